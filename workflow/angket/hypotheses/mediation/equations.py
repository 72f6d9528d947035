"""The regressions of a mediation: one for each mediator and one for the response."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy

from angket.statistics.regression.linear import linear_regression
from angket.statistics.resampling.weighted import covariances, regression_slopes, spreads_of
from angket.statistics.undefined import Undefined
from angket.subjects import product_of

# Of a leverage that is 1 but for rounding.
_ALONE = 1 - 1e-10


class Equations(NamedTuple):
    """All regressions of a mediation.

    Attributes
    ----------
    columns : DataFrame of float, shape (n, k)
        The variables, and the products of centred ones.
    fits : dict of str to angket.statistics.regression.linear.Regression
        By response.
    total : Regression or None
        Of the response on the predictor without the mediators; None with a moderator.
    places : dict of (str, str) to int
        From response and term to the column of a slope in `slopes`.
    slopes : ndarray of float, shape (k,)
    covariance : ndarray of float, shape (k, k)
        Of the slopes, across equations.
    """

    columns: pd.DataFrame
    fits: dict
    total: object
    places: dict
    slopes: np.ndarray
    covariance: np.ndarray


def fit_equations(columns, structure, confidence):
    """Fit every equation of a mediation by least squares.

    Parameters
    ----------
    columns : DataFrame of float, shape (n, variables)
        Predictor, mediators, response, covariates and moderator.
    structure : angket.hypotheses.mediation.structure.Structure
    confidence : float
        Of the intervals of coefficients.

    Returns
    -------
    Equations

    Raises
    ------
    Undefined
        Where a mediator is the same for everyone, or as
        `angket.statistics.regression.linear.linear_regression` does.

    Notes
    -----
    What is multiplied is centred at its mean. Equations without arrows in both directions are
    fitted one by one [1]_; slopes of two of them vary together where their residuals do, as those
    of mediators side by side [2]_.

    References
    ----------
    .. [1] Hayes, A. F. (2018). Introduction to mediation, moderation, and conditional process
       analysis (2nd ed.).
    .. [2] Zellner, A. (1962). An efficient method of estimating seemingly unrelated regressions.
       Journal of the American Statistical Association 57, 348-368.

    Examples
    --------
    >>> from angket.hypotheses.mediation.structure import Structure
    >>> answers = {"x": [1.0, 2, 3, 4, 5, 6], "m": [2.0, 1, 4, 3, 6, 5], "y": [1.0, 2, 4, 3, 5, 7]}
    >>> found = fit_equations(pd.DataFrame(answers), Structure("x", ("m",), "y"), 0.95)
    >>> round(float(found.fits["m"].coefficients.loc["x", "b"]), 3)
    0.829
    """
    columns = with_products(columns.astype(float), structure)
    for mediator in structure.mediators:
        # As the response of an equation it would be called that.
        if len(columns) and np.ptp(columns[mediator]) == 0:
            raise Undefined(f"{mediator} is the same for every respondent")
    fits = {
        end: linear_regression(columns[end], columns[structure.terms(end)], confidence)
        for end in (*structure.mediators, structure.response)
    }
    total = None
    if not structure.moderator:
        alone = columns[[structure.predictor, *structure.covariates]]
        total = linear_regression(columns[structure.response], alone, confidence)
    terms = [(end, term) for end in fits for term in structure.terms(end)]
    slopes = np.array([fits[end].coefficients.loc[term, "b"] for end, term in terms])
    places = {place: number for number, place in enumerate(terms)}
    return Equations(columns, fits, total, places, slopes, _covariance(fits))


def with_products(columns, structure):
    """Add the products of the moderator and what it moderates, each centred at its mean."""
    starts = [structure.predictor, *structure.mediators]
    ends = [*structure.mediators, structure.response]
    moderated = [
        start for start in starts if any(structure.is_moderated(start, end) for end in ends)
    ]
    centred = columns - columns.mean()
    products = {
        product_of(start, structure.moderator): centred[start] * centred[structure.moderator]
        for start in moderated
    }
    return columns.assign(**products)


def resampled_slopes(equations, structure):
    """Return the function that computes the slopes of all equations in weighted samples.

    Parameters
    ----------
    equations : Equations
    structure : angket.hypotheses.mediation.structure.Structure

    Returns
    -------
    callable
        From weights of shape (m, n) to slopes of shape (m, k), in the order of `places`, and to
        the standard deviation of the predictor over that of the response, shape (m,).
    """
    columns = equations.columns
    names, ends = list(columns), (structure.predictor, structure.response)
    spreads = columns.std(ddof=0)
    standardised = scipy.stats.zscore(columns.to_numpy())

    def slopes(weights):
        matrices = covariances(weights, standardised)
        found = []
        for end in equations.fits:
            terms = structure.terms(end)
            kept = [names.index(name) for name in (*terms, end)]
            of_this = regression_slopes(matrices[:, kept][:, :, kept])
            found.append(of_this * spreads[end] / spreads[terms].to_numpy())
        x, y = (names.index(end) for end in ends)
        of_these = spreads_of(matrices)
        ratio = of_these[:, x] / of_these[:, y] * (spreads[ends[0]] / spreads[ends[1]])
        return np.concatenate(found, axis=1), ratio

    return slopes


def direct_at(equations, structure, distances, confidence):
    """Test the direct effect at values of the moderator.

    Parameters
    ----------
    equations : Equations
    structure : angket.hypotheses.mediation.structure.Structure
        Whose moderator moderates the direct arrow.
    distances : dict of str to float
        Of the values from the mean.
    confidence : float

    Returns
    -------
    DataFrame
        Indexed by value: b, se, t, p, ci_low, ci_high.
    """
    fit = equations.fits[structure.response]
    terms = [*fit.coefficients.index]
    contrasts = np.zeros((len(distances), len(terms)))
    contrasts[:, terms.index(structure.predictor)] = 1
    product = product_of(structure.predictor, structure.moderator)
    contrasts[:, terms.index(product)] = list(distances.values())
    tested = fit.fit.results.t_test(contrasts @ fit.fit.back)
    low, high = tested.conf_int(1 - confidence).T
    found = {"b": tested.effect, "se": tested.sd, "t": tested.tvalue, "p": tested.pvalue}
    return pd.DataFrame(found | {"ci_low": low, "ci_high": high}, index=[*distances])


def robust_covariance(equations):
    """Return the covariances of all slopes that unequal variances do not distort.

    Parameters
    ----------
    equations : Equations

    Returns
    -------
    ndarray of float, shape (k, k)

    Raises
    ------
    Undefined
        Where one respondent alone decides a slope.

    Notes
    -----
    HC3 [1]_ of all equations together: the residual of each respondent, blown up by the leverage,
    in every equation at once.

    References
    ----------
    .. [1] MacKinnon, J. G. & White, H. (1985). Some heteroskedasticity-consistent
       covariance matrix estimators. Journal of Econometrics 29, 305-325.
    """
    if max(fit.fit.leverages.max() for fit in equations.fits.values()) > _ALONE:
        raise Undefined("one respondent alone differs in a predictor (leverage 1)")
    scores = np.vstack(
        [
            _weights(fit) * (fit.residuals / (1 - fit.fit.leverages))
            for fit in equations.fits.values()
        ]
    )
    return scores @ scores.T


def _covariance(fits):
    """Return the covariances of all slopes, also of two equations whose residuals correlate."""
    parts = [(_weights(fit), fit.residuals, fit.model["f_df2"]) for fit in fits.values()]
    blocks = [
        [
            weights @ others.T * float(left @ right) / np.sqrt(df * other_df)
            for others, right, other_df in parts
        ]
        for weights, left, df in parts
    ]
    return np.block(blocks)


def _weights(fit):
    """Return what each response weighs in each slope, shape (slopes, n)."""
    return np.linalg.pinv(fit.design[:, 1:] - fit.design[:, 1:].mean(axis=0))
