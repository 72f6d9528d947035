"""Pools, heterogeneity and predictions against metafor's, and sets that have none."""

import numpy as np
import pytest

from angket.statistics.synthesis.heterogeneity import heterogeneity, tau_squared_interval
from angket.statistics.synthesis.pooling import pool
from angket.statistics.synthesis.tau_squared import log_likelihoods, tau_squared, tau_squared_se
from angket.statistics.undefined import Undefined
from recorded_syntheses import ESTIMATORS, TESTS, effects_of, recorded, rows_of, same

ENDS = {"low": "lb", "high": "ub"}


@pytest.mark.parametrize("rows", rows_of("pool", "measure"))
def test_pools_are_metafors_by_every_estimator_and_test(rows):
    for row in rows.to_dict("records"):
        effects, variances = effects_of(row["set"], row["measure"])
        told = pool(effects, variances, ESTIMATORS[row["estimator"]], TESTS[row["test"]]).figures
        names = {
            **{"k": "k", "estimate": "estimate", "se": "se", "p": "pval"},
            "z" if row["test"] == "z" else "t": "stat",
            **{f"ci_{end}": f"ci.{there}" for end, there in ENDS.items()},
            **{f"prediction_{end}": f"pi.{there}.hts" for end, there in ENDS.items()},
            **{f"prediction_tested_{end}": f"pi.{there}.metafor" for end, there in ENDS.items()},
        }
        same(told, row, names)


@pytest.mark.parametrize("rows", rows_of("het", "measure"))
def test_heterogeneity_is_metafors_by_every_estimator(rows):
    for row in rows.to_dict("records"):
        effects, variances = effects_of(row["set"], row["measure"])
        estimator = ESTIMATORS[row["estimator"]]
        told = heterogeneity(effects, variances, estimator)
        names = {"q": "QE", "q_df": "QE.df", "q_p": "QE.p", "tau_squared": "tau2"}
        same(told, row, names | {"i_squared": "I2", "h_squared": "H2"})
        value = told["tau_squared"]
        likelihoods = {"log_likelihood": "logLik.ML", "log_likelihood_restricted": "logLik.REML"}
        same(log_likelihoods(effects, variances, value), row, likelihoods)
        if estimator == "common":
            with pytest.raises(Undefined, match="a common effect has no variance"):
                tau_squared_se(effects, variances, value, estimator)
        else:
            se = tau_squared_se(effects, variances, value, estimator)
            assert se == pytest.approx(row["se.tau2"], rel=1e-8)


@pytest.mark.parametrize("rows", rows_of("qprofile", "measure"))
def test_intervals_of_heterogeneity_are_metafors(rows):
    for row in rows.to_dict("records"):
        effects, variances = effects_of(row["set"], row["measure"])
        told = heterogeneity(effects, variances, ESTIMATORS[row["estimator"]])
        names = {"tau_squared": "tau2", "i_squared": "I2", "h_squared": "H2"}
        same(told, row, {f"{a}_{e}": f"{b}.{t}" for a, b in names.items() for e, t in ENDS.items()})


@pytest.mark.parametrize("row", rows_of("het_Q", "measure"))
def test_the_classic_shares_are_made_of_q_alone(row):
    row = row.iloc[0]
    told = heterogeneity(*effects_of(row["set"], row["measure"]))
    same(told, row, {"q": "Q", "i_squared_q": "I2.Q", "h_squared_q": "H2.Q"})


@pytest.mark.parametrize("rows", rows_of("weight", "measure"))
def test_weights_are_metafors(rows):
    for estimator, part in rows.groupby("estimator"):
        effects = effects_of(part["set"].iat[0], part["measure"].iat[0])
        found = pool(*effects, ESTIMATORS[estimator], "z").weights_percent
        assert found == pytest.approx(part["percent"].to_numpy(), rel=1e-8)


