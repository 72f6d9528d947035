"""Effects on one scale, against R."""

import numpy as np
import pandas as pd
import pytest

from angket.hypotheses.kind import Data
from angket.hypotheses.moderation.sensitivity import panel_of as of_moderation
from angket.hypotheses.regression.sensitivity import panel_of as of_regression
from angket.statistics.correlation.pairs import correlation
from angket.statistics.effects import of_correlation, of_slope
from angket.statistics.regression.linear import linear_regression
from angket.statistics.sensitivity import robust_slope
from student_totals import student_totals


def test_a_correlation_of_scores_has_the_interval_of_scipy():
    totals = student_totals()
    found = correlation(totals["stress"], totals["depression"], 0.95)
    effect = of_correlation(found["r"], len(totals), 0.95)
    assert effect[2:] == pytest.approx((found["ci_low"], found["ci_high"]), rel=1e-12)


def test_a_correlation_of_ranks_has_the_wider_interval_of_bonett_and_wright():
    # R: tanh(atanh(.5) + c(-1, 1) * qnorm(.975) * sqrt((1 + .5^2 / 2) / (30 - 3)))
    effect = of_correlation(0.5, 30, 0.95, ranks=True)
    assert effect[2:] == pytest.approx((0.148132183390554, 0.739503194919634), rel=1e-9)


@pytest.mark.parametrize(("r", "n"), [(0.5, 3), (1.0, 30), (-1.0, 30)])
def test_a_perfect_correlation_or_one_of_three_has_no_interval(r, n):
    assert of_correlation(r, n, 0.95) == ("r", r, None, None)


def test_a_standardised_slope_is_beta_and_of_one_predictor_r():
    totals = student_totals()
    y, x = totals["depression"], totals[["stress"]]
    row = linear_regression(y, x, 0.95).coefficients.loc["stress"]
    effect = of_slope(y, x["stress"], row["b"], row["ci_low"], row["ci_high"])
    assert effect.value == pytest.approx(row["beta"], rel=1e-12)
    assert effect.value == pytest.approx(np.corrcoef(y, x["stress"])[0, 1], rel=1e-12)
    # R: confint(lm(scale(dep) ~ scale(str)))[2, ]
    assert effect[2:] == pytest.approx((0.419390540612359, 0.643947101150986), rel=1e-9)


def test_a_robust_slope_of_points_on_a_line_with_noise_is_that_line():
    x = pd.DataFrame({"x": np.arange(1.0, 41)})
    y = 2 * x["x"] + np.resize([0.5, -0.5], 40)
    b, _, effect = robust_slope(y, x, 0.95)
    assert effect.value == pytest.approx(b * x["x"].std() / y.std(), rel=1e-12)
    assert effect.low < effect.value < effect.high


def test_the_effects_of_a_single_predictor_are_r_and_those_of_a_product_beta():
    totals = student_totals()
    settings = {"alpha": 0.05, "seed": 1, "resamples": 1000, "mediation": "sobel"}
    data = Data({"raw": totals, "interval": totals}, None, {}, settings, {})
    single = {"kind": "regression", "response": "depression", "predictors": ["stress"]}
    row = of_regression(single, data, None).set_index("variant").loc["raw"]
    found = correlation(totals["stress"], totals["depression"], 0.95)
    effect = row[["effect", "effect_ci_low", "effect_ci_high"]].tolist()
    assert effect == pytest.approx([found["r"], found["ci_low"], found["ci_high"]], rel=1e-9)
    roles = {"response": "depression", "predictor": "anxiety", "moderator": "stress"}
    product = of_moderation(roles, data, None).set_index("variant").loc["raw"]
    # R: b <- coef(f)[4] * sd((anx - mean(anx)) * (str - mean(str))) / sd(dep), f as its moderation
    assert (product["measure"], product["effect"]) == (
        "beta",
        pytest.approx(0.0509851413912178, rel=1e-9),
    )
