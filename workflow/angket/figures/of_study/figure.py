"""What a figure of a study is: a folder beside this file, with these modules and files.

===============  =====================================================================
figure.yaml      `place`, a number, by which figures are ordered; `of`, whether there is one for
                 each `variable` or for the `study`. Where they apply: `counts: true`, of a figure
                 that shows counts and coefficients and no point for each respondent; `inputs`,
                 from a name to a further table in results/{study} that it is drawn from;
                 `settings`, further keys of the study that it needs
drawn.py         ``figures(name, variable, found)`` or, of a study, ``figures(found)``: yields file
                 name, kind (the name of the folder), subject, title, and what draws it
redrawn.py       the same with `Shared` for `found`: where it follows from statistics alone
caption.rst      its caption in Snakemake's own report
en.yaml, id.yaml its words under `figures` and, for the report, `report.pictures.<kind>`; a file
                 for each language. Words of figures that are older stand in workflow/languages
===============  =====================================================================

A folder that is added here is a new figure, and nothing else names it. Figures of hypotheses are
those of their kind, and stand after the figures of a study whose place is below `HYPOTHESES`.
"""

import functools
import importlib
from pathlib import Path
from typing import NamedTuple

import yaml

FOLDER = Path(__file__).parent
# The place of the figures of hypotheses among those of the study.
HYPOTHESES = 60


class Found(NamedTuple):
    """What figures of a study are drawn from.

    Attributes
    ----------
    statistics : dict
        Of the tests of hypotheses, and of items of tests: from section, subject and statistic to
        value, as texts.
    responses, keyed : DataFrame of float, shape (n, items)
        Answers as they were ticked, and with reversed items turned round.
    totals : dict of str to DataFrame of float
        Raw and interval.
    categories : DataFrame of str
        Of the variables that have some.
    mappings : DataFrame of float
        The interval score of each item (rows) and code (columns).
    sensitivity : DataFrame
        Every way of testing each hypothesis.
    further : dict of str to DataFrame
        The tables that figures name as their `inputs`.
    settings : dict
        The slice of the study's settings that figures use, with `words`.
    """

    statistics: dict
    responses: object
    keyed: object
    totals: dict
    categories: object
    mappings: object
    sensitivity: object
    further: dict
    settings: dict


class Shared(NamedTuple):
    """What figures are drawn from where a study shares its statistics and no answers.

    Attributes
    ----------
    statistics : dict
        From section, subject and statistic to value, as texts.
    sensitivity : DataFrame
    settings : dict
    """

    statistics: dict
    sensitivity: object
    settings: dict


def figures():
    """List the figures that there are, by their places.

    >>> figures().index("likert") < figures().index("forest")
    True
    """
    names = [file.parent.name for file in FOLDER.glob("*/figure.yaml")]
    return sorted(names, key=lambda name: (described(name)["place"], name))


def redrawn():
    """List the figures that can be drawn from statistics alone.

    >>> "mapping" in redrawn(), "distribution" in redrawn()
    (True, False)
    """
    return [name for name in figures() if (FOLDER / name / "redrawn.py").exists()]


@functools.cache
def described(figure):
    """Return what a figure says of itself.

    >>> described("likert")["of"]
    'variable'
    """
    with open(FOLDER / figure / "figure.yaml", encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)


def of_counts():
    """List the figures that show no single respondent.

    >>> "likert" in of_counts()
    True
    """
    return [name for name in figures() if described(name).get("counts")]


def further_inputs():
    """Return the tables that figures name as their inputs, by name.

    >>> all(file.startswith("results/{study}/") for file in further_inputs().values())
    True
    """
    found = {}
    for name in figures():
        found |= described(name).get("inputs", {})
    return found


def further_settings(names=None):
    """List the keys of a study that figures name.

    Parameters
    ----------
    names : list of str, optional
        Of figures; without it, all.

    Examples
    --------
    >>> "variables.*.items" in further_settings(), "comparisons" in further_settings(redrawn())
    (False, False)
    """
    names = figures() if names is None else names
    return [key for name in names for key in described(name).get("settings", ())]


def drawn(module, names, found):
    """Yield every figure of a study up to those of hypotheses, or after them.

    Parameters
    ----------
    module : str
        `drawn` or `redrawn`.
    names : list of str
        Of figures, in order.
    found : Found or Shared
    """
    of_variables = [name for name in names if described(name)["of"] == "variable"]
    for variable, settings in found.settings["variables"].items() if of_variables else ():
        for name in of_variables:
            yield from _load(name, module).figures(variable, settings, found)
    for name in names:
        if name not in of_variables:
            yield from _load(name, module).figures(found)


def before_hypotheses(names):
    """List those of some figures that stand before the figures of hypotheses.

    >>> before_hypotheses(["likert", "forest"])
    ['likert']
    """
    return [name for name in names if described(name)["place"] < HYPOTHESES]


def _load(figure, module):
    return importlib.import_module(f"angket.figures.of_study.{figure}.{module}")
