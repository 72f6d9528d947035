"""A document as a Word file: numbers as fields, tables kept whole, languages named."""

import xml.etree.ElementTree as ET
import zipfile

import openpyxl
import pytest

from angket.formats.blocks import (
    Heading,
    Literature,
    Opening,
    Paragraph,
)
from angket.formats.word import bookmark_of, write_word
from documents import (
    W,
    X,
    document,
    drawn_pictures,
    kept,
    page,
    table,
    word,
    word_text,
    write_all,
    written_in_all_formats,
    written_lists,
)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    return drawn_pictures(tmp_path_factory)


@pytest.fixture(scope="module")
def lists(tmp_path_factory, pictures):
    return written_lists(tmp_path_factory, pictures)


@pytest.fixture(scope="module")
def made(tmp_path_factory, pictures):
    return written_in_all_formats(tmp_path_factory, pictures)


def test_word_numbers_are_fields_and_references_lead_to_their_bookmarks(made):
    root = word(made / "report.docx")
    codes = [code.text.split() for code in root.iter(f"{W}instrText")]
    # Within a thesis, the numbers of each chapter begin anew.
    assert all(code[-2:] == ["\\s", "1"] for code in codes if code[0] == "SEQ")
    counted = [code[1] for code in codes if code[0] == "SEQ"]
    assert counted == ["Tabel", "Tabel", "Gambar"]
    marks = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    referred = [code[1] for code in codes if code[0] == "REF"]
    assert referred == [bookmark_of("second"), bookmark_of("f")]
    assert {bookmark_of(label) for label in ("first", "second", "f")} <= marks
    kinds = [mark.get(f"{W}fldCharType") for mark in root.iter(f"{W}fldChar")]
    assert [kinds.count(kind) for kind in ("begin", "separate", "end")] == [len(codes)] * 3
    # What stands there before Word counts again.
    assert "Lihat Tabel~4.2 dan Gambar~4.1; p.".replace("~", "\xa0") in word_text(root)
    ids = [mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids))


def test_word_captions_stand_above_tables_and_below_figures(made):
    styles = [
        mark.get(f"{W}val")
        for mark in word(made / "report.docx").iter()
        if mark.tag == f"{W}pStyle"
    ]
    assert styles.index("TableCaption") < styles.index("TableSpanner") < styles.index("TableText")
    assert styles.index("CaptionedFigure") < styles.index("ImageCaption")
    assert {"Title", "Heading1", "Heading2", "Notice", "TableNote", "ColumnHead"} <= set(styles)


def test_a_picture_below_its_caption_is_not_kept_with_what_follows_it(made, lists):
    kept = []
    for folder in (made, lists):
        for paragraph in word(folder / "report.docx").iter(f"{W}p"):
            style = paragraph.find(f".//{W}pStyle")
            if style is not None and style.get(f"{W}val") == "CaptionedFigure":
                mark = paragraph.find(f".//{W}keepNext")
                kept.append(None if mark is None else mark.get(f"{W}val"))
    # The style keeps pictures with the caption below them, unless a paragraph says otherwise.
    assert kept == [None, "0"]


def test_word_tables_repeat_their_head_and_have_the_style_with_three_lines(made):
    file = made / "report.docx"
    first = word(file).find(f".//{W}tbl")
    rows = first.findall(f"{W}tr")
    repeated = [row.find(f".//{W}tblHeader") is not None for row in rows]
    assert repeated == [True, True] + [False] * 60
    # No line under the first row of the head but the groups' own, one under the last.
    lines = [[cell.get(f"{W}val") for cell in row.iterfind(f".//{W}tcBorders/*")] for row in rows]
    assert lines == [["nil"] * 2, ["single"] * 3] + [[]] * 60
    style = first.find(f".//{W}tblStyle").get(f"{W}val")
    with zipfile.ZipFile(file) as archive:
        styles = ET.fromstring(archive.read("word/styles.xml"))
    look = next(s for s in styles if s.get(f"{W}styleId") == style)
    borders = {edge.tag.removeprefix(W) for edge in look.find(f".//{W}tblBorders")}
    assert borders == {"top", "bottom"}
    assert look.find(f"{W}tblStylePr").get(f"{W}type") == "firstRow"


def test_word_keeps_small_tables_with_their_notes_and_the_ends_of_long_ones(made, lists):
    small = word(lists / "report.docx")
    rows = small.findall(f".//{W}tr")
    assert all(row.find(f"./{W}trPr/{W}cantSplit") is not None for row in rows)
    assert [kept(row) for row in rows] == [True] * 7
    notes = [p for p in small.iter(f"{W}p") if "TableNote" in ET.tostring(p, "unicode")]
    assert [kept(note) for note in notes] == [True, False]
    first, second = word(made / "report.docx").findall(f".//{W}tbl")
    # Two rows of the head, the first three of the body, and the last three with the note.
    rows = [kept(row) for row in first.findall(f"{W}tr")]
    assert rows == [True] * 4 + [False] * 55 + [True] * 3
    # No note follows the second, so its last row is free.
    assert [kept(row) for row in second.findall(f"{W}tr")][-3:] == [True, True, False]


