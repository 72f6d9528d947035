"""Whether counts vary more than Poisson lets them, and whether zeros are too many."""

import numpy as np
from scipy.stats import norm
from statsmodels.discrete.diagnostic import PoissonDiagnostic

from angket.hypotheses.count.model import (
    NEGATIVE_BINOMIAL,
    POISSON,
    count_regression,
    poisson_fit,
    standardised,
)
from angket.statistics.undefined import Undefined

# Where statsmodels puts the test against the variance of NB2, among its tests of dispersion.
_NB2 = "CT nb2"


def overdispersion(counts, predictors, offset):
    """Test whether counts vary more than a Poisson regression of them lets them.

    Parameters
    ----------
    counts, offset : ndarray of float, shape (n,)
    predictors : DataFrame of float, shape (n, p)

    Returns
    -------
    dict
        poisson_dispersion (Pearson's chi-square over its degrees of freedom), cameron_trivedi
        (z), cameron_trivedi_p (one-sided: of so much more variance).

    Raises
    ------
    Undefined
        As `angket.hypotheses.count.model.count_regression` does.

    Notes
    -----
    The auxiliary regression of [(y - mu)^2 - y] / mu on mu [1]_.

    References
    ----------
    .. [1] Cameron, A. C. & Trivedi, P. K. (1990). Regression-based tests for overdispersion in the
       Poisson model. Journal of Econometrics 46, 347-364.
    """
    fit = poisson_fit(counts, standardised(predictors)[0], offset, predictors.columns)
    tests = PoissonDiagnostic(fit).test_dispersion()
    z = float(tests.statistic[tests.method.index(_NB2)])
    if not np.isfinite(z):
        raise Undefined("the counts lie exactly where the regression expects them")
    return {
        "poisson_dispersion": float(fit.pearson_chi2 / fit.df_resid),
        "cameron_trivedi": z,
        "cameron_trivedi_p": float(norm.sf(z)),
    }


def family_of(wanted, tested, alpha):
    """Return the family that decides: the one that the study names, or by the test.

    >>> family_of("by_dispersion", {"cameron_trivedi_p": 0.01}, 0.05)
    'negative_binomial'
    """
    if wanted != "by_dispersion":
        return wanted
    over = not isinstance(tested, Undefined) and tested["cameron_trivedi_p"] <= alpha
    return NEGATIVE_BINOMIAL if over else POISSON


def chosen_model(design, hypothesis, alpha):
    """Fit the count regression that decides on a hypothesis.

    Parameters
    ----------
    design : angket.hypotheses.count.design.Design
    hypothesis : dict
    alpha : float

    Returns
    -------
    tested : dict
        As `overdispersion` returns it.
    family : str
    fit : angket.hypotheses.count.model.Counted

    Raises
    ------
    Undefined
    """
    counts, table = design.counts.to_numpy(), design.given.table
    # What cannot be fitted says why before dispersion is tested.
    fit = count_regression(counts, table, 1 - alpha, design.offset)
    tested = overdispersion(counts, table, design.offset)
    family = family_of(hypothesis.get("test", "by_dispersion"), tested, alpha)
    if family == NEGATIVE_BINOMIAL:
        fit = count_regression(counts, table, 1 - alpha, design.offset, family)
    return tested, family, fit


def zeros(counts, fit):
    """Compare how many counted nothing with what a model expects.

    Parameters
    ----------
    counts : ndarray of float, shape (n,)
    fit : angket.hypotheses.count.model.Counted

    Returns
    -------
    dict
        zeros_percent, zeros_expected_percent, zeros_z, zeros_p (one-sided: of too many).

    Notes
    -----
    z is the difference over the standard deviation of the number of zeros by the model. That the
    model was fitted to the same counts is left out of account, which makes p too large rather
    than too small.
    """
    expected, spread = fit.expected, fit.spread
    chance = np.exp(-expected)
    if spread:
        chance = np.exp(-np.log1p(spread * expected) / spread)
    found = float((counts == 0).sum())
    deviation = np.sqrt((chance * (1 - chance)).sum())
    z = Undefined("the model expects a count of zero of nobody")
    if deviation > 0:
        z = float((found - chance.sum()) / deviation)
    return {
        "zeros_percent": 100 * found / len(counts),
        "zeros_expected_percent": float(100 * chance.mean()),
        "zeros_z": z,
        "zeros_p": z if isinstance(z, Undefined) else float(norm.sf(z)),
    }
