"""What became of a change is told where somebody looks, in a real browser."""

import pytest
from new_studies import empty_project, items, table
from served import Served, browser, window

pytestmark = pytest.mark.slow
chromium = pytest.fixture(browser, scope="module")
SHOWN = "text => document.querySelector('.toast').textContent.startsWith(text)"


@pytest.fixture
def served(tmp_path):
    with Served(empty_project(tmp_path / "project", "id")) as served:
        yield served


def give(page, tmp_path, name, columns):
    (tmp_path / name).write_text(table(*columns), encoding="utf-8")
    page.wait_for_load_state("networkidle")
    page.set_input_files("#file", tmp_path / name)
    page.click("button.main")


def test_a_name_of_a_refused_file_is_not_that_of_the_next(chromium, served, tmp_path):
    with window(chromium, served, "/new", "id") as page:
        give(page, tmp_path, "proposal.docx", items("X1"))
        page.wait_for_selector(".fault")
        assert page.input_value("#name") == "proposal"
        give(page, tmp_path, "jawaban.csv", items("X1", "X2", "X3"))
        page.wait_for_url("**/study/jawaban/answers?**")


def test_a_change_that_was_not_kept_says_so_in_sight(chromium, served, tmp_path):
    with window(chromium, served, "/new", "id") as page:
        give(page, tmp_path, "jawaban.csv", items("X1", "X2", "X3"))
        page.wait_for_url("**/answers?**")
        other = page.context.new_page()
        for one in (page, other):
            one.goto(served.origin + "/study/jawaban/answers")
        page.fill("#title", "Satu")
        page.press("#title", "Tab")
        page.wait_for_selector(".bar button[value=undo], button[value=undo]")
        other.fill("#title", "Dua")
        other.press("#title", "Tab")
        other.wait_for_function(SHOWN, arg="Sementara itu pengaturannya diubah")
        for one in (page, other):
            one.goto(served.origin + "/study/jawaban/settings")
        for one, title in ((page, "Satu lagi"), (other, "Dua lagi")):
            one.fill("#title", title)
            one.click(".bar button.main")
            one.wait_for_selector("#kept")
        assert "Tersimpan" in page.inner_text("#kept")
        assert "Tidak disimpan" in other.inner_text("#kept")
        assert not other.is_visible("#unsaved")


def test_what_a_corrected_file_changed_is_told_until_it_is_undone(chromium, served, tmp_path):
    with window(chromium, served, "/new", "id") as page:
        columns = items("X1", "X2", "X3")
        give(page, tmp_path, "jawaban.csv", columns)
        page.wait_for_url("**/answers?**")
        columns[1][1][4] = "1" if columns[1][1][4] != "1" else "2"
        (tmp_path / "betul.csv").write_text(table(*columns), encoding="utf-8")
        page.set_input_files("#corrected", tmp_path / "betul.csv")
        page.click(".handed button")
        page.wait_for_selector("#handed:has-text('1 sel berubah')")
        page.click("button[value=undo]")
        page.wait_for_selector("#handed", state="detached")
