"""Conversion to an interval scale: what the method makes of each answer."""

from angket.formats.blocks import Heading, Paragraph, Reference, Table
from angket.report.answers import code_text, codes_title
from angket.report.finding import paragraph
from angket.report.listing import listed, related, sentences_of
from angket.report.notes import said_once
from angket.report.pictures import figures_of
from angket.report.places import Group
from angket.report.results import ABSENT
from angket.report.scores import unusable
from angket.report.sources import SUCCESSIVE_INTERVALS
from angket.report.tables import heading, label_for, parts_of
from angket.report.ways import ALL, subjects_of_ways
from angket.subjects import column_and_value, value_of, values_of

# Among the sections; see angket.report.compose.
PLACE = 60

# The scores of as many answers fit side by side.
_MOST_CODES = 10


def compose(results, say):
    """Compose the section about interval scores.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    variables = results.settings["variables"]
    pooled = results.settings["intervals"]["pooled"]
    mixed = any(len(set(variable["item_scales"].values())) > 1 for variable in variables.values())
    kind = ("pooled_by_scale" if mixed else "pooled") if pooled else "by_item"
    both = _both(results, say)
    beside = bool(both) and not is_used(results)
    blocks = [
        Heading(1, say.text("intervals.heading")),
        *paragraph(say("intervals.beside") if beside else ()),
        Paragraph(
            *say("intervals.method", source=SUCCESSIVE_INTERVALS), " ", *say(f"intervals.{kind}")
        ),
    ]
    for name, variable in variables.items():
        label = results.label(name)
        floats = _mapping_tables(results, say, name, variable, pooled)
        floats += figures_of(results, say, "mapping", name, variable=label)
        sentences = _sentences(results, say, name, variable)
        if floats:
            found = listed(say, [Reference(block.label) for block in floats])
            sentences.append(say("intervals.details", variable=label, floats=found))
        if sentences:
            blocks.append(Paragraph(*sentences_of(sentences)))
        blocks += floats
    blocks = said_once(blocks, "mapping") + both
    if not both and not is_used(results):
        blocks += paragraph(say("intervals.unused"))
    return blocks if is_used(results) else [Group("conversion", tuple(blocks))]


def is_used(results):
    """Tell whether a hypothesis rests on interval totals."""
    hypotheses = (results.settings.get("hypotheses") or {}).values()
    keys = ("scale", "assumptions_scale")
    return any(hypothesis.get(key) == "interval" for hypothesis in hypotheses for key in keys)


def _both(results, say):
    """Say on which hypotheses raw and interval totals lead to the same decision."""
    alike = {"same": [], "differ": []}
    for name in results.settings.get("hypotheses") or {}:
        if unusable(results, name):
            continue
        subjects = subjects_of_ways(results, name).get(ALL, {})
        flags = [
            results.flag("sensitivity", subjects[scale], "reject_h0")
            for scale in ("raw", "interval")
            if scale in subjects
        ]
        if len(flags) == 2 and None not in flags:
            alike["same" if flags[0] == flags[1] else "differ"].append(name)
    told = [
        say(f"intervals.both_{key}", hypotheses=listed(say, names))
        for key, names in alike.items()
        if names
    ]
    if not told:
        return []
    compared = [name for names in alike.values() for name in names]
    tables = [Reference(label_for("sensitivity", name)) for name in compared]
    of = {"hypotheses": listed(say, told), "tables": listed(say, tables)}
    return paragraph(say("intervals.both", **of))


def _sentences(results, say, name, variable):
    """Say how interval totals agree with raw ones, and where an answer has no score."""
    label, sentences = results.label(name), []
    if results.has("msi", name, "r_raw_interval"):
        r = results.number("msi", name, "r_raw_interval")
        if r.value > 0.5:  # close to 1: written like a p, which is never rounded to 1
            r = results.number("msi", name, "r_raw_interval", "p")
        sentences.append(say("intervals.agreement", variable=label, r=related(r)))
    elif reason := results.reason("msi", name, "r_raw_interval"):
        n = results.number("description", name, "n")
        sentences.append(say("intervals.no_agreement", variable=label, reason=reason, n=n))
    moved = [
        item
        for item in variable["items"]
        if (chosen := _chosen(results, item))
        and chosen[0] != min(_codes(results, variable, item))
        and len(chosen) > 1
    ]
    if moved:
        first = value_of(moved[0], _chosen(results, moved[0])[0])
        least = results.number("msi", first, "interval")
        kind = "moved_all" if moved == variable["items"] else "moved"
        sentences.append(say(f"intervals.{kind}", items=listed(say, moved), least=least))
    constant = [item for item in variable["items"] if len(_chosen(results, item)) == 1]
    if constant:
        only = value_of(constant[0], _chosen(results, constant[0])[0])
        least = results.number("msi", only, "interval")
        sentences.append(say("intervals.constant", items=listed(say, constant), least=least))
    return sentences


def _codes(results, variable, item):
    return results.settings["scales"][variable["item_scales"][item]]["codes"]


def _chosen(results, item):
    """List the codes of an item that have an interval score, in rising order."""
    subjects = results.subjects("msi", values_of(item))
    return sorted(int(column_and_value(subject)[1]) for subject in subjects)


def _mapping_tables(results, say, name, variable, pooled):
    """Make the table of interval scores, an item a row and a code a column."""
    rows = [(item, item) for item in variable["items"] if _chosen(results, item)]
    if not rows:
        return []
    if pooled:
        rows = _pooled_rows(say, variable, rows)
    codes = {code for item in variable["items"] for code in _codes(results, variable, item)}
    parts = parts_of(sorted(codes), _MOST_CODES)
    title = say.text("intervals.mapping_table", variable=results.label(name))
    tables = []
    for place, part in enumerate(parts, start=1):
        body = [
            (row, *(_score(results, value_of(item, code)) for code in part)) for row, item in rows
        ]
        head = (
            (heading(say, "item", rows=2), heading(say, "interval_of_code", columns=len(part))),
            tuple(code_text(code) for code in part),
        )
        label = label_for("mapping", name, *([str(place)] if parts[1:] else []))
        notes = _mapping_notes(say, variable, body)
        tables.append(Table(label, codes_title(say, title, part, parts), head, tuple(body), notes))
    return tables


def _pooled_rows(say, variable, rows):
    """Keep a row for each scale: the answers to all its items were converted together."""
    by_scale = {}
    for _, item in rows:
        by_scale.setdefault(variable["item_scales"][item], []).append(item)
    if len(by_scale) == 1:
        return [(say.text("intervals.all_items"), rows[0][1])]
    return [(", ".join(items), items[0]) for items in by_scale.values()]


def _mapping_notes(say, variable, body):
    turned = variable.get("reversed")
    notes = []
    if any(cell == ABSENT for row in body for cell in row):
        notes.append(say("intervals.gap_note"))
    if turned:
        notes.append(say("intervals.reversed_note", items=listed(say, turned)))
    return tuple(notes)


def _score(results, subject):
    if results.has("msi", subject, "interval"):
        return results.number("msi", subject, "interval")
    return ABSENT
