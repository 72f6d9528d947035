"""Validation: every fault named in one pass, nobody lost."""

import csv
import io
import re
import shutil

import numpy as np
import pandas as pd
import pyreadstat
import pytest

from angket.answers import respondents, unlinked
from angket.answers.carelessness import longest_run, mahalanobis
from angket.answers.personal import personal_kind
from angket.answers.respondents import flow
from angket.files.columns import disguised
from angket.files.fault import Fault
from angket.statistics.undefined import Undefined
from angket.tables import read_parquet, read_statistics
from conftest import ROOT, Files, write_answers
from scripts import validation

SETTINGS = {
    "data": {"id": "id", "columns": {}, "accept": [], "personal": [], "not_personal": []},
    "scales": {"s": {"codes": [1, 2, 3, 4, 5], "answers": list("ABCDE")}},
    "variables": {
        "v": {
            "items": ["a", "b", "c"],
            "item_scales": dict.fromkeys("abc", "s"),
            "dimensions": {},
        }
    },
    "missing": {"rule": "listwise", "answered_share": 0.8},
    "screening": {"mahalanobis_p": 0.001, "twins": [], "twin_distance": 3},
    "exclude": {"flagged": [], "respondents": {}},
}
OUTPUTS = {
    "responses": "responses.parquet",
    "findings": "findings.csv",
    "excluded": "excluded.csv",
    "screening": "screening.csv",
    "not_applicable": "not_applicable.csv",
    "statistics": "statistics.csv",
}
GOOD = [("p", 1, 2, 3), ("q", 4, 5, 1), ("r", 2, 2, 2)]


@pytest.fixture
def validate(tmp_path, run_stage):
    def run(rows, head=("id", "a", "b", "c"), **changes):
        file = write_answers(tmp_path / "answers.csv", rows, head)
        settings = {key: SETTINGS[key] | changes.get(key, {}) for key in SETTINGS}
        return run_stage(validation.main, OUTPUTS, settings, answers=file)

    return run


def rows_of(file):
    with open(file, newline="") as stream:
        return list(csv.DictReader(stream))


def test_good_answers_pass_as_they_are(validate):
    outputs = validate(GOOD)
    answers = read_parquet(outputs.responses)
    assert answers.to_numpy().tolist() == [list(row[1:]) for row in GOOD]
    assert answers.index.tolist() == ["p", "q", "r"]


def test_all_faults_are_told_at_once_with_row_column_value_and_rule(validate):
    rows = [("p", 1, 9, 3), ("p", "x", 5, 1), ("", 2, 2, "3.5")]
    with pytest.raises(Fault) as fault:
        validate(rows)
    _, found = fault.value.table
    told = {(row, column, value, rule) for _, row, _, column, value, rule, _ in found}
    assert told == {
        (2, "b", "9", "allowed_codes"),
        (3, "a", "x", "allowed_codes"),
        (4, "c", "3.5", "allowed_codes"),
        (2, "id", "p", "duplicate_id"),
        (3, "id", "p", "duplicate_id"),
        (4, "id", "", "missing_id"),
    }
    message = str(fault.value)
    assert 'row 2, column b: found "9", expected one of 1, 2, 3, 4, 5' in message
    assert "Traceback" not in message


def test_one_wrong_cell_leaves_the_right_ones_alone(validate):
    with pytest.raises(Fault) as fault:
        validate([("p", '"3,5"', 2, 3), *GOOD[1:]])
    assert len(fault.value.table[1]) == 1


def test_an_absent_column_is_named(validate):
    with pytest.raises(Fault, match="column c: expected this column"):
        validate([("p", 1, 2)], head=("id", "a", "b"))


@pytest.mark.parametrize("spelling", ["4", "4.0", '"4,0"', " 4 ", "04", "+4", "٤"])
def test_spellings_of_a_number_mean_the_same(validate, spelling):
    outputs = validate([("p", spelling, 2, 3), ("q", 1, 1, 1)])
    assert read_parquet(outputs.responses)["a"].tolist() == [4, 1]


@pytest.mark.parametrize("value", ["1e0", "inf", "1_0", "0x4", "--4", "4..0"])
def test_what_only_looks_like_a_number_is_a_fault(validate, value):
    with pytest.raises(Fault, match="allowed_codes"):
        validate([("p", value, 2, 3)])


