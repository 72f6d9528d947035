"""Does a hypothesis stand or fall with the way it is tested, or with doubtful answers?"""

import numpy as np
import pandas as pd

from angket.association import association, crosstab
from angket.correlation import pearson
from angket.ordinal import ordinal_regression
from angket.regression import linear_regression
from angket.residual_table import monte_carlo_p
from angket.robust import robust_regression
from angket.undefined import Undefined, or_undefined

# The statistic of each variant: of a correlation, of one slope, of several slopes.
_STATISTICS = {
    "raw": ("r", "beta", "r_squared"),
    "interval": ("r", "beta", "r_squared"),
    "ranks": ("rho", "beta", "r_squared"),
    "ordinal": ("log_odds", "log_odds", "lr"),
    "robust": ("b", "b", "wald"),
}


def sensitivity(kind, raw, interval, response, predictors, alpha, flagged=None):
    """Test one hypothesis about totals in several ways.

    Parameters
    ----------
    kind : {"correlation", "regression"}
        A correlation has one predictor; which of the two that is makes no difference
        but to the ordinal and the robust variant.
    raw, interval : DataFrame of float, shape (n, variables)
        Totals of the codes and of the interval scores, without missing values.
    response : str
    predictors : list of str
    alpha : float
    flagged : array_like of bool, shape (n,), optional
        Respondents to leave out of a second set of variants.

    Returns
    -------
    DataFrame
        One row for each variant and set of respondents: variant, respondents ("all" or
        "without flagged"), n, statistic, estimate, p, reject_h0; the last three are
        Undefined where the variant is. Variants: raw and interval (Pearson's r, the
        standardised slope, or R^2 with its F test), ranks (the same of ranks:
        Spearman's rho), ordinal (log odds for one sd, or the likelihood ratio of all
        slopes, of the raw totals), robust (Huber's slope, or Wald's chi-square of all).

    Examples
    --------
    >>> raw = pd.DataFrame({"x": [1.0, 3, 2, 5, 4, 6, 8, 7], "y": [2.0, 1, 3, 3, 5, 4, 6, 5]})
    >>> panel = sensitivity("correlation", raw, raw, "y", ["x"], 0.05)
    >>> panel["variant"].tolist()
    ['raw', 'interval', 'ranks', 'ordinal', 'robust']
    >>> round(float(panel["estimate"].iloc[2]), 3)
    0.795
    """
    place = 0 if kind == "correlation" else min(len(predictors), 2)
    rows = []
    for respondents, kept in _samples(len(raw), flagged):
        totals = raw[kept]
        scales = {"interval": interval[kept], "ranks": totals.rank()}
        for variant, statistics in _STATISTICS.items():
            statistic, scale = statistics[place], scales.get(variant, totals)
            found = or_undefined(_COMPUTE[statistic], scale[response], scale[predictors])
            rows.append(_row(variant, respondents, len(totals), statistic, found, alpha))
    return pd.DataFrame(rows)


def sensitivity_of_association(rows, columns, row_order, column_order, alpha, seed, flagged=None):
    """Test the association of two categorical variables in several ways.

    Parameters
    ----------
    rows, columns : Series of str, shape (n,)
        A respondent without one of them is left out.
    row_order, column_order : list of str
        The categories in order.
    alpha : float
    seed : int
        Of the random tables.
    flagged : array_like of bool, shape (n,), optional
        Respondents to leave out of a second set of variants.

    Returns
    -------
    DataFrame
        As `sensitivity` returns it. Variants: pearson, likelihood_ratio,
        linear_by_linear (each with its chi-square), and fisher (two-sided, with the odds
        ratio) in 2x2 tables or monte_carlo (of Pearson's chi-square) in larger ones.

    Examples
    --------
    >>> rows, columns = pd.Series(list("aaaabbbb")), pd.Series(list("xxxyxyyy"))
    >>> panel = sensitivity_of_association(rows, columns, ["a", "b"], ["x", "y"], 0.05, seed=1)
    >>> panel["statistic"].tolist()
    ['pearson', 'likelihood_ratio', 'linear_by_linear', 'odds_ratio']
    """
    panel = []
    for respondents, kept in _samples(len(rows), flagged):
        table = crosstab(rows[kept], columns[kept], row_order, column_order)
        n = int(table.to_numpy().sum())
        block = or_undefined(association, table, 1 - alpha)
        for variant in ["pearson", "likelihood_ratio", "linear_by_linear"]:
            found = _figures(block, variant, f"{variant}_p")
            panel.append(_row(variant, respondents, n, variant, found, alpha))
        if table.shape == (2, 2):
            found = _figures(block, "odds_ratio", "fisher_p_two_sided")
            panel.append(_row("fisher", respondents, n, "odds_ratio", found, alpha))
        else:
            drawn = or_undefined(monte_carlo_p, table, seed)
            found = drawn
            if not isinstance(drawn, Undefined):
                found = block["pearson"], drawn["monte_carlo_p"]
            panel.append(_row("monte_carlo", respondents, n, "pearson", found, alpha))
    return pd.DataFrame(panel)


def _samples(n, flagged):
    samples = [("all", np.ones(n, dtype=bool))]
    if flagged is not None:
        samples.append(("without flagged", ~np.asarray(flagged, dtype=bool)))
    return samples


def _row(variant, respondents, n, statistic, found, alpha):
    estimate, p = (found, found) if isinstance(found, Undefined) else found
    return {
        "variant": variant,
        "respondents": respondents,
        "n": n,
        "statistic": statistic,
        "estimate": estimate,
        "p": p,
        "reject_h0": p if isinstance(p, Undefined) else p <= alpha,
    }


def _figures(block, *names):
    return block if isinstance(block, Undefined) else tuple(block[name] for name in names)


def _correlation(y, x):
    result = pearson(x.iloc[:, 0], y)
    return float(result.statistic), float(result.pvalue)


def _slope(y, x):
    row = linear_regression(y, x, 0.95).coefficients.iloc[1]
    return float(row["beta"]), float(row["p"])


def _determination(y, x):
    model = linear_regression(y, x, 0.95).model
    return model["r_squared"], model["f_p"]


def _log_odds(y, x):
    row = ordinal_regression(y, x).coefficients.iloc[0]
    return float(row["b"]), float(row["p"])


def _likelihood_ratio(y, x):
    model = ordinal_regression(y, x).model
    return model["lr"], model["lr_p"]


def _robust_slope(y, x):
    row = robust_regression(y, x).coefficients.iloc[1]
    return float(row["b"]), float(row["p"])


def _robust_wald(y, x):
    model = robust_regression(y, x).model
    return model["wald"], model["wald_p"]


_COMPUTE = {
    "r": _correlation,
    "rho": _correlation,
    "beta": _slope,
    "r_squared": _determination,
    "log_odds": _log_odds,
    "lr": _likelihood_ratio,
    "b": _robust_slope,
    "wald": _robust_wald,
}
