"""Reruns: exactly what a change touches, decided by content and meaning."""

import os

import pytest

pytestmark = pytest.mark.slow

STUDIES = ("bandung", "majene", "ukm_stress", "worker_robotics")
DOWN = {
    "figures": {"figures"},
    "published": {"published"},
    "statistics": {"statistics", "published"},
    "judgements": {
        "instrument", "assumptions", "inference", "comparison", "sensitivity", "figures",
        "statistics", "published",
    },
    "intervals": {
        "intervals", "assumptions", "inference", "sensitivity", "figures", "statistics",
        "published",
    },
    "all": {
        "validation", "scoring", "instrument", "structure", "description", "intervals",
        "assumptions", "inference", "comparison", "sensitivity", "figures", "statistics",
        "published",
    },
}  # fmt: skip


def steps(names, *studies):
    """Name the steps of some studies."""
    return {(step, study) for study in studies or STUDIES for step in DOWN[names]}


@pytest.fixture
def edited(finished):
    """Make an edit, plan the next run, and put the file back."""

    def plan(file, old, new):
        text = (finished.folder / file).read_text(encoding="utf-8")
        finished.edit(file, old, new)
        try:
            return finished.planned()
        finally:
            (finished.folder / file).write_text(text, encoding="utf-8")

    return plan


def test_touching_every_file_reruns_nothing(finished):
    for path in finished.folder.rglob("*"):
        if path.is_file() and ".snakemake" not in path.parts:
            path.touch()
    assert finished.planned() == set()


def test_a_colour_reruns_the_figures(edited):
    assert edited("workflow/drawing/style.py", "#3B8BC2", "#3B8BC3") == steps("figures")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("workflow/drawing/style.py", "# Told apart in grey", "# Distinct in grey"),
        ("workflow/angket/bands.py", '"""Bands: ', '"""Bands, '),
        ("workflow/scripts/stage.py", "import csv\n", "import csv\n\n\n"),
        ("config/studies/bandung.yaml", "alpha: 0.05", "alpha:   0.05  # customary"),
    ],
)
def test_comments_formatting_and_docstrings_rerun_nothing(edited, file, old, new):
    assert edited(file, old, new) == set()


def test_a_method_reruns_the_stages_that_use_it(edited):
    planned = edited("workflow/angket/successive_intervals.py", "+ 1,", "+ 2,")
    assert planned == steps("intervals")


def test_alpha_reruns_the_judgements_that_use_it(edited):
    planned = edited("config/studies/bandung.yaml", "alpha: 0.05", "alpha: 0.01")
    assert planned == steps("judgements", "bandung")


def test_the_minimum_of_cronbach_reruns_the_instrument(edited):
    planned = edited("config/studies/ukm_stress.yaml", "minimum: 0.70", "minimum: 0.80")
    assert planned == {(step, "ukm_stress") for step in ("instrument", "statistics", "published")}


def test_a_label_reruns_the_figures_of_its_study(edited):
    planned = edited("config/studies/majene.yaml", "label: Beban kerja", "label: Beban tugas")
    assert planned == steps("figures", "majene")


def test_an_answer_reruns_its_study_alone(edited):
    planned = edited("resources/bandung/responses.csv", "tahun,5,4,5,", "tahun,5,5,5,")
    assert planned == steps("all", "bandung")


def test_an_answer_in_a_file_with_an_old_time_is_noticed_too(finished):
    file = finished.folder / "resources/bandung/responses.csv"
    content = file.read_bytes()
    file.write_bytes(content.replace(b"tahun,5,4,5,", b"tahun,5,5,5,", 1))
    os.utime(file, (1_500_000_000, 1_500_000_000))
    try:
        assert finished.planned() == steps("all", "bandung")
    finally:
        file.write_bytes(content)


def test_a_published_figure_reruns_the_comparison(edited):
    planned = edited("resources/bandung/published.csv", "0.556", "0.557")
    assert planned == steps("published", "bandung")


def test_a_title_reruns_nothing(edited):
    assert edited("config/studies/bandung.yaml", "title: Beban", "title: Tentang beban") == set()


def test_a_new_study_leaves_the_old_ones_alone(finished):
    source = finished.folder / "config/studies/bandung.yaml"
    (finished.folder / "config/studies/other.yaml").write_text(source.read_text())
    listed = (finished.folder / "config/config.yaml").read_text()
    (finished.folder / "config/config.yaml").write_text(f"{listed}  - other\n")
    try:
        planned = finished.planned()
    finally:
        (finished.folder / "config/config.yaml").write_text(listed)
        (finished.folder / "config/studies/other.yaml").unlink()
    assert {study for _, study in planned} == {"other"}
    assert {step for step, _ in planned} == DOWN["all"]


def test_a_result_that_was_deleted_is_made_again(finished):
    file = finished.folder / "results/majene/instrument/validity.csv"
    content = file.read_bytes()
    file.unlink()
    planned = finished.planned()
    file.write_bytes(content)
    assert planned == {(step, "majene") for step in ("instrument", "statistics", "published")}


def test_a_figure_that_was_deleted_is_drawn_again(finished):
    before = finished.files("results/majene")
    (finished.folder / "results/majene/figures/association_H1.svg").unlink()
    assert finished.planned() == steps("figures", "majene")
    assert finished.run().returncode == 0
    assert finished.files("results/majene") == before
    assert finished.planned() == set()


def test_a_figure_that_the_list_does_not_name_goes_when_they_are_drawn_again(finished):
    stale = finished.folder / "results/majene/figures/scatter_H9.png"
    stale.write_bytes(b"")
    (finished.folder / "results/majene/figures/figures.csv").unlink()
    assert finished.run().returncode == 0
    assert not stale.exists()


def test_published_figures_taken_away_leave_no_comparison(finished):
    published = finished.folder / "resources/bandung/published.csv"
    content, before = published.read_bytes(), finished.files("results/bandung")
    published.unlink()
    try:
        assert finished.planned() == steps("published", "bandung")
        assert finished.run().returncode == 0
        after = finished.files("results/bandung")
        assert after.pop("statistics/summary.csv") == b"table,figures,reproduced\nall,0,0\n"
        assert after.pop("statistics/published.csv").count(b"\n") == 1
        assert finished.planned() == set()
    finally:
        published.write_bytes(content)
    assert finished.run().returncode == 0
    assert finished.files("results/bandung") == before


def test_a_stage_that_gains_an_output_runs_again(finished):
    # Snakemake alone would look neither for the new file nor at changed parameters any more.
    finished.edit(
        "workflow/rules/scoring.smk",
        "        statistics=",
        '        extra="results/{study}/scoring/extra.csv",\n        statistics=',
    )
    try:
        planned = finished.planned()
    finally:
        finished.edit(
            "workflow/rules/scoring.smk",
            '        extra="results/{study}/scoring/extra.csv",\n',
            "",
        )
    assert {("scoring", study) for study in STUDIES} <= planned


def test_the_reason_names_the_setting_and_both_values(finished):
    finished.edit("config/studies/bandung.yaml", "alpha: 0.05", "alpha: 0.01")
    try:
        output = finished.run("-n").stdout
    finally:
        finished.edit("config/studies/bandung.yaml", "alpha: 0.01", "alpha: 0.05")
    assert "before: 'tests.alpha = 0.05' now: 'tests.alpha = 0.01'" in output
