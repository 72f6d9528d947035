"""Verify: every result that was computed again gets a verdict."""

import io

import pandas as pd
import pytest

from angket.archive.compare import compare, compare_results
from angket.archive.environment import changed_versions
from small_archives import document


def table(values):
    stream = io.BytesIO()
    pd.DataFrame({"respondent": ["R1", "R2"], "x": values}).to_parquet(stream, index=False)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "old", "new", "verdict"),
    [
        ("a.csv", b"x,1.5", b"x,1.5", "identical"),
        ("a.csv", b"x,1.5", b"x,1.5000000001", "equal"),
        ("a.csv", b"x,1.5", b"x,1.50000001", "different"),
        ("a.csv", b"x,1e-300", b"x,2e-300", "equal"),
        ("a.csv", b"x,1e-6", b"x,1.00001e-6", "different"),
        ("a.csv", b"x,-0.5", b"x,0.5", "different"),
        ("a.csv", b"n,55", b"n,56", "different"),
        ("a.csv", b"n,55", b"n,55.0", "equal"),
        ("a.csv", b"p,0.05,reject", b"p,0.05,accept", "different"),
        ("a.csv", b"a\nb", b"a", "different"),
        ("a.csv", b"R01,0.5", b"R02,0.5", "different"),
        ("a.csv", b"\xff", b"a", "different"),
        ("a.png", b"1", b"2", "redrawn"),
        ("a.parquet", table([0.1, 0.2]), table([0.1, 0.2 + 1e-12]), "equal"),
        ("a.parquet", table([0.1, 0.2]), table([0.1, 0.3]), "different"),
        ("a.parquet", table([0.1, 0.2]), table([0.1, None]), "different"),
        ("a.parquet", table([1, 2]), table([1, 3]), "different"),
        ("a.parquet", table(["a", "b"]), table(["a", "c"]), "different"),
    ],
)
def test_two_versions_of_a_result_are_compared(name, old, new, verdict):
    assert compare(name, old, new)[0] == verdict


def test_missing_and_extra_results_have_verdicts():
    verdicts = compare_results({"a": b"", "b": b""}, {"b": b"", "c": b""})
    assert {name: verdict for name, (verdict, _) in verdicts.items()} == {
        "a": "missing", "b": "identical", "c": "extra",
    }  # fmt: skip


INSTALLED = {"numpy": "2.2", "six": "1"}
NUMPY = {"numpy": ("2.4", "2.2")}


@pytest.mark.parametrize(
    ("changed", "now", "verdict"),
    [(NUMPY, b"p,0.1", "redrawn"), ({}, b"p,0.1", "different"), (NUMPY, b"p,0.2", "different")],
)
def test_a_picture_is_redrawn_only_by_other_versions_from_equal_tables(changed, now, verdict):
    verdicts = compare_results(
        {"a.png": b"1", "t.csv": b"p,0.1"}, {"a.png": b"2", "t.csv": now}, changed
    )
    assert verdicts["a.png"][0] == verdict


def page(text, picture):
    return f"<p>{text}</p><img src='data:image/svg+xml;base64,{picture}'>".encode()


@pytest.mark.parametrize(("name", "write"), [("a.docx", document), ("a.html", page)])
@pytest.mark.parametrize(
    ("text", "picture", "verdict"),
    [
        ("numpy 2.4, p = 0.5", "b", "redrawn"),
        ("numpy 2.2, p = 0.5", "a", "equal"),
        ("numpy 2.2, p = 0.5", "b", "redrawn"),
        ("numpy 2.3, p = 0.5", "b", "different"),
        ("numpy 2.2, p = 0.6", "b", "different"),
        ("numpy 2.2, q = 0.5", "a", "different"),
    ],
)
def test_a_document_may_have_other_pictures_and_versions_but_no_other_words_and_numbers(
    name, write, text, picture, verdict
):
    old = write("numpy 2.4, p = 0.5", "a")
    changed = {"numpy": ("2.4", "2.4" if "2.4" in text else "2.2")}
    assert compare(name, old, write(text, picture), changed)[0] == verdict


def test_checksums_of_pictures_may_differ_where_pictures_do():
    old, new = (f"file,sha256\na.png,{digit * 64}\n".encode() for digit in "12")
    assert compare("results/s/figures/checksums.csv", old, new)[0] == "redrawn"
    assert compare("results/s/figures/checksums.csv", old, new + b"b.png,")[0] == "different"
    assert compare("results/s/checksums.csv", old, new)[0] == "different"


def test_versions_that_differ_are_told():
    assert changed_versions({"numpy": "2.4", "six": "1", "gone": "1"}, INSTALLED) == {
        "numpy": ("2.4", "2.2"),
        "gone": ("1", "not installed"),
    }
