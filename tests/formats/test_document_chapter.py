"""A report as a chapter of a thesis: numbers of headings in every format, contents that update."""

import re
import xml.etree.ElementTree as ET
import zipfile

import pypdf
import pytest

from angket.formats.blocks import Appendix, Figure, Heading, Paragraph, Reference
from angket.formats.chapter import arabic, roman
from angket.formats.document import Document, Words
from angket.formats.word import write_word
from angket.formats.word_numbering import start_with
from documents import W, X, drawn_pictures, flat, page, table, word, word_text, write_all
from libreoffice import made_anew, needs_libreoffice
from templates import strict, template

WORDS = Words(
    *("Tabel", "Gambar", "Catatan.", "Daftar isi", "Langsung ke isi"),
    chapter="BAB {number}",
    results="HASIL PENELITIAN",
    tables="Daftar tabel",
    figures="Daftar gambar",
    update="Klik kanan di sini.",
)
BLOCKS = (
    Heading(1, "Data"),
    Paragraph("Lihat ", Reference("first"), " dan ", Reference("f"), "."),
    table("first"),
    Heading(2, "Profil"),
    Heading(1, "Uji"),
    Heading(2, "Validitas"),
    Figure("f", "Garis", "line", "Garis"),
    Heading(3, "Butir"),
    table("second"),
    Heading(2, "Tambahan", numbered=False),
    Paragraph("Lihat ", Reference("appendix"), " dan ", Reference("third"), "."),
    Appendix(1, "Lampiran A. Uji", False, "appendix", "Lampiran A", "A", True),
    table("third"),
)
NUMBERED = ["4.1 Data", "4.1.1 Profil", "4.2 Uji", "4.2.1 Validitas", "4.2.1.1 Butir", "Tambahan"]
CAPTIONS = ["Tabel 4.1 Validitas", "Tabel 4.2 Validitas", "Tabel A.1 Validitas", "Gambar 4.1 Garis"]
NUMBERED += ["Lampiran A. Uji"]


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    return drawn_pictures(tmp_path_factory)


def chapter(number="IV"):
    return Document("Beban kerja", "id", WORDS, BLOCKS, ("Siti Aminah",), number)


def part(file, name):
    with zipfile.ZipFile(file) as archive:
        return ET.fromstring(archive.read(f"word/{name}.xml"))


def numbered_by(file):
    """Return for each heading its style, the list that it names itself, and its text."""
    found = []
    for paragraph in word(file).iter(f"{W}p"):
        style = paragraph.find(f"./{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val").startswith("Heading"):
            own = paragraph.find(f"./{W}pPr/{W}numPr/{W}numId")
            text = "".join(t.text or "" for t in paragraph.iter(f"{W}t"))
            found.append((style.get(f"{W}val"), None if own is None else own.get(f"{W}val"), text))
    return found


def levels_of(file, number):
    """Return text and first number of each level of a list."""
    lists = part(file, "numbering")
    entry = next(n for n in lists.iter(f"{W}num") if n.get(f"{W}numId") == number)
    form = entry.find(f"{W}abstractNumId").get(f"{W}val")
    found = next(a for a in lists.iter(f"{W}abstractNum") if a.get(f"{W}abstractNumId") == form)
    return [
        (level.find(f"{W}lvlText").get(f"{W}val"), level.find(f"{W}start").get(f"{W}val"))
        for level in found.iter(f"{W}lvl")
    ]


@pytest.mark.parametrize("given", ["4", "IV", "iv"])
def test_the_same_numbers_stand_in_every_format_however_the_chapter_is_given(
    tmp_path, pictures, given
):
    folder = write_all(chapter(given), tmp_path / "made", pictures)
    tree = page(folder / "report.html")
    headings = [e for e in tree.iter() if re.fullmatch(f"{X}h[1-6]", str(e.tag))]
    levels = [int(heading.tag[-1]) for heading in headings]
    texts = ["".join(heading.itertext()) for heading in headings]
    assert texts == ["BAB IVHASIL PENELITIAN", "Daftar isi", *NUMBERED]
    assert levels == [1, 2, 2, 3, 2, 3, 4, 3, 2]
    printed = "\n".join(p.extract_text() for p in pypdf.PdfReader(folder / "report.pdf").pages)
    for text in (printed, "".join(tree.itertext())):
        for wanted in (*NUMBERED, "BAB IV", "Tabel 4.1", "Tabel 4.2", "Gambar 4.1"):
            assert flat(wanted) in flat(text)
    assert "Lihat Tabel~4.1 dan Gambar~4.1.".replace("~", "\xa0") in word_text(
        word(folder / "report.docx")
    )


