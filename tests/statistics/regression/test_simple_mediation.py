"""Mediation against R."""

import numpy as np
import pytest
from scipy import stats

from angket.statistics.regression.mediation import mediation
from angket.statistics.undefined import Undefined
from student_totals import student_totals

TOTALS = student_totals()
# set.seed(1); ab <- function(D, i) { S <- cov(D[i, c("str", "anx", "dep")])
#   S[1, 2] / S[1, 1] * (S[2, 3] * S[1, 1] - S[1, 3] * S[1, 2]) /
#     (S[1, 1] * S[2, 2] - S[1, 2]^2) }
# b <- boot(data.frame(str, anx, dep), ab, R = 99999); boot.ci(b, type = "perc"); sd(b$t)
# z0 <- qnorm(mean(b$t < b$t0)); quantile(b$t, pnorm(2 * z0 + qnorm(c(.025, .975))), type = 6)
REPEATS = 99_999
PERCENTILE = [0.287459390125431, 0.457830209358649]
BIAS_CORRECTED = [0.289400735577133, 0.459723876705123]
BOOTSTRAP_SE = 0.0435141177796134


@pytest.fixture(scope="module")
def fit():
    x, m, y = TOTALS["stress"], TOTALS["anxiety"], TOTALS["depression"]
    return mediation(x, m, y, 0.95, seed=1, repeats=REPEATS)


def test_the_paths_are_those_of_r(fit):
    # summary(lm(anx ~ str)); summary(lm(dep ~ str + anx)); summary(lm(dep ~ str))
    by_r = {
        "a": [0.424910050085233, 0.0433967251860739, 9.79129296653903, 4.92655068757184e-19],
        "b": [0.8785851628780657, 0.0507791397904148, 17.30208834778073, 6.50426013027521e-43],
        "total": [0.46865779979254, 0.05022009061067, 9.3320779411926, 1.13666917596693e-17],
        "direct": [0.0953381342298789, 0.0392267620052907, 2.43043599206634, 0.0158818788546212],
    }
    for path, values in by_r.items():
        found = fit.paths.loc[path, ["b", "se", "t", "p"]].tolist()
        assert found == pytest.approx(values, rel=1e-10)


def test_sobels_test_is_that_of_r(fit):
    # se <- sqrt(a^2 * sb^2 + b^2 * sa^2); a * b; a * b / se; 2 * pnorm(-abs(a * b / se))
    by_r = [0.373319665562662, 0.0438094873533476, 8.52143423984018, 1.57589482723717e-17]
    names = ["indirect", "sobel_se", "sobel_z", "sobel_p"]
    assert [fit.indirect[name] for name in names] == pytest.approx(by_r, rel=1e-10)


def test_total_is_direct_and_indirect(fit):
    direct = fit.paths.loc["direct", "b"]
    assert fit.indirect["indirect"] + direct == pytest.approx(fit.paths.loc["total", "b"])
    spread = TOTALS["stress"].std() / TOTALS["depression"].std()
    assert fit.indirect["indirect_beta"] == pytest.approx(fit.indirect["indirect"] * spread)


def test_the_bootstrap_intervals_are_those_of_boot(fit):
    # Four standard errors of a difference of two normal 2.5 % quantiles.
    chance = 4 * (2 * 0.025 * 0.975 / REPEATS) ** 0.5 * BOOTSTRAP_SE / stats.norm.pdf(1.96)
    for name, by_r in [("percentile", PERCENTILE), ("bias_corrected", BIAS_CORRECTED)]:
        found = [fit.indirect[f"{name}_{end}"] for end in ("low", "high")]
        assert found == pytest.approx(by_r, abs=chance)
    assert fit.indirect["bootstrap_se"] == pytest.approx(BOOTSTRAP_SE, rel=4 / REPEATS**0.5)
    assert (fit.indirect["resamples"], fit.indirect["seed"]) == (REPEATS, 1)


