"""HC3 errors and BCa intervals without the flagged respondents, against statsmodels and scipy."""

import numpy as np
import pytest
import scipy.stats
import statsmodels.api as sm

from hypothesis_tests import panel_of
from student_totals import student_totals

TOTALS = student_totals()
FLAGGED = np.arange(len(TOTALS)) < 20
KEPT = TOTALS[~FLAGGED]
ONE = {"kind": "regression", "response": "depression", "predictors": ["stress"]}
BESIDE = ONE | {"controls": ["anxiety"]}
PRODUCT = {"kind": "moderation", "response": "depression", "predictor": "stress"}
PRODUCT |= {"moderator": "anxiety"}


def without_flagged(hypothesis):
    panel = panel_of(hypothesis, TOTALS, flagged=FLAGGED, resamples=2000)
    panel = panel[panel["respondents"] == "without flagged"].set_index("variant")
    assert set(panel["n"]) == {len(KEPT)}
    everybody = panel_of(hypothesis, TOTALS)
    assert not {"hc3", "bootstrap"} & {*everybody["variant"]}
    return panel


@pytest.mark.parametrize(
    ("hypothesis", "names"),
    [(ONE, ["stress"]), (BESIDE, ["anxiety", "stress"]), (PRODUCT, ["stress", "anxiety", "both"])],
    ids=["one", "beside", "product"],
)
def test_robust_errors_without_the_flagged_are_those_of_statsmodels(hypothesis, names):
    terms = KEPT.assign(both=KEPT["stress"] * KEPT["anxiety"])[names]
    fit = sm.OLS(KEPT["depression"], sm.add_constant(terms)).fit(cov_type="HC3", use_t=True)
    found = without_flagged(hypothesis).loc["hc3"]
    assert found["estimate"] == pytest.approx(fit.params[names[-1]], rel=1e-9)
    assert found["p"] == pytest.approx(fit.pvalues[names[-1]], rel=1e-7)
    ratio = found["effect"] / found["estimate"]
    limits = [found[f"effect_ci_{end}"] / ratio for end in ("low", "high")]
    assert limits == pytest.approx(fit.conf_int().loc[names[-1]].tolist(), rel=1e-7)


@pytest.mark.parametrize("test", ["pearson", "spearman"])
def test_intervals_without_the_flagged_are_those_that_scipy_resamples(test):
    hypothesis = {"kind": "correlation", "variables": ["stress", "depression"], "test": test}
    found = without_flagged(hypothesis).loc["bootstrap"]
    of = scipy.stats.pearsonr if test == "pearson" else scipy.stats.spearmanr
    pair = KEPT[["stress", "depression"]].to_numpy(float)

    def coefficient(places):
        return of(*pair[places].T).statistic

    by_scipy = scipy.stats.bootstrap(
        (np.arange(len(pair)),), coefficient, n_resamples=2000, method="BCa", vectorized=False,
        rng=np.random.default_rng(1),
    ).confidence_interval  # fmt: skip
    limits = [found[f"effect_ci_{end}"] for end in ("low", "high")]
    assert limits == pytest.approx([*by_scipy], abs=0.01)
    assert found["p"] is None
    assert found["reject_h0"] == (by_scipy.low > 0 or by_scipy.high < 0)


def test_coefficients_of_kendall_and_of_a_rule_have_what_is_known_of_them():
    hypothesis = {"kind": "correlation", "variables": ["stress", "depression"]}
    by_kendall = without_flagged(hypothesis | {"test": "kendall"})
    assert by_kendall.loc["bootstrap", "statistic"] == "tau_b"
    assert "bootstrap" not in without_flagged(hypothesis | {"test": "by_assumptions"}).index
