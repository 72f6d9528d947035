"""What the kinds of hypothesis say of themselves in settings.yaml besides what a study may say.

=================  ======================================================================
tables             the sections of its statistics that get a table in results/<study>/inference
called             what it is called otherwise, for messages about settings
figures_of_counts  those of its figures that show counts, and no point for each respondent
counts             which of its statistics count respondents: `samples`, the sections with the
                   n that a hypothesis is tested on; `tables`, from the section of a table of
                   counts to the keys that name its `rows` and `columns`, and to the section
                   with its `n`
by_categories      the keys that hold a variable by its categories, where a profile column may stand
                   as well
singles            by section, the statistics that tell of single respondents or of few, such as
                   the lowest value: they are withheld without the answers
relates            the keys that name both sides of the relation that it tests, where it tests one
single_items       whether it reads the answers to single items, and not totals alone
persons            the sections whose parts are single respondents: nothing of them is shared
                   without the answers
=================  ======================================================================

Without answers nothing leaves of a kind that does not say its `counts`: its cells may be small.
"""

import copy
import functools

from angket.hypotheses.kind import FOLDER, kinds, settings_of

FILE = "#/$defs/file"


def tables():
    """List the tables that the kinds have, with the kind of each.

    >>> tables()["crosstab"]
    'association'
    """
    return {table: kind for kind in kinds() for table in settings_of(kind).get("tables", ())}


def caption_of(table):
    """Return the file with the caption of a table of a kind, or None where it is not shown.

    >>> caption_of("mediation").name, caption_of("crosstab")
    ('table_mediation.rst', None)
    """
    file = FOLDER / tables()[table] / f"table_{table}.rst"
    return file if file.exists() else None


def figures_of_counts():
    """List the kinds of figures of hypotheses that show no single respondent.

    >>> "association" in figures_of_counts()
    True
    """
    return [name for kind in kinds() for name in settings_of(kind).get("figures_of_counts", ())]


def other_names():
    """Return what the kinds are called otherwise, each with its kind.

    >>> other_names()["chi square"]
    'association'
    """
    return {word: kind for kind in kinds() for word in settings_of(kind).get("called", ())}


def counts_of(kind):
    """Return what a kind says of the statistics that count respondents, or None.

    >>> counts_of("regression")["samples"]
    ['regression', 'correlation']
    """
    return settings_of(kind).get("counts")


def tables_of_counts(kind):
    """Return the tables of counts of a kind: from section to the keys of rows, columns and n.

    >>> tables_of_counts("association")["crosstab"]["n"], tables_of_counts("regression")
    ('association', {})
    """
    return (counts_of(kind) or {}).get("tables", {})


def counted_with(hypotheses, variable):
    """Yield the hypotheses that count a variable by something else, each with that.

    Parameters
    ----------
    hypotheses : dict
    variable : str

    Examples
    --------
    >>> hypotheses = {"H1": {"kind": "association", "row": "sex", "column": "stress"}}
    >>> list(counted_with(hypotheses, "stress"))
    [('H1', 'sex')]
    """
    for name, hypothesis in hypotheses.items():
        for keys in tables_of_counts(hypothesis["kind"]).values():
            pair = [hypothesis[keys[of]] for of in ("rows", "columns")]
            if variable in pair:
                yield name, pair[1 - pair.index(variable)]


def sections_of_counts():
    """List the sections of all tables of counts.

    >>> "crosstab" in sections_of_counts()
    True
    """
    return [section for kind in kinds() for section in tables_of_counts(kind)]


def files_of(hypotheses):
    """Return the files of ratings that hypotheses are about, by hypothesis.

    A key of a kind that holds `#/$defs/file` names one; the step `ratings` reads it, by the
    hypothesis's `level` (nominal, ordinal, interval or ratio), and by its `objects` and
    `categories` where it has them.

    >>> files_of({"H1": {"kind": "agreement", "ratings": "a.csv"}, "H2": {"kind": "regression"}})
    {'H1': 'a.csv'}
    """
    return {
        name: hypothesis[key]
        for name, hypothesis in hypotheses.items()
        for key in file_keys_of(hypothesis["kind"])
    }


def without_places(settings):
    """Return settings that say of files of ratings that they are there, and not where.

    Archives hold copies of them elsewhere, which makes no other analysis.

    >>> of_ratings = {"kind": "agreement", "ratings": "a.csv"}
    >>> without_places({"hypotheses": {"H1": of_ratings}})["hypotheses"]["H1"]["ratings"]
    True
    """
    settings = copy.deepcopy(settings)
    for hypothesis in settings.get("hypotheses", {}).values():
        hypothesis |= dict.fromkeys(file_keys_of(hypothesis["kind"]), True)
    if content := settings.get("instrument", {}).get("content"):
        content["file"] = True
    return settings


def file_keys_of(kind):
    """List the keys of a kind that name a file of ratings.

    >>> file_keys_of("agreement"), file_keys_of("regression")
    (['ratings'], [])
    """
    properties = settings_of(kind)["properties"]
    return [key for key, described in properties.items() if described.get("$ref") == FILE]


