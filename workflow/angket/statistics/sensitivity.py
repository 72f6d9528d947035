"""A hypothesis tested in several ways: the frame, and what several kinds compute in it."""

import numpy as np
import pandas as pd

from angket.statistics.regression.ordinal import ordinal_regression
from angket.statistics.regression.robust import robust_regression
from angket.statistics.undefined import Undefined, or_undefined


def panel(raw, interval, response, predictors, flagged, variants):
    """Test one hypothesis about totals in several ways.

    Parameters
    ----------
    raw, interval : DataFrame of float, shape (n, variables)
        Totals of the codes and of the interval scores, without missing values.
    response : str
    predictors : list of str
    flagged : array_like of bool, shape (n,), optional
        Respondents to leave out of a second set of variants.
    variants : dict
        From the name of a variant to its statistic and the function that computes it with its
        p, of the response and the predictors. The variant `interval` gets interval totals,
        `ranks` the ranks of raw ones, every other one raw totals.

    Returns
    -------
    DataFrame
        One row for each variant and set of respondents: variant, respondents ("all" or
        "without flagged"), n, statistic, estimate, p; the last two are
        Undefined where the variant is.

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
    >>> found = panel(raw, raw, "y", ["x"], None, {"ordinal": ("log_odds", log_odds)})
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
            rows.append(row(variant, respondents, len(totals), statistic, found))
    return pd.DataFrame(rows)


def samples(n, flagged):
    """List the sets of respondents: all, and those without a flag where there are flags."""
    samples = [("all", np.ones(n, dtype=bool))]
    if flagged is not None:
        samples.append(("without flagged", ~np.asarray(flagged, dtype=bool)))
    return samples


def row(variant, respondents, n, statistic, found):
    """Return the row of a variant; `found` is its estimate and p, or Undefined."""
    estimate, p = (found, found) if isinstance(found, Undefined) else found
    return {
        "variant": variant,
        "respondents": respondents,
        "n": n,
        "statistic": statistic,
        "estimate": estimate,
        "p": p,
    }


def log_odds(y, x):
    """Return the log odds of the last predictor for one standard deviation, and its p."""
    row = ordinal_regression(y, x).coefficients.iloc[-1]
    return float(row["b"]), float(row["p"])


def likelihood_ratio(y, x):
    """Return the likelihood ratio of all slopes of an ordinal model, and its p."""
    model = ordinal_regression(y, x).model
    return model["lr"], model["lr_p"]


def robust_slope(y, x):
    """Return Huber's slope of the last predictor, and its p."""
    row = robust_regression(y, x).coefficients.iloc[-1]
    return float(row["b"]), float(row["p"])


def robust_wald(y, x):
    """Return Wald's chi-square of all slopes of Huber's regression, and its p."""
    model = robust_regression(y, x).model
    return model["wald"], model["wald_p"]
