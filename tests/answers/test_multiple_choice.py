"""Questions of which several options may be chosen: counted, and no scale."""

import pandas as pd
import pyreadstat
import pytest
import yaml

from angket.answers.choices import without_free_text
from angket.files.fault import Fault
from angket.settings.studies import ConfigurationError
from angket.statistics.categorical.multiple_choice import count_choices
from angket.tables import read_parquet, read_rows, read_statistics
from scripts import description, scoring
from small_project import validate, write_study

ITEMS = [(1, 2, 3), (4, 5, 1), (2, 3, 2), (5, 1, 4)]
SOURCES = {"label": "Sources", "options": ["Radio", "TV", "Friends, family"]}
DEVICES = {"label": "Devices", "columns": {"Phone": "Use/phone", "Laptop": "Use/laptop"}}
# What the four respondents chose.
CHOSEN = [{"Radio", "Friends, family"}, {"TV"}, set(), {"Radio", "TV"}]


@pytest.fixture
def read(tmp_path, run_stage, monkeypatch):
    """Read answers to one question, beside three items; return the outputs of validation."""

    def run(question, cells, columns=("Where?",), write=None, suffix=".csv", **changes):
        monkeypatch.chdir(tmp_path)
        head = ["id", "a", "b", "c", *columns]
        cells = [cell if isinstance(cell, tuple) else (cell,) for cell in cells]
        rows = [
            (f"r{n}", *codes, *cell)
            for n, (codes, cell) in enumerate(zip(ITEMS, cells, strict=True))
        ]
        text = yaml.safe_dump({"multiple_choice": {"asked": question}}, allow_unicode=True)
        study = write_study(tmp_path, text, rows, head, suffix, write, **changes)
        return validate(run_stage, study), study

    return run


def chosen(outputs):
    """Return the set of options that each respondent chose; None for who did not answer."""
    table = read_parquet(outputs.responses)
    table = table[[name for name in table if name.startswith("asked|")]]
    return [
        None if row.isna().all() else {name.split("|", 1)[1] for name in table if row[name]}
        for _, row in table.iterrows()
    ]


@pytest.mark.parametrize(
    ("separator", "cells"),
    [
        (",", ["Radio, Friends, family", "TV", "", "Radio, TV"]),  # Google Forms
        (", ", ["Friends, family,Radio", " tv ", "", "TV,Radio,TV"]),
        (";", ["Radio;Friends, family;", "TV;", "", "Radio;TV;"]),  # Microsoft Forms
        ("; ", ["Radio ; friends, family", "TV", "", "TV;radio"]),
        ("\n", ["Radio\nFriends, family", "TV", "", "Radio\nTV\n"]),  # JotForm
        ("|", ["Radio|Friends, family", "TV", "", "TV | Radio"]),
    ],
)
def test_answers_in_one_cell_are_taken_apart_whatever_stands_between_them(separator, cells, read):
    outputs, _ = read(SOURCES | {"column": "Where?", "separator": separator}, cells)
    assert chosen(outputs) == [found or None for found in CHOSEN]


def test_codes_between_blanks_get_the_names_that_are_printed(read):
    options = {"r": "Radio", "t": "TV", "f": "Friends, family"}
    question = {"label": "Sources", "column": "Where?", "separator": " ", "options": options}
    outputs, _ = read(question, ["r f", "t", "", "t r"])  # Kobo
    assert chosen(outputs) == [found or None for found in CHOSEN]


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("1", "0"), ("1.0", "0.0"), ("TRUE", "FALSE"), ("True", "False"), ("Yes", "No"),
        ("Ya", "Tidak"), ("Y", ""), ("Y", "N"), ("Checked", "Unchecked"), ("x", ""),
        ("\N{HEAVY CHECK MARK}", ""), ("Selected", "Not Selected"), ("label", ""),
        ("checked", ""), ("dipilih", "tidak dipilih"),
    ],
)  # fmt: skip
def test_columns_say_in_many_ways_what_was_chosen(yes, no, read):
    def cell(option, chosen):
        return (option if yes == "label" else yes) if chosen else no

    choices = [(True, True), (False, True), (True, False), (False, False)]
    cells = [(cell("Phone", phone), cell("laptop ", laptop)) for phone, laptop in choices]
    outputs, _ = read(DEVICES, cells, ["Use/phone", "Use/laptop"])
    # Where nothing means "not chosen", who chose nothing cannot be told from who did not answer.
    nobody = set() if no else None
    assert chosen(outputs) == [{"Phone", "Laptop"}, {"Laptop"}, {"Phone"}, nobody]


