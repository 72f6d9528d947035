"""The linear model of a response on factors and covariates: what each term accounts for."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from angket.hypotheses.difference.cells import Cells
from angket.statistics.distribution.noncentrality import beside_one_sided, f_noncentrality
from angket.statistics.undefined import Undefined, or_undefined
from angket.subjects import product_of

RESIDUAL = "(residual)"
_TYPES = {"II": 2, "III": 3}
# Names that no formula can misread, in the place of those of a study.
_FACTORS = ("a", "b")
# A residual this small beside the response is rounding.
_ROUNDING = 1e-12


class Model(NamedTuple):
    """A fitted model.

    Attributes
    ----------
    cells : angket.hypotheses.difference.cells.Cells
    fit : statsmodels' results of least squares
    terms : dict of str to str
        From what the formula calls a term to its name: a factor, a covariate, or the product of
        two factors.
    """

    cells: Cells
    fit: object
    terms: dict


def fitted(cells):
    """Fit the response by the factors, their interaction and the covariates.

    Parameters
    ----------
    cells : angket.hypotheses.difference.cells.Cells

    Returns
    -------
    Model
        Factors are coded by their deviations from the mean of all cells, as sums of squares of
        type III need it.

    Raises
    ------
    Undefined
        Where all have the same response, a covariate says nothing besides the factors, or the model
        leaves nothing over.
    """
    # Here, because it takes longer to load than most steps take.
    from statsmodels.formula.api import ols

    formula, names = _formula(cells)
    described = ols(formula, _table(cells))
    if _is_deficient(described):
        raise Undefined("a covariate follows from the groups or from the other covariates")
    fit = described.fit()
    if fit.df_resid < 1:
        raise Undefined("needs more respondents than the model has terms")
    if cells.response.nunique() < 2:
        raise Undefined("all values are the same")
    spread = ((cells.response - cells.response.mean()) ** 2).sum()
    if not fit.ssr > _ROUNDING * spread:
        raise Undefined("the model leaves nothing unexplained to compare with")
    return Model(cells, fit, names)


def terms_of(model, squares, confidence):
    """Divide the sum of squares among the terms, and test each.

    Parameters
    ----------
    model : Model
    squares : {"II", "III"}
        Type of the sums of squares: a factor beside the other one [1]_, or beside that and the
        interaction, whereby every cell counts the same.
    confidence : float
        1 - alpha, such as 0.95; the limits have 1 - 2 alpha, see `beside_one_sided`.

    Returns
    -------
    dict of str to dict
        From term to ss, df, ms, f, p, partial_eta_squared (ss / (ss + residual ss)), its limits
        (L / (L + n), L the limits of the noncentrality of F [2]_), partial_omega_squared
        (df (f - 1) / (df (f - 1) + n) [3]_, nearly unbiased for the same share of the population,
        so that the limits are its own, too); of `RESIDUAL` ss, df and ms.

    References
    ----------
    .. [1] Langsrud, O. (2003). ANOVA for unbalanced data: use type II instead of type III sums of
       squares. Statistics and Computing 13, 163-167.
    .. [2] Steiger, J. H. (2004). Beyond the F test. Psychological Methods 9, 164-182.
    .. [3] Olejnik, S. & Algina, J. (2003). Generalized eta and omega squared statistics.
       Psychological Methods 8, 434-447.
    """
    table = _anova(model, squares)
    n, df2 = int(model.fit.nobs), int(model.fit.df_resid)
    found = {}
    for called, term in model.terms.items():
        ss, df = float(table.loc[called, "sum_sq"]), int(table.loc[called, "df"])
        f, p = float(table.loc[called, "F"]), float(table.loc[called, "PR(>F)"])
        shares = shares_of(f, df, df2, n, confidence)
        found[term] = {"ss": ss, "df": df, "ms": ss / df, "f": f, "p": p} | shares
    left = float(model.fit.ssr)
    return found | {RESIDUAL: {"ss": left, "df": df2, "ms": left / df2}}


def shares_of(f, df1, df2, n, confidence):
    """Return partial eta squared with its interval, and partial omega squared.

    >>> {name: round(share, 3) for name, share in shares_of(9.2, 2, 41, 47, 0.95).items()}
    ... # doctest: +NORMALIZE_WHITESPACE
    {'partial_eta_squared': 0.31, 'partial_eta_squared_ci_low': 0.099,
     'partial_eta_squared_ci_high': 0.433, 'partial_omega_squared': 0.259}
    """
    limits = or_undefined(f_noncentrality, f, df1, df2, beside_one_sided(confidence))
    low, high = (
        (limits, limits)
        if isinstance(limits, Undefined)
        else (limit / (limit + n) for limit in limits)
    )
    return {
        "partial_eta_squared": df1 * f / (df1 * f + df2),
        "partial_eta_squared_ci_low": low,
        "partial_eta_squared_ci_high": high,
        "partial_omega_squared": df1 * (f - 1) / (df1 * (f - 1) + n),
    }


def robust_test(model, squares, term):
    """Test a term without supposing that all cells vary alike, by HC3 errors.

    Parameters
    ----------
    model : Model
    squares : {"II", "III"}
    term : str

    Returns
    -------
    f, p : float

    Raises
    ------
    Undefined
        Where somebody is alone in a cell, so that no error is left of them.
    """
    if min(len(values) for values in model.cells.members().values()) < 2:
        raise Undefined("somebody is alone in a group, which leaves no error to weigh")
    table = _anova(model, squares, robust="hc3")
    called = next(called for called, name in model.terms.items() if name == term)
    return float(table.loc[called, "F"]), float(table.loc[called, "PR(>F)"])


def slopes_of(model):
    """Test whether the slopes of the covariates are the same in all cells.

    Parameters
    ----------
    model : Model
        With covariates.

    Returns
    -------
    dict
        slopes_f, slopes_df1, slopes_df2, slopes_p: what the products of factors and covariates
        add to the model.

    Raises
    ------
    Undefined
        With too few respondents for a slope in each cell.
    """
    from statsmodels.formula.api import ols

    formula, _ = _formula(model.cells)
    factors = " * ".join(_coded(model.cells))
    products = [f"({factors}):x{place}" for place in range(model.cells.covariates.shape[1])]
    described = ols(" + ".join([formula, *products]), _table(model.cells))
    if _is_deficient(described) or len(described.exog) <= described.exog.shape[1]:
        raise Undefined("too few respondents for a slope in each group")
    full = described.fit()
    f, p, df = full.compare_f_test(model.fit)
    return {
        "slopes_f": float(f),
        "slopes_df1": int(df),
        "slopes_df2": int(full.df_resid),
        "slopes_p": float(p),
    }


def rank_covariance(cells):
    """Compare groups by ranks of the response beside ranks of covariates, by Quade [1]_.

    Parameters
    ----------
    cells : angket.hypotheses.difference.cells.Cells
        With one factor.

    Returns
    -------
    f, p : float
        Of the analysis of variance of what a regression of the ranks on each other leaves over.

    Raises
    ------
    Undefined
        Where ranks do not vary, or the groups leave nothing over.

    References
    ----------
    .. [1] Quade, D. (1967). Rank analysis of covariance. Journal of the American Statistical
       Association 62, 1187-1200.
    """
    import scipy
    from statsmodels.regression.linear_model import OLS

    ranked = cells.covariates.rank()
    if (np.ptp(ranked, axis=0) == 0).any() or np.ptp(cells.response) == 0:
        raise Undefined("all values are the same")
    constant = np.ones(len(ranked))
    ranks = cells.response.rank()
    left = OLS(ranks, np.column_stack([constant, ranked])).fit().resid
    members = [*cells.members(left).values()]
    within = sum(((member - np.mean(member)) ** 2).sum() for member in members)
    if not within > _ROUNDING * ((ranks - ranks.mean()) ** 2).sum():
        raise Undefined("the model leaves nothing unexplained to compare with")
    test = scipy.stats.f_oneway(*members)
    return float(test.statistic), float(test.pvalue)


def _is_deficient(described):
    """Tell whether terms of a model follow from others."""
    return np.linalg.matrix_rank(described.exog) < described.exog.shape[1]


def _anova(model, squares, robust=None):
    from statsmodels.stats.anova import anova_lm

    return anova_lm(model.fit, typ=_TYPES[squares], robust=robust)


def _coded(cells):
    return [f"C({name}, Sum)" for name, _ in zip(_FACTORS, cells.levels, strict=False)]


def _formula(cells):
    """Return the formula, and from its terms to their names."""
    coded = _coded(cells)
    names = dict(zip(coded, cells.levels, strict=True))
    if len(coded) == 2:
        names["{}:{}".format(*coded)] = product_of(*cells.levels)
    covariates = {f"x{place}": name for place, name in enumerate(cells.covariates)}
    return f"y ~ {' + '.join([' * '.join(coded), *covariates])}", names | covariates


def _table(cells):
    columns = {"y": cells.response}
    for letter, (name, levels) in zip(_FACTORS, cells.levels.items(), strict=False):
        # Places in order, since categories would be sorted as texts.
        columns[letter] = pd.Categorical(cells.factors[name], levels).codes
    columns |= {f"x{place}": cells.covariates[name] for place, name in enumerate(cells.covariates)}
    return pd.DataFrame(columns, index=cells.response.index)
