"""The form of the settings in a real browser: by keyboard alone, checked while somebody types."""

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from served import PROGRAM, opened, served

from conftest import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed"),
]
FILE = "config/studies/bandung.yaml"
SCREEN = "/study/bandung/settings"


@pytest.fixture
def project(tmp_path):
    shutil.copytree(ROOT / "config", tmp_path / "config")
    shutil.copytree(ROOT / "resources/bandung", tmp_path / "resources/bandung")
    return tmp_path


@pytest.fixture
def address(project):
    with served(project) as found:
        yield found


def go_to(page, selector, most=120):
    """Press the tabulator until an element has the focus."""
    for _ in range(most):
        if page.evaluate("(one) => document.activeElement.matches(one)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {selector}")


def focused(page):
    return page.evaluate("document.activeElement.name || document.activeElement.id")


def type_over(page, text):
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def test_a_variable_is_added_by_keyboard_alone_and_saved(address, project):
    with opened(address) as page:
        page.goto(address + SCREEN)
        go_to(page, "#title")
        type_over(page, "Beban: kerja")
        go_to(page, 'button[value^="add variables "]')
        page.keyboard.press("Enter")
        page.wait_for_selector("#variables-2-name:focus")
        type_over(page, "stres")
        go_to(page, "#variables-2-label")
        page.keyboard.type("Stres kerja")
        go_to(page, "#variables-2-items")
        page.keyboard.type("X1\nX2")
        # What was typed before stays.
        assert page.input_value("#title") == "Beban: kerja"
        page.wait_for_selector("#count:has-text('put right')")
        go_to(page, ".bar button.main")
        page.keyboard.press("Enter")
        page.wait_for_url("**saved=1")
    text = (project / FILE).read_text("utf-8")
    old = (ROOT / FILE).read_text("utf-8")
    added = "  stres:\n    label: Stres kerja\n    items: [X1, X2]\n"
    start, end = old.split("\nprofile:")
    title = "title: Beban kerja dan burnout pegawai kantor pertanahan Bandung"
    assert text == start.replace(title, "title: 'Beban: kerja'") + added + "\nprofile:" + end


@pytest.mark.parametrize("language", ["en", "id"])
def test_messages_appear_while_somebody_types_and_go_when_it_is_right(address, language):
    with opened(address, language) as page:
        page.goto(address + SCREEN)
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
def test_a_question_becomes_a_hypothesis_with_and_without_a_script(address, project, script):
    with opened(address, "id", script=script) as page:
        page.goto(address + SCREEN)
        page.locator("#ask > summary").click()
        page.select_option("#ask-which", "difference.groups")
        page.select_option("[id='ask-difference.groups-y']", "burnout")
        page.select_option("[id='ask-difference.groups-g']", "jenis_kelamin")
        page.locator("#ask button[value='ask']").click()
        page.wait_for_selector("[id='hypotheses-1-entry']")
        page.locator(".bar button.main").click()
        page.wait_for_url("**saved=1")
    text = (project / FILE).read_text("utf-8")
    added = (
        "  H2:\n    kind: difference\n"
        "    statement: Terdapat perbedaan burnout menurut jenis kelamin\n"
        "    response: burnout\n    groups: jenis_kelamin\n"
    )
    old = (ROOT / FILE).read_text("utf-8")
    assert text == old.replace("\narchive:", added + "\narchive:")


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("language", ["en", "id"])
def test_the_form_is_accessible_and_fits_whatever_stands_open(address, language, width):
    with opened(address, language, width) as page:
        page.goto(address + SCREEN)
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
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            found = Axe().run(page).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
