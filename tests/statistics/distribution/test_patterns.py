"""Counted patterns: the same figures as from the respondents one by one."""

import numpy as np
import pandas as pd
import pytest

from angket.statistics.distribution.patterns import count_patterns
from angket.statistics.regression.ordinal import ordinal_regression
from angket.statistics.regression.robust import robust_regression

RANDOM = np.random.default_rng(7)
X = pd.DataFrame(RANDOM.integers(12, 30, (3000, 2)).astype(float), columns=["a", "b"])
Y = np.round(X["a"] / 2 + X["b"] / 3 + RANDOM.standard_t(3, size=3000) * 4)


def test_patterns_are_the_rows_that_differ_with_how_often_they_occur():
    values = X.to_numpy()
    patterns, counts = count_patterns(values)
    expected, times = np.unique(values, axis=0, return_counts=True)
    order = np.lexsort(patterns.T[::-1])
    assert patterns[order].tolist() == expected.tolist()
    assert counts[order].tolist() == times.tolist()
    assert patterns[0].tolist() == values[0].tolist()


def test_patterns_of_rows_that_all_differ_are_the_rows():
    values = RANDOM.normal(size=(50, 3))
    patterns, counts = count_patterns(values)
    assert patterns.tolist() == values.tolist()
    assert counts.tolist() == [1.0] * 50


@pytest.mark.parametrize("fit", [ordinal_regression, robust_regression])
def test_twice_the_respondents_double_the_squares_of_z(fit):
    once = fit(Y, X).coefficients
    twice = fit(np.tile(Y, 2), pd.concat([X, X])).coefficients
    # Standard deviations and degrees of freedom count n - 1 and n - 3.
    assert (twice["z"] / once["z"]).to_numpy() == pytest.approx(np.sqrt(2), rel=1e-3)
