"""Verify: a stranger's code runs only when asked for, closed off from everything else."""

import json
import re
import subprocess

import pytest

from angket.archive import recompute
from angket.archive.checksums import METADATA
from angket.archive.container import read_container, write_container
from angket.archive.enclosure import NETWORK, WRITING, enclose
from angket.archive.program import read_program
from angket.archive.recompute import (
    TooLong,
    prepare_enclosure,
    recompute_all,
    unpack_for_installed,
)
from archives import ZIP
from conftest import ROOT
from scripts import verify
from sealed_archives import seal


def test_of_an_archive_only_answers_and_settings_lie_beside_the_installed_program(tmp_path):
    program = {"Snakefile": b"installed", "workflow/scripts/plan.py": b"installed"}
    evil = dict.fromkeys(
        ["snakemake.py", "sitecustomize.py", "matplotlibrc", "workflow/angket/evil.py",
         "profiles/default/config.yaml", "config/studies/other.yaml", "resources/other/a.csv",
         ".snakemake/a", "results/kecil/statistics.csv"], b"evil",
    )  # fmt: skip
    kept = {"config/studies/kecil.yaml": b"", "resources/kecil/answers.csv": b"1"}
    archived = evil | kept | {"Snakefile": b"evil", "workflow/scripts/plan.py": b"evil"}
    for template in (None, "matplotlibrc", "snakemake.py", "workflow/scripts/plan.py"):
        folder = tmp_path / str(template).replace("/", "_")
        unpack_for_installed(archived, folder, "kecil", program, template)
        files = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
        assert files.keys() == program.keys() | kept.keys() | {"config/config.yaml"}
        assert not [name for name, path in files.items() if path.read_bytes() == b"evil"]


SNAKEFILE = """\
import os, pathlib, shutil
for canary in (r"{canary}", "canary"):
    try:
        pathlib.Path(canary).write_text(os.environ.get("SECRET", "") + os.environ["HOME"])
    except OSError:
        pass
rule all:
    output: touch("done")
    run: shutil.copytree("resources/tiny/forged", "results/tiny")
"""


@pytest.mark.slow
def test_a_forged_archive_is_found_and_its_code_does_not_run(archived, tmp_path):
    members = read_container(archived.folder / ZIP)
    told = members["results/tiny/inference/decision.csv"].decode()
    p = re.search(r"^H1,\w+,\w+,([\d.e-]+),", told, re.M)[1].encode()
    for name, data in list(members.items()):
        if name.startswith("results/"):
            if name.endswith(".csv"):
                members[name] = data.replace(p, b"0.00071")
            members["resources/tiny/forged/" + name.removeprefix("results/tiny/")] = members[name]
    canary = tmp_path / "canary"
    members["Snakefile"] = SNAKEFILE.format(canary=canary).encode()
    graph = json.loads(members[METADATA])
    graph["@graph"] += [
        {"@id": name, "sha256": ""} for name in members if name.startswith("resources/tiny/forged")
    ]
    members[METADATA] = json.dumps(graph).encode()
    write_container(tmp_path / "forged.zip", seal(members))
    command = ["verify", "--config", f"archive={tmp_path / 'forged.zip'}"]
    result = archived.run(*command)
    assert result.returncode != 0
    assert "is not the installed Angket; one file differs: Snakefile" in result.stdout
    assert "No code of the archive runs." in result.stdout
    assert "different: results/tiny/inference/decision.csv: line " in result.stdout
    assert "results are not what the archive says" in result.stdout
    assert "Traceback" not in result.stdout and not canary.exists()
    # Bytes alone do not tell, and say so.
    result = archived.run(*command, "run=bytes")
    assert result.returncode == 0 and "was not looked at" in result.stdout
    assert not canary.exists()
    # The archived code says whatever it likes, where it cannot do whatever it likes.
    result = archived.run(*command, "run=archived")
    assert "WARNING: a stranger's program runs now" in result.stdout
    (tmp_path / "box").mkdir()
    _, left_open = enclose(tmp_path / "box")
    assert canary.exists() == (WRITING in left_open)
    assert f"{'agrees' if result.returncode == 0 else 'not what'}" in result.stdout
    assert "which may say so whatever is true" in result.stdout or result.returncode


def test_what_cannot_be_closed_off_is_known(tmp_path):
    before, left_open = enclose(tmp_path)
    assert (WRITING in left_open) == (NETWORK in left_open)
    assert WRITING not in left_open or not any("unshare" in word for word in before)


ESCAPES = ["", "mount -o remount,rw,bind /", "unshare -U -m mount -o remount,rw,bind /",
           "unshare -U -r -m mount -o remount,rw,bind /", "umount -l /"]  # fmt: skip


@pytest.mark.parametrize("before", ESCAPES)
def test_what_is_closed_off_cannot_be_opened_from_inside(tmp_path, before):
    box, outside = tmp_path / "box", tmp_path / "outside"
    box.mkdir()
    outside.mkdir()
    enclosed, left_open = enclose(box)
    if WRITING in left_open:
        pytest.skip("the system offers nothing")
    (box / "escape.sh").write_text(f"{before}\ntouch ../outside/it {outside}/it\ntouch mine\n")
    subprocess.run([*enclosed, "sh", "escape.sh"], cwd=box, timeout=30, check=False)
    assert (box / "mine").exists()
    assert not list(outside.iterdir())


@pytest.mark.slow
def test_a_program_that_waits_for_ever_is_ended(tmp_path, monkeypatch):
    enclosed = prepare_enclosure(tmp_path)[0]
    (tmp_path / "Snakefile").write_text("import time\nprint('waits', flush=True)\ntime.sleep(99)")
    monkeypatch.setattr(recompute, "LONGEST", 4)
    with pytest.raises(TooLong):
        recompute_all(tmp_path, 1, enclosed)


def test_the_installed_program_is_the_one_that_runs():
    assert verify.ROOT == ROOT
    assert "workflow/scripts/verify.py" in read_program(verify.ROOT)
    assert (verify.ROOT / "Snakefile").is_file()
