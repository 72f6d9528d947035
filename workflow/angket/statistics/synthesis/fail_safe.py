"""How many unseen studies without an effect would undo a pool. These numbers say little."""

import numpy as np
from scipy import stats

from angket.statistics.synthesis.weighted import checked
from angket.statistics.undefined import Undefined


def rosenthal(effects, variances, alpha=0.05):
    """Return how many studies without an effect bring the summed z to one-sided alpha.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
    alpha : float

    Returns
    -------
    dict
        n (rounded up), n_exact, p (one-sided, of the summed z).

    Raises
    ------
    Undefined
        As `weighted.checked` does.

    Notes
    -----
    It takes the unseen studies to have no effect at all, says nothing of its size, and ignores
    heterogeneity.

    References
    ----------
    Rosenthal, R. (1979). The "file drawer problem" and tolerance for null results. Psychological
    Bulletin 86, 638-641.

    Examples
    --------
    >>> rosenthal([0.3, 0.4, 0.2], [0.01, 0.01, 0.02])["n"]
    24
    """
    effects, variances = checked(effects, variances)
    k = len(effects)
    total = abs((effects / np.sqrt(variances)).sum())
    exact = max(0.0, float((total / stats.norm.isf(alpha)) ** 2 - k))
    return {
        "n": _rounded_up(exact),
        "n_exact": exact,
        "p": float(stats.norm.sf(total / np.sqrt(k))),
    }


def rosenberg(effects, variances, alpha=0.05):
    """Return how many studies without an effect bring the common effect to two-sided alpha.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
    alpha : float

    Returns
    -------
    dict
        n, p (of the common effect).

    Raises
    ------
    Undefined
        As `weighted.checked` does.

    References
    ----------
    Rosenberg, M. S. (2005). The file-drawer problem revisited: A general weighted method for
    calculating fail-safe numbers in meta-analysis. Evolution 59, 464-468.

    Examples
    --------
    >>> rosenberg([0.3, 0.4, 0.2], [0.01, 0.01, 0.02])["n"]
    17
    """
    effects, variances = checked(effects, variances)
    z = (effects / variances).sum() / np.sqrt((1 / variances).sum())
    exact = len(effects) * ((z / stats.norm.isf(alpha / 2)) ** 2 - 1)
    return {"n": _rounded_up(max(0.0, float(exact))), "p": float(2 * stats.norm.sf(abs(z)))}


def orwin(effects, target=None):
    """Return how many studies without an effect bring the plain mean down to a target.

    Parameters
    ----------
    effects : array_like of float, shape (k,)
    target : float, optional
        Of the mean's sign; without it, half of the mean.

    Returns
    -------
    dict
        n, mean, target.

    Raises
    ------
    Undefined
        When the mean or the target is 0.

    References
    ----------
    Orwin, R. G. (1983). A fail-safe N for effect size in meta-analysis. Journal of Educational
    Statistics 8, 157-159.

    Examples
    --------
    >>> orwin([0.3, 0.4, 0.2], target=0.1)["n"]
    6
    """
    effects = np.asarray(effects, dtype=float)
    mean = float(effects.mean())
    target = mean / 2 if target is None else float(target)
    if mean == 0 or target == 0:
        raise Undefined("a mean of zero has nothing to be brought down to")
    target = np.copysign(target, mean)
    exact = max(0.0, len(effects) * (mean / target - 1))
    return {"n": _rounded_up(exact), "mean": mean, "target": float(target)}


def _rounded_up(exact):
    # A whole number that rounding made a little larger stays itself.
    return int(np.ceil(exact - 1e-8))
