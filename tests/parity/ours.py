"""What Angket's library says of each case, in the same tidy form as the oracles."""

import functools
from itertools import combinations

import numpy as np
import pandas as pd

from angket.statistics.categorical.association import association, crosstab, expected_counts
from angket.statistics.categorical.residual_table import cell_residuals, exact_p
from angket.statistics.categorical.risk import risk_estimates
from angket.statistics.correlation.pairs import correlation
from angket.statistics.correlation.partial import partial_correlation
from angket.statistics.distribution.descriptives import describe, frequencies
from angket.statistics.distribution.normality import kolmogorov_smirnov, shapiro_wilk
from angket.statistics.factors.extraction import extract
from angket.statistics.factors.factorability import bartlett_sphericity, kmo
from angket.statistics.factors.parallel_analysis import parallel_analysis
from angket.statistics.factors.polychoric import polychoric_matrix
from angket.statistics.factors.rotation import varimax
from angket.statistics.groups.levene import levene
from angket.statistics.groups.post_hoc import dunn, games_howell, tukey
from angket.statistics.groups.several_groups import kruskal_wallis, one_way_anova, welch_anova
from angket.statistics.groups.two_groups import compare_means, mann_whitney, standardized_difference
from angket.statistics.multiplicity import holm
from angket.statistics.power.correlations import correlation_power
from angket.statistics.power.counts import chi_square_power
from angket.statistics.power.regressions import regression_power
from angket.statistics.regression.autocorrelation import durbin_watson
from angket.statistics.regression.determination import contributions, determination_interval
from angket.statistics.regression.heteroskedasticity import breusch_pagan, glejser, park, white
from angket.statistics.regression.linear import linear_regression
from angket.statistics.regression.linearity import linearity, ramsey_reset
from angket.statistics.regression.mediation import mediation
from angket.statistics.regression.moderation import moderation
from angket.statistics.regression.multicollinearity import collinearity
from angket.statistics.regression.ordinal import ordinal_regression
from angket.statistics.regression.robust import robust_regression
from angket.statistics.reliability.alpha import alpha_if_deleted, cronbach_alpha
from angket.statistics.reliability.at_level import alpha_interval, critical_r
from angket.statistics.reliability.inter_item import correlation_matrix, inter_item_correlations
from angket.statistics.reliability.omega import mcdonald_omega
from angket.statistics.reliability.split_half import split_half
from angket.statistics.reliability.validity import item_validity
from angket.statistics.scaling.scoring import total
from angket.statistics.undefined import Undefined, or_undefined

from . import cases

CONFIDENCE = 0.95
ALPHA = 0.05


class Rows:
    """Collects figures; an Undefined leaves NaN and its reason."""

    def __init__(self):
        self.rows = []

    def add(self, case, section, subject, figures):
        for statistic, value in figures.items():
            if isinstance(value, (str, pd.DataFrame)):
                continue  # a method's name, a matrix
            reason = value.reason if isinstance(value, Undefined) else ""
            number = np.nan if reason else float(value)
            if reason or np.isfinite(number):
                self.rows.append((case, section, subject, statistic, number, reason))

    def attempt(self, case, section, subject, compute, *arguments):
        """Add what a function returns, or why it returns nothing under the name `*`."""
        try:
            self.add(case, section, subject, compute(*arguments))
        except Undefined as reason:
            self.add(case, section, subject, {"*": reason})

    def attempt_table(self, case, section, subjects, compute, *arguments):
        """Add a table, a row for each subject, or why there is none for any subject."""
        try:
            table = compute(*arguments)
        except Undefined as reason:
            for subject in subjects:
                self.add(case, section, subject, {"*": reason})
        else:
            self.add_table(case, section, table)

    def add_table(self, case, section, table):
        """Add a table, a row for each subject."""
        for subject, row in table.astype(object).iterrows():
            self.add(case, section, subject, row.to_dict())

    def frame(self):
        columns = ["case", "section", "subject", "statistic", "value", "reason"]
        return pd.DataFrame(self.rows, columns=columns)


@functools.cache
def results(batch):
    """Return case, section, subject, statistic, value, reason of a batch."""
    add = {
        "questionnaires": _questionnaire,
        "samples": _sample,
        "models": _models,
        "groups": _groups,
        "tables": _table,
        "plans": _plans,
    }[batch]
    rows = Rows()
    for case, data in getattr(cases, batch)().items():
        add(rows, case, data)
    return rows.frame()


def _reliability(items):
    found = cronbach_alpha(items)
    low, high = alpha_interval(found["alpha"], found["items"], found["n"], CONFIDENCE)
    return found | {"alpha_ci_low": low, "alpha_ci_high": high}


