"""Whether the reversed items of a scale go with the others."""

from angket.statistics.correlation.pairs import pearson
from angket.statistics.reliability.alpha import alpha
from angket.statistics.undefined import or_undefined


def parts_by_direction(items, turned):
    """Correlate the total of the reversed items with that of the others.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k)
        Keyed codes.
    turned : collection of str
        The reversed items, one or more but not all.

    Returns
    -------
    dict
        parts_r, of respondents who answered every item; parts_alpha_reversed and
        parts_alpha_others, each part's own alpha, Undefined for a part of one item.

    Raises
    ------
    Undefined
        For fewer than three complete respondents, or a part that is the same for everyone.

    Examples
    --------
    >>> import pandas as pd
    >>> items = pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [2.0, 1, 4, 3]})
    >>> round(parts_by_direction(items, ["b"])["parts_r"], 2)
    0.6
    """
    complete = items.dropna()
    turned = [name for name in items if name in turned]
    first, others = complete[turned], complete.drop(columns=turned)
    r = pearson(first.sum(axis=1).to_numpy(), others.sum(axis=1).to_numpy())
    return {
        "parts_r": float(r.statistic),
        "parts_alpha_reversed": or_undefined(alpha, first),
        "parts_alpha_others": or_undefined(alpha, others),
    }
