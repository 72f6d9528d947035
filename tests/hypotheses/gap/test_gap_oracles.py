"""Gaps, the diagram and the index against R and against printed worked examples."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from angket.hypotheses.gap.quadrants import QUADRANTS, quadrants, shares_of_resamples
from angket.hypotheses.gap.satisfaction import satisfaction_index
from angket.statistics.power.means import power_of_d
from gaps_of_items import OFFICES, found_in
from live_r import run_r

HERE = Path(__file__).parent
ORDER = ["concentrate_here", "keep_up", "low_priority", "possible_overkill"]
# Importance and satisfaction with offices of a college: `gap` of R's package likert.
STUDY = {"compared_with": "importance"}


def compare(figures):
    """Compare every figure of R with what is found in the same answers."""
    found, _ = found_in(STUDY, OFFICES)
    for row in figures.itertuples():
        shown = found["H" if row.subject == "whole" else f"H:{row.subject}"][row.statistic]
        if row.statistic == "quadrant":
            assert shown == ORDER[int(row.value) - 1], row.subject
        else:
            close = pytest.approx(row.value, rel=1e-9)
            # R searches for limits by noncentral t until it is near.
            if row.statistic.startswith("cohens_dz_"):
                close = pytest.approx(row.value, abs=1e-4)
            assert float(shown) == close, (row.subject, row.statistic)


def test_every_figure_is_that_of_r():
    compare(pd.read_csv(HERE / "by_R.csv"))


@pytest.mark.slow
def test_r_gives_what_is_recorded(tmp_path):
    OFFICES.to_csv(tmp_path / "offices.csv", index=False)
    run_r(HERE / "oracle.R", tmp_path)
    live, recorded = (pd.read_csv(folder / "by_R.csv") for folder in (tmp_path, HERE))
    pd.testing.assert_frame_equal(live, recorded, rtol=1e-6)


def test_the_index_is_that_of_a_printed_table():
    # Table 5.14 of a thesis of Universitas Sumatera Utara, after Aritonang (2005): mean importance,
    # weight, mean satisfaction and weighted score of its first items; importance sums to 98.0157.
    printed = [
        (3.865, 3.9433, 3.977, 15.6823),
        (3.9201, 3.9995, 4.2449, 16.9774),
        (4.0118, 4.093, 4.0327, 16.5057),
        (3.9516, 4.0316, 4.1732, 16.8244),
        (3.9472, 4.0271, 3.9929, 16.0798),
        (4.0694, 4.1518, 4.0989, 17.0178),
    ]
    importance, weights, satisfaction, scores = map(np.array, zip(*printed, strict=True))
    rest = 98.0157 - importance.sum()
    found = satisfaction_index([*importance, rest], [*satisfaction, 4], 5)
    assert found["weight_percent"][:-1] == pytest.approx(weights, abs=6e-5)
    assert 100 * found["weighted_score"][:-1] == pytest.approx(scores, abs=3e-4)


def test_dimensions_count_alike_as_in_a_printed_example():
    # Gaps of five dimensions and their mean, as a teacher of the method prints them.
    printed = {"a": -0.65, "b": -1.10, "c": -0.83, "d": -0.70, "e": -1.01}
    answers = {}
    for place, (name, gap) in enumerate(printed.items()):
        # A dimension with more items than another counts no more than it.
        for item in range(1 + place):
            answers[f"P{name}{item}"] = [2 + gap - 0.3, 2 + gap + 0.3]
            answers[f"E{name}{item}"] = [2.0, 2.0]
    parts = {name: [f"P{name}{item}" for item in range(1 + place)]
             for place, name in enumerate(printed)}  # fmt: skip
    found, _ = found_in({}, pd.DataFrame(answers), parts)
    assert round(float(found["H"]["gap"]), 2) == -0.86
    for name, gap in printed.items():
        assert float(found[f"H:{name}"]["gap"]) == pytest.approx(gap)


def test_quadrants_are_those_of_the_four_corners():
    importance, performance = np.array([4.5, 4.5, 2, 2]), np.array([2, 4.5, 2, 4.5])
    assert quadrants(importance, performance) == ORDER
    assert [*QUADRANTS.values()] == ORDER
    # About another line, all of them are important.
    assert set(quadrants(importance, performance, middle=1.5)) == {"keep_up"}


def test_an_item_near_a_line_leaves_its_quadrant_in_resamples():
    draw = np.random.default_rng(3)
    far, near = [5.0, 1.0], [3.05, 3.0]
    means = np.array([*far, *near])
    answers = means + draw.normal(0, 0.7, (80, 4))
    shares = shares_of_resamples(answers, answers, None, 1000, seed=1)
    assert (shares[:2] > 99.9).all()
    assert (shares[2:] < 95).all()
    again = shares_of_resamples(answers, answers, None, 1000, seed=1)
    assert shares.tolist() == again.tolist()


@pytest.mark.parametrize(
    ("d", "n", "power"), [(4, 4, 0.9982986), (9.868421, 3, 0.9999994), (8, 2, 0.6252781)]
)
def test_power_among_a_handful_is_that_of_r(d, n, power):
    # pt with a noncentrality of R, where scipy's distribution has no value.
    assert power_of_d(d, (n,), 0.05) == pytest.approx(power, abs=1e-7)
