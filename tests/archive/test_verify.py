"""Verify: an archive is computed again as its README says, and a forgery is found."""

import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import venv
from importlib.metadata import version

import pandas as pd
import pytest

from angket.archive.checksums import LIST, METADATA, sha256, write_list
from angket.archive.container import read_container, write_container
from angket.archive.recompute import unpack
from angket.files.fault import Fault
from archives import ZIP
from conftest import Project
from scripts import verify


@pytest.fixture
def unpacked(archived, tmp_path):
    """An archive and, beside it, what was in it: all that a reader of it has."""
    shutil.copy(archived.folder / ZIP, tmp_path)
    unpack(read_container(tmp_path / "tiny.zip"), tmp_path / "unpacked")
    return Project(tmp_path / "unpacked")


def commands(project):
    """Return the commands that the README of an unpacked archive names, as words."""
    text = (project.folder / "README.md").read_text(encoding="utf-8")
    inline = re.findall(r"`(sha256sum [^`]*)`", text)
    return [
        shlex.split(line)
        for line in inline + re.search(r"```\n(.*?)```", text, re.S)[1].splitlines()
    ]


@pytest.mark.slow
def test_an_archive_is_computed_again_as_its_readme_says_and_every_result_is_identical(
    archived, unpacked
):
    *_, (program, *arguments) = commands(unpacked)
    assert (program, arguments[:3]) == (".venv/bin/snakemake", ["--cores", "4", "verify"])
    result = unpacked.run(*arguments[2:-1], arguments[-1].replace("PATH/TO", ".."))
    assert result.returncode == 0, result.stdout
    assert "What could be computed again agrees." in result.stdout.split("Job 0: ")[1]
    verdicts = pd.read_csv(unpacked.folder / "logs/verify.verdicts.csv")
    assert set(verdicts["verdict"]) == {"identical"}
    results = archived.files("results/tiny").keys() - {"archive/tiny.zip"}
    assert set(verdicts["result"]) == {f"results/tiny/{name}" for name in results}


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum here")
def test_the_readme_says_how_to_find_a_file_that_was_changed(unpacked):
    def checked():
        done = subprocess.run(commands(unpacked)[0], cwd=unpacked.folder, capture_output=True)
        return done.returncode, done.stdout

    assert checked() == (0, b"")
    unpacked.edit("results/tiny/inference/decision.csv", "0.", "1.")
    assert checked() == (1, b"results/tiny/inference/decision.csv: FAILED\n")


@pytest.fixture(scope="session")
def other_versions(tmp_path_factory):
    """A Python that has every package as it is here, but other versions of numpy and pandas."""
    folder = tmp_path_factory.mktemp("other") / "venv"
    venv.create(folder)
    python, packages = folder / "bin/python", ["numpy<2.4", "pandas<3", "pytz"]
    install = [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps"]
    result = subprocess.run(
        [*install, "--only-binary", ":all:", *packages], capture_output=True, text=True
    )
    if result.returncode:
        problem = (result.stderr.strip() or "no reason given").splitlines()[-1]
        pytest.skip(f"NOT VERIFIED: the package index gave no {', '.join(packages)}: {problem}")
    # What is not in the new folder is taken from that of the running Python, which comes second.
    own = next(folder.glob("lib/python*/site-packages"))
    (own / "others.pth").write_text(sysconfig.get_path("purelib"))
    return python


@pytest.mark.slow
def test_other_versions_of_numpy_and_pandas_give_equal_results(archived, other_versions):
    result = subprocess.run(
        [other_versions, "-m", "snakemake", "--cores", "2", "verify", "--config", f"archive={ZIP}"],
        cwd=archived.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert result.returncode == 0, result.stdout
    for package in ("numpy", "pandas"):
        assert f"other version: {package} {version(package)} then, " in result.stdout
    verdicts = pd.read_csv(archived.folder / "logs/verify.verdicts.csv", index_col="result")
    assert set(verdicts["verdict"]) <= {"identical", "equal", "redrawn"}
    # What differs only in its bytes is named, with the largest difference of a number.
    equal = verdicts[verdicts["verdict"] == "equal"]
    assert len(equal) and all(
        f"equal: {name}: bytes differ" in result.stdout for name in equal.index
    )
    # Pictures may be drawn anew; no table may differ in more than the last digits.
    redrawn = verdicts.index[verdicts["verdict"] == "redrawn"]
    assert redrawn.str.contains("/figures/|/report/").all()
    tables = verdicts[verdicts.index.str.endswith((".csv", ".parquet", ".xlsx"))]
    assert len(tables.index.difference(redrawn)) >= len(tables) - 1 > 50


@pytest.mark.slow
def test_a_result_that_was_forged_with_its_checksums_is_found(archived, tmp_path, monkeypatch):
    members = read_container(archived.folder / ZIP)
    honest = {name: data for name, data in members.items() if name.startswith("results/")}
    # That computing again gives the honest results is what the test above shows.
    monkeypatch.setattr(verify, "again", lambda *_: honest)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "logs").mkdir()
    name = "results/tiny/inference/decision.csv"
    forged = honest[name].replace(b",0.", b",0.0", 1)
    assert forged != honest[name]
    members[name] = forged
    members[METADATA] = members[METADATA].replace(
        sha256(honest[name]).encode(), sha256(forged).encode()
    )
    del members[LIST]
    members[LIST] = write_list(members)
    write_container(tmp_path / "forged.zip", members)
    with pytest.raises(Fault, match="one result is not what the archive says"):
        verify.main(None, None, {"archive": "forged.zip"})
    told = (tmp_path / "logs/verify.verdicts.csv").read_text()
    assert f'{name},different,"line ' in told
    assert set(re.findall(r"^[^,]+,(\w+)", told, re.M)) == {"identical", "different", "verdict"}


@pytest.mark.slow
def test_a_damaged_archive_is_not_run(archived, tmp_path):
    data = bytearray((archived.folder / ZIP).read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "a.zip").write_bytes(data)
    result = archived.run("verify", "--config", f"archive={tmp_path / 'a.zip'}")
    assert result.returncode != 0
    assert "Get the archive again" in result.stdout
    assert "Traceback" not in result.stdout