def test_each_resample_as_two_fits_by_themselves():
    x, m, y = (TOTALS[name].to_numpy()[:20] for name in ("stress", "anxiety", "depression"))
    found = mediation(x, m, y, 0.95, seed=5, repeats=999).indirect
    products = []
    for i in np.random.default_rng(5).integers(20, size=(999, 20)):
        ones = np.ones(20)
        a = np.linalg.lstsq(np.column_stack([ones, x[i]]), m[i])[0][1]
        b = np.linalg.lstsq(np.column_stack([ones, x[i], m[i]]), y[i])[0][2]
        products.append(a * b)
    assert found["bootstrap_se"] == pytest.approx(np.std(products, ddof=1), rel=1e-10)


def test_the_bootstrap_p_is_that_of_boot():
    # set.seed(1); b <- boot(data.frame(str, anx, dep)[60:80, ], ab, R = 99999)
    # 2 * min(mean(b$t <= 0), mean(b$t >= 0)), 0.04744047
    x, m, y = (TOTALS[name].to_numpy()[59:80] for name in ("stress", "anxiety", "depression"))
    found = mediation(x, m, y, 0.95, seed=1, repeats=REPEATS).indirect
    # Four standard errors of the difference of two such shares.
    chance = 4 * 2 * (2 * 0.0237 * 0.9763 / REPEATS) ** 0.5
    assert found["bootstrap_p"] == pytest.approx(0.04744, abs=chance)


@pytest.mark.parametrize("shift", [-1e-6, 1e-6])
def test_the_interval_ends_at_0_where_the_level_of_significance_is_the_bootstrap_p(shift):
    x, m, y = (TOTALS[name].to_numpy()[59:80] for name in ("stress", "anxiety", "depression"))
    p = mediation(x, m, y, 0.95, seed=3, repeats=2000).indirect["bootstrap_p"]
    there = mediation(x, m, y, 1 - p * (1 + shift), seed=3, repeats=2000).indirect
    assert there["percentile_low"] == pytest.approx(0, abs=1e-6)
    assert (there["percentile_low"] > 0) == (shift > 0)


def test_two_odd_respondents_leave_the_intervals_undefined():
    x = np.array([0.0] * 10 + [1, 1])
    m, y = np.array([1.0, 2, 3, 4] * 3), np.array([2.0, 1, 4, 3, 6, 5, 2, 4, 3, 1, 5, 6])
    found = mediation(x, m, y, 0.95, seed=1, repeats=999).indirect
    assert "too many resamples" in str(found["percentile_low"])
    assert "too many resamples" in str(found["bootstrap_p"])
    assert isinstance(found["sobel_z"], float)


@pytest.mark.parametrize(
    ("x", "m", "reason"),
    [
        ([1, 1, 1, 1, 1], [1, 3, 2, 5, 4], "predictor is the same"),
        ([1, 2, 3, 4, 5], [2, 2, 2, 2, 2], "mediator is the same"),
        ([1, 2, 3, 4, 5], [2, 4, 6, 8, 10], "perfect"),
        ([1, 2], [2, 1], "more than 2 respondents"),
    ],
)
def test_without_what_it_needs_it_says_so(x, m, reason):
    with pytest.raises(Undefined, match=reason):
        mediation(x, m, [2, 1, 4, 3, 6][: len(x)], 0.95, seed=1)


def test_a_large_sample_has_sobels_test_without_the_bootstrap():
    random = np.random.default_rng(2)
    x = random.normal(size=10_001)
    m = x + random.normal(size=10_001)
    fit = mediation(x, m, m + random.normal(size=10_001), 0.95, seed=1)
    assert fit.indirect["indirect"] == pytest.approx(1, abs=0.05)
    assert 0 <= fit.indirect["sobel_p"] < 0.001
    for name in ("bootstrap_se", "percentile_low", "bias_corrected_high", "bootstrap_p"):
        assert "at most 10,000 respondents" in str(fit.indirect[name])
