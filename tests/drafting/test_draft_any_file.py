"""What a draft writes can be read, whatever stands in the file."""

import string

import pyarrow as pa
import pyarrow.parquet
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from angket.drafting.writing import comment, value
from angket.files.cells import read_cells
from angket.files.columns import locate
from angket.files.fault import Fault
from angket.settings.schemas import load_schema
from angket.settings.studies import load_study
from conftest import Files
from scripts import draft

WILD = [
    "I don\x92t rest",
    "\x7f\x80\x9f",
    "a: b",
    "- a",
    "# no",
    "&anchor *alias",
    "{study}",
    "{",
    "}",
    "'",
    '"',
    "\\",
    "no",
    "null",
    "~",
    "1e3",
    "012",
    "0x1F",
    "yes",
    "=1+1",
    "@",
    "%",
    "!tag",
    "|",
    ">",
    "\u202eabc",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\u200b",
    "\U0001f600 senang?",
    "\u0645\u0631\u062d\u0628\u0627",
    "",
    " ",
    "x" * 5000,
    "respondent",
    "Q1",
    "q2",
    "Q3",
    "X1",
    "X1",
    "x1",
    "tests",
    "a\nb",
    "a\tb",
    "A [b]",
    "[b]",
    "A >> b",
    "A/b",
    "a___1",
    "\x00",
    "\x1b[2J",
    "? a",
    "a" * 20 + "=",
    "\ud7ff\ue000\ufffd",
    "Usia",
    "usia ",
    "Nama",
    "Total X1",
    "1. a",
    "\x85",
    "\u00ad",
    "\ufffe",
    "\ufdd0",
    "<<",
    "<",
]
LETTERS = st.characters(exclude_categories=["Cs"])
HEADINGS = (
    st.sampled_from(WILD) | st.text(LETTERS, max_size=30) | st.text(string.printable, max_size=9)
)
COLUMNS = st.one_of(
    st.lists(st.sampled_from("12345"), min_size=8, max_size=8),
    st.lists(
        st.sampled_from(["Setuju", "Netral", "tidak setuju", "N/A", WILD[0]]),
        min_size=8,
        max_size=8,
    ),
    st.lists(st.sampled_from(WILD[:40]), min_size=8, max_size=8),
    st.lists(st.sampled_from(["blorp", "flim", "gnar: #", "zoot"]), min_size=8, max_size=8),
    st.lists(st.text(LETTERS, max_size=12), min_size=8, max_size=8),
)


def draft_and_load(folder, names, columns, file="a.parquet"):
    """Draft a file and load the draft as the next run does; return its text, or None."""
    (folder / "config/studies").mkdir(parents=True, exist_ok=True)
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    arrays = [pa.array(column, type=pa.string()) for column in columns]
    pyarrow.parquet.write_table(pa.Table.from_arrays(arrays, names=names), path)
    output = folder / "config/studies/new.yaml"
    output.unlink(missing_ok=True)
    try:
        draft.main(Files(answers=str(file)), [str(output)], {"study": "new"})
    except Fault:
        assert not output.exists()
        return None
    study, problems = load_study("config/studies/new.yaml", load_schema("study"), folder)
    told = [str(problem) for problem in problems]
    # What is refused for want of an order says so; nothing else may be.
    assert [problem for problem in told if "the order of these answers" not in problem] == []
    text = output.read_text(encoding="utf-8")
    if study:
        in_file = read_cells(str(file), study["data"])
        for name in [
            *study["profile"],
            *(i for v in study["variables"].values() for i in v["items"]),
        ]:
            place, problem, _ = locate(name, in_file.names, study["data"]["columns"])
            assert problem is None and place is not None
    return text


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(HEADINGS, COLUMNS), min_size=1, max_size=7), st.booleans())
def test_a_draft_passes_the_checks_of_the_next_run(tmp_path, monkeypatch, columns, known):
    monkeypatch.chdir(tmp_path)
    # Parquet files hold no heading twice, nor this one, in which they keep an index.
    columns = list({head: (head, cells) for head, cells in columns}.values())
    columns = [(head, cells) for head, cells in columns if not head.startswith("__index")]
    if known or not columns:
        columns += [(f"Z{n}", list("12345123")) for n in range(1, 4)]
    names, cells = zip(*columns, strict=True)
    text = draft_and_load(tmp_path, list(names), list(cells))
    assert text is not None or not known


@pytest.mark.parametrize(
    "file",
    [
        "a b.parquet",
        "jawaban 'asli' (1).parquet",
        "#1 no: &x.parquet",
        "100% \u2013 Y.parquet",
        "\U0001f600.parquet",
    ],
)
def test_any_file_name_can_be_drafted(tmp_path, monkeypatch, file):
    monkeypatch.chdir(tmp_path)
    columns = [list("12345123")] * 3
    text = draft_and_load(tmp_path, ["X1", "X2", "X3"], columns, file)
    assert yaml.safe_load(text)["data"]["file"] == file


@given(st.text(LETTERS))
def test_any_text_can_be_a_value(text):
    assert yaml.load(f"a: {value(text)}", Loader=yaml.CSafeLoader)["a"] == text


@given(st.text(LETTERS))
def test_any_text_can_be_a_comment(text):
    lines = "\n".join([*comment(text, 2), "a: 1"])
    assert yaml.load(lines, Loader=yaml.CSafeLoader) == {"a": 1}
