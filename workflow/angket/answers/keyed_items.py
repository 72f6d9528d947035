"""Items whose codes all point one way."""

import pandas as pd

from angket.statistics.scaling.scoring import reverse
from angket.step import items_of


def keyed_items(responses, settings):
    """Turn round the codes of the items that a study says run the other way.

    Parameters
    ----------
    responses : DataFrame, shape (n, columns)
        Answers as they were given.
    settings : dict
        With variables.*.items, item_scales and reversed, and scales.*.codes.

    Returns
    -------
    DataFrame, shape (n, items)

    Examples
    --------
    >>> variable = {"items": ["a"], "item_scales": {"a": "s"}, "reversed": ["a"]}
    >>> settings = {"variables": {"v": variable}, "scales": {"s": {"codes": [1, 2, 3]}}}
    >>> keyed_items(pd.DataFrame({"a": [1, 2]}), settings)["a"].tolist()
    [3, 2]
    """
    return pd.DataFrame(
        {
            name: reverse(responses[name], item["codes"]) if item["reversed"] else responses[name]
            for name, item in items_of(settings).items()
        }
    )
