"""Cramer's V without its bias, against R: effectsize::cramers_v(table, adjust = TRUE)."""

import numpy as np
import pytest
import scipy

from angket.statistics.categorical.association import without_bias

BY_R = [
    ([[15, 8], [7, 42]], 0.505254155566),
    ([[10, 4, 2], [5, 9, 8], [3, 6, 12]], 0.285244892304),
]


@pytest.mark.parametrize(("counts", "by_r"), BY_R)
def test_v_without_bias_is_that_of_r(counts, by_r):
    table = np.array(counts)
    chi_square = scipy.stats.chi2_contingency(table, correction=False).statistic
    assert without_bias(chi_square, table) == pytest.approx(by_r, rel=1e-9)


def test_categories_that_do_not_go_together_have_none():
    assert without_bias(3.9, np.full((3, 3), 10)) == 0
