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
    scale = results.settings["scales"][variable["item_scales"][item]]
    counts = [
        results.number("frequency", value_of(item, code), "n").value
        for code in scale["codes"]
        if results.has("frequency", value_of(item, code), "n")
    ]
    lowest = scale["answers"][0]
    names = {"item": item, "about": about, "lowest": lowest}
    if len(counts) < len(scale["codes"]):
        yield say("sensitive.asked", **names)
    elif 0 < sum(counts[1:]) < _SMALLEST:
        smallest = results.write(_SMALLEST, "count")
        yield say("sensitive.few", smallest=smallest, **names)
    else:
        n = results.write(int(sum(counts[1:])), "count")
        percent = results.write(100 * sum(counts[1:]) / sum(counts), "percent")
        yield say("sensitive.counted", n=n, percent=percent, **names)
    yield say("sensitive.plan")
