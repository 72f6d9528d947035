"""Simple mediation: how much of a relation runs through a third variable?"""

from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy

from angket.statistics.normal_test import two_sided_p
from angket.statistics.regression.linear import linear_regression
from angket.statistics.resampling.intervals import p_of_zero, summarise
from angket.statistics.resampling.monte_carlo import is_p_sure, resample_until
from angket.statistics.resampling.resample import REPEATS
from angket.statistics.resampling.weighted import covariances, regression_slopes, spreads_of
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.subjects import CONSTANT

ENDS = ("low", "high")
_PATH = ["b", "se", "beta", "t", "p", "ci_low", "ci_high"]
_RESAMPLED = ["bootstrap_se", "percentile_low", "percentile_high"]
_RESAMPLED += ["bias_corrected_low", "bias_corrected_high", "resamples", "bootstrap_p"]
_RESAMPLED += ["indirect_beta_low", "indirect_beta_high"]


class Mediation(NamedTuple):
    """A predictor, a mediator and a response.

    Attributes
    ----------
    paths : DataFrame
        Indexed by "a" (predictor to mediator), "b" (mediator to response beside the
        predictor), "total" (c: predictor to response alone) and "direct" (c': predictor
        to response beside the mediator): b, se, beta, t, p, ci_low, ci_high.
    indirect : dict
        n, indirect (a b), indirect_beta (the same of standardised variables), sobel_se,
        sobel_z, sobel_p; bootstrap_se, percentile_low, percentile_high,
        bias_corrected_low, bias_corrected_high, resamples (see
        `bootstrap.summarise`), bootstrap_p (of the percentile interval, see
        `bootstrap.p_of_zero`), indirect_beta_low, indirect_beta_high (the percentile interval of
        indirect_beta, standardised anew in each resample), seed; mediator_constant and
        response_constant (of the regressions that give a, and b beside direct). What rests on the
        bootstrap is Undefined for more respondents than
        `angket.statistics.resampling.resample.resample` takes.
    """

    paths: pd.DataFrame
    indirect: dict


def mediation(predictor, mediator, response, confidence, seed, repeats=REPEATS):
    """Split a slope into its direct part and the part that runs through a mediator.

    Parameters
    ----------
    predictor, mediator, response : array_like of float, shape (n,)
    confidence : float
        Of the intervals, such as 0.95.
    seed : int
        Of the resampling.
    repeats : int
        Number of resamples.

    Returns
    -------
    Mediation

    Raises
    ------
    Undefined
        When the mediator is the same for everyone, or as
        `linear.linear_regression` does for any of the three regressions.

    Notes
    -----
    Total = direct + a b. Each path is a coefficient of a regression that statsmodels fits; what is
    made of two of them is own code: pingouin's mediation_analysis leaves the predictor out of the
    equation that gives path b (.334 for .277), and no library has Sobel's test.
    Sobel's standard error is sqrt(a^2 se_b^2 + b^2 se_a^2) [1]_
    and takes a b for normally distributed, which it is not: the bootstrap intervals
    come first [2]_, and of them the percentile one, whose errors of the first kind stay
    nearest to alpha [3]_. In a cross-sectional survey the order of the three variables is an
    assumption, not a finding.

    References
    ----------
    .. [1] Sobel, M. E. (1982). Asymptotic confidence intervals for indirect effects in
       structural equation models. Sociological Methodology 13, 290-312.
    .. [2] MacKinnon, D. P., Lockwood, C. M. & Williams, J. (2004). Confidence limits for
       the indirect effect. Multivariate Behavioral Research 39, 99-128.
    .. [3] Fritz, M. S., Taylor, A. B. & MacKinnon, D. P. (2012). Explanation of two
       anomalous results in statistical mediation analysis. Multivariate Behavioral
       Research 47, 61-87.

    Examples
    --------
    >>> x, m = [1.0, 2, 3, 4, 5, 6, 7, 8], [2.0, 1, 4, 3, 6, 5, 8, 7]
    >>> y = [1.0, 2, 4, 3, 5, 7, 8, 6]
    >>> fit = mediation(x, m, y, 0.95, seed=1, repeats=999)
    >>> float((fit.paths.loc["total", "b"] - fit.paths.loc["direct", "b"]).round(3))
    0.43
    >>> round(fit.indirect["indirect"], 3)
    0.43
    """
    trio = np.column_stack(
        [np.asarray(values, dtype=float) for values in (predictor, mediator, response)]
    )
    if len(trio) and np.ptp(trio[:, 0]) == 0:
        raise Undefined("the predictor is the same for every respondent")
    # As the response of the first regression it would be called that.
    if len(trio) and np.ptp(trio[:, 1]) == 0:
        raise Undefined("the mediator is the same for every respondent")
    both = pd.DataFrame(trio[:, :2], columns=["predictor", "mediator"])
    to_mediator = linear_regression(trio[:, 1], both[["predictor"]], confidence).coefficients
    alone = linear_regression(trio[:, 2], both[["predictor"]], confidence).coefficients
    beside = linear_regression(trio[:, 2], both, confidence).coefficients
    paths = pd.DataFrame(
        {
            "a": to_mediator.loc["predictor", _PATH],
            "b": beside.loc["mediator", _PATH],
            "total": alone.loc["predictor", _PATH],
            "direct": beside.loc["predictor", _PATH],
        }
    ).T
    constants = {
        "mediator_constant": float(to_mediator.loc[CONSTANT, "b"]),
        "response_constant": float(beside.loc[CONSTANT, "b"]),
    }
    return Mediation(paths, _indirect(paths, trio, confidence, seed, repeats) | constants)


def _indirect(paths, trio, confidence, seed, repeats):
    (a, b), (se_a, se_b) = paths.loc[["a", "b"], "b"], paths.loc[["a", "b"], "se"]
    indirect, beta = float(a * b), float(np.prod(paths.loc[["a", "b"], "beta"]))
    sobel_se = float(np.sqrt(a**2 * se_b**2 + b**2 * se_a**2))
    spreads = trio.std(axis=0)
    standardised = scipy.stats.zscore(trio)

    def statistic(weights):
        matrices = covariances(weights, standardised)
        first = regression_slopes(matrices[:, :2, :2])[:, 0]
        second = regression_slopes(matrices)[:, 1]
        indirect = first * second
        of_these = spreads_of(matrices)
        beta = indirect * of_these[:, 0] / of_these[:, 2]
        return np.column_stack([indirect * spreads[2] / spreads[0], beta])

    def sure(drawn):
        return is_p_sure(drawn[:, 0], 1 - confidence)

    replicates = or_undefined(resample_until, statistic, len(trio), repeats, seed, sure)
    if isinstance(replicates, Undefined):
        resampled = all_undefined(_RESAMPLED, replicates.reason)
    else:
        resampled = summarise(replicates[:, 0], indirect, confidence)
        resampled["bootstrap_p"] = p_of_zero(replicates[:, 0])
        of_beta = summarise(replicates[:, 1], beta, confidence)
        resampled |= {f"indirect_beta_{end}": of_beta[f"percentile_{end}"] for end in ENDS}
    return {
        "n": len(trio),
        "indirect": indirect,
        "indirect_beta": beta,
        **_sobel(indirect, sobel_se),
        **resampled,
        "seed": seed,
    }


def _sobel(indirect, error):
    if error == 0:
        return {"sobel_se": 0.0} | all_undefined(["sobel_z", "sobel_p"], "both paths are 0")
    z = indirect / error
    return {"sobel_se": error, "sobel_z": z, "sobel_p": two_sided_p(z)}
