"""What studies print, turned into correlations where that is honest."""

import numpy as np
from scipy import stats

from angket.statistics.synthesis import two_by_two
from angket.statistics.synthesis.effect_sizes import require_correlation
from angket.statistics.synthesis.printed import EXACT, KINDS, SIGNLESS, Converted
from angket.statistics.undefined import Undefined


def to_correlation(printed, impute_beta=False):
    """Turn a printed result into a correlation.

    Parameters
    ----------
    printed : Printed
    impute_beta : bool
        Take beta of a multiple regression for a correlation by Peterson and Brown's rule [1]_,
        for |beta| up to .5. For an analysis of sensitivity only: it is refused otherwise.

    Returns
    -------
    Converted

    Raises
    ------
    Undefined
        With the reason of the refusal: no number, a sign that nobody tells or that is another than
        the direction, a figure of several
        degrees of freedom or predictors, a corrected chi-square, a p that is only a bound, too few
        respondents, a correlation of 1 or beyond.

    Notes
    -----
    r = t / sqrt(t^2 + df); sqrt(F / (F + df)); sqrt(chi-square / n); p by the quantile of t with
    n - 2 degrees of freedom; d / sqrt(d^2 + N^2 / (n1 n2)), 4 for groups of unknown size [2]_; of
    an odds ratio d = ln(OR) sqrt(3) / pi; C / sqrt(1 - C^2); 2 sin(pi rho / 6) of Spearman's rho
    and sin(pi tau / 2) of Kendall's tau, for normal variables.

    References
    ----------
    .. [1] Peterson, R. A., & Brown, S. P. (2005). On the use of beta coefficients in
       meta-analysis. Journal of Applied Psychology 90, 175-181.
    .. [2] Borenstein, M., Hedges, L. V., Higgins, J. P. T., & Rothstein, H. R. (2009).
       Introduction to Meta-Analysis, ch. 7. Wiley.

    Examples
    --------
    >>> from angket.statistics.synthesis.printed import Printed
    >>> round(to_correlation(Printed("t", 2.43, n=89, df=87)).r, 4)
    0.2521
    >>> to_correlation(Printed("beta", 0.3, n=120, predictors=3))
    Traceback (most recent call last):
    angket.statistics.undefined.Undefined: undefined: beta of a multiple regression is no \
correlation
    """
    # What a table of numbers has where there is none.
    empty = {name: None for name, value in printed._asdict().items() if value != value}
    printed = printed._replace(**empty)
    if printed.kind not in KINDS:
        raise Undefined("the study prints no number that a correlation can be made of")
    if printed.kind != "table" and printed.value is None:
        raise Undefined("the study prints no number")
    if printed.kind in SIGNLESS and printed.direction not in (1, -1):
        raise Undefined("the study does not tell the sign")
    if impute_beta and printed.kind == "beta" and printed.predictors != 1:
        r = imputed_from_beta(printed.value)
    else:
        r = _ROUTES[printed.kind](printed)
    if printed.kind in SIGNLESS:
        r = abs(r) * printed.direction
    elif printed.direction is not None and r * printed.direction < 0:
        raise Undefined("the sign of the figure contradicts the direction")
    if printed.reverse:
        r = -r
    require_correlation(r, _respondents(printed), fewest=4)
    pearson = printed.kind in EXACT or (printed.kind == "beta" and printed.predictors == 1)
    return Converted(float(r), _respondents(printed), printed.kind, pearson)


def imputed_from_beta(beta):
    """Return the correlation that Peterson and Brown's rule puts in the place of beta.

    Parameters
    ----------
    beta : float
        Of a regression with several predictors.

    Returns
    -------
    float
        beta + .05, or beta where it is negative: a rule fitted to many studies, not a conversion.

    Raises
    ------
    Undefined
        Beyond .5, for which the rule was not made.

    References
    ----------
    Peterson and Brown (2005), as `to_correlation`.

    Examples
    --------
    >>> round(imputed_from_beta(0.3), 2), imputed_from_beta(-0.16)
    (0.35, -0.16)
    """
    if abs(beta) > 0.5:
        raise Undefined("the rule for beta holds up to 0.5")
    return beta + 0.05 * (beta >= 0)


def _respondents(printed):
    if printed.n is not None:
        return printed.n
    if printed.cells is not None:
        return sum(printed.cells)
    if printed.n1 is not None and printed.n2 is not None:
        return printed.n1 + printed.n2
    return None