def test_without_a_chapter_no_heading_has_a_number(tmp_path, pictures):
    folder = write_all(chapter(""), tmp_path / "made", pictures)
    texts = [h.text for h in page(folder / "report.html").iter(f"{X}h2")]
    assert texts == ["Daftar isi", "Data", "Uji", "Lampiran A. Uji"]
    assert numbered_by(folder / "report.docx")[0] == ("Heading1", None, "Data")
    assert "BAB" not in word_text(word(folder / "report.docx"))


def test_the_headings_of_a_chapter_are_numbered_by_their_styles_in_word(tmp_path, pictures):
    file = tmp_path / "report.docx"
    write_word(chapter(), file, pictures)
    assert numbered_by(file) == [
        ("Heading1", None, "HASIL PENELITIAN"),
        ("Heading2", None, "Data"),
        ("Heading3", None, "Profil"),
        ("Heading2", None, "Uji"),
        ("Heading3", None, "Validitas"),
        ("Heading4", None, "Butir"),
        ("Heading3", "0", "Tambahan"),
        # Beside the chapter, and no part of it.
        ("Heading1", "0", "Lampiran A. Uji"),
    ]
    styles = {s.get(f"{W}styleId"): s for s in part(file, "styles").iter(f"{W}style")}
    (number,) = {styles[f"Heading{n}"].find(f".//{W}numId").get(f"{W}val") for n in range(1, 6)}
    levels = levels_of(file, number)
    assert levels[:3] == [("BAB IV", "4"), ("%1.%2", "1"), ("%1.%2.%3", "1")]


# What a template numbers, what we number then, and what is left without a number.
@pytest.mark.parametrize(
    ("theirs", "ours"), [((), (1, 2, 3, 4)), ((1, 2, 3, 4), ()), ((1, 2), ()), ((2, 3), (1,))]
)
@pytest.mark.parametrize("form", [bytes, strict])
def test_the_headings_of_a_template_have_one_number_each(tmp_path, pictures, theirs, ours, form):
    given, file = tmp_path / "university.docx", tmp_path / "report.docx"
    given.write_bytes(form(template(theirs)))
    write_word(chapter(), file, pictures, given)
    for style, number, text in numbered_by(file):
        level = int(style[-1])
        assert not re.match(r"BAB|\d", text)
        if text in ("Tambahan", "Lampiran A. Uji"):
            assert number == "0"
        elif level in ours:
            assert levels_of(file, number)[0] == ("BAB IV", "4")
        else:
            assert number is None
    # Theirs begin with the chapter.
    if theirs:
        assert levels_of(file, "7")[0] == ("BAB %1", "4")


