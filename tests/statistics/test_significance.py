"""No p is 0, however improbable the data are."""

import numpy as np
import pandas as pd
import pytest
import scipy

from angket.answers.carelessness import distance_p
from angket.statistics.categorical.association import association
from angket.statistics.categorical.residual_table import exact_p, monte_carlo_p
from angket.statistics.correlation.pairs import correlation
from angket.statistics.distribution.normality import kolmogorov_smirnov, shapiro_wilk
from angket.statistics.factors.factorability import bartlett_sphericity
from angket.statistics.groups.levene import levene
from angket.statistics.groups.post_hoc import dunn, games_howell, tukey
from angket.statistics.groups.several_groups import kruskal_wallis, one_way_anova, welch_anova
from angket.statistics.groups.two_groups import compare_means, mann_whitney
from angket.statistics.multiplicity import holm
from angket.statistics.regression.linear import linear_regression
from angket.statistics.regression.linearity import linearity, ramsey_reset
from angket.statistics.regression.ordinal import ordinal_regression
from angket.statistics.regression.robust import robust_regression
from angket.statistics.significance import SMALLEST, is_p
from angket.tables import Rows

N = 4000
NOISE = np.random.default_rng(3).normal(size=N)
X = np.repeat(np.arange(1.0, 6), N // 5)
Y = X + NOISE / 1000
FRAME = pd.DataFrame({"x": X})
TWO = {"a": NOISE[: N // 2], "b": NOISE[N // 2 :] + 1000}
MANY = {name: NOISE[place::4] + place * 1000 for place, name in enumerate("abcd")}
CROSSED = pd.DataFrame([[5000, 1], [1, 5000]], index=["a", "b"], columns=["c", "d"])
TESTS = {
    "student, welch": lambda: compare_means(TWO, 0.95),
    "mann_whitney": lambda: mann_whitney(TWO),
    "levene": lambda: levene({"a": NOISE, "b": 1e6 * NOISE}),
    "anova": lambda: one_way_anova(MANY, 0.95),
    "welch_anova": lambda: welch_anova(MANY),
    "kruskal": lambda: kruskal_wallis(MANY),
    "tukey": lambda: tukey(MANY, 0.95),
    "games_howell": lambda: games_howell(MANY, 0.95),
    "dunn": lambda: dunn(MANY),
    "correlation": lambda: correlation(X, Y, 0.95),
    "association": lambda: association(CROSSED, 0.95),
    "exact_p": lambda: exact_p(CROSSED // 20),
    "monte_carlo_p": lambda: monte_carlo_p(CROSSED, 1),
    "bartlett": lambda: bartlett_sphericity(pd.DataFrame({"x": X, "y": Y})),
    "linearity": lambda: linearity(X, X**2 + NOISE / 1000),
    "reset": lambda: ramsey_reset(X**2 + NOISE, np.column_stack([np.ones(N), X])),
    "lilliefors": lambda: kolmogorov_smirnov(np.exp(3 * NOISE)),
    "shapiro": lambda: shapiro_wilk(np.exp(3 * NOISE)),
    "regression": lambda: linear_regression(pd.Series(Y), FRAME, 0.95).coefficients,
    "regression model": lambda: linear_regression(pd.Series(Y), FRAME, 0.95).model,
    "robust": lambda: robust_regression(pd.Series(Y), FRAME).coefficients,
    "robust model": lambda: robust_regression(pd.Series(Y), FRAME).model,
    "ordinal": lambda: ordinal_regression(pd.Series(np.round(X + NOISE)), FRAME).coefficients,
    "mahalanobis": lambda: {"mahalanobis_p": float(distance_p([1e6], 3)[0])},
    "holm": lambda: dict(zip(("p_holm", "f_p_holm"), holm([0.0, 0.2]), strict=True)),
}


@pytest.mark.parametrize("test", TESTS)
def test_no_p_is_0(test):
    figures = Rows()
    found = TESTS[test]()
    if isinstance(found, pd.DataFrame):
        figures.add_table("section", found)
    else:
        figures.add("section", "subject", found)
    p_values = [float(value) for _, _, name, value in figures.rows if is_p(name)]
    assert p_values
    assert min(p_values) >= SMALLEST
    assert min(p_values) < 1e-3


def test_what_is_no_p_may_be_0():
    figures = Rows()
    figures.add("section", "subject", {"monte_carlo_p_ci_low": 0.0, "power": 0.0, "n_p": 0})
    assert [value for *_, value in figures.rows] == ["0.0", "0.0", "0"]


@pytest.mark.parametrize(
    "difference", [1.3, *(pytest.param(size, marks=pytest.mark.slow) for size in (0.9, 3))]
)
def test_tiny_p_of_tukey_stay_between_that_of_one_pair_and_of_all(difference):
    groups = {"a": NOISE[:300], "b": NOISE[300:600], "c": NOISE[600:900] + difference}
    pairs = tukey(groups, 0.95)
    df, variance = 897, sum(group.var(ddof=1) for group in groups.values()) / 3
    one = 2 * scipy.stats.t.sf(np.abs(pairs["difference"]) / np.sqrt(2 * variance / 300), df)
    assert (pairs["p"] >= one * 0.999).all()
    assert (pairs["p"] <= np.minimum(3 * one * 1.001, 1)).all()
    assert games_howell(groups, 0.95)["p"].gt(0).all()
