"""One's own result beside the pool of prior studies."""

import numpy as np
from scipy import stats

from angket.statistics.synthesis.dependent import pool_robust
from angket.statistics.synthesis.pooling import pool
from angket.statistics.synthesis.prediction import prediction_interval
from angket.statistics.undefined import Undefined, all_undefined, or_undefined


def own_beside_prior(
    effect, variance, effects, variances, estimator="reml", confidence=0.95, samples=None
):
    """Compare one's own effect with the pool of prior studies, and pool both.

    Parameters
    ----------
    effect, variance : float
        One's own, on the scale of the pool; not among the prior ones.
    effects, variances : array_like of float, shape (k,)
        Of the prior studies.
    estimator : str
    confidence : float
    samples : array_like of str, shape (k,), optional
        From which the prior effects come, where several come from one: standard errors are then
        robust (CR2), and a further study is expected by no more degrees of freedom than theirs.

    Returns
    -------
    dict
        difference, z, p (one's own effect less the prior pool, over both sampling errors and tau
        squared); inside_prediction (in the interval for a further true effect),
        new_study_low, new_study_high and inside_new_study (the interval for a further observed
        effect, wider by one's own sampling variance); prior_estimate, prior_se,
        with_own_estimate, with_own_se, with_own_tau_squared, own_weight_percent. Without samples,
        standard errors are normal ones. Predictions are Undefined below three prior studies and for
        a common effect.

    Raises
    ------
    Undefined
        Below two prior studies, which are no pool, or where all come from one sample.

    Examples
    --------
    >>> told = own_beside_prior(0.5, 0.01, [0.2, 0.3, 0.4], [0.01, 0.02, 0.01])
    >>> round(told["difference"], 2), round(told["own_weight_percent"], 1)
    (0.2, 27.5)
    """
    prior, _ = _pooled(effects, variances, samples, estimator, confidence)
    mine = None if samples is None else np.append(np.asarray(samples, dtype=object), object())
    given = np.append(effects, effect), np.append(variances, variance), mine
    both, weights = _pooled(*given, estimator, confidence)
    difference = effect - prior["estimate"]
    z = difference / np.sqrt(variance + prior["se"] ** 2 + prior["tau_squared"])
    told = {
        "prior_estimate": prior["estimate"],
        "prior_se": prior["se"],
        "with_own_estimate": both["estimate"],
        "with_own_se": both["se"],
        "with_own_tau_squared": both["tau_squared"],
        "own_weight_percent": float(weights[-1]),
        "difference": float(difference),
        "z": float(z),
        "p": float(2 * stats.norm.sf(abs(z))),
    }
    return told | _predicted(effect, variance, prior, confidence)


def _pooled(effects, variances, samples, estimator, confidence):
    """Return the figures of a pool and its weights, robust where there are samples."""
    found = pool(effects, variances, estimator, "z", confidence)
    if samples is None:
        return found.figures, found.weights_percent
    of_samples = pool_robust(effects, variances, samples, estimator, "cr2", confidence)
    return found.figures | of_samples, found.weights_percent


def _predicted(effect, variance, prior, confidence):
    names = "inside_prediction", "new_study_low", "new_study_high", "inside_new_study"
    if isinstance(prior["prediction_low"], Undefined):
        return all_undefined(names, prior["prediction_low"].reason)
    k, most = prior.get("samples", prior["k"]), prior.get("df", np.inf)
    arguments = prior["estimate"], prior["se"], prior["tau_squared"], k, confidence
    ends = or_undefined(prediction_interval, *arguments, variance, most)
    return {
        "inside_prediction": bool(prior["prediction_low"] <= effect <= prior["prediction_high"]),
        "new_study_low": ends[0],
        "new_study_high": ends[1],
        "inside_new_study": bool(ends[0] <= effect <= ends[1]),
    }
