"""Risks in tables of two rows and two columns; their odds are in `association`."""

import numpy as np
from statsmodels.stats.contingency_tables import Table2x2
from statsmodels.stats.proportion import confint_proportions_2indep

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
    counts = table.to_numpy()
    if (counts.sum(axis=1) == 0).any():
        raise Undefined("a row is empty")
    estimates = {}
    for name, outcome_first in (
        ("risk_ratio_first", counts),
        ("risk_ratio_second", counts[:, ::-1]),
    ):
        if (outcome_first[:, 0] == 0).any():
            estimates |= all_undefined(_with_limits(name), "a cell of the column is empty")
            continue
        # Unless told, the library adds a half to every cell where one is empty.
        ratio = Table2x2(outcome_first, shift_zeros=False)
        limits = ratio.riskratio_confint(1 - confidence)
        estimates |= _named(name, ratio.riskratio, *limits)
    return estimates | _difference(counts[:, 0], counts.sum(axis=1), confidence)


def _difference(events, sizes, confidence):
    difference = float(np.subtract(*(events / sizes)))
    if ((events == 0) | (events == sizes)).all():
        reason = "in each row everyone has the same category"
        undefined = all_undefined(_with_limits("risk_difference")[1:], reason)
        return {"risk_difference": difference} | undefined
    limits = confint_proportions_2indep(
        events[0], sizes[0], events[1], sizes[1], method="wald", alpha=1 - confidence
    )
    return _named("risk_difference", difference, *limits)


def _named(name, *values):
    return dict(zip(_with_limits(name), map(float, values), strict=True))


def _with_limits(name):
    return [name, f"{name}_ci_low", f"{name}_ci_high"]
