"""A hypothesis tested in several ways: the frame, and what several kinds compute in it."""

import numpy as np
import pandas as pd

from angket.statistics.effects import of_slope
from angket.statistics.normal_test import normal_limits
from angket.statistics.regression.linear import linear_regression
from angket.statistics.regression.ordinal import ordinal_regression
from angket.statistics.regression.robust import robust_regression
from angket.statistics.regression.wald import robust_f
from angket.statistics.undefined import Undefined, or_undefined


def panel(raw, interval, response, predictors, alpha, flagged, variants):
    """Test one hypothesis about totals in several ways.

    Parameters
    ----------
    raw, interval : DataFrame of float, shape (n, variables)
        Totals of the codes and of the interval scores, without missing values.
    response : str
    predictors : list of str
    alpha : float
    flagged : array_like of bool, shape (n,), optional
        Respondents to leave out of a second set of variants.
    variants : dict
        From the name of a variant to its statistic and the function that computes it with its
        p, of the response and the predictors, and with the `Effect` that this is, where it has one
        on the scale of the hypothesis. The variant `interval` gets interval totals,
        `ranks` the ranks of raw ones, every other one raw totals.

    Returns
    -------
    DataFrame
        One row for each variant and set of respondents: variant, respondents ("all" or
        "without flagged"), n, statistic, estimate, p, reject_h0; the last three are
        Undefined where the variant is. Then measure, effect, effect_ci_low, effect_ci_high, None
        where there is none.

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
    >>> found = panel(raw, raw, "y", ["x"], 0.05, None, {"ordinal": ("log_odds", log_odds)})
    >>> found[["variant", "respondents", "n"]].values.tolist()
    [['ordinal', 'all', 8]]
    """
    rows = []
    for respondents, kept in samples(len(raw), flagged):
        totals = raw[kept]
        scales = {"interval": interval[kept], "ranks": totals.rank()}
        for variant, (statistic, compute) in variants.items():
            scale = scales.get(variant, totals)
            found = or_undefined(compute, scale[response], scale[predictors])
            rows.append(row(variant, respondents, len(totals), statistic, found, alpha))
    return pd.DataFrame(rows)


def samples(n, flagged):
    """List the sets of respondents: all, and those without a flag where there are flags."""
    samples = [("all", np.ones(n, dtype=bool))]
    if flagged is not None:
        samples.append(("without flagged", ~np.asarray(flagged, dtype=bool)))
    return samples


def row(variant, respondents, n, statistic, found, alpha):
    """Return the row of a variant; `found` is its estimate, p and effect, or Undefined.

    A p of None stands for a way that has none.
    """
    estimate, p, *effects = (found, found) if isinstance(found, Undefined) else found
    measure, *effect = effects[0] if effects else (None,) * 4
    return {
        "variant": variant,
        "respondents": respondents,
        "n": n,
        "statistic": statistic,
        "estimate": estimate,
        "p": p,
        "reject_h0": p if isinstance(p, Undefined) or p is None else p <= alpha,
        "measure": measure,
        **dict(zip(("effect", "effect_ci_low", "effect_ci_high"), effect, strict=True)),
    }


def log_odds(y, x):
    """Return the log odds of the last predictor for one standard deviation, and its p."""
    row = ordinal_regression(y, x).coefficients.iloc[-1]
    return float(row["b"]), float(row["p"])


def likelihood_ratio(y, x):
    """Return the likelihood ratio of all slopes of an ordinal model, and its p."""
    model = ordinal_regression(y, x).model
    return model["lr"], model["lr_p"]


def robust_slope(y, x, confidence, measure="beta"):
    """Return Huber's slope of the last predictor, its p, and the standardised one."""
    row = robust_regression(y, x).coefficients.iloc[-1]
    b = float(row["b"])
    limits = normal_limits(b, float(row["se"]), confidence)
    effect = of_slope(y, x.iloc[:, -1], b, *limits, measure)
    return b, float(row["p"]), effect


def robust_errors(y, x, tested=None):
    """Return the F of slopes with errors HC3, and its p.

    Parameters
    ----------
    y : Series of float, shape (n,)
    x : DataFrame of float, shape (n, k)
    tested : list of str, optional
        The columns whose slopes are tested together; all of them where it is left out.
    """
    # F needs no confidence.
    fit = linear_regression(y, x, 0.95).fit
    return robust_f(fit, [x.columns.get_loc(term) for term in tested or x.columns])


def robust_wald(y, x):
    """Return Wald's chi-square of all slopes of Huber's regression, and its p."""
    model = robust_regression(y, x).model
    return model["wald"], model["wald_p"]
