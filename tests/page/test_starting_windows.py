"""What a double click on Windows starts, in the command processor of Wine; Python is feigned there.

Nobody has tried it on Windows itself. Without Wine, only the shape of the file is looked at.
"""

import io
import os
import re
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT

WINE = shutil.which("wine")
SCRIPT = "angket.cmd"
wine = pytest.mark.skipif(not WINE, reason="no Wine here")
# What the feigned programs were called with.
LOG = "said.txt"


def test_every_line_ends_as_windows_wants_and_is_ascii():
    text = (ROOT / SCRIPT).read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n") > 30
    assert text.isascii()
    # Neither quotation marks nor brackets of a folder's name meet the command processor bare.
    assert all('"%~dp0"' in line for line in text.decode().splitlines() if "%~dp0" in line)


def test_every_place_that_is_gone_to_is_there():
    text = (ROOT / SCRIPT).read_text(encoding="ascii")
    places = {*re.findall(r"goto (\w+)", text), *re.findall(r"call :(\w+)", text)}
    assert places == {*re.findall(r"^:(\w+)", text, re.M)}


@pytest.fixture(scope="module")
def prefix(tmp_path_factory):
    """A Windows of its own."""
    folder = tmp_path_factory.mktemp("wine")
    run(folder, "ver")
    return folder


def run(prefix, *command, cwd=None, programs=None):
    """Run the command processor; return its status and what it said."""
    environment = {"WINEPREFIX": str(prefix), "WINEDEBUG": "-all", "LC_ALL": "C.UTF-8"}
    if programs:
        environment["PATH"] = f"{programs}:{os.environ['PATH']}"
    environment["WINEPATH"] = f"Z:{programs or prefix}".replace("/", "\\")
    return subprocess.run(
        [WINE, "cmd", "/c", *command],
        cwd=cwd,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=240,
    )


def feign(folder, name, *lines):
    """Put a program into a folder that does what a batch file says."""
    distlib = pytest.importorskip("pip._vendor.distlib", reason="pip brings no launchers")
    launcher = Path(distlib.__file__).parent / "t64.exe"
    script = folder / f"feigned_{name}.bat"
    log = f"Z:{folder / LOG}".replace("/", "\\")
    told = [f'@echo {name} %2 %3 %4 %5 %6>>"{log}"', *lines]
    script.write_text("\r\n".join(told) + "\r\n", encoding="ascii")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("__main__.py", "")
    place = f"Z:{script}".replace("/", "\\")
    start = rf"#!C:\windows\system32\cmd.exe /c {place}" + "\r\n"
    (folder / f"{name}.exe").write_bytes(launcher.read_bytes() + start.encode() + packed.getvalue())


@pytest.fixture
def programs(tmp_path):
    folder = tmp_path / "programs"
    folder.mkdir()
    # What Wine would open pages with.
    opens = folder / "xdg-open"
    opens.write_text(f'#!/bin/sh\necho "open $*" >>"{folder / LOG}"\n')
    opens.chmod(0o755)
    return folder


@pytest.fixture
def project(tmp_path):
    """A folder of the project with blanks, other letters and what the command processor reads."""
    folder = tmp_path / "Tesis Saya ñ 日本 & (1)"
    (folder / "workflow/angket/page/starting").mkdir(parents=True)
    (folder / "workflow/angket/page/starting/__main__.py").touch()
    shutil.copy(ROOT / SCRIPT, folder)
    return folder


def calls(programs):
    log = programs / LOG
    return log.read_text(encoding="ascii").splitlines() if log.exists() else []


def wait_for(happened, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happened():
            return
        time.sleep(0.2)
    assert happened()


# What the feigned py does: a version that is not there ends with 103.
ONLY_3_12 = ['@if "%2"=="-3.12" exit /b 0', "@exit /b 103"]


@wine
@pytest.mark.slow
def test_the_newest_python_that_fits_is_started_in_a_folder_of_any_name(prefix, programs, project):
    feign(programs, "py", *ONLY_3_12)
    done = run(prefix, SCRIPT, "--no-browser", cwd=project, programs=programs)
    assert done.returncode == 0, done.stdout
    *looked, started = calls(programs)
    assert [line.split()[:3] for line in looked] == [["py", "-3.13", "-c"], ["py", "-3.12", "-c"]]
    assert started == r'py -3.12 -I "workflow\angket\page\starting" --no-browser '


@wine
@pytest.mark.slow
def test_a_page_that_fails_fails_the_script(prefix, programs, project):
    feign(programs, "py", '@if "%3"=="-I" exit /b 1', *ONLY_3_12)
    assert run(prefix, SCRIPT, cwd=project, programs=programs).returncode == 1


@wine
@pytest.mark.slow
def test_the_door_to_the_shop_is_no_python(prefix, programs, project):
    feign(programs, "python", "@exit /b 9009")
    feign(programs, "python3", "@exit /b 0")
    done = run(prefix, SCRIPT, cwd=project, programs=programs)
    assert done.returncode == 0, done.stdout
    assert [line.split()[:2] for line in calls(programs)] == [
        ["python", "-c"],
        ["python3", "-c"],
        ["python3", "-I"],
    ]


@wine
@pytest.mark.slow
def test_the_newer_py_fetches_a_python(prefix, programs, project):
    fetched = '@if exist "%~dp0there" if "%2"=="-3.13" exit /b 0'
    feign(programs, "py", '@if "%2"=="install" type nul>"%~dp0there"', fetched, "@exit /b 103")
    done = run(prefix, SCRIPT, cwd=project, programs=programs)
    assert done.returncode == 0, done.stdout
    assert any(line.startswith("py install 3.13") for line in calls(programs))
    assert calls(programs)[-1].startswith("py -3.13 -I")


@wine
@pytest.mark.slow
def test_no_python_and_a_closed_zip_are_told_in_both_languages(prefix, programs, project):
    done = run(prefix, SCRIPT, cwd=project, programs=programs)
    assert done.returncode == 1
    for words in ("Angket memerlukan Python 3.11", "Angket needs Python 3.11"):
        assert words in done.stdout
    (page,) = re.findall(r"https://\S+-3137/(?=\r?\n)", done.stdout)[:1]
    wait_for(lambda: calls(programs) == [f"open {page}"])
    shutil.rmtree(project / "workflow")
    done = run(prefix, SCRIPT, cwd=project, programs=programs)
    assert done.returncode == 1
    assert "Ekstrak Semua" in done.stdout and "Extract All" in done.stdout
