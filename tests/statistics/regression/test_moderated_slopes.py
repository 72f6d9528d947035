"""Moderation against R."""

import pandas as pd
import pytest

from angket.statistics.regression.moderation import moderation
from angket.statistics.undefined import Undefined
from student_totals import student_totals


@pytest.fixture(scope="module")
def fit():
    totals = student_totals()
    return moderation(totals["depression"], totals["anxiety"], totals["stress"], 0.95)


def test_the_coefficients_are_those_of_r(fit):
    # xc <- anx - mean(anx); mc <- str - mean(str); f <- lm(dep ~ xc * mc); summary(f)
    assert fit.coefficients.index.tolist() == ["(constant)", "anxiety", "stress", "anxiety*stress"]
    expected = {
        "b": [8.68944404240175, 0.849003522325983, 0.101388378150425, 0.00654090609596737],
        "se": [0.253935369193114, 0.0561554411586892, 0.0394905178950200, 0.00532896059665004],
        "t": [34.2191167382973, 15.1188113708659, 2.56741069894175, 1.22742624520046],
        "p": [7.73351023703511e-90, 7.65124442685503e-36, 0.0109121277428338, 0.220980168102329],
    }
    for column, values in expected.items():
        assert fit.coefficients[column].tolist() == pytest.approx(values, rel=1e-9)


def test_what_the_product_adds_is_that_of_r(fit):
    # anova(lm(dep ~ xc + mc), f); difference of both $r.squared
    assert fit.change["r_squared_change"] == pytest.approx(0.00207605809347544, rel=1e-10)
    assert fit.change["f_change"] == pytest.approx(1.50657518740691, rel=1e-10)
    assert fit.change["f_change_p"] == pytest.approx(0.220980168102329, rel=1e-10)
    assert (fit.change["f_change_df1"], fit.change["f_change_df2"]) == (1, 219)


def test_the_simple_slopes_are_those_of_r(fit):
    # for (k in c(-1, 0, 1)) { w <- c(0, 1, 0, k * sd(str)); e <- sum(w * coef(f))
    #   s <- sqrt(c(t(w) %*% vcov(f) %*% w)); e - qt(.975, 219) * s }
    expected = {
        "moderator": [8.39669691788412, 15.3991031390135, 22.4015093601428],
        "b": [0.803201440787758, 0.849003522325983, 0.894805603864207],
        "se": [0.0796525805207184, 0.0561554411586892, 0.0524140594774492],
        "t": [10.0838094075161, 15.1188113708659, 17.0718622595754],
        "p": [6.91488149760712e-20, 7.65124442685503e-36, 4.06769770651206e-42],
        "ci_low": [0.646217724960398, 0.738329269723172, 0.791505073428461],
    }
    for column, values in expected.items():
        assert fit.simple_slopes[column].tolist() == pytest.approx(values, rel=1e-9)


def test_a_small_table_as_in_r():
    # y <- c(4, 8, 5, 9, 7, 12, 10, 13, 11, 15); x <- 1:10; m <- c(2, 1, 4, 3, 2, 5, 3, 6, 4, 6)
    # summary(lm(y ~ I(x - mean(x)) * I(m - mean(m))))$coefficients[4, ]
    x = pd.Series(range(1, 11), name="x", dtype=float)
    m = pd.Series([2.0, 1, 4, 3, 2, 5, 3, 6, 4, 6], name="m")
    fit = moderation([4, 8, 5, 9, 7, 12, 10, 13, 11, 15], x, m, 0.95)
    row = fit.coefficients.loc["x*m", ["b", "se", "t", "p"]].tolist()
    by_r = [0.180725593798327, 0.130132269530895, 1.38878384623439, 0.214255816471728]
    assert row == pytest.approx(by_r, rel=1e-11)


@pytest.mark.parametrize(
    ("m", "reason"),
    [
        ([2, 2, 2, 2, 2, 2], "m is the same"),
        ([1, 2, 3, 4, 5, 6], "follows exactly"),
    ],
)
def test_without_what_it_needs_it_says_so(m, reason):
    x = pd.Series([1, 2, 3, 4, 5, 6], name="x")
    with pytest.raises(Undefined, match=reason):
        moderation([1.0, 3, 2, 5, 4, 7], x, pd.Series(m, name="m"), 0.95)


def test_no_variable_moderates_itself():
    x = pd.Series([1, 2, 3, 4, 5, 6], name="x")
    with pytest.raises(Undefined, match="its own moderator"):
        moderation([1.0, 3, 2, 5, 4, 7], x, x, 0.95)
