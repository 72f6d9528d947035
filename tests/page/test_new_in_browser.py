"""From the drop of a file to the settings, in a real browser: by mouse, and by keyboard alone."""

import shutil
import zipfile

import pytest
import yaml
from new_studies import empty_project
from served import Served, browser, choose, drop, faults_of, fits, held_over, press, reach, window

from conftest import ROOT

pytestmark = pytest.mark.slow

CONTOH = ROOT / "resources/contoh/jawaban.csv"
chromium = pytest.fixture(browser, scope="module")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with Served(empty_project(tmp_path_factory.mktemp("new") / "project", "id")) as served:
        yield served


@pytest.fixture(autouse=True)
def root(served):
    """The project's folder, without studies at first."""
    yield served.folder
    for part in ("config/studies", "resources"):
        for left in (served.folder / part).glob("*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()


def settings_of(root, study):
    return yaml.safe_load((root / f"config/studies/{study}.yaml").read_text())


def kept(page, what):
    """Do something, and wait until the page has kept it."""
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        what()
    assert answer.value.ok
    page.wait_for_function("version => document.querySelector('[name=version]')", arg=None)
    page.wait_for_timeout(150)


def test_a_file_is_dropped_and_corrected_by_mouse(chromium, served, root):
    with window(chromium, served, "/new", "id") as page:
        drop(page, CONTOH, "Tesis Saya (1).csv")
        assert page.input_value("#name") == "Tesis Saya (1)"
        page.click("button.main")
        page.wait_for_url("**/study/Tesis_Saya_1/answers?**")
        assert (root / "resources/Tesis_Saya_1/Tesis Saya (1).csv").is_file()
        # The last eight items are drawn to a new variable, together.
        for place in range(13, 21):
            page.check(f"#tick-{place}")
        kept(page, held_over(page, 13, "new"))
        page.wait_for_selector("#label-variabel2")
        page.fill("#label-variabel1", "Dukungan sosial")
        kept(page, lambda: page.press("#label-variabel1", "Tab"))
        page.wait_for_selector("#label-dukungan_sosial")
        page.fill("#label-variabel2", "Stres")
        kept(page, lambda: page.press("#label-variabel2", "Enter"))
        kept(page, lambda: page.check("#reversed-16"))
        told = settings_of(root, "Tesis_Saya_1")
        assert [*told["variables"]] == ["dukungan_sosial", "stres"]
        assert told["variables"]["stres"]["items"] == [f"Q{n}" for n in range(14, 22)]
        assert told["variables"]["stres"]["reversed"] == ["Q17"]


@pytest.mark.parametrize("language", ["en", "id"])
def test_all_of_it_by_keyboard_alone(chromium, served, root, language):
    with window(chromium, served, "/new", language) as page:
        page.wait_for_load_state("networkidle")
        choose(page, "#file", CONTOH)
        reach(page, "#name")
        page.keyboard.press("Control+A")
        page.keyboard.type("keyboard")
        page.keyboard.press("Enter")
        page.wait_for_url("**/study/keyboard/answers?**")
        reach(page, "#role-13")
        # The list is gone through without a change at each step.
        page.keyboard.type("variabel baru, b" if language == "id" else "a new variable, w")
        assert [*settings_of(root, "keyboard")["variables"]] == ["variabel1"]
        kept(page, lambda: page.keyboard.press("Enter"))
        assert page.evaluate("document.activeElement.id") == "role-13"
        page.keyboard.press("Shift+Tab")
        kept(page, lambda: page.keyboard.press("Space"))
        told = settings_of(root, "keyboard")
        assert len(told["variables"]["variabel2"]["items"]) == 8
        assert told["variables"]["variabel2"]["reversed"] == ["Q14"]
        reach(page, "[value=go]")
        page.keyboard.press("Enter")
        page.wait_for_url("**/study/keyboard/settings")


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_in_the_way_of_anybody(chromium, served, language, width, scheme):
    with window(chromium, served, "/new", language, width, color_scheme=scheme) as page:
        assert faults_of(page) == []
        page.set_input_files("#file", CONTOH)
        page.click("button.main")
        page.wait_for_url("**/answers?**")
        assert faults_of(page) == []
        assert fits(page)
        page.goto(f"{served.origin}/new")
        content = '"id,X1,X2,X3"\n"1,4,5,4"\n"2,4,5"\n"3,4,5,4"\n"4,1,2,3"\n'
        page.set_input_files("#file", {"name": "b.csv", "mimeType": "", "buffer": content.encode()})
        page.click("button.main")
        page.wait_for_selector("tr.wrong")
        assert faults_of(page) == []
        assert fits(page)


def test_it_works_without_scripts(chromium, served, root):
    with window(chromium, served, "/new", java_script_enabled=False) as page:
        page.set_input_files("#file", CONTOH)
        page.click("button.main")
        page.select_option("#role-13", "new-from")
        page.fill("#label-variabel1", "Dukungan")
        with page.expect_navigation():
            page.click("button.first")
        assert [*settings_of(root, "jawaban")["variables"]] == ["dukungan", "variabel2"]


def test_what_is_asked_of_a_zip_is_answered_by_keyboard_and_a_change_is_undone(
    chromium, served, root, tmp_path
):
    zipped = tmp_path / "Kuesioner (Jawaban) [final].csv.zip"
    with zipfile.ZipFile(zipped, "w") as container:
        container.writestr("Uji coba.csv", "Nama\nBudi\n")
        container.write(CONTOH, "Kuesioner (Jawaban) [final].csv")
    with window(chromium, served, "/new", "id", width=375) as page:
        choose(page, "#file", zipped)
        assert page.input_value("#name") == "Kuesioner (Jawaban) [final]"
        press(page, "Lihat isinya")
        page.wait_for_selector("[name=part]")
        assert faults_of(page) == [] and fits(page)
        reach(page, "[name=part]")
        page.keyboard.press("ArrowDown")
        press(page, "Lihat isinya")
        page.wait_for_url("**/study/Kuesioner_Jawaban_final/answers?**")
        file = root / "config/studies/Kuesioner_Jawaban_final.yaml"
        before = file.read_bytes()
        page.fill("#title", "Lain")
        kept(page, lambda: page.press("#title", "Tab"))
        assert file.read_bytes() != before
        page.wait_for_selector("#undo")
        kept(page, lambda: press(page, "Batalkan perubahan terakhir"))
        assert file.read_bytes() == before
        assert faults_of(page) == [] and fits(page)


def test_what_is_written_while_the_page_is_still_being_loaded_is_kept(chromium, served, root):
    late = []
    with window(chromium, served, "/new", "id") as page:
        page.route("**/static/answers.js", lambda route: late.append(route))
        drop(page, CONTOH, "Lambat.csv")
        page.click("button.main")
        page.wait_for_selector("#title")
        page.fill("#title", "Sebelum siap")
        page.press("#title", "Tab")
        while not late:
            page.wait_for_timeout(50)
        assert settings_of(root, "Lambat").get("title") != "Sebelum siap"
        kept(page, late[0].continue_)
        assert settings_of(root, "Lambat")["title"] == "Sebelum siap"
