"""A synthesis beside studies: made from their results, remade when these change, archived."""

import shutil

import pytest

from angket.archive.container import read_container
from archives import ZIP
from conftest import Project
from tiny_study import FILE

SETTINGS = """\
title: Load and sleep
language: en
between: [load, sleep]
table: {file: resources/pool/prior.csv}
results:
  - {study: tiny, hypothesis: H2, variables: [load, sleep]}
  - archive: resources/pool/other.zip
    hypothesis: H2
    label: Others
archive:
  licence: MIT
  creators: [{name: Sari}]
  published: "2026"
  publisher: University
  description: Prior studies.
"""
PRIOR = "study,year,n,kind,value\nA,2001,80,r,-0.2\nB,2002,90,r,-0.35\nC,2003,70,r,0.05\n"
LAST = {"syntheses_figures", "syntheses_report"}
STEPS = {"syntheses_read", "syntheses_pool", "syntheses_figures", "syntheses_report"}

SYNTHESIS = "config/syntheses/pool.yaml"
FUNNEL = "workflow/angket/systems/syntheses/funnel.py"
EDITS = [
    (SYNTHESIS, "title: Load", "title: More load", {"syntheses_report"}),
    (SYNTHESIS, "between:", "pooling: {estimator: dl}\nbetween:", STEPS - {"syntheses_read"}),
    ("resources/pool/prior.csv", "0.05", "0.06", STEPS),
    (FUNNEL, "    depth = np", "    print()\n    depth = np", LAST),
]


@pytest.fixture(scope="module")
def pooled(archived):
    """The archived copy, in which a synthesis with the small study has run, until it is left."""
    project = Project(archived.folder)
    config = project.folder / "config/config.yaml"
    before = config.read_text()
    folder = project.folder / "resources/pool"
    folder.mkdir(exist_ok=True)
    (folder / "prior.csv").write_text(PRIOR)
    shutil.copy(project.folder / ZIP, folder / "other.zip")
    (project.folder / SYNTHESIS).write_text(SETTINGS)
    config.write_text("studies: [tiny]\nsyntheses: [pool]\n")
    run = project.run()
    assert run.returncode == 0, run.stdout
    yield project
    config.write_text(before)
    (project.folder / SYNTHESIS).unlink()
    for made in ("resources/pool", "results/syntheses"):
        shutil.rmtree(project.folder / made)


@pytest.mark.slow
def test_own_results_stand_in_the_pool_and_nothing_is_left_to_do(pooled):
    rows = (pooled.folder / "results/syntheses/pool/read/studies.csv").read_text().splitlines()
    assert [row.split(",")[3] for row in rows[1:]] == ["false"] * 3 + ["true"] * 2
    own = {row.split(",")[0]: row.split(",")[7] for row in rows[4:]}
    assert own["tiny"] == own["Others"]
    assert pooled.planned() == set()


@pytest.mark.slow
def test_an_edit_redoes_what_it_changes_and_no_more(pooled):
    for file, old, new, steps in EDITS:
        pooled.edit(file, old, new)
        assert pooled.planned() == {(step, "pool") for step in steps}, file
        pooled.edit(file, new, old)
    pooled.edit(FILE, "title: A small study", "title: The small study")
    assert not {step for step, name in pooled.planned() if name == "pool"}
    pooled.edit(FILE, "title: The small study", "title: A small study")


@pytest.mark.slow
def test_its_archive_holds_what_it_used_of_studies_and_is_computed_again(pooled):
    run = pooled.run("archive", "--config", "syntheses=[pool]")
    assert run.returncode == 0, run.stdout
    file = "results/syntheses/pool/archive/pool.zip"
    members = read_container(pooled.folder / file)
    resources = sorted(name for name in members if name.startswith("resources/"))
    assert resources == [f"resources/pool/{name}.csv" for name in ("other", "prior", "tiny")]
    assert members["resources/pool/tiny.csv"].decode().count("\n") == 5
    assert b'label: "tiny"' in members["config/syntheses/pool.yaml"].replace(b'"label"', b"label")
    assert "every key explained" in members["README.md"].decode()
    checked = pooled.run("verify", "--config", f"archive={file}")
    assert "What could be computed again agrees." in checked.stdout, checked.stdout
