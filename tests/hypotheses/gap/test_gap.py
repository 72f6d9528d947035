"""The kind gap: pairs of items, other ways, what has no value, its figure, a study, its section."""

import numpy as np
import pandas as pd
import pytest

from angket.hypotheses.gap.figures import redrawn
from angket.hypotheses.gap.roles import problems
from angket.report.compose import compose
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.statistics.undefined import Undefined
from angket.tables import read_statistics
from chapter_text import check_document, prose
from gaps_of_items import OFFICES, data_of, found_in, panel_of
from scripts import report
from whole_study import compute

IMPORTANCE = {"compared_with": "importance"}
PARTS = {"near": ["S1", "S2"], "far": ["S3", "S4", "S5"]}


def answers_of_parts():
    """The offices with the expected items called as the perceived ones, for dimensions."""
    return OFFICES.rename(columns={f"I{n}": f"E{n}" for n in range(1, 6)})


def test_who_answered_one_item_of_a_pair_alone_counts_in_the_others():
    answers = OFFICES.copy()
    answers.loc[3, "S2"] = np.nan
    data = data_of(answers)
    assert data.totals["raw"].notna().all().all()
    found, _ = found_in({}, answers)
    assert [int(found[f"H:S{n}"]["n"]) for n in range(1, 6)] == [68, 67, 68, 68, 68]
    complete = found_in({}, OFFICES.drop(index=3))[0]["H:S2"]
    assert found["H:S2"] == complete | {name: found["H:S2"][name] for name in (
        "p_holm", "wilcoxon_p_holm", "quadrant_percent")}  # fmt: skip
    ways = panel_of({}, answers).set_index("variant")
    assert ways.loc["complete", "n"] == 67


def test_points_over_dimensions_weigh_as_those_of_a_worked_case():
    answers, points = answers_of_parts(), pd.DataFrame({"a": [30.0] * 68, "b": [70.0] * 68})
    found, _ = found_in({"weights": ["a", "b"]}, answers, PARTS, groups=points)
    gaps = [float(found[f"H:{part}"]["gap"]) for part in PARTS]
    assert float(found["H"]["gap"]) == pytest.approx(np.mean(gaps))
    assert float(found["H"]["weighted_gap"]) == pytest.approx(0.3 * gaps[0] + 0.7 * gaps[1])
    below = found_in({"weights": ["a", "b"]}, answers, PARTS, groups=points.assign(a=-1.0))
    assert "a weight is negative" in below[0]["H"]["weighted_gap"]


def test_an_item_that_is_left_out_takes_its_pair_with_it():
    found, _ = found_in(IMPORTANCE, OFFICES, left_out=("I2", "S5"))
    assert int(found["H"]["pairs"]) == 3
    assert [place for place in found if place != "H"] == ["H:S1", "H:S3", "H:S4"]
    gone, outcome = found_in({}, OFFICES, left_out=tuple(f"I{n}" for n in range(1, 6)))
    assert isinstance(outcome.p, Undefined)
    assert "no pair of items is left" in gone["H"]["gap"]


def test_other_ways_rank_take_signs_weigh_and_leave_out_flagged_respondents():
    flagged = pd.Series(np.arange(68) < 5)
    ways = panel_of(IMPORTANCE, answers_of_parts(), PARTS, flagged=flagged)
    shown = ["raw", "ranks", "sign", "items_alike", "weighted"]
    assert ways["variant"].tolist() == shown * 2
    assert ways["n"].tolist() == [68] * 5 + [63] * 5
    raw = ways.set_index("variant")["p"]["raw"].iloc[0]
    assert raw == pytest.approx(float(found_in({}, answers_of_parts(), PARTS)[0]["H"]["p"]))


@pytest.mark.parametrize(
    ("answers", "codes", "where", "statistic", "reason"),
    [
        (pd.DataFrame({"a": [2.0, 3, 4], "b": [1.0, 2, 3]}), range(1, 8), "H", "p", "the same"),
        (pd.DataFrame({"a": [2.0, 3], "b": [2.0, 3]}), range(1, 8), "H", "wilcoxon_p", "equal"),
        (pd.DataFrame({"a": [2.0, 3, 5], "b": [1.0, 2, 1]}), range(1, 8), "H:a", "quadrant",
         "at least 2 items"),
        (pd.DataFrame({"a": [1.0, 0], "c": [0, 0], "b": [0.0, 0], "d": [0, 0]}), range(2), "H",
         "csi", "answers are above zero"),
        (pd.DataFrame({"a": [1.0, 0], "c": [0, 1], "b": [1.0, 0], "d": [0, 1]}), range(2), "H:a",
         "quadrant", "same means"),
        (pd.DataFrame({"a": [1.0, 1], "b": [0.0, 0]}), range(2), "H", "conformity_percent",
         "above zero"),
    ],
)  # fmt: skip
def test_what_has_no_value_says_why(answers, codes, where, statistic, reason):
    found, _ = found_in(IMPORTANCE, answers, codes=codes)
    assert reason in found[where][statistic]


def test_a_gap_that_is_the_same_for_all_is_told_and_not_tested():
    found, outcome = found_in({}, pd.DataFrame({"a": [2.0, 3, 4], "b": [1.0, 2, 3]}))
    assert float(found["H"]["gap"]) == 1
    assert isinstance(outcome.p, Undefined)


