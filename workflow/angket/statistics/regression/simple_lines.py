"""The lines of a moderation: what is expected of the response at values of the moderator."""

import numpy as np
import pandas as pd

from angket.statistics.regression.linear import linear_regression
from angket.statistics.regression.moderation import product_terms

# Of the moderator, as `moderation` names its simple slopes.
AT = {"mean - sd": -1, "mean": 0, "mean + sd": 1}
_PLACES = 61


def simple_lines(response, predictor, moderator, confidence):
    """Return the lines whose slopes are the simple slopes of a moderation.

    Parameters
    ----------
    response : array_like of float, shape (n,)
    predictor, moderator : Series of float, shape (n,)
    confidence : float
        Of the bands, such as 0.95.

    Returns
    -------
    dict of str to DataFrame
        From "mean - sd", "mean", "mean + sd" of the moderator to a line: x, evenly over the range
        of the predictor; fitted; mean_low, mean_high, the confidence band of the mean. Its
        `attrs["moderator"]` is the value of the moderator there.

    Raises
    ------
    Undefined
        As `angket.statistics.regression.moderation.moderation` does.

    Notes
    -----
    Each point is a combination of coefficients, which statsmodels' t_test estimates with its
    interval [1]_.

    References
    ----------
    .. [1] Aiken, L. S. & West, S. G. (1991). Multiple Regression: Testing and
       Interpreting Interactions.

    Examples
    --------
    >>> x = pd.Series([1.0, 2, 3, 4, 5, 6], name="x")
    >>> m = pd.Series([1.0, 3, 2, 5, 3, 4], name="m")
    >>> line = simple_lines([2.0, 5, 6, 18, 15, 25], x, m, 0.95)["mean"]
    >>> line.attrs["moderator"], line["x"].iloc[[0, -1]].tolist()
    (3.0, [1.0, 6.0])
    >>> float((line["fitted"].iloc[-1] - line["fitted"].iloc[0]).round(3))
    17.749
    """
    predictor, moderator = predictor.astype(float), moderator.astype(float)
    fit = linear_regression(response, product_terms(predictor, moderator), confidence).fit
    x = np.linspace(predictor.min(), predictor.max(), _PLACES)
    centred = x - predictor.mean()
    spread, lines = float(moderator.std(ddof=1)), {}
    for name, sds in AT.items():
        away = np.full(len(x), sds * spread)
        rows = np.column_stack([np.ones(len(x)), centred, away, centred * away])
        found = fit.results.t_test(rows @ fit.back)
        low, high = found.conf_int(1 - confidence).T
        line = pd.DataFrame({"x": x, "fitted": found.effect, "mean_low": low, "mean_high": high})
        line.attrs["moderator"] = float(moderator.mean()) + sds * spread
        lines[name] = line
    return lines
