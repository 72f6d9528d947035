"""The form of the settings in a real browser: by keyboard alone, checked while somebody types."""

import shutil

import pytest
from pages import settings_and_answers
from served import Served, browser, faults_of, fits, reach, window

from conftest import ROOT

pytestmark = pytest.mark.slow
chromium = pytest.fixture(browser, scope="module")
FILE = "config/studies/bandung.yaml"
SCREEN = "/study/bandung/settings"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("settings")
    with Served(settings_and_answers(folder)) as served:
        yield served


@pytest.fixture
def file(served):
    """The settings, put back after a test that changes them."""
    yield served.folder / FILE
    shutil.copy(ROOT / FILE, served.folder / FILE)


def type_over(page, text):
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def test_a_variable_is_added_by_keyboard_alone_and_saved(chromium, served, file):
    with window(chromium, served, SCREEN, "en") as page:
        reach(page, "#title")
        type_over(page, "Beban: kerja")
        reach(page, 'button[value^="add variables "]')
        page.keyboard.press("Enter")
        page.wait_for_selector("#variables-2-name:focus")
        type_over(page, "stres")
        reach(page, "#variables-2-label")
        page.keyboard.type("Stres kerja")
        reach(page, "#variables-2-items")
        page.keyboard.type("X1\nX2")
        # What was typed before stays.
        assert page.input_value("#title") == "Beban: kerja"
        page.wait_for_selector("#count:has-text('put right')")
        reach(page, ".bar button.main")
        page.keyboard.press("Enter")
        page.wait_for_url("**saved=1")
    text = file.read_text("utf-8")
    old = (ROOT / FILE).read_text("utf-8")
    added = "  stres:\n    label: Stres kerja\n    items: [X1, X2]\n"
    start, end = old.split("\nprofile:")
    title = "title: Beban kerja dan burnout pegawai kantor pertanahan Bandung"
    assert text == start.replace(title, "title: 'Beban: kerja'") + added + "\nprofile:" + end


@pytest.mark.parametrize("language", ["en", "id"])
def test_messages_appear_while_somebody_types_and_go_when_it_is_right(chromium, served, language):
    with window(chromium, served, SCREEN, language) as page:
        page.fill("#tests-alpha", "banyak")
        page.wait_for_selector("#tests-alpha-faults .fault")
        assert page.get_attribute("#tests-alpha", "aria-invalid") == "true"
        assert "banyak" in page.inner_text("#tests-alpha-faults")
        page.fill("#tests-alpha", "0,1")
        page.wait_for_selector("#tests-alpha-faults .fault", state="detached")
        assert page.get_attribute("#tests-alpha", "aria-invalid") is None
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto("about:blank")


@pytest.mark.parametrize("script", [True, False])
def test_a_question_becomes_a_hypothesis_with_and_without_a_script(chromium, served, file, script):
    with window(chromium, served, SCREEN, "id", java_script_enabled=script) as page:
        page.locator("#ask > summary").click()
        page.select_option("#ask-which", "difference.groups")
        page.select_option("[id='ask-difference.groups-y']", "burnout")
        page.select_option("[id='ask-difference.groups-g']", "jenis_kelamin")
        page.locator("#ask button[value='ask']").click()
        page.wait_for_selector("[id='hypotheses-1-entry']")
        page.locator(".bar button.main").click()
        page.wait_for_url("**saved=1")
    text = file.read_text("utf-8")
    added = (
        "  H2:\n    kind: difference\n"
        "    statement: Terdapat perbedaan Burnout menurut Jenis kelamin\n"
        "    response: burnout\n    groups: jenis_kelamin\n    scale: raw\n"
    )
    old = (ROOT / FILE).read_text("utf-8")
    assert text == old.replace("\narchive:", added + "\narchive:")


def test_how_much_is_wrong_leads_to_the_field_and_on_to_what_mends_it(chromium, served, file):
    file.write_text((ROOT / FILE).read_text("utf-8").replace("    categories: lima_kelas\n", ""))
    with window(chromium, served, SCREEN, "id") as page:
        if not page.locator("#ask-which").is_visible():
            page.locator("#ask > summary").click()
        page.select_option("#ask-which", "difference.groups")
        page.select_option("[id='ask-difference.groups-y']", "burnout")
        page.select_option("[id='ask-difference.groups-g']", "beban_kerja")
        page.locator("#ask button[value='ask']").click()
        page.wait_for_selector("div#ask-said")
        assert page.locator("[id='hypotheses-1-entry']").count() == 0
        page.locator("#ask-said a").click()
        page.wait_for_function("document.activeElement.id === 'variables-0-categories'")
        page.fill("#tests-alpha", "banyak")
        page.wait_for_selector("#count a")
        page.locator("#title").focus()
        page.locator("#count a").click()
        page.wait_for_function("document.activeElement.id === 'tests-alpha'")
        assert page.locator("#tests-alpha").is_visible()
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto("about:blank")


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("language", ["en", "id"])
def test_the_form_is_accessible_and_fits_whatever_stands_open(chromium, served, language, width):
    with window(chromium, served, SCREEN, language, width) as page:
        visible = (
            "[...document.querySelectorAll('main input, main select, main textarea')]"
            ".filter((one) => one.type !== 'hidden' && one.checkVisibility()).length"
        )
        assert page.evaluate(visible) <= 12
        for opening in (
            "",
            "document.querySelectorAll('details').forEach((one) => one.open = true)",
        ):
            if opening:
                page.evaluate(opening)
            assert fits(page)
            assert faults_of(page) == []
