"""Codes and words for no answer are missing in every kind of column, and counted."""

import pandas as pd
import pytest

from angket.answers.no_answer import means_no_answer
from angket.answers.spelling import plain
from angket.files.fault import Fault
from validated_study import (
    LABELS,
    study_of,
    validated,
    with_column,
    write_csv,
)

NINES = ["99", "99.0", "99,0", " 99 ", "+99", "99.00", "９９"]


@pytest.mark.parametrize("cell", NINES)
@pytest.mark.parametrize("setting", [99, 99.0, "99", "99,0"])
def test_a_missing_code_is_one_code_in_every_kind_of_column(tmp_path, cell, setting):
    table = with_column("x", ["1", "2", "1", "2", "1", cell]).astype(object)
    table = table.assign(y=["20", "30", "40", "25", "35", cell])
    table.loc[0, "a"] = cell
    scale = {"codes": dict(zip("12345", LABELS, strict=True)), "missing": [setting]}
    profile = {
        "x": {"label": "X", "order": [1, "2.0"], "missing": [setting]},
        "y": {"label": "Y", "kind": "number", "missing": [setting]},
    }
    rule = {"rule": "person_mean", "answered_share": 0.5}
    settings = study_of(scales={"s": scale}, profile=profile, missing=rule)
    made = validated(tmp_path, write_csv(tmp_path, table), settings)
    assert made.answers["x"].isna().tolist() == [False] * 5 + [True]
    assert set(made.answers["x"].dropna()) == {"1", "2.0"}
    assert made.answers["y"].mean() == 30
    assert pd.isna(made.answers["a"][0])
    told = {row["column"] for row in made.findings if row["rule"] == "declared_missing"}
    assert told == {"x", "y", "a"}


WORDS = ["NA", "N/A", "n/a", "NaN", "nan", "NULL", "<NA>", ".", ".a", "NaT", "-"]


@pytest.mark.parametrize("word", WORDS)
def test_what_programs_write_for_no_answer_is_missing_and_counted(tmp_path, word):
    table = with_column("x", ["A", "B", "A", "B", "A", word]).astype(object)
    table = table.assign(y=["20", "30", "40", "25", "35", "" if plain(word) == "-" else word])
    table.loc[0, "a"] = word
    profile = {"x": {"label": "X"}, "y": {"label": "Y", "kind": "number"}}
    rule = {"rule": "person_mean", "answered_share": 0.5}
    settings = study_of(profile=profile, missing=rule)
    file = tmp_path / "answers.csv"
    table.to_csv(file, index=False)
    made = validated(tmp_path, file, settings)
    assert made.answers["x"].value_counts().to_dict() == {"A": 3, "B": 2}
    assert made.answers["y"].mean() == 30
    assert pd.isna(made.answers["a"][0])
    told = {row["column"]: row["value"] for row in made.findings if row["rule"] == "no_answer"}
    assert told.items() >= {"x": "1 answer", "a": "1 answer"}.items()
    assert made.statistics["missing", "x", "no_answer"] == "1"


def test_a_lone_dash_among_numbers_is_asked_because_it_may_be_zero(tmp_path):
    table = with_column("y", ["20", "30", "40", "25", "35", "-"])
    profile = {"y": {"label": "Y", "kind": "number"}}
    with pytest.raises(Fault, match='row 7, column y: found "-", expected a number'):
        validated(tmp_path, write_csv(tmp_path, table), study_of(profile=profile))


@pytest.mark.parametrize("word", ["NA", "-", "n/a", "."])
def test_a_category_that_the_study_lists_stays_an_answer(tmp_path, word):
    table = with_column("x", ["A", "B", "A", "B", "A", word])
    made = validated(
        tmp_path,
        write_csv(tmp_path, table),
        study_of(profile={"x": {"label": "X", "order": ["A", "B", word]}}),
    )
    assert made.answers["x"].value_counts()[word] == 1


@pytest.mark.parametrize("word", ["Nama", "none", "nil", "0", "N", "A.", "kosong", "n a"])
def test_other_words_are_answers(word):
    assert not means_no_answer(word)
