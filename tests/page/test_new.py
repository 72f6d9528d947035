"""A file that is given to the page: kept, drafted as the terminal does, or refused in words."""

import zipfile

import pytest
from new_studies import Newcomer, empty_project, items, table
from pages import HERE

from angket.files.fault import Fault
from angket.page import incoming
from angket.settings.file_names import file_name_problem, fitting_file
from angket.settings.study_names import name_problem
from conftest import ROOT, Files
from exports.forms import FORMS
from exports.surveys import SURVEYS
from exports.tables import TABLES
from scripts import draft
from workbooks import MAIN, RELATIONS, xlsx

SHIPPED = ["contoh/jawaban.csv", "ukm_stress/responses.csv", "worker_robotics/responses.csv"]
EXPORTS = [*FORMS, *SURVEYS, *TABLES]
REST = [*SHIPPED[2:], *EXPORTS[2:]]
GOOD = table(*items("X1", "X2", "X3", "Y1", "Y2", "Y3"))


def of_terminal(root, study, file, monkeypatch):
    """Draft a file as `snakemake draft` does; return the text, or what is wrong."""
    monkeypatch.chdir(root)
    output = root / "by_terminal.yaml"
    try:
        draft.main(Files(answers=file), [str(output)], {"study": study})
    except Fault as fault:
        return fault
    return output.read_bytes()


@pytest.mark.parametrize(
    "build",
    [*SHIPPED[:2], *EXPORTS[:2], *(pytest.param(b, marks=pytest.mark.slow) for b in REST)],
    ids=lambda one: getattr(one, "__name__", one),
)
def test_the_page_writes_what_the_terminal_writes_to_the_byte(build, tmp_path, monkeypatch):
    (tmp_path / "export").mkdir()
    export = build(tmp_path / "export").file if callable(build) else ROOT / "resources" / build
    somebody = Newcomer(tmp_path / "project", "id")
    name = str(export).rpartition("/")[2]
    answer = somebody.give(name, (tmp_path / "export" / export), "Tesis Saya")
    assert answer.status_code == 303
    assert somebody.study == "Tesis_Saya"
    file = f"resources/Tesis_Saya/{name}"
    assert (somebody.root / file).read_bytes() == (tmp_path / "export" / export).read_bytes()
    assert somebody.file.read_bytes() == of_terminal(somebody.root, "Tesis_Saya", file, monkeypatch)
    shown = somebody.client.get(answer.headers["location"])
    assert shown.status_code == 200
    assert "Nama penelitian menjadi Tesis_Saya" in shown.text


@pytest.mark.parametrize(
    ("name", "kept", "study"),
    [
        ("Jawaban (final) [2].csv", "Jawaban (final) [2].csv", "Jawaban_final_2"),
        ("kuesioner – Ñandú.csv", "kuesioner – Ñandú.csv", "kuesioner_Nandu"),
        ("анкета.csv", "анкета.csv", "mystudy"),
        ("答案.csv", "答案.csv", "mystudy"),
        ("con.csv", "answers_con.csv", "answers_con"),
        ("{study}.csv", "study.csv", "study"),
        ("..\\..\\a.csv", "a.csv", "a"),
        ("../../etc/b.csv", "b.csv", "b"),
        ("012.csv", "012.csv", "s012"),
        (f"{'x' * 300}.csv", f"{'x' * 116}.csv", "x" * 80),
    ],
)
def test_any_name_of_a_file_works(name, kept, study, tmp_path):
    somebody = Newcomer(tmp_path / "project")
    assert somebody.give(name, GOOD).status_code == 303
    assert somebody.study == study
    assert [file.name for file in (somebody.root / "resources" / study).iterdir()] == [kept]
    assert somebody.problems() == []


@pytest.mark.parametrize("name", ["", ".", "..", "/", "\0", "nul", "a\nb", " . .csv ", "𝕏:|?.csv"])
def test_every_name_is_made_fit(name):
    assert file_name_problem(f"resources/a/{fitting_file(name)}") is None


