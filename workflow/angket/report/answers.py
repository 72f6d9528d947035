"""Answers as they were given: how many respondents chose which code."""

from dataclasses import replace

from angket.formats.blocks import Cell, Table
from angket.report.listing import joined, listed
from angket.report.pictures import figures_of
from angket.report.tables import Column, cell_of, heading, label_for, notes_of, parts_of
from angket.subjects import value_of, values_of

# As many answers fit side by side, each with its count and percentage.
_MOST_CODES = 7


def answers_of(results, say, name, variable):
    """Make the tables and figures of answers to the items of a variable.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
    variable : dict
        Its settings.

    Returns
    -------
    list of Table or Figure
        One of each for each answer scale, or several where the scale has many codes.
    """
    by_scale = _by_scale(results, variable)
    tables = _tables(results, say, name, variable, by_scale)
    return tables + _figures(results, say, name, by_scale)


def _by_scale(results, variable):
    """Group the items that were counted by their answer scale."""
    by_scale = {}
    for item in variable["items"]:
        if results.subjects("frequency", values_of(item)):
            by_scale.setdefault(variable["item_scales"][item], []).append(item)
    return by_scale


def _tables(results, say, name, variable, by_scale):
    """Make a table of answers for each answer scale of a variable."""
    tables = []
    for scale, items in by_scale.items():
        kept = [item for item in items if item in variable.get("reversed", ())]
        turned = [item for item in items if item in variable.get("already_reversed", ())]
        notes = [_code_note(results, say, scale)]
        shown = {"reversed": kept, "already_reversed": turned}
        notes += keying_notes(say, shown, "answered")
        label = [name, scale] if len(by_scale) > 1 else [name]
        title = say.text("description.answers_table", variable=results.label(name))
        title = _title_of(say, title, items, by_scale)
        parts = parts_of(results.settings["scales"][scale]["codes"], _MOST_CODES)
        for place, codes in enumerate(parts, start=1):
            reasons = {}
            head, body = _answers(results, say, items, codes, reasons)
            ending = [str(place)] if parts[1:] else []
            tables.append(
                Table(
                    label_for("answers", *label, *ending),
                    codes_title(say, title, codes, parts),
                    head,
                    body,
                    (*notes, *notes_of(reasons)),
                )
            )
    return tables


def _answers(results, say, items, codes, reasons):
    """Return head and body of a table of answers: an item a row, a code a column."""
    without = [
        kind
        for kind in ("not_applicable", "missing")
        if any(results.value("frequency", value_of(item, kind), "n") for item in items)
    ]
    head = [
        [heading(say, "item", rows=2), heading(say, "answer_code", columns=len(codes))],
        [code_text(code) for code in codes],
    ]
    head[0] += [heading(say, kind, rows=2) for kind in without]
    body = []
    for item in items:
        row = [item_label(results, say, item)]
        row += [_answer(results, say, value_of(item, code), reasons) for code in codes]
        row += [_count(results, say, value_of(item, kind), reasons) for kind in without]
        body.append(tuple(row))
    return tuple(map(tuple, head)), tuple(body)


def item_label(results, say, item):
    """Return the name of an item with its wording, where the study gives one."""
    wording = results.wording(item)
    return say.text("description.item", item=item, wording=wording) if wording else item


def _answer(results, say, subject, reasons):
    """Write how many gave an answer and, where anybody answered, what percent that is."""
    if not results.has("frequency", subject, "n"):
        return _count(results, say, subject, reasons)
    n = results.number("frequency", subject, "n")
    if not results.has("frequency", subject, "percent"):
        return n
    percent = results.number("frequency", subject, "percent")
    return Cell(say("description.answer", n=n, percent=percent))


def _count(results, say, subject, reasons):
    return cell_of(results, say, ("", subject), Column("frequency", "n"), reasons)


def _code_note(results, say, scale):
    """Explain the codes of an answer scale."""
    settings = results.settings["scales"][scale]
    pairs = [
        say("description.code", code=code_text(code), answer=answer)
        for code, answer in zip(settings["codes"], settings["answers"], strict=True)
    ]
    return say("description.codes", codes=joined(say, "listing.semicolon", pairs))


def _figures(results, say, name, by_scale):
    """Return the figures of answers, one for each answer scale."""
    figures = figures_of(results, say, "likert", name, variable=results.label(name))
    items = {f"likert_{name}_{scale}": items for scale, items in by_scale.items()}
    return [
        replace(figure, title=_title_of(say, figure.title, items[figure.name], by_scale))
        if figure.name in items
        else figure
        for figure in figures
    ]


def _title_of(say, title, items, by_scale):
    """Name the items that a table or figure is about, where there is another like it."""
    if len(by_scale) == 1:
        return title
    return say.text("description.some_items", title=title, items=listed(say, items))


def keying_notes(say, variable, prefix):
    """Tell in which direction turned items are shown."""
    return [
        say(f"description.{prefix}_{kind}", items=listed(say, variable[kind]))
        for kind in ("reversed", "already_reversed")
        if variable.get(kind)
    ]


def codes_title(say, title, codes, parts):
    """Name the codes that a table holds, where the others stand in another."""
    if len(parts) == 1:
        return title
    ends = {"first": code_text(codes[0]), "last": code_text(codes[-1])}
    return say.text("description.some_codes", title=title, **ends)


def code_text(code):
    """Write an answer code, with a true minus sign.

    >>> code_text(5), code_text(-1)[1:]
    ('5', '1')
    """
    return str(code).replace("-", "\N{MINUS SIGN}")
