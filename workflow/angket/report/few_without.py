"""The few without a group: which results tell of them, as those of all less those of the groups."""

from angket.hypotheses.declared import counted_with, names_in, tables_of_counts
from angket.report.counts import counts_of, told
from angket.report.listing import listed, sentences_of
from angket.statistics.categorical.joint_groups import SMALLEST_GROUP


def telling_table(results, variable):
    """Return the table of counts that all categories of a variable would make telling.

    It crosses the variable with a column of the profile and leaves out who has no group there.
    Where these are few, its totals less the counts of all respondents are theirs, so that the
    latter are not shown.

    Parameters
    ----------
    results : Results
    variable : str

    Returns
    -------
    hypothesis, column : str
        None and None where there is no such table.
    """
    counts = counts_of(results, "category", variable)
    names = told(results, counts)
    places = [("category", counts.categories[name], "n") for name in names]
    everybody = sum(results.number(*place).value for place in places)
    for name, column in counted_with(results.settings.get("hypotheses") or {}, variable):
        for keys in tables_of_counts(results.settings["hypotheses"][name]["kind"]).values():
            place = (keys["n"], name, "n")
            if column not in (results.settings.get("profile") or {}) or not results.has(*place):
                continue
            if 0 < everybody - results.number(*place).value < SMALLEST_GROUP:
                return name, column
    return None, None


def not_drawn(results, say, variable):
    """Say that the totals of a variable are not drawn, where bars would tell of the few.

    Parameters
    ----------
    results : Results
    say : Phrases
    variable : str

    Returns
    -------
    tuple of Inline
    """
    _, column = telling_table(results, variable)
    if not column:
        return ()
    return say(
        "description.categories.not_drawn",
        variable=results.label(variable),
        by=results.label(column),
        smallest=results.spelled(SMALLEST_GROUP),
    )


def told_of(results, say, column, did):
    """Say what follows of the few without a group, and what does not.

    Parameters
    ----------
    results : Results
    say : Phrases
    column : str
        Of the profile.
    did : str
        What they did instead of an answer, in words.

    Returns
    -------
    tuple of Inline
        Empty where nothing is told by the column.
    """
    label, sentences = results.label(column), []
    for key, names in zip(("counted", "averaged"), _compared(results, column), strict=True):
        if names:
            variables = listed(say, [results.label(name) for name in names])
            sentences.append(say(f"respondents.few_{key}", variables=variables, label=label))
    few = say("respondents.few_here", label=label, did=did)
    return sentences_of([few, *sentences]) if sentences else ()


def _compared(results, column):
    """List the variables that are counted by a column, and those whose means are compared by it."""
    settings, counted, averaged = results.settings, {}, {}
    profile = settings.get("profile") or {}
    numbers = [name for name, one in profile.items() if one.get("kind") == "number"]
    for comparison in settings.get("comparisons") or ():
        if comparison["by"] == column:
            averaged |= dict.fromkeys(comparison["variables"])
    for hypothesis in (settings.get("hypotheses") or {}).values():
        names = set(names_in(hypothesis))
        if column not in names:
            continue
        of_counts = tables_of_counts(hypothesis["kind"])
        found = counted if of_counts else averaged
        found |= dict.fromkeys(name for name in [*settings["variables"], *numbers] if name in names)
    return list(counted), list(averaged)
