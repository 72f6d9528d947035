"""Poisson and negative binomial regression, fitted by statsmodels."""

import warnings
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import chi2
from statsmodels.discrete.discrete_model import NegativeBinomial
from statsmodels.genmod import families
from statsmodels.genmod.generalized_linear_model import GLM

from angket.hypotheses.count.separation import separated, tell_separation
from angket.statistics.regression.marginal import EXPONENTIAL, average_effects, with_errors
from angket.statistics.regression.scaled import back_to_units, ratios_of, scaled
from angket.statistics.undefined import Undefined, or_undefined

POISSON, NEGATIVE_BINOMIAL = "poisson", "negative_binomial"
# An expected count below this is looked at: it is small, or runs away to zero.
_SMALL = 1e-4


class Counted(NamedTuple):
    """A fitted count regression.

    Attributes
    ----------
    coefficients : DataFrame
        Indexed by term, the constant first: b, se, z, wald, p, rate_ratio, ci_low, ci_high; the
        interval is that of the rate ratio.
    model : dict
        log_likelihood, lr, lr_df, lr_p, mcfadden, aic, bic, deviance, pearson, residual_df,
        dispersion; of a negative binomial, dispersion_parameter and dispersion_parameter_se.
    expected : ndarray of float, shape (n,)
    parameters : ndarray of float, shape (p + 1,)
    covariance : ndarray of float, shape (p + 1, p + 1)
    spread : float
        How much more than its expected count a count varies: 0 by Poisson, else the dispersion
        parameter, which times the expected count and one is the variance over the expected count.
    """

    coefficients: pd.DataFrame
    model: dict
    expected: np.ndarray
    parameters: np.ndarray
    covariance: np.ndarray
    spread: float


def standardised(predictors):
    """Return the design of a model, with what leads back to the units of its predictors.

    Parameters
    ----------
    predictors : DataFrame of float, shape (n, p)

    Returns
    -------
    design : ndarray of float, shape (n, p + 1)
        A constant, and the predictors in standard deviations from their means.
    back : ndarray of float, shape (p + 1, p + 1)
        Which times the parameters are those of the predictors themselves.

    Raises
    ------
    Undefined
        When there are too few respondents, one predictor is the same for everyone, or follows
        from the others.
    """
    n, slopes = predictors.shape
    if n < slopes + 3:
        raise Undefined(f"needs at least {slopes + 3} respondents")
    values = predictors.to_numpy(dtype=float)
    for name, column in zip(predictors, values.T, strict=True):
        if np.ptp(column) == 0:
            raise Undefined(f"{name} is the same for every respondent")
    made, *moments = scaled(values)
    return np.column_stack([np.ones(len(values)), made]), back_to_units(*moments)


def count_regression(counts, predictors, confidence, offset=0.0, family=POISSON):
    """Regress the logarithm of an expected count on one or several predictors.

    Parameters
    ----------
    counts : array_like of float, shape (n,)
        Whole numbers from 0.
    predictors : DataFrame of float, shape (n, p)
    confidence : float
    offset : float or ndarray of float, shape (n,)
        The logarithm of what the counts are in proportion to.
    family : {"poisson", "negative_binomial"}

    Returns
    -------
    Counted

    Raises
    ------
    Undefined
        When there are too few respondents, a variable is the same for everyone, one predictor
        follows from the others, or the predictors separate; of a negative binomial, when the
        counts vary no more than Poisson's distribution lets them.

    Notes
    -----
    The negative binomial is NB2, of variance mu + dispersion mu^2 [1]_, its standard errors from
    expected information, as MASS::glm.nb has them. The likelihood ratio compares with a model of
    the same family without predictors, with a dispersion parameter of its own.

    References
    ----------
    .. [1] Cameron, A. C. & Trivedi, P. K. (2013). Regression analysis of count data (2nd ed.).
       Cambridge University Press.

    Examples
    --------
    >>> x = pd.DataFrame({"x": [1.0, 2, 3, 4, 5, 6, 7, 8]})
    >>> fit = count_regression([1, 0, 2, 1, 3, 4, 2, 6], x, 0.95)
    >>> round(float(fit.coefficients.loc["x", "rate_ratio"]), 3)
    1.335
    """
    counts = np.asarray(counts, dtype=float)
    offset = np.broadcast_to(np.asarray(offset, dtype=float), counts.shape)
    n, slopes = predictors.shape
    design, back = standardised(predictors)
    fit = poisson_fit(counts, design, offset, predictors.columns)
    null = _maximum(counts, design[:, :1], offset, families.Poisson())
    further, parameters, spread = {}, slopes + 1, 0.0
    if family == NEGATIVE_BINOMIAL:
        spread, error = _spread(fit, counts, design, offset)
        if error is None:
            raise Undefined("the counts vary no more than a Poisson distribution lets them")
        fit = _maximum(counts, design, offset, families.NegativeBinomial(alpha=spread))
        of_null, error_of_null = _spread(null, counts, design[:, :1], offset)
        if error_of_null is not None:
            wider = families.NegativeBinomial(alpha=of_null)
            null = _maximum(counts, design[:, :1], offset, wider)
        further = {"dispersion_parameter": spread, "dispersion_parameter_se": error}
        parameters += 1
    lr = max(0.0, 2 * float(fit.llf - null.llf))
    model = {
        "log_likelihood": float(fit.llf),
        "lr": lr,
        "lr_df": slopes,
        "lr_p": float(chi2.sf(lr, slopes)),
        "mcfadden": float(1 - fit.llf / null.llf),
        "aic": float(2 * parameters - 2 * fit.llf),
        "bic": float(np.log(n) * parameters - 2 * fit.llf),
        "deviance": float(fit.deviance),
        "pearson": float(fit.pearson_chi2),
        "residual_df": int(n - slopes - 1),
        "dispersion": float(fit.pearson_chi2 / (n - slopes - 1)),
    }
    terms = fit.t_test(back)
    coefficients = ratios_of(terms, confidence, "rate_ratio", predictors.columns)
    if not np.isfinite(coefficients.to_numpy()).all():
        raise Undefined("the search for the rate ratios did not converge")
    covariance = back @ fit.cov_params() @ back.T
    expected = np.asarray(fit.fittedvalues)
    return Counted(coefficients, model | further, expected, terms.effect, covariance, spread)


