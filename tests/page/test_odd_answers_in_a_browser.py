"""An answer on no scale is settled, and a corrected file handed in, in a real browser."""

import pytest
from new_studies import table
from served import Served, browser, drop, faults_of, fits, wait_for, window
from test_odd_answers import columns

pytestmark = pytest.mark.slow
chromium = pytest.fixture(browser, scope="module")
IN_VIEW = """(one) => {
  const box = one.getBoundingClientRect();
  const within = one.closest(".scrolls").getBoundingClientRect();
  return box.left >= within.left && box.right <= within.right + 1 && box.top >= 0
    && box.bottom <= innerHeight;
}"""


def answers(slip):
    """Many columns, with a slip of typing in one of the last."""
    told = [(f"{n}. {head} ({turn})", cells) for turn in "ABCDE"
            for n, (head, cells) in enumerate(columns(), 1)]  # fmt: skip
    told[18][1][10] = slip
    return table(*told)


@pytest.fixture
def served(tmp_path):
    folder = tmp_path / "project"
    (folder / "config/studies").mkdir(parents=True)
    (folder / "config/config.yaml").write_text("language: id\nstudies: []\n")
    with Served(folder) as served:
        yield served


@pytest.mark.parametrize("width", [1280, 375])
def test_a_slip_is_found_settled_and_undone(width, chromium, served, tmp_path):
    file = tmp_path / "Kuesioner.csv"
    file.write_text(answers("Setju"))
    with window(chromium, served, "/new", "id", width) as page:
        drop(page, file, "Kuesioner.csv")
        page.click("button.main")
        page.wait_for_url("**/answers?**")
        assert fits(page) and faults_of(page) == []
        page.click("a[href='#cell-12-18']")
        wait_for(lambda: page.locator("#cell-12-18").evaluate(IN_VIEW))
        # One more answer: the page stays, its field has the focus, and what is typed stays.
        before = page.locator("[id^=above-]").first.evaluate(
            "one => { one.scrollIntoView({block: 'center'}); return scrollY; }"
        )
        page.click("[id^=above-]")
        page.wait_for_selector("input:focus[value='Jawaban 6']")
        assert abs(page.evaluate("scrollY") - before) < 300
        page.keyboard.type("Entahlah")
        page.keyboard.press("Tab")
        page.wait_for_selector("input[value='Entahlah']")
        page.click("button[value^='drop:'][value$=':6']")
        page.wait_for_selector("input[value='Entahlah']", state="detached")
        page.click(".odd button.main")
        page.wait_for_selector(".odd", state="detached")
        assert "“Setju”: dihitung sebagai “Setuju”" in page.inner_text(".also")
        page.click("#undo")
        page.wait_for_selector(".odd")
        file.write_text(answers("Setuju"))
        page.set_input_files("#corrected", file)
        page.click("form.handed button")
        page.wait_for_selector(".good")
        assert "baris 12, kolom S" in page.inner_text(".good")
        assert page.locator(".odd").count() == 0
        assert fits(page) and faults_of(page) == []
        page.click("#undo")
        page.wait_for_selector(".odd")
