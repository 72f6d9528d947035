"""Comparison: groups of respondents through the stage, against R."""

import pandas as pd
import pytest

from angket.tables import read_statistics, write_parquet
from scripts import comparison

TOTALS = [12.0, 15, 11, 18, 20, 14, 9, 16, 22, 19, 13, 17]

TWO_OF_R = {
    "student_t": -0.427699461384151,
    "student_p": 0.677933974240124,
    "welch_t": -0.427699461384151,
    "welch_p": 0.678574234712822,
    "mann_whitney_u": 15,
    "mann_whitney_p": 0.699134199134199,
}
SEVERAL_OF_R = {
    "f": 1.046125461254611,
    "p": 0.390393617014798,
    "kruskal_h": 2,
    "kruskal_p": 0.367879441171442,
    "welch_f": 1.084077535159393,
    "welch_p": 0.397457640931699,
}


@pytest.fixture
def compare(run_stage, tmp_path):
    def run(labels, smallest=2):
        people = [f"p{n}" for n in range(len(labels))]
        write_parquet(
            tmp_path / "totals.parquet", pd.DataFrame({"v": TOTALS[: len(labels)]}, index=people)
        )
        write_parquet(tmp_path / "responses.parquet", pd.DataFrame({"sex": labels}, index=people))
        settings = {
            "comparisons": [{"by": "sex", "variables": ["v"], "smallest_group": smallest}],
            "profile": {"sex": {"order": []}},
            "tests": {"alpha": 0.05},
        }
        outputs = {name: f"{name}.csv" for name in ("statistics", *comparison.SECTIONS)}
        written = run_stage(
            comparison.main,
            outputs,
            settings,
            totals=tmp_path / "totals.parquet",
            responses=tmp_path / "responses.parquet",
        )
        return read_statistics(written.statistics)

    return run


def test_two_groups_equal_those_of_r(compare):
    # R: t.test(v ~ sex, var.equal = TRUE); t.test(v ~ sex); wilcox.test(v ~ sex)
    figures = compare(list("LLLLLLPPPPPP"))
    for statistic, value in TWO_OF_R.items():
        assert float(figures["comparison", "v|sex", statistic]) == pytest.approx(value, rel=1e-9)


def test_several_groups_equal_those_of_r(compare):
    # R: summary(aov(v ~ g)); kruskal.test(v ~ g); TukeyHSD(aov(v ~ g))
    figures = compare(list("AAAABBBBCCCC"))
    for statistic, value in SEVERAL_OF_R.items():
        assert float(figures["comparison", "v|sex", statistic]) == pytest.approx(value, rel=1e-9)
    assert ("post_hoc", "v|sex:A|B", "games_howell_p") in figures


def test_groups_have_the_mean_ranks_that_spss_prints(compare):
    # R: tapply(rank(v), sex, mean)
    figures = compare(list("LLLLLLPPPPPP"))
    ranks = [float(figures["comparison", f"v|sex={sex}", "mean_rank"]) for sex in "LP"]
    assert ranks == pytest.approx([6, 7])
    assert float(figures["comparison", "v|sex", "mann_whitney_z"]) == pytest.approx(
        -0.480384461415, rel=1e-10
    )


def test_a_group_of_one_is_counted_with_the_next_larger_one(compare):
    figures = compare(list("LLLLLPPPPPPX"))
    assert figures["comparison", "v|sex=L + X", "n"] == "6"
    assert not any(subject in ("v|sex=L", "v|sex=X") for _, subject, _ in figures)
    assert figures["comparison", "v|sex", "groups"] == "2"


def test_small_groups_that_are_many_together_take_no_part_in_any_test(compare):
    # R: t.test(v ~ sex), for sex L and P alone
    assert compare(list("LLLPPPXXXYYY"), smallest=3)["comparison", "v|sex", "groups"] == "4"
    figures = compare(list("LLLLPPPPXXYY"), smallest=4)
    of_two = {"welch_t": -0.269770792198581, "welch_df": 5.334853554863633}
    of_two |= {"welch_p": 0.797463331139083}
    for statistic, value in of_two.items():
        assert float(figures["comparison", "v|sex", statistic]) == pytest.approx(value, rel=1e-9)
    reason = "undefined: left out: 2 of the 4 respondents that a group needs"
    for small in "XY":
        assert figures["comparison", f"v|sex={small}", "n"] == "2"
        assert figures["comparison", f"v|sex={small}", "mean"] == reason
        assert ("comparison", f"v|sex={small}", "sd") not in figures
    assert not any(section == "post_hoc" for section, *_ in figures)


def test_a_single_small_group_takes_part_with_the_next_larger_one(compare):
    figures = compare(list("LLLLLPPPPPXX"), smallest=5)
    # R: v <- c(12, 15, 11, 18, 20, 14, 9, 16, 22, 19, 13, 17); t.test(v[c(1:5, 11:12)], v[6:10])
    of_two = {"welch_t": -0.336410401895684, "welch_p": 0.747065269711273}
    for statistic, value in of_two.items():
        assert float(figures["comparison", "v|sex", statistic]) == pytest.approx(value, rel=1e-9)
    assert not any("=X" in subject for _, subject, _ in figures)


def test_one_group_leaves_nothing_to_compare(compare):
    assert "undefined" in compare(list("LLLLLLLL"))["comparison", "v|sex", "groups"]
