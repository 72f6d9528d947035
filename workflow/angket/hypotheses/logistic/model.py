"""Binary logistic regression, fitted by statsmodels."""

import warnings
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.optimize import linprog
from statsmodels.discrete.discrete_model import Logit

from angket.statistics.regression.marginal import LOGISTIC, average_effects, with_errors
from angket.statistics.regression.scaled import back_to_units, ratios_of, scaled
from angket.statistics.undefined import Undefined

# Log odds beyond this are looked at: they are large, or run away.
_LARGE = 10


class Logistic(NamedTuple):
    """A fitted logistic regression.

    Attributes
    ----------
    coefficients : DataFrame
        Indexed by term, the constant first: b, se, z, wald, p, odds_ratio, ci_low, ci_high; the
        interval is that of the odds ratio.
    model : dict
        n, events, events_per_predictor, log_likelihood, lr, lr_df, lr_p, cox_snell, nagelkerke,
        mcfadden.
    probability : ndarray of float, shape (n,)
    parameters : ndarray of float, shape (p + 1,)
        Of the constant and of each predictor.
    covariance : ndarray of float, shape (p + 1, p + 1)
        Of these.
    robust : dict
        wald, wald_df, wald_p: all slopes together, with errors that do not take the model for
        right.
    """

    coefficients: pd.DataFrame
    model: dict
    probability: np.ndarray
    parameters: np.ndarray
    covariance: np.ndarray
    robust: dict


def logistic_regression(event, predictors, confidence):
    """Regress the log odds of an event on one or several predictors.

    Parameters
    ----------
    event : array_like of float, shape (n,)
        1 where it is there, else 0.
    predictors : DataFrame of float, shape (n, p)
        The names of its columns become the names of the terms.
    confidence : float
        Of the intervals, such as 0.95.

    Returns
    -------
    Logistic

    Raises
    ------
    Undefined
        When a variable is the same for everyone, one predictor follows from the others, the rarer
        outcome has fewer respondents than there are coefficients, or the predictors separate who
        has the event from who has not, so that no estimate is finite [1]_.

    Notes
    -----
    Intervals and tests of single terms are Wald's, the test of all together is the likelihood
    ratio. Robust errors are the sandwich of Huber and White [4]_. Cox and Snell's R^2 [2]_ cannot
    reach 1; Nagelkerke's [3]_ is its share of what it can reach.

    References
    ----------
    .. [1] Albert, A. & Anderson, J. A. (1984). On the existence of maximum likelihood estimates
       in logistic regression models. Biometrika 71, 1-10.
    .. [2] Cox, D. R. & Snell, E. J. (1989). Analysis of binary data (2nd ed.). Chapman and Hall.
    .. [3] Nagelkerke, N. J. D. (1991). A note on a general definition of the coefficient of
       determination. Biometrika 78, 691-692.
    .. [4] White, H. (1982). Maximum likelihood estimation of misspecified models. Econometrica
       50, 1-25.

    Examples
    --------
    >>> x = pd.DataFrame({"x": [1.0, 2, 3, 4, 5, 6, 7, 8]})
    >>> fit = logistic_regression([0, 0, 1, 0, 1, 0, 1, 1], x, 0.95)
    >>> round(float(fit.coefficients.loc["x", "odds_ratio"]), 3)
    1.811
    """
    event, values = np.asarray(event, dtype=float), predictors.to_numpy(dtype=float)
    _require_information(event, predictors.columns, values)
    n, slopes = values.shape
    made, *moments = scaled(values)
    standardised = np.column_stack([np.ones(n), made])
    fit = _maximum(event, standardised, predictors.columns)
    back = back_to_units(*moments)
    terms = fit.t_test(back)
    coefficients = ratios_of(terms, confidence, "odds_ratio", predictors.columns)
    events = int(event.sum())
    null = sum(count * np.log(count / n) for count in (events, n - events))
    # It is known; statsmodels would search for it.
    fit.set_null_options(llnull=null)
    cox_snell = 1 - np.exp(-fit.llr / n)
    model = {
        "n": n,
        "events": events,
        "events_per_predictor": min(events, n - events) / slopes,
        "log_likelihood": float(fit.llf),
        "lr": float(fit.llr),
        "lr_df": slopes,
        "lr_p": float(fit.llr_pvalue),
        "cox_snell": float(cox_snell),
        "nagelkerke": float(cox_snell / (1 - np.exp(2 * null / n))),
        "mcfadden": float(fit.prsquared),
    }
    probability = np.asarray(fit.predict(standardised))
    covariance = back @ fit.cov_params() @ back.T
    robust = _robust(event, standardised, fit)
    return Logistic(coefficients, model, probability, terms.effect, covariance, robust)


