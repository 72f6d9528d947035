"""What a kind of hypothesis is: a folder beside this file, with these modules and files.

==================  =====================================================================
settings.yaml       the part of the study's schema that describes such a hypothesis; a key says
                    with `steps` which steps it is handed to, and with `names` which groups of
                    the study define the names it holds. What else it says of the kind,
                    `angket.hypotheses.declared` reads: its tables, what of it counts respondents,
                    what it adds to the study's `tests`, what it is called otherwise
roles.py            ``variables(hypothesis)``, whose totals it rests on;
                    ``models(name, hypothesis)``, whose assumptions are examined;
                    ``problems(hypothesis, study)``, what of its settings does not fit
examined.py         ``design(hypothesis, data, scale)``: the terms of models that may have more than
                    totals in them; a kind without such models has no such file
test.py             ``test(rows, name, hypothesis, data)``: adds the statistics and returns an
                    `Outcome`
sensitivity.py      ``panel_of(hypothesis, data, flagged)``: the hypothesis tested in other ways
figures.py          ``figures(name, hypothesis, pictured)``: what is drawn; and ``redrawn``, where
                    a figure follows from the statistics alone
section.py          ``null``, ``named`` and ``compose``: the section of the report; and, where
                    there is something to say, the functions of `angket.report.said`
places.yaml         where its tables and figures stand, as `angket.settings.places` says
<figure>.rst        the caption of a figure in Snakemake's own report
table_<table>.rst   the caption of a table there; a table without one is not shown
catalogue.yaml      the statistics that it alone makes, as `angket.catalogue` describes them; their
                    words in ``catalogue.en.yaml``, ``catalogue.id.yaml``
citations.yaml      the sources that it alone cites, as in report/citations.yaml
settings.id.yaml    what each key of settings.yaml is called and holds, with examples, for the
                    form of the page
sentences.yaml      questions by which the page makes such a hypothesis, as
                    `angket.page.form.sentences` describes them
en.yaml, id.yaml    its phrases, a file for each language; what is told of its settings stands
                    under `messages`
==================  =====================================================================

A folder that is added here is a new kind, and nothing else names it. `test` and `sensitivity`
import statistics alone, `figures` the drawing, `section` the report; a test holds every kind to it.
"""

import copy
import functools
import importlib
from pathlib import Path
from typing import NamedTuple

import yaml

from angket.subjects import part_of

FOLDER = Path(__file__).parent
# The modules of a kind that steps load by its name, by the step.
PARTS = {
    "assumptions": ("roles", "examined"),
    "inference": ("test",),
    "sensitivity": ("sensitivity",),
    "figures": ("figures",),
    "shared_figures": ("figures",),
    "report": ("roles", "section"),
}


class Data(NamedTuple):
    """What hypotheses are tested on.

    Attributes
    ----------
    totals : dict of str to DataFrame of float, shape (n, variables)
        Of the raw and of the interval scores, NaN where a respondent has none.
    groups : DataFrame of str, shape (n, columns)
        Categories of variables and of profile columns.
    order : dict of str to list of str
        Of each column of `groups`, its categories in order.
    tests : dict
        The study's settings of that name.
    verdicts : dict
        From section, subject and statistic to what the assumption tests found, as texts.
    unordered : tuple of str, optional
        The columns of `groups` whose categories stand in an order that says nothing.
    ratings : angket.hypotheses.rated.Rated, optional
        Of a hypothesis about a file of ratings.
    respondents : Series of str, optional
        What each row's respondent is called, for kinds that name some.
    items : angket.hypotheses.itemised.Itemised, optional
        The answers to single items, for kinds that read such.
    only : str, optional
        The one way of testing that `panel_of` is asked for; the rows of others are not looked at,
        and those that take long need not be computed.
    """

    totals: dict
    groups: object
    order: dict
    tests: dict
    verdicts: dict
    unordered: tuple = ()
    ratings: object = None
    respondents: object = None
    items: object = None
    only: str | None = None


class Outcome(NamedTuple):
    """What decides on a hypothesis.

    Attributes
    ----------
    test : str
        The deciding test.
    p : float or Undefined
    terms : dict of str to float or Undefined, optional
        The p of each part that is decided on by itself.
    predictions : dict of str to Series, optional
        Per respondent, for figures.
    test_of_terms : str, optional
        The test of each part.
    """

    test: str
    p: object
    terms: dict | None = None
    predictions: dict | None = None
    test_of_terms: str = "t"


