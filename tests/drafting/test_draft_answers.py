"""Draft: the order and codes that are guessed of answers, and those that nobody can guess."""

import numpy as np
import pandas as pd
import pyreadstat
import pytest

from angket.answers.spelling import plain
from angket.settings.schemas import load_schema
from angket.settings.studies import load_study
from drafted_tables import draft_of, items, scales_of, table_of, variables_of

ORDERS = [
    ["SS", "S", "N", "TS", "STS"],
    ["SS", "S", "CS", "CTS", "TS", "STS"],
    ["SS", "S", "AS", "ATS", "TS", "STS"],
    ["SL", "S", "KK", "P", "TP"],
    ["SL", "SR", "KD", "JR", "TP"],
    ["SP", "P", "CP", "TP", "STP"],
    ["SB", "B", "CB", "TB", "STB"],
    [
        "Sangat Setuju",
        "Setuju",
        "Agak Setuju",
        "Agak Tidak Setuju",
        "Tidak Setuju",
        "Sangat Tidak Setuju",
    ],
    ["Totalmente de acuerdo", "De acuerdo", "En desacuerdo", "Totalmente en desacuerdo"],
    ["Always", "Most of the time", "Once in a while", "Never"],
    ["Sempre", "Às vezes", "Raramente", "Frequentemente", "Nunca"],
    ["Trifft zu", "Trifft eher zu", "Trifft eher nicht zu", "Trifft nicht zu"],
    ["Strongly  agree", "AGREE", "neither agree nor disagree", "Disagree", "Strongly disagree"],
    ["Don\u2019t know", "Yes", "No"],
]


@pytest.mark.parametrize("falling", ORDERS, ids=lambda answers: answers[0])
def test_answers_of_many_sets_and_languages_are_ordered(tmp_path, falling):
    answers = falling * 8
    _, study = table_of(tmp_path, items(["Z1", "Z2", "Z3"], answers))
    (scale,) = scales_of(study)
    rising = [plain(label) for label in falling[::-1]]
    if falling[0] == "Sempre":
        rising = [plain(falling[place]) for place in (4, 2, 1, 3, 0)]
    if falling[1] == "Yes":
        rising = ["no", "yes"]
        assert scale["not_applicable"] == [falling[0]]
    assert [plain(label) for label in scale["codes"].values()] == rising
    assert "order" not in scale


def test_an_item_on_which_somebody_typed_initials_stays_with_the_others(tmp_path):
    labels = ["Sangat tidak setuju", "Tidak setuju", "Netral", "Setuju", "Sangat setuju"]
    answers = labels * 8
    table = items(["Z1", "Z2", "Z3"], answers)
    heading, typed = table[1]
    # STS is a point of another scale that is known, with answers of its own.
    table[1] = (heading, [*typed[:7], "STS", *typed[8:]])
    _, study = table_of(tmp_path, table)
    (scale,) = scales_of(study)
    assert list(scale["codes"].values()) == labels
    (variable,) = study["variables"].values()
    assert len(variable["items"]) == 3
    assert not study.get("profile")


def test_answers_without_a_known_order_are_written_and_scored_by_nobody(tmp_path):
    known, unknown = (
        items(["A1", "A2", "A3"]),
        items(["B1", "B2", "B3"], ["blip", "zorp", "gnar"] * 10),
    )
    text, study = table_of(tmp_path, [*known, *unknown])
    assert scales_of(study)[1] == {"order": "unknown", "codes": {1: "blip", 2: "zorp", 3: "gnar"}}
    assert "THE ORDER OF THESE ANSWERS IS NOT KNOWN" in text
    loaded, problems = loaded_draft(tmp_path, text)
    assert problems == []
    assert list(loaded["variables"]) == ["A"]
    hypothesis = (
        "\nhypotheses:\n  H1: {kind: regression, statement: s, response: B, predictors: [A]}\n"
    )
    _, (problem,) = loaded_draft(tmp_path, text + hypothesis)
    assert "the order of these answers is not known" in problem
    assert "hypotheses.H1" in problem
    loaded, problems = loaded_draft(
        tmp_path, (text + hypothesis).replace("    order: unknown\n", "")
    )
    assert problems == []
    assert list(loaded["variables"]) == ["A", "B"]


def test_a_study_with_no_known_order_is_refused_with_the_line(tmp_path):
    text, _ = table_of(tmp_path, items(["B1", "B2", "B3"], ["blip", "zorp", "gnar"] * 10))
    _, (problem,) = loaded_draft(tmp_path, text)
    line = 1 + text.splitlines().index("    order: unknown")
    assert f"line {line}, key scales.scale1.order" in problem
    assert "delete the line" in problem


