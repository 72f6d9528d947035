"""A Word file takes the styles of a given template, which it completes and otherwise leaves."""

import io
import xml.etree.ElementTree as ET
import zipfile

import pytest

from angket.formats.blocks import (
    Paragraph,
)
from angket.formats.word import write_word
from angket.formats.word_reference import complete_reference, rezip
from documents import FULL, W, document, drawn_pictures, word, written_in_all_formats
from templates import template

IGNORABLE = (
    b'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    b'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14" '
)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    return drawn_pictures(tmp_path_factory)


@pytest.fixture(scope="module")
def made(tmp_path_factory, pictures):
    return written_in_all_formats(tmp_path_factory, pictures)


def test_word_takes_the_styles_of_a_given_reference_document(tmp_path, pictures):
    theirs = tmp_path / "university.docx"
    write_word(document(Paragraph("x")), theirs, pictures)
    with zipfile.ZipFile(theirs) as archive:
        styles = ET.fromstring(archive.read("word/styles.xml"))
    ET.register_namespace("w", W.strip("{}"))
    for style in list(styles):
        if style.get(f"{W}styleId") == "Heading1":
            style.find(f"{W}rPr").append(ET.Element(f"{W}smallCaps"))
        elif style.get(f"{W}styleId") in ("ReportTable", "TableText"):
            styles.remove(style)
    changed = tmp_path / "changed.docx"
    with zipfile.ZipFile(theirs) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            kept = old.read(name)
            if name == "word/styles.xml":
                # As Word writes it: prefixes that are declared, named, and else unused.
                kept = ET.tostring(styles).replace(b"<w:styles ", b"<w:styles " + IGNORABLE, 1)
            new.writestr(name, kept)
    write_word(FULL, tmp_path / "report.docx", pictures, changed)
    with zipfile.ZipFile(tmp_path / "report.docx") as archive:
        styles = ET.fromstring(archive.read("word/styles.xml"))
    found = {style.get(f"{W}styleId"): style for style in styles}
    assert found["Heading1"].find(f".//{W}smallCaps") is not None
    assert {"ReportTable", "TableText"} <= found.keys()


def test_completing_a_reference_document_changes_none_of_its_styles(made):
    given = (made / "report.docx").read_bytes()
    done = complete_reference(given)

    def styles(archive):
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            return ET.canonicalize(opened.read("word/styles.xml"), strip_text=True)

    assert styles(done) == styles(given)


def test_a_completed_reference_document_keeps_the_declarations_that_word_insists_on(tmp_path):
    file = tmp_path / "theirs.docx"
    with zipfile.ZipFile(file, "w") as archive:
        namespace = W.strip("{}").encode()
        head = b'<w:styles xmlns:w="' + namespace + b'" ' + IGNORABLE + b"></w:styles>"
        archive.writestr("word/styles.xml", head)
    with zipfile.ZipFile(io.BytesIO(complete_reference(file.read_bytes()))) as archive:
        text = archive.read("word/styles.xml")
    assert IGNORABLE in text and b'w:styleId="ReportTable"' in text


def test_a_reference_document_that_is_no_word_file_is_refused():
    with pytest.raises(ValueError, match="no Word file"):
        complete_reference(b"%PDF-1.7")


def test_heads_of_columns_do_not_take_the_style_of_a_template_for_captions(tmp_path, pictures):
    """As a template of IEEE has it: "table head" numbers what it calls TABLE I."""
    theirs = template((1, 2))
    with zipfile.ZipFile(io.BytesIO(theirs)) as archive:
        styles = archive.read("word/styles.xml").decode()
    caption = (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="tablehead">'
        '<w:name w:val="table head"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>'
        "</w:style>"
    )
    styles = styles.replace("</w:styles>", f"{caption}</w:styles>")
    given = tmp_path / "conference.docx"
    given.write_bytes(rezip(theirs, {"word/styles.xml": styles.encode()}))
    write_word(FULL, tmp_path / "report.docx", pictures, given)
    used = {mark.get(f"{W}val") for mark in word(tmp_path / "report.docx").iter(f"{W}pStyle")}
    assert "ColumnHead" in used and "tablehead" not in used
