"""Mean, deviation, alpha and correlations of all variables of a study, in one table."""

from angket.formats.blocks import Cell, Heading, Reference, Table
from angket.report.construct import (
    bound_reached,
    near_twins,
    twins_doubts,
    twins_in_numbers,
)
from angket.report.finding import Finding, confidence_of, paragraph
from angket.report.listing import joined, listed, related
from angket.report.meaning import high_scores
from angket.report.phrases import origin_of
from angket.report.poor_items import is_alpha_negative
from angket.report.scores import score_notes
from angket.report.sources import DISCRIMINANT
from angket.report.tables import Column, cell_of, heading, indented, notes_of, parts_of
from angket.report.wording import study_level
from angket.report.wording_parts import parts_with
from angket.statistics.reliability.discriminant import CONSERVATIVE, LIBERAL
from angket.subjects import pair_of

# Among the sections; see angket.report.compose.
PLACE = 55
# More correlations than this do not fit a page beside the other columns.
COLUMNS = 5
# What stands before the correlations, in the first table.
DESCRIBING = [
    Column("description", "mean", term="matrix_mean"),
    Column("description", "sd", term="matrix_sd"),
    Column("reliability", "alpha", term="alpha"),
]


def compose(results, say):
    """Compose the part about how the variables go with each other.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
        None where a study has a single variable.
    """
    names = list(results.settings["variables"])
    pairs = {
        (first, second): Finding(results, say, "matrix", pair_of(first, second))
        for place, first in enumerate(names)
        for second in names[place + 1 :]
    }
    if not any(results.subjects("matrix", pair_of(*pair)) for pair in pairs):
        return []
    tables = _tables(results, say, names, pairs)
    return [
        Heading(2, say.text("matrix.heading")),
        *paragraph(*_told(results, say, names, pairs, tables)),
        *tables,
    ]


def _told(results, say, names, pairs, tables):
    """Say where the table stands, and which two variables go together most."""
    references = listed(say, [Reference(table.label) for table in tables])
    yield say("matrix.refer", tables=references)
    usable = {name for name in names if not is_alpha_negative(results, name)}
    known = {
        pair: found
        for pair, found in pairs.items()
        if found.has("r", "p") and usable.issuperset(pair)
    }
    if not known:
        return
    first, second = max(known, key=lambda pair: abs(known[pair].amount("r")))
    found = known[first, second]
    confidence = confidence_of(results, "matrix", pair_of(first, second))
    whole = Finding(results, say, "matrix", pair_of(first, second), confidence)
    alpha = results.settings["tests"]["alpha"]
    # The largest of several is no relation where none of them is significant.
    any_significant = any(one.amount("p") <= alpha for one in known.values())
    among = "strongest" if any_significant else "strongest_of_none"
    yield say(
        f"matrix.{'only' if len(names) == 2 else among}",
        first=results.label(first),
        second=results.label(second),
        r=whole.estimate("r", "ci_low", "ci_high"),
        p=related(found.number("p", "p")),
    )
    yield from _of_parts(results, say, names)
    for pair in near_twins(results, names):
        bounds = {
            "bound": results.write(CONSERVATIVE, "bounded"),
            "wider": results.write(LIBERAL, "bounded"),
        }
        yield say(
            "matrix.twins",
            first=results.label(pair[0]),
            second=results.label(pair[1]),
            htmt=twins_in_numbers(results, say, pair),
            bounds=say(f"matrix.twins_{bound_reached(results, pair)}", **bounds),
            source=DISCRIMINANT,
        )
        for doubt, statistic in twins_doubts(results, pair).items():
            found = results.number("discriminant", pair_of(*pair), statistic)
            yield say(f"matrix.twins_{doubt}", found=found, **bounds)
        if (origin := origin_of(results.settings)) != "collected":
            yield say(f"matrix.twins_of.{origin}")


def _of_parts(results, say, names):
    """Tell how each part of a total that mixes two goes with the other variables."""
    for name in names:
        known = parts_with(results, name, names)
        told = [
            say("matrix.part", variable=results.label(other), turned=turned, others=others)
            for other, turned, others in known
        ]
        if told:
            key = f"matrix.parts{'_unlike' if any(one.are_unlike for one in known) else ''}"
            parts = joined(say, "listing.semicolon", told)
            yield say(key, variable=results.label(name), parts=parts)


def _tables(results, say, names, pairs):
    """Make the table, in parts where there are many variables."""
    # Nothing stands to the right of the diagonal, so the last variable heads no column.
    parts = parts_of(list(range(len(names) - 1)), COLUMNS)
    return [
        _table(results, say, names, pairs, part, str(place) if len(parts) > 1 else "")
        for place, part in enumerate(parts, start=1)
    ]


def _table(results, say, names, pairs, part, ending):
    reasons, body = {}, []
    describing = DESCRIBING if part[0] == 0 else []
    empty = [""] * len(describing)
    for row, name in enumerate(names):
        if not describing and row <= part[0]:
            continue
        cells = [cell_of(results, say, ("", name), column, reasons) for column in describing]
        lines = {"r": [], "ci": [], "p": []}
        for column in part:
            subject = pair_of(names[column], name)
            found = pairs[names[column], name] if column < row else None
            for line, values in lines.items():
                values.append(_cell(results, say, found, subject, line, reasons))
        body.append((_numbered(results, say, names, name), *cells, *lines["r"]))
        if any(lines["ci"]):
            body.append((indented(_interval_head(results, say, pairs)), *empty, *lines["ci"]))
        if any(lines["p"]):
            body.append((indented(say("terms.p")), *empty, *lines["p"]))
    heads = [column.term or f"description.{column.statistic}" for column in describing]
    head = (
        heading(say, "variable"),
        *(heading(say, term) for term in heads),
        *(Cell(str(column + 1)) for column in part),
    )
    label = f"matrix-{ending}" if ending else "matrix"
    title = say.text("matrix.title")
    return Table(label, title, (head,), tuple(body), (*_notes(results, say, pairs, reasons),))


def _cell(results, say, found, subject, line, reasons):
    """Return one line of a correlation: r, its interval or its p; empty where none belongs."""
    if found is None:
        return ""
    if line == "ci":
        return Cell(found.interval()) if found.has("ci_low", "ci_high") else ""
    if line == "p" and not found.has("p"):
        return ""
    return cell_of(results, say, ("", subject), Column("matrix", line), reasons)


def _numbered(results, say, names, name):
    number = str(names.index(name) + 1)
    return Cell(say("matrix.numbered", number=number, variable=results.label(name)))


def _interval_head(results, say, pairs):
    confidence = confidence_of(results, "matrix", pair_of(*next(iter(pairs))))
    return say("matrix.interval", confidence=confidence)


def _notes(results, say, pairs, reasons):
    yield say("matrix.note", alpha=study_level(results))
    counts = [found.number("n") for found in pairs.values() if found.has("n")]
    if counts:
        low, high = (end(counts, key=lambda n: n.value) for end in (min, max))
        kind = "n" if low == high else "n_varying"
        yield say(f"matrix.{kind}", n=low, low=low, high=high)
    hypotheses = results.settings.get("hypotheses") or {}
    if any(hypothesis.get("scale") == "interval" for hypothesis in hypotheses.values()):
        yield say("matrix.other_scale")
    if results.settings.get("pilot"):
        yield say("matrix.pilot")
    # Which way a correlation points is read by what high scores mean.
    if meaning := high_scores(results, say, results.settings["variables"]):
        yield meaning
    yield from score_notes(results, say, results.settings["variables"])
    yield from notes_of(reasons)
