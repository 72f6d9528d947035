"""Pairs of several groups: Tukey, Games and Howell, Dunn, against R."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from angket.statistics.groups.groups import split_groups
from angket.statistics.groups.post_hoc import dunn, games_howell, tukey
from angket.statistics.undefined import Undefined

RESPONSES = Path(__file__).parents[3] / "resources" / "ukm_stress" / "responses.csv"

# R: x <- read.csv("resources/ukm_stress/responses.csv", fileEncoding = "UTF-8-BOM")
#    d <- rowSums(x[paste0("D", 1:9)])
#    g <- cut(x$BMI, c(0, 18.5, 25, Inf), c("under", "normal", "over"), right = FALSE)
#    TukeyHSD(aov(d ~ g)), the second minus the first: difference, limits, p
TUKEY_OF_R = [
    [-0.468085106383, -2.95729317494, 2.02112296217, 0.897218980712],
    [-1.688085106383, -4.64694421541, 1.27077400265, 0.371205445174],
    [-1.220000000000, -3.65421205683, 1.21421205683, 0.464774781867],
]
# R: y <- split(d, g), for each pair u, v:
#    a <- var(u) / length(u); b <- var(v) / length(v); m <- mean(u) - mean(v)
#    df <- (a + b)^2 / (a^2 / (length(u) - 1) + b^2 / (length(v) - 1))
#    m + c(0, -1, 1) * qtukey(.95, 3, df) * sqrt((a + b) / 2)
#    ptukey(abs(m) / sqrt(a + b) * sqrt(2), 3, df, lower.tail = FALSE)
GAMES_HOWELL_OF_R = [
    [0.468085106383, -1.98475021356, 2.92092042632, 0.892386869992],
    [1.688085106380, -1.14228371745, 4.51845393021, 0.334671099041],
    [1.220000000000, -1.16580420620, 3.60580420620, 0.446091907358],
]
# R: r <- rank(d); N <- length(d); t <- table(d); ties <- sum(t^3 - t) / (12 * (N - 1))
#    z <- difference of the mean ranks / sqrt((N * (N + 1) / 12 - ties) * (1/n1 + 1/n2))
#    p.adjust(2 * pnorm(-abs(z)), "holm")
DUNN_OF_R = [
    [0.727858686531, 0.581515008674],
    [1.481463777860, 0.415449091053],
    [1.056461318290, 0.581515008674],
]

# R: TukeyHSD(aov(weight ~ group, PlantGrowth)), the second minus the first: difference, p
PLANTS = {
    "ctrl": np.array([4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14]),
    "trt1": np.array([4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69]),
    "trt2": np.array([6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26]),
}
PLANTS_OF_R = [[-0.371, 0.3908711442021], [0.494, 0.1979959912997], [0.865, 0.0120064239795]]


@pytest.fixture(scope="module")
def depression():
    """PHQ-9 totals of ukm_stress by body mass index."""
    answers = pd.read_csv(RESPONSES, encoding="utf-8-sig")
    names = ["under", "normal", "over"]
    weight = pd.cut(answers["BMI"], [0, 18.5, 25, np.inf], right=False, labels=names)
    totals = answers.filter(regex=r"^D\d$").sum(axis=1)
    return split_groups(totals, weight.astype("str"), names)[0]


@pytest.fixture(scope="module")
def tables(depression):
    """All pairs by each of the ways."""
    return tukey(depression, 0.95), games_howell(depression, 0.95), dunn(depression)


def test_every_pair_stands_once_in_the_order_of_the_groups(tables):
    pairs = [("under", "normal"), ("under", "over"), ("normal", "over")]
    for table in tables:
        assert list(zip(table["first"], table["second"], strict=True)) == pairs


def test_tukey_equals_that_of_r(tables):
    table = tables[0]
    turned = np.column_stack(
        [-table["difference"], -table["ci_high"], -table["ci_low"], table["p"]]
    )
    assert turned == pytest.approx(np.array(TUKEY_OF_R), abs=1e-7)
    plants = tukey(PLANTS, 0.95)
    assert np.column_stack([-plants["difference"], plants["p"]]) == pytest.approx(
        np.array(PLANTS_OF_R), abs=1e-7
    )


def test_games_and_howell_equal_those_worked_out_in_r(tables):
    table = tables[1][["difference", "ci_low", "ci_high", "p"]]
    assert table.to_numpy() == pytest.approx(np.array(GAMES_HOWELL_OF_R), abs=1e-7)


def test_dunn_equals_that_worked_out_in_r(tables):
    table = tables[2]
    assert table[["z", "p"]].to_numpy() == pytest.approx(np.array(DUNN_OF_R), abs=1e-11)


def test_a_group_without_variance_spares_the_other_pairs():
    table = games_howell(PLANTS | {"trt1": np.array([4.0, 4, 4])}, 0.95)
    assert table["p"].between(0, 1).all()


def test_pairs_without_variance_are_undefined():
    alike = {"a": np.array([3.0, 3]), "b": np.array([4.0, 4]), "c": np.array([1.0, 2])}
    with pytest.raises(Undefined, match="members of a, b are all the same"):
        games_howell(alike, 0.95)
    with pytest.raises(Undefined, match="members of each group are all the same"):
        tukey({name: alike[name] for name in "ab"}, 0.95)
    with pytest.raises(Undefined, match="all values are the same"):
        dunn({"a": np.array([3.0, 3]), "b": np.array([3.0, 3])})
