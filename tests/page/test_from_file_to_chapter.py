"""From a form's export to the opened Word file on the page, by mouse and by keyboard alone."""

import shutil

import pytest
import yaml
from new_studies import empty_project
from served import Served, browser, choose, drop, faults_of, fits, held_over, press, reach, window

from conftest import POSIX, ROOT
from conftest import Project as Copy
from libreoffice import converted, needs_libreoffice

pytestmark = [pytest.mark.slow, POSIX, needs_libreoffice]
chromium = pytest.fixture(browser, scope="module")
WORKERS = ROOT / "resources/worker_robotics/responses.csv"
CONTOH = ROOT / "resources/contoh/jawaban.csv"
# Columns of the export of which nothing is asked.
ASIDE = (4, 5, 6, 7, 8, *range(12, 18), *range(20, 24), *range(26, 30), 31, 32, 34, 35)


@pytest.fixture
def copy(tmp_path):
    """A copy of the project with no study in it."""
    copy = Copy(tmp_path / "Tesis Saya")
    for part in ("config", "resources"):
        shutil.rmtree(copy.folder / part)
    (copy.folder / "resources").mkdir()
    empty_project(copy.folder, "id")
    return copy


def settings_of(copy, study):
    return yaml.safe_load((copy.folder / f"config/studies/{study}.yaml").read_text("utf-8"))


def look(page):
    """Hold the screen that is shown to what every screen must be."""
    assert faults_of(page) == []
    assert fits(page)


def kept(page, what):
    """Do something, and wait until the page has kept it and shows what it led to."""
    page.evaluate("document.querySelector('#board').dataset.before = '1'")
    what()
    page.wait_for_selector("#board:not([data-before])")


def followed(page):
    """Follow a run that was started until its results are there."""
    page.wait_for_selector(".jobs .finished")
    far = page.locator("progress").evaluate("one => [one.value, one.max]")
    assert 0 < far[0] < far[1]
    look(page)
    page.wait_for_selector("#last")
    assert page.locator(".good[role=status]").count() == 1, page.inner_text("main")
    look(page)


def holds(copy, study, downloaded, folder):
    """Check what was computed and downloaded: as from a terminal, and readable to the reader."""
    own = copy.folder / f"results/{study}/report/report.docx"
    assert downloaded.read_bytes() == own.read_bytes()
    terminal = Copy(folder / "terminal")
    for part in ("config", "resources"):
        shutil.rmtree(terminal.folder / part)
        shutil.copytree(copy.folder / part, terminal.folder / part)
    said = terminal.run("--config", f"studies=[{study}]")
    assert said.returncode == 0, said.stdout
    assert copy.files() == terminal.files()
    word = folder / "report.docx"
    shutil.copy(downloaded, word)
    text = converted(word, folder, "txt:Text (encoded):UTF8", "txt").read_text("utf-8-sig")
    (hypothesis,) = settings_of(copy, study)["hypotheses"].values()
    assert hypothesis["statement"] in text
    return hypothesis


def test_an_english_export_by_mouse(chromium, copy, tmp_path):
    study = "Barriers_2024_2"
    with Served(copy.folder) as served, window(chromium, served, "/", "en") as page:
        look(page)
        page.locator("main a.button").first.click()
        page.wait_for_url("**/new")
        look(page)
        drop(page, WORKERS, "Barriers 2024 (2).csv")
        page.click("button.main")
        page.wait_for_url(f"**/study/{study}/answers?**")
        assert page.inner_text("h1")
        look(page)
        correct_by_mouse(page)
        look(page)
        page.click("[value=go]")
        page.wait_for_url(f"**/study/{study}/settings")
        look(page)
        page.select_option("#ask-which", "regression.influence")
        page.locator("[id='ask-regression.influence-x']").select_option("barriers_at_work")
        page.locator("[id='ask-regression.influence-y']").select_option("concern_about_privacy")
        page.click("button[value=ask]")
        page.wait_for_selector("[id='hypotheses-0-entry']")
        page.fill("#tests-alpha", "0.01")
        look(page)
        page.click(".bar button.main")
        page.wait_for_url("**saved=1")
        look(page)
        page.click("nav.steps a[href$='/run']")
        page.wait_for_selector("[data-look] h3")
        look(page)
        page.click("form[action$='/start'] button")
        followed(page)
        page.click(f"a.button[href='/study/{study}/results']")
        page.wait_for_selector("a[href$='report.docx?keep']")
        look(page)
        with page.expect_download() as download:
            page.click("a[href$='report.docx?keep']")
        downloaded = download.value.path()
        hypothesis = holds(copy, study, downloaded, tmp_path)
        assert hypothesis["predictors"] == ["barriers_at_work"]
        told = settings_of(copy, study)
        assert told["tests"]["alpha"] == 0.01
        assert told["title"] == "Barriers & <b>robots</b>"
        assert told["variables"]["threat"]["reversed"] == ["Q25"]
        assert "Q19" not in told["variables"]["threat"]["items"]
        assert [*told["profile"]] == ["Country", "Age", "Gender"]


