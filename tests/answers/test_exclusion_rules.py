"""Rows left out by what stands in a column: counted with the reason, and no cause of faults."""

import openpyxl
import pandas as pd
import pyreadstat
import pytest

from angket.files.fault import Fault
from angket.settings.settings import of_pilot
from angket.settings.studies import ConfigurationError
from angket.tables import read_parquet, read_rows, read_statistics
from conftest import write_answers
from small_project import validate, write_quoted, write_study

HEAD = ["id", "status", "age", "a", "b", "c"]
ROWS = [
    ("p", "submitted", 20, 1, 2, 3),
    ("q", "Preview ", 30, 4, 5, 1),
    ("r", "submitted", 16, 2, 3, 2),
    ("s", "submitted", "17,0", 3, 1, 4),
    ("t", "", 41, 5, 4, 5),
]


@pytest.fixture
def project(tmp_path):
    """A project with one study, written as a person would write it."""

    def write(text, rows=ROWS, head=HEAD, suffix=".csv", **changes):
        study = write_study(tmp_path, text, rows, head, suffix, write_table, **changes)
        return tmp_path, study

    return write


def write_table(file, rows, head):
    if file.suffix == ".csv":
        write_quoted(file, rows, head)
        return
    table = pd.DataFrame(rows, columns=head)
    if file.suffix == ".sav":
        status = table["status"].str.strip().str.lower()
        table["status"] = status.map({"submitted": 1.0, "preview": 2.0})
        for name in ("age", "a", "b", "c"):
            table[name] = table[name].astype(str).str.replace(",", ".").astype(float)
        labels = {"status": {1.0: "submitted", 2.0: "preview"}}
        pyreadstat.write_sav(table, file, variable_value_labels=labels)
    elif file.suffix == ".parquet":
        table.astype("str").to_parquet(file)
    else:
        table["age"] = table["age"].astype(str).str.replace(",", ".").astype(float)
        table.to_excel(file, index=False)


@pytest.fixture
def validated(project, run_stage, monkeypatch):
    def run(text, *arguments, **changes):
        folder, study = project(text, *arguments, **changes)
        monkeypatch.chdir(folder)
        return validate(run_stage, study)

    return run


def where(*rules):
    return "exclude:\n  where:\n" + "".join(f"    - {{{rule}}}\n" for rule in rules)


def left_out(outputs):
    return {row["respondent"]: row["reason"] for row in read_rows(outputs.excluded)}


@pytest.mark.parametrize(
    ("rule", "out"),
    [
        ("is: preview", "q"),
        ("is: ' PREVIEW'", "q"),
        ("is: [preview, draft]", "q"),
        ("is_not: submitted", "qt"),
        ("is_not: [Submitted, preview]", "t"),
        ("column: age, below: 17", "r"),
        ("column: age, at_most: 17", "rs"),
        ("column: age, above: 30", "t"),
        ("column: age, at_least: 30.0", "qt"),
        ("column: age, is: 17", "s"),
        ("column: age, is: '17.00'", "s"),
        ("column: age, is_not: [20, 30, 41]", "rs"),
    ],
)
def test_each_condition_leaves_out_whom_it_names(rule, out, validated):
    column = "" if "column" in rule else "column: status, "
    outputs = validated(where(f"{column}{rule}, reason: trial"), data={"accept": ["constant_item"]})
    assert left_out(outputs) == dict.fromkeys(out, "trial")
    kept = [row[0] for row in ROWS if row[0] not in out]
    assert read_parquet(outputs.responses).index.tolist() == kept


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".sav", ".parquet"])
@pytest.mark.parametrize("value", ["preview", "Preview"])
def test_rules_read_every_kind_of_file(suffix, value, validated):
    accept = {"accept": ["numbers_as_text"]}
    rules = where(
        f"column: status, is: {value}, reason: trial", "column: age, below: 17, reason: young"
    )
    outputs = validated(rules, suffix=suffix, data=accept)
    assert left_out(outputs) == {"q": "trial", "r": "young"}


def test_a_labelled_file_is_asked_by_code_as_well(validated):
    outputs = validated(where("column: status, is: 2, reason: trial"), suffix=".sav")
    assert left_out(outputs) == {"q": "trial"}


