"""Item analysis against what R makes of two published tests, an invented and a large one."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from angket.statistics.item_analysis.bands import decision, difficulty_band, discrimination_band
from angket.statistics.item_analysis.groups import extreme_groups
from angket.statistics.item_analysis.items import item_analysis
from angket.statistics.undefined import Undefined
from live_r import run_r

HERE = Path(__file__).parent
RULE = {"group": 0.27, "smallest_group": 10, "difficulty": [0.3, 0.7], "discrimination": [0.2, 0.3],
        "bands": "arikunto", "distractor": 0.05}  # fmt: skip


def published(name):
    """Return the answers that Bock and Lieberman (1970) print by pattern, as right or wrong."""
    table = pd.read_csv(HERE / "lsat.csv")
    scores = table.loc[table.index.repeat(table[name]), [f"Q{place}" for place in range(1, 6)]]
    scores = scores.reset_index(drop=True).astype(float)
    return scores, scores.astype(int).astype("str"), dict.fromkeys(scores, "1")


def chosen_in(file):
    """Return answers whose key stands in the first row, and who took part."""
    key, *_ = (table := pd.read_csv(file, dtype="str")).to_dict("records")
    chosen = table.iloc[1:].dropna(how="all").reset_index(drop=True)
    return (chosen == pd.Series(key)).astype(float), chosen, key


def compared(found, recorded):
    """Hold what was found of a test against the rows of R, and return how many they were."""
    of_test, of_items, of_options = found
    for subject, statistic, value in recorded[["subject", "statistic", "value"]].itertuples(
        index=False
    ):
        item, _, option = subject.partition("=")
        told = of_options[item, option] if option else of_items.get(item, of_test)
        assert told[statistic] == pytest.approx(value, rel=1e-9, abs=1e-12), (subject, statistic)
    return len(recorded)


RECORDED = pd.read_csv(HERE / "by_R.csv")


@pytest.mark.parametrize(("name", "rows"), [("lsat6", 35), ("lsat7", 35), ("choices", 323)])
def test_statistics_of_tests_are_those_of_r(name, rows):
    test = chosen_in(HERE / "choices.csv") if name == "choices" else published(name)
    found = item_analysis(*test, RULE, 0.95)
    assert compared(found, RECORDED[RECORDED["test"] == name]) == rows


@pytest.mark.slow
def test_r_still_gives_the_recorded_numbers_and_those_of_a_large_test(tmp_path):
    run_r(HERE / "oracle.R", tmp_path)
    figures = pd.read_csv(tmp_path / "figures.csv")
    recorded = RECORDED[RECORDED["test"].isin(figures["test"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(figures, recorded, rtol=1e-12)
    if (tmp_path / "iqitems.csv").exists():
        found = item_analysis(*chosen_in(tmp_path / "iqitems.csv"), RULE, 0.95)
        assert compared(found, figures[figures["test"] == "iqitems"]) > 700


def test_groups_are_the_mean_over_all_ways_to_break_ties():
    totals = np.array([3, 5, 3, 4, 3, 1, 3, 2, 1, 5, 3])
    right = np.array([1, 1, 0, 1, 0, 0, 1, 1, 0, 0, 1])
    size = 4  # two have 5 and one 4, so one of five who have 3
    above, tied = np.flatnonzero(totals > 3), np.flatnonzero(totals == 3)
    ways = [right[[*above, *rest]].sum() for rest in combinations(tied, size - len(above))]
    upper, lower = extreme_groups(totals, 0.4, 1)
    assert (upper.size, lower.size) == (size, size)
    assert upper.sum(right) == pytest.approx(np.mean(ways), rel=1e-15)


def test_nothing_depends_on_the_order_of_respondents():
    scores, chosen, key = chosen_in(HERE / "choices.csv")
    order = np.random.default_rng(1).permutation(len(scores))
    found = item_analysis(scores, chosen, key, RULE, 0.95)
    shuffled = item_analysis(scores.iloc[order], chosen.iloc[order], key, RULE, 0.95)
    assert {item: told["discrimination"] for item, told in found[1].items()} == {
        item: told["discrimination"] for item, told in shuffled[1].items()
    }


@pytest.mark.parametrize("n", [11, 12, 37])
def test_halves_share_nobody(n):
    totals = np.arange(n) // 3
    upper, lower = extreme_groups(totals, 0.5, 2)
    everybody = np.ones(n)
    assert upper.size == lower.size == n // 2
    assert upper.sum(everybody) + lower.sum(everybody) <= n
    for at in range(n):
        alone = (np.arange(n) == at).astype(int)
        assert upper.sum(alone) + lower.sum(alone) <= 1


@pytest.mark.parametrize(
    ("bands", "printed"),
    [
        # As books that follow Arikunto (2013) print them, and as Ebel's guide has them.
        ("arikunto", {-0.01: "negative", 0: "poor", 0.2: "poor", 0.21: "satisfactory",
                      0.4: "satisfactory", 0.41: "good", 0.7: "good", 0.71: "excellent"}),
        ("ebel", {-0.1: "poor", 0.19: "poor", 0.2: "marginal", 0.29: "marginal",
                  0.3: "reasonably_good", 0.39: "reasonably_good", 0.4: "very_good"}),
    ],
)  # fmt: skip
def test_discrimination_is_named_as_printed_tables_have_it(bands, printed):
    assert {value: discrimination_band(value, bands) for value in printed} == printed
    # A difference of fractions that is a limit counts as one.
    assert discrimination_band(0.9 - 0.2, "arikunto") == "good"


def test_difficulty_is_named_as_printed_tables_have_it():
    printed = {0.0: "hard", 0.3: "hard", 0.31: "medium", 0.7: "medium", 0.71: "easy", 1.0: "easy"}
    assert {p: difficulty_band(p, [0.3, 0.7]) for p in printed} == printed


@pytest.mark.parametrize(
    ("difficulty", "index", "expected"),
    [(0.5, 0.3, "keep"), (0.5, 0.29, "revise"), (0.71, 0.6, "revise"), (0.3, 0.6, "revise"),
     (0.5, 0.19, "drop"), (0.9, -0.2, "drop"), (0.5, 0.5 - 0.3, "revise")],
)  # fmt: skip
def test_an_item_is_kept_revised_or_dropped_by_both(difficulty, index, expected):
    assert decision(difficulty, index, [0.3, 0.7], [0.2, 0.3]) == expected


def test_few_respondents_have_difficulty_and_reliability_but_no_discrimination():
    scores, chosen, key = chosen_in(HERE / "choices.csv")
    test, items, options = item_analysis(scores[:35], chosen[:35], key, RULE, 0.95)
    assert 0 < test["kr20"] < 1
    for told in (test["group"], items["T5"]["discrimination"], items["T5"]["decision"]):
        assert "fewer respondents" in told.reason
    assert isinstance(options["T5", "A"]["upper_percent"], Undefined)
    # One more and there are ten in each group.
    assert item_analysis(scores[:36], chosen[:36], key, RULE, 0.95)[0]["group"] == 10


def test_items_that_all_or_none_know_are_told_with_reasons():
    scores, chosen, key = chosen_in(HERE / "choices.csv")
    scores, chosen = scores.assign(T1=1.0, T2=0.0), chosen.assign(T1=key["T1"], T2="A")
    test, items, options = item_analysis(scores, chosen, key, RULE, 0.95)
    assert test["kr20"].reason == "no variance in T1, T2"
    for item, difficulty, band in (("T1", 1, "easy"), ("T2", 0, "hard")):
        told = items[item]
        assert (told["difficulty"], told["difficulty_band"]) == (difficulty, band)
        assert (told["discrimination"], told["decision"]) == (0, "drop")
        assert told["point_biserial_corrected"].reason == "all values are the same"
    # Nobody chose what is right, which stands among the answers all the same.
    assert (options["T2", "D"]["n"], options["T2", "D"]["distractor"]) == (0, "key")


def test_distractors_that_nobody_falls_for_or_that_draw_the_best_are_told():
    n = 40
    scores = pd.DataFrame(
        {f"T{place}": (np.arange(n) >= 10 * place).astype(float) for place in range(4)}
    )
    chosen = scores.replace({1.0: "A", 0.0: "B"}).astype("str")
    key = dict.fromkeys(scores, "A")
    # A trap for those who know most, and a slip of one respondent.
    chosen["T0"] = ["A"] * 30 + ["C"] * 10
    chosen.loc[0, "T0"] = "D"
    scores["T0"] = (chosen["T0"] == "A").astype(float)
    options = item_analysis(scores, chosen, key, RULE, 0.95)[2]
    told = {option: options["T0", option]["distractor"] for option in "ACD"}
    assert told == {"A": "key", "C": "draws_upper", "D": "rare"}
    assert options["T1", "B"]["distractor"] == "works"


@pytest.mark.parametrize(
    ("scores", "reason"),
    [([[1.0, 1.0]] * 20, "the total is the same for every respondent"),
     ([[1.0, np.nan]] * 20, "no respondent has an answer that counts to every item")],
)  # fmt: skip
def test_tests_that_tell_nobody_apart_are_told_with_reasons(scores, reason):
    scores = pd.DataFrame(scores, columns=["T1", "T2"])
    chosen = scores.replace({1.0: "A"}).astype("str")
    try:
        found = item_analysis(scores, chosen, {"T1": "A", "T2": "A"}, RULE | {"smallest_group": 2},
                              0.95)  # fmt: skip
    except Undefined as told:
        assert told.reason == reason
    else:
        assert found[0]["group"].reason == reason
        assert found[2]["T1", "A"]["point_biserial"].reason == reason


def test_a_test_whose_items_run_against_each_other_has_no_error_of_measurement():
    scores = pd.DataFrame({"T1": [1.0, 0, 1, 0] * 10, "T2": [0.0, 1, 0, 0] * 10})
    test, *_ = item_analysis(scores, scores.astype("str"), {"T1": "1.0", "T2": "1.0"}, RULE, 0.95)
    assert test["kr20"] < 0
    assert test["sem"].reason == "the reliability is negative"
