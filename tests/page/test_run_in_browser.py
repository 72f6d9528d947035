"""Real runs from the page in a real browser: stop, go on, restart, faults; results as ever."""

import os
import signal
import threading

import psutil
import pytest
from served import Served, browser, faults_of, fits, press, wait_for, window

from angket.page.running import Asked, BusyError, Runs
from conftest import POSIX
from tiny_study import ANSWERS, FILE, put_into

pytestmark = [pytest.mark.slow, POSIX]
RUN = "/study/tiny/run"
ALPHA = "Level of significance (alpha)"
# Seconds that a run may take, while other tests are at work beside.
LONG = 300
chromium = pytest.fixture(browser, scope="module")


@pytest.fixture
def copy(project, tiny):
    put_into(project).resume(tiny)
    return project


def test_a_run_outlives_page_and_server_stops_goes_on_and_ends_as_in_a_terminal(
    chromium, project, tiny
):
    put_into(project)
    runs = Runs(project.folder)
    with Served(project.folder) as first, window(chromium, first, RUN, "en") as page:
        page.wait_for_selector("text=Nothing of this study has been computed yet")
        assert faults_of(page) == []
        press(page, "Start the analysis")
        page.wait_for_selector(".jobs .finished")
        assert faults_of(page) == []
        # Another window sees the same run, and cannot start one.
        with window(chromium, first, "/run", "en", width=375) as other:
            other.wait_for_selector("text=The analysis of tiny is running")
            assert fits(other)
            assert other.locator("text=Start the analysis").count() == 0
        own = {"Origin": first.origin}
        answer = page.request.post(f"{first.origin}/run/start", headers=own)
        assert answer.status == 409
    # The server is gone; a new one, with another secret, finds the run at work.
    run = runs.latest()
    assert run.state == "running"
    with (
        Served(project.folder) as second,
        window(chromium, second, RUN, "en", locale="id-ID") as page,
    ):
        assert second.secret != first.secret
        page.wait_for_selector(".jobs .finished")
        press(page, "Stop")
        page.wait_for_selector("text=The run was stopped.")
        stopped = runs.latest()
        assert (stopped.folder, stopped.state, stopped.status) == (run.folder, "stopped", 130)
        assert "Traceback" not in stopped.output()
        assert not (project.folder / "results/tiny/report/report.html").exists()
        press(page, "Go on")
        page.wait_for_selector("text=All results are there.")
        page.get_by_role("link", name="Look at the results of tiny").wait_for()
        assert faults_of(page) == []
    assert project.files() == tiny.files()


def test_a_fault_is_shown_in_the_table_of_answers(chromium, copy):
    copy.edit(ANSWERS, "198001012005011001,2,3", "198001012005011001,2,9")
    with Served(copy.folder) as served, window(chromium, served, RUN, "en") as page:
        page.wait_for_selector(f"text=The contents of {ANSWERS.rpartition(chr(47))[2]} changed")
        page.click("text=Start the analysis")
        page.wait_for_selector("text=The run could not finish.")
        assert page.locator("table.excerpt td.marked mark").inner_text() == "9"
        assert page.locator("table.excerpt tr.marked th").inner_text() == "3"
        # What a look does not list, because the step failed, is told as not finished.
        page.wait_for_selector("text=not finished when it ran last")
        for name, words in {
            "English": "Row 3, column A2",
            "Bahasa Indonesia": "Baris 3, kolom A2",
        }.items():
            page.click(f"text={name}")
            assert page.locator("caption").inner_text() == words
            for width in (1280, 375):
                page.set_viewport_size({"width": width, "height": 800})
                page.wait_for_selector("[data-look] h3")
                assert fits(page)
                assert faults_of(page) == []


def test_without_script_a_run_is_followed_by_reloading(chromium, copy):
    copy.edit(FILE, "title: A small study", "title: A study")
    with (
        Served(copy.folder) as served,
        window(chromium, served, RUN, "en", java_script_enabled=False) as page,
    ):
        page.click("text=Look what would be done")
        page.get_by_text("Writing the chapter").wait_for()
        page.click("text=Start the analysis")
        page.get_by_text("The analysis of tiny is running").wait_for()
        wait_for(lambda: page.reload() and page.get_by_text("All results are there.").count(), LONG)
        # Nothing changed since: a look says so, and a further run, too.
        page.click("text=Look what would be done")
        page.locator("[data-nothing]").wait_for()
        page.click("text=Start the analysis")
        wait_for(
            lambda: page.reload() and page.get_by_text("Nothing had to be computed").count(), LONG
        )


def test_of_two_starts_at_once_one_starts(copy):
    copy.edit(FILE, "title: A small study", "title: A study")
    runs, ends = Runs(copy.folder), []
    gate = threading.Barrier(4)

    def start():
        gate.wait()
        try:
            ends.append(Runs(copy.folder).start(Asked(study="tiny")))
        except BusyError:
            ends.append(None)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    started = [folder for folder in ends if folder]
    assert len(started) == 1
    assert runs.latest().folder == started[0]
    assert len(list((copy.folder / "logs/page").glob("*/"))) == 1
    # One in a terminal that starts meanwhile is refused, too, once the run has its lock.
    wait_for(lambda: (started[0] / "events.jsonl").exists(), LONG)
    said = copy.run()
    if runs.latest().goes_on:
        assert "Another run is at work in this folder" in said.stdout
    wait_for(lambda: not runs.latest().goes_on, LONG)


def test_a_run_that_is_killed_is_told_and_taken_up_again(copy, tiny):
    (copy.folder / "results/tiny/statistics.csv").unlink()
    runs = Runs(copy.folder)
    runs.start(Asked(study="tiny"))
    folder = str(copy.folder)
    wait_for(lambda: (runs.latest().folder / "events.jsonl").exists(), LONG)
    for process in psutil.process_iter(["cmdline", "cwd"]):
        command = process.info["cmdline"] or []
        if process.info["cwd"] == folder and "angket.page.watcher" in command:
            os.killpg(process.pid, signal.SIGKILL)
    wait_for(lambda: not runs.latest().goes_on, LONG)
    assert runs.latest().state == "killed"
    runs.start(Asked(study="tiny"))
    wait_for(lambda: not runs.latest().goes_on, LONG)
    assert runs.latest().state == "done"
    assert copy.files() == tiny.files()


def test_wrong_settings_are_told_before_and_after_a_start(chromium, copy):
    copy.edit(FILE, "alpha: 0.05", "alpha: 7")
    with Served(copy.folder) as served, window(chromium, served, RUN, "en") as page:
        page.wait_for_selector("text=Nothing can be computed yet")
        assert page.locator("[data-look] li strong").inner_text() == ALPHA
        page.click("text=Start the analysis")
        page.wait_for_selector("text=The run could not finish.")
        assert page.locator("#last ~ ul strong").inner_text() == ALPHA
        link = page.locator("#last ~ ul a").get_attribute("href")
        assert link == "/study/tiny/settings#tests-alpha"
        page.wait_for_selector("text=Nothing can be computed yet")
        assert faults_of(page) == []
