"""R, run by the slow tests that hold recorded numbers against it."""

import shutil
import subprocess

import pytest


def run_r(script, *arguments):
    """Run a script of R and return what it prints.

    The test is skipped where R, or a package that the script needs, is missing.

    Parameters
    ----------
    script : path
    *arguments : path
        What the script is told, such as where to write.
    """
    if not shutil.which("Rscript"):
        pytest.skip("R is not installed: the recorded numbers serve")
    command = ["Rscript", str(script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True)
    if "there is no package called" in done.stderr:
        pytest.skip("R lacks a package: the recorded numbers serve")
    assert done.returncode == 0, done.stderr
    return done.stdout