def marginal_effects(fit, given, confidence):
    """Return what each term changes in the probability of the event, averaged over respondents.

    Parameters
    ----------
    fit : Logistic
    given : angket.hypotheses.predictors.Predictors
        What it was fitted to.
    confidence : float

    Returns
    -------
    DataFrame
        As `angket.statistics.regression.marginal.with_errors` returns it.

    Notes
    -----
    Own code: of a column with three or more categories, statsmodels' get_margeff changes one term
    and leaves the others as they are, which puts respondents into two categories at once.
    """
    terms, design = given.places(1), with_constant(given)
    effects, gradients = average_effects(LOGISTIC, fit.parameters, design, terms)
    return with_errors(effects, gradients, fit.covariance, confidence, terms)


def with_constant(given):
    """Return the predictors of a model with a column of ones before them, as an array."""
    return np.column_stack([np.ones(len(given.table)), given.table.to_numpy(dtype=float)])


def _maximum(event, design, names):
    """Return statsmodels' fit, or say why there is no largest likelihood."""
    try:
        with warnings.catch_warnings():
            # What these warn of is looked into below.
            warnings.simplefilter("ignore")
            fit = Logit(event, design).fit(disp=0, maxiter=100, tol=1e-12)
        settled = fit.mle_retvals["converged"] and np.abs(design @ fit.params).max() < _LARGE
    except np.linalg.LinAlgError:
        fit, settled = None, False
    if not settled:
        if _separated(event, design):
            _tell_separation(event, design, names)
        if fit is None or not fit.mle_retvals["converged"]:
            raise Undefined("the search for the coefficients did not converge")
    return fit


def _separated(event, design):
    """Tell whether some combination of predictors is nowhere on the wrong side of the event."""
    signed = np.unique(np.where(event[:, None] > 0, design, -design), axis=0)
    found = linprog(-signed.sum(axis=0), A_ub=-signed, b_ub=np.zeros(len(signed)), bounds=(-1, 1))
    return found.status == 0 and -found.fun > 1e-7


def _tell_separation(event, design, names):
    """Raise Undefined, which names the predictors of which each alone separates."""
    alone = [
        name
        for place, name in enumerate(names, 1)
        if _separated(event, design[:, [0, place]]) and len(names) > 1
    ]
    if alone:
        raise Undefined(
            "the predictors separate who is of the category from who is not; each of these does "
            f"so alone: {', '.join(alone)}"
        )
    raise Undefined("the predictors separate who is of the category from who is not")


def _robust(event, design, fit):
    """Return Wald's chi-square of all slopes, with a sandwich of scores between covariances."""
    sandwich = Logit(event, design).fit(fit.params, disp=0, tol=1e-12, cov_type="HC0")
    slopes = np.eye(design.shape[1])[1:]
    wald = sandwich.wald_test(slopes, use_f=False, scalar=True)
    return {"wald": float(wald.statistic), "wald_df": len(slopes), "wald_p": float(wald.pvalue)}


def _require_information(event, names, values):
    rarer, coefficients = int(min(event.sum(), (1 - event).sum())), values.shape[1] + 1
    if rarer == 0:
        raise Undefined("the response is the same for every respondent")
    for name, column in zip(names, values.T, strict=True):
        if np.ptp(column) == 0:
            raise Undefined(f"{name} is the same for every respondent")
    if rarer < coefficients:
        raise Undefined(f"{rarer} with the rarer category are too few for {coefficients} terms")
