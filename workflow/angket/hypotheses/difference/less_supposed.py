"""Errors and intervals of adjusted differences that need no equal variances or normal residuals."""

import numpy as np
import pandas as pd
import scipy

from angket.hypotheses.difference.adjusted import differences_of
from angket.statistics.resampling.bootstrap import intervals_of
from angket.statistics.resampling.weighted import covariances, regression_slopes
from angket.statistics.undefined import Undefined


def robust_differences(model, name, confidence):
    """Return HC3 errors and intervals of the differences of two adjusted means of a factor.

    Parameters
    ----------
    model : angket.hypotheses.difference.model.Model
    name : str
        Of the factor.
    confidence : float

    Returns
    -------
    dict of (str, str) to dict
        From both categories to hc3_se, hc3_ci_low, hc3_ci_high.

    Raises
    ------
    Undefined
        Where somebody is alone in a cell, so that no error is left of them.
    """
    if min(len(values) for values in model.cells.members().values()) < 2:
        raise Undefined("somebody is alone in a group, which leaves no error to weigh")
    differences = differences_of(model, name)
    robust = model.fit.get_robustcov_results("HC3")
    test = robust.t_test(np.array(list(differences.values())))
    columns = np.ravel(test.sd), test.conf_int(1 - confidence)
    return {
        pair: {"hc3_se": float(se), "hc3_ci_low": float(low), "hc3_ci_high": float(high)}
        for pair, se, (low, high) in zip(differences, *columns, strict=True)
    }


def resampled_differences(model, name, confidence, seed, repeats):
    """Resample respondents for the intervals of the differences of adjusted means of a factor.

    Covariates stay held at their means in the sample, which changes no difference.

    Parameters
    ----------
    model : angket.hypotheses.difference.model.Model
    name : str
        Of the factor.
    confidence : float
    seed, repeats : int

    Returns
    -------
    DataFrame
        Indexed by both categories, with columns as
        `angket.statistics.resampling.bootstrap.bootstrap_regression` returns them.

    Raises
    ------
    Undefined
        As `angket.statistics.resampling.resample.resample` does.
    """
    differences = differences_of(model, name)
    # The constant, the first column, is the same for both means of a difference.
    contrasts = np.array(list(differences.values()))
    estimates = pd.Series(contrasts @ model.fit.params.to_numpy(), index=range(len(contrasts)))
    together = np.column_stack([model.fit.model.exog[:, 1:], model.cells.response])
    spreads, standardised = together.std(axis=0), scipy.stats.zscore(together)

    def statistic(weights):
        slopes = regression_slopes(covariances(weights, standardised))
        return (slopes * spreads[-1] / spreads[:-1]) @ contrasts[:, 1:].T

    found = intervals_of(statistic, estimates, len(together), confidence, seed, repeats)
    found.index = pd.Index(list(differences), tupleize_cols=False)
    return found
