"""Items that a study leaves out of its totals: who reads them, and a study without them.

Scoring decides on them (or the scoring of the pilot sample, where there is one) and tells it
among its statistics, in the section `left_out`; every later step goes by that.
"""

from angket.tables import read_statistics

SECTION = "left_out"


def of_kept_items(settings, inputs):
    """Return the settings of a step without the items that the study leaves out.

    Parameters
    ----------
    settings : dict
        With variables.
    inputs : mapping
        Of the step; with `scored`, the statistics of scoring, where the study may leave out items.

    Returns
    -------
    dict
    """
    scored = inputs.get("scored")
    if not scored:
        return settings
    return without_items(settings, left_out_in(read_statistics(scored)))


def left_out_in(statistics):
    """List the items that statistics say are left out, in the order in which they stand there.

    >>> left_out_in({("left_out", "X1", "round"): "1", ("left_out", "load", "rounds"): "1"})
    ['X1']
    """
    return [
        subject for section, subject, name in statistics if (section, name) == (SECTION, "round")
    ]


def without_items(settings, items):
    """Return settings without some items, and without dimensions that have no others.

    Parameters
    ----------
    settings : dict
        With variables.
    items : list of str

    Returns
    -------
    dict
        The same where there are none; the settings given stay as they are. Dimensions without
        items stand under `emptied_dimensions`, where their labels are read.

    Examples
    --------
    >>> parts = {"d": {"items": ["a", "b"]}, "e": {"items": ["c"]}}
    >>> settings = {"variables": {"v": {"items": ["a", "b", "c"], "dimensions": parts}}}
    >>> without_items(settings, ["c"])["variables"]["v"]
    {'items': ['a', 'b'], 'dimensions': {'d': {'items': ['a', 'b']}}}
    """
    if not items:
        return settings
    dropped = set(items)
    emptied = {
        name: part
        for variable in settings["variables"].values()
        for name, part in variable.get("dimensions", {}).items()
        if dropped.issuperset(part["items"])
    }
    variables = {
        name: _without(variable, dropped) for name, variable in settings["variables"].items()
    }
    return settings | {"variables": variables, "emptied_dimensions": emptied}


def _without(variable, dropped):
    kept = variable | {"items": [item for item in variable["items"] if item not in dropped]}
    if "item_scales" in variable:
        scales = variable["item_scales"]
        kept["item_scales"] = {item: scales[item] for item in scales if item not in dropped}
    if "dimensions" in variable:
        parts = {
            name: part | {"items": [item for item in part["items"] if item not in dropped]}
            for name, part in variable["dimensions"].items()
        }
        kept["dimensions"] = {name: part for name, part in parts.items() if part["items"]}
    return kept
