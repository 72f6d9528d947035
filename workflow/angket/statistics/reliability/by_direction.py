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
    first, others = _apart(items.dropna(), turned)
    r = pearson(first.sum(axis=1).to_numpy(), others.sum(axis=1).to_numpy())
    return {
        "parts_r": float(r.statistic),
        "parts_alpha_reversed": or_undefined(alpha, first),
        "parts_alpha_others": or_undefined(alpha, others),
    }


def parts_with(items, turned, others):
    """Correlate the totals of the reversed items, and of the others, with another variable.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k)
    turned : collection of str
        As `parts_by_direction` takes them.
    others : DataFrame of float, shape (n, m)
        Keyed codes of the items of the other variable.

    Returns
    -------
    dict
        parts_r_reversed and parts_r_others, of respondents who answered every item of both.

    Raises
    ------
    Undefined
        As `parts_by_direction` does, and for another variable that is the same for everyone.

    Examples
    --------
    >>> import pandas as pd
    >>> items = pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [2.0, 1, 4, 3]})
    >>> found = parts_with(items, ["b"], pd.DataFrame({"c": [1.0, 2, 3, 4]}))
    >>> {name: round(r, 2) for name, r in found.items()}
    {'parts_r_reversed': 0.6, 'parts_r_others': 1.0}
    """
    complete = items.notna().all(axis=1) & others.notna().all(axis=1)
    total = others[complete].sum(axis=1).to_numpy()
    return {
        name: float(pearson(part.sum(axis=1).to_numpy(), total).statistic)
        for name, part in zip(
            ("parts_r_reversed", "parts_r_others"), _apart(items[complete], turned), strict=True
        )
    }


def _apart(items, turned):
    turned = [name for name in items if name in turned]
    return items[turned], items.drop(columns=turned)