def correct_by_mouse(page):
    """Name, tick, drag and put aside what was recognised."""

    def name(field, label):
        page.fill(field, label)
        kept(page, lambda: page.press(field, "Tab"))

    name("#label-variable1", "Barriers at work")
    name("#label-variable2", "Threat")
    name("#label-variable3", "Concern about privacy")
    name("#title", "Barriers & <b>robots</b>")
    kept(page, lambda: page.check("#reversed-24"))
    kept(page, held_over(page, 18, "aside"))
    for place in ASIDE:
        page.check(f"#tick-{place}")
    page.select_option("#to", "aside")
    kept(page, lambda: page.click("[value=move]"))


def test_an_indonesian_export_by_keyboard_alone(chromium, copy, tmp_path):
    study = "stres_kuliah"
    with Served(copy.folder) as served, window(chromium, served, "/", "id", 375) as page:
        reach(page, "main a.button")
        page.keyboard.press("Enter")
        page.wait_for_url("**/new")
        page.wait_for_load_state("networkidle")
        look(page)
        choose(page, "#file", CONTOH)
        typed(page, "#name", "stres kuliah")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/study/{study}/answers?**")
        look(page)
        correct_by_keyboard(page)
        look(page)
        reach(page, "[value=go]")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/study/{study}/settings")
        look(page)
        chosen(page, "#ask-which", "Apakah ada perbedaan")
        chosen(page, "[id='ask-difference.groups-y']", "Stres")
        chosen(page, "[id='ask-difference.groups-g']", "Jenis kelamin")
        reach(page, "button[value=ask]")
        page.keyboard.press("Enter")
        page.wait_for_selector("[id='hypotheses-0-entry']")
        typed(page, "#tests-alpha", "0,1")
        look(page)
        reach(page, ".bar button.main")
        page.keyboard.press("Enter")
        page.wait_for_url("**saved=1")
        press(page, "Jalankan")
        page.wait_for_selector("[data-look] h3")
        look(page)
        reach(page, "form[action$='/start'] button")
        page.keyboard.press("Enter")
        followed(page)
        press(page, f"Lihat hasil {study}")
        page.wait_for_selector("a[href$='report.docx?keep']")
        look(page)
        reach(page, "a[href$='report.docx?keep']")
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        hypothesis = holds(copy, study, download.value.path(), tmp_path)
        assert (hypothesis["response"], hypothesis["groups"]) == ("stres", "Jenis kelamin")
        assert hypothesis["statement"] == "Terdapat perbedaan Stres menurut Jenis kelamin"
        told = settings_of(copy, study)
        assert told["tests"]["alpha"] == 0.1
        assert told["variables"]["stres"]["reversed"] == ["Q17"]
        assert "Nama" in told["data"]["personal"]


def typed(page, selector, text):
    """Go to a field by keyboard, and type over what stands there."""
    reach(page, selector)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def chosen(page, selector, text):
    """Go to a list by keyboard, and choose what begins with a text."""
    reach(page, selector)
    page.keyboard.type(text)


def correct_by_keyboard(page):
    """Part the items into two variables, name them, and say which item is reversed."""
    chosen(page, "#role-13", "variabel baru, b")
    kept(page, lambda: page.keyboard.press("Enter"))
    typed(page, "#label-variabel1", "Dukungan")
    kept(page, lambda: page.keyboard.press("Enter"))
    typed(page, "#label-variabel2", "Stres")
    kept(page, lambda: page.keyboard.press("Enter"))
    reach(page, "#reversed-16")
    kept(page, lambda: page.keyboard.press("Space"))
    typed(page, "#title", "Stres kuliah")
    kept(page, lambda: page.keyboard.press("Enter"))