@pytest.mark.parametrize(
    ("written", "cell"),
    [("no", "no"), ("No", "NO"), ("off", "Off"), ("'2024-05-01'", "2024-05-01"), ("1", "1,0"),
     ("'007'", "7"), ("~", "~")],
)  # fmt: skip
def test_a_value_is_what_was_written_and_not_what_yaml_takes_it_for(written, cell, validated):
    rows = [(name, cell if name == "q" else "else", *rest) for name, _, *rest in ROWS]
    if written == "~":  # nothing, in YAML: refused before the start
        with pytest.raises(ConfigurationError, match="nothing is not allowed"):
            validated(where(f"column: status, is: {written}, reason: trial"), rows)
        return
    outputs = validated(where(f"column: status, is: {written}, reason: trial"), rows)
    assert left_out(outputs) == {"q": "trial"}


def test_rows_left_out_raise_no_faults_and_take_no_part_in_screening(validated):
    rows = [
        *ROWS,
        ("p", "preview", "old", 9, "x", ""),  # an id that stands twice, answers that do not exist
        ("", "preview", 20, 1, 2, 3),  # no id, and the same answers as p
        ("u", "submitted", 50, 2, 2, 2),
    ]
    text = where(
        "column: status, is: preview, reason: trial", "column: age, below: 17, reason: under age"
    )
    text += "  flagged: [identical_row]\n  respondents: {u: 'by hand: asked to be left out'}\n"
    outputs = validated(text, rows)
    told = [tuple(row.values()) for row in read_rows(outputs.excluded)]
    assert told == [
        ("3", "q", "trial"),
        ("4", "r", "under age"),
        ("7", "p", "trial"),
        ("8", "", "trial"),
        ("9", "u", "by hand: asked to be left out"),
    ]
    figures = read_statistics(outputs.statistics)
    assert {key[1]: int(value) for key, value in figures.items() if key[0] == "excluded"} == {
        "trial": 3, "under age": 1, "by hand: asked to be left out": 1
    }  # fmt: skip
    flow = {
        name: int(figures["sample", "all", name]) for name in ("received", "excluded", "analysed")
    }
    assert flow == {"received": 8, "excluded": 5, "analysed": 3}
    assert figures["screening", "identical_row", "n"] == "0"
    assert "status" not in {row["column"] for row in read_rows(outputs.findings)}


def test_a_rule_that_fits_nobody_is_told_with_what_the_column_holds(validated, capsys):
    outputs = validated(where("column: status, is: previw, reason: trial"))
    [told] = [
        row["value"] for row in read_rows(outputs.findings) if row["rule"] == "rule_fits_nobody"
    ]
    assert told == (
        "Rule 1 under exclude.where (status = previw) fits nobody, so it leaves nobody out. "
        "The column holds: submitted, Preview."
    )
    assert f"WARNING: {told}" in capsys.readouterr().out


def test_a_rule_that_fits_everybody_is_a_fault_that_says_to_turn_it_round(validated):
    with pytest.raises(Fault, match=r"fits all 5 respondents.*Turn the rule round"):
        validated(where("column: age, at_least: 1, reason: adults"))


@pytest.mark.parametrize(
    ("cells", "mark", "out"),
    [
        (["2.050", "750", "900", "1.100.000", "NA"], "", "q"),  # the column shows it
        (["2.050", "750", "0.5", "900", "."], "", "pqr"),
        (["2.050", "750", "900", "950", ""], "comma", "q"),  # somebody said it
        (["2.050", "750", "900", "950", ""], "point", "pq"),
        (["2e+03", "1'200", "7,5e+02", "n/a", "800"], "", "r"),
    ],
)
def test_numbers_in_a_rule_are_read_as_those_of_a_column(cells, mark, out, validated):
    rows = [(row[0], cell, *row[2:]) for row, cell in zip(ROWS, cells, strict=True)]
    mark = f", decimal_mark: {mark}" if mark else ""
    outputs = validated(where(f"column: status, below: 800{mark}, reason: low"), rows)
    assert left_out(outputs) == dict.fromkeys(out, "low")