def _n(printed):
    n = _respondents(printed)
    if n is None:
        raise Undefined("the number of respondents is not given")
    if n < 4:
        raise Undefined("too few respondents for a sampling variance")
    return n


def _require_simple(printed):
    if printed.predictors is None:
        raise Undefined("it is not told whether there were several predictors")
    if printed.predictors != 1:
        raise Undefined("figures of a regression with several predictors give no correlation")


def _of_t(printed):
    _require_simple(printed)
    df = _n(printed) - 2 if printed.df is None else printed.df
    return printed.value / np.sqrt(printed.value**2 + df)


def _of_f(printed):
    if printed.df1 not in (1, None):
        raise Undefined("F with several degrees of freedom above has no correlation")
    if printed.value < 0:
        raise Undefined("a figure that cannot be negative is below zero")
    return abs(_of_t(printed._replace(value=np.sqrt(printed.value))))


def _of_share(printed):
    _require_simple(printed)
    if printed.df1 not in (1, None):
        raise Undefined("F with several degrees of freedom above has no correlation")
    if not 0 <= printed.value <= 1:
        raise Undefined("p, a share of variance or a reliability does not lie between zero and one")
    return np.sqrt(printed.value)


def _of_beta(printed):
    if printed.predictors != 1:
        raise Undefined("beta of a multiple regression is no correlation")
    return printed.value


def _of_p(printed, sides=2):
    if printed.bound:
        raise Undefined("p is printed as a bound only")
    if not 0 < printed.value < 1:
        raise Undefined("p, a share of variance or a reliability does not lie between zero and one")
    n = _n(printed)
    # A one-sided p above one half speaks for the other direction.
    t = stats.t.isf(printed.value / sides, n - 2)
    if sides == 1 and t < 0:
        raise Undefined("a one-sided p above one half contradicts the direction")
    return t / np.sqrt(t**2 + n - 2)


def _require_one_df(printed):
    if printed.df not in (1, None):
        raise Undefined("chi-square with several degrees of freedom has no sign")


def _of_chi_square(printed):
    _require_one_df(printed)
    if printed.corrected:
        raise Undefined("chi-square with a continuity correction makes phi too small")
    if printed.value < 0:
        raise Undefined("a figure that cannot be negative is below zero")
    return np.sqrt(printed.value / _n(printed))


def _of_chi_square_p(printed):
    _require_one_df(printed)
    if printed.bound:
        raise Undefined("p is printed as a bound only")
    if not 0 < printed.value < 1:
        raise Undefined("p, a share of variance or a reliability does not lie between zero and one")
    return np.sqrt(stats.chi2.isf(printed.value, 1) / _n(printed))


def _of_contingency(printed):
    _require_one_df(printed)
    if not 0 <= printed.value < np.sqrt(0.5):
        raise Undefined("the contingency coefficient of two rows and two columns is below 0.707")
    return printed.value / np.sqrt(1 - printed.value**2)


def _of_d(printed):
    ratio = 4.0
    if printed.n1 is not None and printed.n2 is not None:
        if min(printed.n1, printed.n2) < 2:
            raise Undefined("a group has fewer than two respondents")
        ratio = (printed.n1 + printed.n2) ** 2 / (printed.n1 * printed.n2)
    return printed.value / np.sqrt(printed.value**2 + ratio)


def _of_odds_ratio(printed):
    if printed.value <= 0:
        raise Undefined("an odds ratio is above zero")
    return _of_d(printed._replace(value=np.log(printed.value) * np.sqrt(3) / np.pi))


def _of_table(printed):
    if printed.cells is None:
        raise Undefined("the cells of the table are not given")
    return two_by_two.phi(*printed.cells).value


def _bounded(printed):
    if abs(printed.value) > 1:
        raise Undefined("a correlation beyond 1 or -1 is none")
    return printed.value


_ROUTES = {
    "r": _bounded,
    "fisher_z": lambda printed: np.tanh(printed.value),
    "spearman": lambda printed: 2 * np.sin(np.pi * _bounded(printed) / 6),
    "kendall": lambda printed: np.sin(np.pi * _bounded(printed) / 2),
    "t": _of_t,
    "f": _of_f,
    "r_squared": _of_share,
    "eta_squared": _of_share,
    "p": _of_p,
    "p_one_sided": lambda printed: _of_p(printed, sides=1),
    "chi_square": _of_chi_square,
    "chi_square_p": _of_chi_square_p,
    "contingency": _of_contingency,
    "table": _of_table,
    "d": _of_d,
    "beta": _of_beta,
    "odds_ratio": _of_odds_ratio,
}
