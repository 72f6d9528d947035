"""Correlations between the items of a scale against R."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from angket.statistics.reliability.inter_item import (
    correlation_matrix,
    inter_item_correlations,
    pairwise_correlations,
)
from angket.statistics.undefined import Undefined

RESPONSES = Path(__file__).parents[3] / "resources" / "ukm_stress" / "responses.csv"

# R: x <- read.csv("resources/ukm_stress/responses.csv", fileEncoding = "UTF-8-BOM")
#    r <- cor(x[paste0("D", 1:9)]); r <- r[lower.tri(r)]; c(mean(r), min(r), max(r))
OF_R = {"mean": 0.517190081558, "minimum": 0.393156060138, "maximum": 0.635887270507}

# R: x <- data.frame(a=c(1,2,2,3,4,5,5,1), b=c(2,1,3,3,4,4,5,2), c=c(1,2,3,2,5,4,4,1),
#                    d=c(2,2,1,3,3,5,4,2)); as above
ITEMS = pd.DataFrame(
    {
        "a": [1, 2, 2, 3, 4, 5, 5, 1],
        "b": [2, 1, 3, 3, 4, 4, 5, 2],
        "c": [1, 2, 3, 2, 5, 4, 4, 1],
        "d": [2, 2, 1, 3, 3, 5, 4, 2],
    }
)
OF_ITEMS = {"mean": 0.773476825720, "minimum": 0.561754414705, "maximum": 0.865401780600}


def test_the_summary_equals_that_of_r():
    items = pd.read_csv(RESPONSES, encoding="utf-8-sig").filter(regex=r"^D\d$")
    summary = inter_item_correlations(items)
    assert {name: summary[name] for name in OF_R} == pytest.approx(OF_R, abs=1e-11)
    summary = inter_item_correlations(ITEMS)
    assert {name: summary[name] for name in OF_ITEMS} == pytest.approx(OF_ITEMS, abs=1e-11)


def test_the_matrix_is_symmetric_with_ones():
    matrix = inter_item_correlations(ITEMS)["matrix"]
    assert (np.diag(matrix) == 1).all()
    assert matrix.equals(matrix.T)


def test_only_respondents_who_answered_every_item_count():
    with_gap = ITEMS.astype(float)
    with_gap.loc[0, "d"] = np.nan
    assert correlation_matrix(with_gap).loc["a", "b"] == correlation_matrix(ITEMS[1:]).loc["a", "b"]


def test_one_respondent_alone_correlates_nothing():
    assert pairwise_correlations(ITEMS[:1]).isna().all(axis=None)


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        (ITEMS[["a"]], "2 items"),
        (ITEMS[:2], "3 respondents"),
        (ITEMS.assign(b=1, d=3), "no variance in b, d"),
    ],
)
def test_what_has_no_correlation_is_undefined_with_the_reason(items, reason):
    with pytest.raises(Undefined, match=reason):
        inter_item_correlations(items)
