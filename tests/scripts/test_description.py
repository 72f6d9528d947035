"""Description: frequencies, descriptives and categories."""

import pandas as pd
import pytest

from angket.statistics.distribution.descriptives import describe, frequencies, percent_score
from angket.statistics.scaling.bands import classify
from angket.tables import read_parquet, read_statistics, write_parquet, write_rows
from scripts import description

# PSPP: DATA LIST LIST /x. BEGIN DATA. 2 3 3 4 5 5 5 1 2 4 END DATA.
#       DESCRIPTIVES /VARIABLES=x /STATISTICS=ALL.
#       FREQUENCIES /VARIABLES=x /STATISTICS=ALL.
VALUES = [2, 3, 3, 4, 5, 5, 5, 1, 2, 4]
PRINTED_BY_PSPP = {
    "n": 10,
    "mean": 3.40,
    "sd": 1.43,
    "median": 3.50,
    "mode": 5.00,
    "minimum": 1.00,
    "maximum": 5.00,
    "skewness": -0.32,
    "kurtosis": -1.16,
}


def nobody(folder):
    """To nobody an item did not apply."""
    write_rows(folder / "not_applicable.csv", ["item", "n"], [])
    return {"not_applicable": folder / "not_applicable.csv"}


def test_descriptives_are_those_that_pspp_prints():
    figures = describe(VALUES)
    assert {name: round(figures[name], 2) for name in PRINTED_BY_PSPP} == PRINTED_BY_PSPP


def test_the_smallest_of_several_modes_is_given():
    assert describe([1, 1, 2, 3, 3])["mode"] == 1


def test_missing_values_do_not_count():
    assert describe([1, None, 3])["n"] == 2


def test_large_values_keep_the_digits_of_their_shape():
    # psych::skew(x, type = 2), psych::kurtosi(x, type = 2) of the values without 1e8
    figures = describe([1e8 + value for value in VALUES])
    shape = figures["skewness"], figures["kurtosis"]
    assert shape == pytest.approx((-0.31928153760402, -1.1628240615717), rel=1e-12)


@pytest.mark.parametrize(
    ("values", "statistic", "reason"),
    [
        ([], "mean", "no values"),
        ([4], "sd", "at least 2"),
        ([4, 5], "skewness", "at least 3"),
        ([4, 5, 9], "kurtosis", "at least 4"),
        ([4, 4, 4, 4], "skewness", "the same"),
        ([4, 4, 4, 4], "kurtosis", "the same"),
    ],
)
def test_what_cannot_be_computed_says_why(values, statistic, reason):
    assert reason in str(describe(values)[statistic])


def test_percentages_are_of_the_valid_answers():
    table = frequencies(pd.Series([1, 1, 2, None]), [1, 2, 3])
    assert table["n"].tolist() == [2, 1, 0]
    assert table["percent"].tolist() == pytest.approx([200 / 3, 100 / 3, 0])


@pytest.mark.parametrize(
    ("total", "items", "label"),
    # Majene: 66 of 110 points and 39 of 65 are the thresholds of the source.
    [(66, 22, "high"), (65, 22, "low"), (39, 13, "high"), (38, 13, "low")],
)
def test_thresholds_hold_to_the_point(total, items, label):
    bands = [{"label": "low", "from": 0}, {"label": "high", "from": 60}]
    assert classify(percent_score([total], items * 5), bands)[0] == label


def test_above_leaves_its_own_value_to_the_band_below():
    bands = [{"label": "very low", "from": 0}, {"label": "low", "above": 20}]
    assert classify([20, 20.0001], bands).tolist() == ["very low", "low"]


def test_what_lies_below_the_first_band_has_no_category():
    assert classify([-1, float("nan")], [{"label": "a", "from": 0}]).tolist() == [None, None]


SCALE = {"codes": [1, 2, 3, 4, 5]}
BANDS = [{"label": "low", "from": 0}, {"label": "high", "above": 60}]


