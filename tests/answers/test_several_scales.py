"""Calculations that must not take the answers of a variable for answers on one scale."""

import numpy as np
import pandas as pd
import pytest

from angket.answers.blocks import blocks_of
from angket.answers.carelessness import longest_run
from angket.answers.screening import NO_BLOCK
from angket.statistics.scaling.norms import hypothetical_norm
from angket.statistics.scaling.successive_intervals import interval_mapping, to_intervals
from angket.tables import read_parquet, write_parquet
from scripts import intervals, scoring
from validated_study import ITEMS, LABELS, study_of, validated, with_column, write_csv

SCALES = {
    "s": {"codes": dict(zip("12345", LABELS, strict=True))},
    "yn": {"codes": {"0": "No", "1": "Yes"}},
}
LOAD = {"label": "Load", "items": [*ITEMS, "e"], "scale": "s", "item_scales": {"e": "yn"}}


def two_scales(**changes):
    study = {"scales": SCALES, "variables": {"load": LOAD}} | changes
    return study_of(**study)


def answers(n=40, seed=3):
    random = np.random.default_rng(seed)
    common = random.normal(size=(n, 1))
    agreed = np.clip(np.rint(3 + common + random.normal(size=(n, 4))), 1, 5).astype(int)
    said = (common[:, 0] + random.normal(size=n) > 0).astype(int)
    return pd.DataFrame(agreed, columns=ITEMS).assign(e=said)


def test_pooled_scores_are_those_of_each_scale_by_itself():
    # shared case pooled-msi-two-scales: a code of one scale has no share in those of another.
    items = answers().astype(float)
    scales = dict.fromkeys(ITEMS, "s") | {"e": "yn"}
    _, mappings = to_intervals(items, pooled=True, scales=scales)
    alone = interval_mapping(items[ITEMS].to_numpy().ravel())
    for item in ITEMS:
        assert mappings[item]["interval"].to_dict() == alone["interval"].to_dict()
    assert mappings["e"].index.tolist() == [0, 1]
    assert mappings["e"]["interval"].tolist() == interval_mapping(items["e"])["interval"].tolist()
    assert 0 not in mappings["a"].index


def test_the_scores_of_the_shared_case_are_those_of_edwards_formula():
    # Recomputed with scipy from Edwards' formula for these frequencies.
    agreed = np.repeat([1, 2, 3, 4, 5], [10, 47, 54, 39, 10]).reshape(40, 4)
    items = pd.DataFrame(agreed, columns=ITEMS, dtype=float).assign(e=[0.0] * 23 + [1.0] * 17)
    scales = dict.fromkeys(ITEMS, "s") | {"e": "yn"}
    _, mappings = to_intervals(items, pooled=True, scales=scales)
    found = {item: mappings[item]["interval"].round(2).tolist() for item in ("a", "e")}
    assert found == {"a": [1.00, 2.12, 3.03, 3.90, 4.94], "e": [1.00, 2.60]}


def test_the_stage_pools_by_scale_and_writes_no_code_of_another_one(tmp_path, run_stage):
    settings = two_scales(intervals={"pooled": True})
    keyed = answers().astype(float)
    keyed.index = [f"R{number}" for number in range(len(keyed))]
    write_parquet(tmp_path / "keyed.parquet", keyed)
    write_parquet(tmp_path / "totals.parquet", pd.DataFrame({"load": keyed.sum(axis=1)}))
    outputs = {"statistics": "statistics.csv", "msi": "msi.csv", "intervals": "i.parquet"}
    made = run_stage(
        intervals.main,
        outputs | {"totals": "t.parquet"},
        settings,
        keyed=tmp_path / "keyed.parquet",
        totals=tmp_path / "totals.parquet",
    )
    subjects = set(pd.read_csv(made.msi)["subject"])
    assert {"e=0", "e=1", "a=1"} <= subjects
    assert not {"a=0", "e=2"} & subjects


