"""Results and archive in a real browser: both languages, a wide and a narrow screen, keys alone."""

import shutil

import pytest
from served import Served, browser, faults_of, fits, reach, window
from test_results import plain

from angket.page.changes import remember
from angket.page.project import Project
from conftest import POSIX
from conftest import Project as Copy
from tiny_study import put_into

pytestmark = [pytest.mark.slow, POSIX]
RESULTS, ARCHIVE = "/study/tiny/results", "/study/tiny/archive"
SCREENS = (
    RESULTS,
    f"{RESULTS}/table/statistics.csv?page=2",
    f"{RESULTS}/table/inference/regression.csv",
    f"{RESULTS}/changes",
    ARCHIVE,
)
chromium = pytest.fixture(browser, scope="module")


@pytest.fixture(scope="module")
def copy(archived, tmp_path_factory):
    """The small study with its plan and archive, and something that changed since it was kept."""
    folder = tmp_path_factory.mktemp("shown") / "project"
    shutil.copytree(archived.folder, folder)
    remember(Project(folder), "tiny")
    file = folder / "results/tiny/statistics.csv"
    before = file.read_text(encoding="utf-8")
    now = before.replace("reject_h0,true", "reject_h0,false", 1)
    assert now != before
    file.write_text(now, encoding="utf-8")
    return Copy(folder)


@pytest.fixture(scope="module")
def served(copy):
    with Served(copy.folder) as found:
        yield found


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_out_of_reach_for_anybody(chromium, served, screen, language, width):
    with window(chromium, served, screen, language, width=width) as page:
        for part in page.query_selector_all("details"):
            part.evaluate("found => { found.open = true }")
        assert faults_of(page) == []
        assert fits(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_suit_eyes_in_light_and_dark(chromium, served, scheme):
    for screen in (RESULTS, ARCHIVE):
        with window(chromium, served, screen, "en", color_scheme=scheme) as page:
            assert faults_of(page) == []


def test_the_report_is_read_in_frame_and_tab_and_runs_no_program(chromium, served, copy):
    report = copy.folder / "results/tiny/report/report.html"
    whole = report.read_text(encoding="utf-8")
    hostile = whole.replace("</body>", "<script>document.title = 'ran'</script></body>")
    hostile = hostile.replace("<body>", "<body onload=\"document.title = 'ran'\">")
    assert hostile != whole
    report.write_text(hostile, encoding="utf-8")
    try:
        with window(chromium, served, RESULTS, "en") as page:
            frame = page.frame_locator("iframe.report")
            page.locator("iframe.report").scroll_into_view_if_needed()
            frame.locator("h1").first.wait_for()
            with page.context.expect_page() as tab:
                page.get_by_role("link", name="Read in a tab of its own").click()
            tab.value.wait_for_load_state()
            assert tab.value.title() == "A small study"
            tab.value.locator("nav a").first.click()
            assert "#" in tab.value.url
    finally:
        report.write_text(whole, encoding="utf-8")


def test_downloads_are_the_results_to_the_byte(chromium, served, copy):
    results = copy.folder / "results/tiny"
    with window(chromium, served, RESULTS, "en") as page:
        for name, file, kept in (
            ("Word, to write on in", "report/report.docx", "tiny_report.docx"),
            ("PDF, to print", "report/report.pdf", "tiny_report.pdf"),
            ("All tables as an Excel workbook", "report/tables.xlsx", "tiny_tables.xlsx"),
        ):
            with page.expect_download() as download:
                page.get_by_role("link", name=name).click()
            assert download.value.suggested_filename == kept
            assert download.value.path().read_bytes() == (results / file).read_bytes()


def test_a_narrow_screen_gets_the_figures_that_are_drawn_for_it(chromium, served):
    sources = {}
    for width in (1280, 375):
        with window(chromium, served, RESULTS, "en", width=width) as page:
            picture = page.locator(".figures img").first
            picture.scroll_into_view_if_needed()
            for _ in range(300):
                if picture.evaluate("found => found.naturalWidth"):
                    break
                page.wait_for_timeout(100)
            sources[width] = picture.evaluate("found => found.currentSrc")
    assert sources[375].endswith(".narrow.svg") and not sources[1280].endswith(".narrow.svg")


def test_what_changed_leads_from_the_decision_to_every_value(chromium, served):
    with window(chromium, served, RESULTS, "en") as page:
        assert "The decision on one hypothesis is another one now." in plain(page.content())
        page.get_by_text("Everything else that differs").click()
        page.get_by_role("link", name="See everything that changed").click()
        page.locator("h1", has_text="What the last run changed").wait_for()
        for part in page.query_selector_all("details"):
            part.evaluate("found => { found.open = true }")
        row = page.locator("table.results:not(.outcomes)").first.locator("tbody tr")
        row.first.wait_for()
        assert row.count() == 1
        assert "H0 rejected" in row.inner_text() and "H0 not rejected" in row.inner_text()


def test_an_archive_is_checked_by_keys_alone_and_the_verdicts_are_told(chromium, served):
    with window(chromium, served, ARCHIVE, "id") as page:
        assert "Rencana sudah disegel" in plain(page.content())
        reach(page, "[name=own]")
        page.keyboard.press("Enter")
        page.wait_for_selector("#now")
        assert faults_of(page) == []
        page.wait_for_selector("#found")
        told = plain(page.content())
        assert "Lulus." in told and "identik" in told
        assert faults_of(page) == []


def test_a_damaged_archive_that_is_dropped_is_refused_in_words(chromium, served, tmp_path):
    with window(chromium, served, ARCHIVE, "id") as page:
        file = tmp_path / "Arsip orang lain (2).zip"
        file.write_bytes(b"no zip at all")
        page.set_input_files("#file", file)
        page.get_by_role("button", name="Periksa berkas ini").click()
        page.wait_for_selector("#last")
        told = plain(page.content())
        assert "Arsip_orang_lain_2.zip" in told and "Lulus." not in told


def test_a_study_is_packed_from_the_page_to_the_same_bytes(chromium, project, archived):
    put_into(project).resume(archived)
    for part in ("config/plans", "config/studies"):
        for file in (archived.folder / part).glob("*tiny*"):
            target = project.folder / part / file.name
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(file.read_bytes())
    packed = project.folder / "results/tiny/archive/tiny.zip"
    expected = packed.read_bytes()
    packed.unlink()
    with Served(project.folder) as served, window(chromium, served, ARCHIVE, "en") as page:
        page.get_by_role("button", name="Pack the archive").click()
        page.wait_for_selector("text=Keep the archive")
        assert packed.read_bytes() == expected