def described(run_stage, tmp_path, categories, others=None, **further):
    """Run the stage on one variable of two items; return its statistics."""
    items = pd.DataFrame({"a": [1, 3, 5, 4], "b": [2, 3, 5, 3]}, dtype="Int16")
    inputs = {
        "responses": items,
        "keyed": items,
        "totals": pd.DataFrame({"v": items.sum(axis=1)}),
    }
    for name, frame in inputs.items():
        write_parquet(tmp_path / f"{name}.parquet", frame)
    settings = {
        "scales": {"s": SCALE},
        "variables": {
            "v": {"items": ["a", "b"], "item_scales": {"a": "s", "b": "s"}, "categories": "c"}
        },
        "categories": {"c": categories} | (others or {}),
        "tests": {"alpha": 0.05},
    }
    settings["variables"]["v"] |= further
    outputs = {name: f"{name}.csv" for name in ("statistics", *description.SECTIONS)}
    files = {name: tmp_path / f"{name}.parquet" for name in inputs} | nobody(tmp_path)
    outputs |= {"categories": "categories.parquet"}
    return read_statistics(run_stage(description.main, outputs, settings, **files).statistics)


def test_categories_stand_beside_their_limits_and_source(run_stage, tmp_path):
    rule = {"citation": "Riduwan (2010)", "of": "percent", "bands": BANDS}
    figures = described(run_stage, tmp_path, rule)
    assert figures["category", "v=low", "from"] == "0"
    assert figures["category", "v=high", "above"] == "60"
    assert figures["category", "v", "of"] == "percent"
    assert figures["category", "v", "citation"] == "Riduwan (2010)"
    for subject in ("a", "v"):
        assert figures["description", subject, "category_bands"] == "low from 0; high above 60"
        assert figures["description", subject, "category_citation"] == "Riduwan (2010)"


def test_norm_categories_stand_beside_the_limits_that_follow(run_stage, tmp_path):
    rule = {"citation": "Azwar (2012)", "of": "hypothetical_norm", "labels": ["low", "mid", "high"]}
    figures = described(run_stage, tmp_path, rule | {"bands": []})
    # 2 items from 1 to 5: midpoint 6, a sixth of the range 8 is 4/3.
    assert ("category", "v=low", "from") not in figures
    assert float(figures["category", "v=mid", "from"]) == pytest.approx(6 - 4 / 3)
    assert float(figures["category", "v=high", "from"]) == pytest.approx(6 + 4 / 3)
    assert figures["category", "v", "norm"] == "hypothetical"
    bands = "low; mid from 4.666666667; high from 7.333333333"
    assert figures["description", "v", "category_bands"] == bands


def test_further_sets_are_counted_beside_and_change_nothing_else(run_stage, tmp_path):
    rule = {"citation": "Riduwan (2010)", "of": "percent", "bands": BANDS}
    norm = {"citation": "One SD", "of": "empirical_norm", "labels": ["low", "mid", "high"]}
    alone = described(run_stage, tmp_path, rule)
    figures = described(run_stage, tmp_path, rule, {"e": norm}, further_categories=["e"])
    assert {key: figures[key] for key in alone} == alone
    # The totals are 3, 6, 10 and 7: mean 6.5, standard deviation 2.887.
    section, further = "further_category", {key: figures[key] for key in figures.keys() - alone}
    assert {key[0] for key in further} == {section}
    assert [further[section, f"v:e={label}", "n"] for label in norm["labels"]] == ["1", "2", "1"]
    assert float(further[section, "v:e=high", "from"]) == pytest.approx(6.5 + (25 / 3) ** 0.5)
    assert further[section, "v:e", "norm"] == "empirical"