def loaded_draft(tmp_path, text):
    """Load a text as the description of a study; return it and the problems told."""
    (tmp_path / "config/studies").mkdir(parents=True, exist_ok=True)
    text = text.replace(f"{tmp_path}/", "")
    (tmp_path / "config/studies/s.yaml").write_text(text, encoding="utf-8")
    study, problems = load_study("config/studies/s.yaml", load_schema("study"), tmp_path)
    return study, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("rising"),
    [
        ["17-20", "21-25", "> 25"],
        ["< 1 tahun", "1-5 tahun", "6-10 tahun", "> 10 tahun"],
        ["< 20", "20 - 29", "30 - 39", "≥ 40"],
        ["kurang dari 1 juta", "1 juta - 3 juta", "3 juta - 5 juta", "lebih dari 5 juta"],
        ["< Rp 500.000", "Rp 500.000 - Rp 1.000.000", "> Rp 1.000.000"],
        ["1 bulan - 6 bulan", "7 bulan - 1 tahun", "2 tahun - 3 tahun"],
        ["under 18", "18 to 24", "25 to 34", "65+"],
        ["2 jam", "5 jam", "10 jam"],
        ["SMA", "D3", "S1", "S2"],
        ["Rendah", "Sedang", "Tinggi"],
    ],
    ids=lambda rising: rising[0],
)
def test_categories_stand_in_their_natural_order(tmp_path, rising):
    mixed = sorted(rising, key=lambda text: text[::-1]) * 10
    _, study = table_of(tmp_path, [("Kelompok", mixed[:30]), *items(["X1", "X2", "X3"])])
    assert study["profile"]["Kelompok"]["order"] == rising


def test_an_end_that_nobody_chose_is_told(tmp_path):
    text, study = table_of(tmp_path, items(["X1", "X2", "X3"], "2345" * 8))
    assert list(scales_of(study)[0]["codes"]) == [1, 2, 3, 4, 5]
    assert "# Nobody chose 1." in text


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        (
            "Seberapa puas? (Skala 1-5, 1 = Buruk, 5 = Baik)",
            {1: "Buruk", 2: "2", 3: "3", 4: "4", 5: "Baik"},
        ),
        ("How tired? (1 = not at all; 4 = very)", {1: "not at all", 2: "2", 3: "3", 4: "very"}),
        ("How tired? 0=no, 1=a bit, 2=very", {0: "no", 1: "a bit", 2: "very"}),
        ("Nilai kami, skala 1 sampai 10", {n: str(n) for n in range(1, 11)}),
        ("Rate us on a scale of 0 to 5", {n: str(n) for n in range(6)}),
    ],
)
def test_a_scale_in_the_heading_is_read(tmp_path, heading, codes):
    answers = [str(code) for code in codes] * 6
    _, study = table_of(
        tmp_path, [(heading, answers), ("Kota", ["Bandung", "Bogor"] * (len(answers) // 2))]
    )
    assert scales_of(study)[0]["codes"] == codes
    assert variables_of(study) == {name: ["Q1"] for name in study["variables"]}


def test_two_codes_of_one_label_stay_apart(tmp_path):
    answers = pd.DataFrame({f"D{k}": [float(code) for code in (1, 2, 3) * 10] for k in (1, 2, 3)})
    labels = {1: "Never", 2: "Often", 3: "Often"}
    pyreadstat.write_sav(
        answers, tmp_path / "a.sav", variable_value_labels=dict.fromkeys(answers, labels)
    )
    text, study = draft_of(tmp_path, tmp_path / "a.sav")
    assert scales_of(study)[0]["codes"] == {1: "Never", 2: "Often (2)", 3: "Often (3)"}
    assert "several codes the same words" in text


def test_how_statistics_programs_write_no_answer_hides_no_item(tmp_path):
    for written in ("NA", "NaN", ".", "-"):
        answers = [*"12345" * 5, *[written] * 5]
        _, study = table_of(tmp_path, items(["X1", "X2", "X3"], answers))
        assert list(scales_of(study)[0]["codes"]) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("written", ["{label} ({code})", "({code}) {label}", "{label} = {code}"])
def test_labels_with_their_code_behind_them_are_in_the_order_of_codes(tmp_path, written):
    labels = ["Merah", "Kuning", "Hijau", "Biru"]  # whose order no vocabulary knows
    rng = np.random.default_rng(3)
    rows = [[written.format(code=c, label=labels[c - 1]) for c in rng.integers(1, 5, 4)]
            for _ in range(30)]  # fmt: skip
    file = tmp_path / "answers.csv"
    pd.DataFrame(rows, columns=["P1", "P2", "P3", "P4"]).to_csv(file, index=False)
    _, study = draft_of(tmp_path, file)
    [scale] = scales_of(study)
    assert scale == {"codes": dict(enumerate(labels, start=1))}
