"""Verify: one changed byte anywhere is found and named; every result gets a verdict."""

import io
import random
import re
import shlex
import shutil
import stat
import subprocess
import sys
import sysconfig
import venv
import warnings
import zipfile
from importlib.metadata import version

import pandas as pd
import pytest
from test_archive import ZIP

from angket.archive.checksums import LIST, METADATA, find_changes, sha256, write_list
from angket.archive.compare import compare, compare_results
from angket.archive.container import Refused, read_container, write_container
from angket.archive.environment import changed_versions
from angket.archive.recompute import unpack
from angket.files.fault import Fault
from conftest import Project
from scripts import verify


def small_archive(file):
    """Write an archive of a few files with both lists of checksums."""
    members = {
        "config/config.yaml": b"studies: [kecil]\n",
        "results/kecil/statistics.csv": b"section,subject,statistic,value\n" + b"a,b,c,0.25\n" * 40,
        "resources/kecil/answers.csv": bytes(range(256)) * 2,
    }
    graph = ", ".join(
        f'{{"@id": "{name}", "sha256": "{sha256(data)}"}}' for name, data in members.items()
    )
    members[METADATA] = f'{{"@graph": [{graph}]}}'.encode()
    members[LIST] = write_list(members)
    write_container(file, members)
    return members


# One changed byte


@pytest.mark.parametrize("seed", range(4))
def test_a_flipped_bit_anywhere_in_the_file_is_found(tmp_path, seed):
    file = tmp_path / "a.zip"
    small_archive(file)
    whole = file.read_bytes()
    assert verify.whole(file)
    chance = random.Random(seed)
    for place in chance.sample(range(len(whole)), 250):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << chance.randrange(8)
        file.write_bytes(damaged)
        with pytest.raises(Fault):
            verify.whole(file)


def test_a_changed_byte_in_a_packed_file_is_named(tmp_path):
    file = tmp_path / "a.zip"
    members = small_archive(file)
    whole = file.read_bytes()
    for name, data in members.items():
        damaged = bytearray(whole)
        damaged[whole.index(data) + len(data) // 2] ^= 1
        file.write_bytes(damaged)
        with pytest.raises(Fault, match=name):
            verify.whole(file)


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_changed_byte_is_named_when_the_archive_was_packed_again(tmp_path, compression):
    file, chance = tmp_path / "a.zip", random.Random(7)
    members = small_archive(file)
    for name in members:
        for _ in range(20):
            data = bytearray(members[name])
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            with zipfile.ZipFile(file, "w", compression) as packed:
                for other in members:
                    packed.writestr(other, bytes(data) if other == name else members[other])
            with pytest.raises(Fault) as error:
                verify.whole(file)
            assert name in str(error.value)


def test_packing_again_is_told_even_if_no_file_changed(tmp_path):
    file = tmp_path / "a.zip"
    members = small_archive(file)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    with pytest.raises(Fault, match="the container around the files: changed or packed again"):
        verify.whole(file)


def test_bytes_before_and_after_the_archive_are_found(tmp_path):
    file = tmp_path / "a.zip"
    small_archive(file)
    whole = file.read_bytes()
    for changed in (b"x" + whole, whole + b"x", whole[:-1], b""):
        file.write_bytes(changed)
        with pytest.raises(Fault):
            verify.whole(file)


def test_absent_and_added_files_are_named(tmp_path):
    members = small_archive(tmp_path / "a.zip")
    less = {name: data for name, data in members.items() if "answers" not in name}
    assert told(find_changes(less)) == {"resources/kecil/answers.csv": "missing"}
    added = members | {"evil.py": b""}
    assert told(find_changes(added)) == {"evil.py": "not a file of the archive"}
    assert find_changes(members) == {}
    del members[LIST]
    assert told(find_changes(members)) == {LIST: "missing"}


def told(changes):
    return {name: str(problem) for name, problem in changes.items()}


# What is not unpacked


def packed(file, entries):
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        warnings.simplefilter("ignore")
        for entry, data in entries:
            container.writestr(entry, data)


def entry(name, mode):
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, mode << 16
    return info


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([("../evil", b"")], "leads out of the folder"),
        ([("a/../../evil", b"")], "leads out of the folder"),
        ([("/etc/passwd", b"")], "leads out of the folder"),
        ([("C:/evil", b"")], "leads out of the folder"),
        ([("a\\..\\evil", b"")], "no plain name"),
        ([("a\nb", b"")], "no plain name"),
        ([("a//b", b"")], "no plain name"),
        ([("folder/", b"")], "no plain name"),
        ([("a", b"1"), ("a", b"2")], "stands twice"),
        ([("a", b"1"), ("A", b"2")], "stands twice"),
        ([("a", b"1"), ("a/b", b"2")], "a file and a folder"),
        ([(entry("a", stat.S_IFLNK | 0o777), b"/etc/passwd")], "a link"),
        ([(entry("a", stat.S_IFIFO), b"")], "a link or something else"),
        ([("a", bytes(30_000_000))], "times as many"),
    ],
)
def test_dangerous_archives_are_refused(tmp_path, entries, told):
    packed(tmp_path / "a.zip", entries)
    with pytest.raises(Refused, match=told):
        read_container(tmp_path / "a.zip")


def test_too_many_files_are_refused(tmp_path):
    packed(tmp_path / "a.zip", [(str(n), b"") for n in range(20_001)])
    with pytest.raises(Refused, match="holds 20001 files"):
        read_container(tmp_path / "a.zip")


