"""What comes before the page: Python is found, the environment made, mended and kept."""

import os
import re
import shutil
import subprocess
import sys
import threading
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from first_starts import LOADED, SCRIPT, Folder, Index

from angket.page.starting import surroundings
from angket.page.starting.downloading import why
from angket.page.starting.environment import _NEEDED, REQUIREMENTS, Environment
from angket.page.starting.fault import StartFault
from angket.page.starting.words import HERE, LANGUAGES, phrases
from conftest import POSIX, ROOT

pytestmark = POSIX


def test_the_scripts_can_be_started_and_end_their_lines_as_systems_want():
    for script in (SCRIPT, "angket.command"):
        assert os.access(ROOT / script, os.X_OK)
        assert b"\r" not in (ROOT / script).read_bytes()


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="no shellcheck here")
def test_the_scripts_are_what_every_shell_understands():
    subprocess.run(["shellcheck", SCRIPT, "angket.command"], cwd=ROOT, check=True)


def test_phrases_are_yaml_and_the_same_in_every_language():
    for language in LANGUAGES:
        read = yaml.safe_load((HERE / f"starting.{language}.yaml").read_text(encoding="utf-8"))
        assert read == phrases(language)
    fillings = [
        {key: {*re.findall(r"{(\w+)}", text)} for key, text in phrases(name).items()}
        for name in LANGUAGES
    ]
    assert fillings[0] == fillings[1]


def test_every_phrase_is_told_somewhere():
    code = "".join(file.read_text(encoding="utf-8") for file in HERE.glob("*.py"))
    code += "".join(file.read_text(encoding="utf-8") for file in HERE.parent.glob("*.py"))
    assert [key for key in phrases("en") if f'"{key}"' not in code] == []


SAID = {
    "damaged": "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
    "no_connection": "WARNING: Retrying (Retry(total=0)) after connection broken by "
    "'NewConnectionError(...)'\nERROR: No matching distribution found for numpy==2.4.6",
    "certificate": "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] ...",
    "disk_ran_full": "ERROR: Could not install: [WinError 112] not enough space on the disk",
    "in_the_way": "ERROR: Could not install: [WinError 5] Access is denied: 'numpy.dll'",
    "no_fit": "ERROR: Failed to build 'immutables' when getting requirements to build wheel",
    "unknown": "ERROR: something else",
}


@pytest.mark.parametrize("reason", SAID)
def test_what_pip_says_is_told_in_words(reason):
    assert why(SAID[reason])[0] == reason


def test_a_python_that_cannot_run_angket_is_told():
    surroundings.check_python((3, 11, 0), 64)
    with pytest.raises(StartFault, match="old_python"):
        surroundings.check_python((3, 10, 13), 64)
    with pytest.raises(StartFault, match="narrow_python"):
        surroundings.check_python((3, 13, 1), 32)


def test_what_would_fail_later_is_told_first(tmp_path, monkeypatch):
    surroundings.check_length(Path("C:/Users/Siti/Documents/Angket"), windows=True)
    with pytest.raises(StartFault, match="long_path"):
        surroundings.check_length(Path("C:/" + "Skripsi/" * 20), windows=True)
    monkeypatch.setattr(surroundings, "MEGABYTES", 10**9)
    with pytest.raises(StartFault, match="disk_full"):
        surroundings.check_space(tmp_path)
    monkeypatch.setattr(surroundings.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(StartFault) as told:
        surroundings.check_venv()
    assert told.value.fillings["package"] == "python{}.{}-venv".format(*sys.version_info)


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "Tesis Saya ñ 日本 'a' $HOME")


def both(said, key, **fillings):
    return all(phrases(name)[key].format(**fillings) in said for name in LANGUAGES)


def test_without_python_the_script_says_how_to_get_it(folder):
    done = folder.start(python="none")
    assert done.returncode == 1
    assert "Angket memerlukan Python 3.11, 3.12, atau 3.13.\n" in done.stdout
    assert "Angket needs Python 3.11, 3.12 or 3.13.\n" in done.stdout


OLD = sorted(Path.home().glob(".pyenv/versions/*/bin/python"))


@pytest.mark.parametrize("version", ["2.7", "3.6", "3.10"])
def test_an_old_python_is_told(folder, version):
    found = [python for python in OLD if python.parents[1].name.startswith(f"{version}.")]
    if not found:
        pytest.skip(f"no Python {version} here")
    done = folder.start(python=found[0])
    assert done.returncode == 1
    assert f"di komputer ini hanya ada Python {version}" in done.stdout
    assert f"on this computer there is only Python {version}" in done.stdout


