"""A document with everything in it, written in every format and read again."""

import re
import xml.etree.ElementTree as ET
import zipfile

import html5lib
import pypdf
from matplotlib.figure import Figure as Drawing

from angket.formats.blocks import (
    Cell,
    Code,
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
)
from angket.formats.document import Document, Words
from angket.formats.page import write_page
from angket.formats.paper import write_paper
from angket.formats.word import write_word
from angket.formats.workbook import write_workbook
from angket.settings.figures import SUFFIXES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
X = "{http://www.w3.org/1999/xhtml}"
WORDS = Words(
    *("Tabel", "Gambar", "Catatan.", "Daftar isi", "Langsung ke isi"), continued="{name} (lanjutan)"
)


def table(label="t", **others):
    head = (
        (Cell("Butir", rows=2), Cell((Italic("r"), " butir"), columns=2)),
        ("biasa", "terkoreksi"),
    )
    body = tuple((f"X{n}", Number(n / 7, f"0,{n:03d}"), Number(0.25, "0,250")) for n in range(60))
    return Table(label, "Validitas", others.pop("head", head), others.pop("body", body), **others)


def document(*blocks, language="id", **others):
    given = {"title": "Beban kerja", "authors": ("Siti Aminah",), "chapter": "4"} | others
    return Document(language=language, words=WORDS, blocks=blocks, **given)


def drawn_pictures(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictures")
    drawing = Drawing(figsize=(3, 2))
    drawing.add_subplot().plot([0, 1])
    for suffix in SUFFIXES:
        metadata = {"Date": None} if suffix.endswith("svg") else {}
        drawing.savefig(folder / f"line.{suffix}", metadata=metadata)
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


def written_lists(tmp_path_factory, pictures):
    return write_all(LISTS, tmp_path_factory.mktemp("lists"), pictures)


def written_in_all_formats(tmp_path_factory, pictures):
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


def kept(row):
    """Tell whether all paragraphs of a row, or one paragraph, stay with what follows."""
    paragraphs = [row] if row.tag == f"{W}p" else row.findall(f".//{W}p")
    return all(paragraph.find(f"./{W}pPr/{W}keepNext") is not None for paragraph in paragraphs)


def printed(tmp_path, pictures, rows, lines):
    """Return the pages of a PDF with lines of text and then a table of so many rows."""
    body = tuple((f"X{n}.", Number(n, f"{n}")) for n in range(rows))
    lines = [Paragraph(f"Baris {n}.") for n in range(lines)]
    content = document(*lines, Table("t", "Judul", (("Butir", "n"),), body, (("Akhir.",),)))
    write_paper(content, tmp_path / "report.pdf", pictures)
    return [part.extract_text() for part in pypdf.PdfReader(tmp_path / "report.pdf").pages]


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
