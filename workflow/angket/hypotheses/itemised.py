"""The answers to single items, for kinds of hypothesis that are about more than totals."""

from typing import NamedTuple

import pandas as pd

from angket.answers.left_out import left_out_in
from angket.hypotheses.declared import items_read, names_in, reads_items
from angket.tables import read_numbers, read_statistics


class Itemised(NamedTuple):
    """Answers to the items of some variables.

    Attributes
    ----------
    table : DataFrame of float, shape (n, items)
        Codes that point one way, NaN where there is no answer; rows as those of the totals.
    variables : dict of str to dict
        The `items` of each variable as the study lists them, and its `dimensions` with theirs.
    codes : dict of str to list of int
        Of each item, the codes of its scale.
    left_out : tuple of str, optional
        The items that totals are made without.
    """

    table: pd.DataFrame
    variables: dict
    codes: dict
    left_out: tuple = ()


def items_in(inputs, settings):
    """Read the answers to items, where hypotheses of a study are about such.

    Parameters
    ----------
    inputs : mapping
        With `keyed`; with `scored` where the study may leave out items.
    settings : dict
        With variables.*.items, item_scales and dimensions.*.items, and scales.*.codes.

    Returns
    -------
    Itemised or None
    """
    if not items_read(settings):
        return None
    scored = inputs.get("scored")
    gone = left_out_in(read_statistics(scored)) if scored else ()
    of_items = (one for one in settings["hypotheses"].values() if reads_items(one["kind"]))
    named = {name for one in of_items for name in names_in(one)}
    variables = {name: one for name, one in settings["variables"].items() if name in named}
    codes = {
        item: settings["scales"][scale]["codes"]
        for one in variables.values()
        for item, scale in one["item_scales"].items()
    }
    return Itemised(read_numbers(inputs.keyed, [*codes]), variables, codes, tuple(gone))
