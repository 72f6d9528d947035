"""Principal components of items: what they have in common and of their own, without a model."""

import numpy as np

from angket.statistics.factors.extraction import in_order
from angket.statistics.undefined import Undefined


def principal_components(correlations, components):
    """Find the loadings of items on their first principal components [1]_.

    Parameters
    ----------
    correlations : DataFrame of float, shape (k, k)
    components : int
        1 to k.

    Returns
    -------
    DataFrame of float, shape (k, components)
        As `angket.statistics.factors.extraction.extract` has them.

    Raises
    ------
    Undefined
        When there are more components than items, or than the items span.

    Notes
    -----
    Eigenvectors of the correlations by numpy, each times the root of its eigenvalue.
    statsmodels' PCA takes answers rather than correlations, and scales by n - 1 in one place
    and by n in another.

    References
    ----------
    .. [1] Hotelling, H. (1933). Analysis of a complex of statistical variables into principal
       components. Journal of Educational Psychology 24, 417-441.

    Examples
    --------
    >>> import pandas as pd
    >>> r = pd.DataFrame([[1, 0.72, 0.63], [0.72, 1, 0.56], [0.63, 0.56, 1]], list("abc"))
    >>> principal_components(r, 1)["factor_1"].round(3).tolist()
    [0.905, 0.875, 0.831]
    """
    k = len(correlations)
    if components > k:
        raise Undefined(f"{k} items are too few for factors: {components}")
    values, vectors = np.linalg.eigh(correlations.to_numpy(dtype=float))
    values, vectors = values[::-1][:components], vectors[:, ::-1][:, :components]
    if values[-1] < 1e-10:
        raise Undefined("an item follows exactly from others, or there are too few respondents")
    return in_order(vectors * np.sqrt(values), correlations.index)
