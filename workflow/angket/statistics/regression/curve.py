"""Which form does a relation have that is no straight line?"""

import numpy as np
from scipy.special import stdtr
from statsmodels.regression.linear_model import OLS

from angket.statistics.regression.least_squares import standardised_design
from angket.statistics.undefined import Undefined, or_undefined

BEYOND = "the fitted parabola does not turn between the scores observed"
CURVE = [
    "line_slope",
    "line_p",
    "quadratic_b",
    "quadratic_t",
    "quadratic_p",
    "slope_low",
    "slope_high",
    "turning_point",
    "u_p",
]


def fitted_curve(response, terms, x):
    """Fit a parabola to a relation, the other terms of a model held constant.

    Parameters
    ----------
    response : array_like of float, shape (n,)
    terms : DataFrame of float, shape (n, p)
        The model; x, or what it is less a constant, is one of them and has its name.
    x : Series of float, shape (n,)

    Returns
    -------
    dict
        line_slope, line_p: the coefficient of x without its square, and its p. quadratic_b,
        quadratic_t, quadratic_p: that of the square, and the test that it is zero. slope_low,
        slope_high: the slope of the parabola at the smallest and at the largest x observed.
        turning_point: the x at which it turns, which may lie beyond these. u_p: the p of
        Simonsohn's two lines [1]_: one fitted below the turning point and one above it, as the
        parabola opens.

    Raises
    ------
    Undefined
        Where x has fewer than three values or is no term of the model, the square adds nothing to
        it, too few respondents are there, or the parabola leaves nothing.

    Notes
    -----
    A parabola fitted to what only levels off turns, too, so that its slopes do not tell a U. Both
    lines must have the sign that they need, so that u_p is the larger of their two p, with HC3
    errors; Simonsohn looks for the point between them in another way.

    References
    ----------
    .. [1] Simonsohn, U. (2018). Two lines: A valid alternative to the invalid testing of U-shaped
       relationships with quadratic regressions. Advances in Methods and Practices in Psychological
       Science 1, 538-555.

    Examples
    --------
    >>> import pandas as pd
    >>> x = pd.Series([0.0, 1, 2, 3, 4, 5, 6], name="x")
    >>> found = fitted_curve([9.1, 4, 1.1, 0, 0.9, 4.1, 9], x.to_frame(), x)
    >>> round(found["turning_point"], 1), found["slope_low"] < 0 < found["slope_high"]
    (3.0, True)
    """
    y, values = np.asarray(response, dtype=float), np.asarray(x, dtype=float)
    if len(np.unique(values)) < 3:
        raise Undefined("the predictor has only 2 values, which always lie on a line")
    if x.name not in terms.columns:
        raise Undefined("the predictor is no term of the model")
    spread = terms.columns[np.ptp(terms.to_numpy(float), axis=0) > 0]
    others = terms[spread].to_numpy(float)
    place = 1 + list(spread).index(x.name)
    line = standardised_design(np.column_stack([np.ones(len(y)), others]))
    n, width = line.shape
    if n <= width + 1:
        raise Undefined(f"needs more than {width + 1} respondents")
    z = line[:, place]
    design = np.column_stack([line, z**2])
    if np.linalg.matrix_rank(np.linalg.qr(design, mode="r"), rtol=1e-10) <= width:
        raise Undefined("the predictors have too few values for squares and cubes")
    distances = y - y.mean()
    parabola = OLS(distances, design).fit()
    if parabola.ssr <= 1e-10 * (distances @ distances):
        raise Undefined("the fit is perfect, so nothing is left to test against")
    unit, straight = values.std(), OLS(distances, line).fit()
    ends = np.zeros((2, width + 1))
    ends[:, place], ends[:, -1] = 1, 2 * np.array([z.min(), z.max()])
    slopes = ends @ parabola.params
    bend, turn, u_p = parabola.params[-1], None, Undefined(BEYOND)
    if bend:
        turn = -parabola.params[place] / (2 * bend)
        u_p = or_undefined(
            _two_lines, distances, np.delete(line, place, 1), z - turn, np.sign(bend)
        )
        turn = float(values.mean() + turn * unit)
    return {
        "line_slope": float(straight.params[place] / unit),
        "line_p": float(straight.pvalues[place]),
        "quadratic_b": float(bend / unit**2),
        "quadratic_t": float(parabola.tvalues[-1]),
        "quadratic_p": float(parabola.pvalues[-1]),
        "slope_low": float(slopes[0] / unit),
        "slope_high": float(slopes[1] / unit),
        "turning_point": Undefined("the fitted parabola is a line") if turn is None else turn,
        "u_p": u_p,
    }


def _two_lines(distances, others, z, opens):
    """Return the p of two lines, below and above 0, that fall and rise as a parabola opens."""
    above = z >= 0
    if min(len(np.unique(z[above])), len(np.unique(z[~above]))) < 2:
        raise Undefined(BEYOND)
    design = np.column_stack([others, np.minimum(z, 0), np.maximum(z, 0), above])
    basis, triangle = np.linalg.qr(design)
    if np.linalg.matrix_rank(triangle, rtol=1e-10) < design.shape[1]:
        raise Undefined(BEYOND)
    # HC3 divides by what each respondent's own answer leaves to the others.
    if (basis**2).sum(axis=1).max() > 1 - 1e-10:
        raise Undefined("one respondent alone differs in a predictor (leverage 1)")
    if len(distances) <= design.shape[1]:
        raise Undefined(f"needs more than {design.shape[1]} respondents")
    lines = OLS(distances, design).fit(cov_type="HC3", use_t=True)
    # Of one that opens upwards the slope is negative below, and positive above.
    t = opens * lines.tvalues[-3:-1] * (-1, 1)
    p = 2 * stdtr(lines.df_resid, -t).max()
    if not np.isfinite(p):
        raise Undefined("the fit is perfect, so nothing is left to test against")
    return float(min(p, 1))
