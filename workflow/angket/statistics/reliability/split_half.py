"""Split-half reliability: one half of the items against the other."""

import numpy as np

from angket.statistics.correlation.pairs import pearson
from angket.statistics.reliability.alpha import alpha
from angket.statistics.undefined import Undefined, or_undefined


def split_half(items, split="odd_even"):
    """Estimate reliability from the totals of two halves of the items.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k)
        Keyed codes, in the order of the questionnaire.
    split : {"odd_even", "first_second"}
        The first, third, fifth ... item against the others, or the first half against
        the second. Of an odd number of items the first half has one more.

    Returns
    -------
    dict
        correlation (of the two totals), spearman_brown (for halves of equal length),
        spearman_brown_unequal (Horst [1]_, for the lengths they have), guttman
        (lambda 4), alpha_first, alpha_second (Undefined for a half of one item),
        items_first, items_second, n (complete respondents). The names and figures
        are those of SPSS RELIABILITY /MODEL=SPLIT.

    Raises
    ------
    Undefined
        For fewer than two items, fewer than three complete respondents, or a half whose
        total is the same for everyone.

    Notes
    -----
    Own code but for the correlation and the alphas: no library has the rest.

    References
    ----------
    .. [1] Horst, P. (1951). Estimating total test reliability from parts of unequal
       length. Educational and Psychological Measurement 11, 368-371.

    Examples
    --------
    >>> import pandas as pd
    >>> items = pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [2.0, 1, 4, 3]})
    >>> round(split_half(items)["spearman_brown"], 2)
    0.75
    """
    complete = items.dropna()
    first, second = _halves(complete, split)
    if second.shape[1] == 0:
        raise Undefined("needs at least 2 items")
    totals = first.sum(axis=1).to_numpy(), second.sum(axis=1).to_numpy()
    r = float(pearson(*totals).statistic)
    share = first.shape[1] * second.shape[1] / items.shape[1] ** 2
    return {
        "correlation": r,
        "spearman_brown": _stepped_up(r, 0.25),
        "spearman_brown_unequal": _stepped_up(r, share),
        "guttman": _guttman(*totals),
        "alpha_first": or_undefined(alpha, first),
        "alpha_second": or_undefined(alpha, second),
        "items_first": first.shape[1],
        "items_second": second.shape[1],
        "n": len(complete),
    }


def _halves(items, split):
    if split == "odd_even":
        return items.iloc[:, ::2], items.iloc[:, 1::2]
    middle = (items.shape[1] + 1) // 2
    return items.iloc[:, :middle], items.iloc[:, middle:]


def _stepped_up(r, share):
    """Return the reliability of both parts together.

    Horst's formula, freed of the square of r, which would hide a negative sign and
    divide 0 by 0 for r = 1. With halves of equal length (share 1/4) it is 2r / (1 + r).
    """
    divisor = r + np.sqrt(r**2 + 4 * (1 - r**2) * share)
    if divisor <= 1e-12:
        return Undefined("the halves run exactly against each other")
    return float(2 * r / divisor)


def _guttman(first, second):
    whole = np.var(first + second, ddof=1)
    if whole == 0:
        return Undefined("the total is the same for every respondent")
    return float(2 * (1 - (np.var(first, ddof=1) + np.var(second, ddof=1)) / whole))