def test_respondents_left_out_are_listed_with_the_reason_and_none_is_lost(validate):
    rows = [*GOOD, ("s", "", 2, ""), ("t", 4, 5, 1), ("u", 1, 1, 1)]
    rules = {"flagged": ["identical_row"], "respondents": {"u": "answered twice"}}
    outputs = validate(rows, exclude=rules)
    assert rows_of(outputs.excluded) == [
        {"row": "5", "respondent": "s", "reason": "missing answers: a, c"},
        {
            "row": "6",
            "respondent": "t",
            "reason": "flagged: identical_row (the same as an earlier row)",
        },
        {"row": "7", "respondent": "u", "reason": "answered twice"},
    ]
    counts = read_statistics(outputs.statistics)
    received, excluded, analysed = (
        int(counts["sample", "all", name]) for name in ("received", "excluded", "analysed")
    )
    assert (received, excluded, analysed) == (6, 3, 3)
    assert len(read_parquet(outputs.responses)) == analysed


def test_repeated_rows_and_unused_columns_are_only_noted_unless_asked_for(validate):
    rows = [(*row, "?") for row in [*GOOD, ("t", 4, 5, 1)]]
    outputs = validate(rows, head=("id", "a", "b", "c", "remark"))
    assert [(row["rule"], row["row"], row["column"]) for row in rows_of(outputs.findings)] == [
        ("unused_column", "", "remark"),
        ("identical_row", "5", ""),
    ]
    assert rows_of(outputs.excluded) == []


def test_without_an_id_column_the_row_of_the_spreadsheet_is_the_id(validate):
    outputs = validate([(1, 2, 3), (4, 5, 1)], head=("a", "b", "c"), data={"id": None})
    assert read_parquet(outputs.responses).index.tolist() == ["2", "3"]


def test_leaving_out_somebody_who_is_not_there_is_a_fault(validate):
    rules = {"respondents": {"zz": "why"}}
    with pytest.raises(Fault, match="zz"):
        validate(GOOD, exclude=rules)


def test_rules_that_leave_nobody_are_a_fault(validate):
    with pytest.raises(Fault, match="leave 1 of 2 respondents"):
        validate([("p", "", 2, 3), ("q", 1, 1, 1)], data={"accept": ["constant_item"]})


def test_one_respondent_is_too_few(validate):
    with pytest.raises(Fault, match="holds one respondent only"):
        validate([("p", 1, 2, 3)])


def test_constant_and_empty_items_are_named_unless_accepted(validate):
    rows = [("p", 1, 3, ""), ("q", 2, 3, "")]
    with pytest.raises(Fault) as fault:
        validate(rows)
    assert "column b: expected answers that differ" in str(fault.value)
    assert "column c: expected an answer from somebody" in str(fault.value)
    accepted = {"accept": ["constant_item", "empty_item"]}
    outputs = validate(
        [("p", 1, 3, 2), ("q", 2, 3, 2)], data=accepted, missing={"rule": "person_mean"}
    )
    assert len(read_parquet(outputs.responses)) == 2


@pytest.fixture
def validate_workbook(tmp_path, run_stage):
    def run(rows, head=("id", "a", "b", "c"), **data):
        file = str(tmp_path / "answers.xlsx")
        pd.DataFrame(rows, columns=head).to_excel(file, index=False)
        settings = SETTINGS | {"data": SETTINGS["data"] | data}
        return run_stage(validation.main, OUTPUTS, settings, answers=file)

    return run


AS_TEXT = [("p", 1, "2", 3), ("q", 4, 5, 1), ("r", 2, " 3 ", 2)]


def test_numbers_stored_as_text_are_refused_with_row_column_value_and_remedy(validate_workbook):
    with pytest.raises(Fault) as fault:
        validate_workbook(AS_TEXT)
    assert 'row 2, column b: found "2", expected a number, but it is stored as text' in str(
        fault.value
    )
    assert "(as 1 more in this column are)" in str(fault.value)
    assert "set data.accept: [numbers_as_text] (numbers_as_text)" in str(fault.value)
    outputs = validate_workbook(AS_TEXT, accept=["numbers_as_text"])
    assert read_parquet(outputs.responses)["b"].tolist() == [2, 5, 3]


