"""Which cells of a table of counts stand out, and p values that need no large sample."""

import numpy as np
import pandas as pd
import scipy
from statsmodels.stats.contingency_tables import Table

from angket.statistics.categorical.association import expected_counts
from angket.statistics.undefined import Undefined

# So many take about a second and some hundred megabytes.
_MOST_TABLES = 1_000_000
# Of Monte Carlo: random tables, and the confidence of the interval of their p.
_REPEATS, _CONFIDENCE = 9999, 0.99
# Statistics that differ by rounding are ties.
_TIE = 1e-9


def cell_residuals(table):
    """Compare every cell of a table with what independence would lead one to expect.

    Parameters
    ----------
    table : DataFrame of int, shape (r, c)

    Returns
    -------
    DataFrame
        Indexed by row and column label: n, expected, residual (n - expected),
        standardised (residual / sqrt(expected), Pearson's, whose squares add up to
        chi-square), adjusted (residual over its own standard error [1]_: beyond 1.96 a
        single cell stands out at the 5 % level).

    Raises
    ------
    Undefined
        When a variable has one category only, or a row or column is empty.

    References
    ----------
    .. [1] Haberman, S. J. (1973). The analysis of residuals in cross-classified tables.
       Biometrics 29, 205-220.

    Examples
    --------
    >>> cells = cell_residuals(pd.DataFrame([[20, 30], [10, 40]]))
    >>> cells.loc[(0, 0), ["standardised", "adjusted"]].round(2).tolist()
    [1.29, 2.18]
    """
    _require_comparison(table)
    counts, expected = table.to_numpy(), expected_counts(table).to_numpy()
    # Unless told, the library adds a half to every cell where one is empty.
    fitted = Table(counts, shift_zeros=False)
    columns = {
        "n": counts,
        "expected": expected,
        "residual": counts - expected,
        "standardised": fitted.resid_pearson,
        "adjusted": fitted.standardized_resids,
    }
    index = pd.MultiIndex.from_product([table.index, table.columns])
    return pd.DataFrame({name: cells.ravel() for name, cells in columns.items()}, index=index)


def monte_carlo_p(table, seed):
    """Estimate the p of the chi-square statistic from random tables with the same margins.

    Parameters
    ----------
    table : DataFrame of int, shape (r, c)
    seed : int

    Returns
    -------
    dict
        monte_carlo_p ((b + 1) / (9,999 + 1), where b of 9,999 random tables have a
        chi-square as large as the observed one or larger [1]_), monte_carlo_p_ci_low,
        monte_carlo_p_ci_high (.99, Clopper and Pearson, from b: how far chance in the
        drawing may reach), monte_carlo_repeats, seed.

    Raises
    ------
    Undefined
        As `cell_residuals` does.

    References
    ----------
    .. [1] Hope, A. C. A. (1968). A simplified Monte Carlo significance test procedure.
       Journal of the Royal Statistical Society B 30, 582-598.

    Examples
    --------
    >>> monte_carlo_p(pd.DataFrame([[9, 1], [1, 9]]), seed=1)["monte_carlo_p"] < 0.005
    True
    """
    _require_comparison(table)
    drawing = scipy.stats.MonteCarloMethod(_REPEATS, rng=np.random.default_rng(seed))
    test = scipy.stats.chi2_contingency(table.to_numpy(), correction=False, method=drawing)
    as_large = round(test.pvalue * (_REPEATS + 1)) - 1
    interval = scipy.stats.binomtest(as_large, _REPEATS).proportion_ci(_CONFIDENCE, method="exact")
    return {
        "monte_carlo_p": float(test.pvalue),
        "monte_carlo_p_ci_low": float(interval.low),
        "monte_carlo_p_ci_high": float(interval.high),
        "monte_carlo_repeats": _REPEATS,
        "seed": seed,
    }


def exact_p(table):
    """Sum up the probabilities of all tables with the same margins that are as extreme.

    Parameters
    ----------
    table : DataFrame of int, shape (r, c)

    Returns
    -------
    dict
        fisher_freeman_halton_p (tables no more probable than the observed one [1]_;
        Fisher's two-sided p in 2x2 tables), pearson_exact_p (tables with a chi-square
        as large or larger), exact_tables (how many have these margins).

    Raises
    ------
    Undefined
        As `cell_residuals` does, and when there are too many tables to go through:
        `monte_carlo_p` is for these.

    Notes
    -----
    Own code: scipy's Fisher test draws random tables where there are more than two rows
    or columns: .720 for an exact p of .723.

    References
    ----------
    .. [1] Freeman, G. H. & Halton, J. H. (1951). Note on an exact treatment of
       contingency, goodness of fit and other problems of significance. Biometrika 38,
       141-149.

    Examples
    --------
    >>> round(exact_p(pd.DataFrame([[4, 18], [7, 21]]))["fisher_freeman_halton_p"], 3)
    0.734
    """
    _require_comparison(table)
    counts = table.to_numpy(dtype=np.int64)
    # The short side makes the rows: fewer combinations for each column.
    counts = counts if counts.shape[0] <= counts.shape[1] else counts.T
    rows, columns = counts.sum(axis=1), counts.sum(axis=0)
    weights = np.outer(1 / rows, 1 / columns)
    left, log_p, squares = rows[None, :], np.zeros(1), np.zeros(1)
    for place, size in enumerate(columns):
        last = place == len(columns) - 1
        parent, column = (np.arange(len(left)), left) if last else _columns(left, size)
        left = left[parent] - column
        log_p = log_p[parent] - scipy.special.gammaln(column + 1).sum(axis=1)
        squares = squares[parent] + column**2 @ weights[:, place]
    observed_log_p = -scipy.special.gammaln(counts + 1).sum()
    observed_squares = (counts**2 * weights).sum()
    p = np.exp(log_p - scipy.special.logsumexp(log_p))
    return {
        "fisher_freeman_halton_p": float(min(1.0, p[log_p <= observed_log_p + _TIE].sum())),
        "pearson_exact_p": float(min(1.0, p[squares >= observed_squares * (1 - _TIE)].sum())),
        "exact_tables": len(p),
    }


def _columns(left, size):
    """Return every way to fill a column of a given sum from what is left of the rows.

    Parameters
    ----------
    left : ndarray of int, shape (m, r)
    size : int

    Returns
    -------
    parent : ndarray of int, shape (ways,)
        Which of the m each way belongs to.
    column : ndarray of int, shape (ways, r)
    """
    parent, column = np.arange(len(left)), np.empty((len(left), 0), dtype=np.int64)
    for row in range(left.shape[1]):
        open_sum = size - column.sum(axis=1)
        most = np.minimum(left[parent, row], open_sum)
        least = np.maximum(0, open_sum - left[parent, row + 1 :].sum(axis=1))
        ways = most - least + 1
        if ways.sum() > _MOST_TABLES:
            raise Undefined("too many tables have these margins")
        before = np.repeat(ways.cumsum() - ways, ways)
        value = np.repeat(least, ways) + np.arange(ways.sum()) - before
        column = np.column_stack([np.repeat(column, ways, axis=0), value])
        parent = np.repeat(parent, ways)
    return parent, column


def _require_comparison(table):
    if min(table.shape) < 2:
        raise Undefined("a variable has one category only, so there is nothing to compare")
    if (table.sum(axis=0) == 0).any() or (table.sum(axis=1) == 0).any():
        raise Undefined("a row or column is empty")
