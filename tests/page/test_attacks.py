"""Files, settings, links and forms of ill will: no screen fails over them, leaks or obeys."""

import re

import pytest
import yaml
from invented_results import ARCHIVE, FILES, STUDY, put
from new_studies import ITEMS, Newcomer, table
from pages import client_of

from angket.page.app import screens as screens_of_page
from conftest import link

EVIL = "\"'></textarea></option></script><script>document.title='ran'</script><img src=x onerror=1>"
OF_STUDY = (
    "answers",
    "settings",
    "settings?text=1",
    "run",
    "results",
    "archive",
)


def screens(study):
    return ["/", "/run", *(f"/study/{study}/{screen}" for screen in OF_STUDY)]


def hold(client, study):
    """Open every screen of a study; return what they show."""
    shown = {}
    for screen in screens(study):
        answer = client.get(screen)
        assert answer.status_code == 200, (screen, answer.status_code)
        shown[screen] = answer.text
    return shown


def is_harmless(page):
    """Tell whether no tag of the page comes from what the study holds."""
    return "<script>document" not in page and "<img src=x" not in page


@pytest.mark.parametrize("language", ["en", "id"])
def test_markup_in_a_file_of_answers_is_text_on_every_screen(tmp_path, language):
    somebody = Newcomer(tmp_path / "project", language)
    words = [f"{EVIL}{answer}" for answer in ("Setuju", "Netral", "Tidak setuju")]
    rows = [int(sign) % 3 for sign in ITEMS]
    columns = [
        (f"{EVIL} {head}", [words[row] for row in rows[n:] + rows[:n]])
        for n, head in enumerate("ABCD")
    ]
    columns.append((f"{EVIL} Kelas", [f"{EVIL}{row}" for row in rows]))
    content = table(
        *((h.replace('"', '""'), [c.replace('"', '""') for c in cs]) for h, cs in columns)
    )
    answer = somebody.give(f"{EVIL}.csv", content, EVIL)
    assert answer.status_code == 303, answer.text
    page = somebody.client.get(answer.headers["location"]).text
    assert "onerror=1" in page and is_harmless(page)
    for shown in hold(somebody.client, somebody.study).values():
        assert is_harmless(shown)
    answer = somebody.client.post(
        "/new", files={"file": (f"{EVIL}.csv", b"a")}, data={"name": EVIL}
    )
    assert answer.status_code == 422 and is_harmless(answer.text)


def evil(value):
    """Put markup into every text of a study that is none of its names."""
    if isinstance(value, dict):
        return {key: evil(part) for key, part in value.items()}
    if isinstance(value, str) and " " in value:
        return f"{EVIL}{value}"
    return value


def test_markup_in_settings_and_results_is_text_on_every_screen(tmp_path):
    study = evil(yaml.safe_load(STUDY + ARCHIVE))
    text = yaml.safe_dump(study, sort_keys=False, allow_unicode=True, width=9999)
    assert text.count("onerror") >= 4
    quoted = EVIL.replace('"', '""')
    files = {
        "statistics.csv": FILES["statistics.csv"] + f'validity,"{quoted}",valid,true\n',
        "instrument/validity.csv": FILES["instrument/validity.csv"]
        + f'"{quoted}",1,1,"{quoted}"\n',
        "figures/figures.csv": FILES["figures/figures.csv"].replace("Jawaban", f'"{quoted}"'),
    }
    client = client_of(put(tmp_path, text, FILES | files), "en")
    shown = hold(client, "skripsi")
    tables = ("statistics.csv", "instrument/validity.csv")
    for name in tables:
        shown[name] = client.get(f"/study/skripsi/results/table/{name}").text
        assert "onerror" in shown[name]
    for screen, page in shown.items():
        assert is_harmless(page), screen
    for screen in ("/", "/study/skripsi/settings", "/study/skripsi/results"):
        assert "onerror" in shown[screen], screen


