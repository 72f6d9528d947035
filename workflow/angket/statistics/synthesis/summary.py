"""All that is told of one synthesis, by the names of the table of statistics."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from angket.statistics.synthesis.effect_sizes import back_transform
from angket.statistics.synthesis.fail_safe import rosenthal
from angket.statistics.synthesis.heterogeneity import heterogeneity
from angket.statistics.synthesis.hunter_schmidt import (
    corrected_by_mean_reliability,
    corrected_for_attenuation,
)
from angket.statistics.synthesis.leaving_out import influence, leave_one_out
from angket.statistics.synthesis.pooling import pool, test_of
from angket.statistics.synthesis.small_studies import FEWEST_FOR_A_TEST, egger
from angket.statistics.synthesis.trim_and_fill import trim_and_fill
from angket.statistics.synthesis.weighted import checked
from angket.statistics.undefined import Undefined, all_undefined, or_undefined

# Figures on the scale of the pool that are read on another: each also with the ending "_back".
TURNED_BACK = ("estimate", "ci_low", "ci_high", "prediction_low", "prediction_high")


class Synthesis(NamedTuple):
    """What is told of pooled studies.

    Attributes
    ----------
    figures : dict
        By the names of the table of statistics; each may be Undefined, with its reason.
    studies : DataFrame, shape (k, 7)
        effect, variance, weight_percent, hat, cook, dffits, leave_one_out (the estimate of the
        others), in the order of the studies; cells may be Undefined.
    """

    figures: dict
    studies: pd.DataFrame


def synthesis(
    effects,
    variances,
    respondents,
    measure="fisher_z",
    estimator="reml",
    test=None,
    confidence=0.95,
    fewest=FEWEST_FOR_A_TEST,
):
    """Pool studies and tell all that belongs to it.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
    respondents : array_like of int, shape (k,)
    measure : str
        What the effects are, see `effect_sizes.back_transform`.
    estimator, test, confidence
        As of `pooling.pool`.
    fewest : int
        Studies below which small studies are not tested.

    Returns
    -------
    Synthesis

    Raises
    ------
    Undefined
        As `weighted.checked` does: what is missing of one study is to be told of it by name.

    Examples
    --------
    >>> told = synthesis([0.2, 0.3, 0.5], [0.01, 0.02, 0.01], [103, 53, 103])
    >>> told.figures["k"], told.figures["n"], round(told.figures["estimate_back"], 3)
    (3, 259, 0.325)
    """
    test = test_of(estimator, test)
    effects, variances = checked(effects, variances)
    k = len(effects)
    figures = {"k": k, "n": int(np.sum(respondents))}
    pooled = or_undefined(pool, effects, variances, estimator, test, confidence)
    if isinstance(pooled, Undefined):
        names = ["estimate", "se", "p", "ci_low", "ci_high", "prediction_low", "prediction_high"]
        figures |= all_undefined([*names, "z" if test == "z" else "t"], pooled.reason)
        weights = np.full(k, 100.0)
    else:
        figures |= pooled.figures
        weights = pooled.weights_percent
    figures |= heterogeneity(effects, variances, estimator, confidence)
    for name in TURNED_BACK:
        figures[f"{name}_back"] = back_transform(figures[name], measure)
    figures |= _small_studies(effects, variances, measure, estimator, fewest)
    studies = pd.DataFrame({"effect": effects, "variance": variances, "weight_percent": weights})
    moves = or_undefined(influence, effects, variances, estimator)
    left = or_undefined(leave_one_out, effects, variances, estimator, "z", confidence)
    for name in ("hat", "cook", "dffits"):
        studies[name] = [moves] * k if isinstance(moves, Undefined) else moves[name]
    studies["leave_one_out"] = [left] * k if isinstance(left, Undefined) else left["estimate"]
    return Synthesis(figures, studies)


def attenuation_corrected(correlations, respondents, x=None, y=None):
    """Return the mean correlation corrected for unreliability, by what the studies tell.

    Parameters
    ----------
    correlations : array_like of float, shape (k,)
    respondents : array_like of int, shape (k,)
    x, y : array_like of float, shape (k,), optional
        Reliabilities; NaN where a study tells none.

    Returns
    -------
    float or Undefined
        Hunter and Schmidt's mean of corrected correlations when every study tells both
        reliabilities; otherwise the mean r over the mean attenuation.

    Examples
    --------
    >>> round(attenuation_corrected([0.2, 0.3], [100, 200], [0.8, np.nan], [0.8, np.nan]), 3)
    0.333
    """
    if x is None or y is None:
        return Undefined("no study tells a reliability of both measures")
    arguments = correlations, respondents, x, y
    if not np.isnan(np.concatenate([np.asarray(x, float), np.asarray(y, float)])).any():
        told = or_undefined(corrected_for_attenuation, *arguments)
        return told if isinstance(told, Undefined) else told["mean_r"]
    told = or_undefined(corrected_by_mean_reliability, *arguments)
    return told if isinstance(told, Undefined) else told["attenuation_corrected"]


def _small_studies(effects, variances, measure, estimator, fewest):
    names = ["egger_t", "egger_df", "egger_p", "trim_fill_k"]
    told = {"fail_safe_n": rosenthal(effects, variances)["n"]}
    if len(effects) == 1:
        told["fail_safe_n"] = Undefined("a single study has nothing to be pooled with")
    if len(effects) < fewest:
        return told | all_undefined(names, "there are too few studies for a test of small studies")
    if measure == "r":
        reason = "the standard error of a raw correlation depends on the correlation"
        return told | all_undefined(names, reason)
    tested = or_undefined(egger, effects, variances)
    if isinstance(tested, Undefined):
        told |= all_undefined(names[:3], tested.reason)
    else:
        told |= {f"egger_{name}": tested[name] for name in ("t", "df", "p")}
    filled = or_undefined(trim_and_fill, effects, variances, estimator)
    told["trim_fill_k"] = filled if isinstance(filled, Undefined) else filled.missing
    return told
