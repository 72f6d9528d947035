"""Risks in tables of two rows and two columns; their odds are in `association`."""

import numpy as np
import scipy

from angket.statistics.undefined import Undefined, all_undefined


def risk_estimates(table, confidence):
    """Compare the shares of both rows, as SPSS CROSSTABS does.

    Parameters
    ----------
    table : DataFrame of int, shape (2, 2)
        Groups in rows, the outcome in the first column.
    confidence : float
        Of the intervals, such as 0.95.

    Returns
    -------
    dict
        risk_ratio_first and risk_ratio_second (share of the first or second column, in
        the first row over that in the second: the "cohort" lines of SPSS, prevalence
        ratios in a cross-sectional study); risk_difference (share of the first column,
        first row less second). Each has its _ci_low and _ci_high. Ratios are Undefined
        where a cell of their column is empty, the limits of the difference where its
        standard error is 0.

    Raises
    ------
    Undefined
        When the table is not 2x2 or a row is empty.

    Notes
    -----
    Intervals: the logarithm of the ratio of shares by Katz [1]_; the difference by
    Wald's, with the rows' own variances, which is too narrow in small samples.

    References
    ----------
    .. [1] Katz, D., Baptista, J., Azen, S. P. & Pike, M. C. (1978). Obtaining confidence
       intervals for the risk ratio in cohort studies. Biometrics 34, 469-474.

    Examples
    --------
    >>> import pandas as pd
    >>> estimates = risk_estimates(pd.DataFrame([[20, 30], [10, 40]]), 0.95)
    >>> estimates["risk_ratio_first"], round(estimates["risk_difference"], 2)
    (2.0, 0.2)
    """
    if table.shape != (2, 2):
        raise Undefined("only for tables of two rows and two columns")
    counts = table.to_numpy(dtype=float)
    sizes = counts.sum(axis=1)
    if (sizes == 0).any():
        raise Undefined("a row is empty")
    reach = scipy.stats.norm.isf((1 - confidence) / 2)
    estimates = {}
    for place, name in enumerate(["risk_ratio_first", "risk_ratio_second"]):
        column = counts[:, place]
        if (column == 0).any():
            estimates |= all_undefined(_with_limits(name), "a cell of the column is empty")
            continue
        shares = column / sizes
        variance = (1 / column - 1 / sizes).sum()
        estimates |= _on_log_scale(name, shares[0] / shares[1], variance, reach)
    return estimates | _difference(counts[:, 0] / sizes, sizes, reach)


def _difference(shares, sizes, reach):
    difference = float(shares[0] - shares[1])
    error = float(np.sqrt((shares * (1 - shares) / sizes).sum()))
    limits = _with_limits("risk_difference")
    if error == 0:
        reason = "in each row everyone has the same outcome"
        return {"risk_difference": difference} | all_undefined(limits[1:], reason)
    values = (difference, difference - reach * error, difference + reach * error)
    return dict(zip(limits, values, strict=True))


def _on_log_scale(name, ratio, variance, reach):
    factor = np.exp(reach * np.sqrt(variance))
    values = (float(ratio), float(ratio / factor), float(ratio * factor))
    return dict(zip(_with_limits(name), values, strict=True))


def _with_limits(name):
    return [name, f"{name}_ci_low", f"{name}_ci_high"]
