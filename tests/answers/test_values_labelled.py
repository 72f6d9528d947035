"""Labels that a file brings along: their order, what they contradict, what they say of codes."""

import pandas as pd
import pytest

from angket.answers.spelling import plain
from angket.files.fault import Fault
from validated_study import (
    ANSWERS,
    ITEMS,
    LABELS,
    study_of,
    validated,
    with_column,
    write_sav,
)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ([], ["Primary", "Lower secondary", "University"]),
        ([3, 1], ["University", "Primary", "Lower secondary"]),
        (["3.0", "1", "2"], ["University", "Primary", "Lower secondary"]),
        (["university"], ["University", "Primary", "Lower secondary"]),
        (["Lower secondary", "Other"], ["Lower secondary", "Other", "Primary", "University"]),
    ],
)
def test_categories_of_a_labelled_file_stand_in_the_order_of_its_codes(tmp_path, order, expected):
    labels = {"x": {1: "Primary", 2: "Lower secondary", 3: "University", 4: "Nobody's"}}
    file = write_sav(tmp_path, with_column("x", [3, 1, 2, 3, 1, 2]), labels)
    settings = study_of(profile={"x": {"label": "X", "order": order}})
    categories = validated(tmp_path, file, settings).answers["x"].cat.categories.tolist()
    assert [plain(name) for name in categories] == [plain(name) for name in expected]


def test_codes_that_a_file_calls_alike_are_told_and_counted_apart(tmp_path):
    labels = {"x": {1: "Pria", 2: "Wanita", 3: "Wanita"}}
    file = write_sav(tmp_path, with_column("x", [1, 2, 3, 3, 1, 2]), labels)
    made = validated(tmp_path, file, study_of(profile={"x": {"label": "X"}}))
    counts = made.answers["x"].value_counts().to_dict()
    assert counts == {"Pria": 2, "Wanita (2)": 2, "Wanita (3)": 2}
    assert [row["expected"] for row in made.findings if row["rule"] == "same_label"] == [
        "one label for each code; codes 2, 3 are both called so in the file and counted apart"
    ]
    settings = study_of(profile={"x": {"label": "X", "order": ["Pria", "Wanita"]}})
    together = validated(tmp_path, file, settings)
    assert together.answers["x"].value_counts().to_dict() == {"Pria": 2, "Wanita": 4}


def test_numbers_with_labels_on_some_codes_stay_numbers(tmp_path):
    labels = {"x": {65: "65 or older", 99: "tidak menjawab"}}
    file = write_sav(tmp_path, with_column("x", [20, 30, 65, 99, 25, 99]), labels)
    for missing in ([99], ["Tidak menjawab"]):
        profile = {"x": {"label": "X", "kind": "number", "missing": missing}}
        made = validated(tmp_path, file, study_of(profile=profile))
        assert made.answers["x"].dropna().tolist() == [20, 30, 65, 25]


def labelled(labels):
    return {name: dict(enumerate(labels, start=1)) for name in ITEMS}


@pytest.mark.parametrize(
    "labels",
    [
        LABELS[::-1],
        [LABELS[1], LABELS[0], *LABELS[2:]],
        ["strongly AGREE", *LABELS[1:4], "x"],
        [*LABELS[1:], LABELS[0]],
        ["Disagree", "", "", "", ""],
        ["SA", "A", "N", "D", "SD"],
        ["s.a.", "A", "x", "", ""],
    ],
)
def test_labels_that_contradict_the_study_are_a_fault(tmp_path, labels):
    # shared case spss-labels-contradict, and others of its kind.
    file = write_sav(tmp_path, pd.DataFrame(ANSWERS, columns=ITEMS), labelled(labels))
    with pytest.raises(Fault) as fault:
        validated(tmp_path, file, study_of())
    told = str(fault.value)
    assert "column a, b, c, d: expected code 1 to be" in told
    assert f'"{labels[0]}", which is another answer there' in told
    assert '"Strongly disagree", as in the study\'s scale s' in told


def test_labels_of_a_scale_of_single_items_are_compared_with_that_scale(tmp_path):
    labels = labelled(LABELS) | {"d": dict(enumerate(LABELS[::-1], start=1))}
    file = write_sav(tmp_path, pd.DataFrame(ANSWERS, columns=ITEMS), labels)
    scales = {
        "s": {"codes": dict(zip("12345", LABELS, strict=True))},
        "turned": {"codes": dict(zip("12345", LABELS[::-1], strict=True))},
    }
    variable = {"label": "V", "items": ITEMS, "scale": "s"}
    settings = study_of(scales=scales, variables={"v": variable | {"item_scales": {"d": "turned"}}})
    assert len(validated(tmp_path, file, settings).answers) == len(ANSWERS)
    with pytest.raises(Fault, match="column d: expected code 1"):
        validated(tmp_path, file, study_of(scales=scales, variables={"v": variable}))


def test_labels_that_are_merely_other_words_are_noted(tmp_path):
    indonesian = ["Sangat tidak setuju", "Tidak setuju", "Netral", "Setuju", "Sangat setuju"]
    file = write_sav(tmp_path, pd.DataFrame(ANSWERS, columns=ITEMS), labelled(indonesian))
    made = validated(tmp_path, file, study_of())
    told = [row for row in made.findings if row["rule"] == "differing_label"]
    assert [(row["column"], row["value"]) for row in told] == [("a", "Sangat tidak setuju")]
    assert "likewise in b, c, d" in told[0]["expected"]


def test_a_label_of_the_file_says_what_a_code_without_a_point_means(tmp_path):
    table = pd.DataFrame(ANSWERS, columns=ITEMS)
    table.loc[0, "a"] = 8
    labels = {"a": dict(enumerate(LABELS, start=1)) | {8: "Does not apply"}}
    scale = {
        "codes": dict(zip("12345", LABELS, strict=True)),
        "not_applicable": ["does not apply"],
    }
    rule = {"rule": "person_mean", "answered_share": 0.5}
    settings = study_of(scales={"s": scale}, missing=rule)
    made = validated(tmp_path, write_sav(tmp_path, table, labels), settings)
    assert made.statistics["missing", "a", "not_applicable"] == "1"
