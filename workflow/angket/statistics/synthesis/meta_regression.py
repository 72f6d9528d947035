"""Effects of studies regressed on what the studies differ in."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import stats

from angket.statistics.synthesis.heterogeneity import heterogeneity
from angket.statistics.synthesis.pooling import pool, scale_of, test_of, tested
from angket.statistics.synthesis.robust import coded_samples, robust, together
from angket.statistics.synthesis.tau_squared import tau_squared as estimate_tau_squared
from angket.statistics.synthesis.weighted import checked, checked_design, fit_weighted
from angket.statistics.undefined import Undefined, all_undefined
from angket.subjects import CONSTANT, value_of

# Studies for each moderator, by the customary rule; the formulas need one more than coefficients.
FEWEST_FOR_A_MODERATOR = 10


class MetaRegression(NamedTuple):
    """A regression of effects on moderators.

    Attributes
    ----------
    coefficients : DataFrame
        Indexed by term, the constant first: b, se, z or t, p, ci_low, ci_high; df, where each has
        its own.
    model : dict
        k, tau_squared, i_squared (of what the moderators leave), qe, qe_df, qe_p (residual
        heterogeneity), qm, qm_df, qm_p (all moderators together: chi-square after the normal test,
        F with qm_df2 otherwise), r_squared (percent of tau squared that the moderators take away,
        cut at 0).
    """

    coefficients: pd.DataFrame
    model: dict


def moderators_coded(moderators):
    """Code moderators for a regression.

    Parameters
    ----------
    moderators : DataFrame, shape (k, m)
        Numbers as they are; of text, one column for each category but the first of the
        alphabet.

    Returns
    -------
    DataFrame of float
        The constant first; a category's column is named "moderator=category".

    Raises
    ------
    Undefined
        When a study has no value of a moderator.

    Examples
    --------
    >>> list(moderators_coded(pd.DataFrame({"age": [20, 30], "design": ["a", "b"]})))
    ['(constant)', 'age', 'design=b']
    """
    if moderators.isna().to_numpy().any():
        raise Undefined("a study has no value of the moderator")
    columns = {CONSTANT: np.ones(len(moderators))}
    for name, values in moderators.items():
        if pd.api.types.is_numeric_dtype(values):
            columns[name] = values.to_numpy(dtype=float)
            continue
        for category in sorted(set(values.astype(str)))[1:]:
            columns[value_of(name, category)] = (values.astype(str) == category).to_numpy(
                dtype=float
            )
    return pd.DataFrame(columns)


def meta_regression(
    effects, variances, moderators, estimator="reml", test=None, confidence=0.95, samples=None
):
    """Regress effects on moderators.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
    moderators : DataFrame, shape (k, m)
        See `moderators_coded`.
    estimator, test, confidence
        As of `pooling.pool`.
    samples : array_like of str, shape (k,), optional
        Where results of one sample depend on each other: tests and intervals then are robust
        ones, whatever `test` says.

    Returns
    -------
    MetaRegression

    Raises
    ------
    Undefined
        When a moderator is missing of a study, does not vary or repeats another, or when the
        studies leave no degree of freedom.

    References
    ----------
    Knapp and Hartung (2003), as `pooling.pool`; Raudenbush, S. W. (2009). Analyzing effect sizes:
    Random-effects models. In The Handbook of Research Synthesis and Meta-Analysis (2nd ed.), for
    r_squared.

    Examples
    --------
    >>> fit = meta_regression(
    ...     [0.1, 0.2, 0.25, 0.5], [0.01, 0.02, 0.01, 0.02], pd.DataFrame({"age": [20, 30, 40, 50]})
    ... )
    >>> round(float(fit.coefficients.loc["age", "b"]), 4)
    0.0114
    """
    test = test_of(estimator, test)
    effects, variances = checked(effects, variances)
    coded = moderators_coded(moderators)
    if len(coded) <= coded.shape[1]:
        raise Undefined("as many coefficients as studies leave no degree of freedom")
    design = checked_design(coded.to_numpy())
    k, p = design.shape
    tau_squared = estimate_tau_squared(effects, variances, estimator, design)
    fit = fit_weighted(effects, variances, design, tau_squared)
    if samples is None:
        scale, df = scale_of(fit, test), None if test == "z" else k - p
        covariance, dfs = fit.covariance * scale, [df] * p
        joint = _moderators_together(fit.coefficients[1:], covariance[1:, 1:], df)
    else:
        found = robust(fit, design, coded_samples(samples)[0])
        covariance, dfs = found.covariance, [float(one) for one in found.df]
        joint = {f"qm{end}": value for end, value in together(fit.coefficients, found).items()}
    rows = {}
    for i, name in enumerate(coded):
        b, se = float(fit.coefficients[i]), float(np.sqrt(covariance[i, i]))
        rows[name] = {"b": b, "se": se} | tested(b, se, dfs[i], confidence)
    left = heterogeneity(effects, variances, estimator, confidence, design)
    model = {
        "k": k,
        "tau_squared": tau_squared,
        "i_squared": left["i_squared"],
        "qe": left["q"],
        "qe_df": left["q_df"],
        "qe_p": left["q_p"],
    }
    model |= joint
    model["r_squared"] = _explained(effects, variances, estimator, tau_squared)
    table = pd.DataFrame.from_dict(rows, orient="index")
    if samples is None:
        # The same of all coefficients.
        table = table.drop(columns="df", errors="ignore")
    return MetaRegression(table, model)


def _moderators_together(b, covariance, df):
    q = float(b @ np.linalg.solve(covariance, b))
    if df is None:
        return {"qm": q, "qm_df": len(b), "qm_p": float(stats.chi2.sf(q, len(b)))}
    f = q / len(b)
    return {"qm": f, "qm_df": len(b), "qm_df2": df, "qm_p": float(stats.f.sf(f, len(b), df))}


def _explained(effects, variances, estimator, left):
    if estimator == "common":
        return Undefined("a common effect has no variance between studies")
    whole = estimate_tau_squared(effects, variances, estimator)
    if whole == 0:
        return Undefined("there is no variance between studies to explain")
    return max(0.0, 100 * (whole - left) / whole)


class Subgroups(NamedTuple):
    """Effects pooled in each group of studies.

    Attributes
    ----------
    groups : dict
        For each group, in alphabetical order, the figures of its pool or, of a group of one
        study, the reason why there is none; its effect enters the comparison as it is.
    between : dict
        q, q_df, q_p of the differences between the groups' effects.
    """

    groups: dict
    between: dict


def subgroups(effects, variances, groups, estimator="reml", test="z", confidence=0.95):
    """Pool studies by group, with a tau squared of its own in each, and compare the groups.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
    groups : array_like of str, shape (k,)
    estimator, test, confidence
        As of `pooling.pool`.

    Returns
    -------
    Subgroups

    Raises
    ------
    Undefined
        When a study has no group.

    Notes
    -----
    The differences are Cochran's Q of the groups' effects with their normal standard errors. The
    test of a categorical moderator in `meta_regression` has one tau squared for all groups
    and gives another value.

    References
    ----------
    Borenstein, M., Hedges, L. V., Higgins, J. P. T., & Rothstein, H. R. (2009). Introduction to
    Meta-Analysis, ch. 19. Wiley.

    Examples
    --------
    >>> told = subgroups([0.1, 0.2, 0.5, 0.6], [0.01] * 4, ["a", "a", "b", "b"])
    >>> round(told.between["q"], 2)
    16.0
    """
    effects, variances = checked(effects, variances)
    groups = pd.Series(groups)
    if groups.isna().any():
        raise Undefined("a study has no value of the moderator")
    groups = groups.astype(str).to_numpy()
    told, centres, squares = {}, [], []
    for name in sorted(set(groups)):
        inside = groups == name
        if inside.sum() == 1:
            centres.append(effects[inside][0])
            squares.append(variances[inside][0])
            only = {"k": 1, "estimate": float(effects[inside][0])}
            only["se"] = float(np.sqrt(variances[inside][0]))
            only |= tested(only["estimate"], only["se"], None, confidence)
            reason = "a single study shows no differences between studies"
            told[name] = only | all_undefined(["tau_squared", "i_squared", "q", "q_p"], reason)
            continue
        arguments = effects[inside], variances[inside], estimator
        figures = pool(*arguments, test, confidence).figures
        normal = pool(*arguments, "z", confidence).figures
        centres.append(normal["estimate"])
        squares.append(normal["se"] ** 2)
        spread = heterogeneity(*arguments, confidence)
        told[name] = figures | {key: spread[key] for key in ("i_squared", "q", "q_df", "q_p")}
    if len(told) == 1:
        between = all_undefined(["q", "q_df", "q_p"], "all studies are in one group")
    else:
        design = np.ones((len(centres), 1))
        q = fit_weighted(np.array(centres), np.array(squares), design).sum_of_squares
        df = len(told) - 1
        between = {"q": q, "q_df": df, "q_p": float(stats.chi2.sf(q, df))}
    return Subgroups(told, between)
