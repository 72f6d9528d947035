"""What the line, the values of x and the deviation explain, against scipy's ANOVA."""

import numpy as np
import pytest
import scipy

from angket.statistics.regression.linearity import linearity


def test_shares_are_those_of_an_analysis_of_variance_by_the_values_of_x():
    draw = np.random.default_rng(3)
    x = draw.integers(1, 7, 90).astype(float)
    y = (x - 3) ** 2 + draw.normal(size=90)
    found = linearity(x, y)
    groups = [y[x == value] for value in np.unique(x)]
    f = scipy.stats.f_oneway(*groups).statistic * (len(groups) - 1)
    assert found["eta_squared"] == pytest.approx(f / (f + len(y) - len(groups)), rel=1e-10)
    assert found["r_squared"] == pytest.approx(scipy.stats.pearsonr(x, y).statistic ** 2, rel=1e-10)


def test_values_that_mean_nothing_explain_nothing_once_chance_is_taken_off():
    draw = np.random.default_rng(4)
    shares = [
        linearity(draw.integers(1, 30, 60).astype(float), draw.normal(size=60)) for _ in range(200)
    ]
    assert np.mean([found["eta_squared"] for found in shares]) > 0.35
    assert abs(np.mean([found["deviation_omega_squared"] for found in shares])) < 0.03
