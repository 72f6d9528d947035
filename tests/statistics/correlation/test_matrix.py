"""The correlation of every two variables, each over those who have both."""

import pandas as pd
import pytest

from angket.statistics.correlation.matrix import correlation_matrix
from angket.statistics.undefined import Undefined

A = [3, 5, 2, 8, 7, 6, 4, None]
B = [1, 4, 2, 9, 5, None, 3, 7]
C = [9, 2, 7, 1, 3, 4, 6, 5]
# cor.test(a, b) of R 4: n, r, p, limits
BY_R = {
    ("a", "b"): (6, 0.9157015435010397, 0.0103598225516714, 0.4054483931655820, 0.9908871225291999),
    ("a", "c"): (
        7,
        -0.8576900278702357,
        0.0135707248044809,
        -0.9786484610907760,
        -0.29547893535726,
    ),
    ("b", "c"): (
        7,
        -0.7854164238449023,
        0.0363582662693204,
        -0.9667038229607865,
        -0.07920558014602,
    ),
}


def test_every_pair_is_correlated_as_r_does_it():
    found = correlation_matrix(pd.DataFrame({"a": A, "b": B, "c": C}, dtype=float), 0.95)
    assert found.keys() == BY_R.keys()
    for pair, expected in BY_R.items():
        assert tuple(found[pair].values()) == pytest.approx(expected, rel=1e-12), pair


def test_a_variable_that_does_not_vary_leaves_its_pairs_with_a_reason():
    totals = pd.DataFrame({"a": A, "same": [4] * 8, "c": C}, dtype=float)
    found = correlation_matrix(totals, 0.95)
    assert isinstance(found["a", "same"]["r"], Undefined)
    assert found["a", "same"]["n"] == 7
    assert found["a", "c"]["r"] == pytest.approx(-0.8576900278702357, rel=1e-12)
