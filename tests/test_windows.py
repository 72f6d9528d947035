"""Nothing stands in the way of Windows: what it lacks is asked for first, or not used at all.

Nobody has run Angket on Windows itself. What can be tried elsewhere is tried here: the program is
read for what Windows lacks, and run where the modules and names that are missing there are
missing.
"""

import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from conftest import ROOT, Project
from posix_only import ATTRIBUTES, MODULES, unasked
from tiny_study import put_into

TESTS = Path(__file__).parent
# They start what runs on POSIX alone: Slurm, and the measuring of processes.
NOT_FOR_WINDOWS = {"benchmarks", "slurm_cluster.py"}
FILES = [*(ROOT / "workflow").rglob("*.py"), *TESTS.rglob("*.py")]
FILES = [file for file in FILES if not NOT_FOR_WINDOWS & {*file.relative_to(ROOT).parts}]

# Put into every Python of a run: what a file of the program imports is what Windows has of it.
WITHOUT = f"""
import builtins, sys
sys.path.append({str(TESTS)!r})
from posix_only import ATTRIBUTES, MODULES, without

original, less = builtins.__import__, {{name: without(name) for name in ("os", "signal", "time")}}


def as_on_windows(name, globals=None, locals=None, fromlist=(), level=0):
    caller = sys._getframe().f_back
    caller = caller.f_code.co_filename.replace("\\\\", "/") if caller else ""
    if "/workflow/" in caller or "/.snakemake/scripts/" in caller:
        if name in MODULES:
            raise ModuleNotFoundError(f"{{caller}} imports {{name}}")
        if name in less:
            return less[name]
    return original(name, globals, locals, fromlist, level)


builtins.__import__ = as_on_windows
"""


def test_what_windows_lacks_is_asked_for_first():
    found = []
    for file in FILES:
        found += unasked(file.read_text(encoding="utf-8"), file.name)
    assert found == []
    assert len(FILES) > 300


def test_rules_import_nothing_that_windows_lacks():
    for file in [ROOT / "Snakefile", *(ROOT / "workflow/rules").glob("*.smk")]:
        text = file.read_text(encoding="utf-8")
        assert unasked("\n".join(re.findall(r"^(?:import|from) [^(\n]+$", text, re.M))) == []


def test_git_changes_no_end_of_a_line():
    assert "\n* -text\n" in (ROOT / ".gitattributes").read_text(encoding="utf-8")


def test_the_list_of_what_windows_lacks_names_what_is_here():
    # A name that no system has would look for nothing.
    there = [name for name in ("fork", "setsid", "getuid", "killpg") if hasattr(os, name)]
    assert {*there} <= ATTRIBUTES["os"]
    assert not MODULES & {"os", "signal", "threading"}


def test_the_whole_program_loads_where_they_are_missing(tmp_path):
    folder = ROOT / "workflow"
    code = f"""
    import importlib, os, sys
    from pathlib import Path

    sys.path[:0] = [{str(folder)!r}]
    from angket.engine import interruption

    assert not hasattr(interruption.os, "fork"), "Windows is not feigned"
    assert interruption.DEAF == "", "a shell is told what it does not know"
    for file in sorted(Path({str(folder)!r}).rglob("*.py")):
        name = ".".join(file.relative_to({str(folder)!r}).with_suffix("").parts)
        importlib.import_module(name.removesuffix(".__init__"))
        print(name)
    """
    (tmp_path / "sitecustomize.py").write_text(WITHOUT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.split()) > 150


@pytest.mark.slow
def test_a_study_has_the_same_bytes_where_they_are_missing(tiny, tmp_path):
    project = put_into(Project(tmp_path / "project"))
    (tmp_path / "sitecustomize.py").write_text(WITHOUT, encoding="utf-8")
    result = project.run(env=os.environ | {"PYTHONPATH": str(tmp_path)})
    assert result.returncode == 0, result.stdout
    assert project.files() == tiny.files()