def poisson_fit(counts, design, offset, names, cov_type="nonrobust"):
    """Return statsmodels' fit of a Poisson regression, or say why there is no largest likelihood.

    Parameters
    ----------
    counts, offset : ndarray of float, shape (n,)
    design : ndarray of float, shape (n, k)
    names : sequence of str, of length k - 1
    cov_type : str
        Of the standard errors, as statsmodels' `fit` takes it.

    Returns
    -------
    statsmodels.genmod.generalized_linear_model.GLMResults

    Raises
    ------
    Undefined
    """
    if np.ptp(counts) == 0:
        # Respondents who differ may have been left out.
        raise Undefined("the response is the same for every respondent")
    fit = or_undefined(_maximum, counts, design, offset, families.Poisson(), cov_type)
    lost = isinstance(fit, Undefined)
    if (lost or (fit.fittedvalues[counts == 0] < _SMALL).any()) and separated(counts, design):
        tell_separation(counts, design, names)
    if lost:
        raise fit
    return fit


def _maximum(counts, design, offset, family, cov_type="nonrobust"):
    with warnings.catch_warnings():
        # What these warn of is looked into below, and by who asks.
        warnings.simplefilter("ignore")
        model = GLM(counts, design, family=family, offset=offset)
        try:
            fit = model.fit(tol=1e-12, tol_criterion="params", maxiter=200, cov_type=cov_type)
        except (np.linalg.LinAlgError, ValueError):
            fit = None
    if fit is None or not fit.converged:
        raise Undefined("the search for the rate ratios did not converge")
    return fit


def _spread(poisson, counts, design, offset):
    """Return the dispersion parameter of a negative binomial with its error, or zero and None."""
    expected = np.asarray(poisson.fittedvalues)
    # What it would be by moments, and where the likelihood rises from none: the same sum.
    excess = ((counts - expected) ** 2 - counts).sum()
    if excess <= 0:
        return 0.0, None
    start = np.append(poisson.params, excess / (expected**2).sum())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = NegativeBinomial(counts, design, offset=offset)
        fit = model.fit(start, method="newton", disp=0, maxiter=200, tol=1e-12)
        if not fit.mle_retvals["converged"] or not fit.params[-1] > 0:
            # From further away, by steps that look at no second derivatives.
            fit = model.fit(start, method="bfgs", disp=0, maxiter=500, gtol=1e-7)
            fit = model.fit(fit.params, method="newton", disp=0, maxiter=200, tol=1e-12)
    if not fit.mle_retvals["converged"] or not fit.params[-1] > 0:
        raise Undefined("the search for the dispersion parameter did not converge")
    return float(fit.params[-1]), float(fit.bse[-1])


def with_constant(given):
    """Return the predictors of a model with a column of ones before them, as an array."""
    return np.column_stack([np.ones(len(given.table)), given.table.to_numpy(dtype=float)])


def marginal_effects(fit, design, confidence):
    """Return what each term changes in the expected count, averaged over respondents.

    Parameters
    ----------
    fit : Counted
    design : angket.hypotheses.count.design.Design
        What it was fitted to; everybody keeps the exposure that they have.
    confidence : float

    Returns
    -------
    DataFrame
        As `angket.statistics.regression.marginal.with_errors` returns it.
    """
    terms, values = design.given.places(1), with_constant(design.given)
    found = average_effects(EXPONENTIAL, fit.parameters, values, terms, design.offset)
    return with_errors(*found, fit.covariance, confidence, terms)
