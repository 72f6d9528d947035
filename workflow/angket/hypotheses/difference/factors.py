"""The rows of two factors and of groups beside covariates: terms, means, what differs."""

from functools import partial
from itertools import combinations

import numpy as np

from angket.hypotheses.difference.adjusted import (
    adjusted_means,
    cell_name,
    pairs_of_means,
    simple_effects,
    slopes_by_covariate,
)
from angket.hypotheses.difference.cells import cells_of
from angket.hypotheses.difference.design import INTERACTION
from angket.hypotheses.difference.less_supposed import (
    resampled_differences,
    robust_differences,
)
from angket.hypotheses.difference.model import fitted, slopes_of, terms_of
from angket.hypotheses.kind import Outcome
from angket.hypotheses.rows import add_bootstrap, add_detectable, add_interest, add_power
from angket.statistics.distribution.normality import shapiro_wilk
from angket.statistics.groups.groups import mean_interval
from angket.statistics.groups.levene import levene
from angket.statistics.groups.several_groups import one_way_anova
from angket.statistics.power.detectable import detectable_regression
from angket.statistics.power.regressions import regression_power
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.subjects import pair_of, part_of, product_of, value_of

DECIDING = ["f", "df1", "df2", "p"]
SHARES = ["partial_eta_squared", "partial_eta_squared_ci_low", "partial_eta_squared_ci_high"]
SHARES += ["partial_omega_squared"]
LEVENE = ["levene_df1", "levene_df2", "levene_median_f", "levene_median_p"]
SHAPIRO = ["shapiro_w", "shapiro_p"]
SLOPES = ["slopes_f", "slopes_df1", "slopes_df2", "slopes_p"]
HC3 = ["hc3_se", "hc3_ci_low", "hc3_ci_high"]
LIMITS = ["mean_ci_low", "mean_ci_high"]


def test_factors(rows, name, hypothesis, data, decides):
    """Add the analysis of two factors, or of groups beside covariates.

    Parameters
    ----------
    rows, name, hypothesis, data
        As `angket.hypotheses.kind` says of tests.
    decides : str
        The deciding test.

    Returns
    -------
    Outcome
    """
    alpha = data.tests["alpha"]
    totals = data.totals[hypothesis["scale"]]
    cells = or_undefined(cells_of, hypothesis, totals, data.groups, data.order)
    rows.add("difference", name, {"test": decides})
    model = cells if isinstance(cells, Undefined) else or_undefined(fitted, cells)
    if not isinstance(cells, Undefined):
        rows.add("difference", name, {"n": len(cells.response)})
        _add_cells(rows, name, cells, 1 - alpha)
    if isinstance(model, Undefined):
        rows.add("difference", name, all_undefined([*DECIDING, *SHARES], model.reason))
        add_interest(rows, name, hypothesis, model)
        add_power(rows, name, decides, alpha, model)
        add_detectable(rows, name, "f_squared", model)
        return Outcome(decides, model)
    terms = _add_terms(rows, name, hypothesis, model, 1 - alpha)
    _add_means(rows, name, hypothesis, model, 1 - alpha)
    _add_less_supposed(rows, name, hypothesis, model, data.tests)
    _add_cautions(rows, name, model)
    decided = terms[decided_term(hypothesis)]
    _add_power(rows, name, hypothesis, decides, decided, model, alpha)
    return Outcome(decides, decided["p"])


def decided_term(hypothesis):
    """Name the term that a hypothesis is about.

    >>> decided_term({"factors": ["sex", "unit"], "about": "interaction"})
    'sex*unit'
    """
    if "factors" not in hypothesis:
        return hypothesis["groups"]
    about = hypothesis["about"]
    return product_of(*hypothesis["factors"]) if about == INTERACTION else about


def _add_cells(rows, name, cells, confidence):
    """Add what the answers say of each cell, and who belongs to none."""
    for cell, values in cells.members().items():
        found = {"n": len(values), "mean": float(values.mean())}
        if len(values) < 2:
            found |= all_undefined(["sd", "se", *LIMITS], "needs at least 2 respondents")
        else:
            sd = float(values.std(ddof=1))
            found |= {"sd": sd, "se": sd / len(values) ** 0.5}
            found |= or_undefined(mean_interval, values, confidence, names=LIMITS)
        rows.add("difference", part_of(name, cell_name(cell)), found)
    for (factor, level), members in cells.left_out.items():
        place = level if len(cells.levels) == 1 else value_of(factor, level)
        rows.add("difference", part_of(name, place), {"n_left_out": members})


