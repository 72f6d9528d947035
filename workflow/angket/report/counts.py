"""Counts of categories: which there are, and which is the largest."""

from dataclasses import dataclass

from angket.report.listing import listed
from angket.subjects import column_and_value, values_of

_MISSING = "missing"


@dataclass(frozen=True)
class Counts:
    """The counts of a column or variable.

    Parameters
    ----------
    section : str
        Where they stand in statistics.csv.
    categories : dict
        From category to its subject, in the order of statistics.csv.
    missing : str or None
        Subject that counts those without a category, where there are some.
    """

    section: str
    categories: dict[str, str]
    missing: str | None


def counts_of(results, section, name):
    """Collect the subjects `name=category` of a section.

    Parameters
    ----------
    results : Results
    section, name : str

    Returns
    -------
    Counts
    """
    categories = {
        column_and_value(subject)[1]: subject
        for subject in results.subjects(section, values_of(name))
    }
    # A category may have this name, too; only a category has a percentage.
    without = categories.get(_MISSING)
    if without and results.value(section, without, "percent") is None:
        return Counts(section, {k: v for k, v in categories.items() if v != without}, without)
    return Counts(section, categories, None)


def told(results, counts):
    """List the categories whose count is told: in the report for an archive, not those of few."""
    return [
        category
        for category, subject in counts.categories.items()
        if results.has(counts.section, subject, "n")
    ]


def largest(results, counts):
    """Return the categories that most respondents belong to: several if equal, or none."""
    n = {
        category: results.number(counts.section, subject, "n").value
        for category, subject in counts.categories.items()
        if results.has(counts.section, subject, "n")
    }
    most = max(n.values(), default=0)
    return [category for category, count in n.items() if count == most and most > 0]


def largest_sentence(results, say, counts, phrases, without="", **fillings):
    """Say which category is the largest, and how many have none.

    Parameters
    ----------
    results : Results
    say : Phrases
    counts : Counts
    phrases : str
        The part of the language file with `largest`, `tied`, `only`, `nobody` and
        `without`.
    without : str, optional
        What those without one are called.
    fillings
        Of these phrases, besides groups, n and percent.

    Returns
    -------
    tuple of Inline
        Empty where there is nothing to say.
    """
    groups = largest(results, counts)
    missing = (
        say(
            f"{phrases}.without",
            missing=without,
            n=results.number(counts.section, counts.missing, "n"),
        )
        if counts.missing and results.has(counts.section, counts.missing, "n")
        else ()
    )
    if not groups:
        if not missing or len(counts.categories) > len(told(results, counts)):
            return ()
        n = results.number(counts.section, counts.missing, "n")
        return say(f"{phrases}.nobody", n=n, **fillings)
    subject = counts.categories[groups[0]]
    n = results.number(counts.section, subject, "n")
    if not results.has(counts.section, subject, "percent"):
        return missing
    percent = results.number(counts.section, subject, "percent")
    kind = "tied" if groups[1:] else "only" if percent.value == 100 else "largest"
    found = say(f"{phrases}.{kind}", groups=listed(say, groups), n=n, percent=percent, **fillings)
    return (*found, *missing)


def sizes_of(results, column):
    """Return how many respondents each group of the profile has, as far as that is told.

    Parameters
    ----------
    results : Results
    column : str
        Of the profile.

    Returns
    -------
    dict of int
    """
    counts = counts_of(results, "sample", column)
    return {
        category: int(results.number("sample", counts.categories[category], "n").value)
        for category in told(results, counts)
    }