def test_ids_and_columns_that_nobody_uses_may_be_text_of_digits(validate_workbook):
    rows = [(f"0{number}", *row[1:], "7") for number, row in enumerate(GOOD)]
    outputs = validate_workbook(rows, head=("id", "a", "b", "c", "remark"))
    assert read_parquet(outputs.responses).index.tolist() == ["00", "01", "02"]


def test_labels_and_codes_with_labels_become_codes(validate):
    scale = {"codes": [1, 2, 3], "answers": ["Tidak setuju", "Netral", "Setuju"]}
    scales = {"s": scale | {"synonyms": {"OK": 3}}}
    rows = [
        ("p", "setuju", " Tidak  Setuju", "2 - netral"),
        ("q", "3. Setuju", "NETRAL", "ok"),
        ("r", "1 (Tidak setuju)", "3=Setuju", "1"),
    ]
    outputs = validate(rows, scales=scales)
    assert read_parquet(outputs.responses).to_numpy().tolist() == [
        [3, 1, 2],
        [3, 2, 3],
        [1, 3, 1],
    ]


@pytest.mark.parametrize("text", ["2 - Setuju", "Setuju sekali", "setuju?", "4 - Sangat"])
def test_an_answer_that_the_map_lacks_is_a_named_fault(validate, text):
    scales = {"s": {"codes": [1, 2, 3], "answers": ["Tidak setuju", "Netral", "Setuju"]}}
    with pytest.raises(Fault, match=f'row 3, column b: found "{re.escape(text)}"'):
        validate([("p", 1, 2, 3), ("q", 2, text, 1)], scales=scales)


def test_not_applicable_and_missing_codes_never_become_a_point(validate):
    scales = {
        "s": SETTINGS["scales"]["s"]
        | {"not_applicable": ["Not applicable"], "missing": ["9", "99"]}
    }
    rows = [*GOOD, ("s", "not applicable", 2, 3), ("t", 9, "99.0", 1)]
    outputs = validate(rows, scales=scales)
    reasons = [(row["row"], row["reason"]) for row in rows_of(outputs.excluded)]
    assert reasons == [("5", "missing answers: a"), ("6", "missing answers: a, b")]
    counts = read_statistics(outputs.statistics)
    assert counts["missing", "a", "not_applicable"] == "1"
    assert counts["missing", "a", "declared_missing"] == "1"


def test_person_mean_keeps_who_answered_enough_and_says_who_did_not(validate):
    rows = [*GOOD, ("s", "", 2, 3), ("t", "", "", 1)]
    outputs = validate(rows, missing={"rule": "person_mean", "answered_share": 0.6})
    assert rows_of(outputs.excluded) == [
        {
            "row": "6",
            "respondent": "t",
            "reason": "too few answers: 1 of the 3 items of v (share below 0.6)",
        }
    ]


def test_questions_are_found_by_text_and_by_position(validate):
    head = ("id", "How  are you?", "same", "same")
    same = {"heading": "same"}
    columns = {"a": "how are you?", "b": same | {"position": 3}, "c": same | {"position": 4}}
    outputs = validate(GOOD, head=head, data={"columns": columns})
    assert read_parquet(outputs.responses).columns.tolist() == ["a", "b", "c"]


def test_a_name_that_stands_twice_needs_a_position(validate):
    with pytest.raises(Fault, match="stands 2 times, as columns C, D"):
        validate(GOOD, head=("id", "a", "b", "b"), data={"columns": {"c": "b"}})


SECRETS = ["budi@example.org", "0812-3456-7890", "3273012345678901"]


@pytest.mark.parametrize("secret", SECRETS)
def test_personal_columns_reach_no_result(validate, secret, tmp_path):
    rows = [(name, a, b, c, f"{name}{secret}") for name, a, b, c in GOOD]
    validate(rows, head=("id", "a", "b", "c", "contact"))
    for file in tmp_path.glob("*.*"):
        if file.name != "answers.csv":
            assert secret.encode() not in file.read_bytes(), file


@pytest.mark.parametrize("secret", SECRETS)
def test_a_personal_column_in_the_profile_is_refused(validate, secret, tmp_path):
    profile = {"contact": {"kind": "category", "missing": []}}
    file = write_answers(
        tmp_path / "answers.csv",
        [(*row, secret) for row in GOOD],
        ("id", "a", "b", "c", "contact"),
    )
    with pytest.raises(Fault, match="seems to hold personal data") as fault:
        validation.main(Files(answers=file), None, SETTINGS | {"profile": profile})
    assert secret not in str(fault.value)