def _add_terms(rows, name, hypothesis, model, confidence):
    squares = hypothesis["squares"]
    terms = terms_of(model, squares, confidence)
    decided = terms[decided_term(hypothesis)]
    found = {"f": decided["f"], "df1": decided["df"], "df2": int(model.fit.df_resid)}
    found |= {"p": decided["p"]} | {share: decided[share] for share in SHARES}
    if len(model.cells.levels) == 2:
        found["squares"] = squares
    found |= {
        "r_squared": float(model.fit.rsquared),
        "r_squared_adjusted": float(model.fit.rsquared_adj),
    }
    rows.add("difference", name, found)
    for term, row in terms.items():
        rows.add("difference", part_of(name, term), row)
    return terms


def _add_means(rows, name, hypothesis, model, confidence):
    """Add adjusted means, which of them differ, and where the covariates are held."""
    cells = model.cells
    for place, found in adjusted_means(model, confidence).items():
        rows.add("difference", part_of(name, place), found)
    for covariate, slope in slopes_by_covariate(model).items():
        values = cells.members(cells.covariates[covariate])
        between = or_undefined(one_way_anova, values, confidence, names=["f", "p"])
        found = {"slope": slope, "held_at": float(cells.covariates[covariate].mean())}
        found |= {"covariate_f": between["f"], "covariate_p": between["p"]}
        rows.add("difference", part_of(name, covariate), found)
    crossed = len(cells.levels) == 2
    for factor, levels in cells.levels.items():
        pairs = pairs_of_means(model, factor, confidence)
        if len(levels) == 2 and decided_term(hypothesis) == factor:
            (found,) = pairs.values()
            kept = {part: found[part] for part in ("difference", "se", "ci_low", "ci_high")}
            rows.add("difference", name, kept)
        if len(levels) == 2:
            continue  # The pair is the factor.
        for pair, found in pairs.items():
            first, second = (value_of(factor, level) if crossed else level for level in pair)
            rows.add("difference", part_of(name, pair_of(first, second)), found)
    if crossed:
        for effect, found in simple_effects(model, confidence).items():
            rows.add("difference", part_of(name, effect), found)


def _add_less_supposed(rows, name, hypothesis, model, tests):
    """Add HC3 errors and bootstrap intervals of what the hypothesis compares, if that is means."""
    factor, levels = decided_term(hypothesis), model.cells.levels
    if factor not in levels:
        return
    confidence, of = 1 - tests["alpha"], (model, factor)
    if len(levels[factor]) == 2:
        subjects = {tuple(levels[factor]): name}
    else:
        named = {one: value_of(factor, one) if len(levels) == 2 else one for one in levels[factor]}
        subjects = {
            pair: part_of(name, pair_of(*(named[one] for one in pair)))
            for pair in combinations(levels[factor], 2)
        }
    robust = or_undefined(robust_differences, *of, confidence)
    for pair, subject in subjects.items():
        known = not isinstance(robust, Undefined)
        rows.add(
            "difference", subject, robust[pair] if known else all_undefined(HC3, robust.reason)
        )
    again = tests["seed"], tests["resamples"]
    resampled = or_undefined(resampled_differences, *of, confidence, *again)
    add_bootstrap(rows, "difference", resampled, subjects)


def _add_cautions(rows, name, model):
    """Add the tests of what the analysis takes for granted."""
    residuals = model.fit.resid
    members = model.cells.members(residuals)
    # Someone alone in a cell says nothing of how it varies.
    several = {cell: values for cell, values in members.items() if len(values) > 1}
    found = or_undefined(_levene, several, names=LEVENE)
    found |= or_undefined(shapiro_wilk, residuals.to_numpy(), names=SHAPIRO)
    if len(model.cells.covariates.columns):
        found |= or_undefined(slopes_of, model, names=SLOPES)
    rows.add("difference", name, found)


def _levene(members):
    if len(members) < 2:
        raise Undefined("needs at least 2 groups of 2 or more respondents")
    return levene(members)


def _add_power(rows, name, hypothesis, decides, decided, model, alpha):
    """Add the power of the F test of one term of the model."""
    n, tested, terms = int(model.fit.nobs), decided["df"], int(model.fit.df_model)

    def of_f(f, alpha):
        return regression_power(f**2, terms, n, alpha, tested)

    add_interest(rows, name, hypothesis, of_f, alpha)
    share = decided["partial_eta_squared"]
    add_power(rows, name, decides, alpha, of_f, float(np.sqrt(share / (1 - share))))
    detectable = partial(detectable_regression, terms, n, alpha, tested)
    add_detectable(rows, name, "f", lambda: float(np.sqrt(detectable())))
