"""Groups by a category: who is compared, and who is left out."""

import numpy as np
import pandas as pd
import pytest

from angket.statistics.groups.groups import require_variance, split_groups
from angket.statistics.undefined import Undefined

VALUES = pd.Series([1.0, 2, 3, 4, 5, np.nan, 7, 8])
CLASSES = pd.Series(["a", "b", "a", "b", "c", "c", None, "d"])


def test_groups_follow_the_order_of_the_categories():
    groups, left_out = split_groups(VALUES, CLASSES, ["b", "a"])
    assert list(groups) == ["b", "a"]
    assert groups["a"].tolist() == [1, 3]
    assert left_out == {}


def test_groups_of_fewer_than_two_are_left_out_and_named():
    groups, left_out = split_groups(VALUES, CLASSES, ["a", "b", "c", "d", "e"])
    assert list(groups) == ["a", "b"]
    assert left_out == {"c": 1, "d": 1, "e": 0}


def test_the_smallest_group_may_be_larger():
    groups, left_out = split_groups(VALUES.fillna(9), CLASSES, ["a", "b", "c", "d"], smallest=2)
    assert (list(groups), left_out) == (["a", "b", "c"], {"d": 1})
    with pytest.raises(Undefined, match="2 groups of 3 or more"):
        split_groups(VALUES, CLASSES, ["a", "b"], smallest=3)


def test_respondents_without_value_or_category_are_in_no_group():
    groups, _ = split_groups(VALUES, CLASSES, ["a", "b", "c", "d"])
    assert sum(map(len, groups.values())) == 4


def test_one_group_cannot_be_compared():
    with pytest.raises(Undefined, match="2 groups of 2 or more"):
        split_groups(VALUES, CLASSES, ["a", "c", "d"])


def test_variance_within_one_group_is_enough():
    alike, unlike = np.array([2.0, 2]), np.array([1.0, 2])
    require_variance({"a": alike, "b": unlike})
    with pytest.raises(Undefined, match="members of each group are all the same"):
        require_variance({"a": alike, "b": alike + 1})
