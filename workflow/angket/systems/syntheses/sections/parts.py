"""What the sections of a synthesis have in common."""

from dataclasses import replace

from angket.formats.blocks import Cell, Figure, Table
from angket.report.finding import Finding
from angket.statistics.synthesis.pooling import test_of
from angket.systems.syntheses.pooled import SECTION

# Rows of a table that are printed; more are for the workbook.
MOST = 80


def between(results):
    """Return what fills the names of both measures in a phrase."""
    return dict(zip("xy", results.settings["between"], strict=True))


def pool_of(results, say):
    """Return what is known of the pool of all studies."""
    return Finding(results, say, SECTION, results.settings["name"])


def figure_of(results, say, kind):
    """Return a figure of a synthesis, where it was drawn."""
    if kind not in results.figures:
        return []
    title, alt = (
        say.text(f"syntheses.figures.{kind}.{part}", **between(results))
        for part in ("title", "alt")
    )
    return [Figure(f"figure-{kind}", title, kind, alt)]


def span(say, low, high, way="between"):
    """Say between what numbers lie, or at which where both print the same.

    Parameters
    ----------
    say : Phrases
    low, high : Number
    way : str
        between, or reach for "from" and "to".

    Returns
    -------
    tuple of Inline
    """
    ends = "one" if low.text == high.text else "two"
    return say(f"syntheses.{way}.{ends}", low=low, high=high)


def percent_of(results):
    """Return the confidence of intervals in percent."""
    return results.write(round(100 * results.settings["pooling"]["confidence"], 10), "given")


def test_named(results, say):
    """Name the test of the pool, that of each group and of each step as well."""
    pooling = results.settings["pooling"]
    return say(f"syntheses.tests.{test_of(pooling['estimator'], pooling.get('test'))}")


def not_pooled(results, say, found):
    """Say why there is no pool, or none but its mean."""
    reason = found.reason("ci_low_back") or found.reason("estimate_back")
    if found.has("estimate_back") and found.amount("k") > 1:
        told = {"estimate": found.number("estimate_back"), "reason": reason}
        return say("syntheses.pool.no_interval", **told, **between(results))
    return say("syntheses.pool.none", reason=reason, **between(results))


def robust_note(results, say):
    """Return the note on standard errors where several results of one sample were pooled."""
    shared = pool_of(results, say).has("samples")
    return [say("syntheses.differences.robust_note")] if shared else []


def beyond_one(results, say, section, rows, statistics):
    """Return the note on limits that no correlation can have, where a table holds such.

    Parameters
    ----------
    results : Results
    say : Phrases
    section : str
    rows : sequence of (str, str)
        As of `statistics_table`.
    statistics : sequence of str

    Returns
    -------
    list of tuple of Inline
    """
    ends = [
        results.number(section, subject, statistic).value
        for _, subject in rows
        for statistic in statistics
        if statistic.endswith(("low_back", "high_back"))
        and results.has(section, subject, statistic)
    ]
    return [say("syntheses.beyond")] if any(abs(end) > 1 for end in ends) else []


def plain_table(say, label, title, heads, body, notes=()):
    """Return a table of texts whose heads are phrases under `syntheses.heads`, or none."""
    if not body:
        return []
    head = tuple(Cell(say(f"syntheses.heads.{name}")) for name in heads)
    return [Table(label, say.text(title), (head,), tuple(body), notes)]


def in_print(tables):
    """Let tables of very many studies stand in the workbook alone."""
    return [
        replace(table, printed=len(table.body) <= MOST) if table.printed else table
        for table in tables
    ]


def names_of(results, section):
    """List what a section tells of, without the name of the synthesis before it.

    Returns
    -------
    list of (str, str)
        Name and subject.
    """
    subjects = results.subjects(section, f"{results.settings['name']}:")
    return [(subject.partition(":")[2], subject) for subject in subjects]
