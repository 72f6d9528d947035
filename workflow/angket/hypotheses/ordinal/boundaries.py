"""The odds ratios of each boundary between levels, beside the one for all boundaries."""

import numpy as np

from angket.hypotheses.ordinal.model import ordinal_model
from angket.statistics.undefined import Undefined, all_undefined, or_undefined

AT_BOUNDARY = ["b", "se", "p", "odds_ratio", "ci_low", "ci_high"]


def at_boundaries(levels, table, confidence):
    """Regress being above each boundary by itself, as Brant's test compares.

    Parameters
    ----------
    levels : array_like of int, shape (n,)
        From 0 without gaps.
    table : DataFrame of float, shape (n, p)
    confidence : float

    Returns
    -------
    dict
        From term and the level above the boundary to b, se, p, odds_ratio, ci_low and ci_high (of
        the odds ratio), each Undefined where the predictors separate respondents at that boundary.
        Empty where there are two levels, whose boundary is the model itself.

    Notes
    -----
    Binary logistic regressions of the cumulated levels [1]_; each is a proportional odds model of
    two levels.

    References
    ----------
    .. [1] Brant, R. (1990). Assessing proportionality in the proportional odds model for ordinal
       logistic regression. Biometrics 46, 1171-1178.

    Examples
    --------
    >>> import pandas as pd
    >>> x = pd.DataFrame({"x": [1.0, 3, 2, 5, 4, 6, 8, 2, 5, 7, 9, 4]})
    >>> found = at_boundaries([0, 0, 1, 1, 1, 2, 2, 0, 2, 1, 2, 0], x, 0.95)
    >>> {place: round(row["odds_ratio"], 2) for place, row in found.items()}
    {('x', 1): 2.9, ('x', 2): 2.73}
    """
    levels, found = np.asarray(levels), {}
    highest = int(levels.max())
    for above in range(1, highest + 1) if highest > 1 else ():
        fit = or_undefined(ordinal_model, (levels >= above).astype(int), table, confidence)
        for term in table:
            if isinstance(fit, Undefined):
                found[term, above] = all_undefined(AT_BOUNDARY, fit.reason)
            else:
                found[term, above] = fit.coefficients.loc[term, AT_BOUNDARY].to_dict()
    return found
