"""A file that needs an answer before it can be used: which of a ZIP, and how it is to be read."""

import html
import io
import re
import zipfile

import pytest
from new_studies import Newcomer
from test_new import GOOD

from angket.files import package
from angket.page import kept_file, zipped
from angket.page.kept_file import keep, kept, let_go
from angket.page.words import languages
from workbooks import xlsx

FORMS = "Kuesioner Skripsi (Jawaban) [final].csv"


def packed(method=zipfile.ZIP_DEFLATED, **files):
    """Return a ZIP of files by name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as container:
        for name, content in files.items():
            container.writestr(name, content)
    return stream.getvalue()


def answered(somebody, page, **said):
    """Answer what a page asks; return the answer to that, and remember the study."""
    token = re.search('name="token" value="([0-9a-f]{32})"', page.text)[1]
    names = {key.replace("_", "/", 1) if "data" in key else key: v for key, v in said.items()}
    answer = somebody.client.post(
        "/new/answer", data={"token": token} | names, follow_redirects=False
    )
    if answer.status_code == 303:
        somebody.study = re.search("/study/([^/]+)/", answer.headers["location"])[1]
    return answer


def waiting(somebody):
    return [*somebody.root.glob(".snakemake/page/waiting/*/*")]


@pytest.fixture
def somebody(tmp_path):
    return Newcomer(tmp_path / "project")


def test_a_zip_with_one_file_is_taken_as_that_file(somebody):
    answer = somebody.give(f"{FORMS}.zip", packed(**{FORMS: GOOD}), "Tesis Saya")
    assert answer.status_code == 303
    assert somebody.study == "Tesis_Saya"
    file = somebody.root / "resources/Tesis_Saya" / FORMS
    assert file.read_text() == GOOD
    assert [one.name for one in file.parent.iterdir()] == [FORMS]
    by_file = Newcomer(somebody.root / "another")
    by_file.give(FORMS, GOOD, "Tesis Saya")
    assert somebody.file.read_bytes() == by_file.file.read_bytes()
    assert "is kept as" in somebody.client.get(answer.headers["location"]).text
    assert waiting(somebody) == []


def test_of_several_files_the_reader_says_which(somebody):
    bad = "<b>../../evil.csv"
    content = packed(
        **{"a/one.csv": GOOD, bad: GOOD, "read me.txt.md": "x", "__MACOSX/._one.csv": "x"}
    )
    page = somebody.give("answers.zip", content, "Tesis")
    assert page.status_code == 200
    assert "holds several files" in page.text
    assert re.findall('name="part" value="([^"]*)"', page.text) == [
        "a/one.csv",
        "&lt;b&gt;../../evil.csv",
    ]
    assert [*(somebody.root / "resources").iterdir()] == []
    assert [file.name for file in waiting(somebody)] == ["answers.zip"]
    again = answered(somebody, page, name="Tesis", part="nothing.csv")
    assert "holds several files" in again.text
    assert answered(somebody, page, name="Tesis", part=bad).status_code == 303
    assert [*(somebody.root / "resources").rglob("*.csv")] == [
        somebody.root / "resources/Tesis/evil.csv"
    ]
    assert waiting(somebody) == []
    # The switch of the language leads back to where the form was sent to.
    assert somebody.client.get("/new/answer").status_code == 200
    assert "waited too long" in answered(somebody, page, name="Tesis", part=bad).text


def encrypted():
    data = bytearray(packed(zipfile.ZIP_STORED, **{"a.csv": GOOD}))
    # The flag that says so, in the entry itself and in the directory.
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def damaged():
    data = bytearray(packed(zipfile.ZIP_STORED, **{"a.csv": GOOD}))
    data[data.index(b"X1")] ^= 1
    return bytes(data)


def longer_than_it_says():
    data = bytearray(packed(**{"a.csv": GOOD}))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = (10).to_bytes(4, "little")
    return bytes(data)


REFUSED = {
    "encrypted": (encrypted, "protected by a password"),
    "damaged": (damaged, "is damaged"),
    "longer than it says": (longer_than_it_says, "is damaged"),
    "no zip": (lambda: GOOD.encode(), "is damaged"),
    "nothing": (
        lambda: packed(**{"a.png": b"x", "b.zip": b"y", ".c.csv": GOOD}),
        "no file of answers",
    ),
    "an archive": (
        lambda: packed(**{"ro-crate-metadata.json": "{}", "data/a.csv": GOOD}),
        "the archive of a study",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_a_zip_that_cannot_be_used_is_told_in_words_and_nothing_is_kept(kind, somebody):
    make, told = REFUSED[kind]
    answer = somebody.give("a.zip", make())
    assert answer.status_code == 422
    assert told in answer.text
    assert [*(somebody.root / "resources").iterdir()] == []
    assert waiting(somebody) == []


def test_a_zip_that_unpacks_to_too_much_is_not_unpacked(somebody, monkeypatch):
    monkeypatch.setattr(zipped, "MAXIMUM_MEGABYTES", 1)
    content = packed(**{"a.csv": "1," * 600_000})
    assert len(content) < 10_000
    read = []
    monkeypatch.setattr(package.Package, "read", lambda *_: read.append(1))
    answer = somebody.give("a.zip", content)
    assert answer.status_code == 422
    assert "200 MB unpacked" in answer.text
    assert read == []


REMARKS = '"","a 1-5","a 1-5","a 1-5","a 1-5","a 1-5"'
PRESSED = {
    '{"skip_rows": [2]}': ("skip_rows", [2]),
    '{"head_rows": [1, 2]}': ("head_rows", [1, 2]),
}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("pressed", PRESSED)
def test_where_a_remedy_is_a_setting_it_can_be_pressed(pressed, language, tmp_path):
    somebody = Newcomer(tmp_path / "project", language)
    head, *rows = GOOD.splitlines()
    page = somebody.give("a.csv", "\n".join([head, REMARKS, *rows]), "Tesis")
    assert page.status_code == 422
    offered = re.findall('name="set" value="([^"]*)"', page.text)
    assert pressed in [html.unescape(value) for value in offered]
    assert [*(somebody.root / "resources").iterdir()] == []
    assert answered(somebody, page, name="Tesis", set=pressed).status_code == 303
    key, value = PRESSED[pressed]
    assert somebody.settings["data"][key] == value
    assert "#" in somebody.file.read_text()
    assert somebody.problems() == []
    assert somebody.look.fault is None
    assert waiting(somebody) == []


def test_how_a_file_is_read_can_be_typed(somebody, tmp_path):
    page = somebody.give("a.csv", "Laporan,,\n" + "Nama,Usia,Kota\nBudi,20,Bandung\n" * 4)
    assert page.status_code == 422
    again = answered(somebody, page, data_head_rows="two")
    assert again.status_code == 422 and "whole numbers" in again.text
    again = answered(somebody, page, data_head_rows="99")
    assert again.status_code == 422
    assert 'value="99"' in again.text
    assert [*(somebody.root / "resources").iterdir()] == []


def test_the_sheet_with_the_answers_can_be_chosen(somebody, tmp_path):
    rows = "".join(f'<row r="{n}"><c t="inlineStr"><is><t>a{n}</t></is></c></row>' for n in (1, 2))
    xlsx(tmp_path / "a.xlsx", rows)
    page = somebody.give("a.xlsx", tmp_path / "a.xlsx")
    assert page.status_code == 422
    assert re.search('<select id="data-sheet".*?<option value="[^"]+">', page.text, re.DOTALL)


@pytest.mark.parametrize(
    "sent",
    [
        {"token": "../../../etc", "part": "passwd"},
        {"token": "0" * 32},
        {},
        {"token": "0" * 32, "set": "[1]"},
        {"token": "0" * 32, "set": '{"file": "/etc/passwd"}'},
    ],
)
def test_an_answer_that_no_page_asked_for_does_nothing(sent, somebody):
    answer = somebody.client.post("/new/answer", data=sent)
    assert answer.status_code == 422
    assert "waited too long" in answer.text
    assert [*somebody.root.rglob("*.csv")] == []


def test_a_setting_that_says_nothing_of_reading_is_not_taken(somebody):
    page = somebody.give("a.csv", "Nama,Usia\nBudi,20\nSiti,21\nAdi,22\n")
    for text in ('{"file": "resources/x.csv"}', '{"personal": ["X1"]}', '{"head_rows": "a"}'):
        assert answered(somebody, page, set=text).status_code == 422
    assert [*(somebody.root / "config/studies").iterdir()] == []


def test_what_nobody_asks_for_is_let_go(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text("x")
    one, two = keep(tmp_path, tmp_path / "a.csv"), keep(tmp_path, tmp_path / "a.csv")
    let_go(tmp_path, one)
    assert kept(tmp_path, one) is None
    assert kept(tmp_path, two).read_text() == "x"
    assert kept(tmp_path, two).parent.stat().st_mode & 0o77 == 0
    monkeypatch.setattr(kept_file, "_SECONDS", -1)
    let_go(tmp_path)
    assert kept(tmp_path, two) is None
