"""How far the figures that the study's source printed come out again."""

import re

from angket.formats.blocks import Heading, Reference, Table
from angket.report.finding import paragraph
from angket.report.phrases import origin_of
from angket.report.printed_counts import are_counts_printed
from angket.report.sources import origin_in_a_sentence
from angket.report.tables import heading

# Among the sections; see angket.report.compose.
PLACE = 100


def compose(results, say):
    """Compose the comparison with published figures, where there are any.

    Parameters
    ----------
    results : Results
        With `published`, the rows of published.csv.
    say : Phrases

    Returns
    -------
    list of Block
    """
    rows = results.published
    if not rows:
        return []
    different = [row for row in rows if row["verdict"] != "reproduced"]
    counts = {
        "figures": results.write(len(rows), "count"),
        "reproduced": results.write(len(rows) - len(different), "count"),
        "different": results.write(len(different), "count"),
        "source": origin_in_a_sentence(results) or say("published.unnamed"),
    }
    told = "published.some" if different else "published.all"
    blocks = [
        Heading(1, say.text("published.heading")),
        *paragraph(
            say(told, **counts, table=Reference("published")),
            _by_design(results, say),
        ),
        _summary(results, say, rows),
    ]
    if different:
        blocks += [
            *paragraph(say("published.refer", table=Reference("published-different"))),
            _differences(say, different),
        ]
    return blocks


def _by_design(results, say):
    """Say what a reconstruction shows, and what of it the source does not print."""
    if origin_of(results.settings) != "reconstructed":
        return ()
    items = [item for one in results.settings["variables"].values() for item in one["items"]]
    counts = "_counts" if are_counts_printed(results, items) else ""
    chosen = say(f"published.chosen{counts}")
    return say("published.by_design", chosen=chosen)


def _summary(results, say, rows):
    tables = {}
    for row in rows:
        tables.setdefault(row["table"], []).append(row["verdict"] == "reproduced")
    body = tuple(
        (name, results.write(len(found), "count"), results.write(sum(found), "count"))
        for name, found in sorted(tables.items(), key=lambda table: _by_number(table[0]))
    )
    head = tuple(heading(say, term) for term in ("source_table", "figures", "reproduced"))
    title = say.text("published.title")
    return Table("published", title, (head,), body, (say("published.note"),))


def _by_number(name):
    """Return what tables are sorted by, 4.2 before 4.10.

    >>> sorted(["4.10", "4.2"], key=_by_number)
    ['4.2', '4.10']
    """
    return [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", name)]


def _differences(say, rows):
    terms = ("source_table", "statistic", "printed", "rounded", "verdict")
    body = tuple(
        (
            row["table"],
            f"{row['section']}, {row['subject']}: {row['statistic']}",
            row["printed"],
            row["rounded"],
            say.text(f"published.{row['verdict']}"),
        )
        for row in rows
    )
    title = say.text("published.title_different")
    return Table("published-different", title, (tuple(heading(say, t) for t in terms),), body)
