"""Who answered twice is left out on the page, in a real browser and by keyboard alone."""

import pytest
from new_studies import empty_project, items, table
from served import Served, browser, faults_of, fits, reach, window

pytestmark = pytest.mark.slow
chromium = pytest.fixture(browser, scope="module")
STUDY = "/study/jawaban"
NOT_THERE = {
    "id": "tidak ada responden dengan pengenal 31. Pengenal ialah isi kolom No",
    "en": "nobody has the id 31. Ids are what the column No holds",
}


@pytest.fixture
def served(tmp_path):
    with Served(empty_project(tmp_path / "project", "id")) as served:
        yield served


def give(page, tmp_path):
    """Give a file in which rows 5 and 31 have one e-mail address."""
    mails = [f"orang{n}@contoh.id" for n in range(30)]
    mails[29] = mails[3]
    columns = [("No", [f"R{n}" for n in range(1, 31)]), ("Alamat Email", mails)]
    file = tmp_path / "jawaban.csv"
    file.write_text(table(*columns, *items("X1", "X2", "X3")), encoding="utf-8")
    page.wait_for_load_state("networkidle")
    page.set_input_files("#file", file)
    page.click("button.main")
    page.wait_for_url(f"**{STUDY}/answers?**")
    # Before the program of the page is there, a button sends the form as a whole.
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(("language", "width"), [("id", 1280), ("en", 375)])
def test_a_row_is_left_out_and_who_is_not_there_is_told(
    chromium, served, tmp_path, language, width
):
    with window(chromium, served, "/new", language, width) as page:
        give(page, tmp_path)
        reach(page, "#leave-31")
        page.keyboard.press("Enter")
        page.wait_for_selector("#left-out")
        page.wait_for_selector("#left-out summary:focus")
        assert faults_of(page) == [] and fits(page)
        settings = served.folder / "config/studies/jawaban.yaml"
        assert "R30" in settings.read_text(encoding="utf-8")
        page.click("#undo")
        page.wait_for_selector("#leave-31")
        page.click("#leave-31")
        page.click("#left-out a")
        # The very field is opened and can be typed in.
        page.wait_for_selector("#exclude-respondents-0-name:focus")
        assert page.input_value("#exclude-respondents-0-name") == "R30"
        page.fill("#exclude-respondents-0-name", "31")
        page.wait_for_selector("#exclude-respondents-0-faults .fault")
        assert NOT_THERE[language] in page.inner_text("#exclude-respondents-0-faults")
        page.click(".bar button.main")
        page.wait_for_url("**saved=1")
        page.goto(f"{served.origin}{STUDY}/settings#exclude-respondents")
        page.wait_for_selector("#exclude-respondents-0-name:focus")
        assert NOT_THERE[language] in page.inner_text("#exclude-respondents-0-faults")
        assert page.is_visible("#exclude-respondents .heads")
        assert faults_of(page) == [] and fits(page)
