"""Exploratory factor analysis: factors, which items load on them, and what they explain."""

import numpy as np
import pandas as pd

from angket.statistics.factors.extraction import extract
from angket.statistics.factors.rotation import varimax
from angket.statistics.reliability.inter_item import correlate


def factor_analysis(items, factors, method="principal_axis"):
    """Extract factors from items and, where there are several, rotate them by varimax.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k), or Correlations
        Keyed codes; respondents who left out an item are not counted. Or their
        correlations, as `angket.statistics.reliability.inter_item.correlate` returns them.
    factors : int
    method : {"principal_axis", "ml"}
        As `extract` has them.

    Returns
    -------
    dict
        loadings (DataFrame, item by factor), communalities (Series by item),
        eigenvalues (Series by number, of the correlations themselves), explained
        (DataFrame by factor: sum_of_squares, percent, cumulative_percent of the items'
        variance, after rotation), n (complete respondents).

    Raises
    ------
    Undefined
        As `extract`, `varimax` and `inter_item.correlation_matrix` do.

    Examples
    --------
    >>> codes = {"a": [4, 2, 1, 1, 4, 3], "b": [4, 3, 1, 4, 3, 5], "c": [5, 1, 3, 1, 2, 5]}
    >>> items = pd.DataFrame(codes)
    >>> factor_analysis(items, 1)["communalities"].round(2).tolist()
    [0.63, 0.29, 0.42]
    """
    correlations, n = correlate(items)
    loadings = extract(correlations, factors, method)
    if factors > 1:
        loadings = varimax(loadings)
    squares = (loadings**2).sum()
    explained = pd.DataFrame({"sum_of_squares": squares, "percent": squares * 100 / len(loadings)})
    explained["cumulative_percent"] = explained["percent"].cumsum()
    eigenvalues = np.linalg.eigvalsh(correlations.to_numpy())[::-1]
    return {
        "loadings": loadings,
        "communalities": (loadings**2).sum(axis=1),
        "eigenvalues": pd.Series(eigenvalues, index=range(1, len(eigenvalues) + 1)),
        "explained": explained,
        "n": n,
    }
