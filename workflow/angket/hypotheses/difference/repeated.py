"""Several measurements of the same people: analysis of variance, Friedman's test, pairs."""

import warnings
from itertools import combinations

import numpy as np
import scipy

from angket.statistics.distribution.noncentrality import beside_one_sided, f_noncentrality
from angket.statistics.groups.location import signed_ranks, t_test
from angket.statistics.multiplicity import holm
from angket.statistics.undefined import Undefined, all_undefined, or_undefined


def repeated_anova(table, confidence=0.95):
    """Compare the means of measurements of the same people.

    Parameters
    ----------
    table : DataFrame of float, shape (n, k)
        A column a measurement, at least three; no missing values.
    confidence : float, optional
        1 - alpha, such as 0.95; the limits have 1 - 2 alpha, see `beside_one_sided`.

    Returns
    -------
    dict
        effect_ss, error_ss, f, df1, df2, p; mauchly_w, mauchly_chi_square, mauchly_df, mauchly_p
        (of sphericity); gg_epsilon [1]_, gg_df1, gg_df2, gg_p; hf_epsilon [2]_ (at most 1),
        hf_df1, hf_df2, hf_p; partial_eta_squared, eta_squared (generalised [3]_);
        partial_eta_squared_ci_low, partial_eta_squared_ci_high (L / (L + df1 + df2 + 1), L the
        limits of the noncentrality of F [4]_; Undefined where F is too large for them).

    Raises
    ------
    Undefined
        With fewer respondents than measurements, or when nobody changes.

    Notes
    -----
    pingouin computes the analysis, the sphericity and the epsilons; the p of Huynh and Feldt
    follows from scipy's distribution of F, since pingouin has none.

    References
    ----------
    .. [1] Greenhouse, S. W. & Geisser, S. (1959). On methods in the analysis of profile data.
       Psychometrika 24, 95-112.
    .. [2] Huynh, H. & Feldt, L. S. (1976). Estimation of the Box correction for degrees of freedom
       from sample data in randomized block and split-plot designs. Journal of Educational
       Statistics 1, 69-82.
    .. [3] Olejnik, S. & Algina, J. (2003). Generalized eta and omega squared statistics.
       Psychological Methods 8, 434-447.
    .. [4] Smithson, M. (2003). Confidence Intervals. Sage.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"a": [5.0, 6, 4, 7], "b": [6.0, 8, 6, 8], "c": [8.0, 8, 7, 10]})
    >>> found = repeated_anova(table)
    >>> round(found["f"], 3), found["df1"], found["df2"]
    (30.333, 2, 6)
    """
    n, k = table.shape
    if n <= k:
        raise Undefined("needs more respondents than measurements")
    changes = table.sub(table.mean(axis=1), axis=0)
    if np.allclose(changes, changes.mean(), rtol=0, atol=1e-9):
        raise Undefined("all respondents change by the same, so nothing is left to compare with")
    # Here, because it takes longer to load than most steps take.
    import pingouin

    wide = table.set_axis(range(k), axis=1).reset_index(drop=True)
    long = wide.melt(var_name="time", value_name="score", ignore_index=False).reset_index(
        names="who"
    )
    columns = {"data": long, "dv": "score", "within": "time", "subject": "who"}
    with warnings.catch_warnings():
        # pingouin calls pandas in ways that pandas will give up.
        warnings.simplefilter("ignore", DeprecationWarning)
        anova = pingouin.rm_anova(**columns, correction=True, detailed=True, effsize="ng2")
        sphericity = pingouin.sphericity(**columns)
        epsilons = {name: pingouin.epsilon(**columns, correction=name) for name in ("gg", "hf")}
    effect, error = anova.iloc[0], anova.iloc[1]
    f, df1, df2 = float(effect["F"]), int(effect["DF"]), int(error["DF"])
    found = {
        "effect_ss": float(effect["SS"]),
        "error_ss": float(error["SS"]),
        "f": f,
        "df1": df1,
        "df2": df2,
        "p": float(effect["p_unc"]),
        **_mauchly(sphericity),
        "partial_eta_squared": float(effect["SS"] / (effect["SS"] + error["SS"])),
        "eta_squared": float(effect["ng2"]),
    }
    limits = or_undefined(f_noncentrality, f, df1, df2, beside_one_sided(confidence))
    for place, name in enumerate(["partial_eta_squared_ci_low", "partial_eta_squared_ci_high"]):
        known = not isinstance(limits, Undefined)
        found[name] = limits[place] / (limits[place] + df1 + df2 + 1) if known else limits
    for name, epsilon in epsilons.items():
        epsilon = min(float(epsilon), 1.0)
        first, second = df1 * epsilon, df2 * epsilon
        found |= {
            f"{name}_epsilon": epsilon,
            f"{name}_df1": first,
            f"{name}_df2": second,
            f"{name}_p": float(scipy.stats.f.sf(f, first, second)),
        }
    return found


