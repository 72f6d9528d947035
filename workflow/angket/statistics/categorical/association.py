"""Association of two categorical variables: the chi-square block."""

import numpy as np
import pandas as pd
import scipy
from statsmodels.stats.contingency_tables import Table

from angket.statistics.distribution.noncentrality import (
    beside_one_sided,
    chi_square_noncentrality,
)
from angket.statistics.undefined import Undefined, all_undefined

_ONLY_2X2 = "only for tables of two rows and two columns"


def crosstab(rows, columns, row_order, column_order):
    """Count respondents by two categorical variables.

    Parameters
    ----------
    rows, columns : Series of str, shape (n,)
        A respondent without one of them is left out.
    row_order, column_order : list of str
        The categories in order; those that nobody has are left out.

    Returns
    -------
    DataFrame of int

    Examples
    --------
    >>> crosstab(pd.Series(["a", "b"]), pd.Series(["x", "x"]), ["a", "b"], ["x", "y"]).shape
    (2, 1)
    """
    counts = pd.crosstab(rows, columns)
    return counts.reindex(
        index=[label for label in row_order if label in counts.index],
        columns=[label for label in column_order if label in counts.columns],
    )


def expected_counts(table):
    """Return the counts that independence would lead one to expect.

    Parameters
    ----------
    table : DataFrame of int

    Examples
    --------
    >>> expected_counts(pd.DataFrame([[1, 3], [3, 1]])).to_numpy().tolist()
    [[2.0, 2.0], [2.0, 2.0]]
    """
    return pd.DataFrame(
        scipy.stats.contingency.expected_freq(table.to_numpy()),
        index=table.index,
        columns=table.columns,
    )


def association(table, confidence):
    """Test and measure the association in a table of counts, as SPSS CROSSTABS does.

    Parameters
    ----------
    table : DataFrame of int
        At least two rows and two columns, none of them empty; ordered categories in
        their order.
    confidence : float
        1 - alpha, such as 0.95, of the odds ratio; V has 1 - 2 alpha, see `beside_one_sided`.

    Returns
    -------
    dict
        n; pearson, pearson_df, pearson_p (uncorrected); continuity, continuity_p
        (Yates); likelihood_ratio, likelihood_ratio_p; fisher_p_two_sided,
        fisher_p_one_sided (the smaller tail); linear_by_linear,
        linear_by_linear_df, linear_by_linear_p ((n - 1) r^2 of the category numbers);
        cells_below_5, cells_below_5_percent, minimum_expected; phi (signed in 2x2
        tables), cramers_v with its interval [2]_, contingency_coefficient; odds_ratio with its
        Woolf interval [1]_. Undefined where a figure is made for 2x2 tables only.

    Raises
    ------
    Undefined
        When a variable has one category only.

    References
    ----------
    .. [1] Woolf, B. (1955). On estimating the relation between blood group and disease.
       Annals of Human Genetics 19, 251-253.
    .. [2] Steiger, J. H. & Fouladi, R. T. (1997). Noncentrality interval estimation and
       the evaluation of statistical models. In Harlow et al. (eds.), What If There
       Were No Significance Tests? 221-257.

    Examples
    --------
    >>> block = association(pd.DataFrame([[4, 18], [7, 21]]), 0.95)
    >>> round(block["pearson"], 3), round(block["continuity_p"], 3)
    (0.334, 0.815)
    """
    if min(table.shape) < 2:
        raise Undefined("a variable has one category only, so there is nothing to compare")
    counts = table.to_numpy()
    n = int(counts.sum())
    pearson = scipy.stats.chi2_contingency(counts, correction=False)
    ratio = scipy.stats.chi2_contingency(counts, correction=False, lambda_="log-likelihood")
    expected = pearson.expected_freq
    linear = _linear_by_linear(counts)
    low = int((expected < 5).sum())
    square = counts.shape == (2, 2)
    cramers_v = scipy.stats.contingency.association(counts, method="cramer")
    phi = cramers_v * np.sqrt(min(counts.shape) - 1)
    if square:
        phi *= np.sign(counts[0, 0] * counts[1, 1] - counts[0, 1] * counts[1, 0])
    return {
        "n": n,
        "pearson": float(pearson.statistic),
        "pearson_df": int(pearson.dof),
        "pearson_p": float(pearson.pvalue),
        **(_two_by_two(counts) if square else all_undefined(_TWO_BY_TWO, _ONLY_2X2)),
        "likelihood_ratio": float(ratio.statistic),
        "likelihood_ratio_p": float(ratio.pvalue),
        "linear_by_linear": float(linear.zscore**2),
        "linear_by_linear_df": 1,
        "linear_by_linear_p": float(linear.pvalue),
        "cells_below_5": low,
        "cells_below_5_percent": low * 100 / counts.size,
        "minimum_expected": float(expected.min()),
        "phi": float(phi),
        "cramers_v": float(cramers_v),
        "cramers_v_corrected": without_bias(pearson.statistic, counts),
        **dict(zip(_LIMITS_OF_V, limits_of_v(pearson.statistic, counts, confidence), strict=True)),
        "contingency_coefficient": float(
            scipy.stats.contingency.association(counts, method="pearson")
        ),
        **(_odds_ratio(counts, confidence) if square else all_undefined(_ODDS, _ONLY_2X2)),
    }


