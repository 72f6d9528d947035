"""Systems beside studies: what has results, a report and an archive, and no questionnaire.

A system is a folder here. Its settings stand in config/<system>/<name>.yaml, its results in
results/<system>/<name>/. In the folder stand:

=====================  ==================================================================
schema.yaml            the keys of its settings besides those that every system has (`COMMON`
                       in `angket.systems.system`)
settings.py            ``check(settings, entry, root, answered)`` reports what of them does not fit,
                       ``places(entry)`` lists where they name a file of data, as paths of keys,
                       ``studies(entry)`` the studies whose results it reads; where there are
                       such, ``extracts(entry, statistics)`` says what of them an archive holds
                       (`angket.systems.archived`), and ``analysed(entry)`` what of the settings
                       is the same there
summary.py             ``rows(results, words)``: label and text of each line of a run's summary
places.yaml            where tables and figures of its report stand, as `angket.settings.places`
                       says; none where all stand in the main text
catalogue.yaml         its statistics, as `angket.catalogue` describes them, of the part that has
                       the name of the system; their words in ``catalogue.en.yaml`` and so on
citations.yaml         the sources that it cites, as in report/citations.yaml
en.yaml, id.yaml       its phrases, a file for each language: `report`, `figures`, `summary`, and
                       `messages`, whose keys begin with ``systems.<system>.``
=====================  ==================================================================

and whatever its scripts call: what computes, draws and composes. Rules stand in
workflow/rules/<system>.smk, scripts in workflow/scripts/<system>_<step>.py; the Snakefile lists
the system. What all systems share stands beside this file.
"""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def systems():
    """List the systems that there are.

    >>> "syntheses" in systems()
    True
    """
    return sorted(file.parent.name for file in FOLDER.glob("*/schema.yaml"))


def described(system, name):
    """Name the file that describes something of a system.

    >>> described("syntheses", "burnout")
    'config/syntheses/burnout.yaml'
    """
    return f"config/{system}/{name}.yaml"
