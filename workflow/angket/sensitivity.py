"""Does a hypothesis stand or fall with the way it is tested, or with doubtful answers?"""

import numpy as np
import pandas as pd

from angket.association import association, crosstab
from angket.correlation import pearson, pearson_p
from angket.mediation import mediation
from angket.moderation import moderation, product_terms
from angket.ordinal import ordinal_regression
from angket.patterns import mean_ranks
from angket.regression import linear_regression
from angket.residual_table import monte_carlo_p
from angket.robust import robust_regression
from angket.undefined import Undefined, or_undefined


def sensitivity(kind, raw, interval, response, predictors, alpha, flagged=None):
    """Test one hypothesis about totals in several ways.

    Parameters
    ----------
    kind : {"correlation", "regression", "moderation"}
        A correlation has one predictor; which of the two that is makes no difference
        but to the ordinal and the robust variant. A moderation has two, the predictor
        and the moderator, and is about their product.
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
        standardised slope, R^2 with its F test, or what the product adds to R^2),
        ranks (the same of ranks: Spearman's rho), ordinal (log odds for one sd, or the
        likelihood ratio of all slopes, of the raw totals), robust (Huber's slope, or
        Wald's chi-square of all).

    Notes
    -----
    Ranks bend straight lines, and can make or hide a moderation by that alone [1]_.

    References
    ----------
    .. [1] Sawilowsky, S. S. (1990). Nonparametric tests of interaction in experimental
       design. Review of Educational Research 60, 91-126.

    Examples
    --------
    >>> raw = pd.DataFrame({"x": [1.0, 3, 2, 5, 4, 6, 8, 7], "y": [2.0, 1, 3, 3, 5, 4, 6, 5]})
    >>> panel = sensitivity("correlation", raw, raw, "y", ["x"], 0.05)
    >>> panel["variant"].tolist()
    ['raw', 'interval', 'ranks', 'ordinal', 'robust']
    >>> round(float(panel["estimate"].iloc[2]), 3)
    0.795
    """
    if kind == "regression" and len(predictors) > 1:
        kind = "multiple_regression"
    return _panel(raw, interval, response, predictors, alpha, flagged, _VARIANTS[kind])


def sensitivity_of_mediation(raw, interval, roles, alpha, test, seed, repeats, flagged=None):
    """Test a mediation in several ways.

    Parameters
    ----------
    raw, interval : DataFrame of float, shape (n, variables)
        Totals of the codes and of the interval scores, without missing values.
    roles : dict
        The names of the response, the predictor and the mediator.
    alpha : float
    test : {"bootstrap", "sobel"}
        What tests the indirect effect where it has a standard error.
    seed, repeats : int
        Of the bootstrap.
    flagged : array_like of bool, shape (n,), optional
        Respondents to leave out of a second set of variants.

    Returns
    -------
    DataFrame
        As `sensitivity` returns it. Variants: raw, interval and ranks (the standardised
        indirect effect), robust (the product of Huber's slopes) and ordinal (no estimate:
        log odds of two models have no common scale to be multiplied on [1]_). The last
        two are decided by the joint test, whose p is the larger one of both paths [2]_.

    References
    ----------
    .. [1] MacKinnon, D. P. & Dwyer, J. H. (1993). Estimating mediated effects in
       prevention studies. Evaluation Review 17, 144-158.
    .. [2] MacKinnon, D. P. et al. (2002). A comparison of methods to test mediation and
       other intervening variable effects. Psychological Methods 7, 83-104.

    Examples
    --------
    >>> raw = pd.DataFrame({"x": [1.0, 3, 2, 5, 4, 6, 8, 7], "y": [2.0, 1, 3, 3, 5, 4, 6, 5]})
    >>> raw["m"] = [2.0, 3, 1, 3, 5, 4, 4, 6]
    >>> roles = {"response": "y", "predictor": "x", "mediator": "m"}
    >>> panel = sensitivity_of_mediation(raw, raw, roles, 0.05, "sobel", 1, 999)
    >>> round(float(panel["estimate"].iloc[0]), 3)
    0.146
    """

    def indirect(y, x):
        found = mediation(x.iloc[:, 0], x.iloc[:, 1], y, 1 - alpha, seed, repeats).indirect
        return found["indirect_beta"], found[f"{test}_p"]

    variants = dict.fromkeys(["raw", "interval", "ranks"], ("indirect_beta", indirect))
    variants |= {"ordinal": ("joint", _ordinal_paths), "robust": ("indirect", _robust_paths)}
    predictors = [roles["predictor"], roles["mediator"]]
    return _panel(raw, interval, roles["response"], predictors, alpha, flagged, variants)


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


