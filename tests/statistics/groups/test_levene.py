"""Levene's test against R car."""

import numpy as np
import pytest

from angket.statistics.groups.levene import levene
from angket.statistics.undefined import Undefined

PLANTS = {
    "ctrl": np.array([4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14]),
    "trt1": np.array([4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69]),
    "trt2": np.array([6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26]),
}

# R: y <- PlantGrowth$weight; g <- PlantGrowth$group
#    car::leveneTest(y, g, center = mean); car::leveneTest(y, g, center = median)
PLANTS_OF_R = {
    "levene_df1": 2,
    "levene_df2": 27,
    "levene_mean_f": 1.23696295447,
    "levene_mean_p": 0.306194922991,
    "levene_median_f": 1.11918569487,
    "levene_median_p": 0.341226624125,
}

# R: y <- c(3,3,5,9,1,2,8,8,1); g <- factor(c(1,1,1,1,1,2,2,2,2)); as above
UNEQUAL = {"a": np.array([3.0, 3, 5, 9, 1]), "b": np.array([2.0, 8, 8, 1])}
UNEQUAL_OF_R = {
    "levene_df1": 1,
    "levene_df2": 7,
    "levene_mean_f": 1.29939585835,
    "levene_mean_p": 0.291821510404,
    "levene_median_f": 0.982042648709,
    "levene_median_p": 0.354705916916,
}


@pytest.mark.parametrize(("groups", "of_r"), [(PLANTS, PLANTS_OF_R), (UNEQUAL, UNEQUAL_OF_R)])
def test_both_forms_equal_those_of_r_car(groups, of_r):
    assert levene(groups) == pytest.approx(of_r, rel=1e-10)


def test_one_group_without_spread_is_compared():
    assert levene(UNEQUAL | {"c": np.array([4.0, 4, 4])})["levene_df1"] == 2


def test_groups_of_two_lie_equally_far_from_their_middle():
    with pytest.raises(Undefined, match="do not vary within any group"):
        levene({"a": np.array([0.1, 0.4]), "b": np.array([0.2, 1.7])})


def test_groups_without_any_spread_are_undefined():
    with pytest.raises(Undefined, match="do not vary within any group"):
        levene({"a": np.array([3.0, 3, 3]), "b": np.array([4.0, 4, 4])})