def test_a_number_that_a_rule_cannot_tell_is_asked_and_not_guessed(validated):
    cells = ["2.050", "1", "2", "3", "4"]
    rows = [(row[0], cell, *row[2:]) for row, cell in zip(ROWS, cells, strict=True)]
    with pytest.raises(Fault) as fault:
        validated(where("column: status, below: 800, reason: low"), rows)
    assert "If it is 2050, write exclude.where[1].decimal_mark: comma" in str(fault.value)


def test_a_rule_compares_percentages_as_a_spreadsheet_shows_them(project, run_stage, monkeypatch):
    folder, study = project(where("column: age, below: 17, reason: few"), suffix=".xlsx")
    book = openpyxl.load_workbook(folder / study["data"]["file"])
    for number, value in enumerate((0.2, 0.3, 0.16, 0.17, 0.41), start=2):
        book.active.cell(number, 3).value = value
        book.active.cell(number, 3).number_format = "0%"
    book.save(folder / study["data"]["file"])
    monkeypatch.chdir(folder)
    assert left_out(validate(run_stage, study)) == {"r": "few"}


def test_what_a_rule_cannot_compare_is_a_fault_but_not_of_who_is_left_out_anyway(validated):
    rows = [*ROWS[:4], ("t", "preview", "old", 5, 4, 5), ("u", "submitted", "seventeen", 1, 1, 2)]
    rules = where("column: status, is: preview, reason: trial", "column: age, below: 17, reason: y")
    with pytest.raises(Fault) as fault:
        validated(rules, rows)
    assert [(row[1], row[3], row[4]) for row in fault.value.table[1]] == [(7, "age", "seventeen")]
    assert "a number, because a rule under exclude.where" in str(fault.value)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("column: Status_, is: preview, reason: t", 'column of the rule "Status_" is not a column'),
        ("column: status, reason: t", "expected one condition"),
        ("column: status, is: a, below: 3, reason: t", "expected one condition"),
        ("column: status, is: a", "reason: is missing"),
        ("column: age, below: young, reason: t", "below"),
    ],
)
def test_a_rule_that_cannot_be_applied_is_told_before_the_start(rule, told, project):
    with pytest.raises(ConfigurationError, match=told):
        project(where(rule))


def test_a_rule_looks_at_one_column_of_the_file_and_not_at_a_joined_one(project):
    parallel, head = {"parallel": {"a": ["status", "age"]}}, ["id", "status", "age", "x", "b", "c"]
    with pytest.raises(ConfigurationError, match='column of the rule "a" is not a column') as told:
        project(where("column: a, is: preview, reason: t"), head=head, data=parallel)
    assert len(told.value.problems) == 1


def test_a_rule_may_not_look_at_who_somebody_is(validated):
    head = ["id", "E-mail", *HEAD[2:]]
    rows = [(name, f"{name}@example.org", *rest) for name, _, *rest in ROWS]
    with pytest.raises(Fault, match="Name the respondents by id") as fault:
        validated(where("column: E-mail, is: q@example.org, reason: trial"), rows, head)
    assert "q@example" not in str(fault.value)


def test_a_pilot_sample_without_the_column_is_read_and_told(project, run_stage, monkeypatch):
    folder = project("")[0]
    write_answers(folder / "resources/small/pilot.csv", [row[3:] for row in ROWS], HEAD[3:])
    rules = where("column: status, is: preview, reason: trial")
    folder, study = project(rules, pilot={"file": "resources/small/pilot.csv"})
    monkeypatch.chdir(folder)
    pilot = {key: value for key, value in of_pilot(study).items() if value is not None}
    outputs = validate(run_stage, pilot)
    assert left_out(outputs) == {}
    [told] = [
        row["value"] for row in read_rows(outputs.findings) if row["rule"] == "rule_not_applied"
    ]
    assert "was not applied to the pilot sample" in told


def test_a_trial_is_no_questionnaire_that_came_back(validated):
    rule = where("column: status, is: preview, reason: trial")
    figures = read_statistics(validated(rule, sample={"expected": 4}).statistics)
    flow = {key[2]: float(value) for key, value in figures.items() if key[:2] == ("sample", "all")}
    assert flow == {
        "received": 5, "excluded": 1, "analysed": 4, "returned": 4, "expected": 4,
        "response_percent": 100,
    }  # fmt: skip
    with pytest.raises(Fault):
        validated(rule, sample={"expected": 3})
