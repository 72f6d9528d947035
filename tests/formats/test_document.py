"""The report's document: one set of blocks, the same text in every format."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from itertools import pairwise

import html5lib
import openpyxl
import pypdf
import pytest
from matplotlib.figure import Figure as Drawing

from angket.formats.blocks import (
    Cell,
    Code,
    Document,
    Figure,
    Heading,
    Italic,
    Literature,
    Notice,
    Number,
    Paragraph,
    Points,
    Reference,
    Table,
    Words,
)
from angket.formats.columns import MARGIN, PAGE, column_widths, text_width
from angket.formats.page import write_page
from angket.formats.paper import write_paper
from angket.formats.rows import row_groups
from angket.formats.spaces import bind
from angket.formats.word import bookmark_of, complete_reference, write_word
from angket.formats.workbook import number_format, write_workbook

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
X = "{http://www.w3.org/1999/xhtml}"
WORDS = Words(
    *("Tabel", "Gambar", "Catatan.", "Daftar isi", "Langsung ke isi"), continued="{name} (lanjutan)"
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
IGNORABLE = (
    b'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    b'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14" '
)
PLACES = ["title", "heading", "text", "caption", "head", "cell", "alt"]


def table(label="t", **others):
    head = (
        (Cell("Butir", rows=2), Cell((Italic("r"), " butir"), columns=2)),
        ("biasa", "terkoreksi"),
    )
    body = tuple((f"X{n}", Number(n / 7, f"0,{n:03d}"), Number(0.25, "0,250")) for n in range(60))
    return Table(label, "Validitas", others.pop("head", head), others.pop("body", body), **others)


def document(*blocks, **others):
    given = {"title": "Beban kerja", "authors": ("Siti Aminah",), "chapter": "4"} | others
    return Document(language="id", words=WORDS, blocks=blocks, **given)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictures")
    drawing = Drawing(figsize=(3, 2))
    drawing.add_subplot().plot([0, 1])
    for suffix in ("svg", "png"):
        drawing.savefig(
            folder / f"line.{suffix}", metadata={"Date": None} if suffix == "svg" else {}
        )
    return folder


FULL = document(
    Notice("Data rekonstruksi."),
    Heading(1, "Uji instrumen"),
    Paragraph("Lihat ", Reference("second"), " dan ", Reference("f"), "; ", Italic("p"), "."),
    table("first", notes=(("Dari skor mentah.",),)),
    table("second"),
    Points((("satu",), ("dua",))),
    Heading(2, "Gambar"),
    Figure("f", "Garis", "line", 'Garis yang "naik"'),
)


def write_all(content, folder, pictures):
    folder.mkdir(exist_ok=True)
    write_word(content, folder / "report.docx", pictures)
    write_page(content, folder / "report.html", pictures)
    write_paper(content, folder / "report.pdf", pictures)
    write_workbook(content, folder / "tables.xlsx")
    return folder


SMALL = tuple((f"X{n}", Number(n, f"{n}")) for n in range(5))
LISTS = Document(
    title="Title",
    language="en",
    words=Words("Table", "Figure", "Note.", "Contents", "Skip", "above"),
    blocks=(
        Heading(1, "Same"),
        Paragraph("It is ", Italic("p"), " ", "= .03, ", Italic("F"), "(1; 53) = 4.2 in 95 %."),
        Table(
            "small",
            "Small",
            (("Item", "n"),),
            ((Cell("Part", indented=True), ""), *SMALL),
            (("One.",), ("Two.",)),
        ),
        Heading(1, "Same"),
        Points((("Run ", Code("a" * 64)),)),
        Literature((("Cronbach (1951). ", Italic("Psychometrika")),)),
        Figure("f", "Line", "line", "A line"),
    ),
)


@pytest.fixture(scope="module")
def lists(tmp_path_factory, pictures):
    return write_all(LISTS, tmp_path_factory.mktemp("lists"), pictures)


@pytest.fixture(scope="module")
def made(tmp_path_factory, pictures):
    return write_all(FULL, tmp_path_factory.mktemp("made"), pictures)


def word(file):
    with zipfile.ZipFile(file) as archive:
        return ET.fromstring(archive.read("word/document.xml"))


def word_text(root):
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p"))


def page(file):
    """Parse a page with a parser that takes no mistake."""
    return html5lib.HTMLParser(strict=True).parse(file.read_text(encoding="utf-8"))


def flat(text):
    return re.sub(r"\s+", "", text)


def test_word_numbers_are_fields_and_references_lead_to_their_bookmarks(made):
    root = word(made / "report.docx")
    codes = [code.text.split() for code in root.iter(f"{W}instrText")]
    counted = [code[1] for code in codes if code[0] == "SEQ"]
    assert counted == ["Tabel", "Tabel", "Gambar"]
    marks = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    referred = [code[1] for code in codes if code[0] == "REF"]
    assert referred == [bookmark_of("second"), bookmark_of("f")]
    assert {bookmark_of(label) for label in ("first", "second", "f")} <= marks
    kinds = [mark.get(f"{W}fldCharType") for mark in root.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"] * 5
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
    assert {"Title", "Heading1", "Heading2", "Notice", "TableNote", "TableHead"} <= set(styles)


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


def kept(row):
    """Tell whether all paragraphs of a row, or one paragraph, stay with what follows."""
    paragraphs = [row] if row.tag == f"{W}p" else row.findall(f".//{W}p")
    return all(paragraph.find(f"./{W}pPr/{W}keepNext") is not None for paragraph in paragraphs)


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
    assert [part.tag for part in figure] == [f"{X}figcaption", f"{X}img"]


def test_no_line_ends_within_a_result(lists):
    bound = "p\xa0=\xa0.03, F(1;\xa053)\xa0=\xa04.2 in 95\xa0%."
    assert bound in word_text(word(lists / "report.docx"))
    assert bound in "".join(page(lists / "report.html").itertext())


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("n = 55 (98,2 %)", "n~=~55 (98,2~%)"),
        ("Sig. < 0,001", "Sig.~<~0,001"),
        ("χ²(4, N = 337) = 6.82", "χ²(4,~N~=~337)~=~6.82"),
        ("r = −.40, 95% CI [−.57, −.10]", "r~=~−.40, 95%~CI [−.57,~−.10]"),
        ("24 (43,64)", "24~(43,64)"),
        ("Tidak setuju = 2 dan ragu (3)", "Tidak setuju~=~2 dan ragu (3)"),
        ("Kode: 4 = Setuju; 5 = Sangat setuju", "Kode: 4~=~Setuju; 5~=~Sangat setuju"),
        ("a = b; 3 of 4 (or 5)", "a = b; 3 of 4 (or 5)"),
    ],
)
def test_spaces_are_bound_within_results_alone(text, result):
    assert bind((text,)) == (result.replace("~", "\xa0"),)


def test_columns_are_wide_enough_for_their_numbers_and_words():
    head = (("Variabel", "n", "Cronbach's alpha", "Batas bawah", "Keterangan"),)
    row = ("Target yang harus dicapai", Number(55, "55"), Number(0.5, "0,583"),
           Number(0.3, "0,369"), "Tidak reliabel")  # fmt: skip
    widths = column_widths(Table("t", "T", head, (row,)))
    assert sum(widths) == pytest.approx(1)
    words = ["dicapai", "55", "Cronbach's", "bawah", "Keterangan"]
    for width, text in zip(widths, words, strict=True):
        assert width * PAGE >= text_width(text) + MARGIN - 0.1
    # Many columns share the page, and none gets less than its longest number needs.
    crowded = Table("t", "T", (("Butir", *"abcdefghij"),), (("X1", *["31 (56,36)"] * 10),))
    shares = column_widths(crowded)
    assert len(set(shares[1:])) == 1 and shares[1] > shares[0]


@pytest.mark.parametrize(
    ("indents", "groups"),
    [
        ("........", [8]),
        (".........", [3, 1, 1, 1, 3]),
        # Rows with those that belong to them, as in a table of two categories and their sum.
        (".----.----.--", [5, 5, 3]),
        # What would be left alone at the end stays with its neighbours.
        (".----.--.-", [5, 5]),
        # More than a page should be kept free for.
        (".---------", [3, 1, 1, 1, 1, 3]),
    ],
)
def test_rows_stay_with_those_that_belong_to_them(indents, groups):
    body = tuple((Cell("X", indented=mark == "-"), Number(1, "1")) for mark in indents)
    assert row_groups(Table("t", "T", (("Butir", "n"),), body)) == groups


def printed(tmp_path, pictures, rows, lines):
    """Return the pages of a PDF with lines of text and then a table of so many rows."""
    body = tuple((f"X{n}.", Number(n, f"{n}")) for n in range(rows))
    lines = [Paragraph(f"Baris {n}.") for n in range(lines)]
    content = document(*lines, Table("t", "Judul", (("Butir", "n"),), body, (("Akhir.",),)))
    write_paper(content, tmp_path / "report.pdf", pictures)
    return [part.extract_text() for part in pypdf.PdfReader(tmp_path / "report.pdf").pages]


def test_print_keeps_a_short_table_with_its_caption_and_notes(tmp_path, pictures):
    pages = printed(tmp_path, pictures, rows=8, lines=22)
    whole = [text for text in pages if "Judul" in text]
    assert len(pages) > 1 and len(whole) == 1
    assert all(part in whole[0] for part in ("Tabel 4.1", "X0.", "X7.", "Akhir."))


@pytest.mark.parametrize("lines", range(12, 24))
def test_print_divides_a_long_table_under_its_head_and_never_near_its_ends(
    tmp_path, pictures, lines
):
    pages = printed(tmp_path, pictures, rows=14, lines=lines)
    parts = [(text.count("X"), text) for text in pages if "X" in text]
    assert sum(count for count, _ in parts) == 14 and len(parts) <= 2
    assert all(count >= 3 and "Butir" in text for count, text in parts)
    assert "Judul" in parts[0][1] and "Akhir." in parts[-1][1]
    # Overleaf it is named again, and nowhere else.
    assert [("Tabel 4.1 (lanjutan)" in text) for text in pages] == [
        "X" in text and "Judul" not in text for text in pages
    ]


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


def test_page_marks_the_headers_of_tables(made):
    tree = page(made / "report.html")
    scopes = [header.get("scope") for header in tree.find(f".//{X}thead").iter(f"{X}th")]
    assert scopes == ["col", "colgroup", "col", "col"]
    for row in tree.find(f".//{X}tbody"):
        assert [cell.tag.removeprefix(X) for cell in row] == ["th", "td", "td"]
        assert row[0].get("scope") == "row"
    assert tree.find(f".//{X}table")[0].tag == f"{X}caption"


def test_page_has_headings_in_order_and_names_regions_and_pictures(made, lists):
    tree = page(made / "report.html")
    levels = [int(e.tag[-1]) for e in tree.iter() if re.fullmatch(f"{X}h[1-6]", str(e.tag))]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    twice = [e.get("id") for e in page(lists / "report.html").iter() if e.get("id")]
    assert len(twice) == len(set(twice))
    regions = list(tree.iter(f"{X}section"))
    assert len(regions) == 2
    for region in regions:
        assert region.get("tabindex") == "0" and region.get("aria-labelledby") in ids
    assert [image.get("alt") for image in tree.iter(f"{X}img")] == ['Garis yang "naik"']
    assert tree.get("lang") == "id"


def test_headings_that_say_the_same_have_ids_of_their_own(tmp_path, pictures):
    write_page(document(Heading(1, "a"), Heading(1, "a")), tmp_path / "report.html", pictures)
    headings = list(page(tmp_path / "report.html").iter(f"{X}h2"))
    ids = [heading.get("id") for heading in headings if heading.text == "a"]
    assert len(ids) == len(set(ids)) == 2


def test_page_refers_to_nothing_outside(made):
    for element in page(made / "report.html").iter():
        for name in ("src", "href", "data", "action", "srcset", "poster"):
            assert (element.get(name) or "#").startswith(("#", "data:"))
        assert element.tag not in (f"{X}script", f"{X}link", f"{X}iframe")
    assert (
        "@import" not in (made / "report.html").read_text()
        and "url(" not in (made / "report.html").read_text()
    )


def test_print_is_tagged_and_speaks_its_language(made):
    file = pypdf.PdfReader(made / "report.pdf")
    root = file.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"].startswith("id")
    assert (file.metadata.title, file.metadata.author) == ("Beban kerja", "Siti Aminah")
    text = "\n".join(part.extract_text() for part in file.pages)
    assert "LihatTabel4.2danGambar4.1;p." in flat(text)
    # The head stands again where a table goes on.
    assert text.count("terkoreksi") > 2


def alternatives(node, seen=None):
    """Find the texts that stand for pictures in a tagged PDF."""
    seen, found = set() if seen is None else seen, []
    node = node.get_object() if hasattr(node, "get_object") else node
    if id(node) in seen:
        return found
    seen.add(id(node))
    if isinstance(node, dict):
        found += [str(node["/Alt"])] if "/Alt" in node else []
        for key in ("/StructTreeRoot", "/K"):
            found += alternatives(node[key], seen) if key in node else []
    elif isinstance(node, list):
        for part in node:
            found += alternatives(part, seen)
    return found


def test_print_names_pictures(made):
    root = pypdf.PdfReader(made / "report.pdf").trailer["/Root"]
    assert 'Garis yang "naik"' in alternatives(root)


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
    assert book.sheetnames == ["Tabel 4.1", "Tabel 4.2"]
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
        (Number(0.000012, "< .001"), '"< .001"'),
        (Number(0.99999, "> 0,999"), '"> 0,999"'),
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
    sheet = openpyxl.load_workbook(tmp_path / "tables.xlsx").worksheets[0]
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
        assert not any(cell.hyperlink for row in sheet for cell in row)
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
