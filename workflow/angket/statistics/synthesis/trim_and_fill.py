"""Studies that seem to be missing on one side of the funnel, by trim and fill."""

from typing import NamedTuple

import numpy as np

from angket.statistics.synthesis.pooling import pool
from angket.statistics.synthesis.small_studies import egger_with_tau_squared
from angket.statistics.synthesis.tau_squared import tau_squared as estimate_tau_squared
from angket.statistics.synthesis.weighted import checked, constant, fit_weighted
from angket.statistics.undefined import Undefined

_STEPS = 100


class TrimAndFill(NamedTuple):
    """A pool with the studies that seem to be missing.

    Attributes
    ----------
    missing : int
        How many studies.
    missing_se : float
    side : str
        "left" or "right": where they seem to be missing.
    figures : dict
        Of the pool with them, see `pooling.Pool`.
    filled : ndarray of float, shape (missing, 2)
        Their effects and variances.
    """

    missing: int
    missing_se: float
    side: str
    figures: dict
    filled: np.ndarray


def trim_and_fill(effects, variances, estimator="reml", rule="l0", test="z", confidence=0.95):
    """Estimate how many studies one side of the funnel lacks, and pool with them.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
    estimator : str
        Of tau squared, in every step and in the end. The number of missing studies depends on it:
        with "common" it is often larger.
    rule : str
        "l0" (by the sum of ranks) or "r0" (by the longest run of ranks on one side).
    test, confidence
        As of `pooling.pool`.

    Returns
    -------
    TrimAndFill

    Raises
    ------
    Undefined
        Below three studies, when all standard errors are the same, and when the steps go round in
        circles.

    Notes
    -----
    The side is that which the slope on standard errors points away from. It asks what the
    funnel would look like were it symmetric; other reasons than missing studies bend it, too.

    References
    ----------
    Duval, S., & Tweedie, R. (2000). Trim and fill: A simple funnel-plot-based method of testing
    and adjusting for publication bias in meta-analysis. Biometrics 56, 455-463.

    Examples
    --------
    >>> told = trim_and_fill([0.1, 0.12, 0.3, 0.5], [0.01, 0.01, 0.04, 0.05], "common")
    >>> told.missing, told.side, round(told.figures["estimate"], 3)
    (1, 'left', 0.131)
    """
    effects, variances = checked(effects, variances)
    if rule not in ("l0", "r0"):
        raise ValueError(f"{rule!r} is none of l0, r0")
    slope = egger_with_tau_squared(effects, variances, estimator)["slope"]
    # With the missing side to the left.
    turn = -1 if slope < 0 else 1
    order = np.argsort(turn * effects, kind="stable")
    values, spread = turn * effects[order], variances[order]
    k = len(values)
    missing, before = 0, None
    for _ in range(_STEPS):
        if missing == before:
            break
        before = missing
        kept = values[: k - missing], spread[: k - missing]
        tau_squared = estimate_tau_squared(*kept, estimator)
        centre = fit_weighted(*kept, constant(k - missing), tau_squared).coefficients[0]
        unrounded, missing_se = _missing(values - centre, rule)
        # Of L0 a half is rounded to the even number.
        missing = max(0, int(np.rint(unrounded)))
        if missing >= k:
            raise Undefined("trim and fill would trim all studies")
    else:
        raise Undefined("the steps of trim and fill do not settle")
    mirrored = centre - (values - centre)
    filled = np.column_stack([turn * mirrored[k - missing :], spread[k - missing :]])
    figures = pool(
        np.append(effects, filled[:, 0]),
        np.append(variances, filled[:, 1]),
        estimator,
        test,
        confidence,
    ).figures
    return TrimAndFill(missing, missing_se, "left" if turn == 1 else "right", figures, filled)


def _missing(residuals, rule):
    """Return how many studies the left side lacks, unrounded, and the standard error."""
    k = len(residuals)
    ranks = np.empty(k)
    ranks[np.argsort(np.abs(residuals), kind="stable")] = np.arange(1, k + 1)
    if rule == "r0":
        run = k - ranks[residuals < 0].max(initial=0)
        missing = run - 1
        return missing, float(np.sqrt(2 * max(0, missing) + 2))
    sum_right = ranks[residuals > 0].sum()
    missing = (4 * sum_right - k * (k + 1)) / (2 * k - 1)
    of_sum = (
        k * (k + 1) * (2 * k + 1)
        + 10 * missing**3
        + 27 * missing**2
        + 17 * missing
        - 18 * k * missing**2
        - 18 * k * missing
        + 6 * k**2 * missing
    ) / 24
    return missing, float(4 * np.sqrt(max(0.0, of_sum)) / (2 * k - 1))