def test_a_list_that_a_template_keeps_in_a_style_begins_with_the_chapter():
    lists = (
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Bab"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/></w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Bab"/></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    made = start_with(lists, "5", "4")
    assert re.findall(r'<w:start\w* w:val="(\d)"', made) == ["4", "1", "4"]
    assert start_with(lists, "6", "4") == lists


def test_a_chapter_that_has_a_letter_has_it_in_its_numbers(tmp_path, pictures):
    write_word(chapter("A"), tmp_path / "report.docx", pictures)
    texts = [text for _, _, text in numbered_by(tmp_path / "report.docx")]
    assert texts[:3] == ["BAB AHASIL PENELITIAN", "A.1 Data", "A.1.1 Profil"]


def test_chapters_up_to_39_have_roman_numbers():
    assert [roman(str(n)) for n in (1, 4, 9, 14, 39, 40)] == ["I", "IV", "IX", "XIV", "XXXIX", "40"]
    assert all(arabic(roman(str(n))) == str(n) for n in range(1, 40))


def test_styles_of_a_template_in_another_language_are_those_that_ours_rest_on(tmp_path, pictures):
    given = tmp_path / "university.docx"
    names = {"BodyText": "TeksIsi", "Normal": "Biasa", "Caption": "Keterangan"}
    content = template((1, 2), names)
    with zipfile.ZipFile(given, "w") as new:
        (tmp_path / "old.docx").write_bytes(content)
        with zipfile.ZipFile(tmp_path / "old.docx") as old:
            for name in old.namelist():
                text = old.read(name)
                if name == "word/styles.xml":
                    text = re.sub(
                        rb'<w:style [^>]*w:styleId="(First Paragraph|FirstParagraph|TableCaption)"'
                        rb".*?</w:style>",
                        b"",
                        text,
                        flags=re.DOTALL,
                    )
                new.writestr(name, text)
    write_word(chapter(), tmp_path / "report.docx", pictures, given)
    styles = {s.get(f"{W}styleId"): s for s in part(tmp_path / "report.docx", "styles")}
    based = {key: styles[key].find(f"{W}basedOn") for key in ("FirstParagraph", "TableCaption")}
    found = {key: mark.get(f"{W}val") for key, mark in based.items()}
    assert found == {"FirstParagraph": "TeksIsi", "TableCaption": "Keterangan"}


def test_contents_and_lists_are_fields_that_name_every_heading_table_and_figure(tmp_path, pictures):
    file = tmp_path / "report.docx"
    write_word(chapter(), file, pictures)
    root = word(file)
    codes = [code.text.strip() for code in root.iter(f"{W}instrText")]
    # How pages get their numbers stands in the contents alone, and goes when they have them.
    assert word_text(root).count("Klik kanan di sini.") == 1
    assert [code for code in codes if code.startswith("TOC")] == [
        'TOC \\o "1-3" \\h \\u',
        'TOC \\h \\c "Tabel"',
        'TOC \\h \\c "Gambar"',
    ]
    links = {
        link.get(f"{W}anchor"): "".join(t.text or "" for t in link.iter(f"{W}t"))
        for link in root.iter(f"{W}hyperlink")
        if link.get(f"{W}history")
    }
    assert list(links.values()) == [
        "BAB IV HASIL PENELITIAN",
        *(text for text in NUMBERED if "Butir" not in text),
        *CAPTIONS,
    ]
    marks = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    assert links.keys() <= marks
    assert {code.split()[1] for code in codes if code.startswith("PAGEREF")} == links.keys()


@pytest.mark.slow
@needs_libreoffice
@pytest.mark.parametrize("theirs", [None, (), (1, 2, 3, 4), (2, 3, 4)])
def test_libreoffice_makes_contents_lists_and_references_anew(tmp_path, pictures, theirs):
    given = None if theirs is None else tmp_path / "university.docx"
    if given:
        given.write_bytes(template(theirs))
    write_word(chapter(), tmp_path / "report.docx", pictures, given)
    pages = [
        p.extract_text().replace("\xa0", " ")
        for p in pypdf.PdfReader(made_anew(tmp_path / "report.docx", tmp_path)).pages
    ]
    contents, text = flat(pages[0]), flat("".join(pages[1:]))
    assert flat("Klik kanan") not in contents + text
    for wanted in ("Daftar isi", "Daftar tabel", "Daftar gambar"):
        assert flat(wanted) in contents
    # Every entry ends with the page that it stands on: the text begins on the second.
    for entry in (*NUMBERED[:4], "Lampiran A. Uji", *CAPTIONS):
        found = re.search(rf"^{re.escape(entry)} *\.+ *(\d+) *$", pages[0], re.MULTILINE)
        assert found, (entry, pages[0])
        heading = flat(entry)
        assert heading in flat(pages[int(found[1]) - 1])
    first = "BAB4HASIL" if theirs and 1 in theirs else "BABIVHASIL"
    assert first in contents and first in text
    assert "LihatTabel4.1danGambar4.1." in text and "LihatLampiranAdanTabelA.1." in text
    assert "4.2.1.1Butir" in text and "Tabel4.2Validitas" in text
    assert not re.search(r"(\d\.\d) ?\1", text) and "4.14.1" not in text