def _panel(raw, interval, response, predictors, alpha, flagged, variants):
    """Compute each variant, a statistic's name and function, on its totals."""
    rows = []
    for respondents, kept in _samples(len(raw), flagged):
        totals = raw[kept]
        scales = {"interval": interval[kept], "ranks": totals.apply(mean_ranks)}
        for variant, (statistic, compute) in variants.items():
            scale = scales.get(variant, totals)
            found = or_undefined(compute, scale[response], scale[predictors])
            rows.append(_row(variant, respondents, len(totals), statistic, found, alpha))
    return pd.DataFrame(rows)


def _correlation(y, x):
    result = pearson(x.iloc[:, 0], y)
    return float(result.statistic), pearson_p(result)


def _slope(y, x):
    row = linear_regression(y, x, 0.95).coefficients.iloc[1]
    return float(row["beta"]), float(row["p"])


def _determination(y, x):
    model = linear_regression(y, x, 0.95).model
    return model["r_squared"], model["f_p"]


def _change(y, x):
    change = moderation(y, x.iloc[:, 0], x.iloc[:, 1], 0.95).change
    return change["r_squared_change"], change["f_change_p"]


def _log_odds(y, x):
    row = ordinal_regression(y, x).coefficients.iloc[-1]
    return float(row["b"]), float(row["p"])


def _likelihood_ratio(y, x):
    model = ordinal_regression(y, x).model
    return model["lr"], model["lr_p"]


def _robust_slope(y, x):
    row = robust_regression(y, x).coefficients.iloc[-1]
    return float(row["b"]), float(row["p"])


def _robust_wald(y, x):
    model = robust_regression(y, x).model
    return model["wald"], model["wald_p"]


def _ordinal_product(y, x):
    return _log_odds(y, product_terms(x.iloc[:, 0], x.iloc[:, 1]))


def _robust_product(y, x):
    return _robust_slope(y, product_terms(x.iloc[:, 0], x.iloc[:, 1]))


def _ordinal_paths(y, x):
    """Test both paths of a mediation; x holds the predictor and the mediator."""
    _, p_a = _log_odds(x.iloc[:, 1], x.iloc[:, :1])
    _, p_b = _log_odds(y, x)
    reason = "log odds of two models have no common scale to be multiplied on"
    return Undefined(reason), max(p_a, p_b)


def _robust_paths(y, x):
    a, p_a = _robust_slope(x.iloc[:, 1], x.iloc[:, :1])
    b, p_b = _robust_slope(y, x)
    return a * b, max(p_a, p_b)


# Of each kind, the statistic of each variant and what computes it with its p.
_VARIANTS = {
    "correlation": {
        "raw": ("r", _correlation),
        "interval": ("r", _correlation),
        "ranks": ("rho", _correlation),
        "ordinal": ("log_odds", _log_odds),
        "robust": ("b", _robust_slope),
    },
    "regression": {
        "raw": ("beta", _slope),
        "interval": ("beta", _slope),
        "ranks": ("beta", _slope),
        "ordinal": ("log_odds", _log_odds),
        "robust": ("b", _robust_slope),
    },
    "multiple_regression": {
        "raw": ("r_squared", _determination),
        "interval": ("r_squared", _determination),
        "ranks": ("r_squared", _determination),
        "ordinal": ("lr", _likelihood_ratio),
        "robust": ("wald", _robust_wald),
    },
    "moderation": {
        "raw": ("r_squared_change", _change),
        "interval": ("r_squared_change", _change),
        "ranks": ("r_squared_change", _change),
        "ordinal": ("log_odds", _ordinal_product),
        "robust": ("b", _robust_product),
    },
}