@pytest.mark.parametrize(
    ("wanted", "study"),
    [
        ("Tesis Saya", "Tesis_Saya"),
        ("CON", "s_CON"),
        ("007", "s007"),
        ("  ", "a"),
        ("..", "mystudy"),
    ],
)
def test_any_name_of_a_study_works_and_what_became_of_it_is_told(wanted, study, tmp_path):
    somebody = Newcomer(tmp_path / "project")
    answer = somebody.give("a.csv", GOOD, wanted)
    assert somebody.study == study
    assert name_problem(study) is None
    told = somebody.client.get(answer.headers["location"]).text
    assert ("The name of the study became" in told) == bool(wanted.strip())


def test_nothing_that_is_there_is_written_over(tmp_path):
    somebody = Newcomer(tmp_path / "project")
    (somebody.root / "resources/tesis").mkdir(parents=True)
    (somebody.root / "resources/tesis/a.csv").write_text("mine")
    (somebody.root / "config/studies/TESIS_2.yaml").write_text("title: mine\n")
    somebody.give("a.csv", GOOD, "Tesis")
    assert somebody.study == "Tesis_3"
    assert (somebody.root / "resources/tesis/a.csv").read_text() == "mine"
    assert (somebody.root / "config/studies/TESIS_2.yaml").read_text() == "title: mine\n"


FAULTY = {
    "no items": ("a.csv", "Nama,Usia\nBudi,20\nSiti,21\nAdi,22\n", "none of its 2 columns"),
    "quotation marks": ("a.csv", GOOD + '"1,"2","3","1","2","3"\n', "is not a proper row"),
    "one column": (
        "a.csv",
        '"id,X1,X2,X3"\n"1,4,5,4"\n"2,4,5"\n"3,4,5,4"\n"4,1,2,3"\n',
        "all stands in one column",
    ),
    "no respondents": ("a.csv", "X1,X2,X3\n", "no rows below them"),
    "empty": ("a.csv", "", "is empty"),
    "misnamed": ("a.xlsx", GOOD, "is named .xlsx but holds text"),
    "web page": ("a.xls", "<html><table><tr><td>1</td></tr></table></html>", "web page"),
    "another kind": ("a.docx", GOOD, 'files ending in ".docx" are not read'),
    "damaged": ("a.xlsx", b"PK\x03\x04" + b"\0" * 200, "damaged"),
    "nul": ("a.csv", b"X1,X2\n1,\x002\n", "NUL"),
}


@pytest.mark.parametrize("kind", FAULTY)
def test_a_file_that_cannot_be_used_is_told_in_words_and_nothing_of_it_is_kept(kind, tmp_path):
    name, content, told = FAULTY[kind]
    somebody = Newcomer(tmp_path / "project")
    answer = somebody.give(f"my <b>{name}", content)
    assert answer.status_code == 422
    assert told in answer.text.replace("&#34;", '"')
    assert "my &lt;b&gt;" in answer.text
    assert ".incoming" not in answer.text
    assert "<b>" not in answer.text
    assert list((somebody.root / "resources").iterdir()) == []
    assert list((somebody.root / "config/studies").iterdir()) == []


@pytest.mark.parametrize(("kind", "row"), [("quotation marks", 32), ("one column", 3)])
def test_the_row_with_the_fault_is_marked_among_the_first_rows(kind, row, tmp_path):
    name, content, _ = FAULTY[kind]
    answer = Newcomer(tmp_path / "project").give(name, content).text
    assert answer.count('<tr class="wrong">') == 1
    assert f'<tr class="wrong"><th scope="row">{row} ' in answer


def test_what_the_columns_seem_to_hold_stands_over_them_where_none_is_an_item(tmp_path):
    answer = Newcomer(tmp_path / "project").give("a.csv", FAULTY["no items"][1]).text
    assert '<th scope="col" class="as-other">personal data</th>' in answer
    assert '<th scope="col" class="as-other">numbers</th>' in answer
    assert "Siti" not in answer


def test_the_fault_is_the_one_that_the_terminal_tells(tmp_path, monkeypatch):
    root = empty_project(tmp_path / "terminal")
    (root / "a.csv").write_text(FAULTY["no items"][1])
    fault = of_terminal(root, "a", "a.csv", monkeypatch)
    answer = Newcomer(tmp_path / "project").give("a.csv", FAULTY["no items"][1])
    assert str(fault).split(":")[1] in answer.text


