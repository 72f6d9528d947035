"""What a cluster asks of the workflow: groups of steps, memory, nothing but its own folder."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from angket.systems import systems
from rules_written import rules_written
from tiny_study import put_into

ROOT = Path(__file__).parents[2]
# Neither network nor display; sources and home read-only; Snakemake's own cache elsewhere.
ISOLATED = """
set -e
sources=$1 home=$2; shift 2
mount --bind "$sources" "$sources"
mount -o remount,bind,ro "$sources"
mount -t tmpfs -o ro none "$home"
! touch "$sources/x" "$home/x" 2>/dev/null
export HOME="$home" XDG_CACHE_HOME="$PWD/cache"
unset DISPLAY WAYLAND_DISPLAY XDG_CONFIG_HOME MPLCONFIGDIR PYTHONDONTWRITEBYTECODE
exec "$@"
"""
UNSHARE = ["unshare", "--map-root-user", "--net", "--mount"]


def test_every_step_of_a_study_but_reading_belongs_to_its_group():
    profile = yaml.safe_load((ROOT / "profiles/slurm/config.yaml").read_text())
    of_systems = {ROOT / f"workflow/rules/{system}.smk" for system in systems()}
    # Steps of systems are few, and jobs of their own.
    of_studies = {*(ROOT / "workflow/rules").glob("*.smk")} - of_systems
    rules = {rule for file in of_studies for rule in rules_written(file)}
    alone = {
        "validation",
        "pilot_validation",
        "content",
        "ratings",
        "archive",
        "archive_study",
        "draft",
        "freeze",
        "pool",
        "pool_described",
    }
    alone |= {"shared", "shared_statistics", "shared_tables", "shared_figures"}
    assert set(profile["groups"]) == {f"{rule}=study" for rule in rules - alone - {"verify"}}


def can_isolate():
    """Tell whether this machine lets us take away network and write access."""
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*UNSHARE, "true"], capture_output=True).returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(not can_isolate(), reason="namespaces (unshare) are not allowed here")
def test_home_sources_network_and_display_are_not_needed(tiny, project, tmp_path):
    put_into(project)
    sources, work, home = project.folder, tmp_path / "work", tmp_path / "home"
    work.mkdir()
    home.mkdir()
    for part in ("config", "resources"):
        (sources / part).rename(work / part)
    before = project.files(".")
    command = [sys.executable, "-m", "snakemake", "--cores", "2"]
    command += ["--snakefile", str(sources / "Snakefile"), "--directory", str(work)]
    done = subprocess.run(
        [*UNSHARE, "sh", "-c", ISOLATED, "sh", str(sources), str(home), *command],
        cwd=work,
        capture_output=True,
        text=True,
        timeout=1200,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert project.files(".") == before
    project.folder = work
    expected, found = tiny.files(), project.files()
    assert found.keys() == expected.keys()
    assert [name for name in found if found[name] != expected[name]] == []


@pytest.mark.slow
def test_memory_and_time_asked_for_go_by_the_size_of_the_answers(project):
    put_into(project)
    answers = project.folder / "resources/tiny/answers.csv"
    told = project.run("-n", "--verbose", "--jobs", "2").stdout
    assert "mem_mb=1050, mem=1.05 GB, mem_mib=1002" in told
    with open(answers, "a") as stream:
        stream.write("\n" * 2_500_000)
    told = project.run("-n", "--verbose", "--jobs", "2").stdout
    assert "mem_mb=1150" in told
    assert "runtime=8" in told
    assert "mem_mb=1050" not in told
    # On one machine nobody asks.
    assert "mem_mb" not in project.run("-n", "--verbose").stdout