def _questionnaire(rows, case, data):
    items, codes = data
    totals = total(items)
    for item, row in item_validity(items, totals).iterrows():
        at_level = {"r_critical": critical_r(int(row["n"]), ALPHA)}
        rows.add(case, "validity", item, row.to_dict() | at_level)
    rows.attempt(case, "reliability", "total", _reliability, items)
    for item, value in alpha_if_deleted(items).items():
        rows.add(case, "reliability", item, {"alpha_if_deleted": value})
    for item in items:
        rows.add(case, "description", item, describe(items[item]))
        for code, row in frequencies(items[item], codes).iterrows():
            rows.add(case, "frequency", f"{item}={code}", row.to_dict())
    rows.add(case, "description", "total", describe(totals))
    for name, method in (("omega", "principal_axis"), ("omega_ml", "ml")):
        rows.attempt(case, "reliability", "total", _omega, name, items, method)
    rows.attempt(case, "reliability", "total", _prefixed, "split_half", split_half, items)
    _structure(rows, case, items)


def _structure(rows, case, items):
    names = list(items)
    rows.attempt(
        case, "structure", "total", _prefixed, "inter_item", inter_item_correlations, items
    )
    rows.attempt(case, "structure", "total", bartlett_sphericity, items)
    rows.attempt_table(case, "structure", ["total", *names], _adequacy, items)
    numbers = map(str, range(1, len(names) + 1))
    rows.attempt_table(case, "eigenvalue", numbers, _eigenvalues, items)
    asked = cases.asked(case, items)
    if "factors" in asked:
        for loadings in (_principal_axis, _maximum_likelihood):
            rows.attempt_table(case, "structure", names, loadings, items)
    if "polychoric" in asked:
        matrix = polychoric_matrix(items.dropna())
        for first, second in combinations(names, 2):
            figure = {"polychoric": matrix.loc[first, second]}
            rows.add(case, "structure", f"{first}|{second}", figure)


def _omega(name, items, method):
    return {name: mcdonald_omega(items, method)["omega"]}


def _prefixed(prefix, compute, *arguments):
    return {f"{prefix}_{name}": value for name, value in compute(*arguments).items()}


def _adequacy(items):
    overall, per_item = kmo(items)
    return pd.concat([pd.Series({"total": overall}), per_item]).to_frame("kmo")


def _eigenvalues(items):
    table = parallel_analysis(items, seed=1)[1]
    return table[["eigenvalue"]].rename(index=str)


def _principal_axis(items):
    axes = extract(correlation_matrix(items), 2, "principal_axis")
    rotated = varimax(axes).set_axis(["loading_1", "loading_2"], axis=1)
    unrotated = axes.set_axis(["principal_axis_1", "principal_axis_2"], axis=1)
    return unrotated.join(rotated).assign(communality=(axes**2).sum(axis=1))


def _maximum_likelihood(items):
    return extract(correlation_matrix(items), 2, "ml").set_axis(["ml_1", "ml_2"], axis=1)


def _sample(rows, case, data):
    response, predictors = data["y"], data.drop(columns="y")
    names = list(predictors)
    fit = linear_regression(response, predictors, CONFIDENCE)
    residuals, design = fit.residuals, fit.design
    interval = determination_interval(fit.model["r_squared"], len(data), len(names), CONFIDENCE)
    rows.add(case, "regression", "model", fit.model | interval)
    slopes = fit.coefficients.iloc[1:]
    rows.attempt_table(
        case, "regression", names, contributions, slopes["beta"], predictors.corrwith(response)
    )
    for name, p in zip(names, holm(slopes["p"].tolist()), strict=True):
        rows.add(case, "decision", name, {"p_holm": p})
    for term, row in fit.coefficients.iterrows():
        rows.add(case, "regression", term, row.to_dict())
    shape = {
        "n": len(residuals),
        "residual_mean": residuals.mean(),
        "residual_sd": residuals.std(ddof=1),
    }
    rows.add(case, "normality", "model", shape)
    rows.attempt(case, "normality", "model", kolmogorov_smirnov, residuals)
    rows.attempt(case, "normality", "model", shapiro_wilk, residuals)
    terms = ["(constant)", *names]
    rows.attempt_table(case, "glejser", terms, glejser, residuals, predictors)
    rows.attempt_table(case, "park", terms, park, residuals, predictors)
    rows.attempt(case, "heteroskedasticity", "model", white, residuals, design)
    rows.attempt(case, "heteroskedasticity", "model", breusch_pagan, residuals, design)
    rows.attempt(case, "linearity", "model", ramsey_reset, response, design)
    rows.add(case, "autocorrelation", "model", {"durbin_watson": durbin_watson(residuals)})
    rows.attempt_table(case, "multicollinearity", names, collinearity, design, names)
    for name in names:
        rows.attempt(case, "linearity", name, linearity, predictors[name], response)
        rows.attempt(case, "correlation", name, correlation, predictors[name], response, CONFIDENCE)


