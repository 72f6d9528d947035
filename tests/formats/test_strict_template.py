"""A template in Strict Open XML gives the same report as the one it was made of."""

import io
import xml.etree.ElementTree as ET
import zipfile

import pytest

from angket.formats.blocks import Heading, Paragraph
from angket.formats.strict import transitional_parts
from angket.formats.word import write_word
from angket.formats.word_reference import own_reference
from documents import W, document, table
from libreoffice import converted, needs_libreoffice
from templates import strict, template

WORD = (Heading(1, "Uji instrumen"), Paragraph("Teks."), table("first"))


def test_a_strict_template_gives_the_bytes_of_the_ordinary_one(tmp_path):
    made = {}
    theirs = template(levels=(1, 2))
    for name, given in (("ordinary", theirs), ("strict", strict(theirs))):
        (tmp_path / f"{name}.docx").write_bytes(given)
        file = tmp_path / f"{name}-report.docx"
        write_word(document(*WORD), file, tmp_path, tmp_path / f"{name}.docx")
        made[name] = file.read_bytes()
    with zipfile.ZipFile(tmp_path / "strict.docx") as given:
        body, styles = (given.read(f"word/{name}.xml") for name in ("document", "styles"))
    # As Word writes that form: with units, and with other names of sides.
    assert b'w:left="113.4pt"' in body and b'w:after="6pt"' in styles
    assert b"<w:start w:w=" in styles and b'w:start="' in styles
    with zipfile.ZipFile(io.BytesIO(made["strict"])) as report:
        parts = {name: report.read(name) for name in report.namelist()}
    assert not any(b"purl.oclc.org" in text for text in parts.values())
    styles = ET.fromstring(parts["word/styles.xml"]).findall(f"{W}style")
    names = [style.get(f"{W}styleId") for style in styles]
    assert "ReportTable" in names and len(names) == len(set(names))
    assert made["strict"] == made["ordinary"]


def test_an_ordinary_template_is_left_alone():
    assert transitional_parts(own_reference()) == {}


@pytest.mark.slow
@needs_libreoffice
def test_the_report_opens(tmp_path):
    (tmp_path / "strict.docx").write_bytes(strict(own_reference()))
    write_word(document(*WORD), tmp_path / "report.docx", tmp_path, tmp_path / "strict.docx")
    made = converted(tmp_path / "report.docx", tmp_path, "txt:Text (encoded):UTF8", "txt")
    assert "4.1 Uji instrumen" in made.read_text("utf-8-sig")