@pytest.mark.parametrize("empty", ["NA", "n/a", "-", ".", "<NA>"])
@pytest.mark.parametrize("other", [{}, {"other": "Other"}])
def test_what_programs_write_for_no_answer_is_no_choice(empty, other, read):
    question = SOURCES | {"column": "Where?", "separator": ","} | other
    outputs, _ = read(question, ["Radio, Friends, family", "TV", empty, "Radio, TV"])
    assert chosen(outputs) == [found or None for found in CHOSEN]
    assert without_free_text(empty, question) == empty
    columns = {"Phone": "Use/phone", "Other": "Use/other"} if other else DEVICES["columns"]
    cells = [("1", empty), ("0", "1"), (empty, empty), ("\u221a", "0")]
    question = DEVICES | {"columns": columns} | other
    outputs, _ = read(question, cells, tuple(columns.values()))
    last = [*columns][-1]
    assert chosen(outputs) == [{"Phone"}, {last}, None, {"Phone"}]


def test_labels_of_an_spss_file_come_before_what_codes_usually_mean(read):
    def write(file, rows, head):
        table = pd.DataFrame(rows, columns=["id", "a", "b", "c", "phone", "laptop"])
        labels = {name: {1.0: "Tidak", 2.0: "Ya"} for name in ("phone", "laptop")}
        pyreadstat.write_sav(table.astype({"phone": float, "laptop": float}), file,
                             variable_value_labels=labels)  # fmt: skip

    question = DEVICES | {"columns": {"Phone": "phone", "Laptop": "laptop"}}
    outputs, _ = read(
        question, [(2, 1), (2, 2), (1, 1), (1, 2)], ["phone", "laptop"], write, ".sav"
    )
    assert chosen(outputs) == [{"Phone"}, {"Phone", "Laptop"}, set(), {"Laptop"}]


def test_the_study_may_say_what_codes_mean(read):
    question = DEVICES | {"chosen": [1], "not_chosen": [2], "missing": [9]}
    cells = [(1, 2), (2, 2), (9, 9), (1, 1)]
    outputs, _ = read(question, cells, ["Use/phone", "Use/laptop"])
    assert chosen(outputs) == [{"Phone"}, set(), None, {"Phone", "Laptop"}]


def test_an_unknown_option_is_a_fault_that_names_cell_and_options(read):
    with pytest.raises(Fault) as fault:
        read(
            SOURCES | {"column": "Where?", "separator": ";"},
            ["Radio;Poster", "TV", "", "Tv; radioo"],
        )
    assert [(row[1], row[3], row[4], row[5]) for row in fault.value.table[1]] == [
        (2, "asked", "Poster", "unknown_option"),
        (5, "asked", "radioo", "unknown_option"),
    ]
    assert "one of: Radio, TV, Friends, family." in str(fault.value)
    assert "add other: Other to multiple_choice.asked" in str(fault.value)


def test_a_cell_of_a_column_that_means_neither_is_a_fault(read):
    with pytest.raises(Fault, match='what says whether "Laptop" was chosen') as fault:
        read(DEVICES, [(1, 0), (0, 3), (1, 1), (0, 0)], ["Use/phone", "Use/laptop"])
    assert [(row[1], row[3], row[4]) for row in fault.value.table[1]] == [(3, "Use/laptop", "3")]


SECRET = "my neighbour Tuti, who is ill"


@pytest.mark.parametrize("form", ["cell", "columns"])
def test_what_people_wrote_themselves_is_counted_as_other_and_reaches_no_result(
    form, read, tmp_path
):
    if form == "cell":
        question = SOURCES | {"column": "Where?", "separator": ",", "other": "Other"}
        cells, columns = [f"Radio, {SECRET}", "TV", SECRET, "Radio, TV"], ["Where?"]
    else:
        options = {"Radio": "radio", "TV": "tv", "Other": "other"}
        question = {"label": "Sources", "columns": options, "other": "Other"}
        cells = [(1, 0, SECRET), (0, 1, ""), (0, 0, SECRET), (1, 1, 0)]
        columns = ["radio", "tv", "other"]
    outputs, _ = read(question, cells, columns)
    assert chosen(outputs) == [{"Radio", "Other"}, {"TV"}, {"Other"}, {"Radio", "TV"}]
    for file in vars(outputs).values():
        with open(file, "rb") as stream:
            assert b"Tuti" not in stream.read()


def described(read, run_stage, *arguments):
    outputs, study = read(*arguments)
    scored = run_stage(
        scoring.main,
        {"keyed": "keyed.parquet", "totals": "totals.parquet", "person_mean": "mean.csv",
         "statistics": "scored.csv"},
        study,
        responses=outputs.responses,
    )  # fmt: skip
    names = ["sample", "multiple_choice", "frequency", "description", "category", "matrix"]
    files = {name: f"described_{name}.csv" for name in names} | {"categories": "c.parquet"}
    files["statistics"] = "described.csv"
    made = run_stage(
        description.main, files, study,
        responses=outputs.responses, keyed=scored.keyed, totals=scored.totals,
        not_applicable=outputs.not_applicable,
    )  # fmt: skip
    return read_statistics(made.statistics), made, scored


