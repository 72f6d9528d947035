"""A template in Strict Open XML gives the same report as the one it was made of."""

import io
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile

import pytest

from angket.formats.blocks import Heading, Paragraph
from angket.formats.strict import transitional_parts
from angket.formats.word import write_word
from angket.formats.word_reference import own_reference, rezip
from documents import W, document, table

YEAR = re.compile(rb"http://schemas\.openxmlformats\.org/(\w+)/2006/([\w/-]+)")
WORD = (Heading(1, "Uji instrumen"), Paragraph("Teks."), table("first"))


def strict(docx):
    """Write a Word file as Word does under "Strict Open XML Document"."""

    def address(found):
        if found[1] in (b"package", b"markup-compatibility"):
            return found[0]
        names = found[2].replace(b"extended-properties", b"extendedProperties")
        names = names.replace(b"custom-properties", b"customProperties")
        return b"http://purl.oclc.org/ooxml/" + found[1] + b"/" + names

    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {name: YEAR.sub(address, archive.read(name)) for name in archive.namelist()}
    body = parts["word/document.xml"]
    parts["word/document.xml"] = re.sub(
        rb"<w:document ", b'<w:document w:conformance="strict" ', body, count=1
    )
    return rezip(docx, parts)


def test_a_strict_template_gives_the_bytes_of_the_ordinary_one(tmp_path):
    made = {}
    for name, given in (("ordinary", own_reference()), ("strict", strict(own_reference()))):
        (tmp_path / f"{name}.docx").write_bytes(given)
        file = tmp_path / f"{name}-report.docx"
        write_word(document(*WORD), file, tmp_path, tmp_path / f"{name}.docx")
        made[name] = file.read_bytes()
    assert (tmp_path / "strict.docx").read_bytes() != (tmp_path / "ordinary.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(made["strict"])) as report:
        parts = {name: report.read(name) for name in report.namelist()}
    assert not any(b"purl.oclc.org" in text for text in parts.values())
    styles = ET.fromstring(parts["word/styles.xml"]).findall(f"{W}style")
    names = [style.get(f"{W}styleId") for style in styles]
    assert "ReportTable" in names and len(names) == len(set(names))
    assert made["strict"] == made["ordinary"]


def test_an_ordinary_template_is_left_alone():
    assert transitional_parts(own_reference()) == {}


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_the_report_opens(tmp_path):
    (tmp_path / "strict.docx").write_bytes(strict(own_reference()))
    write_word(document(*WORD), tmp_path / "report.docx", tmp_path, tmp_path / "strict.docx")
    command = ["soffice", "--headless", "--convert-to", "txt", "report.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert "Uji instrumen" in (tmp_path / "report.txt").read_text("utf-8-sig")
