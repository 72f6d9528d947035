"""Where tables, figures and parts of the report stand, by their names, before a study chooses.

A file `<section>.places.yaml` beside a section of the report, or `places.yaml` in the folder of a
kind of hypothesis, gives each name one of these places:

==========  ===================================================================================
main        in the main text
appendix    in the appendix
workbook    a table only in the workbook, a figure only in the folder of figures; printed in the
            appendix where `report.detail` is `full`
end         behind the appendix, as the list of references
==========  ===================================================================================

The name of a table or figure is what its label begins with; that of a section is the name of its
module. What has no place stands in the main text.
"""

import copy
import functools

import yaml

from angket.hypotheses.kind import FOLDER, kinds
from angket.messages.message import Message
from angket.settings.words import PACKAGE

PLACES = ("main", "appendix", "workbook", "end")
SECTIONS = PACKAGE / "report/sections"
# The section that shows what the kinds of hypothesis have.
OF_KINDS = "hypotheses"


@functools.cache
def declared():
    """Return the places that sections and kinds of hypothesis declare.

    Returns
    -------
    dict of str to dict
        From the section to its names, each with its place.

    Examples
    --------
    >>> declared()["instrument"]["validity"]
    'main'
    """
    found = {file.name.split(".")[0]: _read(file) for file in SECTIONS.glob("*.places.yaml")}
    files = (FOLDER / kind / "places.yaml" for kind in kinds())
    of_kinds = {
        name: place for file in files if file.exists() for name, place in _read(file).items()
    }
    return dict(sorted(found.items())) | {OF_KINDS: found.get(OF_KINDS, {}) | of_kinds}


def _read(file):
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def known_names():
    """List what a study may choose a place for.

    >>> {"validity", "figure-likert"} <= set(known_names())
    True
    """
    named = {
        name for names in declared().values() for name, place in names.items() if place != "end"
    }
    return sorted(named)


def with_places(schema):
    """Return the schema of a study with the names that its keys for places accept.

    Parameters
    ----------
    schema : dict
        Of a study.

    Returns
    -------
    dict

    Examples
    --------
    >>> lists = {"main_text": {"items": {}}, "appendix": {"items": {}}}
    >>> schema = with_places({"properties": {"report": {"properties": lists}}})
    >>> "items" in schema["properties"]["report"]["properties"]["appendix"]["items"]["enum"]
    True
    """
    schema = copy.deepcopy(schema)
    report = schema["properties"]["report"]["properties"]
    for key in ("main_text", "appendix"):
        report[key]["items"]["enum"] = known_names()
    return schema


def check_places(settings, report):
    """Report what a study puts into the main text and into the appendix.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
        Receives the problems.
    report : dict
        The study's settings of the report, completed.
    """
    for place, name in enumerate(report["appendix"]):
        if name in report["main_text"]:
            told = Message("settings.two_places", name=name)
            settings.report(("report", "appendix", place), told)
