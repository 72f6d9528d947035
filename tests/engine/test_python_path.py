"""A project that lies with its environment in a folder whose name the shell would read."""

import subprocess
import sys
from pathlib import Path

import pytest

from angket.engine.python_path import in_a_command
from conftest import Project
from tiny_study import put_into

PATHS = ["/a/python", "/My Angket (1)/python", "/Siti's/python", "/a&b/$HOME/python"]


@pytest.mark.parametrize("path", PATHS)
def test_a_shell_reads_the_path_as_one_word(path):
    line = f"printf %s {in_a_command(path, 'posix')}"
    read = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=True)
    assert read.stdout == path
    assert in_a_command(in_a_command(path, "posix"), "posix") == in_a_command(path, "posix")


@pytest.mark.slow
def test_steps_start_where_the_environment_lies_in_a_folder_with_a_blank(tmp_path):
    project = Project(tmp_path / "My Angket (1)'s")
    put_into(project)
    (project.folder / ".venv/bin").mkdir(parents=True)
    # As in an environment: its Python is a link, and knows itself by the path of the link.
    for file in Path(sys.prefix).iterdir():
        if file.name != "bin":
            (project.folder / ".venv" / file.name).symlink_to(file)
    python = project.folder / ".venv/bin/python"
    python.symlink_to(Path(sys.executable).resolve())
    command = [python, "-m", "snakemake", "--cores", "1", "results/tiny/validation/findings.csv"]
    run = subprocess.run(command, cwd=project.folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
