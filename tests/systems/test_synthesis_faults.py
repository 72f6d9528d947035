"""What is wrong with a table of prior studies, or with an own result, is told with what to do."""

import zipfile

import pytest
from synthesised import settings_of, synthesised

from angket.files.fault import Fault
from angket.tables import read_rows
from scripts import syntheses_read

OUTPUTS = {"studies": "studies.csv", "notes": "notes.csv"}
RIGHT = "A,50,r,0.4\nB,60,r,0.3\n"
HEAD = "study,n,kind,value"


@pytest.fixture
def read(run_stage, tmp_path):
    """Read a table; return what the step wrote and the table's file."""

    def of(rows=RIGHT, head=HEAD, **others):
        file = tmp_path / "table.csv"
        file.write_text(f"{head}\n{rows}", encoding="utf-8")
        return run_stage(syntheses_read.main, OUTPUTS, settings_of(file, **others))

    return of


def test_the_log_names_each_result_that_is_refused(read, capsys):
    read(RIGHT + "C,40,r,1.2\nD,,r,0.2\n")
    told = capsys.readouterr().out
    assert "4 results read; 2 of them give no correlation that can be pooled." in told
    assert 'Row 4, C: r "1.2". Row 5, D: r "0.2".' in told
    assert "Where a cell is a slip of typing, correct " in told
    read()
    assert (
        capsys.readouterr()
        .out.strip()
        .endswith("0 of them give no correlation that can be pooled.")
    )


def test_a_beta_is_told_that_was_taken_as_of_one_predictor(read):
    made = read("A,50,beta,0.4,\nB,60,beta,0.3,1\nC,70,beta,0.2,3\n", f"{HEAD},predictors")
    assert [tuple(note.values()) for note in read_rows(made.notes)] == [
        ("one_predictor", "A", "0.4")
    ]


@pytest.mark.parametrize(
    ("rows", "head", "others", "words"),
    [
        (RIGHT, HEAD, {"moderators": {"nurses": {"label": "N", "kind": "category"}}},
         'there is no column "nurses". Its columns are study, n, kind, value. Correct the heading'),
        ("A,50,r,0.4,1.4\n", f"{HEAD},reliability_x", {},
         'column E (reliability_x): found "1.4", expected a number above 0 and not above 1.'),
        ("A,50,r,0.4,20\n", f"{HEAD},year", {},
         'row 2, column E (year): found "20", expected a whole number from 1800 to 2200.'),
    ],
)  # fmt: skip
def test_a_mistake_of_a_table_says_what_was_expected(read, rows, head, others, words):
    with pytest.raises(Fault) as error:
        read(rows, head, **others)
    assert words in str(error.value)


def test_a_file_that_is_no_archive_or_has_no_correlation_is_told_as_such(read, tmp_path):
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(Fault, match="is no archive"):
        read(results=[{"archive": str(other), "hypothesis": "H1", "reverse": False}])
    own = tmp_path / "own.csv"
    own.write_text("section,subject,statistic,value\n")
    with pytest.raises(Fault, match='has no correlation at all, thus none of hypothesis "H1"'):
        read(results=[{"statistics": str(own), "hypothesis": "H1", "reverse": False}])


def test_a_moderator_may_be_empty_where_its_column_is_there(run_stage, tmp_path):
    file = tmp_path / "table.csv"
    file.write_text(f"{HEAD},nurses\nA,50,r,0.4,\nB,60,r,0.3,yes\n")
    moderators = {"nurses": {"label": "N", "kind": "category"}}
    found = synthesised(run_stage, settings_of(file, moderators=moderators))
    assert found.found["synthesis", "s", "k"] == "2"
