"""Which statistics would tell of few respondents, and what takes their place where all may read.

A count below the limit is withheld, and with it whatever gives it back: other counts of the same
list, so that no difference from a total tells it; every statistic of a table that has such a
count, for a coefficient at full precision and two margins are the table; and what was computed of
two samples that differ by few.
"""

from angket.answers.left_out import left_out_in, without_items
from angket.archive.answers_to_tests import tells_of_few
from angket.archive.samples import few_apart
from angket.archive.tables_of_counts import Tables
from angket.hypotheses.declared import sections_of_persons, statistics_of_singles
from angket.subjects import column_and_value, named_first, whole_and_part

WITHHELD = "withheld"
# Decided by one respondent alone, or enough, with mean and deviation, to compute the answers on
# a short scale.
_OF_SINGLE = {"minimum", "maximum", "mode", "skewness", "kurtosis"}
# From settings or conventions, so nothing about respondents.
_RULES = {"alpha", "confidence_percent", "test", "rule", "seed", "resamples", "repeats", "quantile"}
_RULES |= {"strength_bands", "strength_citation", "category_bands", "category_citation", "citation"}
_RULES |= {"of", "from", "above", "norm", "power_wanted", "extraction", "cronbach_minimum"}
_RULES |= {"items", "keying", "statistic", "approximated_by", "detectable_measure"}
_RULES |= {"effect_of_interest", "block", "decided_by", "rotation", "normalisation"}
_RULES |= {"score_ideal"}
# Sections that are not about hypotheses; all others are.
_DESCRIBING = ("sample", "excluded", "missing", "screening", "frequency", "multiple_choice", "msi")
_DESCRIBING += ("left_out", "validity", "reliability", "structure", "eigenvalue", "description")
_DESCRIBING += ("content", "item_analysis", "factors", "category", "comparison", "post_hoc")
_DESCRIBING += ("matrix", "alike_items", "further_category")


def undefined(smallest):
    """Return what stands in the place of a value that is withheld.

    >>> undefined(5)
    'undefined: withheld: fewer than 5 respondents'
    """
    return f"undefined: {WITHHELD}: fewer than {smallest} respondents"


def withhold(rows, settings, smallest):
    """Take out of all statistics of a study what would tell of few respondents.

    Parameters
    ----------
    rows : list of (str, str, str, str)
        Section, subject, statistic and value, as in statistics.csv.
    settings : dict
        With variables, profile, hypotheses and comparisons.
    smallest : int
        The smallest number of respondents that a value may rest on.

    Returns
    -------
    shared : list of (str, str, str, str)
        The same, with `undefined(smallest)` for what is withheld. A category below the limit that
        no setting names, such as a name that somebody typed, is called `withheld` too. What tells
        of single respondents by name is not among it.
    withheld : list of (str, str, str, str)
        Section, subject, statistic of each such value as it stands in `shared`, and the reason.

    Examples
    --------
    >>> rows = [("sample", "all", "analysed", "9"), ("sample", "sex=f", "n", "8"),
    ...         ("sample", "sex=m", "n", "1")]
    >>> settings = {"variables": {}, "profile": {"sex": {"kind": "category", "order": ["f", "m"]}},
    ...             "hypotheses": {}, "comparisons": []}
    >>> [row[3] for row in withhold(rows, settings, 5)[0][1:]] == [undefined(5)] * 2
    True
    """
    settings = without_items(settings, left_out_in([row[:3] for row in rows]))
    tables = Tables(rows, settings, smallest)
    few = few_apart(tables)
    shared, withheld, seen = [], [], set()
    persons = sections_of_persons()
    for section, subject, statistic, value in rows:
        if section == "synonym":
            continue  # each row tells that somebody gave an answer that a table may withhold
        if section in persons or (section == "screening" and whole_and_part(subject)[1]):
            continue  # the few besides most of the flagged would follow
        named = tables.without_names(section, subject)
        reason = _reason(tables, few, section, subject, statistic, value)
        if section == "msi" and reason and column_and_value(subject)[1] is not None:
            # The answers that have a row would tell which answers nobody gave.
            named, statistic = column_and_value(subject)[0], "interval"
        if named is None or (named != subject and (section, named, statistic) in seen):
            continue  # one row for each would tell how many names there are
        seen.add((section, named, statistic))
        if reason is None and tables.tells_name(value):
            reason = "name"
        if reason:
            withheld.append((section, named, statistic, reason))
            value = undefined(smallest)
        shared.append((section, named, statistic, value))
    return shared, withheld


def withheld_places(rows):
    """Name the places of statistics that say they are withheld.

    >>> rows = [("a", "b", "n", undefined(5)), ("a", "c", "n", "7")]
    >>> withheld_places(rows)
    {('a', 'b', 'n')}
    """
    return {tuple(row[:3]) for row in rows if row[3].startswith(f"undefined: {WITHHELD}: ")}


def _reason(tables, few, section, subject, statistic, value):
    """Tell why a value is withheld, or return None."""
    hypothesis = None if section in _DESCRIBING else named_first(subject)
    if (section, subject) in tables.hidden and statistic in ("n", "percent"):
        return "count"
    if statistic == "percent" and (section, named_first(subject)) in tables.percents_hidden:
        return "count"
    if section == "multiple_choice" and subject in tables.choices:
        return "choice"
    if statistic in _RULES:
        return None
    if section == "further_category":
        return "count"  # two sets of bounds tell of the few between them
    if section == "decision" and statistic == "p_holm" and (tables.crosstabs or few):
        return "table"  # one p can follow from another's adjustment
    if hypothesis in tables.crosstabs:
        return "table"
    if hypothesis in few or (section, subject) in few:
        return "sample"
    if section in ("comparison", "post_hoc") and tables.comparison_of(subject) in tables.compared:
        return "table"
    if tells_of_few(tables, section, subject, statistic):
        return "table"
    if tables.is_of_hidden_items(section, subject, statistic):
        return "table"
    if section == "missing" and tables.few(value) and statistic != "complete":
        return "count"
    if section == "missing" and tables.few(tables.value(section, subject, "person_mean")):
        return "count"
    if statistic in _OF_SINGLE and section in ("description", "sample"):
        return "single"
    if (section, statistic) in statistics_of_singles():
        return "single"
    return None
