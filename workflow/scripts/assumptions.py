"""Totals in; tests of what the method of each hypothesis takes for granted out, verdicts open."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from typing import NamedTuple

import pandas as pd

from angket.hypotheses.declared import columns_examined
from angket.hypotheses.kind import Data, load
from angket.hypotheses.samples import category_order, complete_cases
from angket.statistics.distribution.normality import kolmogorov_smirnov, shapiro_wilk
from angket.statistics.regression.autocorrelation import durbin_watson
from angket.statistics.regression.curve import CURVE, fitted_curve
from angket.statistics.regression.heteroskedasticity import breusch_pagan, glejser, park, white
from angket.statistics.regression.linear import CONSTANT, linear_regression
from angket.statistics.regression.linearity import deviation_in_model, linearity, ramsey_reset
from angket.statistics.regression.moderation import product_terms
from angket.statistics.regression.multicollinearity import collinearity
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.step import run
from angket.subjects import factors_of, part_of, parts_of
from angket.tables import (
    Rows,
    read_respondents,
    read_totals,
    read_values,
    write_parquet,
    write_rows,
)
from angket.verdicts import HEAD, LEVEL, not_significant

KOLMOGOROV_SMIRNOV = ["ks_d", "ks_positive", "ks_negative", "lilliefors_p"]
SHAPIRO_WILK = ["shapiro_w", "shapiro_p"]
WHITE = ["white_lm", "white_p"]
BREUSCH_PAGAN = ["breusch_pagan_lm", "breusch_pagan_p", "koenker_lm", "koenker_p"]
LINEARITY = [
    f"{source}_{figure}"
    for source, figures in {
        "combined": ["ss", "df", "ms", "f", "p"],
        "linearity": ["ss", "df", "ms", "f", "p"],
        "deviation": ["ss", "df", "ms", "f", "p"],
        "within": ["ss", "df", "ms"],
        "total": ["ss", "df"],
    }.items()
    for figure in figures
]
LINEARITY += ["r_squared", "eta_squared", "deviation_omega_squared"]
IN_MODEL = ["in_model_f", "in_model_df1", "in_model_df2", "in_model_p", "in_model_omega_squared"]
RESET = ["reset_f", "reset_df1", "reset_df2", "reset_p"]
VIF = ["tolerance", "vif"]
COEFFICIENT = ["b", "se", "beta", "t", "p"]
OF_CONSTANT = ["b", "se", "t", "p"]
# The confidence of intervals that nobody looks at.
ANY = 0.95
# The rule of thumb of Indonesian theses: Shapiro-Wilk up to this many respondents.
SMALL_SAMPLE = 50
CATEGORY = "a category has no logarithm"


class Fitted(NamedTuple):
    """A regression that a hypothesis rests on, with its totals.

    `subject` names its rows. `variables` are the predictors as totals or numbers, `terms` what is
    in the model: the same but for categories, and for products, whose factors are centred.
    """

    subject: str
    response: pd.Series
    variables: pd.DataFrame
    terms: pd.DataFrame

    def of(self, variable):
        """Return the totals of a predictor or of the response."""
        return self.variables.get(variable, self.response)


def main(inputs, outputs, settings):
    totals, tests = read_totals(inputs), settings["tests"]
    data = Data(totals, *profile_of(inputs, settings), tests, {})
    respondents = read_respondents(inputs.totals)
    figures = Rows()
    residuals = [pd.DataFrame({"hypothesis": [], "fitted": [], "residual": []})]
    for name, hypothesis in settings["hypotheses"].items():
        roles = load(hypothesis["kind"], "roles")
        for described in roles.models(name, hypothesis):
            model = or_undefined(fitted, described, hypothesis, data, described.scale)
            if isinstance(model, Undefined):
                continue  # the test of the hypothesis says why
            raw = fitted(described, hypothesis, data, "raw")
            fit = or_undefined(linear_regression, model.response, model.terms, ANY)
            if not described.residuals:
                for variable in (*described.predictors, described.response):
                    subject = part_of(name, variable)
                    figures.add("normality", subject, normality(model.of(variable), tests))
            else:
                ordered = hypothesis.get("durbin_watson", False)
                add_residual_tests(figures, model, fit, tests, ordered)
                if not isinstance(fit, Undefined):
                    saved = {"fitted": fit.fitted, "residual": fit.residuals}
                    saved = {"hypothesis": model.subject} | saved
                    saved = pd.DataFrame(saved, index=respondents[model.response.index])
                    residuals.append(saved)
            figures.add("linearity", model.subject, reset(model.response, fit))
            for variable in model.variables:
                # Interval totals hardly ever repeat, so this table needs the raw ones.
                x, y = raw.variables[variable], raw.response
                subject = part_of(model.subject, variable)
                figures.add("linearity", subject, judged_linearity(x, y, raw))
    write_parquet(outputs.residuals, pd.concat(residuals).astype({"hypothesis": "str"}))
    write_rows(outputs.open, HEAD, figures.rows)


def profile_of(inputs, settings):
    """Return profile columns, categories and their order, where models need them."""
    if not columns_examined(settings):
        return pd.DataFrame(), {}
    profile, variables = settings.get("profile", {}), {}
    groups = read_values(inputs.responses, list(profile))
    if inputs.get("categories"):
        groups, variables = read_values(inputs.categories).join(groups), settings["variables"]
    return groups, category_order(settings | {"variables": variables, "profile": profile}, groups)


def fitted(model, hypothesis, data, scale):
    """Return the totals of a model; a product is that of its centred factors."""
    if model.design:
        design = load(model.kind, "examined").design(hypothesis, data, scale)
        if design is not None:
            return Fitted(model.subject, design.response, design.variables, design.terms)
    needed = load(model.kind, "roles").variables(hypothesis)
    sample = complete_cases(data.totals[scale], needed)
    predictors, y = sample[[*model.predictors]], sample[model.response]
    terms = predictors
    if model.terms != model.predictors:
        terms = product_terms(*(predictors[name] for name in model.predictors))
    return Fitted(model.subject, y, predictors, terms)


def add_residual_tests(figures, model, fit, tests, ordered):
    """Add every test of the residuals of a regression, or why there is none."""
    name = model.subject
    without = isinstance(fit, Undefined)
    if without:
        figures.add("normality", name, no_normality(len(model.response), tests, fit.reason))
    else:
        figures.add("normality", name, normality(fit.residuals, tests))
    p_values = {}
    for section, test, predictors in (
        ("glejser", glejser, model.terms),
        ("park", park, model.variables),
    ):
        table = fit
        if not without:
            of = predictors.columns
            table = (
                or_undefined(test, fit.residuals, predictors) if len(of) else Undefined(CATEGORY)
            )
        p_values[section] = table if isinstance(table, Undefined) else smallest_p(table)
        add_coefficients(figures, section, model, table)
    tested = all_undefined([*WHITE, *BREUSCH_PAGAN], fit.reason) if without else spread(fit)
    p_values |= {test: tested[f"{test}_p"] for test in ("white", "breusch_pagan", "koenker")}
    verdict = not_significant(p_values[tests["homoskedasticity"]])
    rule = {"test": tests["homoskedasticity"], "alpha": LEVEL}
    figures.add("heteroskedasticity", name, tested | {"homoskedastic": verdict} | rule)
    if without:
        for term in model.terms:
            figures.add("multicollinearity", part_of(name, term), all_undefined(VIF, fit.reason))
    else:
        collinear = collinearity(fit.design, list(model.terms))
        figures.add_table("multicollinearity", collinear, prefix=parts_of(name))
    if ordered:
        following = fit if without else durbin_watson(fit.residuals)
        figures.add("autocorrelation", name, {"durbin_watson": following})


def add_coefficients(figures, section, model, table):
    """Add the terms of an auxiliary regression; Undefined stands for all of them."""
    if isinstance(table, Undefined):
        figures.add(
            section, part_of(model.subject, CONSTANT), all_undefined(OF_CONSTANT, table.reason)
        )
        for term in model.terms:
            figures.add(
                section, part_of(model.subject, term), all_undefined(COEFFICIENT, table.reason)
            )
        return
    figures.add_table(section, table, prefix=parts_of(model.subject))
    for term in model.terms.columns.difference(table.index, sort=False):
        reason = "the logarithm of a product is the sum of those of its factors"
        if len(factors_of(term)) == 1:
            reason = CATEGORY
        figures.add(section, part_of(model.subject, term), all_undefined(COEFFICIENT, reason))


def smallest_p(table):
    return float(table["p"].iloc[1:].min())


def spread(fit):
    """Test whether the spread of the residuals follows the predictors."""
    return or_undefined(white, fit.residuals, fit.design, names=WHITE) | or_undefined(
        breusch_pagan, fit.residuals, fit.design, names=BREUSCH_PAGAN
    )


def reset(response, fit):
    if isinstance(fit, Undefined):
        return all_undefined(RESET, fit.reason)
    return or_undefined(ramsey_reset, response, fit.design, names=RESET)


def no_normality(n, tests, reason):
    """Return the row of `normality` for residuals that do not exist."""
    names = ["residual_mean", "residual_sd", *KOLMOGOROV_SMIRNOV, *SHAPIRO_WILK, "normal"]
    return {"n": n} | all_undefined(names, reason) | rule_of_normality(n, tests)


def rule_of_normality(n, tests):
    by_shapiro = tests["normality"] == "shapiro" or (
        tests["normality"] == "by_size" and n <= SMALL_SAMPLE
    )
    return {"test": "shapiro" if by_shapiro else "lilliefors", "alpha": LEVEL}


def normality(values, tests):
    """Test normality both ways and judge it by the configured one."""
    figures = {
        "n": len(values),
        "residual_mean": float(values.mean()),
        "residual_sd": float(values.std(ddof=1)),
    }
    figures |= or_undefined(kolmogorov_smirnov, values, names=KOLMOGOROV_SMIRNOV)
    figures |= or_undefined(shapiro_wilk, values, names=SHAPIRO_WILK)
    rule = rule_of_normality(len(values), tests)
    p = figures[f"{rule['test']}_p"]
    return figures | {"normal": not_significant(p)} | rule


def judged_linearity(x, y, model):
    """Test a relation alone and, which decides then, with the other terms of the model."""
    table, p = or_undefined(linearity, x, y, names=LINEARITY), "deviation_p"
    if len(model.terms.columns) > 1:
        table |= or_undefined(deviation_in_model, y, model.terms, x, names=IN_MODEL)
        p = "in_model_p"
    verdict = not_significant(table[p])
    table |= or_undefined(fitted_curve, y, model.terms, x, names=CURVE)
    return table | {"linear": verdict, "alpha": LEVEL}


if "snakemake" in globals():
    run(main, snakemake)
