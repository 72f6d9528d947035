"""Every kind of attack, tried with bounds on time and memory, or by the tests that are named."""

import re
import subprocess
import sys
import zipfile

import pytest

from conftest import ROOT, Project
from tiny_study import ANSWERS, FILE, put_into
from workbooks import cells, xlsx

resource = pytest.importorskip("resource", reason="bounds of a process are those of POSIX")

# From the kind of an attack to a test that proves what holds against it.
PROOFS = {
    "the judged supplies the judge": "verify_enclosure.a_forged_archive_is_found",
    "its code is closed off": "verify_enclosure.what_is_closed_off_cannot_be_opened_from_inside",
    "unchecked though it follows": "verify_levels.every_table_page_and_picture_that_follows",
    "no smallest cell": "smallest_cell.no_count_below_the_limit_is_told",
    "sums of parts": "smallest_cell_sums.sums_of_dimensions_and_questions_do_not_tell",
    "hidden input": "surroundings.a_whole_study_has_the_same_bytes_in_hostile_surroundings",
    "unreadable input": "surroundings.settings_that_cannot_be_read_end_no_step",
    "limits after unpacking": "reading_hostile.a_workbook_that_unpacks_to_gigabytes_is_told",
    "failing open": "reading_hostile.what_no_spreadsheet_program_writes_is_refused",
    "personal data in a text": "personal.what_tells_who_somebody_is_is_found_anywhere",
    "paths": "archive_files.a_link_out_of_the_project_is_refused_by_name",
    "keys that name a file": "archive_files.every_key_that_names_a_file_is_one",
    "YAML": "bounded_yaml.a_bomb_is_refused_in_words_within_a_second",
    "text to the terminal": "screen.answers_cannot_paint_the_screen",
    "text of an archive": "verify_levels.text_of_an_archive_cannot_steer_the_screen",
    "numbers without bounds": "settings_bounds.a_number_without_sense_is_refused_in_words",
    "side effects of a look": "looks.a_look_changes_neither_bytes_nor_times",
    "exceptions from outside data": "verify_levels.damage_of_any_kind_ends_in_a_verdict",
    "damaged files of answers": "reading_damaged.a_damaged_file_is_read_or_told_and_nothing_else",
    "pages of other origins": "guard_browser.no_other_page_reads_or_changes_anything",
    "names turned to this machine": "guard.a_name_that_was_turned_to_this_machine_is_refused",
    "other users": "guard.another_user_of_the_machine_gets_nothing_even_with_a_stolen_cookie",
    "what is sent to the page": "limits.what_is_too_large_is_refused_in_words_and_never_held",
    "programs in a report": "guard_browser.what_answers_put_into_a_report_is_no_program",
    "Ctrl-C": "interruptions.ctrl_c_ends_a_run_with_one_line_and_status_130",
}
# Bytes of addresses and seconds of all processors that a run may take. Snakemake and the
# packages alone take about 2 GB of addresses.
MEMORY, SECONDS = 6_000_000_000, 60


@pytest.mark.parametrize("proof", PROOFS.values(), ids=PROOFS)
def test_every_kind_of_attack_has_a_test(proof):
    module, test = proof.split(".")
    (file,) = (ROOT / "tests").rglob(f"test_{module}.py")
    text = file.read_text(encoding="utf-8")
    assert f"def test_{test}" in text


def bounded(project, *arguments):
    """Run Snakemake as somebody does, who has so much memory and time; return what it said."""

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    done = subprocess.run(
        [sys.executable, "-m", "snakemake", "--cores", "1", *arguments],
        cwd=project.folder,
        preexec_fn=limit,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=5 * SECONDS,
        check=False,
    )
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stdout and "an error in Angket" not in done.stdout
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x9b]", done.stdout)
    return done.stdout


def workbook(row, column):
    def write(project):
        head = cells("number", *ITEMS)
        rows = f'{head}<row r="{row}"><c r="{column}{row}"><v>1</v></c></row>'
        xlsx(project.folder / "resources/tiny/answers.xlsx", rows)
        project.edit(FILE, ANSWERS, "resources/tiny/answers.xlsx")

    return write


def columns(project):
    line = ",".join(f"c{n}" for n in range(200_000))
    (project.folder / ANSWERS).write_text(f"{line}\n{line}\n")


def settings(text):
    def write(project):
        with open(project.folder / FILE, "a", encoding="utf-8") as stream:
            stream.write(text)

    return write


def in_the_place_of(old, new):
    return lambda project: project.edit(FILE, old, new)


def archive(project):
    with zipfile.ZipFile(project.folder / "it.zip", "w", zipfile.ZIP_DEFLATED) as container:
        for number in range(20):
            container.writestr(f"results/tiny/{number}.csv", bytes(10_000_000))


def cell(project):
    file = project.folder / ANSWERS
    lines = file.read_text().splitlines()
    lines[3] = lines[3].replace(",", ",\x1b[2J\x1b]0;PASSED\x07\x9b31m", 4)
    file.write_text("\n".join(lines), encoding="utf-8")


ITEMS = [f"{name}{number}" for name in "ABC" for number in "123"]
LISTS = "x0: &x0 [a, a]\n" + "".join(f"x{n}: &x{n} [*x{n - 1}, *x{n - 1}]\n" for n in range(1, 40))
VERIFY = ("verify", "--config", "archive=it.zip")
ATTACKS = {
    "a cell far out": (workbook(1048576, "XFD"), (), r"answers\.xlsx.* 16,384 columns"),
    "a cell less far out": (workbook(60000, "XFD"), (), r"answers\.xlsx.* 16,384 columns"),
    "a cell far to the right": (workbook(1, "ZZZ"), (), r"answers\.xlsx"),
    "200,000 columns": (columns, (), r"answers\.csv.* 200,000 columns"),
    "marks of marks": (settings(LISTS), ("-n",), r"tiny\.yaml.*more than .* parts"),
    "100,000 brackets": (settings("x: " + "[" * 100_000), ("-n",), r"nested more than 30 deep"),
    "an archive that grows": (archive, VERIFY, r"it\.zip"),
    "a control sequence in a cell": (cell, (), r"answers\.csv"),
    "a control sequence in a title": (
        in_the_place_of("A small study", '"A \\e[2J study"'),
        ("-n", "--config", "studies=tiny,other"),
        "other",
    ),
    "no number": (in_the_place_of("alpha: 0.05", "alpha: .nan"), ("-n",), r"tests\.alpha"),
    "10^12 samples": (in_the_place_of("resamples: 1000", "resamples: 1e12"), ("-n",), "resamples"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("attack", "arguments", "told"), ATTACKS.values(), ids=ATTACKS)
def test_an_attack_ends_in_a_message_within_bounds(tmp_path, attack, arguments, told):
    project = put_into(Project(tmp_path / "project"))
    attack(project)
    assert re.search(told, bounded(project, *arguments))