def test_options_are_counted_with_percents_of_respondents_and_of_answers(read, run_stage):
    cells = ["Radio;Friends, family", "TV", "", "Radio;TV"]
    figures, made, scored = described(
        read, run_stage, SOURCES | {"column": "Where?", "separator": ";"}, cells
    )
    # 3 chose something, 5 options in all.
    expected = {
        ("asked", "n"): 3,
        ("asked", "answers"): 5,
        ("asked=Radio", "n"): 2,
        ("asked=Radio", "respondents_percent"): 200 / 3,
        ("asked=Radio", "answers_percent"): 40,
        ("asked=TV", "n"): 2,
        ("asked=TV", "respondents_percent"): 200 / 3,
        ("asked=TV", "answers_percent"): 40,
        ("asked=Friends, family", "n"): 1,
        ("asked=Friends, family", "respondents_percent"): 100 / 3,
        ("asked=Friends, family", "answers_percent"): 20,
        ("asked=missing", "n"): 1,
    }
    found = {key[1:]: float(value) for key, value in figures.items() if key[0] == "multiple_choice"}
    assert found == pytest.approx(expected)
    assert read_rows(made.multiple_choice)[0]["subject"] == "asked"
    # It is no scale: nothing is scored, and no total has it.
    assert [name for name in read_parquet(scored.totals)] == ["v"]


def test_counts_equal_those_of_multiple_response_tables():
    # Percent of responses and of cases, as in MULT RESPONSE of SPSS; worked out by hand:
    # 10 respondents, one without any choice.
    table = pd.DataFrame(
        {"a": [1, 1, 1, 1, 1, 1, 0, 0, 0, 0], "b": [1, 1, 1, 0, 0, 0, 1, 1, 1, 0]}
    ).astype("boolean")
    options, question = count_choices(table)
    assert question == {"n": 9, "answers": 12, "without": 1}
    assert options["respondents_percent"].round(1).tolist() == [66.7, 66.7]
    assert options["answers_percent"].tolist() == [50, 50]


def test_a_question_that_nobody_answered_says_so(read, run_stage):
    figures, *_ = described(
        read, run_stage, SOURCES | {"column": "Where?", "separator": ";"}, ["", "", "", ""]
    )
    assert (
        figures["multiple_choice", "asked=TV", "respondents_percent"]
        == "undefined: nobody answered"
    )
    assert figures["multiple_choice", "asked=missing", "n"] == "4"


def test_respondents_left_out_by_rule_are_not_counted(read):
    cells = ["Radio", "Poster", "", "TV"]
    rule = {"column": "a", "is": "4", "reason": "trial"}
    question = SOURCES | {"column": "Where?", "separator": ";"}
    outputs, _ = read(question, cells, exclude={"where": [rule]})
    assert chosen(outputs) == [{"Radio"}, None, {"TV"}]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ({"label": "x"}, "either one column .* or a column for each option"),
        (DEVICES | {"column": "Where?"}, "either one column"),
        ({"label": "x", "column": "Where?", "options": ["a"]}, "separator: is missing"),
        ({"label": "x", "column": "Where?", "separator": ";"}, "options: is missing"),
        (
            SOURCES | {"options": ["A", "B", "A, B"], "column": "Where?", "separator": ","},
            '"A, B" could as well be several',
        ),
        (
            SOURCES | {"options": {"a": "A", "b": "A"}, "column": "Where?", "separator": ","},
            'two options are called "A"',
        ),
        (DEVICES | {"other": "Other"}, '"Other" is none of the options'),
        ({"label": "x", "columns": {"A": "a"}}, '"a" is an item, a profile column or an id'),
        ({"label": "x", "columns": {"A": "Where?", "B": "Where?"}}, "belongs to an option already"),
        ({"label": "x", "columns": {"A": "Were?"}}, 'Did you mean "Where\\?"'),
    ],
)
def test_what_cannot_be_counted_is_told_before_the_start(question, told, read):
    with pytest.raises(ConfigurationError, match=told):
        read(question, [("", "1", "1")] * 4, ["Where?", "Use/phone", "Use/laptop"])


KOBO = {"question": "Which were missing?", "options": {"a": "Arms", "b": "Boots", "c": "Caps"}}


@pytest.mark.parametrize("form", ["cell", "columns"])
def test_both_columns_of_kobo_tell_the_same(form, read):
    """Kobo writes a select_multiple question into one cell, and into 0/1 columns besides."""
    cells = [("a b", 1, 1, 0), ("b", 0, 1, 0), ("", "", "", ""), ("a c", 1, 0, 1)]
    columns = [KOBO["question"], *(f"{KOBO['question']}/{option}" for option in "abc")]
    question = {"label": "Missing"}
    if form == "cell":
        question |= {"column": columns[0], "separator": " ", "options": KOBO["options"]}
    else:
        labels = KOBO["options"].values()
        question |= {"columns": dict(zip(labels, columns[1:], strict=True))}
    outputs, _ = read(question, cells, columns)
    assert chosen(outputs) == [{"Arms", "Boots"}, {"Boots"}, None, {"Arms", "Caps"}]