def test_a_single_personal_cell_in_the_profile_is_refused_by_its_row(tmp_path):
    texts = ["Umum", "Keuangan"] * 60
    texts[70] = "Umum; Budi 0812.9977.0001"
    rows = [(f"p{n}", 1 + n % 4, 2 + n % 3, 3, text) for n, text in enumerate(texts)]
    file = write_answers(tmp_path / "answers.csv", rows, ("id", "a", "b", "c", "Bagian"))
    profile = {"Bagian": {"kind": "category", "missing": []}}
    with pytest.raises(Fault, match=r"row 72 .*telephone number") as fault:
        validation.main(Files(answers=file), None, SETTINGS | {"profile": profile})
    assert "9977" not in str(fault.value) + fault.value.tell("id")
    assert "not_personal" in str(fault.value)


def test_all_personal_columns_are_told_at_once(tmp_path):
    rows = [(f"p{n}", 1 + n, 2, 3, f"0812997700{n}", "Budi Santoso") for n in range(4)]
    file = write_answers(tmp_path / "answers.csv", rows, ("id", "a", "b", "c", "HP", "siapa"))
    profile = {name: {"kind": "category", "missing": []} for name in ("HP", "siapa")}
    with pytest.raises(Fault) as fault:
        validation.main(Files(answers=file), None, SETTINGS | {"profile": profile})
    assert "column HP: " in str(fault.value) and "column siapa: " in str(fault.value)


COMMENTS = ["Semoga lebih cepat", "Tolong tambah kursi tunggu", "My neighbour also has it", "baik"]


def test_comments_are_refused_as_profile(tmp_path):
    rows = [(f"p{n}", 1 + n % 4, 2 + n % 3, 3, "") for n in range(40)]
    for place, text in enumerate(COMMENTS * 3):
        rows[3 * place] = (*rows[3 * place][:4], f"{text} {place}")
    head = ("id", "a", "b", "c", "Do you want to share any comments?")
    file = write_answers(tmp_path / "answers.csv", rows, head)
    profile = {head[4]: {"kind": "category", "missing": []}}
    with pytest.raises(Fault, match="free text"):
        validation.main(Files(answers=file), None, SETTINGS | {"profile": profile})


NAMES = ["Nama Anda", "Nama:", "Siapa nama Anda?", "Your name", "NPM", "Tanggal lahir", "WA"]


@pytest.mark.parametrize("heading", NAMES)
def test_headings_that_ask_who_somebody_is_are_recognised(heading):
    assert personal_kind(heading, pd.Series(["x", "y"], dtype="str"))


@pytest.mark.parametrize("heading", ["Nama unit kerja", "Umur", "Company name", "Merasa nyaman"])
def test_headings_that_do_not_are_left_alone(heading):
    assert personal_kind(heading, pd.Series(["x", "y"], dtype="str")) is None


TYPED = [
    "budi@example.org",
    "Budi 0812.9977.0001",
    "NIP 19800101 200501 1 003 (budi)",
    "Bapak Budi Santoso",
    "Jl. Budi Utomo 5",
]


@pytest.mark.parametrize("typed", TYPED)
def test_what_somebody_wrote_of_himself_into_an_item_is_not_repeated(validate, typed):
    with pytest.raises(Fault) as fault:
        validate([("p", typed, 2, 3), ("q", 1, 1, 1)])
    table = "".join(str(cell) for row in fault.value.table[1] for cell in row)
    told = str(fault.value) + fault.value.tell("id") + table
    assert "row 2" in told
    assert not any(word in told.lower() for word in ("budi", "0812", "19800101"))


def test_a_shared_copy_has_its_rows_in_the_order_of_the_pseudonyms():
    texts = pd.DataFrame({"id": ["R3", "R1", "R2"], "a": ["x", "y", "z"]}, index=[2, 3, 4])
    copy, numbers = unlinked.renumbered(texts, texts["id"])
    assert copy["a"].tolist() == ["y", "z", "x"]
    assert copy.index.tolist() == [2, 3, 4]
    assert numbers == {3: 2, 4: 3, 2: 4}


