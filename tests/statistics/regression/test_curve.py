"""The parabola fitted to a relation, against R's lm and the Simonsohn's two lines."""

import shutil
import subprocess

import numpy as np
import pandas as pd
import pytest

from angket.statistics.regression.curve import BEYOND, CURVE, fitted_curve
from angket.statistics.undefined import Undefined

RANDOM = np.random.default_rng(8)
X = pd.Series(RANDOM.integers(5, 26, 90).astype(float), name="x")
Z = pd.Series(RANDOM.integers(1, 9, 90) + X / 4, name="z")
Y = 0.08 * (X - 14) ** 2 + 0.5 * Z + RANDOM.normal(size=90)
ORACLE = """
d <- read.csv(file("stdin"))
line <- lm(y ~ x + z, d)
f <- lm(y ~ x + z + I(x^2), d)
b <- coef(f); v <- vcov(f)
at <- function(x0) c(0, 1, 0, 2 * x0)
s <- sapply(range(d$x), function(x0) sum(at(x0) * b))
turn <- unname(-b[2] / (2 * b[4]))
d$low <- pmin(d$x - turn, 0); d$high <- pmax(d$x - turn, 0); d$above <- d$x >= turn
lines <- lm(y ~ z + low + high + above, d)
m <- model.matrix(lines); bread <- solve(crossprod(m))
hc3 <- bread %*% crossprod(m * resid(lines) / (1 - hatvalues(lines))) %*% bread
t <- (coef(lines) / sqrt(diag(hc3)))[3:4]
u <- max(2 * pt(sign(b[4]) * c(-1, 1) * t, lines$df.residual, lower.tail = FALSE))
q <- summary(f)$coefficients[4, ]
p <- summary(line)$coefficients[2, 4]
cat(format(c(coef(line)[2], p, b[4], q[3], q[4], s, turn, u), digits = 15))
"""


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")
def test_it_is_the_parabola_of_r_with_the_other_predictor_held_constant():
    data = pd.DataFrame({"x": X, "z": Z, "y": Y}).to_csv(index=False)
    told = subprocess.run(
        ["Rscript", "-e", ORACLE], input=data, capture_output=True, text=True, check=True
    )
    expected = dict(zip(CURVE, map(float, told.stdout.split()), strict=True))
    found = fitted_curve(Y, pd.DataFrame({"x": X, "z": Z}), X)
    assert found == pytest.approx(expected, rel=1e-8)


def test_terms_less_their_mean_bend_the_same():
    found = fitted_curve(Y, pd.DataFrame({"x": X, "z": Z}), X)
    assert fitted_curve(Y, pd.DataFrame({"x": X - X.mean(), "z": Z}), X) == pytest.approx(found)


def test_units_change_slopes_and_no_test():
    large = X * 1000 + 1e6
    one, other = fitted_curve(Y, X.to_frame(), X), fitted_curve(Y, large.to_frame(), large)
    for name in ("quadratic_t", "quadratic_p", "u_p"):
        assert other[name] == pytest.approx(one[name], rel=1e-6)
    assert other["slope_low"] == pytest.approx(one["slope_low"] / 1000, rel=1e-6)
    assert other["turning_point"] == pytest.approx(one["turning_point"] * 1000 + 1e6, rel=1e-6)


def test_a_relation_that_only_levels_off_is_no_u_though_its_parabola_turns():
    bent = 8 * np.log(X - 4) + 0.5 * RANDOM.normal(size=90)
    found = fitted_curve(bent, X.to_frame(), X)
    assert found["quadratic_p"] < 0.05 < found["u_p"]
    assert found["slope_low"] > 0 > found["slope_high"]
    assert X.min() < found["turning_point"] < X.max()


def test_a_parabola_that_turns_beyond_the_scores_has_no_two_lines():
    found = fitted_curve(X**2 + RANDOM.normal(size=90), X.to_frame(), X)
    assert found["u_p"].reason == BEYOND


@pytest.mark.parametrize(
    ("response", "terms", "x", "reason"),
    [
        (Y, (X > 9).astype(float).to_frame(), (X > 9).astype(float), "only 2 values"),
        (Y, Z.to_frame(), X, "no term"),
        (Y[:3], X[:3].to_frame(), X[:3], "respondents"),
        (X**2, X.to_frame(), X, "perfect"),
        (Y, pd.DataFrame({"x": X, "x*x": X**2}), X, "too few values"),
    ],
)
def test_where_no_parabola_can_be_fitted_the_reason_is_told(response, terms, x, reason):
    with pytest.raises(Undefined, match=reason):
        fitted_curve(response, terms, x)


def test_a_respondent_who_decides_a_line_alone_leaves_the_two_lines_untested():
    x = pd.Series([0.0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5], name="x")
    y = (x - 3.5) ** 2 + np.tile([0.2, -0.2], 6)[:11]
    found = fitted_curve(y, x.to_frame(), x)
    assert 3 < found["turning_point"] < 4
    assert "leverage 1" in str(found["u_p"])