@pytest.mark.parametrize(
    ("items", "mean", "sd"),
    # Twice the totals 3, 6, 10, and 7, less 2: 4, 10, 18, and 12, whose squares add up to 100.
    [(2, 11, (100 / 3) ** 0.5), (3, None, None)],
)
def test_the_score_of_an_instrument_needs_all_of_its_items(run_stage, tmp_path, items, mean, sd):
    key = {"name": "T", "items": items, "score": {"times": 2, "plus": -2, "from": 2, "to": 18}}
    rule = {"of": "percent", "citation": "Nobody", "bands": BANDS}
    figures = described(run_stage, tmp_path, rule, scoring_key=key)
    found = [figures["description", "v", f"instrument_{part}"] for part in ("mean", "sd")]
    if mean is None:
        assert found == ["undefined: an item of the instrument was left out"] * 2
    else:
        assert [float(value) for value in found] == pytest.approx([mean, sd], rel=1e-12)


OF_TOTALS = [{"label": "low", "from": 0}, {"label": "high", "from": 6}]


def describe_study(run_stage, tmp_path, answers, categories):
    """Describe two items and their total; return the figures and everybody's category."""
    keyed = pd.DataFrame(answers, columns=["a", "b"], dtype=float)
    keyed.index = [f"R{number}" for number in range(len(keyed))]
    totals = pd.DataFrame({"x": keyed.sum(axis=1), "part": keyed["a"]})
    for name, table in (("keyed", keyed), ("responses", keyed), ("totals", totals)):
        write_parquet(tmp_path / f"{name}.parquet", table)
    variable = {
        "items": ["a", "b"],
        "item_scales": {"a": "s", "b": "s"},
        "dimensions": {"part": {"items": ["a"]}},
        "categories": "c",
    }
    outputs = {name: f"{name}.csv" for name in ["statistics", *description.SECTIONS]}
    written = run_stage(
        description.main,
        outputs | {"categories": "categories.parquet"},
        {
            "scales": {"s": {"codes": [1, 2, 3, 4, 5]}},
            "variables": {"x": variable},
            "categories": {"c": categories | {"citation": "-"}},
            "tests": {"alpha": 0.05},
        },
        **nobody(tmp_path),
        **{name: tmp_path / f"{name}.parquet" for name in ("keyed", "responses", "totals")},
    )
    return read_statistics(written.statistics), read_parquet(written.categories)


@pytest.mark.parametrize(
    ("categories", "of_item", "of_variable"),
    [
        ({"of": "percent", "bands": OF_TOTALS, "citation": "-"}, "high", "high"),
        (
            {"of": "total", "bands": OF_TOTALS, "citation": "-"},
            "totals of the whole variable",
            "low",
        ),
        (
            {"of": "empirical_norm", "labels": list("rst"), "citation": "-"},
            "totals of the whole variable",
            "s",
        ),
    ],
)
def test_every_subject_has_its_category_or_the_reason(
    run_stage, tmp_path, categories, of_item, of_variable
):
    answers = [[1, 2], [3, 2], [4, 5]]
    figures, _ = describe_study(run_stage, tmp_path, answers, categories)
    for subject in ("a", "b", "part"):
        assert of_item in figures["description", subject, "score_category"]
    assert figures["description", "x", "score_category"] == of_variable


@pytest.mark.parametrize("answers", [[[2, 3]] * 4, [[2, 3]]])
def test_a_norm_without_spread_leaves_categories_with_a_reason(run_stage, tmp_path, answers):
    norm = {"of": "empirical_norm", "labels": ["low", "middle", "high"]}
    figures, placed = describe_study(run_stage, tmp_path, answers, norm)
    reason = "all totals are the same" if len(answers) > 1 else "at least 2 values"
    for subject in ("a", "part", "x"):
        assert reason in figures["description", subject, "score_category"]
    for label in norm["labels"]:
        assert reason in figures["category", f"x={label}", "n"]
    assert placed["x"].isna().all()


@pytest.mark.slow
def test_every_answer_is_counted_once(finished):
    statistics = read_statistics(finished.folder / "results/ukm_stress/statistics.csv")
    for item in [f"S{number}" for number in range(1, 11)]:
        counts = [int(statistics["frequency", f"{item}={code}", "n"]) for code in range(5)]
        assert sum(counts) == 223