def test_a_file_that_is_too_large_is_refused_before_it_is_all_there(tmp_path, monkeypatch):
    monkeypatch.setattr(incoming, "MAXIMUM_BYTES", 1000)
    monkeypatch.setattr(incoming, "_AROUND", 1000)
    somebody = Newcomer(tmp_path / "project")
    sent = []

    def stream():
        head = 'Content-Disposition: form-data; name="file"; filename="a.csv"'
        yield f"--x\r\n{head}\r\n\r\n".encode()
        for _ in range(1000):
            sent.append(1)
            yield b"1,2,3\n" * 100

    answer = somebody.client.post(
        "/new",
        content=stream(),
        headers={"Content-Type": "multipart/form-data; boundary=x", "Origin": HERE},
    )
    assert answer.status_code == 422
    assert "larger than" in answer.text
    assert list((somebody.root / "resources").iterdir()) == []


def test_what_is_no_form_or_has_no_file_is_told(tmp_path):
    somebody = Newcomer(tmp_path / "project")
    for sent in (
        {"data": {"name": "a"}},
        {"files": {"file": ("", b"")}},
        {"content": b"x", "headers": {"Content-Type": "multipart/form-data; boundary=y"}},
    ):
        answer = somebody.client.post("/new", **sent)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.text


@pytest.mark.slow
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"])
def test_a_workbook_that_unpacks_to_gigabytes_is_told(part, tmp_path):
    """Also where it is another sheet than the first, which a draft looks at, too."""
    sheets = [("Answers", "r1"), ("Key", "r2")]
    listed = "".join(f'<sheet name="{n}" sheetId="{k[1]}" r:id="{k}"/>' for n, k in sheets)
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>'
    rows = "".join(
        f'<row r="{n}">{"".join(f"<c><v>{(n + k) % 5 + 1}</v></c>" for k in range(4))}</row>'
        for n in range(1, 40)
    )
    small = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    file, bomb = tmp_path / "a.xlsx", tmp_path / "bomb.xlsx"
    xlsx(file, rows, workbook=book, others=[("xl/worksheets/sheet2.xml", small)])
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in source.infolist():
            if entry.filename != part:
                made.writestr(entry.filename, source.read(entry))
        with made.open(part, "w", force_zip64=True) as stream:
            stream.write(source.read(part)[:200])
            for _ in range(60):
                stream.write(b" " * 2**24)
    somebody = Newcomer(tmp_path / "project")
    resource = pytest.importorskip("resource")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answer = somebody.give("bomb.xlsx", bomb)
    # In kilobytes: nothing was unpacked.
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000
    assert (answer.status_code == 422) == part.endswith("sheet1.xml")


def test_quotation_marks_of_word_around_cells_are_read_and_told(tmp_path):
    words = ["Setuju", "Tidak setuju", "Sangat setuju", "Netral"] * 8
    straight = table(*((f"Saya lelah, {n}", words[n:] + words[:n]) for n in range(4)))
    parts = straight.split('"')
    bent = "".join(part + "\u201c\u201d"[place % 2] for place, part in enumerate(parts[:-1]))
    somebody = Newcomer(tmp_path / "project")
    assert somebody.give("a.csv", bent + parts[-1]).status_code == 303
    assert len(somebody.settings["scales"]["skala1"]["codes"]) == 5
    assert "quotation marks" in somebody.client.get("/study/a/answers").text
    assert somebody.problems() == []


def test_markup_in_headings_and_answers_stays_text(tmp_path):
    bad = "<script>alert(1)</script>"
    somebody = Newcomer(tmp_path / "project")
    answers = [bad, "Netral", "Setuju"] * 10
    answer = somebody.give("a.csv", table(*items("X1", "X2", "X3"), (bad, answers)), "a")
    shown = somebody.client.get(answer.headers["location"]).text
    assert bad not in shown
    assert "&lt;script&gt;" in shown


def test_a_study_of_bare_numbers_is_in_the_language_of_the_page(tmp_path):
    for language in ("en", "id"):
        somebody = Newcomer(tmp_path / language, "en")
        somebody.client.cookies.set("language", language)
        assert somebody.give("a.csv", GOOD).status_code == 303
        assert somebody.settings["language"] == language
