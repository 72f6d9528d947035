"""How far chance in the resamples moves a bootstrap limit, and what is done about it."""

import numpy as np
import pandas as pd
import pytest

from angket.statistics.resampling import monte_carlo
from angket.statistics.resampling.bootstrap import bootstrap_regression
from angket.statistics.resampling.sure import is_sure

RANDOM = np.random.default_rng(11)
X = RANDOM.normal(size=160)
BENT = 0.25 * X + 0.8 * X**2 + RANDOM.normal(size=160) / 2


def slope(seed, response=BENT, repeats=1000, **settle):
    return bootstrap_regression(response, pd.DataFrame({"x": X}), 0.95, seed, repeats, **settle)


def test_the_errors_of_limits_are_how_much_these_vary_from_seed_to_seed():
    many = pd.concat([slope(seed, settle=False) for seed in range(200)])
    for end in ("bca_low", "bca_high"):
        assert many[f"{end}_error"].astype(float).mean() == pytest.approx(
            many[end].astype(float).std(), rel=0.15
        )


def test_a_limit_near_to_zero_gets_more_resamples_until_chance_no_longer_decides():
    flat = BENT - X * (X @ BENT) / (X @ X)
    # So that the lower limit is near to zero: by few resamples now below it, now above it.
    near = flat + X * -float(slope(1, flat, settle=False).loc["x", "bca_low"])
    found = slope(1, near).loc["x"]
    assert 1000 < found["resamples"] <= monte_carlo.MOST_REPEATS
    limits = [found["bca_low"], found["bca_high"]]
    sure = is_sure(limits, [found["bca_low_error"], found["bca_high_error"]])
    assert sure or found["resamples"] == monte_carlo.MOST_REPEATS
    assert slope(1, near).equals(slope(1, near))


def test_a_limit_far_from_zero_stays_that_of_the_resamples_that_are_set():
    far = slope(1, BENT + 3 * X)
    assert far.loc["x", "resamples"] == 1000
    assert far.equals(slope(1, BENT + 3 * X, settle=False))