ODD = {
    "bomb": "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)),
    "endless": "a: &a [*a]\n",
    "program": "a: !!python/object/apply:os.system ['touch obeyed']\n",
    "tag": STUDY.replace("title:", "title: !!python/name:os.system"),
    "deep": "a: " + "[" * 5000,
    "merged": STUDY + "origin: &o {source: x}\nsources:\n  <<: *o\n",
    "alias": STUDY.replace("label: Stres", "label: &l Stres") + "notice: *l\n",
    "two documents": "a: 1\n---\nb: 2\n",
    "zero": "a: \0",
    "empty": "",
    "list": "- a\n",
    "number": "5\n",
    "odd parts": "title: [a]\nlanguage: {a: 1}\ndata: 5\nvariables: x\nscales: [1]\nhypotheses: 7",
    "odd entries": STUDY.replace("{label: Dukungan sosial, items: [A1, A2]}", "{items: {a: 1}}"),
    "odd names": "title: x\ndata: {file: [1]}\nvariables: {1: {items: 3}, null: 4, 2024-01-01: 5}",
    "odd hypotheses": STUDY.replace("kind: regression", "kind: [x]"),
    "outside": STUDY.replace("resources/skripsi", "../../../etc"),
    "elsewhere": STUDY.replace("resources/skripsi/answers.csv", "/etc/passwd"),
    "device": STUDY.replace("resources/skripsi/answers.csv", "/dev/zero"),
    "language": STUDY.replace("language: id", "language: ../../../etc"),
    "infinite": STUDY.replace("alpha: 0.05", "alpha: .inf"),
    "long number": STUDY.replace("alpha: 0.05", "alpha: " + "9" * 9000),
}


@pytest.mark.parametrize("odd", ODD)
def test_settings_of_any_kind_are_told_and_obeyed_in_nothing(tmp_path, odd):
    client = client_of(put(tmp_path), "en")
    page = client.get("/study/skripsi/settings?text=1").text
    checksum = re.search(r'name="=checksum" value="(\w+)"', page)[1]
    for action in ("check", "save"):
        sent = {"=text": ODD[odd], "=do": action, "=checksum": checksum}
        answer = client.post("/study/skripsi/settings", data=sent, follow_redirects=False)
        assert answer.status_code in (200, 303)
    for page in hold(client, "skripsi").values():
        assert "root:" not in page
    assert not [*tmp_path.rglob("obeyed")]


LED_OUT = {
    "config/studies/skripsi.yaml": "study.yaml",
    "results/skripsi": "results",
    "resources/skripsi/answers.csv": "answers.csv",
    "resources": "resources",
    "logs": "logs",
}


@pytest.mark.parametrize("place", LED_OUT)
def test_a_link_that_leads_out_shows_nothing_and_leaves_the_rest_in_order(tmp_path, place):
    root = put(tmp_path / "project")
    (root / "config/studies/other.yaml").write_text(STUDY, encoding="utf-8")
    client, outside = client_of(root, "en"), tmp_path / LED_OUT[place]
    if (root / place).exists():
        (root / place).rename(outside)
    else:
        outside.mkdir()
    if outside.is_dir():
        (outside / "secret.csv").write_text("secret,SECRET\n", encoding="utf-8")
        for file in outside.rglob("*.csv"):
            file.write_text(file.read_text(encoding="utf-8") + "SECRET,SECRET\n", encoding="utf-8")
    else:
        text = outside.read_text(encoding="utf-8")
        outside.write_text(text.replace("Dukungan", "SECRET").replace("Sari", "SECRET"), "utf-8")
    before = {file: file.read_bytes() for file in outside.rglob("*") if file.is_file()}
    link(root / place, outside)
    for screen in screens("skripsi"):
        answer = client.get(screen)
        assert answer.status_code in (200, 404), screen
        assert "SECRET" not in answer.text, screen
    if place.startswith("results/skripsi"):
        assert f"{place} is a link" in client.get("/study/skripsi/results").text
    if place == "resources/skripsi/answers.csv":
        assert f"{place} is a link" in client.get("/study/skripsi/answers").text
    for file in ("table/secret.csv", "file/secret.csv", "file/report/report.html"):
        assert "SECRET" not in client.get(f"/study/skripsi/results/{file}").text
    # What is written goes nowhere else.
    client.post("/study/skripsi/archive/check", files={"file": ("a.zip", b"PK")}, data={"x": "y"})
    if place in ("resources", "logs"):
        client.post("/new", files={"file": ("a.csv", table(("A", ITEMS)).encode())})
        now = {file: file.read_bytes() for file in outside.rglob("*") if file.is_file()}
        assert now == before
    # Another study is there as ever.
    assert client.get("/").status_code == 200
    assert "/study/other/settings" in client.get("/").text
    assert client.get("/study/other/settings").status_code == 200


