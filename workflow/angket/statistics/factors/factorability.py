"""Do the items have enough in common for a factor analysis?"""

import numpy as np
import pandas as pd

from angket.statistics.reliability.inter_item import correlate
from angket.statistics.undefined import Undefined


def kmo(items):
    """Measure sampling adequacy by Kaiser, Meyer and Olkin's index [1]_.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k), or Correlations
        Keyed codes; respondents who left out an item are not counted. Or their
        correlations, as `angket.statistics.reliability.inter_item.correlate` returns them.

    Returns
    -------
    overall : float
        0 to 1; below .50 a factor analysis is held to be useless.
    per_item : Series of float, shape (k,)
        The index of each item (MSA).

    Raises
    ------
    Undefined
        For fewer than two items, an item without variance, items of which one follows
        exactly from others, or items that are not correlated at all.

    Notes
    -----
    sum r^2 / (sum r^2 + sum q^2) over the pairs of items, r the correlation and q the
    partial correlation given all other items. Own code: of the libraries only
    factor_analyzer has it, which does not run with scikit-learn 1.9.

    References
    ----------
    .. [1] Kaiser, H. F. & Rice, J. (1974). Little jiffy, mark IV. Educational and
       Psychological Measurement 34, 111-117.

    Examples
    --------
    >>> codes = {"a": [4, 2, 1, 1, 4, 3], "b": [4, 3, 1, 4, 3, 5], "c": [5, 1, 3, 1, 2, 5]}
    >>> items = pd.DataFrame(codes)
    >>> round(kmo(items)[0], 3)
    0.647
    """
    correlations, _ = correlate(items)
    inverse = np.linalg.inv(_invertible(correlations))
    scale = np.sqrt(np.diag(inverse))
    partial = inverse / np.outer(scale, scale)
    squares, partial_squares = correlations.to_numpy() ** 2, partial**2
    np.fill_diagonal(squares, 0)
    np.fill_diagonal(partial_squares, 0)
    if squares.sum(axis=0).min() < 1e-20:
        raise Undefined("an item is correlated with none of the others")
    per_item = squares.sum(axis=0) / (squares.sum(axis=0) + partial_squares.sum(axis=0))
    overall = squares.sum() / (squares.sum() + partial_squares.sum())
    return float(overall), pd.Series(per_item, index=correlations.index)


def bartlett_sphericity(items):
    """Test whether the items are correlated at all [1]_.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k), or Correlations
        Keyed codes; respondents who left out an item are not counted. Or their
        correlations, as `angket.statistics.reliability.inter_item.correlate` returns them.

    Returns
    -------
    dict
        bartlett_chi_square, bartlett_df, bartlett_p.

    Raises
    ------
    Undefined
        For fewer than two items, an item without variance, or items of which one
        follows exactly from others.

    Notes
    -----
    By statsmodels: -(n - 1 - (2k + 5) / 6) ln|R| with k (k - 1) / 2 degrees of freedom.

    References
    ----------
    .. [1] Bartlett, M. S. (1951). The effect of standardization on a chi-square
       approximation in factor analysis. Biometrika 38, 337-344.

    Examples
    --------
    >>> items = pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [2.0, 1, 4, 3]})
    >>> round(bartlett_sphericity(items)["bartlett_chi_square"], 3)
    0.669
    """
    # Here, because it takes longer to load than most steps take.
    from statsmodels.stats.multivariate import test_cov_diagonal

    correlations, n = correlate(items)
    test = test_cov_diagonal(_invertible(correlations), n)
    return {
        "bartlett_chi_square": float(test.statistic),
        "bartlett_df": int(test.df),
        "bartlett_p": float(test.pvalue),
    }


def _invertible(correlations):
    matrix = correlations.to_numpy()
    if np.linalg.eigvalsh(matrix)[0] < 1e-10:
        raise Undefined("an item follows exactly from others, or there are too few respondents")
    return matrix
