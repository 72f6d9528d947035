"""Mediations: what decides, and the panel of other ways against R."""

import numpy as np
import pytest
import scipy.stats

from angket.hypotheses.mediation.analysis import analyse
from angket.hypotheses.mediation.structure import Structure
from angket.statistics.regression.mediation import mediation
from angket.statistics.regression.robust import robust_regression
from angket.statistics.undefined import Undefined
from hypothesis_tests import infer, panel_of
from student_totals import student_totals

TOTALS = student_totals()

FLAGGED = np.arange(len(TOTALS)) < 20

COLUMNS = ["variant", "respondents", "n", "statistic", "estimate", "p", "reject_h0"]
COLUMNS += ["measure", "effect", "effect_ci_low", "effect_ci_high"]

VARIANTS = ["raw", "interval", "ranks", "ordinal", "robust"]

MEDIATION = {
    "kind": "mediation",
    "response": "depression",
    "predictor": "stress",
    "mediator": "anxiety",
}


def panel(test, interval=TOTALS, flagged=None, seed=1):
    rules = {"mediation": test, "seed": seed, "resamples": 999}
    return panel_of(MEDIATION, TOTALS, interval, flagged, **rules)


@pytest.mark.parametrize("test", ["bootstrap", "sobel"])
def test_the_configured_test_decides_on_a_mediation(test):
    found, outcome = infer(MEDIATION, TOTALS.iloc[59:80], mediation=test)
    assert outcome.test == test
    assert outcome.p == float(found["mediation", "H", f"{test}_p"])
    assert found["power", "H", "test"] == test


def test_a_mediation_as_in_r():
    table = panel("sobel", np.sqrt(TOTALS), FLAGGED)
    assert table.columns.tolist() == COLUMNS
    assert table["variant"].tolist() == VARIANTS * 2
    rows = table.iloc[:5].set_index("variant")
    # Sobel's p as in test_simple_mediation.py; the same of ranks:
    # A * B * sd(rank(str)) / sd(rank(dep)); 2 * pnorm(-abs(A * B / sqrt(A^2 * sb^2 + B^2 * sa^2)))
    assert rows.loc["raw", "p"] == pytest.approx(1.57589482723717e-17, rel=1e-9)
    assert rows.loc["ranks", "estimate"] == pytest.approx(0.371926839653309, rel=1e-10)
    assert rows.loc["ranks", "p"] == pytest.approx(3.72582383487632e-14, rel=1e-9)
    # polr(factor(anx) ~ z(str)) has the larger p of both paths
    assert rows.loc["ordinal", "p"] == pytest.approx(5.53856860365392e-19, rel=1e-4)
    assert "common scale" in str(rows.loc["ordinal", "estimate"])


def test_the_robust_mediation_is_made_of_two_robust_regressions():
    table = panel("sobel")
    a = robust_regression(TOTALS["anxiety"], TOTALS[["stress"]]).coefficients.loc["stress"]
    both = robust_regression(TOTALS["depression"], TOTALS[["stress", "anxiety"]]).coefficients
    assert table["estimate"].iloc[4] == pytest.approx(a["b"] * both.loc["anxiety", "b"])
    assert table["p"].iloc[4] == pytest.approx(max(a["p"], both.loc["anxiety", "p"]))


def test_the_bootstrap_of_the_panel_is_that_of_the_mediation():
    table = panel("bootstrap", seed=7)
    trio = (TOTALS[name] for name in ("stress", "anxiety", "depression"))
    alone = mediation(*trio, 0.95, seed=7, repeats=999).indirect
    assert table["p"].iloc[0] == alone["bootstrap_p"]


def test_nobody_left_leaves_every_variant_undefined():
    rows = panel("bootstrap", flagged=np.ones(len(TOTALS), dtype=bool)).iloc[5:]
    assert rows["n"].tolist() == [0] * 5
    assert all(isinstance(p, Undefined) for p in rows["p"])


def resampled_by_scipy(standardise):
    """Return a b of many resamples, by scipy's own drawing and numpy's least squares."""
    columns = TOTALS[["stress", "anxiety", "depression"]].to_numpy(float)

    def indirect(places):
        x, m, y = columns[places].T
        a = np.polyfit(x, m, 1)[0]
        b = np.linalg.lstsq(np.column_stack([np.ones(len(x)), m, x]), y, rcond=None)[0][1]
        return a * b * (x.std(ddof=1) / y.std(ddof=1) if standardise else 1.0)

    return scipy.stats.bootstrap(
        (np.arange(len(columns)),), indirect, n_resamples=4000, method="percentile", rng=7,
        vectorized=False,
    ).confidence_interval  # fmt: skip


@pytest.mark.slow
def test_the_standardised_indirect_relation_has_the_interval_that_scipy_resamples():
    found, _ = infer(MEDIATION, TOTALS, resamples=10_000)
    for standardise, names in (
        (True, ("indirect_beta_low", "indirect_beta_high")),
        (False, ("percentile_low", "percentile_high")),
    ):
        by_scipy = resampled_by_scipy(standardise)
        limits = [float(found["mediation", "H", name]) for name in names]
        assert limits == pytest.approx([by_scipy.low, by_scipy.high], abs=0.015)


def test_the_same_interval_comes_from_the_analysis_of_several_mediators():
    found = mediation(*TOTALS[["stress", "anxiety", "depression"]].to_numpy().T, 0.95, 1, 500)
    whole = analyse(TOTALS, Structure("stress", ("anxiety",), "depression"), {}, 0.95, 1, 500)
    effect = whole.effects["stress->anxiety->depression"]
    for end in ("low", "high"):
        assert effect[f"beta_{end}"] == pytest.approx(found.indirect[f"indirect_beta_{end}"])
        # The ends of both intervals lie on the same side of zero.
        assert np.sign(effect[f"beta_{end}"]) == np.sign(effect[f"percentile_{end}"])
