"""McDonald's omega: reliability of a total without supposing equal loadings."""

from angket.statistics.factors.extraction import extract
from angket.statistics.reliability.inter_item import correlate


def one_factor(correlations, method="principal_axis"):
    """Return the loadings of the items on the one factor that they share.

    Parameters
    ----------
    correlations : DataFrame of float, shape (k, k)
    method : {"principal_axis", "ml"}
        As `angket.statistics.factors.extraction.extract` has them.

    Returns
    -------
    Series of float, shape (k,)
        Indexed by item; turned so that their sum is positive.

    Raises
    ------
    Undefined
        For fewer than three items, or as `angket.statistics.factors.extraction.extract` does.

    Examples
    --------
    >>> import pandas as pd
    >>> r = pd.DataFrame([[1, 0.72, 0.63], [0.72, 1, 0.56], [0.63, 0.56, 1]], list("abc"))
    >>> one_factor(r).round(4).tolist()
    [0.9, 0.8, 0.7]
    """
    return extract(correlations, 1, method)["factor_1"]


def mcdonald_omega(items, method="principal_axis"):
    """Estimate McDonald's omega total of a scale with one factor [1]_.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k), or Correlations
        Keyed codes; respondents who left out an item are not counted. Or their
        correlations, as `angket.statistics.reliability.inter_item.correlate` returns them.
    method : {"principal_axis", "ml"}
        How the loadings are found.

    Returns
    -------
    dict
        omega, items (k), n (complete respondents).

    Raises
    ------
    Undefined
        For fewer than three items or respondents, an item without variance, or when no
        proper factor is found.

    Notes
    -----
    (sum of loadings)^2 / ((sum of loadings)^2 + sum of uniquenesses), on the
    correlations, so of the total of standardised items. Own code: no maintained library
    has it.

    References
    ----------
    .. [1] McDonald, R. P. (1999). Test Theory: A Unified Treatment, ch. 6.

    Examples
    --------
    >>> import pandas as pd
    >>> codes = {"a": [4, 2, 1, 1, 4, 3], "b": [4, 3, 1, 4, 3, 5], "c": [5, 1, 3, 1, 2, 5]}
    >>> items = pd.DataFrame(codes)
    >>> round(mcdonald_omega(items)["omega"], 3)
    0.701
    """
    correlations, n = correlate(items)
    loadings = one_factor(correlations, method)
    common = loadings.sum() ** 2
    unique = (1 - loadings**2).sum()
    return {
        "omega": float(common / (common + unique)),
        "items": len(correlations),
        "n": n,
    }
