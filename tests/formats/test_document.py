"""The report's document: one set of blocks, the same text in every format."""

import openpyxl
import pypdf
import pytest

from angket.formats.blocks import (
    BelowContents,
    Cell,
    Figure,
    Heading,
    Number,
    Opening,
    Paragraph,
    Reference,
    Table,
)
from angket.formats.page import write_page
from angket.formats.paper import write_paper
from angket.formats.word import write_word
from angket.formats.workbook import number_format, write_workbook
from documents import (
    FULL,
    WORDS,
    X,
    alternatives,
    document,
    drawn_pictures,
    flat,
    page,
    table,
    word,
    word_text,
    write_all,
    written_in_all_formats,
)

# What is markup, a formula or a shorthand in one of the formats.
HOSTILE = [
    "<script>alert(1)</script>",
    "$x$",
    "#y",
    "_z_",
    "*w*",
    "\\",
    "\\n",
    "@q",
    "=cmd|'/C",
    "+1+1",
    "`c`",
    "[a](b)",
    "~",
    "a--b",
    "...",
    "-5",
    '"q"',
    "'r'",
    "&amp;",
    "/*x*/",
    "//x",
    "http://a.example/b",
    "{=x}",
    "1.",
    "]",
]
PLACES = ["title", "heading", "text", "caption", "head", "cell", "alt"]


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    return drawn_pictures(tmp_path_factory)


@pytest.fixture(scope="module")
def made(tmp_path_factory, pictures):
    return written_in_all_formats(tmp_path_factory, pictures)


def test_captions_and_notes_say_the_same_in_all_formats(made):
    file = pypdf.PdfReader(made / "report.pdf")
    texts = [
        word_text(word(made / "report.docx")),
        "".join(page(made / "report.html").itertext()),
        "\n".join(part.extract_text() for part in file.pages),
    ]
    for text in texts:
        for wanted in ("Tabel 4.1 Validitas", "Gambar 4.1 Garis", "Catatan. Dari skor mentah."):
            assert flat(wanted) in flat(text)


def test_workbook_has_a_sheet_for_each_table_and_numbers_to_16_digits(made):
    book = openpyxl.load_workbook(made / "tables.xlsx")
    assert book.sheetnames == ["Daftar isi", "Tabel 4.1", "Tabel 4.2"]
    sheet = book["Tabel 4.1"]
    assert sheet["A2"].value == "Validitas"
    assert [cell.value for cell in sheet[5]] == [None, "biasa", "terkoreksi"]
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A4:A5", "B4:C4", "A66:C66"}
    assert [cell.alignment.horizontal for cell in (sheet["B5"], sheet["B9"])] == ["right"] * 2
    cell = sheet["B9"]
    assert (cell.value, cell.number_format, cell.data_type) == (
        float(f"{3 / 7:.16g}"),
        "0.000",
        "n",
    )
    assert sheet["A66"].value == "Catatan. Dari skor mentah."


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Number(0.000012, "< .001"), '[<0]General;[<0.001]"< .001";.000'),
        (Number(-0.0003, "> −0.001"), '[<=-0.001]General;[<0]"> −0.001";General'),
        (Number(0.99999, "> 0,999"), '[>1]General;[>0.999]"> 0,999";0.000'),
        # What is printed as zeros alone, and is none.
        (Number(0.0004, "0,000"), "0.0000"),
        (Number(-0.0004, "\N{MINUS SIGN}0.00"), "0.0000"),
        (Number(3e-9, ".000"), "0.0E+00"),
        (Number(0.4, "0"), "General"),
        (Number(0.0, "0.000"), "0.000"),
        (Number(0.0, "0"), "0"),
        (Number(0.528, ".53"), ".00"),
        (Number(-0.05, "\N{MINUS SIGN}.05"), ".00"),
        (Number(1002.8231, "1,002.82"), "0.00"),
        (Number(1968.0, "1,968"), "0"),
        (Number(1.968, "1,968"), "0.000"),
        (Number(100.0, "100.0"), "0.0"),
        (Number(float("12"), "12"), "0"),
    ],
)
def test_a_workbook_shows_numbers_as_they_are_printed(number, shown):
    assert number_format(number) == shown