class Model(NamedTuple):
    """A regression, or a pair of variables, that a hypothesis takes something for granted of.

    Attributes
    ----------
    hypothesis : str
    kind : str
        Of the hypothesis.
    subject : str
        What it is called in statistics.csv: the hypothesis, or a part of it.
    response : str
    predictors : tuple of str
        The variables; of a correlation, the first.
    terms : tuple of str
        What is in the regression: the predictors, and products such as "x*m" of centred ones.
    scale : str
        The totals that are examined: raw or interval.
    residuals : bool
        Whether its residuals are examined, or the variables themselves.
    design : bool
        Whether a study may name more than totals and their products. Then `design` of the kind's
        `examined.py` returns the terms, or None where this study does not; apart, so that the
        report and the check of settings need nothing of what computes. What it returns has the
        attributes response (Series), terms and variables (DataFrames; the numbers among the
        predictors as they are), and `terms` above is then what the study names.
    """

    hypothesis: str
    kind: str
    subject: str
    response: str
    predictors: tuple
    terms: tuple
    scale: str
    residuals: bool = True
    design: bool = False

    @property
    def is_part(self):
        """Whether the hypothesis has another model too."""
        return self.subject != self.hypothesis


def kinds():
    """List the kinds that there are.

    >>> "regression" in kinds()
    True
    """
    return sorted(file.parent.name for file in FOLDER.glob("*/settings.yaml"))


def load(kind, part):
    """Return a module of a kind.

    >>> load("regression", "roles").__name__
    'angket.hypotheses.regression.roles'
    """
    return importlib.import_module(f"angket.hypotheses.{kind}.{part}")


@functools.cache
def settings_of(kind):
    """Return the part of the study's schema that describes hypotheses of a kind.

    >>> settings_of("regression")["required"]
    ['kind', 'statement', 'response', 'predictors']
    """
    with open(FOLDER / kind / "settings.yaml", encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)


def with_kinds(schema):
    """Return the schema of a study with what each kind of hypothesis says of itself.

    Parameters
    ----------
    schema : dict
        Of a study; its keys `hypotheses` and `tests` know no kinds yet.

    Returns
    -------
    dict

    Examples
    --------
    >>> one = {"properties": {"kind": {}}}
    >>> tests = {"properties": {"alpha": {}}}
    >>> bare = {"properties": {"hypotheses": {"additionalProperties": one}, "tests": tests}}
    >>> schema = with_kinds(bare)["properties"]
    >>> "regression" in schema["hypotheses"]["additionalProperties"]["properties"]["kind"]["enum"]
    True
    >>> {"alpha", "mediation"} <= schema["tests"]["properties"].keys()
    True
    """
    schema = copy.deepcopy(schema)
    hypothesis = schema["properties"]["hypotheses"]["additionalProperties"]
    hypothesis["properties"]["kind"]["enum"] = kinds()
    hypothesis["allOf"] = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": settings_of(kind),
        }
        for kind in kinds()
    ]
    for kind in kinds():
        schema["properties"]["tests"]["properties"] |= settings_of(kind).get("tests", {})
    return schema


def keys_for(step, used):
    """Name the keys that a step is handed because of the kinds of hypothesis that a study uses.

    Parameters
    ----------
    step : str
    used : iterable of str
        Kinds.

    Returns
    -------
    list of str

    Examples
    --------
    >>> keys_for("sensitivity", ["association"])
    ['hypotheses.*.kind', 'hypotheses.*.column', 'hypotheses.*.row', 'hypotheses.*.test']
    """
    keys, tests = set(), set()
    for kind in set(used):
        declared = settings_of(kind)
        keys |= _handed_to(step, declared["properties"])
        tests |= _handed_to(step, declared.get("tests", {}))
    # First what every hypothesis has, so that they stay in the order of the study.
    of_hypotheses = [f"hypotheses.*.{key}" for key in ["kind", *sorted(keys)]]
    return of_hypotheses + [f"tests.{key}" for key in sorted(tests)]


def handed(step, hypotheses):
    """Cut hypotheses down to the keys that a step is handed because of the kind of each.

    Two kinds may have a key of the same name that different steps read.

    Parameters
    ----------
    step : str
    hypotheses : dict of str to dict
        Of the study's settings.

    Returns
    -------
    dict of str to dict
        With `kind`, and without what the steps of that kind do not read.

    Examples
    --------
    >>> stated = {"kind": "correlation", "variables": ["x", "y"], "direction": "positive"}
    >>> handed("sensitivity", {"H1": stated})
    {'H1': {'kind': 'correlation', 'variables': ['x', 'y']}}
    """
    cut = {}
    for name, hypothesis in hypotheses.items():
        keys = {"kind"} | _handed_to(step, settings_of(hypothesis["kind"])["properties"])
        cut[name] = {key: value for key, value in hypothesis.items() if key in keys}
    return cut


def _handed_to(step, properties):
    return {key for key, described in properties.items() if step in described.get("steps", ())}


def model(name, hypothesis, response, predictors, part=None, terms=None, residuals=True):
    """Return a model of a hypothesis, or the part of that name of it.

    >>> model("H1", {"kind": "regression", "scale": "raw"}, "y", ["x"]).subject
    'H1'
    """
    scale = hypothesis.get("assumptions_scale") or hypothesis["scale"]
    subject = part_of(name, part) if part else name
    predictors = tuple(predictors)
    terms = tuple(terms) if terms else predictors
    return Model(name, hypothesis["kind"], subject, response, predictors, terms, scale, residuals)
