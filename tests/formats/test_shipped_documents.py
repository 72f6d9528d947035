"""The reports of the shipped studies: every format says what was composed, and stands alone."""

import re
import xml.etree.ElementTree as ET
import zipfile
from itertools import pairwise

import openpyxl
import pytest
import yaml

from angket.formats.blocks import Figure, Heading, Table, as_cell, floats, text_of
from angket.hypotheses.kind import kinds
from angket.settings.figures import listed
from angket.settings.studies import load_studies
from conftest import ROOT
from read_reports import STUDIES, W, X, composed, flat, page, print_text, word_text
from scripts.report import citations
from whole_study import (
    FORMATS,
)


@pytest.fixture(scope="module", params=STUDIES)
def shipped(request, finished):
    """Return the composed document of a shipped study, and its report's folder."""
    settings = load_studies(root=ROOT)[request.param]
    folder = finished.folder / "results" / request.param
    inputs = {
        "statistics": folder / "statistics.csv",
        "figures": folder / "figures/figures.csv",
        "published": folder / "statistics/published.csv",
    }
    return composed(settings, inputs, citations(kinds()))[1], folder / "report"


def captions(document):
    return [
        f"{document.name_of(block.label)} {text_of(block.title)}"
        for block in floats(document.printed)
    ]


@pytest.mark.slow
def test_word_says_what_was_composed(shipped):
    document, folder = shipped
    text = flat(word_text(folder / "report.docx"))
    for caption in captions(document):
        assert flat(caption) in text
    for block in document.printed:
        if isinstance(block, Table):
            for row in block.body:
                row_text = "".join(text_of(as_cell(cell).content) for cell in row)
                assert flat(row_text) in text
        if isinstance(block, Heading):
            assert flat(block.text) in text
    with zipfile.ZipFile(folder / "report.docx") as archive:
        root = ET.fromstring(archive.read("word/document.xml"))
        pictures = [name for name in archive.namelist() if name.startswith("word/media/")]
    tables = [block for block in document.printed if isinstance(block, Table)]
    figures = [block for block in document.blocks if isinstance(block, Figure)]
    assert len(list(root.iter(f"{W}tbl"))) == len(tables)
    assert len(pictures) == len({figure.name for figure in figures})
    found = [d.get("descr") for d in root.iter() if d.tag.endswith("}docPr")]
    assert found == [figure.alt for figure in figures]
    styles = [mark.get(f"{W}val") for mark in root.iter(f"{W}pStyle")]
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    for level in (1, 2, 3):
        wanted = sum(heading.level == level for heading in headings)
        assert styles.count(f"Heading{level}") == wanted


@pytest.mark.slow
def test_page_is_strict_and_stands_alone(shipped):
    document, folder = shipped
    tree = page(folder / "report.html")
    assert tree.get("lang") == document.language
    levels = [int(e.tag[-1]) for e in tree.iter() if re.fullmatch(f"{X}h[1-6]", str(e.tag))]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
    for header in tree.iter(f"{X}th"):
        assert header.get("scope") in ("col", "colgroup", "row", "rowgroup")
    alts = [image.get("alt") for image in tree.iter(f"{X}img")]
    assert alts == [block.alt for block in document.blocks if isinstance(block, Figure)]
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in tree.iter():
        for name in ("src", "href", "data", "action", "srcset", "poster"):
            address = element.get(name) or "#"
            assert address.startswith(("#", "data:"))
            if address.startswith("#") and len(address) > 1:
                assert address[1:] in ids
        assert element.tag not in (f"{X}script", f"{X}link", f"{X}iframe")
    text = flat("".join(tree.itertext()))
    for caption in captions(document):
        assert flat(caption) in text


@pytest.mark.slow
def test_print_has_the_same_captions(shipped):
    document, folder = shipped
    text = flat(print_text(folder / "report.pdf"))
    for block in floats(document.printed):
        assert flat(f"{document.name_of(block.label)}{text_of(block.title)}") in text


@pytest.mark.slow
def test_workbook_has_every_table_with_real_numbers(shipped):
    document, folder = shipped
    book = openpyxl.load_workbook(folder / "tables.xlsx")
    tables = [block for block in document.blocks if isinstance(block, Table)]
    labels = [document.name_of(table.label) for table in tables]
    assert book.sheetnames == [document.words.contents, *labels]
    for sheet, table in zip(book.worksheets[1:], tables, strict=True):
        assert sheet["A2"].value == text_of(table.title)
        assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
        wanted = [
            as_cell(cell).content.value
            for row in table.body
            for cell in row
            if hasattr(as_cell(cell).content, "value")
        ]
        first, last = 4 + len(table.head), 3 + len(table.head) + len(table.body)
        found = [
            cell.value
            for row in sheet.iter_rows(min_row=first, max_row=last)
            for cell in row
            if cell.data_type == "n" and cell.value is not None
        ]
        assert found == pytest.approx(wanted, rel=1e-15)


@pytest.mark.slow
def test_snakemakes_own_report_shows_results_with_the_thresholds_in_force(finished, tmp_path):
    archive = tmp_path / "report.zip"
    result = finished.run("--report", str(archive))
    assert result.returncode == 0, result.stdout
    with zipfile.ZipFile(archive) as packed:
        name = "report/report.html"
        text = packed.read(name).decode()
        files = [other.split("/")[-1] for other in packed.namelist() if other != name]
    for file in ("validity.csv", "decision.csv"):
        assert files.count(file) == len(STUDIES)
    # Systems beside studies have reports, too.
    listed_beside = yaml.safe_load((ROOT / "config/config.yaml").read_text("utf-8"))
    beside = sum(len(listed_beside.get(system, ())) for system in ("syntheses", "workloads"))
    for file in (*FORMATS.values(), "statistics.csv"):
        assert files.count(file) == len(STUDIES) + beside
    for study in STUDIES:
        listing = finished.folder / "results" / study / "figures" / "figures.csv"
        for figure in listed(listing):
            assert (figure.name in files) == (figure.suffixes == [".svg"])
    for wanted in (
        "A variable is called\\nreliable from alpha 0.7 on",
        "at the level of significance\\n0.05",
        "The verdict rests on the test of\\nGlejser (Glejser's and",
        "with its confidence interval\\n1 - 0.05 where it has one",
        "The results chapter of the study, in\\nIndonesian.",
        "The results chapter of the study, in\\nEnglish.",
    ):
        assert wanted in text, wanted
    assert "{{" not in re.findall(r'"caption": ?"(.*?[^\\])"', text)
    # The graph of steps, and what a respondent is called nowhere.
    assert '"validation"' in text and "rulegraph" in text
    assert "screening.csv" not in files and "excluded.csv" not in files
    assert finished.run("-n").stdout.count("Nothing to be done") == 1