def test_long_notes_of_a_workbook_are_wrapped_below_the_table(tmp_path):
    note = ("word " * 60,)
    table = Table("t", "Title", (("Name", "n"),), (("a" * 130, Number(1, "1")),), (note,))
    write_workbook(document(table), tmp_path / "tables.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "tables.xlsx").worksheets[1]
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A6:B6"]
    assert sheet["A6"].alignment.wrap_text
    assert [sheet.row_dimensions[row].height for row in (5, 6)] == [45, 75]


@pytest.mark.parametrize("place", PLACES)
def test_text_from_data_is_literal_in_every_format(tmp_path, pictures, place):
    text = " ".join(HOSTILE) + " =cmd"
    here = {name: text if name == place else name for name in PLACES}
    content = document(
        Heading(1, here["heading"]),
        Paragraph(here["text"]),
        *(Paragraph(part) for part in (HOSTILE if place == "text" else ())),
        Table("t", here["caption"], ((here["head"], "n"),), ((here["cell"], Number(1, "1")),)),
        Figure("f", "Garis", "line", here["alt"]),
        title=here["title"],
        authors=(here["title"],),
    )
    folder = write_all(content, tmp_path / "made", pictures)
    root, tree = word(folder / "report.docx"), page(folder / "report.html")
    file = pypdf.PdfReader(folder / "report.pdf")
    if place == "alt":
        drawn = root.find(".//{*}docPr").get("descr")
        printed = alternatives(file.trailer["/Root"])
        assert (drawn, tree.find(f".//{X}img").get("alt")) == (text, text) and text in printed
        return
    shown = "".join(part.extract_text() for part in file.pages)
    for found in (word_text(root), "".join(tree.itertext()), shown):
        assert flat(text) in flat(found)
    assert not list(tree.find(f".//{X}body").iter(f"{X}script"))
    for sheet in openpyxl.load_workbook(folder / "tables.xlsx"):
        assert all(cell.data_type in "snn" for row in sheet for cell in row)
        # No link leads out of the file.
        links = [cell.hyperlink for row in sheet for cell in row if cell.hyperlink]
        assert all(link.target is None for link in links)
    values = [cell.value for row in sheet for cell in row]
    assert place in ("title", "heading", "text") or text in values


def test_same_document_same_bytes(made, tmp_path, pictures, monkeypatch):
    elsewhere = tmp_path / "another place"
    elsewhere.mkdir()
    for picture in pictures.iterdir():
        (elsewhere / picture.name).write_bytes(picture.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Asia/Jakarta")
    monkeypatch.setenv("LC_ALL", "C")
    again = write_all(FULL, tmp_path / "again", elsewhere)
    for file in ("report.docx", "report.html", "report.pdf", "tables.xlsx"):
        assert (again / file).read_bytes() == (made / file).read_bytes(), file


@pytest.mark.parametrize(
    ("blocks", "fault"),
    [
        ([Paragraph(Reference("nowhere"))], "labelled nowhere"),
        ([table("t"), table("t")], "labelled t"),
        ([table("T_1")], "Label 'T_1'"),
        ([Heading(1, "a"), Heading(3, "b")], "level 3 after 1"),
        ([table(head=(("a", "b"),))], "not 2 columns"),
        ([table(body=())], "no body"),
        ([table(head=((Cell("a", rows=2), "b", "c"),))], "out of the head"),
    ],
)
def test_a_document_that_would_be_broken_is_refused(blocks, fault):
    with pytest.raises(ValueError, match=fault):
        document(*blocks)


def test_a_document_may_be_in_a_language_that_pandoc_has_no_words_for(pictures, tmp_path):
    made = write_all(document(*FULL.blocks, language="jv"), tmp_path, pictures)
    assert page(made / "report.html").get("lang") == "jv"
    root = pypdf.PdfReader(made / "report.pdf").trailer["/Root"]
    assert root["/Lang"].startswith("jv")


@pytest.mark.parametrize("chapter", ["", "4"])
def test_a_paragraph_on_the_contents_stands_below_them_in_every_format(tmp_path, chapter):
    blocks = [
        Opening(1, "Ringkasan"),
        Paragraph("Didukung."),
        BelowContents("Lampiran yang berdiri sendiri."),
        Heading(1, "Uji"),
        Paragraph("Sekian."),
    ]
    report = document(*blocks, chapter=chapter)
    write_page(report, tmp_path / "report.html", tmp_path)
    write_word(report, tmp_path / "report.docx", tmp_path)
    write_paper(report, tmp_path / "report.pdf", tmp_path)
    texts = {
        "html": "".join(page(tmp_path / "report.html").find(f".//{X}body").itertext()),
        "docx": word_text(word(tmp_path / "report.docx")),
        "pdf": "".join(p.extract_text() for p in pypdf.PdfReader(tmp_path / "report.pdf").pages),
    }
    for suffix, text in texts.items():
        parts = ["Didukung.", WORDS.contents, "Lampiran yang berdiri sendiri.", "Sekian."]
        if chapter and suffix != "html":
            # What goes into a larger document has its contents above all.
            parts[:2] = reversed(parts[:2])
        told = flat(text)
        places = [told.find(flat(part)) for part in parts]
        assert -1 not in places, suffix
        assert places == sorted(places), suffix