def sections_of_persons():
    """List the sections whose parts are single respondents.

    >>> sections_of_persons()
    ['influence']
    """
    return [section for kind in kinds() for section in settings_of(kind).get("persons", ())]


@functools.cache
def statistics_of_singles():
    """Return section and statistic of what tells of single respondents or of few.

    >>> ("moderation", "moderator_minimum") in statistics_of_singles()
    True
    """
    declared = [settings_of(kind).get("singles", {}) for kind in kinds()]
    return {(section, name) for told in declared for section in told for name in told[section]}


def columns_examined(study):
    """Tell whether assumptions of a study are examined of models with profile columns in them.

    Parameters
    ----------
    study : dict
        Completed.

    Examples
    --------
    >>> of_age = {"kind": "regression", "response": "y", "predictors": ["age"]}
    >>> columns_examined({"profile": {"age": {}}, "hypotheses": {"H1": of_age}})
    True
    """
    profile = set(study.get("profile", ()))
    for hypothesis in study.get("hypotheses", {}).values():
        for key, described in settings_of(hypothesis["kind"])["properties"].items():
            if "profile" in described.get("names", ()) and "assumptions" in described["steps"]:
                named = hypothesis.get(key) or ()
                if not profile.isdisjoint([named] if isinstance(named, str) else named):
                    return True
    return categories_examined(study)


def categories_examined(study):
    """Tell whether assumptions of a study are examined of models with categories of variables.

    Parameters
    ----------
    study : dict
        Completed.

    Examples
    --------
    >>> by_sleep = {"kind": "moderation", "response": "y", "predictor": "x", "groups": "sleep"}
    >>> categories_examined({"variables": {"sleep": {}}, "hypotheses": {"H1": by_sleep}})
    True
    """
    for hypothesis in study.get("hypotheses", {}).values():
        declared = settings_of(hypothesis["kind"])
        for key in declared.get("by_categories", ()):
            examined = "assumptions" in declared["properties"][key]["steps"]
            # A profile column of that name is read as one.
            if examined and hypothesis.get(key) not in (None, *study.get("profile", ())):
                return True
    return False


# What a hypothesis says of itself, and how it is tested, besides what it tests.
_BESIDES = {"statement", "direction", "test", "scale", "assumptions_scale", "effect_of_interest"}


def relation_of(hypothesis):
    """Return what a hypothesis tests, which is the same of two that test the same.

    Returns
    -------
    frozenset
        The two variables or profile columns whose relation it tests, if nothing is held constant;
        or else everything that is set but for its statement and its test.

    Examples
    --------
    >>> one = {"kind": "regression", "response": "y", "predictors": ["x"], "scale": "interval"}
    >>> relation_of(one) == relation_of({"kind": "correlation", "variables": ["x", "y"]})
    True
    >>> both = one | {"predictors": ["x", "z"]}
    >>> relation_of(both) == relation_of(both | {"scale": "raw"}), relation_of(both) == {"x", "y"}
    (True, False)
    """
    sides = settings_of(hypothesis["kind"]).get("relates", ())
    roles = {key: hypothesis[key] for key in sides if hypothesis.get(key)}
    if len(roles) == len(sides) and not hypothesis.get("controls"):
        named = frozenset(names_in({"kind": hypothesis["kind"], **roles}))
        if len(named) == 2 and named == frozenset(names_in(hypothesis)):
            return named
    given = {key: value for key, value in hypothesis.items() if key not in _BESIDES and value}
    return frozenset({(key, repr(value)) for key, value in given.items()})


def reads_items(kind):
    """Tell whether a kind reads the answers to single items.

    >>> reads_items("gap"), reads_items("regression")
    (True, False)
    """
    return settings_of(kind).get("single_items", False)


def items_read(study):
    """Tell whether hypotheses of a study are about single items.

    >>> items_read({"hypotheses": {"H1": {"kind": "gap"}}}), items_read({})
    (True, False)
    """
    return any(reads_items(one["kind"]) for one in study.get("hypotheses", {}).values())


def names_in(hypothesis):
    """List the variables and profile columns that a hypothesis names.

    >>> names_in({"kind": "regression", "response": "y", "predictors": ["x"]})
    ['y', 'x']
    """
    named = []
    for key, described in settings_of(hypothesis["kind"])["properties"].items():
        if "names" in described and hypothesis.get(key):
            named += [name for _, name in placed_names(hypothesis[key])]
    return named


def placed_names(value):
    """Yield the names that the value of a key holds, each with its place below the key.

    Parameters
    ----------
    value : str, list or dict
        A name, a list of names, or from a name to others.

    Examples
    --------
    >>> list(placed_names("x")), list(placed_names({"y": ["x"]}))
    ([((), 'x')], [(('y',), 'y'), (('y', 0), 'x')])
    """
    if isinstance(value, dict):
        for name, others in value.items():
            yield (name,), name
            yield from (((name, *place), other) for place, other in placed_names(others))
    elif isinstance(value, list):
        yield from (((position,), name) for position, name in enumerate(value))
    else:
        yield (), value
