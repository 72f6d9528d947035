"""Of an item that asks about harm: how many gave such an answer, and what a study owes them."""

from angket.settings.instruments import sensitive_item_of
from angket.subjects import value_of

# Fewer are not counted, as elsewhere in the report groups of so few are not shown.
_SMALLEST = 5


def sensitive_item(results, say, variable):
    """Yield how many answered above the lowest answer, and that a study needs a plan for them.

    Parameters
    ----------
    results : Results
    say : Phrases
    variable : dict
        Its settings; nothing is told of one whose ready instrument marks no such item.

    Yields
    ------
    tuple of Inline
    """
    marked = sensitive_item_of(variable, results.settings.get("language"))
    if not marked:
        return
    item, about = marked
    scale, counts = _counted(results, variable, item)
    names = {"item": item, "about": about, "lowest": scale["answers"][0]}
    if len(counts) < len(scale["codes"]):
        yield say("sensitive.asked", **names)
    elif 0 < sum(counts[1:]) < _SMALLEST:
        smallest = results.spelled(_SMALLEST)
        yield say("sensitive.few", smallest=smallest, **names)
    else:
        n = results.write(int(sum(counts[1:])), "count")
        percent = results.write(100 * sum(counts[1:]) / sum(counts), "percent")
        yield say("sensitive.counted", n=n, percent=percent, **names)
    yield say("sensitive.plan")


def sensitive_on_first_page(results, say):
    """Yield how many answered above the lowest answer, for the first page: somebody must act on it.

    Parameters
    ----------
    results : Results
    say : Phrases

    Yields
    ------
    tuple of Inline
        None where nobody did, or so few that they are not counted.
    """
    for variable in results.settings["variables"].values():
        marked = sensitive_item_of(variable, results.settings.get("language"))
        if not marked:
            continue
        item, about = marked
        scale, counts = _counted(results, variable, item)
        above = sum(counts[1:])
        if len(counts) == len(scale["codes"]) and above >= _SMALLEST:
            n = results.write(int(above), "count")
            percent = results.write(100 * above / sum(counts), "percent")
            of = {"n": n, "percent": percent, "about": about, "lowest": scale["answers"][0]}
            yield say("sensitive.first", section=say.text("description.heading"), **of)


def _counted(results, variable, item):
    """Return the answer scale of an item, and how many gave each of its answers."""
    scale = results.settings["scales"][variable["item_scales"][item]]
    counts = [
        results.number("frequency", value_of(item, code), "n").value
        for code in scale["codes"]
        if results.has("frequency", value_of(item, code), "n")
    ]
    return scale, counts
