"""Moderators, influence, small studies, dependence and one's own study against metafor's."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from angket.statistics.synthesis import fail_safe
from angket.statistics.synthesis.dependent import one_effect_each, pool_robust
from angket.statistics.synthesis.effect_sizes import fisher_z
from angket.statistics.synthesis.heterogeneity import heterogeneity
from angket.statistics.synthesis.leaving_out import cumulative, influence, leave_one_out
from angket.statistics.synthesis.meta_regression import meta_regression, subgroups
from angket.statistics.synthesis.own_result import own_beside_prior
from angket.statistics.synthesis.pooling import pool
from angket.statistics.synthesis.small_studies import begg, egger, egger_with_tau_squared
from angket.statistics.synthesis.trim_and_fill import trim_and_fill
from angket.statistics.undefined import Undefined
from recorded_syntheses import ESTIMATORS, TESTS, effects_of, recorded, rows_of, same, studies

ENDS = {"ci_low": "ci.lb", "ci_high": "ci.ub"}
POOLED = {"estimate": "estimate", "se": "se", **ENDS, "tau_squared": "tau2"}


@pytest.mark.parametrize("rows", rows_of("metareg", "measure", "moderator"))
def test_meta_regressions_are_metafors(rows):
    for (estimator, test), part in rows.groupby(["estimator", "test"]):
        name, measure, moderator = part.iloc[0][["set", "measure", "moderator"]]
        fit = meta_regression(
            *effects_of(name, measure),
            studies(name)[moderator.split("+")],
            ESTIMATORS[estimator],
            TESTS[test],
        )
        part = part.set_index("subject")
        names = {"k": "k", "tau_squared": "tau2", "qe": "QE", "qe_p": "QE.p", "i_squared": "I2"}
        names |= {"qm": "QM", "qm_df": "QM.df1", "qm_df2": "QM.df2", "qm_p": "QM.p"}
        same(fit.model, part.loc["all"], names | {"r_squared": "R2"})
        for term, told in fit.coefficients.iterrows():
            there = {"(constant)": "intrcpt", moderator: "slope"}.get(term, term.split("=")[-1])
            figure = "z" if test == "z" else "t"
            same(told, part.loc[there], {"b": "b", "se": "se", figure: "stat", "p": "pval", **ENDS})
        assert len(fit.coefficients) == len(part) - 1


def test_the_highest_of_two_peaks_of_a_likelihood_is_taken():
    # The likelihood falls from 0 on, and has its higher peak beyond; metafor finds that one.
    moderators = studies("bcg")[["ablat", "alloc"]]
    fit = meta_regression(*effects_of("bcg", "RR"), moderators, "ml", "z")
    assert fit.model["tau_squared"] == pytest.approx(0.0293898694, rel=1e-7)


@pytest.mark.parametrize("rows", rows_of("subgroup", "measure", "moderator"))
def test_subgroups_are_metafors(rows):
    for estimator, part in rows.groupby("estimator"):
        name, measure, moderator = part.iloc[0][["set", "measure", "moderator"]]
        told = subgroups(
            *effects_of(name, measure), studies(name)[moderator], ESTIMATORS[estimator]
        )
        part = part.set_index("subject")
        same(told.between, part.loc["between"], {"q": "Q", "q_df": "df", "q_p": "p"})
        assert set(told.groups) == set(part.index) - {"between"}
        for group, figures in told.groups.items():
            names = POOLED | {"k": "k", "i_squared": "I2", "q": "QE"}
            if figures["k"] == 1:
                names = {"estimate": "estimate", "se": "se", **ENDS}
            same(figures, part.loc[group], names)


@pytest.mark.parametrize("rows", rows_of("leave1out", "measure", "estimator"))
def test_pools_without_a_study_are_metafors(rows):
    row = rows.iloc[0]
    told = leave_one_out(*effects_of(row["set"], row["measure"]), ESTIMATORS[row["estimator"]])
    assert len(told) == len(rows)
    names = POOLED | {"p": "pval", "q": "Q", "i_squared": "I2"}
    for found, there in zip(told.to_dict("records"), rows.to_dict("records"), strict=True):
        same(found, there, names)


@pytest.mark.parametrize("rows", rows_of("influence", "measure", "estimator"))
def test_influence_is_metafors(rows):
    row = rows.iloc[0]
    told = influence(*effects_of(row["set"], row["measure"]), ESTIMATORS[row["estimator"]])
    names = {
        **{"hat": "hat", "rstandard": "rstandard", "rstudent": "rstudent", "dffits": "dffits"},
        **{"cook": "cook.d", "dfbeta": "dfbeta", "covariance_ratio": "cov.r"},
        **{"tau_squared_left": "tau2.del", "q_left": "QE.del", "influential": "flagged"},
    }
    for found, there in zip(told.to_dict("records"), rows.to_dict("records"), strict=True):
        same(found, there, names)


@pytest.mark.parametrize("rows", rows_of("cumul", "measure", "estimator"))
def test_cumulative_pools_are_metafors(rows):
    row = rows.iloc[0]
    # The other sets are recorded in the order of the table.
    years = studies(row["set"])["year"] if row["set"] in ("molloy2014", "bcg") else None
    effects = effects_of(row["set"], row["measure"])
    told = cumulative(*effects, years, ESTIMATORS[row["estimator"]])
    assert [added + 1 for added in told["added"]] == rows["added"].tolist()
    for found, there in zip(told.to_dict("records"), rows.to_dict("records"), strict=True):
        same(found, there, POOLED)


@pytest.mark.parametrize("rows", rows_of("cumul_knha", "measure", "estimator"))
def test_cumulative_pools_by_knapp_and_hartung_are_metafors(rows):
    name, measure, estimator = rows.iloc[0][["set", "measure", "estimator"]]
    effects = effects_of(name, measure)
    given = studies(name)["year"], ESTIMATORS[estimator], "knapp_hartung"
    told = cumulative(*effects, *given)
    for found, there in zip(told.to_dict("records"), rows.to_dict("records"), strict=True):
        same(found, there, POOLED)
    # The last of them is the pool itself.
    whole = pool(*effects, ESTIMATORS[estimator], "knapp_hartung").figures
    assert told["ci_low"].iloc[-1] == pytest.approx(whole["ci_low"], rel=1e-12)


def test_a_cumulative_pool_of_equal_studies_has_no_test_of_knapp_and_hartung():
    told = cumulative([0.2, 0.2], [0.01, 0.02], test="knapp_hartung")
    assert told["ci_low"].iloc[0] == pytest.approx(0.2 - 1.959964 * 0.1, rel=1e-6)
    assert "agree to the last digit" in str(told["ci_low"].iloc[1])


def test_studies_without_a_year_come_last_in_the_order_of_the_table():
    told = cumulative([0.1, 0.2, 0.3, 0.4], [0.01] * 4, [None, 2020, 2019, np.nan])
    assert told["added"].tolist() == [2, 1, 0, 3]


@pytest.mark.parametrize("rows", rows_of("egger", "measure"))
def test_eggers_tests_are_metafors(rows):
    name, measure = rows.iloc[0][["set", "measure"]]
    effects = effects_of(name, measure)
    names = {"slope": "slope", "slope_se": "slope.se", "p": "pval", "df": "df", "limit": "limit"}
    names |= {"limit_low": "limit.ci.lb", "limit_high": "limit.ci.ub"}
    for row in rows.to_dict("records"):
        kind = row["subject"].split(".")[-1]
        if kind == "sei":
            same(egger(*effects), row, names | {"t": "stat"})
        else:
            told = egger_with_tau_squared(*effects, ESTIMATORS[kind])
            same(told, row, names | {"z": "stat"})


@pytest.mark.parametrize("row", rows_of("begg", "measure"))
def test_beggs_test_is_metafors(row):
    row = row.iloc[0]
    same(begg(*effects_of(row["set"], row["measure"])), row, {"tau": "tau", "p": "pval"})


@pytest.mark.parametrize("rows", rows_of("trimfill", "measure"))
def test_trim_and_fill_is_metafors(rows):
    for (estimator, rule), part in rows.groupby(["estimator", "rule"]):
        name, measure = part.iloc[0][["set", "measure"]]
        k = len(studies(name))
        told = trim_and_fill(*effects_of(name, measure), ESTIMATORS[estimator], rule.lower())
        part = part.set_index("subject")
        row = part.loc["all"]
        assert (told.missing, told.side) == (row["k0"], row["side"])
        if told.missing < k - 1:
            # Of one study left alone the residual is 0, and rounding gives it a sign in metafor.
            assert told.missing_se == pytest.approx(row["se.k0"], rel=1e-8)
        same(told.figures, row, POOLED | {"p": "pval"})
        filled = part.drop(index="all")
        assert np.sort(told.filled, axis=0) == pytest.approx(
            np.sort(filled[["yi", "vi"]].to_numpy(dtype=float), axis=0), rel=1e-8
        )


@pytest.mark.parametrize("rows", rows_of("failsafe", "measure"))
def test_fail_safe_numbers_are_metafors(rows):
    effects, variances = effects_of(*rows.iloc[0][["set", "measure"]])
    rows = rows.set_index("subject")
    told = fail_safe.rosenthal(effects, variances)
    same(told, rows.loc["Rosenthal"], {"n": "fsnum", "n_exact": "fsnum.exact", "p": "pval"})
    told = fail_safe.rosenberg(effects, variances)
    same(told, rows.loc["Rosenberg"], {"n": "fsnum", "p": "pval"})
    told = fail_safe.orwin(effects)
    same(told, rows.loc["Orwin.half"], {"n": "fsnum", "mean": "meanes", "target": "target"})


@pytest.mark.parametrize("rows", rows_of("own", "estimator"))
def test_ones_own_result_stands_beside_the_prior_pool(rows):
    name, estimator = rows.iloc[0][["set", "estimator"]]
    effects = effects_of(name, "ZCOR")
    # An invented study of 100 respondents with r = .45.
    own = fisher_z(0.45, 100)
    told = own_beside_prior(*own, *effects, ESTIMATORS[estimator])
    rows = rows.set_index("subject")
    same(told, rows.loc["prior"], {"prior_estimate": "estimate", "prior_se": "se"})
    names = {"with_own_estimate": "estimate", "with_own_se": "se", "with_own_tau_squared": "tau2"}
    same(told, rows.loc["prior+own"], names | {"own_weight_percent": "weight.own"})
    names = {"difference": "diff", "z": "z", "p": "pval", "inside_prediction": "inside.pi.hts"}
    names |= {"new_study_low": "pi.new.lb", "new_study_high": "pi.new.ub"}
    names |= {"inside_new_study": "inside.pi.newstudy"}
    if estimator == "EE":
        assert isinstance(told["inside_prediction"], Undefined)
    same(told, rows.loc["own_vs_prior"], names)


def test_ones_own_result_beside_results_of_which_several_are_of_one_sample():
    name = "gonzalezmule2014"
    effects, samples = effects_of(name, "ZCOR"), studies(name)["study"]
    own = fisher_z(0.45, 100)
    told = own_beside_prior(*own, *effects, samples=samples)
    # clubSandwich's, by the recorded rows of the pool itself.
    prior = pool_robust(*effects, samples)
    assert told["prior_se"] == prior["se"]
    both = pool_robust(*(np.append(*pair) for pair in zip(effects, own, strict=True)),
                       [*samples, "own"])  # fmt: skip
    assert (told["with_own_estimate"], told["with_own_se"]) == (both["estimate"], both["se"])
    z = (own[0] - prior["estimate"]) / np.sqrt(own[1] + prior["se"] ** 2 + prior["tau_squared"])
    assert told["z"] == pytest.approx(z, rel=1e-12)
    half = stats.t.isf(0.025, min(prior["samples"] - 2, prior["df"])) * np.sqrt(
        own[1] + prior["se"] ** 2 + prior["tau_squared"]
    )
    assert told["new_study_high"] == pytest.approx(prior["estimate"] + half, rel=1e-12)
    independent = own_beside_prior(*own, *effects)
    assert independent["prior_se"] != told["prior_se"]
    with pytest.raises(Undefined, match="one sample"):
        own_beside_prior(*own, *effects, samples=["a"] * len(samples))


@pytest.mark.parametrize("row", rows_of("dependent_mean", "subject"))
def test_one_effect_a_sample_gives_the_recorded_pool(row):
    row = row.iloc[0]
    name, correlation = row["set"], float(row["subject"].removeprefix("rho"))
    made = one_effect_each(*effects_of(name, "ZCOR"), studies(name)["study"], correlation)
    told = pool(made.effects, made.variances, "reml", "z").figures
    told |= {"q": heterogeneity(made.effects, made.variances)["q"]}
    told["first"] = made.variances[made.counts > 1][0]
    names = {"k": "k", "estimate": "estimate", "se": "se", "tau_squared": "tau2", "q": "QE"}
    same(told, row, names | {"first": "first.multi.v"})
    assert made.counts.sum() == len(studies(name))


def test_robust_standard_errors_are_metafors_and_clubsandwichs():
    name = "gonzalezmule2014"
    arguments = *effects_of(name, "ZCOR"), studies(name)["study"]
    names = {"estimate": "estimate", "se": "se", "df": "df", **ENDS}
    same(pool_robust(*arguments, kind="cr1"), recorded("dependent_robust").iloc[0], names)
    # Recorded of a multilevel model whose variance between samples is 0, to six digits.
    row = recorded("dependent_mv").set_index("subject").loc["CR2"]
    same(pool_robust(*arguments, kind="cr2"), row, names, rel=1e-6)


@pytest.mark.parametrize(
    ("function", "why"),
    [
        (leave_one_out, "fewer than three studies leave no pool"),
        (influence, "fewer than three studies leave no pool"),
        (egger, "fewer than three studies give no test"),
        (egger_with_tau_squared, "fewer than three studies give no test"),
        (begg, "fewer than three studies give no test"),
        (trim_and_fill, "fewer than three studies give no test"),
    ],
)
def test_two_studies_have_no_diagnostics(function, why):
    with pytest.raises(Undefined, match=why):
        function(*effects_of("workload_burnout_k2", "ZCOR"))


def test_equal_effects_have_no_test_of_small_studies():
    effects = effects_of("identical", "ZCOR")
    with pytest.raises(Undefined, match="lie on one line"):
        egger(*effects)
    with pytest.raises(Undefined, match="agree to the last digit"):
        begg(*effects)
    with pytest.raises(Undefined, match="agree to the last digit"):
        pool_robust(*effects, ["a", "b", "c", "d"])
    with pytest.raises(Undefined, match="same standard error"):
        egger([0.1, 0.2, 0.4], [0.01] * 3)


def test_moderators_that_tell_nothing_are_refused_with_the_reason():
    effects, variances = effects_of("molloy2014", "ZCOR")
    k = len(effects)
    for moderators, why in (
        (pd.DataFrame({"x": np.ones(k)}), "do not vary"),
        (pd.DataFrame({"x": np.arange(k), "y": 2 * np.arange(k)}), "repeat each other"),
        (pd.DataFrame({"x": [None] + ["a"] * (k - 1)}), "no value of the moderator"),
        (pd.DataFrame({"x": [f"{i}" for i in range(k)]}), "no degree of freedom"),
    ):
        with pytest.raises(Undefined, match=why):
            meta_regression(effects, variances, moderators)
    told = subgroups(effects, variances, ["a"] * k)
    assert str(told.between["q"]) == "undefined: all studies are in one group"


def test_no_variance_between_studies_leaves_nothing_to_explain():
    effects, variances = effects_of("workload_burnout_k3", "ZCOR")
    fit = meta_regression(effects, variances, pd.DataFrame({"x": [1.0, 2, 4]}))
    assert str(fit.model["r_squared"]).endswith("no variance between studies to explain")


def test_one_sample_has_no_robust_standard_error():
    with pytest.raises(Undefined, match="all effects come from one sample"):
        pool_robust([0.1, 0.2], [0.01, 0.01], ["a", "a"])


@pytest.mark.parametrize("missing", [None, float("nan")])
def test_an_effect_of_no_known_sample_is_not_dropped_silently(missing):
    effects = [0.1, 0.2, 0.3], [0.01] * 3, ["a", "b", missing]
    for function in (pool_robust, lambda *told: one_effect_each(*told, 0.5)):
        with pytest.raises(Undefined, match="does not tell which sample"):
            function(*effects)
