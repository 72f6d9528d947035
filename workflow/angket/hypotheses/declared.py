"""What the kinds of hypothesis say of themselves in settings.yaml besides what a study may say.

=================  ======================================================================
tables             the sections of its statistics that get a table in results/<study>/inference
called             what it is called otherwise, for messages about settings
figures_of_counts  those of its figures that show counts, and no point for each respondent
counts             which of its statistics count respondents: `samples`, the sections with the
                   n that a hypothesis is tested on; `tables`, from the section of a table of
                   counts to the keys that name its `rows` and `columns`, and to the section
                   with its `n`
persons            the sections whose parts are single respondents: nothing of them is shared
                   without the answers
=================  ======================================================================

Without answers nothing leaves of a kind that does not say its `counts`: its cells may be small.
"""

from angket.hypotheses.kind import FOLDER, kinds, settings_of


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


def sections_of_counts():
    """List the sections of all tables of counts.

    >>> "crosstab" in sections_of_counts()
    True
    """
    return [section for kind in kinds() for section in tables_of_counts(kind)]


def sections_of_persons():
    """List the sections whose parts are single respondents.

    >>> sections_of_persons()
    ['influence']
    """
    return [section for kind in kinds() for section in settings_of(kind).get("persons", ())]


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
    return False


def names_in(hypothesis):
    """List the variables and profile columns that a hypothesis names.

    >>> names_in({"kind": "regression", "response": "y", "predictors": ["x"]})
    ['y', 'x']
    """
    named = []
    for key, described in settings_of(hypothesis["kind"])["properties"].items():
        if "names" in described and hypothesis.get(key):
            value = hypothesis[key]
            named += value if isinstance(value, list) else [value]
    return named
