"""Bootstrap intervals against R's package boot."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from angket.statistics.correlation.pairs import correlation
from angket.statistics.resampling.bootstrap import bootstrap_correlation, bootstrap_regression
from angket.statistics.resampling.intervals import summarise
from angket.statistics.resampling.resample import resample
from angket.statistics.resampling.weighted import covariances
from angket.statistics.undefined import Undefined
from student_totals import student_totals

TOTALS = student_totals()

# Replicates that both sides can make: t <- qgamma(ppoints(999), 5), estimate 4.6
REPLICATES = stats.gamma.ppf((np.arange(1, 1000) - 0.5) / 999, 5)


def test_percentile_and_corrected_limits_of_given_replicates_are_those_of_boot():
    # boot:::perc.ci(t, .95); a <- sum(L^3) / (6 * sum(L^2)^1.5)
    # boot:::bca.ci(list(t0 = 4.6, t = matrix(t), R = 999), .95, 1, 4.6, t, L = L)
    # with L <- c(-1, 1), so that a is 0, and L <- c(-2, 1, 4, -1, -3, .5, 2.5, -2)
    plain = summarise(REPLICATES, 4.6, 0.95)
    accelerated = summarise(REPLICATES, 4.6, 0.95, "bca", 0.0229104673250664)
    found = [plain["percentile_low"], plain["percentile_high"]]
    assert found == pytest.approx([1.61510560119922, 10.270939224977], rel=1e-11)
    # boot weighs neighbouring replicates by normal quantiles, angket by their ranks.
    corrected = [plain["bias_corrected_low"], plain["bias_corrected_high"]]
    assert corrected == pytest.approx([1.54582594321747, 10.0262349737113], rel=1e-4)
    bca = [accelerated["bca_low"], accelerated["bca_high"]]
    assert bca == pytest.approx([1.6352635881451, 10.3482771429864], rel=1e-4)


def test_the_intervals_of_the_students_study_are_those_of_boot():
    # s <- function(D, i) { x <- D$str[i]; y <- D$dep[i]
    #   c(cov(x, y) / var(x), cor(x, y), cor(x, y, method = "spearman")) }
    # set.seed(1); b <- boot(data.frame(str, anx, dep), s, R = 49999); sd(b$t[, k])
    # boot.ci(b, index = k, type = c("perc", "bca"), L = empinf(b, index = k, type = "jack"))
    by_r = {
        "slope": [0.0511456744690959, 0.362792, 0.564724, 0.365433, 0.566747],
        "r": [0.051500813575336, 0.422537, 0.623752, 0.425337, 0.626058],
        "rho": [0.0566701129206936, 0.350280, 0.571622, 0.349253, 0.570750],
    }
    x, y = TOTALS["stress"], TOTALS["depression"]
    found = pd.concat(
        [
            bootstrap_regression(y, x.to_frame("slope"), 0.95, seed=1, repeats=49_999),
            bootstrap_correlation(x, y, 0.95, seed=1, repeats=49_999),
        ]
    )
    columns = ["percentile_low", "percentile_high", "bca_low", "bca_high"]
    for name, (error, *limits) in by_r.items():
        # Four standard errors of a difference of two normal 2.5 % quantiles.
        chance = 4 * (2 * 0.025 * 0.975 / 49_999) ** 0.5 * error / stats.norm.pdf(1.96)
        assert found.loc[name, columns].tolist() == pytest.approx(limits, abs=chance)
        assert found.loc[name, "bootstrap_se"] == pytest.approx(error, rel=4 / 49_999**0.5)
    assert found["resamples"].tolist() == [49_999] * 3


def test_the_estimates_are_those_of_the_sample():
    x, y = TOTALS["stress"], TOTALS["depression"]
    table = bootstrap_correlation(x, y, 0.95, seed=1, repeats=99)
    plain = correlation(x, y, 0.95)
    assert table["estimate"].tolist() == [plain["r"], plain["rho"]]


def test_several_predictors_as_a_fit_of_each_resample_by_itself():
    x, y = TOTALS[["anxiety", "stress"]][:30], TOTALS["depression"][:30]
    table = bootstrap_regression(y, x, 0.95, seed=7, repeats=199)
    drawn = np.random.default_rng(7).integers(30, size=(199, 30))
    design = np.column_stack([np.ones(30), x])
    slopes = [np.linalg.lstsq(design[i], y.to_numpy()[i])[0][1:] for i in drawn]
    errors = np.std(slopes, axis=0, ddof=1)
    assert table["bootstrap_se"].tolist() == pytest.approx(errors.tolist(), rel=1e-10)


def test_both_coefficients_as_scipy_computes_them_in_each_resample():
    x, y = TOTALS["stress"].to_numpy()[:25], TOTALS["depression"].to_numpy()[:25]
    table = bootstrap_correlation(x, y, 0.95, seed=7, repeats=199, settle=False)
    drawn = np.random.default_rng(7).integers(25, size=(199, 25))
    for name, compute in [("r", stats.pearsonr), ("rho", stats.spearmanr)]:
        each = [compute(x[i], y[i]).statistic for i in drawn]
        low, high = np.quantile(each, [0.025, 0.975], method="weibull")
        assert table.loc[name, "percentile_low"] == pytest.approx(low, rel=1e-10)
        assert table.loc[name, "percentile_high"] == pytest.approx(high, rel=1e-10)


def test_the_same_seed_gives_the_same_table_and_is_recorded():
    x, y = TOTALS["stress"], TOTALS["depression"]
    first = bootstrap_correlation(x, y, 0.95, seed=3, repeats=199)
    assert first.equals(bootstrap_correlation(x, y, 0.95, seed=3, repeats=199))
    assert not first.equals(bootstrap_correlation(x, y, 0.95, seed=4, repeats=199))
    assert first["seed"].tolist() == [3, 3]


def test_parts_of_the_resamples_make_the_whole():
    def mean(weights):
        return weights @ values[:, None] / len(values)

    values = np.arange(10_000.0)
    whole = resample(mean, len(values), 300, seed=1)
    assert whole.shape == (300, 1)
    assert len(np.unique(whole)) == 300


def test_covariances_are_those_of_numpy():
    values = stats.zscore(TOTALS.to_numpy()[:10])
    weights = np.array([[3.0, 1, 0, 2, 0, 1, 1, 0, 2, 0]])
    repeated = np.repeat(values, weights[0].astype(int), axis=0)
    assert covariances(weights, values)[0] == pytest.approx(np.cov(repeated.T, ddof=0), rel=1e-10)


def test_a_few_resamples_without_variation_are_left_out_and_counted():
    x, y = pd.DataFrame({"x": [1.0, 2, 3, 4]}), np.array([1.0, 3, 2, 4])
    table = bootstrap_regression(y, x, 0.9, seed=1, repeats=2000)
    # One in 64 resamples of four respondents holds the same one four times.
    assert 1940 < table.loc["x", "resamples"] < 1995
    assert table.loc["x", "percentile_low"] < 0.8 < table.loc["x", "percentile_high"]


def test_a_resample_without_a_value_leaves_scipys_interval_empty_but_not_ours():
    x, y = np.array([1.0, 2, 3, 4, 5]), np.array([1.0, 3, 2, 5, 4])

    def r(x, y, axis):
        with np.errstate(invalid="ignore"):
            return ((x - x.mean(axis, keepdims=True)) * y).mean(axis) / (x.std(axis) * y.std(axis))

    with pytest.warns(stats.DegenerateDataWarning):
        theirs = stats.bootstrap((x, y), r, paired=True, n_resamples=9999, rng=1)
    assert np.isnan(theirs.standard_error)
    table = bootstrap_correlation(x, y, 0.95, seed=1, repeats=9999)
    # One in 625 resamples of five respondents holds the same one five times.
    assert 9960 < table.loc["r", "resamples"] < 9999
    assert isinstance(table.loc["r", "bootstrap_se"], float)


def test_an_interval_that_hangs_on_two_respondents_is_undefined():
    x = pd.DataFrame({"x": [0.0] * 18 + [1.0] * 2})
    table = bootstrap_regression(np.arange(20.0) % 7, x, 0.95, seed=1, repeats=999)
    assert "too many resamples" in str(table.loc["x", "bca_low"])
    assert "too many resamples" in str(table.loc["x", "bootstrap_se"])
    # One in eight resamples of twenty respondents holds neither.
    assert 830 < table.loc["x", "resamples"] < 920


@pytest.mark.parametrize(
    ("estimate", "acceleration", "reason"),
    [
        (100.0, 0.0, "one side"),
        (4.6, 0.9, "too large"),
        (4.6, Undefined("the same without any"), "the same without any"),
    ],
)
def test_a_corrected_interval_without_what_it_needs_is_undefined(estimate, acceleration, reason):
    summary = summarise(REPLICATES, estimate, 0.95, "bca", acceleration)
    assert reason in str(summary["bca_low"])
    assert isinstance(summary["percentile_low"], float)


def test_a_perfect_correlation_has_no_bca_interval():
    table = bootstrap_correlation([1, 2, 3, 4, 5, 6], [2, 4, 6, 8, 10, 12], 0.95, 1, repeats=199)
    assert "the same without any" in str(table.loc["r", "bca_low"])
    assert table.loc["r", "percentile_low"] == pytest.approx(1)


def test_constant_variables_are_refused():
    with pytest.raises(Undefined, match="same for every respondent"):
        bootstrap_correlation([1, 1, 1, 1], [1, 2, 3, 4], 0.95, seed=1)


def test_resampling_stops_at_a_stated_number_of_respondents():
    with pytest.raises(Undefined, match="at most 10,000 respondents"):
        resample(lambda weights: weights, 10_001, 1000, seed=1)


def test_leaving_out_each_respondent_in_blocks_is_leaving_out_each():
    # 3,000 respondents are left out in several blocks: of a slope, dfbeta has a formula.
    random = np.random.default_rng(3)
    x = random.normal(size=3000)
    y = pd.Series(x + random.normal(size=3000))
    slopes = bootstrap_regression(y, pd.DataFrame({"x": x}), 0.95, seed=1, repeats=1000)
    centred = x - x.mean()
    leverage = 1 / 3000 + centred**2 / (centred**2).sum()
    slope, constant = np.polyfit(x, y, 1)
    change = centred * (y - constant - slope * x) / ((1 - leverage) * (centred**2).sum())
    influence = change - change.mean()
    acceleration = (influence**3).sum() / (6 * (influence**2).sum() ** 1.5)

    def replicated(weights):
        moments = covariances(weights, np.column_stack([x, y]))
        return moments[:, 0, 1:] / moments[:, :1, 0]

    replicates = resample(replicated, 3000, 1000, seed=1)[:, 0]
    by_formula = summarise(replicates, slope, 0.95, "bca", float(acceleration))
    for name in ("bca_low", "bca_high"):
        assert slopes.loc["x", name] == pytest.approx(by_formula[name], rel=1e-9)
