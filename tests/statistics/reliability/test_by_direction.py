"""Whether reversed items go with the others, against scipy and pingouin."""

import numpy as np
import pandas as pd
import pingouin
import pytest
import scipy

from angket.statistics.reliability.by_direction import parts_by_direction
from angket.statistics.undefined import Undefined

draw = np.random.default_rng(8)
FIRST, SECOND = draw.normal(size=(2, 80, 1))
ITEMS = pd.DataFrame(
    np.hstack([FIRST + draw.normal(size=(80, 3)), SECOND + draw.normal(size=(80, 4))]),
    columns=list("abcdefg"),
)


def test_parts_are_correlated_and_each_has_an_alpha_of_its_own():
    found = parts_by_direction(ITEMS, {"c", "a", "b"})
    sums = ITEMS[list("abc")].sum(axis=1), ITEMS[list("defg")].sum(axis=1)
    assert found["parts_r"] == pytest.approx(scipy.stats.pearsonr(*sums).statistic)
    assert abs(found["parts_r"]) < 0.3
    for name, part in {"reversed": "abc", "others": "defg"}.items():
        expected = pingouin.cronbach_alpha(ITEMS[list(part)])[0]
        assert found[f"parts_alpha_{name}"] == pytest.approx(expected)
    single = parts_by_direction(ITEMS, {"a"})
    assert isinstance(single["parts_alpha_reversed"], Undefined)
