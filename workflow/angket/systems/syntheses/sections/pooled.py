"""What the pool of a synthesis shows: the pooled effect, differences, and what to expect next."""

from angket.formats.blocks import Cell, Figure, Heading, Paragraph, Table
from angket.report.finding import Finding
from angket.report.listing import sentences_of
from angket.report.tables import Column, label_for, statistics_table
from angket.systems.syntheses.pooled import SECTION

_OF_STUDIES = ("n", "r", "ci_low_back", "ci_high_back", "weight_percent", "leave_one_out", "cook")
_OF_POOL = ("estimate", "se", "t", "z", "df", "p", "q", "q_df", "q_p", "tau_squared")
_OF_POOL += ("tau_squared_low", "tau_squared_high", "i_squared", "i_squared_low", "i_squared_high")


def compose(results, say):
    """Compose the section about the pool.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    name = results.settings["name"]
    found = Finding(results, say, SECTION, name)
    return [
        Heading(1, say.text("syntheses.heading")),
        Paragraph(*sentences_of(_sentences(results, say, found))),
        *figure_of(results, say, "forest"),
        *_pool_table(results, say, name),
        *_study_table(results, say, name),
        *figure_of(results, say, "funnel"),
    ]


def _sentences(results, say, found):
    """Say what the pool shows, how far studies differ, and what a further one may find."""
    x, y = results.settings["between"]
    between = {"x": x, "y": y}
    if not found.has("estimate_back", "ci_low_back"):
        yield say("syntheses.pool.none", reason=found.reason("estimate"), **between)
        return
    told = {name: found.number(name) for name in ("k", "n", "estimate_back")}
    told |= {name: found.number(f"{name}_back") for name in ("ci_low", "ci_high")}
    percent = results.write(100 * results.settings["pooling"]["confidence"], "count")
    yield say("syntheses.pool.estimate", percent=percent, **told, **between)
    if found.has("i_squared", "tau"):
        shares = {name: found.number(name) for name in ("i_squared", "tau", "q_p")}
        yield say("syntheses.pool.differences", **shares)
    if found.has("prediction_low_back"):
        low, high = (found.number(f"prediction_{end}_back") for end in ("low", "high"))
        signs = "one_side" if low.value * high.value > 0 else "both_sides"
        yield say(f"syntheses.pool.prediction_{signs}", low=low, high=high)


def _pool_table(results, say, name):
    """Tell every number of the pool in a table of two columns."""
    rows = [
        (Cell(say(f"statistics.{SECTION}.{key}")), results.number(SECTION, name, key))
        for key in _OF_POOL
        if results.has(SECTION, name, key)
    ]
    head = (Cell(say("syntheses.heads.statistic")), Cell(say("syntheses.heads.value")))
    title = say.text("syntheses.pool.table")
    return [Table(label_for("pool", name), title, (head,), tuple(rows))] if rows else []


def _study_table(results, say, name):
    subjects = results.subjects(SECTION, f"{name}:")
    rows = [(subject.removeprefix(f"{name}:"), subject) for subject in subjects]
    columns = [Column(SECTION, statistic) for statistic in _OF_STUDIES]
    title = say.text("syntheses.pool.studies")
    return statistics_table(results, say, "studies", title, "study", rows, columns)


def figure_of(results, say, kind):
    """Return a figure of a synthesis, where it was drawn."""
    x, y = results.settings["between"]
    if kind not in results.figures:
        return []
    title = say.text(f"syntheses.figures.{kind}.title", x=x, y=y)
    alt = say.text(f"syntheses.figures.{kind}.alt", x=x, y=y)
    return [Figure(f"figure-{kind}", title, kind, alt)]