def without_bias(chi_square, counts):
    """Return Cramer's V less what as many cells bring about by chance, by Bergsma's correction.

    Own code: scipy's V, statsmodels and pingouin have no correction. As R's effectsize gives it.

    Parameters
    ----------
    chi_square : float
    counts : ndarray of int, shape (rows, columns)

    Returns
    -------
    float
        0 where chi-square is not above its degrees of freedom.

    Examples
    --------
    >>> round(without_bias(19.135, np.array([[15, 8], [7, 42]])), 3)
    0.505
    """
    n, (rows, columns) = counts.sum(), counts.shape
    square = max(chi_square / n - (rows - 1) * (columns - 1) / (n - 1), 0)
    sides = [side - (side - 1) ** 2 / (n - 1) for side in (rows, columns)]
    return float(np.sqrt(square / (min(sides) - 1))) if min(sides) > 1 else 0.0


def limits_of_v(chi_square, counts, confidence):
    """Return the limits of Cramer's V by a chi-square of a table.

    Parameters
    ----------
    chi_square : float
    counts : ndarray of int, shape (rows, columns)
    confidence : float
        1 - alpha, such as 0.95; the limits have 1 - 2 alpha, see `beside_one_sided`.

    Returns
    -------
    low, high : float
        From the noncentrality of chi-square; V ends at 1.

    Notes
    -----
    As `ci.cramer` of R's statpsych with twice the alpha. Smithson [1]_ adds the degrees of freedom
    to the noncentrality, so that the interval is that of the V of samples, and holds no zero.

    References
    ----------
    .. [1] Smithson, M. (2003). Confidence Intervals. Sage, chapter 4.

    Examples
    --------
    >>> [round(limit, 3) for limit in limits_of_v(19.135, np.array([[15, 8], [7, 42]]), 0.95)]
    [0.322, 0.709]
    """
    rows, columns = counts.shape
    df, largest = (rows - 1) * (columns - 1), counts.sum() * (min(rows, columns) - 1)
    low, high = chi_square_noncentrality(chi_square, df, beside_one_sided(confidence))
    return float(np.sqrt(low / largest)), float(min(np.sqrt(high / largest), 1))


_LIMITS_OF_V = ["cramers_v_ci_low", "cramers_v_ci_high"]
_TWO_BY_TWO = ["continuity", "continuity_p", "fisher_p_two_sided", "fisher_p_one_sided"]
_ODDS = ["odds_ratio", "odds_ratio_ci_low", "odds_ratio_ci_high"]


def _linear_by_linear(counts):
    rows, columns = map(np.arange, counts.shape)
    # Unless told, the library adds a half to every cell where one is empty.
    table = Table(counts, shift_zeros=False)
    return table.test_ordinal_association(row_scores=rows, col_scores=columns)


def _two_by_two(counts):
    corrected = scipy.stats.chi2_contingency(counts, correction=True)
    two_sided, less, greater = (
        float(scipy.stats.fisher_exact(counts, alternative).pvalue)
        for alternative in ("two-sided", "less", "greater")
    )
    return {
        "continuity": float(corrected.statistic),
        "continuity_p": float(corrected.pvalue),
        "fisher_p_two_sided": two_sided,
        "fisher_p_one_sided": min(less, greater),
    }


def _odds_ratio(counts, confidence):
    if (counts == 0).any():
        return all_undefined(_ODDS, "a cell is empty")
    result = scipy.stats.contingency.odds_ratio(counts, kind="sample")
    interval = result.confidence_interval(confidence)
    return {
        "odds_ratio": float(result.statistic),
        "odds_ratio_ci_low": float(interval.low),
        "odds_ratio_ci_high": float(interval.high),
    }
