"""Risks against R and PSPP."""

import pandas as pd
import pytest

from angket.statistics.categorical.risk import risk_estimates
from angket.statistics.undefined import Undefined

# For T <- matrix(c(20, 30, 10, 40), 2, byrow = TRUE), z <- qnorm(.975), column k:
#   log(risk ratio) -/+ z * sqrt(sum(1 / T[, k] - 1 / rowSums(T)))
#   prop.test(T, correct = FALSE): difference of estimates and conf.int
BY_R = {
    "risk_ratio_first": [2, 1.04404298984699, 3.8312598608475],
    "risk_ratio_second": [0.75, 0.575185632884683, 0.977945149949136],
    "risk_difference": [0.2, 0.0246954918846837, 0.375304508115316],
}
LOW_CELL_BY_R = {
    "risk_ratio_first": [0.727272727272727, 0.243489111167565, 2.1722762767437],
    "risk_ratio_second": [1.09090909090909, 0.815677359395081, 1.45901149629883],
    "risk_difference": [-0.0681818181818182, -0.295556747371989, 0.159193111008353],
}


@pytest.mark.parametrize(
    ("cells", "by_r"), [([[20, 30], [10, 40]], BY_R), ([[4, 18], [7, 21]], LOW_CELL_BY_R)]
)
def test_the_estimates_are_those_of_r(cells, by_r):
    estimates = risk_estimates(pd.DataFrame(cells), 0.95)
    for name, values in by_r.items():
        found = [estimates[name], estimates[f"{name}_ci_low"], estimates[f"{name}_ci_high"]]
        assert found == pytest.approx(values, rel=1e-12)


def test_what_pspp_prints():
    # CROSSTABS /TABLES=row BY col /STATISTICS=RISK prints on the "cohort" lines only one limit
    # of each interval, three times: 1.04 (lower), .98 (upper).
    estimates = risk_estimates(pd.DataFrame([[20, 30], [10, 40]]), 0.95)
    printed = ["risk_ratio_first_ci_low", "risk_ratio_second_ci_high"]
    assert [round(estimates[name], 2) for name in printed] == [1.04, 0.98]


def test_an_empty_cell_leaves_what_divides_by_it_undefined():
    estimates = risk_estimates(pd.DataFrame([[5, 0], [3, 9]]), 0.95)
    assert "of the column" in str(estimates["risk_ratio_second_ci_low"])
    # R: exp(log(4) + c(-1, 1) * qnorm(.975) * sqrt(1/5 - 1/5 + 1/3 - 1/12))
    # statsmodels would add a half to every cell: 3.40 for 4.
    limits = [estimates[f"risk_ratio_first{part}"] for part in ("", "_ci_low", "_ci_high")]
    assert limits == pytest.approx([4, 1.50127142965271, 10.65763304621159], rel=1e-12)
    assert estimates["risk_difference"] == 0.75


def test_rows_without_variation_have_a_difference_without_interval():
    estimates = risk_estimates(pd.DataFrame([[5, 0], [0, 9]]), 0.95)
    assert estimates["risk_difference"] == 1
    assert "same category" in str(estimates["risk_difference_ci_low"])


@pytest.mark.parametrize(
    ("cells", "reason"), [([[1, 2, 3], [4, 5, 6]], "two rows"), ([[0, 0], [3, 4]], "row is empty")]
)
def test_a_table_without_two_risks_says_so(cells, reason):
    with pytest.raises(Undefined, match=reason):
        risk_estimates(pd.DataFrame(cells), 0.95)
