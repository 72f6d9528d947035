"""One item's interval scores worked out step by step, so that anybody can follow by hand."""

from angket.formats.blocks import Cell, Heading, Paragraph, Points, Reference
from angket.report.answers import code_text
from angket.report.listing import listed
from angket.report.sections.intervals import is_used
from angket.report.tables import Column, statistics_table
from angket.subjects import column_and_value, value_of, values_of

# Among the sections; see angket.report.compose: behind the one about interval scores.
PLACE = 61

LABEL = "calculation"
# In the order in which one follows from the other.
STEPS = ("frequency", "proportion", "cumulative", "z", "density", "scale_value", "interval")
STYLE = "worked"


def compose(results, say):
    """Compose the worked item.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
        None where no hypothesis rests on interval scores, or no item has two answers that
        somebody chose.
    """
    item, variable, codes = chosen_item(results)
    if not item or not is_used(results):
        return []
    pooled = results.settings["intervals"]["pooled"]
    alike = [item]
    if pooled:
        scales = variable["item_scales"]
        alike = [name for name in variable["items"] if scales[name] == scales[item]]
    columns = [Column("msi", step, style=None if step == "frequency" else STYLE) for step in STEPS]
    rows = [(_name(results, variable, item, code), value_of(item, code)) for code in codes]
    title = say.text("calculation.table", items=listed(say, alike))
    notes = [say("calculation.last_note")]
    if item in variable["reversed"]:
        notes.append(say("intervals.reversed_note", items=item))
    (table,) = statistics_table(
        results, say, LABEL, title, "answer_code", rows, columns, tuple(notes)
    )
    told = {"items": listed(say, alike), "table": Reference(LABEL)}
    return [
        Heading(1, say.text("calculation.heading")),
        Paragraph(*say("calculation.pooled" if pooled else "calculation.intro", **told)),
        table,
        Points(tuple(_steps(results, say, item, codes))),
    ]


def chosen_item(results):
    """Choose the item with the most answers that somebody chose, the first of them.

    Parameters
    ----------
    results : Results

    Returns
    -------
    item : str
        Empty where there is none.
    variable : dict
        Its settings.
    codes : list of int
        Those that were chosen, in rising order.
    """
    found = ("", {}, [])
    for variable in results.settings["variables"].values():
        for item in variable["items"]:
            subjects = results.subjects("msi", values_of(item))
            codes = sorted(int(column_and_value(subject)[1]) for subject in subjects)
            # In the table of a study whose numbers are withheld, nothing can be followed.
            whole = all(results.has("msi", value_of(item, code), "interval") for code in codes)
            if whole and len(codes) > max(len(found[2]), 1):
                found = (item, variable, codes)
    return found


def _name(results, variable, item, code):
    """Return the code with what it means; of an item turned round, the code alone."""
    text = code_text(code)
    if item in {*variable["reversed"], *variable["already_reversed"]}:
        return Cell(text)
    scale = results.settings["scales"][variable["item_scales"][item]]
    meanings = dict(zip(scale["codes"], scale["answers"], strict=True))
    return Cell(f"{text} = {meanings[code]}" if meanings.get(code) else text)


def _steps(results, say, item, codes):
    """Say each step, with the numbers of the second answer from below."""

    def number(code, step):
        style = "count" if step == "frequency" else STYLE
        return results.number("msi", value_of(item, code), step, style)

    lowest, second = codes[:2]
    above = codes[2:] != []
    given = {"code": code_text(second), "lowest": code_text(lowest)}
    yield say(
        "calculation.proportion",
        frequency=number(second, "frequency"),
        proportion=number(second, "proportion"),
        **given,
    )
    yield say(
        "calculation.cumulative",
        first=number(lowest, "proportion"),
        second=number(second, "proportion"),
        cumulative=number(second, "cumulative"),
        **given,
    )
    at, limit = (second, "z") if above else (lowest, "z")
    yield say("calculation.z", cumulative=number(at, "cumulative"), z=number(at, limit))
    yield say("calculation.density", z=number(at, limit), density=number(at, "density"))
    yield say(
        "calculation.scale_value",
        below=number(lowest, "density"),
        above=number(second, "density"),
        proportion=number(second, "proportion"),
        scale_value=number(second, "scale_value"),
        **given,
    )
    yield say(
        "calculation.interval",
        scale_value=number(second, "scale_value"),
        least=number(lowest, "scale_value"),
        interval=number(second, "interval"),
        **given,
    )
