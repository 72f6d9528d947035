"""Appendices in every format: numbered anew, on pages of their own, with links both ways."""

import openpyxl
import pypdf
import pytest

from angket.formats.blocks import Appendix, Ending, Figure, Heading, Paragraph, Reference
from documents import W, X, document, drawn_pictures, flat, page, table, word, word_text, write_all

SMALL = {"head": (("Butir", "n"),), "body": (("a", "1"),)}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A report with a table in the main text, three in appendices and one only in the workbook."""
    blocks = (
        Heading(1, "Utama"),
        Paragraph("Lihat ", *map(Reference, ("x", "b", "d", "w", "appendix-y")), "."),
        table("x", **SMALL),
        Appendix(1, "Lampiran A. Satu", False, "appendix-x", "Lampiran A", "A", True),
        table("a", **SMALL),
        table("b", **SMALL),
        Figure("g", "Garis", "line", "garis"),
        Appendix(1, "Lampiran B. Dua", False, "appendix-y", "Lampiran B", "B"),
        Paragraph("Berbeda dari ", Reference("x"), "."),
        table("d", **SMALL),
        table("w", **SMALL, printed=False),
        Ending(1, "Rujukan", False),
        Paragraph("Cronbach."),
    )
    folder = tmp_path_factory.mktemp("appendix")
    return write_all(document(*blocks), folder, drawn_pictures(tmp_path_factory))


def test_word_counts_anew_in_every_appendix(made):
    root = word(made / "report.docx")
    codes = [" ".join(code.text.split()) for code in root.iter(f"{W}instrText")]
    assert [code for code in codes if code.startswith("SEQ")] == [
        "SEQ Tabel \\* ARABIC \\s 1",
        "SEQ Tabel \\* ARABIC \\r 1",
        "SEQ Tabel \\* ARABIC \\s 1",
        "SEQ Gambar \\* ARABIC \\r 1",
        "SEQ Tabel \\* ARABIC \\r 1",
    ]
    named = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    links = {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")} - {None}
    assert links
    assert links <= named


def test_every_format_says_the_same_numbers(made):
    texts = [
        word_text(word(made / "report.docx")),
        "".join(page(made / "report.html").itertext()),
        "".join(part.extract_text() for part in pypdf.PdfReader(made / "report.pdf").pages),
    ]
    told = "Lihat Tabel 4.1 Tabel A.2 Tabel B.1 Tabel W1 Lampiran B."
    for text in texts:
        assert flat(told) in flat(text)
        assert flat("Berbeda dari Tabel 4.1.") in flat(text)
        assert flat("Lampiran B. Dua") in flat(text)
        assert flat("Tabel W1 Validitas") not in flat(text)


def test_references_lead_to_the_appendix_and_back(made):
    tree = page(made / "report.html")
    ids = {element.get("id") for element in tree.iter()}
    (main,) = (element for element in tree.iter(f"{X}main"))
    targets = [link.get("href") for link in main.iter(f"{X}a")]
    assert [target[1:] for target in targets][:3] == ["x", "b", "d"]
    assert targets[4:] == ["#x"]
    assert all(target[1:] in ids for target in targets)


def test_what_is_not_printed_stands_in_the_workbook(made):
    book = openpyxl.load_workbook(made / "tables.xlsx")
    names = ["Tabel 4.1", "Tabel A.1", "Tabel A.2", "Tabel B.1", "Tabel W1"]
    assert [name for name in book.sheetnames if name.startswith("Tabel")] == names


def test_the_main_text_ends_before_the_appendices_and_these_before_the_references(made):
    reader = pypdf.PdfReader(made / "report.pdf")
    # Sections stand below the heading of the chapter.
    marks = [*reader.outline[1], *reader.outline]
    marks = [mark for mark in marks if not isinstance(mark, list)]
    pages = {mark.title: reader.get_destination_page_number(mark) for mark in marks}
    first, second = pages["Lampiran A. Satu"], pages["Lampiran B. Dua"]
    assert pages["4.1 Utama"] < first <= second <= pages["Rujukan"]


def test_references_go_on_below_the_last_appendix(made):
    texts = [part.extract_text() for part in pypdf.PdfReader(made / "report.pdf").pages]
    (last,) = (text for text in texts if "Rujukan" in text and "Cronbach." in text)
    assert "Tabel B.1" in last
    before = [
        p
        for p in word(made / "report.docx").iter(f"{W}p")
        if p.find(f".//{W}pageBreakBefore") is not None
    ]
    assert not any("Rujukan" in "".join(p.itertext()) for p in before)