def test_the_published_example_of_the_bcg_vaccine():
    # Viechtbauer (2010), section 3.1: -0.7145, tau^2 0.3132, I^2 92.22 %.
    effects = effects_of("bcg", "RR")
    told = pool(*effects, "reml", "z").figures | heterogeneity(*effects)
    found = [round(told[name], 4) for name in ("estimate", "tau_squared", "i_squared")]
    assert found == [-0.7145, 0.3132, pytest.approx(92.2214)]


def test_a_single_study_is_not_pooled():
    with pytest.raises(Undefined, match="a single study has nothing to be pooled with"):
        pool([0.5], [0.01])
    told = heterogeneity([0.5], [0.01])
    assert told["tau_squared"] == 0
    assert all(isinstance(told[name], Undefined) for name in ("q", "i_squared", "tau_squared_low"))
    with pytest.raises(Undefined, match="no degree of freedom"):
        tau_squared_interval([0.5], [0.01])


def test_two_studies_predict_nothing_and_their_t_interval_explodes():
    told = pool(*effects_of("workload_burnout_k2", "ZCOR")).figures
    assert str(told["prediction_low"]).endswith(
        "fewer than three studies give no prediction interval"
    )
    assert told["se"] < pool(*effects_of("workload_burnout_k2", "ZCOR"), test="z").figures["se"]
    assert told["ci_low"] < 0 < told["ci_high"]


def test_equal_effects_have_no_knapp_hartung_test():
    told = pool(*effects_of("identical", "ZCOR")).figures
    for name in ("se", "t", "p", "ci_low", "prediction_low", "prediction_tested_high"):
        assert str(told[name]) == "undefined: the studies agree to the last digit"
    # The normal test, which metafor's Q of 0 leaves alone, stands.
    row = recorded("pool").query("set == 'identical' and measure == 'ZCOR' and estimator == 'REML'")
    normal = pool(*effects_of("identical", "ZCOR"), test="z").figures
    same(normal, row.iloc[0], {"estimate": "estimate", "se": "se", "p": "pval"})


def test_knapp_and_hartungs_interval_is_narrower_than_the_normal_one_only_without_ad_hoc():
    effects = effects_of("workload_burnout_k3", "ZCOR")
    by_test = {test: pool(*effects, test=test).figures["se"] for test in TESTS.values()}
    assert by_test["knapp_hartung"] < by_test["z"] == by_test["ad_hoc"]


def test_tau_squared_of_zero_leaves_a_wide_interval():
    told = heterogeneity(*effects_of("workload_burnout_k3", "ZCOR"))
    assert told["tau_squared"] == 0
    assert told["tau_squared_high"] > 0.8


@pytest.mark.parametrize(
    ("effects", "variances", "why"),
    [
        ([], [], "no study to pool"),
        ([0.1, np.nan], [0.01, 0.01], "no finite effect"),
        ([0.1, np.inf], [0.01, 0.01], "no finite effect"),
        ([0.1, 0.2], [0.01, 0.0], "no sampling variance above zero"),
        ([0.1, 0.2], [0.01, np.nan], "no sampling variance above zero"),
    ],
)
def test_what_would_take_the_whole_weight_or_none_is_refused(effects, variances, why):
    for function in (pool, heterogeneity, tau_squared):
        with pytest.raises(Undefined, match=why):
            function(effects, variances)


@pytest.mark.parametrize("estimator", ["dl", "pm", "ml", "reml"])
def test_shifted_effects_have_the_same_heterogeneity(estimator):
    effects, variances = effects_of("molloy2014", "ZCOR")
    assert tau_squared(effects + 7, variances, estimator) == pytest.approx(
        tau_squared(effects, variances, estimator), rel=1e-9
    )


def test_a_common_effect_is_tested_by_the_normal_distribution_unless_told_otherwise():
    effects = effects_of("molloy2014", "ZCOR")
    assert "z" in pool(*effects, "common").figures
    assert pool(*effects).figures["df"] == 15
    with pytest.raises(ValueError, match="'wald' is none of z, knapp_hartung, ad_hoc"):
        pool(*effects, test="wald")
    with pytest.raises(ValueError, match="'HE' is none of common"):
        pool(*effects, "HE")
