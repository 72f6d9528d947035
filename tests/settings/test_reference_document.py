"""The reference document of a report: a Word file inside the project, or a sentence why not."""

import io
import re
import zipfile

import pytest

from angket.settings.studies import load_studies
from study_with_mistakes import change, problems, settings_alone


@pytest.fixture
def project(tmp_path):
    return settings_alone(tmp_path)


def word_file(styles=b"<w:styles></w:styles>", **others):
    """Return a Word file of as little as it takes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in ({"document": b"<w:document/>", "styles": styles} | others).items():
            if text is not None:
                archive.writestr(f"word/{name}.xml", text)
    return packed.getvalue()


def with_reference(project, content, name="university.docx"):
    change(project, "tests:\n", f"report: {{reference: resources/bandung/{name}}}\ntests:\n")
    if content is not None:
        (project / "resources/bandung" / name).write_bytes(content)


def test_a_reference_document_of_word_is_taken(project):
    with_reference(project, word_file())
    assert load_studies(root=project)["bandung"]["report"]["reference"].endswith("university.docx")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        bytes.fromhex("d0cf11e0a1b11ae1"),  # how a .doc, or a file with a password, begins
        word_file()[:-40],
        word_file(styles=None),
        word_file(styles=b"<w:sty"),
        word_file(document=None),
    ],
)
def test_a_reference_document_that_word_did_not_write_is_refused(project, content):
    with_reference(project, content)
    (told,) = map(str, problems(project))
    assert re.search(r"bandung.yaml, line \d+, key report.reference: ", told)
    assert "is not a readable Word file. Open it in Word and save it as .docx." in told


def test_a_reference_document_that_is_absent_or_elsewhere_is_refused(project):
    with_reference(project, None)
    (told,) = map(str, problems(project))
    assert "key report.reference: there is no file" in told
    assert "such as resources/mystudy/university.docx" in told
    change(project, "resources/bandung/university.docx", "/etc/university.docx")
    assert "leads out of the project" in str(problems(project)[0])