def study_with(**hypothesis):
    scales = {"seven": {"codes": [1, 2, 3]}, "two": {"codes": [0, 1]}}
    variables = {
        name: {"items": [f"{name}{n}" for n in range(count)], "item_scales": {}}
        for name, count in {"a": 4, "b": 4, "c": 3}.items()
    }
    for one in variables.values():
        one["item_scales"] = dict.fromkeys(one["items"], "seven")
    profile = {"points": {"kind": "number"}, "sex": {"kind": "category"}}
    return {"expected": "a", "perceived": "b"} | hypothesis, {
        "scales": scales, "variables": variables, "profile": profile,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("hypothesis", "change", "path", "words"),
    [
        ({"perceived": "a"}, None, ("perceived",), "same_variable"),
        ({"perceived": "c"}, None, ("perceived",), "unequal"),
        ({}, ("a", {"d": ["a0", "a1"]}, "b", {"d": ["b0", "b2"]}), ("perceived",), "dimensions"),
        ({}, "two", ("perceived",), "other_scale"),
        ({"weights": ["c"]}, None, ("weights",), "weights_of_items"),
        ({"weights": ["sex"]}, None, ("weights", 0), "weights_of_what"),
        ({"weights": ["points"]}, None, ("weights",), "weights_of_parts"),
    ],
)
def test_what_does_not_pair_off_is_told(hypothesis, change, path, words):
    hypothesis, study = study_with(**hypothesis)
    if change == "two":
        study["variables"]["b"]["item_scales"]["b2"] = "two"
    elif change:
        for name, parts in zip(change[::2], change[1::2], strict=True):
            told = {part: {"items": items} for part, items in parts.items()}
            study["variables"][name]["dimensions"] = told
    [(found, message)] = problems(hypothesis, study)
    assert (found, message.key) == (path, f"hypotheses.gap.{words}")


def test_pairs_that_fit_are_taken():
    for given in ({}, {"weights": ["b"]}):
        assert [*problems(*study_with(**given))] == []


def test_long_names_of_items_go_by_numbers_in_the_diagram():
    long = OFFICES.rename(columns={"S1": "financial_aid"})
    for answers, names in ((OFFICES, [f"S{n}" for n in range(1, 6)]), (long, [*"12345"])):
        found, _ = found_in(IMPORTANCE, answers)
        statistics = {("gap", place, name): value
                      for place, row in found.items() for name, value in row.items()}  # fmt: skip
        items = [*answers][:5]
        settings = {"variables": {"after": {"label": "After", "items": items},
                                  "before": {"label": "Before", "items": []}},
                    "words": {"sure_quadrant": "{percent}", "mean_of": "{variable}",
                              "quadrants_title": "t"}}  # fmt: skip
        told = {"expected": "before", "perceived": "after"}
        [(*_, drawing)] = redrawn("H", told, statistics, settings)
        table, lines, *_ = drawing.args
        assert [*table.index] == names
        assert lines == pytest.approx((6.0117647, 5.7147059))
        assert table["sure"].tolist() == [True, False, False, False, False]


STUDY = {
    "title": "Offices",
    "language": "en",
    "data": {"file": "resources/small/answers.csv"},
    "scales": {"seven": {"codes": {n: f"{n}" for n in range(1, 8)}}},
    "variables": {
        "satisfaction": {
            "label": "Satisfaction",
            "dimensions": {
                "money": {"label": "Money", "items": ["S1", "S2"]},
                "study": {"label": "Study", "items": ["S3", "S4", "S5"]},
            },
        },
        "importance": {"label": "Importance", "items": [f"I{n}" for n in range(1, 6)]},
    },
    "tests": {"alpha": 0.05, "cronbach_minimum": 0.6, "resamples": 1000},
    "hypotheses": {
        "H1": {
            "kind": "gap",
            "statement": "Less satisfied than important",
            "direction": "negative",
            "expected": "importance",
            "perceived": "satisfaction",
            "compared_with": "importance",
            "effect_of_interest": 0.3,
        },
    },
}


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Settings and files of the study of the offices, taken through all stages."""
    rows = OFFICES.astype(int).to_numpy().tolist()
    return compute(tmp_path_factory.mktemp("offices"), rows, STUDY, [*OFFICES])


def test_a_study_has_its_gaps_its_power_and_its_other_ways(study):
    statistics = read_statistics(study[1].statistics)
    assert statistics["decision", "H1", "test"] == "paired_t"
    assert float(statistics["gap", "H1:S3", "gap"]) == pytest.approx(0.4558824)
    money = float(statistics["gap", "H1:money", "gap"])
    assert money == pytest.approx((0.220588235 + 0.235294118) / 2)
    assert 0.6 < float(statistics["power", "H1", "interest_power"]) < 0.75
    ways = {place for section, place, _ in statistics if section == "sensitivity"}
    assert {"H1:weighted|all", "H1:items_alike|all", "H1:sign|all"} <= ways


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["gaps of 5 pairs of items", "mean of the gaps of the dimensions",
                "I, Concentrate here: S2", "so near a line", "satisfaction index is 86.0%",
                "counts as very satisfied by Irawan (2003)", "contrary to the negative direction"]),
        ("id", ["kesenjangan (gap) 5 pasang butir", "rata-rata kesenjangan dimensi",
                "I, Prioritas utama: S2", "begitu dekat dengan garis",
                "Customer Satisfaction Index (CSI) adalah 86,0", "sangat puas"]),
    ],
)  # fmt: skip
def test_the_report_tells_gaps_quadrants_and_index(study, language, sentences):
    settings, inputs = study
    told = settings | {"language": language}
    say = Phrases(report_words(language, report.kinds_in(told)))
    provenance = report.provenance(inputs, told)
    statistics = read_statistics(inputs.statistics)
    blocks = compose(Results(statistics, told, say, {}, (), provenance), say)
    check_document(blocks)
    text = " ".join(prose(blocks))
    for sentence in sentences:
        assert sentence in text
