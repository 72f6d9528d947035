"""A factor analysis as it is told in full: pattern, structure, what factors explain and leave."""

import numpy as np
import pandas as pd

from angket.statistics.factors.components import principal_components
from angket.statistics.factors.extraction import extract
from angket.statistics.factors.oblique import explained, oblimin, promax
from angket.statistics.factors.rotation import varimax
from angket.statistics.reliability.inter_item import correlate

ROTATIONS = {"oblimin": oblimin, "promax": promax}
# A correlation that the factors miss by more than this counts, as in the note of SPSS.
RESIDUAL = 0.05


def solve(items, factors, extraction, rotation, kaiser=True):
    """Extract factors from items, rotate them, and tell what they explain and leave.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k), or Correlations
        Keyed codes; respondents who left out an item are not counted. Or their
        correlations, as `angket.statistics.reliability.inter_item.correlate` returns them.
    factors : int
    extraction : {"principal_axis", "ml", "principal_components"}
    rotation : {"none", "varimax", "oblimin", "promax"}
        Nothing is rotated where there is one factor.
    kaiser : bool, optional
        Whether items count alike in the rotation, whatever their communality.

    Returns
    -------
    dict
        pattern (DataFrame, item by factor: the loadings), structure (the correlations of
        items with factors), correlations (of factors; the identity where they are not
        oblique), communalities (Series by item), extracted and rotated (Series by factor:
        what it explains, in items, before and after rotation), rmsr (root of the mean
        squared residual correlation), residual_percent (of the pairs of items whose
        correlation the factors miss by more than .05).

    Raises
    ------
    Undefined
        As the ways of extraction and rotation do.

    Examples
    --------
    >>> codes = {"a": [4, 2, 1, 1, 4, 3], "b": [4, 3, 1, 4, 3, 5], "c": [5, 1, 3, 1, 2, 5]}
    >>> found = solve(pd.DataFrame(codes), 1, "principal_components", "varimax")
    >>> found["communalities"].round(2).tolist()
    [0.7, 0.53, 0.63]
    """
    matrix, _ = correlate(items)
    if extraction == "principal_components":
        loadings = principal_components(matrix, factors)
    else:
        loadings = extract(matrix, factors, extraction)
    names = loadings.columns
    pattern, correlations = loadings, pd.DataFrame(np.eye(factors), names, names)
    if factors > 1 and rotation == "varimax":
        pattern = varimax(loadings, kaiser)
    elif factors > 1 and rotation in ROTATIONS:
        pattern, correlations = ROTATIONS[rotation](loadings, kaiser)
    structure = pattern @ correlations
    residuals = matrix.to_numpy() - (structure @ pattern.T).to_numpy()
    left = residuals[np.triu_indices(len(residuals), k=1)]
    return {
        "pattern": pattern,
        "structure": structure,
        "correlations": correlations,
        "communalities": (pattern * structure).sum(axis=1),
        "extracted": (loadings**2).sum(),
        "rotated": pd.Series(explained(pattern.to_numpy(), correlations.to_numpy()), names),
        "rmsr": float(np.sqrt((left**2).mean())),
        "residual_percent": float((np.abs(left) > RESIDUAL).mean() * 100),
    }
