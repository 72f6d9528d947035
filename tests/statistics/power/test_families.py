"""Effects in another family: the conversions agree with the power that both families have."""

import pytest
from scipy import stats

from angket.statistics.power.detectable import detectable_association, detectable_regression
from angket.statistics.power.families import (
    cramers_v,
    determination,
    multiple_correlation,
    shared_by_groups,
)


def test_the_correlation_of_the_smallest_f_squared_is_found_with_the_same_power():
    n, alpha = 55, 0.05
    r = multiple_correlation(detectable_regression(1, n, alpha))
    # The t test of a correlation, of scores of the predictor as they are.
    limit, away = stats.t.isf(alpha / 2, n - 2), r * (n / (1 - r**2)) ** 0.5
    power = stats.nct.sf(limit, n - 2, away) + stats.nct.cdf(-limit, n - 2, away)
    assert power == pytest.approx(0.8, abs=1e-6)


def test_chi_square_of_a_table_with_that_v_is_found_with_the_same_power():
    n, shape = 120, (3, 4)
    v = cramers_v(detectable_association(shape, n, 0.05), shape)
    power = stats.ncx2.sf(stats.chi2.isf(0.05, 6), 6, n * v**2 * 2)
    assert power == pytest.approx(0.8, abs=1e-6)


# As effectsize has them for R: f2_to_eta2(0.15), f_to_eta2 of Cohen's medium f 0.25.
def test_shares_of_variance_are_those_of_their_definitions():
    assert determination(0.15) == pytest.approx(0.15 / 1.15)
    assert shared_by_groups(0.25) == pytest.approx(0.0588235294)