def test_word_counts_pages_and_names_the_language_for_spelling(made, lists):
    for file, language in ((made, "id-ID"), (lists, "en-US")):
        with zipfile.ZipFile(file / "report.docx") as archive:
            body = ET.fromstring(archive.read("word/document.xml"))
            styles = ET.fromstring(archive.read("word/styles.xml"))
            links = ET.fromstring(archive.read("word/_rels/document.xml.rels"))
            used = body.find(f".//{W}footerReference")
            name = next(
                link.get("Target")
                for link in links
                if link.get("Id") == next(v for k, v in used.attrib.items() if k.endswith("}id"))
            )
            footer = ET.fromstring(archive.read(f"word/{name}"))
            types = archive.read("[Content_Types].xml").decode()
        assert footer.find(f".//{W}instrText").text.strip() == "PAGE"
        assert f"/word/{name}" in types
        assert styles.find(f".//{W}rPrDefault//{W}lang").get(f"{W}val") == language


def test_word_says_of_every_run_in_which_language_it_is(made, lists):
    for file, expected in ((made, {"id-ID"}), (lists, {"en-US"})):
        runs = list(word(file / "report.docx").iter(f"{W}r"))
        assert {run.find(f"./{W}rPr/{W}lang").get(f"{W}val") for run in runs} == expected


def test_titles_of_literature_are_in_their_own_language(tmp_path, pictures):
    write_all(document(Literature((("A title",),))), tmp_path, pictures)
    *_, run = word(tmp_path / "report.docx").iter(f"{W}r")
    assert run.find(f"./{W}rPr/{W}lang").get(f"{W}val") == "en-US"
    marked = next(page(tmp_path / "report.html").iter(f"{X}div"))
    assert marked.get("lang") == "en"


def test_word_is_laid_out_as_programs_of_today_do(made):
    with zipfile.ZipFile(made / "report.docx") as archive:
        settings = ET.fromstring(archive.read("word/settings.xml"))
    assert settings.find(f"./{W}compat/{W}compatSetting").get(f"{W}val") == "15"
    inline = next(e for e in word(made / "report.docx").iter() if e.tag.endswith("}inline"))
    assert [inline.get(f"dist{side}") for side in "TBLR"] == ["0"] * 4


def test_word_sets_text_off_a_table_without_notes(tmp_path, pictures):
    write_word(document(table("t"), Paragraph("Sesudah.")), tmp_path / "report.docx", pictures)
    last = word(tmp_path / "report.docx").findall(f".//{W}p")[-1]
    assert last.find(f".//{W}pStyle").get(f"{W}val") == "FirstParagraph"


def test_indented_rows_code_and_literature_have_looks_of_their_own(lists):
    styles = {
        "".join(t.text or "" for t in p.iter(f"{W}t")): p.find(f".//{W}pStyle").get(f"{W}val")
        for p in word(lists / "report.docx").iter(f"{W}p")
        if p.find(f".//{W}pStyle") is not None
    }
    assert styles["Part"] == "TableTextIndented"
    assert styles["Run " + "a" * 64] == "CodePoints"
    assert styles["Cronbach (1951). Psychometrika"] == "ReferenceEntry"
    tree = page(lists / "report.html")
    assert [th.text for th in tree.iter(f"{X}th") if th.get("class") == "indented"] == ["Part"]
    assert [code.text for code in tree.iter(f"{X}code")] == ["a" * 64]
    sheet = openpyxl.load_workbook(lists / "tables.xlsx")["Table 1"]
    assert (sheet["A5"].value, sheet["A5"].alignment.indent) == ("Part", 1)


def test_captions_of_figures_stand_above_where_the_language_wants_it(lists):
    styles = [mark.get(f"{W}val") for mark in word(lists / "report.docx").iter(f"{W}pStyle")]
    assert styles[-2:] == ["TableCaption", "CaptionedFigure"]
    figure = page(lists / "report.html").find(f".//{X}figure")
    assert [part.tag for part in figure] == [f"{X}figcaption", f"{X}picture"]


@pytest.mark.parametrize(("first", "alone"), [(Heading, ["Satu"]), (Opening, [])])
def test_a_summary_stands_on_the_page_of_the_title_and_other_text_below_the_contents(
    tmp_path, first, alone
):
    blocks = first(1, "Satu"), Paragraph("Teks."), Heading(1, "Dua"), Paragraph("Teks.")
    write_word(document(*blocks, chapter=""), tmp_path / "report.docx", tmp_path)
    paragraphs = word(tmp_path / "report.docx").iter(f"{W}p")
    starts = [p for p in paragraphs if p.find(f".//{W}pageBreakBefore") is not None]
    assert ["".join(t.text for t in p.iter(f"{W}t")) for p in starts] == alone