def test_a_file_that_lies_about_its_size_is_refused(tmp_path):
    packed(tmp_path / "a.zip", [("a", bytes(5000))])
    data = (tmp_path / "a.zip").read_bytes()
    size = (5000).to_bytes(4, "little")
    (tmp_path / "a.zip").write_bytes(data.replace(size, (50).to_bytes(4, "little")))
    with pytest.raises(Refused):
        read_container(tmp_path / "a.zip")


def test_no_file_and_no_archive_are_told(tmp_path):
    with pytest.raises(Fault, match="there is no such file"):
        verify.whole(tmp_path / "none.zip")
    (tmp_path / "text.zip").write_text("hello")
    with pytest.raises(Fault, match="was not unpacked: it is damaged"):
        verify.whole(tmp_path / "text.zip")


# Verdicts


def table(values):
    stream = io.BytesIO()
    pd.DataFrame({"respondent": ["R1", "R2"], "x": values}).to_parquet(stream, index=False)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "old", "new", "verdict"),
    [
        ("a.csv", b"x,1.5", b"x,1.5", "identical"),
        ("a.csv", b"x,1.5", b"x,1.5000000001", "equal"),
        ("a.csv", b"x,1.5", b"x,1.50000001", "different"),
        ("a.csv", b"x,1e-300", b"x,2e-300", "equal"),
        ("a.csv", b"x,1e-6", b"x,1.00001e-6", "different"),
        ("a.csv", b"x,-0.5", b"x,0.5", "different"),
        ("a.csv", b"n,55", b"n,56", "different"),
        ("a.csv", b"n,55", b"n,55.0", "equal"),
        ("a.csv", b"p,0.05,reject", b"p,0.05,accept", "different"),
        ("a.csv", b"a\nb", b"a", "different"),
        ("a.csv", b"R01,0.5", b"R02,0.5", "different"),
        ("a.csv", b"\xff", b"a", "different"),
        ("a.png", b"1", b"2", "redrawn"),
        ("a.parquet", table([0.1, 0.2]), table([0.1, 0.2 + 1e-12]), "equal"),
        ("a.parquet", table([0.1, 0.2]), table([0.1, 0.3]), "different"),
        ("a.parquet", table([0.1, 0.2]), table([0.1, None]), "different"),
        ("a.parquet", table([1, 2]), table([1, 3]), "different"),
        ("a.parquet", table(["a", "b"]), table(["a", "c"]), "different"),
    ],
)
def test_two_versions_of_a_result_are_compared(name, old, new, verdict):
    assert compare(name, old, new)[0] == verdict


def test_missing_and_extra_results_have_verdicts():
    verdicts = compare_results({"a": b"", "b": b""}, {"b": b"", "c": b""})
    assert {name: verdict for name, (verdict, _) in verdicts.items()} == {
        "a": "missing", "b": "identical", "c": "extra",
    }  # fmt: skip


INSTALLED = {"numpy": "2.2", "six": "1"}
NUMPY = {"numpy": ("2.4", "2.2")}


@pytest.mark.parametrize(
    ("changed", "now", "verdict"),
    [(NUMPY, b"p,0.1", "redrawn"), ({}, b"p,0.1", "different"), (NUMPY, b"p,0.2", "different")],
)
def test_a_picture_is_redrawn_only_by_other_versions_from_equal_tables(changed, now, verdict):
    verdicts = compare_results(
        {"a.png": b"1", "t.csv": b"p,0.1"}, {"a.png": b"2", "t.csv": now}, changed
    )
    assert verdicts["a.png"][0] == verdict


def document(text, picture):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("word/document.xml", f"<p>{text}</p>")
        packed.writestr("word/media/1.png", picture)
    return stream.getvalue()


def page(text, picture):
    return f"<p>{text}</p><img src='data:image/svg+xml;base64,{picture}'>".encode()


@pytest.mark.parametrize(("name", "write"), [("a.docx", document), ("a.html", page)])
@pytest.mark.parametrize(
    ("text", "picture", "verdict"),
    [
        ("numpy 2.4, p = 0.5", "b", "redrawn"),
        ("numpy 2.2, p = 0.5", "a", "equal"),
        ("numpy 2.2, p = 0.5", "b", "redrawn"),
        ("numpy 2.3, p = 0.5", "b", "different"),
        ("numpy 2.2, p = 0.6", "b", "different"),
        ("numpy 2.2, q = 0.5", "a", "different"),
    ],
)
def test_a_document_may_have_other_pictures_and_versions_but_no_other_words_and_numbers(
    name, write, text, picture, verdict
):
    old = write("numpy 2.4, p = 0.5", "a")
    changed = {"numpy": ("2.4", "2.4" if "2.4" in text else "2.2")}
    assert compare(name, old, write(text, picture), changed)[0] == verdict


def test_checksums_of_pictures_may_differ_where_pictures_do():
    old, new = (f"file,sha256\na.png,{digit * 64}\n".encode() for digit in "12")
    assert compare("results/s/figures/checksums.csv", old, new)[0] == "redrawn"
    assert compare("results/s/figures/checksums.csv", old, new + b"b.png,")[0] == "different"
    assert compare("results/s/checksums.csv", old, new)[0] == "different"


def test_versions_that_differ_are_told():
    assert changed_versions({"numpy": "2.4", "six": "1", "gone": "1"}, INSTALLED) == {
        "numpy": ("2.4", "2.2"),
        "gone": ("1", "not installed"),
    }


# The whole


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
