"""The items of two variables that pair off in their order, and the gaps between them."""

from typing import NamedTuple

import pandas as pd

from angket.hypotheses.samples import complete_cases
from angket.statistics.undefined import Undefined


class Pairs(NamedTuple):
    """Answers to two variables whose items pair off, of those who have both totals.

    Attributes
    ----------
    expected, perceived : DataFrame of float, shape (n, k)
        Both with the names of the perceived items; NaN where one of a pair is not answered.
    parts : dict of str to list of str
        The items of each dimension, empty where there are no dimensions.
    weights : DataFrame of float, shape (n, k or dimensions), or None
        How important each respondent takes each item, or each dimension.
    codes : list of int or None
        Of the scale, where all items have the same.
    """

    expected: pd.DataFrame
    perceived: pd.DataFrame
    parts: dict
    weights: pd.DataFrame | None
    codes: list | None


def parts_of_pairs(expected, perceived):
    """Return the items of each dimension by the names of the perceived ones, or None.

    Parameters
    ----------
    expected, perceived : dict
        `items` of a variable, and `dimensions` where it has some.

    Returns
    -------
    dict of str to list of str, or None
        None where both have dimensions and the two do not pair off.

    Examples
    --------
    >>> before = {"items": ["a", "b", "c"], "dimensions": {"d": {"items": ["a", "b"]},
    ...           "e": {"items": ["c"]}}}
    >>> parts_of_pairs(before, {"items": ["x", "y", "z"]})
    {'d': ['x', 'y'], 'e': ['z']}
    """
    named = dict(zip(expected["items"], perceived["items"], strict=True))
    of_perceived = {name: part["items"] for name, part in perceived.get("dimensions", {}).items()}
    of_expected = {
        name: [named[item] for item in part["items"]]
        for name, part in expected.get("dimensions", {}).items()
    }
    if of_perceived and of_expected:
        same = [sorted(part) for part in of_expected.values()]
        if [sorted(part) for part in of_perceived.values()] != same:
            return None
    return of_perceived or of_expected


def pairs_of(hypothesis, data):
    """Pair off the items of a hypothesis.

    Parameters
    ----------
    hypothesis : dict
        With expected and perceived, and weights where there are some.
    data : angket.hypotheses.kind.Data

    Returns
    -------
    Pairs

    Raises
    ------
    Undefined
        When no pair is left of which both items are valid.
    """
    variables, table = data.items.variables, data.items.table
    expected, perceived = (variables[hypothesis[key]] for key in ("expected", "perceived"))
    gone = set(data.items.left_out)
    kept = [
        (first, second)
        for first, second in zip(expected["items"], perceived["items"], strict=True)
        if first not in gone and second not in gone
    ]
    if not kept:
        raise Undefined("no pair of items is left of which both are valid")
    names = [second for _, second in kept]
    parts = {
        name: [item for item in items if item in names]
        for name, items in parts_of_pairs(expected, perceived).items()
    }
    both = [hypothesis["expected"], hypothesis["perceived"]]
    rows = complete_cases(data.totals["raw"][both], both).index
    first = table.loc[rows, [item for item, _ in kept]].set_axis(names, axis=1)
    second = table.loc[rows, names]
    answered = first.notna() & second.notna()
    codes = [data.items.codes[item] for item in names]
    return Pairs(
        first.where(answered),
        second.where(answered),
        {name: items for name, items in parts.items() if items},
        _weights(hypothesis, data, rows, kept, names),
        codes[0] if all(one == codes[0] for one in codes) else None,
    )


def _weights(hypothesis, data, rows, kept, names):
    """Return what each respondent takes as important, or None where nobody was asked."""
    named = hypothesis.get("weights") or []
    if not named:
        if hypothesis["compared_with"] != "importance":
            return None
        return data.items.table.loc[rows, [item for item, _ in kept]].set_axis(names, axis=1)
    of_items = data.items.variables.get(named[0])
    if of_items is not None:
        perceived = data.items.variables[hypothesis["perceived"]]["items"]
        asked = dict(zip(perceived, of_items["items"], strict=True))
        return data.items.table.loc[rows, [asked[name] for name in names]].set_axis(names, axis=1)
    return data.groups.loc[rows, named].astype(float)


def gaps_of(pairs):
    """Return each respondent's gap of every item: perceived less expected.

    Examples
    --------
    >>> first, second = pd.DataFrame({"a": [4.0, 5.0]}), pd.DataFrame({"a": [3.0, 5.0]})
    >>> gaps_of(Pairs(first, second, {}, None, None))["a"].tolist()
    [-1.0, 0.0]
    """
    return pairs.perceived - pairs.expected


def overall(table, parts):
    """Return each respondent's mean over the items, or over the means of the dimensions.

    Parameters
    ----------
    table : DataFrame of float, shape (n, k)
    parts : dict of str to list of str
        Dimensions count alike, however many items they have [1]_; without them, items do.

    Returns
    -------
    Series of float, shape (n,)
        NaN of those who answered no item of some dimension.

    References
    ----------
    .. [1] Parasuraman, A., Zeithaml, V. A. & Berry, L. L. (1991). Refinement and reassessment of
       the SERVQUAL scale. Journal of Retailing 67, 420-450.

    Examples
    --------
    >>> table = pd.DataFrame({"a": [1.0], "b": [3.0], "c": [0.0]})
    >>> float(overall(table, {"d": ["a", "b"], "e": ["c"]})[0]), float(overall(table, {})[0])
    (1.0, 1.333333333333)
    """
    means = by_part(table, parts) if parts else table
    # Sums of the same parts may differ in their last digits.
    return means.mean(axis=1, skipna=not parts).round(12)


def by_part(table, parts):
    """Return each respondent's mean over the items of each dimension."""
    return pd.DataFrame({name: table[items].mean(axis=1) for name, items in parts.items()})


def weighted(table, parts, weights):
    """Return each respondent's mean, weighted by what that respondent takes as important.

    Parameters
    ----------
    table : DataFrame of float, shape (n, k)
    parts : dict of str to list of str
    weights : DataFrame of float
        Of the items, or of the dimensions in their order; none negative.

    Returns
    -------
    Series of float, shape (n,)
        NaN of those who gave no weights.

    Raises
    ------
    Undefined
        When a weight is negative.

    Examples
    --------
    >>> table = pd.DataFrame({"a": [-1.0], "b": [0.0]})
    >>> float(weighted(table, {}, pd.DataFrame({"a": [30.0], "b": [70.0]}))[0])
    -0.3
    """
    of_items = [*weights] == [*table]
    means = table if of_items else by_part(table, parts)
    amounts = weights.set_axis([*means], axis=1)
    if (amounts < 0).to_numpy().any():
        raise Undefined("a weight is negative")
    known = amounts.where(means.notna())
    if not of_items:
        # Points over dimensions are one question: all of it or nothing.
        known = known[amounts.notna().all(axis=1)].reindex(known.index)
    sums = known.sum(axis=1)
    return ((means * known).sum(axis=1) / sums.where(sums > 0)).round(12)


def complete(table):
    """Tell who answered every item.

    Examples
    --------
    >>> complete(pd.DataFrame({"a": [1.0, None]})).tolist()
    [True, False]
    """
    return table.notna().all(axis=1)