FORMS = [
    {"data/columns/#0/=name//": "x"},
    {"title/=json": "["},
    {"=json": "[]"},
    {"=json": "5"},
    {"title/=json": "[" * 100_000},
    {"=": "x", "=as": "map", "": "y"},
    {"title//": "x", "title": ["a", "b"]},
    {"=do": "as title map"},
    {"=do": "add title x"},
    {"=do": "add x y"},
    {"=do": "remove "},
    {"=do": "ask", "=question": "../../x"},
    {"=do": "ask", "=question": "regression.influence"},
    {"=do": "redraw ../../x"},
    {"variables/#0/=was": "../../x", "variables/#99999999999999999999/=name": "x"},
    {"a/" * 50_000: "x"},
]


@pytest.mark.parametrize("sent", FORMS, ids=lambda sent: str(sent)[:40])
def test_a_form_that_no_screen_sends_is_refused_and_changes_nothing(tmp_path, sent):
    client = client_of(put(tmp_path), "en")
    before = (tmp_path / "config/studies/skripsi.yaml").read_bytes()
    for address in ("/study/skripsi/settings", "/study/skripsi/settings/check"):
        answer = client.post(address, data={"=do": "zzz"} | sent, follow_redirects=False)
        assert answer.status_code in (200, 400)
    assert (tmp_path / "config/studies/skripsi.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "action", ["up", "arrange", "arrange:skala1:", "arrange:skala1:1,1,x", "x:y"]
)
def test_corrections_that_no_screen_sends_change_nothing(tmp_path, action):
    somebody = Newcomer(tmp_path / "project")
    assert somebody.give(
        "a.csv", table(*((h, list(ITEMS)) for h in ("A1", "A2", "A3")))
    ).is_redirect
    before = somebody.file.read_bytes()
    answer = somebody.correct(do=action, role_99="item:../../x", tick="x", to="../x")
    assert answer.status_code == 200
    assert somebody.file.read_bytes() == before


FOREIGN = {
    "no cookie": {"Cookie": "language=en"},
    "another origin": {"Origin": "http://evil.example"},
    "a form of nobody": {"Origin": "null", "Sec-Fetch-Mode": "navigate"},
    "another name": {"Host": "evil.example:8740"},
    "a picture elsewhere": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "image"},
    "another port": {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"},
}


def every_address():
    """List what can be asked of all screens: the method, and an address that is there."""
    known = {"study": "skripsi", "system": "syntheses", "entry": "x"}
    for screen in screens_of_page().values():
        for route in screen.ROUTES:
            path = re.sub(r"\{(\w+)[^}]*\}", lambda name: known.get(name[1], "x.csv"), route.path)
            yield from ((method, path) for method in route.methods)


@pytest.mark.parametrize("how", FOREIGN)
def test_no_address_of_any_screen_is_answered_to_strangers(tmp_path, how):
    client = client_of(put(tmp_path), "en")
    addresses = [*every_address()]
    assert {("POST", "/run/start"), ("GET", "/study/skripsi/results/table/x.csv")} <= {*addresses}
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    for method, path in addresses:
        if how == "no cookie":
            client.cookies.clear()
        answer = client.request(method, path, headers=FOREIGN[how], follow_redirects=False)
        assert answer.status_code == 403, (method, path)
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before
