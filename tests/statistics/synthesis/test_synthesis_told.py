"""What a synthesis tells, and what it gives a reason for."""

import numpy as np
import pytest

from angket.statistics.synthesis.summary import attenuation_corrected, synthesis
from angket.statistics.undefined import Undefined
from recorded_syntheses import effects_of, recorded, same, studies

# The names that every synthesis has, by number or by reason.
NAMES = {
    *("k", "n", "estimate", "se", "ci_low", "ci_high", "p", "tau_squared", "tau_squared_low"),
    *("tau_squared_high", "i_squared", "h_squared", "q", "q_df", "q_p", "prediction_low"),
    *("prediction_high", "egger_t", "egger_p", "trim_fill_k", "fail_safe_n"),
}
OF_A_STUDY = ["effect", "variance", "weight_percent", "hat", "cook", "dffits", "leave_one_out"]


def told_of(name, measure="ZCOR", **settings):
    return synthesis(*effects_of(name, measure), studies(name).get("n", [1]), **settings)


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        *((name, "ZCOR") for name in ("molloy2014", "gonzalezmule2014", "identical")),
        *((f"workload_burnout_{name}", "ZCOR") for name in ("id", "k3", "k2")),
        *(("bcg", "RR"), ("aloe2013", "ZPCOR")),
    ],
)
def test_every_set_has_every_name_as_a_number_or_with_a_reason(name, measure):
    told = told_of(name, measure)
    assert set(told.figures) >= NAMES
    assert list(told.studies) == OF_A_STUDY
    for value in [*told.figures.values(), *told.studies.to_numpy().ravel()]:
        assert isinstance(value, Undefined) or np.isfinite(value)


def test_the_figures_are_those_recorded():
    told = told_of("molloy2014").figures
    row = recorded("pool").query(
        "set == 'molloy2014' and measure == 'ZCOR' and estimator == 'REML' and test == 'knha'"
    )
    same(told, row.iloc[0], {"estimate": "estimate", "t": "stat", "prediction_low": "pi.lb.hts"})
    assert told["estimate_back"] == pytest.approx(np.tanh(told["estimate"]), rel=1e-12)
    row = recorded("egger").query("set == 'molloy2014' and subject == 'lm.sei'")
    same(told, row.iloc[0], {"egger_t": "stat", "egger_df": "df", "egger_p": "pval"})
    assert (told["trim_fill_k"], told["fail_safe_n"], told["n"]) == (
        recorded("trimfill")
        .query("set == 'molloy2014' and estimator == 'REML' and rule == 'L0' and subject == 'all'")[
            "k0"
        ]
        .item(),
        recorded("failsafe")
        .query("set == 'molloy2014' and subject == 'Rosenthal'")["fsnum"]
        .item(),
        studies("molloy2014")["n"].sum(),
    )


@pytest.mark.parametrize(
    ("name", "figure", "reason"),
    [
        ("workload_burnout_k2", "prediction_low", "fewer than three studies give no prediction"),
        ("workload_burnout_k3", "egger_t", "too few studies for a test of small studies"),
        ("identical", "t", "agree to the last digit"),
        ("identical", "ci_low_back", "agree to the last digit"),
    ],
)
def test_a_figure_that_does_not_exist_has_its_reason(name, figure, reason):
    assert reason in str(told_of(name).figures[figure])


def test_a_single_study_is_shown_and_not_pooled():
    told = synthesis([0.5], [0.01], [103])
    assert told.figures["k"] == 1
    for name in ("estimate", "t", "p", "prediction_high", "q", "egger_t", "fail_safe_n"):
        assert isinstance(told.figures[name], Undefined), name
    assert told.studies["effect"].item() == 0.5
    assert str(told.studies["cook"].item()).endswith("no pool without one of them")


def test_raw_correlations_have_no_test_of_small_studies():
    effects = effects_of("molloy2014", "COR")
    told = synthesis(*effects, studies("molloy2014")["n"], measure="r").figures
    assert "depends on the correlation" in str(told["egger_p"])


def test_reliabilities_correct_the_mean_by_what_the_studies_tell():
    read = studies("gonzalezmule2014")
    whole = attenuation_corrected(read["r"], read["n"], read["rxx"], read["ryy"])
    assert whole == pytest.approx(recorded("hs_corrected")["rho.bar"].iat[0], rel=1e-8)
    partly = attenuation_corrected(
        read["r"], read["n"], read["rxx"].where(read.index > 0), read["ryy"]
    )
    assert 0.14 < partly < 0.15 != whole
    assert isinstance(attenuation_corrected(read["r"], read["n"]), Undefined)
