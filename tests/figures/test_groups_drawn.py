"""The figure of a comparison: which groups it shows, in which order, and where their means lie."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from matplotlib.patches import StepPatch

from angket.figures.groups import draw_groups
from angket.figures.of_study.figure import described
from angket.figures.of_study.groups.drawn import figures
from conftest import Files
from drawn_figures import WORDS
from scripts import comparison
from whole_study import Outputs

SEXES = {"L": [3.0, 4, 5, 6, 9], "P": [2.0, 2, 3, 4, 4, 5]}
# Of a group of one, which is counted with the next larger one.
WITH_ONE = SEXES | {"X": [7.0]}


def found(tmp_path, groups, smallest=2, order=()):
    """Compare groups, and return what the figure is drawn from."""
    values = pd.Series(np.concatenate(list(groups.values())), name="v")
    sexes = np.repeat(list(groups), [len(group) for group in groups.values()])
    respondents = pd.Index(map(str, range(len(values))), name="respondent")
    inputs = Files(totals=tmp_path / "totals.parquet", responses=tmp_path / "responses.parquet")
    totals = pd.DataFrame({"v": values.to_numpy()}, respondents)
    responses = pd.DataFrame({"sex": sexes}, respondents)
    for name, table in (("totals", totals), ("responses", responses)):
        table.reset_index().to_parquet(inputs[name])
    settings = {
        "comparisons": [{"by": "sex", "variables": ["v"], "smallest_group": smallest}],
        "tests": {"alpha": 0.05},
        "profile": {"sex": {"label": "Sex", "order": list(order)}},
        "variables": {"v": {"label": "Load"}},
        "words": WORDS,
    }
    outputs = Outputs(tmp_path / "made")
    comparison.main(inputs, outputs, settings)
    return SimpleNamespace(
        settings=settings,
        further={"comparison": pd.read_csv(outputs.comparison)},
        totals={"raw": totals},
        responses=responses,
    )


def drawn(*arguments, **others):
    (figure,) = figures(found(*arguments, **others))
    *told, drawing = figure
    return told, drawing().axes[0]


def steps(axes):
    """Return the outlines of the distributions, in order."""
    found = [patch for patch in axes.patches if isinstance(patch, StepPatch)]
    for step in found:
        step.baseline = step.get_data().baseline
    return found


def whiskers(axes):
    """Return the segments that are the intervals of means."""
    parts = [part for part in axes.collections if hasattr(part, "get_segments")]
    return [segment for part in parts for segment in part.get_segments()]


def test_each_group_has_its_mean_with_the_interval_of_student(tmp_path):
    told, axes = drawn(tmp_path, SEXES)
    assert told == ["groups_v_sex", "groups", "v|sex", "Load by Sex"]
    (means,) = (part for part in axes.collections if len(part.get_offsets()) == 2)
    assert means.get_offsets()[:, 0].tolist() == pytest.approx([5.4, 10 / 3])
    limits = [segment[:, 0].tolist() for segment in whiskers(axes)]
    # R: t.test(c(3, 4, 5, 6, 9))$conf.int and t.test(c(2, 2, 3, 4, 4, 5))$conf.int
    assert limits[0] == pytest.approx([2.54147481, 8.25852519])
    assert limits[1] == pytest.approx([2.06240366, 4.60426301])


def names_in(axes):
    return [label.get_text().replace(r"$\mathit{n}$", "n") for label in axes.get_yticklabels()]


def test_groups_stand_in_the_order_of_their_table_without_those_left_out(tmp_path):
    small = {"X": [7.0] * 2, "Y": [6.0] * 3}
    _, axes = drawn(tmp_path, SEXES | small, smallest=5, order=["P", "L", "X", "Y"])
    assert names_in(axes) == ["P (n = 6)", "L (n = 5)"]
    assert axes.yaxis_inverted()  # the first on top


def test_a_group_of_one_is_drawn_with_the_one_it_is_counted_with(tmp_path):
    _, axes = drawn(tmp_path, WITH_ONE, order=["P", "L", "X"])
    assert names_in(axes) == ["P (n = 6)", "L + X (n = 6)"]
    (means,) = (part for part in axes.collections if len(part.get_offsets()) == 2)
    assert means.get_offsets()[:, 0].tolist() == pytest.approx([10 / 3, 34 / 6])


def test_equal_heights_are_equal_shares_of_a_group(tmp_path):
    _, axes = drawn(tmp_path, {"a": [1.0, 1, 2, 3], "b": [1.0] * 4 + [2.0] * 4})
    first, second = (step.baseline - step.get_data().values for step in steps(axes))
    assert first == pytest.approx([2 * first[1], first[1], first[1]])  # of 1, 2 and 3
    assert second == pytest.approx([first[0], first[0], 0])


@pytest.mark.parametrize("count", [2, 3])
def test_a_mean_of_a_group_all_alike_has_no_interval(tmp_path, count):
    _, axes = drawn(tmp_path, {"a": [4.0] * count, "b": [1.0, 2, 3]})
    assert [segment[0][1] > 1 for segment in whiskers(axes)] == [True]  # of b alone


@pytest.mark.parametrize("groups", [{"a": [1.0, 2, 3]}, {"a": [1.0], "b": [2.0]}])
def test_where_nothing_was_compared_nothing_is_drawn(tmp_path, groups):
    assert list(figures(found(tmp_path, groups))) == []


def test_all_answers_alike_are_drawn():
    means = pd.DataFrame({"mean": [3.0], "low": [np.nan], "high": [np.nan]})
    words = WORDS | {"mean_interval": "Mean"}
    axes = draw_groups({"a": np.full(3, 3.0)}, means, "Total", words).axes[0]
    (step,) = steps(axes)
    assert step.get_data().edges.tolist() == [2.5, 3.5]


def test_it_shows_no_respondent_where_answers_are_not_shared():
    assert not described("groups").get("counts")