def _mauchly(sphericity):
    """Return W with its test, or why there is none."""
    if not sphericity.W > _ROUNDING:
        return all_undefined(_MAUCHLY, "the changes between measurements follow from one another")
    values = sphericity.W, sphericity.chi2, sphericity.dof, sphericity.pval
    return dict(zip(_MAUCHLY, map(float, values), strict=True)) | {
        "mauchly_df": int(sphericity.dof)
    }


# A W this small is rounding.
_ROUNDING = 1e-12
_MAUCHLY = ["mauchly_w", "mauchly_chi_square", "mauchly_df", "mauchly_p"]


def friedman(table):
    """Compare measurements of the same people by the ranks within each of them.

    Parameters
    ----------
    table : DataFrame of float, shape (n, k)
        As `repeated_anova` has it.

    Returns
    -------
    dict
        friedman (chi-square, corrected for ties), friedman_df, friedman_p, kendalls_w.

    Raises
    ------
    Undefined
        When every respondent's measurements are the same.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"a": [5.0, 6, 4, 7], "b": [6.0, 8, 6, 8], "c": [8.0, 8, 7, 10]})
    >>> found = friedman(table)
    >>> round(found["friedman"], 3), round(found["kendalls_w"], 3)
    (7.6, 0.95)
    """
    rounded = table.round(9)
    if (rounded.max(axis=1) == rounded.min(axis=1)).all():
        raise Undefined("the measurements of each respondent are the same")
    result = scipy.stats.friedmanchisquare(*(rounded[name] for name in rounded))
    n, k = table.shape
    return {
        "friedman": float(result.statistic),
        "friedman_df": k - 1,
        "friedman_p": float(result.pvalue),
        "kendalls_w": float(result.statistic / (n * (k - 1))),
    }


def pairs_of_measurements(table, confidence):
    """Compare every two measurements, with p adjusted for their number by Holm's method.

    Parameters
    ----------
    table : DataFrame of float, shape (n, k)
    confidence : float

    Returns
    -------
    dict
        From the two names to difference (second less first), ci_low, ci_high, t, df, p, p_holm,
        wilcoxon_z, wilcoxon_p, wilcoxon_p_holm; an Undefined where a pair has none.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"a": [5.0, 6, 4, 7], "b": [6.0, 8, 6, 8], "c": [8.0, 8, 7, 10]})
    >>> pairs = pairs_of_measurements(table, 0.95)
    >>> round(pairs["a", "c"]["difference"], 2), round(pairs["a", "c"]["p_holm"], 4)
    (2.75, 0.0048)
    """
    found = {}
    for first, second in combinations(table, 2):
        change = (table[second] - table[first]).to_numpy()
        pair = or_undefined(t_test, change, 0, confidence, names=_OF_PAIR)
        ranks = or_undefined(signed_ranks, change, 0, names=_OF_RANKS)
        found[first, second] = pair | {name: ranks[name] for name in _OF_RANKS}
    for p in ("p", "wilcoxon_p"):
        adjusted = holm([row[p] for row in found.values()])
        for row, value in zip(found.values(), adjusted, strict=True):
            row[f"{p}_holm"] = value
    return found


_OF_PAIR = ["difference", "ci_low", "ci_high", "t", "df", "p"]
_OF_RANKS = ["wilcoxon_z", "wilcoxon_p"]
