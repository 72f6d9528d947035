"""Reports of every format, read again."""

import re
import xml.etree.ElementTree as ET
import zipfile

import html5lib
import pypdf

import angket.report.compose
from angket.formats.document import Document, Words
from angket.report.phrases import Phrases, origin_of, report_words
from angket.report.results import Results
from angket.tables import read_figures, read_rows, read_statistics

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
X = "{http://www.w3.org/1999/xhtml}"
STUDIES = ["bandung", "majene", "ukm_stress", "worker_robotics"]


def composed(settings, inputs, citations=()):
    """Return results, and the document that the report is made of."""
    words = report_words(settings["language"], origin=origin_of(settings))
    results = Results(
        read_statistics(inputs["statistics"]),
        settings,
        Phrases(words),
        read_figures(inputs["figures"]),
        read_rows(inputs["published"]),
        {"software": {"pandas": ""}, "citations": citations, "answers": "", "settings": ""},
    )
    blocks = angket.report.compose.compose(results, Phrases(words))
    named = Words(**words["words"])
    return results, Document(settings["title"], settings["language"], named, tuple(blocks))


def word_text(file):
    """Return the text of a Word file, a paragraph a line."""
    with zipfile.ZipFile(file) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p"))


def page(file):
    """Parse a page with a parser that takes no mistake."""
    return html5lib.HTMLParser(strict=True).parse(file.read_text(encoding="utf-8"))


def print_text(file):
    return "\n".join(part.extract_text() for part in pypdf.PdfReader(file).pages)


def flat(text):
    return re.sub(r"\s+", "", text)