def _models(rows, case, data):
    response, predictors = data["y"], data.drop(columns="y")
    names = list(predictors)
    if len(names) > 1:
        for name in names:
            others = predictors.drop(columns=name)
            arguments = predictors[name], response, others, CONFIDENCE
            rows.attempt(case, "partial", name, partial_correlation, *arguments)
        x1, x2 = predictors["x1"], predictors["x2"]
        moderated = moderation(response, x1, x2, CONFIDENCE)
        rows.add_table(case, "moderation", moderated.coefficients)
        change = {"r_squared": moderated.model["r_squared"]} | moderated.change
        rows.add(case, "moderation", "model", change)
        rows.add_table(case, "moderation", moderated.simple_slopes)
        # The intervals by resampling are chance: few resamples will do.
        mediated = mediation(x1, x2, response, CONFIDENCE, seed=1, repeats=99)
        rows.add_table(case, "mediation", mediated.paths)
        rows.add(case, "mediation", "model", mediated.indirect)
    for section, fit in (("ordinal", ordinal_regression), ("robust", robust_regression)):
        found = or_undefined(fit, response, predictors)
        if isinstance(found, Undefined):
            for subject in ("model", *names):
                rows.add(case, section, subject, {"*": found})
        else:
            rows.add_table(case, section, found.coefficients)
            rows.add(case, section, "model", found.model)


def _groups(rows, case, data):
    members = {str(name): group.to_numpy(dtype=float) for name, group in data.groupby("group")["y"]}
    if len(members) == 2:
        for test in (compare_means, standardized_difference):
            rows.attempt(case, "comparison", "all", test, members, CONFIDENCE)
        rows.attempt(case, "comparison", "all", mann_whitney, members)
    else:
        rows.attempt(case, "comparison", "all", one_way_anova, members, CONFIDENCE)
        for test in (welch_anova, kruskal_wallis):
            rows.attempt(case, "comparison", "all", test, members)
        pairs = [f"{first}|{second}" for first, second in combinations(members, 2)]
        for test, arguments in (
            (tukey, (members, CONFIDENCE)),
            (games_howell, (members, CONFIDENCE)),
            (dunn, (members,)),
        ):
            rows.attempt_table(case, "post_hoc", pairs, _pairs, test, *arguments)
    rows.attempt(case, "comparison", "all", levene, members)


def _pairs(test, *arguments):
    table = test(*arguments)
    table.index = table["first"] + "|" + table["second"]
    return table.drop(columns=["first", "second"]).add_prefix(f"{test.__name__}_")


def _plans(rows, case, data):
    for row, plan in enumerate(data.itertuples()):
        if case == "correlation":
            found = correlation_power(plan.effect, plan.n, plan.alpha)
        elif case == "regression":
            found = regression_power(plan.effect, plan.df, plan.n, plan.alpha)
        else:
            found = chi_square_power(plan.effect, plan.df, plan.n, plan.alpha)
        rows.add(case, "power", str(row), found)


def _table(rows, case, counts):
    row_labels, column_labels = ([str(place) for place in range(length)] for length in counts.shape)
    places = np.argwhere(counts >= 0).repeat(counts.ravel(), axis=0)
    each = pd.DataFrame(places, columns=["row", "column"]).astype(str)
    table = crosstab(each["row"], each["column"], row_labels, column_labels)
    expected = expected_counts(table)
    shares = table.mul(100).div(table.sum(axis=1), axis=0)
    for row in row_labels:
        for column in column_labels:
            cell = {
                "n": table.loc[row, column],
                "row_percent": shares.loc[row, column],
                "expected": expected.loc[row, column],
            }
            rows.add(case, "crosstab", f"{row}|{column}", cell)
    residuals = cell_residuals(table)[["standardised", "adjusted"]]
    rows.add_table(case, "crosstab", residuals.set_axis(residuals.index.map("|".join)))
    rows.attempt(case, "association", "table", association, table, CONFIDENCE)
    if cases.small(table.to_numpy()):
        rows.attempt(case, "association", "table", exact_p, table)
    if table.shape == (2, 2):
        risks = risk_estimates(table, CONFIDENCE)
        # The block of association has the odds ratio.
        rest = {name: value for name, value in risks.items() if not name.startswith("odds")}
        rows.add(case, "association", "table", rest)
