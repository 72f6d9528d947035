"""Who belongs to a group of few cannot be worked out where the group is joined with another."""

import itertools
import random
import re
from pathlib import Path

import pandas as pd
import pytest
import yaml

from angket.answers.categories import in_order, to_categories
from angket.answers.joined import SMALLEST, joined
from angket.settings.studies import load_studies
from angket.tables import read_statistics, read_values
from conftest import ROOT, Files, write_answers
from scripts import validation
from whole_study import EVERYTHING, HEAD, STUDY, Outputs, answers, compute, write_report

SEX, WHO = HEAD.index("sex"), "Not said"
JOINED = {"label": "Sex", "order": ["F", "M", WHO], "join": {"M or not said": ["M", WHO]}}
FEW = {"label": "Sex", "order": ["F", "M", WHO], "join_few": "Others"}

BY_SEX = {"kind": "difference", "statement": "They differ", "response": "load", "groups": "sex"}


def study_with(column):
    return STUDY | EVERYTHING | {"profile": STUDY["profile"] | {"sex": column}}


def with_few(number, seed):
    """Return answers in which so many men, others for each seed, did not say what they are."""
    rows = [list(row) for row in answers(40)]
    men = [place for place, row in enumerate(rows) if row[SEX] == "M"]
    for place in random.Random(seed).sample(men, number):
        rows[place][SEX] = WHO
    return rows


def validated(folder, rows, column):
    """Return the files that validation makes of the answers: all that later steps know of them."""
    (folder / "config/studies").mkdir(parents=True)
    study = study_with(column)
    (folder / "config/config.yaml").write_text("studies: [small]\n")
    (folder / "config/studies/small.yaml").write_text(yaml.safe_dump(study, sort_keys=False))
    file = folder / study["data"]["file"]
    file.parent.mkdir(parents=True)
    inputs = Files(answers=write_answers(file, rows, HEAD))
    outputs = Outputs(folder / "results")
    validation.main(inputs, outputs, load_studies(root=folder)["small"])
    return {file.name: file.read_bytes() for file in sorted((folder / "results").iterdir())}


@pytest.mark.parametrize("number", [1, 2, 4])
@pytest.mark.parametrize("column", [JOINED, FEW], ids=["join", "join_few"])
def test_whoever_belongs_to_the_few_every_result_is_the_same(tmp_path, number, column):
    made = [validated(tmp_path / str(seed), with_few(number, seed), column) for seed in range(2)]
    assert with_few(number, 0) != with_few(number, 1)
    assert made[0] == made[1]
    assert WHO.encode() not in b"".join(made[0].values())


def test_rows_that_differ_by_what_is_joined_alone_are_alike(tmp_path):
    made = []
    for who in ("M", WHO):
        rows = with_few(2, 0)
        of_men = next(row for row in rows if row[SEX] == "M")
        rows.append(["twice", who, *of_men[SEX + 1 :]])
        made.append(validated(tmp_path / who, rows, JOINED))
    assert made[0] == made[1]
    assert b"identical_row" in made[0]["screening.csv"]


def test_without_joining_the_answers_of_the_few_lie_open(tmp_path):
    apart = {"label": "Sex"}
    made = [validated(tmp_path / str(seed), with_few(2, seed), apart) for seed in range(2)]
    assert made[0]["responses.parquet"] != made[1]["responses.parquet"]


def test_no_rule_but_validation_and_the_archive_of_answers_reads_the_file_of_answers():
    readers = {
        rule
        for file in (ROOT / "workflow/rules").glob("*.smk")
        for rule, body in re.findall(
            r"^ *rule (\w+):\n(.*?)(?=^ *(?:use )?rule |\Z)", file.read_text("utf-8"), re.M | re.S
        )
        if "files.raw" in body
    }
    assert {"validation"} <= readers <= {"validation", "pilot_validation", "archive_study", "draft"}


@pytest.mark.slow
def test_neither_tables_nor_pages_nor_workbook_tell_who_belongs_to_the_few(tmp_path):
    told = []
    for seed in range(2):
        folder = tmp_path / str(seed)
        study = study_with(JOINED) | {
            "hypotheses": {"H4": EVERYTHING["hypotheses"]["H4"], "H8": BY_SEX}
        }
        settings, inputs = compute(folder / "study", with_few(2, seed), study)
        write_report(folder / "out", settings, inputs)
        files = [*(folder / "study/results").rglob("*.*"), *(folder / "out").iterdir()]
        told.append({f.relative_to(folder): f.read_bytes() for f in files if f.is_file()})
    assert told[0] == told[1] and len(told[0]) > 30
    statistics = read_statistics(inputs.statistics)
    groups = {s for section, s, _ in statistics if section == "sample" and s.startswith("sex=")}
    assert groups == {"sex=F", "sex=M or not said"}
    # The profile says what was joined.
    page = (tmp_path / "0/out/report.html").read_text("utf-8")
    assert "M or not said stands for M and Not said" in " ".join(page.split())


@pytest.mark.parametrize("labelled", [False, True])
def test_a_joint_category_stands_where_the_first_of_its_parts_stood(labelled):
    codes = pd.Series(["3", "1", "2", "1", "4"])
    names = {"1": "Man", "2": "Woman", "3": "Neither", "4": "Not said"}
    column = {"join": {"Others": ["Neither", "4" if labelled else "Not said"]}, "order": []}
    labels = names if labelled else None
    values = to_categories(codes if labelled else codes.map(names), labels=labels).values
    made, unknown = joined(values, column, labels)
    assert (in_order(made, []), unknown) == (["Man", "Woman", "Others"] if labelled
                                             else ["Man", "Others", "Woman"], [])  # fmt: skip
    assert made.tolist() == ["Others", "Man", "Woman", "Man", "Others"]
    assert joined(values, {"join": {"x": ["Man", "Nobody"]}, "order": []}, labels)[1] == ["Nobody"]


def test_few_are_joined_with_as_many_as_hide_them_and_nobody_else():
    for sizes in itertools.product((0, 1, 2, 4, 5, 9), repeat=3):
        names = "".join(name * n for name, n in zip("abc", sizes, strict=True))
        values = pd.Series(list(names), dtype="str")
        made, _ = joined(values, {"join_few": "others", "order": []})
        counts = made.value_counts().to_dict()
        if not any(0 < n < SMALLEST for n in sizes):
            assert counts == values.value_counts().to_dict()
            continue
        of_others = [n for name, n in zip("abc", sizes, strict=True) if n and name not in counts]
        assert all(n >= SMALLEST for n in counts.values()) or list(counts) == ["others"]
        assert len(of_others) > 1 or sum(n > 0 for n in sizes) == 1


def test_a_category_that_few_belong_to_is_not_listed_with_nobody(tmp_path):
    validated(tmp_path, with_few(2, 0), FEW)
    values = read_values(Path(tmp_path / "results/responses.parquet"))["sex"]
    assert WHO not in in_order(values, FEW["order"])
    assert len(in_order(values, FEW["order"])) == 1 or "Others" in in_order(values, FEW["order"])
