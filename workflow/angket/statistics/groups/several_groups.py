"""Several groups compared: analysis of variance, by Welch too, and by ranks."""

import numpy as np
import scipy

from angket.statistics.distribution.noncentrality import beside_one_sided, f_noncentrality
from angket.statistics.groups.groups import require_variance
from angket.statistics.undefined import Undefined


def one_way_anova(groups, confidence):
    """Compare the means of groups by the analysis of variance.

    Parameters
    ----------
    groups : dict of ndarray
        Two or more, as `angket.statistics.groups.groups.split_groups` returns them.
    confidence : float
        1 - alpha, such as 0.95; the limits have 1 - 2 alpha, see `beside_one_sided`.

    Returns
    -------
    dict
        between_ss, between_df, between_ms, within_ss, within_df, within_ms, total_ss,
        total_df, f, p; eta_squared (between_ss / total_ss), eta_squared_ci_low,
        eta_squared_ci_high (L / (L + n), L the limits of the noncentrality of F [1]_),
        omega_squared ((between_ss - between_df within_ms) / (total_ss + within_ms)
        [2]_, nearly unbiased and so below 0 where F is below 1).

    Raises
    ------
    Undefined
        When the members of each group are all the same.

    Notes
    -----
    F and p are scipy's. The sums of squares are computed here: pingouin, which has them,
    takes 16 times as long for a million respondents.

    References
    ----------
    .. [1] Steiger, J. H. (2004). Beyond the F test: effect size confidence intervals
       and tests of close fit in the analysis of variance and contrast analysis.
       Psychological Methods 9, 164-182.
    .. [2] Hays, W. L. (1963). Statistics for Psychologists, 382.

    Examples
    --------
    >>> groups = {"a": np.array([1, 2, 3]), "b": np.array([2, 3, 4]), "c": np.array([5, 6, 7])}
    >>> table = one_way_anova(groups, 0.95)
    >>> round(table["f"], 2), round(table["eta_squared"], 4)
    (13.0, 0.8125)
    """
    require_variance(groups)
    test = scipy.stats.f_oneway(*groups.values())
    values = np.concatenate(list(groups.values()))
    n, k = len(values), len(groups)
    # Distances from the mean of all, because large values would leave few digits of them.
    members = [group - values.mean() for group in groups.values()]
    centre = (values - values.mean()).mean()
    ss = {
        "between": sum(len(group) * (group.mean() - centre) ** 2 for group in members),
        "within": sum(((group - group.mean()) ** 2).sum() for group in members),
    }
    df = {"between": k - 1, "within": n - k}
    ms = {source: ss[source] / df[source] for source in ss}
    total = ss["between"] + ss["within"]
    f = float(test.statistic)
    lambdas = f_noncentrality(f, df["between"], df["within"], beside_one_sided(confidence))
    low, high = (limit / (limit + n) for limit in lambdas)
    table = {}
    for source in ss:
        table[f"{source}_ss"] = float(ss[source])
        table[f"{source}_df"] = df[source]
        table[f"{source}_ms"] = float(ms[source])
    return table | {
        "total_ss": float(total),
        "total_df": n - 1,
        "f": f,
        "p": float(test.pvalue),
        "eta_squared": float(ss["between"] / total),
        "eta_squared_ci_low": low,
        "eta_squared_ci_high": high,
        "omega_squared": float(
            (ss["between"] - df["between"] * ms["within"]) / (total + ms["within"])
        ),
    }


def welch_anova(groups):
    """Compare the means of groups whose variances may differ [1]_.

    Parameters
    ----------
    groups : dict of ndarray
        Two or more, as `angket.statistics.groups.groups.split_groups` returns them.

    Returns
    -------
    dict
        welch_f, welch_df1, welch_df2, welch_p.

    Raises
    ------
    Undefined
        When the members of a group are all the same, which would give it infinite
        weight.

    References
    ----------
    .. [1] Welch, B. L. (1951). On the comparison of several mean values: an alternative
       approach. Biometrika 38, 330-336.

    Examples
    --------
    >>> groups = {"a": np.array([1, 2, 3]), "b": np.array([2, 3, 4]), "c": np.array([5, 6, 7])}
    >>> round(welch_anova(groups)["welch_f"], 3)
    11.143
    """
    alike = [name for name, group in groups.items() if np.ptp(group) == 0]
    if alike:
        raise Undefined(f"the members of {', '.join(alike)} are all the same")
    # Here, because it takes longer to load than most steps take.
    from statsmodels.stats.oneway import anova_oneway

    result = anova_oneway(list(groups.values()), use_var="unequal")
    return {
        "welch_f": float(result.statistic),
        "welch_df1": int(result.df_num),
        "welch_df2": float(result.df_denom),
        "welch_p": float(result.pvalue),
    }


def kruskal_wallis(groups):
    """Compare groups by ranks: the H test of Kruskal and Wallis, corrected for ties.

    Parameters
    ----------
    groups : dict of ndarray
        Two or more, as `angket.statistics.groups.groups.split_groups` returns them.

    Returns
    -------
    dict
        kruskal_h, kruskal_df, kruskal_p (by chi-square), epsilon_squared (H / (n - 1)
        [1]_, 0 to 1).

    Raises
    ------
    Undefined
        When all values are the same.

    References
    ----------
    .. [1] Tomczak, M. & Tomczak, E. (2014). The need to report effect size estimates
       revisited. Trends in Sport Sciences 1, 19-25.

    Examples
    --------
    >>> groups = {"a": np.array([1, 2, 3]), "b": np.array([2, 3, 4]), "c": np.array([5, 6, 7])}
    >>> table = kruskal_wallis(groups)
    >>> round(table["kruskal_h"], 3), round(table["epsilon_squared"], 3)
    (6.056, 0.757)
    """
    values = np.concatenate(list(groups.values()))
    if np.ptp(values) == 0:
        raise Undefined("all values are the same")
    result = scipy.stats.kruskal(*groups.values())
    return {
        "kruskal_h": float(result.statistic),
        "kruskal_df": len(groups) - 1,
        "kruskal_p": float(result.pvalue),
        "epsilon_squared": float(result.statistic / (len(values) - 1)),
    }
