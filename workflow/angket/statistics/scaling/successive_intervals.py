"""The method of successive intervals: ordinal answers become interval scores."""

import numpy as np
import pandas as pd
from scipy.special import ndtri


def interval_mapping(answers):
    """Work out the interval score of each code that was chosen.

    The answers are taken for a normally distributed attitude cut at successive
    points; a code's scale value is the mean of its slice of the distribution, and
    its interval score that value moved so that the lowest is 1 [1]_.

    Parameters
    ----------
    answers : array_like of float, shape (n,)
        Keyed codes; missing ones are left out.

    Returns
    -------
    DataFrame
        Indexed by code, in rising order, a row for each code that was chosen:
        `frequency`, `proportion`, `cumulative`, `z` (upper limit of the slice; NaN for
        the last, which has none), `density` (of the normal at that limit),
        `scale_value`, `interval`. Empty without any answer.

    Notes
    -----
    A code that nobody chose has no scale value (0/0) and no row. If only one code was
    chosen, its interval score is 1.

    References
    ----------
    .. [1] Edwards, A. L. (1957). Techniques of Attitude Scale Construction, ch. 5;
       Hays, W. L. (1976). Quantification in Psychology.

    Examples
    --------
    >>> answers = np.repeat([1, 2, 3, 4, 5], [3, 4, 13, 6, 4])
    >>> interval_mapping(answers)["interval"].round(4).tolist()
    [1.0, 1.7755, 2.6223, 3.4966, 4.3695]
    """
    answers = pd.Series(answers, dtype=float).dropna()
    frequency = answers.value_counts().sort_index()
    counts = frequency.to_numpy()
    n = counts.sum()
    proportion = counts / n
    cumulative = counts.cumsum() / n
    z = np.append(ndtri(cumulative[:-1]), np.nan)[: len(counts)]
    density = np.append(np.exp(-(z[:-1] ** 2) / 2) / np.sqrt(2 * np.pi), 0.0)[: len(counts)]
    scale_value = -np.diff(density, prepend=0.0) / proportion
    return pd.DataFrame(
        {
            "frequency": counts,
            "proportion": proportion,
            "cumulative": cumulative,
            "z": z,
            "density": density,
            "scale_value": scale_value,
            "interval": scale_value - scale_value[:1] + 1,
        },
        index=pd.Index(frequency.index.astype(int), name="code"),
    )


def to_intervals(items, pooled=False, scales=None):
    """Convert the items of one variable to interval scores.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k)
        Keyed codes. A missing answer stays missing.
    pooled : bool
        One mapping from the answers to all items of a scale together, instead of one for each
        item.
    scales : dict, optional
        From item to its scale, where they have several: answers on one scale say nothing of
        those on another.

    Returns
    -------
    intervals : DataFrame of float, shape (n, k)
    mappings : dict of DataFrame
        From item to its mapping, as `interval_mapping` returns it.

    Examples
    --------
    >>> scores, mappings = to_intervals(pd.DataFrame({"a": [1.0, 2.0], "b": [1.0, 1.0]}))
    >>> scores["a"].round(2).tolist(), scores["b"].tolist()
    ([1.0, 2.6], [1.0, 1.0])
    """
    if pooled:
        mappings = {}
        for scale in dict.fromkeys((scales or {}).get(name) for name in items):
            alike = [name for name in items if (scales or {}).get(name) == scale]
            answers = items[alike].to_numpy(float, na_value=np.nan).ravel()
            mappings |= dict.fromkeys(alike, interval_mapping(answers))
    else:
        mappings = {name: interval_mapping(items[name]) for name in items}
    # A row for each item, so that it lies together in memory.
    intervals = np.empty(items.shape[::-1])
    for place, name in enumerate(items):
        intervals[place] = items[name].astype(float).map(mappings[name]["interval"])
    return pd.DataFrame(intervals.T, items.index, items.columns, copy=False), mappings