@pytest.mark.skipif(not shutil.which("setpriv"), reason="nobody else to be")
@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="not root")
def test_a_folder_that_cannot_be_written_to_is_told(tmp_path):
    import tempfile

    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    folder = Folder(place / "read only")
    subprocess.run(["chmod", "-R", "a+rX,go-w", place], check=True)
    python = shutil.which("python3", path="/usr/bin") or pytest.skip("no Python of the system")
    command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", python, "-I"]
    done = subprocess.run(
        [*command, folder.place / "workflow/angket/page/starting"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )
    shutil.rmtree(place)
    assert done.returncode == 1, done.stderr
    assert both(done.stdout, "not_writable", folder=folder.place, problem="Permission denied")


@pytest.fixture
def index(tmp_path):
    (tmp_path / "index").mkdir()
    index = Index(tmp_path / "index")
    yield index
    index.server.shutdown()
    index.server.server_close()


@pytest.fixture
def offered(folder, index):
    """A folder whose packages an index on this machine has."""
    (folder.place / "requirements-page.txt").write_text(index.listing(), encoding="utf-8")
    folder.environment = index.surroundings
    return folder


def version_of(folder, module):
    python = Environment(folder.place).python
    code = f"import {module}; print({module}.version)"
    return subprocess.run([python, "-c", code], capture_output=True, text=True).stdout.strip()


@pytest.mark.slow
def test_the_first_start_prepares_and_the_second_starts_at_once(offered, index):
    done = offered.start("--no-browser")
    assert done.returncode == 0, done.stdout
    assert both(done.stdout, "first") and both(done.stdout, "done")
    assert f"{len(LOADED)}/{len(LOADED)} " in done.stdout
    page = f"page of {offered.place} {offered.place}/.venv ['--no-browser']\n"
    assert done.stdout.endswith(page)
    index.asked.clear()
    again = offered.start("--no-browser")
    assert again.stdout == page
    assert index.asked == []


@pytest.mark.slow
def test_a_changed_list_of_packages_brings_the_environment_up_to_date(offered, index):
    assert offered.start().returncode == 0
    (offered.place / "requirements-page.txt").write_text(index.listing("2.0"), encoding="utf-8")
    done = offered.start()
    assert done.returncode == 0, done.stdout
    assert both(done.stdout, "changed")
    assert version_of(offered, "uvicorn") == "2.0"


@pytest.mark.slow
def test_a_download_that_is_cut_off_is_told_and_mended_by_the_next_start(offered, index):
    index.cut = True
    done = offered.start()
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    assert both(done.stdout, "damaged") or both(done.stdout, "no_connection"), done.stdout
    index.cut = False
    done = offered.start()
    assert done.returncode == 0, done.stdout
    assert both(done.stdout, "cut_off")
    assert "page of" in done.stdout


@pytest.mark.slow
def test_what_was_changed_on_its_way_is_never_installed(offered, index):
    index.changed = True
    done = offered.start()
    assert done.returncode == 1
    assert both(done.stdout, "damaged"), done.stdout
    assert version_of(offered, "uvicorn") == ""
    # The second time without what pip had kept.
    assert sum("uvicorn-1.0" in path for path in index.asked) == 2


@pytest.mark.slow
def test_no_connection_is_told(offered, index):
    index.server.shutdown()
    index.server.server_close()
    done = offered.start()
    assert done.returncode == 1
    assert both(done.stdout, "no_connection"), done.stdout
    assert (offered.place / ".venv/angket-page.log").is_file()


@pytest.mark.slow
def test_an_environment_that_lost_something_is_made_anew(offered):
    assert offered.start().returncode == 0
    environment = Environment(offered.place)
    (lost,) = environment.folder.rglob("uvicorn/__init__.py")
    lost.write_text("import nothing_of_this_name\n", encoding="utf-8")
    done = offered.start()
    assert done.returncode == 0, done.stdout
    assert both(done.stdout, "broken", folder=environment.folder)
    assert version_of(offered, "uvicorn") == "1.0"
    # As where Python itself was taken away or the folder came from another computer.
    environment.python.unlink()
    environment.python.symlink_to("/nothing/here")
    assert both(offered.start().stdout, "broken", folder=environment.folder)


@pytest.mark.slow
def test_an_environment_of_the_terminal_is_used_as_it_is(offered):
    subprocess.run([sys.executable, "-m", "venv", offered.place / ".venv"], check=True)
    kept = offered.place / ".venv/of_the_terminal.txt"
    kept.touch()
    done = offered.start()
    assert done.returncode == 0
    assert kept.exists()
    # How much of it is there already is not known beforehand.
    assert both(done.stdout, "unknown_yet") and not both(done.stdout, "first")


@pytest.mark.slow
def test_two_first_starts_make_one_environment(offered, index):
    said = []
    threads = [threading.Thread(target=lambda: said.append(offered.start())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [done.returncode for done in said] == [0, 0], said
    assert sum(both(done.stdout, "waiting") for done in said) == 1
    assert sum(both(done.stdout, "first") for done in said) == 1
    assert sum("uvicorn-1.0" in path for path in index.asked) == 1


@pytest.mark.slow
def test_what_a_link_leads_to_is_left_alone(offered):
    other = offered.place.parent / "other"
    assert offered.start().returncode == 0
    (offered.place / ".venv").rename(other)
    (offered.place / ".venv").symlink_to(other)
    (other / "bin/python").unlink()
    done = offered.start()
    assert done.returncode == 1
    assert both(done.stdout, "linked", folder=offered.place / ".venv")
    assert (other / "pyvenv.cfg").exists()


def test_what_the_page_cannot_start_without_is_in_the_list_of_packages():
    listed = (ROOT / REQUIREMENTS).read_text(encoding="utf-8")
    provided = packages_distributions()
    for module in _NEEDED.removeprefix("import ").split(", "):
        names = {name.lower().replace(".", "-") for name in provided[module.split(".")[0]]}
        assert any(re.search(rf"^{name}==", listed, re.M) for name in names), module


def test_help_is_given_at_once_and_nothing_is_made_for_it(tmp_path):
    root = tmp_path / "project"
    starting = root / "workflow/angket/page/starting"
    shutil.copytree(ROOT / "workflow/angket/page/starting", starting)
    for folder in (root / "workflow/angket", root / "workflow/angket/page"):
        (folder / "__init__.py").touch()
    before = {*root.rglob("*")}
    for option, status in (("--help", 0), ("--no-such", 2)):
        done = subprocess.run(
            [sys.executable, "-IB", str(starting), option],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == status
        assert "--no-browser" in done.stdout + done.stderr
    assert (
        "tanpa membuka peramban"
        in subprocess.run(
            [sys.executable, "-IB", str(starting), "--help"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    )
    assert {*root.rglob("*")} == before
