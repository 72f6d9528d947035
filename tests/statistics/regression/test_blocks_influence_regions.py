"""Blocks, influence, groups that moderate and the Johnson-Neyman interval, against R."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from angket.statistics.regression.group_moderation import group_moderation
from angket.statistics.regression.hierarchical import hierarchical, squared_semipartials
from angket.statistics.regression.influence import influence
from angket.statistics.regression.johnson_neyman import johnson_neyman, parts_of_range, slopes_along
from angket.statistics.regression.linear import linear_regression
from angket.statistics.regression.moderation import moderation
from angket.statistics.regression.robust import robust_regression
from angket.statistics.undefined import Undefined
from live_r import run_r

HERE = Path(__file__).parent
FILE = HERE / "extended_by_R.csv"
BY_R = pd.read_csv(FILE).set_index(["place", "statistic"])["value"]
CARS = pd.read_csv(HERE / "extended_by_R_mtcars.csv").astype(float)
STATES = pd.read_csv(HERE / "extended_by_R_states.csv").astype(float)
TERMS = ["cyl", "wt", "hp"]


def of_states():
    return moderation(STATES["Income"], STATES["Illiteracy"], STATES["Murder"], 0.95)


def of_cylinders():
    groups = CARS["cyl"].astype(int).astype(str)
    return group_moderation(CARS["mpg"], CARS["wt"], groups, ["4", "6", "8"], "cyl", 0.95)


def test_what_a_block_adds_is_that_of_r():
    found = hierarchical(CARS["mpg"], CARS[TERMS], {"first": ["cyl"], "second": ["wt", "hp"]})
    for statistic, value in BY_R["block"].items():
        assert found.loc["second", statistic] == pytest.approx(value, rel=1e-9), statistic


def test_a_squared_semipartial_is_what_r_squared_loses_without_the_predictor():
    fit = linear_regression(CARS["mpg"], CARS[TERMS], 0.95)
    t = fit.coefficients["t"].iloc[1:]
    found = squared_semipartials(t, fit.model["r_squared"], fit.model["f_df2"])
    expected = [BY_R[f"semipartial {name}", "value"] for name in TERMS]
    assert found.tolist() == pytest.approx(expected, rel=1e-9)


def test_influence_is_that_of_r():
    found = influence(linear_regression(CARS["mpg"], CARS[TERMS], 0.95).fit)
    for row in range(len(CARS)):
        for statistic, value in BY_R[f"influence {row}"].items():
            assert found.loc[row, statistic] == pytest.approx(value, rel=1e-9), (row, statistic)


def test_many_respondents_are_measured_without_a_fit_for_each():
    draw = np.random.default_rng(2)
    table = pd.DataFrame(draw.normal(size=(100_000, 3)), columns=["a", "b", "c"])
    response = table.sum(axis=1) + draw.normal(size=len(table))
    found = influence(linear_regression(response, table, 0.95).fit)
    assert found["leverage"].sum() == pytest.approx(4)
    # As often as normal residuals lie beyond three.
    assert (found["studentised"].abs() > 3).mean() == pytest.approx(0.0027, abs=0.0005)


def test_who_alone_decides_a_coefficient_leaves_influence_undefined():
    table = pd.DataFrame({"x": [1.0, 2, 3, 4, 5, 6], "alone": [0.0, 0, 0, 0, 0, 1]})
    fit = linear_regression([1.0, 3, 2, 5, 4, 9], table, 0.95).fit
    with pytest.raises(Undefined, match="leverage 1"):
        influence(fit)


def test_groups_that_moderate_are_those_of_r():
    found = of_cylinders()
    for statistic, value in BY_R["omnibus"].items():
        assert found.change[statistic] == pytest.approx(value, rel=1e-9), statistic
    for group in ("4", "6", "8"):
        for statistic, value in BY_R[f"slope {group}"].items():
            shown = found.slopes.loc[group, statistic]
            assert shown == pytest.approx(value, rel=1e-9), (group, statistic)


@pytest.mark.parametrize(
    ("groups", "x", "reason"),
    [
        ("aaaaaaaa", range(8), "unit is the same"),
        ("aaaabbbb", [1, 2, 3, 4, 5, 5, 5, 5], "for everybody of the group b"),
    ],
)
def test_groups_without_a_slope_say_so(groups, x, reason):
    x, groups = pd.Series(x, name="x", dtype=float), pd.Series(list(groups))
    with pytest.raises(Undefined, match=reason):
        order = sorted(groups.unique())
        group_moderation([1.0, 3, 2, 5, 4, 7, 6, 9], x, groups, order, "unit", 0.95)


def test_the_johnson_neyman_interval_is_that_of_r():
    found = johnson_neyman(of_states().fit, STATES["Murder"].mean(), 0.05)
    ends = [BY_R["johnson_neyman", end] for end in ("low", "high")]
    assert [found.low, found.high] == pytest.approx(ends, rel=1e-9)
    assert found.region == ("outside" if BY_R["johnson_neyman", "outside"] else "between")


def test_the_range_of_the_moderator_is_parted_where_the_verdict_changes():
    murder = STATES["Murder"]
    parts, ends = parts_of_range(of_states().fit, murder.mean(), murder, 0.05)
    # The lower value of R lies below every state.
    assert ends == pytest.approx([BY_R["johnson_neyman", "high"]], rel=1e-9)
    assert [significant for _, significant in parts] == [False, True]
    drawn = pd.concat([part for part, _ in parts])["moderator"]
    assert [drawn.min(), drawn.max()] == [murder.min(), murder.max()]


def test_at_its_ends_the_interval_of_the_slope_ends_at_zero():
    fit, centre = of_states().fit, STATES["Murder"].mean()
    found = johnson_neyman(fit, centre, 0.05)
    along = slopes_along(fit, centre, found.low, found.high, 0.05).iloc[[0, -1]]
    nearest = along[["ci_low", "ci_high"]].abs().min(axis=1)
    assert nearest.tolist() == pytest.approx([0, 0], abs=1e-8 * along["b"].abs().max())


@pytest.mark.parametrize(("strength", "region"), [(5.0, "everywhere"), (0.0, "nowhere")])
def test_a_slope_that_never_changes_its_verdict_has_no_region(strength, region):
    x = pd.Series(np.repeat([-1.0, 0, 1], 6), name="x")
    m = pd.Series(np.tile([-1.0, 0, 1], 6), name="m")
    noise = np.tile([0.3, -0.2, 0.1, -0.3, 0.2, -0.1], 3)
    fit = moderation(strength * x + noise, x, m, 0.95).fit
    found = johnson_neyman(fit, 0.0, 0.05)
    if isinstance(found.low, Undefined):
        assert found.region == region
    else:  # beyond all values of the moderator
        assert min(abs(found.low), abs(found.high)) > 1


def test_robust_errors_of_simple_slopes_are_those_of_r():
    found = of_states().robust_slopes
    for place, sds in (("mean - sd", -1), ("mean", 0), ("mean + sd", 1)):
        for statistic, value in BY_R[f"simple {sds}"].items():
            assert found.loc[place, statistic] == pytest.approx(value, rel=1e-9)


def test_walds_test_of_one_predictor_is_the_square_of_its_z():
    found = robust_regression(CARS["mpg"], CARS[TERMS], tested=["wt"])
    assert found.model["wald_df"] == 1
    z = found.coefficients.loc["wt", "z"]
    assert found.model["wald"] == pytest.approx(z**2, rel=1e-9)


@pytest.mark.slow
def test_r_still_says_so(tmp_path):
    made = tmp_path / "made.csv"
    run_r(HERE / "extended_oracle.R", made)
    now = pd.read_csv(made).set_index(["place", "statistic"])["value"]
    assert now.to_dict() == pytest.approx(BY_R.to_dict(), rel=1e-12)