def test_sequential_pseudonyms_replace_ids_everywhere(validate, tmp_path):
    rows = [("secret-1", 1, 2, 3), ("secret-2", 4, 5, 1), ("secret-3", "", 2, 2)]
    outputs = validate(rows, data={"pseudonyms": "sequential"})
    names = [*read_parquet(outputs.responses).index, rows_of(outputs.excluded)[0]["respondent"]]
    assert sorted(names) == ["R1", "R2", "R3"]
    for file in tmp_path.glob("*.*"):
        assert file.name == "answers.csv" or b"secret" not in file.read_bytes()


def test_who_is_left_out_by_hand_is_found_behind_pseudonyms(validate):
    rows = [("secret-1", 1, 2, 3), ("secret-2", 4, 5, 1), ("secret-3", 2, 3, 2)]
    rules = {"respondents": {disguised("secret-2"): "answered twice"}}
    outputs = validate(rows, data={"pseudonyms": "sequential"}, exclude=rules)
    (row,) = rows_of(outputs.excluded)
    assert (row["row"], row["reason"]) == ("", "answered twice")
    assert row["respondent"] not in read_parquet(outputs.responses).index


PEOPLE = [(f"1980010{n}", n % 5 + 1, (n * n) % 5 + 1, (n // 3) % 5 + 1) for n in range(1, 40)]
PEOPLE[20] = ("198001021", "", 2, 2)
PEOPLE[30] = ("198001031", *PEOPLE[4][1:])


@pytest.mark.parametrize("kind", ["sequential", "keyed"])
def test_neither_rows_nor_their_order_stand_beside_pseudonyms(tmp_path, run_stage, kind):
    (tmp_path / "key.txt").write_text("a secret of some length")
    settings = SETTINGS | {"data": SETTINGS["data"] | {"pseudonyms": kind}}
    written = {}
    for order, people in (("file", PEOPLE), ("turned", PEOPLE[::-1])):
        file = write_answers(tmp_path / "answers.csv", people)
        outputs = run_stage(
            validation.main, OUTPUTS, settings, answers=file, key=str(tmp_path / "key.txt")
        )
        names = read_parquet(outputs.responses).index.tolist()
        assert names == sorted(names)
        for table in (outputs.findings, outputs.excluded, outputs.screening):
            rows = rows_of(table)
            assert rows and not any(row["row"] for row in rows)
            of_people = [row["respondent"] for row in rows if row["respondent"]]
            assert of_people == sorted(of_people)
        twins = [row["identical_to_row"] for row in rows_of(outputs.screening)]
        assert set(twins) - {""} <= set(names)
        answers = read_parquet(outputs.responses).reset_index(drop=True)
        written[order] = sorted(map(tuple, answers.astype("str").to_numpy().tolist()))
    # The numbers that sequence gives follow from the ids alone, not from where somebody stood.
    assert written["file"] == written["turned"]
    if kind == "sequential":
        seen = [respondents.shuffled_places(pd.Series([row[0] for row in PEOPLE]))]
        assert seen[0] != sorted(seen[0])


def test_pseudonyms_hide_ids_in_messages_too(validate):
    rows = [("secret-1", 1, 2, 3), ("secret-1", 4, 5, 1)]
    with pytest.raises(Fault) as fault:
        validate(rows, data={"pseudonyms": "sequential"})
    assert "secret" not in str(fault.value)
    assert "secret" not in str(fault.value.table)


def test_keyed_pseudonyms_depend_on_the_key_alone(tmp_path, run_stage):
    file = write_answers(tmp_path / "answers.csv", GOOD)
    names = []
    for key in ("a secret of some length", "a secret of some length", "another secret of length"):
        (tmp_path / "key.txt").write_text(key)
        settings = SETTINGS | {"data": SETTINGS["data"] | {"pseudonyms": "keyed"}}
        outputs = run_stage(
            validation.main, OUTPUTS, settings, answers=file, key=str(tmp_path / "key.txt")
        )
        names.append(read_parquet(outputs.responses).index.tolist())
    assert names[0] == names[1] != names[2]
    assert not {"p", "q", "r"} & set(names[0])


def test_careless_answers_are_flagged_but_stay_unless_the_study_says_so(validate):
    rows = [("p", 1, 2, 3), ("q", 4, 5, 1), ("r", 2, 2, 2), ("s", 1, 2, 3), ("t", 5, 1, 2)]
    rules = {"longest_run": 3, "twins": [["a", "b"]], "twin_distance": 3}
    outputs = validate(rows, screening=rules)
    flagged = {row["respondent"]: row["flags"] for row in rows_of(outputs.screening)}
    assert flagged == {
        "p": "contradiction",
        "q": "contradiction",
        "r": "straight_lining",
        "s": "contradiction; identical_row",
    }
    assert {row["flags"]: row["rules"] for row in rows_of(outputs.screening)} == {
        "contradiction": "twins at least 3 apart",
        "straight_lining": "longest_run >= 3",
        "contradiction; identical_row": "twins at least 3 apart; the same as an earlier row",
    }
    figures = read_statistics(outputs.statistics)
    assert figures["screening", "straight_lining", "rule"] == "longest_run >= 3"
    assert rows_of(outputs.excluded) == []
    outputs = validate(rows, screening=rules, exclude={"flagged": ["straight_lining"]})
    assert rows_of(outputs.excluded) == [
        {"row": "4", "respondent": "r", "reason": "flagged: straight_lining (longest_run >= 3)"}
    ]


def test_too_short_a_time_is_flagged(validate):
    rows = [(*row, seconds) for row, seconds in zip(GOOD, (30, 300, ""), strict=True)]
    rules = {"duration": "seconds", "shortest_duration": 60}
    outputs = validate(rows, head=("id", "a", "b", "c", "seconds"), screening=rules)
    assert [(row["respondent"], row["flags"]) for row in rows_of(outputs.screening)] == [
        ("p", "too_fast")
    ]


def test_mahalanobis_equals_that_of_r():
    # R: x <- read.csv(...)[, paste0("A", 1:7)]; mahalanobis(x, colMeans(x), cov(x))[1:3]
    of_r = [1.562676783053, 4.126421267030, 0.562723844668]
    file = ROOT / "resources/ukm_stress/responses.csv"
    answers = pd.read_csv(file, encoding="utf-8-sig").iloc[:, 9:16]
    assert mahalanobis(answers).head(3).tolist() == pytest.approx(of_r, rel=1e-9)


@pytest.mark.parametrize(
    ("last", "reason"),
    [
        # scipy would invert what cannot be inverted, or fail.
        ([2, 4, 6, 8, 10, 12], "follow exactly from others"),
        ([3, 3, 3, 3, 3, 3], "do not vary"),
        ([1, 5, 2, np.nan, np.nan, np.nan], "needs more than 3 respondents"),
    ],
)
def test_items_without_distances_say_why(last, reason):
    answers = pd.DataFrame({"a": [1, 2, 3, 4, 5, 6], "b": [2, 1, 4, 3, 6, 6], "c": last})
    with pytest.raises(Undefined, match=reason):
        mahalanobis(answers)


def test_the_longest_run_is_broken_by_a_missing_answer():
    answers = pd.DataFrame([[2, 2, np.nan, 2, 2, 2], [1, 2, 3, 4, 5, 1]])
    assert longest_run(answers).tolist() == [3, 1]


def test_sample_sizes_stand_beside_the_margin_and_the_limit_they_rest_on():
    counts = flow(3, 0, {"population": 120, "margin": 0.05})
    # 120 / 1.3 = 92.3; Krejcie and Morgan's table prints 92.
    shown = ["margin", "slovin", "krejcie_morgan", "census_rule", "census_below"]
    assert [counts[name] for name in shown] == [0.05, 93, 92, False, 100]


STUDY = """title: Small
language: en
data: {{file: resources/kecil/{file}, id: id}}
scales: {{s: {{codes: {{1: A, 2: B, 3: C, 4: D, 5: E}}}}}}
variables: {{v: {{label: V, items: [a, b, c]}}}}
tests: {{alpha: 0.05, cronbach_minimum: 0.7}}
"""
CSV = "id,a,b,c\np,1,2,3\nq,4,5,1\nr,2,2,2\ns,5,4,3\n"


def with_cell(suffix, value):
    """Put a value into column b of row 3."""

    def write(file):
        answers = pd.read_csv(io.StringIO(CSV)).astype(object)
        answers.loc[1, "b"] = value
        if suffix == ".csv":
            answers.to_csv(file, index=False)
        else:
            answers.to_excel(file, index=False)

    return write


def with_text(text):
    return lambda file: file.write_bytes(text if isinstance(text, bytes) else text.encode())


def workbook_named_csv(file):
    with_cell(".xlsx", 5)(file.with_suffix(".xlsx"))
    file.with_suffix(".xlsx").rename(file)


def cut_off(file):
    pyreadstat.write_sav(pd.read_csv(io.StringIO(CSV)), file)
    file.write_bytes(file.read_bytes()[:-8])


def with_columns(file):
    lines = [f"{line},{','.join(['1'] * 4996)}" for line in CSV.splitlines()]
    lines[0] = f"id,a,b,c,{','.join(f'c{number}' for number in range(4996))}"
    file.write_text("\n".join(lines))


def of_300_megabytes(file):
    with open(file, "w") as stream:
        stream.write(CSV)
        stream.truncate(300_000_000)


def with_a_password(file):
    shutil.copy(ROOT / "tests/data/password_protected.xlsx", file)


BAD = {
    "empty.csv": (with_text(""), "is empty. Expected a row of column names"),
    "header.csv": (with_text("id,a,b,c\n"), "has column names but no respondents. Expected"),
    "one.csv": (with_text("id,a,b,c\np,1,2,3\n"), "holds one respondent only. Expected at least 2"),
    "constant.csv": (
        with_text(re.sub(r"^(.,.),\d", r"\1,3", CSV, flags=re.M)),
        "column b: expected answers that differ; take the item out of the study, or set",
    ),
    "missing.csv": (
        with_text(re.sub(r"^(.,.),\d", r"\1,", CSV, flags=re.M)),
        "column b: expected an answer from somebody; take the item out of the study, or set",
    ),
    "twice.csv": (
        with_text(CSV.replace("a,b,c", "a,b,b")),
        "b stands 2 times, as columns C, D, in the head of the file. Give each column a name",
    ),
    "workbook.csv": (workbook_named_csv, "is named .csv but holds a spreadsheet. Rename it"),
    "text.xlsx": (with_text(CSV), "is named .xlsx but holds text (CSV). Rename it"),
    "cut.sav": (cut_off, "It may be cut off or damaged: copy or save it again"),
    "locked.xlsx": (with_a_password, "is protected by a password. Open it, remove"),
    "astext.xlsx": (
        with_cell(".xlsx", "5"),
        'row 3, column b: found "5", expected a number, but it is stored as text; turn it',
    ),
    "columns.csv": (with_columns, "has 5,000 columns; up to 1,000 are read. Respondents belong"),
    "large.csv": (of_300_megabytes, "has 300 MB; files up to 200 MB are read. If this is"),
    "null.csv": (with_text(CSV.replace("4,5", "4,\0")), "row 3: holds a NUL byte"),
    "outside.csv": (with_cell(".csv", 7), 'row 3, column b: found "7", expected one of 1, 2,'),
    "decimal.csv": (with_cell(".csv", 3.5), 'row 3, column b: found "3.5", expected one of 1,'),
    "date.xlsx": (
        with_cell(".xlsx", pd.Timestamp(2024, 5, 3)),
        'row 3, column b: found "2024-05-03", expected one of 1, 2, 3, 4, 5',
    ),
    "ids.csv": (
        with_text(CSV.replace("q,", "p,")),
        'rows 2, 3, column id: found "p", expected an id used once',
    ),
}


@pytest.mark.slow
def test_each_bad_file_ends_in_one_message_and_leaves_earlier_results_as_they_were(project):
    folder = project.folder / "resources/kecil"
    folder.mkdir()
    (folder / "good.csv").write_text(CSV)
    study = project.folder / "config/studies/kecil.yaml"
    study.write_text(STUDY.format(file="good.csv"))
    project.only("kecil")
    assert project.run("results/kecil/scoring/statistics.csv").returncode == 0
    before = project.files()
    assert "kecil/scoring/statistics.csv" in before
    for name, (write, told) in BAD.items():
        write(folder / name)
        study.write_text(STUDY.format(file=name))
        result = project.run()
        assert result.returncode != 0, name
        assert told in result.stdout, f"{name}: {result.stdout}"
        assert result.stdout.count(told) == 1, name
        assert f"resources/kecil/{name}" in result.stdout, name
        assert "Traceback" not in result.stdout, name
        assert project.files() == before, name
