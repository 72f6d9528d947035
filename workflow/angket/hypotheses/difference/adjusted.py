"""Adjusted means and what they compare: groups at the same covariates, cells with equal weight."""

from itertools import combinations, product

import numpy as np

from angket.hypotheses.difference.model import shares_of
from angket.statistics.multiplicity import holm
from angket.subjects import pair_of, value_of


def adjusted_means(model, confidence):
    """Return the means that the groups would have with the same mean of each covariate.

    Parameters
    ----------
    model : angket.hypotheses.difference.model.Model
    confidence : float

    Returns
    -------
    dict of str to dict
        From a cell, and of two factors from a category such as ``sex=man``, too, whose cells count
        the same, to adjusted_mean, adjusted_se, adjusted_ci_low, adjusted_ci_high.
    """
    rows = _weights(model)
    test = model.fit.t_test(np.array(list(rows.values())))
    limits = test.conf_int(1 - confidence)
    return {
        name: {
            "adjusted_mean": float(mean),
            "adjusted_se": float(se),
            "adjusted_ci_low": float(low),
            "adjusted_ci_high": float(high),
        }
        for name, mean, se, (low, high) in zip(rows, test.effect, test.sd, limits, strict=True)
    }


def adjusted_scores(model):
    """Move each response along the slopes to the mean of each covariate.

    Returns
    -------
    Series of float, shape (n,)
    """
    covariates = model.cells.covariates
    slopes = slopes_by_covariate(model)
    moved = sum(slopes[name] * (covariates[name] - covariates[name].mean()) for name in covariates)
    return model.cells.response - moved


def slopes_by_covariate(model):
    """Return the slope of each covariate.

    Returns
    -------
    dict of str to float
    """
    return {
        name: float(model.fit.params[called])
        for called, name in model.terms.items()
        if name in model.cells.covariates
    }


def simple_effects(model, confidence):
    """Test each factor within each category of the other one.

    Parameters
    ----------
    model : angket.hypotheses.difference.model.Model
        With two factors.
    confidence : float

    Returns
    -------
    dict of str to dict
        From the factor and the category, such as ``sex|unit=a``, to f, df1, df2 (of the whole
        model), p, p_holm (adjusted for the categories of the other factor), partial_eta_squared
        with its limits, partial_omega_squared; of a factor with two categories also difference
        (first less second), ci_low, ci_high.
    """
    rows = _cell_rows(model)
    names, found = list(model.cells.levels), {}
    for place, name in enumerate(names):
        other = names[1 - place]
        of_factor = {}
        for held in model.cells.levels[other]:
            cells = [
                rows[(level, held) if place == 0 else (held, level)]
                for level in model.cells.levels[name]
            ]
            subject = pair_of(name, value_of(other, held))
            of_factor[subject] = _test_of(model, cells, confidence)
        adjusted = holm([row["p"] for row in of_factor.values()])
        for row, p in zip(of_factor.values(), adjusted, strict=True):
            row["p_holm"] = p
        found |= of_factor
    return found


def pairs_of_means(model, name, confidence):
    """Compare every two adjusted means of a factor.

    Parameters
    ----------
    model : angket.hypotheses.difference.model.Model
    name : str
        Of the factor.
    confidence : float

    Returns
    -------
    dict of (str, str) to dict
        From both categories to difference (first less second), se, ci_low, ci_high, t, df, p,
        p_holm (adjusted for the number of pairs).
    """
    differences = differences_of(model, name)
    test = model.fit.t_test(np.array(list(differences.values())))
    limits = test.conf_int(1 - confidence)
    p = [float(value) for value in np.atleast_1d(test.pvalue)]
    columns = np.atleast_1d(test.effect), np.ravel(test.sd), limits, np.ravel(test.tvalue)
    found = zip(differences, *columns, p, holm(p), strict=True)
    return {
        pair: {
            "difference": float(difference),
            "se": float(se),
            "ci_low": float(low),
            "ci_high": float(high),
            "t": float(t),
            "df": int(test.df_denom),
            "p": one,
            "p_holm": adjusted,
        }
        for pair, difference, se, (low, high), t, one, adjusted in found
    }


def differences_of(model, name):
    """Return what makes the difference of every two adjusted means of a factor.

    Parameters
    ----------
    model : angket.hypotheses.difference.model.Model
    name : str
        Of the factor.

    Returns
    -------
    dict of (str, str) to ndarray of float, shape (k,)
        From both categories to what the coefficients of the model are multiplied by.
    """
    means = _margin_rows(model)[name]
    return {pair: means[pair[0]] - means[pair[1]] for pair in combinations(means, 2)}


def _test_of(model, cells, confidence):
    """Test whether some cells have the same mean."""
    contrasts = np.array([cell - cells[0] for cell in cells[1:]])
    test = model.fit.f_test(contrasts)
    f, df1, df2 = float(test.fvalue), len(contrasts), int(model.fit.df_resid)
    found = {"f": f, "df1": df1, "df2": df2, "p": float(test.pvalue)}
    found |= shares_of(f, df1, df2, int(model.fit.nobs), confidence)
    if df1 == 1:
        one = model.fit.t_test(-contrasts)
        ((low, high),) = one.conf_int(1 - confidence)
        limits = {"ci_low": float(low), "ci_high": float(high)}
        found |= {"difference": float(np.ravel(one.effect)[0])} | limits
    return found


def _cell_rows(model):
    """Return the row of the design of each cell, at the means of the covariates."""
    exog, names = model.fit.model.exog, model.fit.model.exog_names
    factors = model.cells.factors
    held = [place for place, name in enumerate(names) if model.terms.get(name) in
            set(model.cells.covariates)]  # fmt: skip
    rows = {}
    for cell in product(*model.cells.levels.values()):
        row = exog[(factors == list(cell)).all(axis=1).to_numpy().argmax()].copy()
        row[held] = exog[:, held].mean(axis=0)
        rows[cell] = row
    return rows


def _margin_rows(model):
    """Return such a row of each category of each factor, the mean of those of its cells."""
    rows = _cell_rows(model)
    return {
        name: {
            level: np.mean([row for cell, row in rows.items() if cell[place] == level], axis=0)
            for level in levels
        }
        for place, (name, levels) in enumerate(model.cells.levels.items())
    }


def _weights(model):
    named = {cell_name(cell): row for cell, row in _cell_rows(model).items()}
    if len(model.cells.levels) == 2:
        for name, levels in _margin_rows(model).items():
            named |= {value_of(name, level): row for level, row in levels.items()}
    return named


def cell_name(cell):
    """Name a cell: the group, or the two categories that are crossed.

    >>> cell_name(("man",)), cell_name(("man", "a"))
    ('man', 'man|a')
    """
    return pair_of(*cell) if len(cell) == 2 else cell[0]