def scored(tmp_path, run_stage, table, settings):
    table.index = [f"R{number}" for number in range(len(table))]
    write_parquet(tmp_path / "responses.parquet", table)
    outputs = {name: f"{name}.parquet" for name in ("keyed", "totals")}
    outputs |= {"person_mean": "p.csv", "statistics": "s.csv"}
    made = run_stage(
        scoring.main, outputs, settings, responses=tmp_path / "responses.parquet"
    )  # fmt: skip
    return read_parquet(made.totals)["load"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # The four agree fully: the yes-no answer that stands in is 1, not 5.
        ([5, 5, 5, 5, None], 21),
        ([1, 1, 1, 1, None], 4),
        ([3, 3, 3, 3, None], 12.5),
        # Three answers at 1/2 of their range and a yes: 2.5 of 4, so that b is 1 + 4 * 0.625.
        ([3, None, 3, 3, 1], 10 + 3.5),
        ([5, None, None, 5, 1], 5 + 5 + 5 + 5 + 1),
    ],
)
def test_what_stands_in_for_a_missing_answer_lies_on_its_own_scale(
    tmp_path, run_stage, given, expected
):
    table = pd.DataFrame([given, [1, 2, 3, 4, 1]], columns=[*ITEMS, "e"], dtype="Float64")
    rule = {"rule": "person_mean", "answered_share": 0.5}
    totals = scored(tmp_path, run_stage, table, two_scales(missing=rule))
    assert totals.tolist() == [expected, 11]


@pytest.mark.parametrize(
    ("given", "last", "run"),
    [
        # The first of five answers to four items, and of two others to the fifth.
        ([1, 1, 1, 1, 0], {"codes": [0, 1]}, 4),
        # The third answer of two scales, though both write it as 3, is not one answer.
        ([3, 3, 3, 3, 3], {"codes": [1, 2, 3, 4, 5], "answers": list("VWXYZ")}, 4),
        ([3, 3, 3, 3, 3], {"codes": [1, 2, 3, 4, 5]}, 5),
        ([3, 3, None, 3, 3], {"codes": [1, 2, 3, 4, 5]}, 2),
        # Another question stands between it and the others.
        ([3, 3, 3, 3, 3], {"codes": [1, 2, 3, 4, 5], "place": 5}, 4),
        # It stands between the second and the third.
        ([3, 3, 4, 4, 3], {"codes": [1, 2, 3, 4, 5], "place": 1.5}, 2),
    ],
)
def test_a_run_is_one_of_the_same_answer_to_neighbours_with_one_scale(given, last, run):
    table = pd.DataFrame([given], columns=[*ITEMS, "e"], dtype=float)
    items = {item: {"codes": [1, 2, 3, 4, 5], "place": at} for at, item in enumerate(ITEMS)}
    items["e"] = {"place": 4} | last
    assert longest_run(table, blocks_of(items)).tolist() == [run]


def test_a_run_longer_than_any_block_is_not_looked_for_and_that_is_told(tmp_path):
    table = with_column("e", [1, 0, 1, 0, 1, 0]).assign(a=1, b=1, c=1, d=1)
    table.loc[1:, ITEMS] = [[1, 2, 3, 4]] * 5
    table["d"] = [1, 4, 2, 5, 3, 4]
    accept = {"file": "x", "accept": ["constant_item"]}
    found = {}
    for length in (4, 5):
        settings = two_scales(screening={"longest_run": length}, data=accept)
        made = validated(tmp_path, write_csv(tmp_path, table), settings)
        found[length] = made.statistics["screening", "straight_lining", "n"]
    assert found == {4: "1", 5: f"undefined: {NO_BLOCK}"}


def test_bounds_of_a_norm_are_those_of_every_item_by_itself():
    # Four items of 1 to 5 and one of 0 to 1: totals from 4 to 21.
    assert hypothetical_norm(1, 4 * 1 + 0, 4 * 5 + 1)["mean"] == 12.5


def test_a_variable_of_several_scales_and_ends_that_nobody_chose_are_told(tmp_path):
    table = with_column("e", [1, 0, 1, 0, 1, 0])
    scales = SCALES | {"s": {"codes": {str(code): f"Answer {code}" for code in range(1, 11)}}}
    made = validated(tmp_path, write_csv(tmp_path, table), two_scales(scales=scales))
    told = {row["rule"]: row["expected"] for row in made.findings}
    assert "somebody to have chosen 6, 7, 8, 9, 10" in told["unused_scale_end"]
    assert "load have several (s, yn)" in told["several_scales"]
    assert not [row for row in made.findings if "scale yn" in row["expected"]]


def test_who_uses_all_of_one_scale_is_told_nothing(tmp_path):
    made = validated(tmp_path, write_csv(tmp_path, with_column("x", list("ABABAB"))), study_of())
    assert {row["rule"] for row in made.findings} == {"unused_column"}
