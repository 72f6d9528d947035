"""Verify: what each of its levels proves, and what is broken is told by its name."""

import io
import json
import random
import re
import time

import pandas as pd
import pytest

from angket.archive.checksums import LIST, METADATA
from angket.archive.container import read_container, write_container
from angket.archive.pictures import look_alike
from angket.files.fault import Fault
from archives import ZIP, beside
from scripts import verify
from sealed_archives import seal
from small_archives import document
from tiny_study import FILE


def small(share="answers"):
    """Return the members of an archive of few files."""
    table = io.BytesIO()
    pd.DataFrame({"respondent": ["R1", "R2"], "x": [0.5, 1.5]}).to_parquet(table, index=False)
    members = {
        "config/config.yaml": b"studies: [kecil]\n",
        "config/studies/kecil.yaml": f"language: id\narchive: {{share: {share}}}\n".encode(),
        "environment.csv": b"package,version\nnumpy,2.0\n",
        "requirements.txt": b"numpy==2.0\n",
        "results/kecil/statistics.csv": b"section,subject,statistic,value\na,b,c,0.25\n",
        "results/kecil/scoring/totals.parquet": table.getvalue(),
        "results/kecil/report/report.docx": document("numpy 2.0, p = 0.5", "a"),
    }
    graph = [{"@id": name, "sha256": ""} for name in members]
    return seal(members | {METADATA: json.dumps({"@graph": graph}).encode()})


@pytest.fixture
def verified(tmp_path, monkeypatch, capsys):
    """Verify members, as if computing again gave what a small archive holds."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "logs").mkdir()
    honest = {name: data for name, data in small().items() if name.startswith("results/")}
    monkeypatch.setattr(verify, "again", lambda *_: honest)
    monkeypatch.setattr(verify, "read_program", lambda _: {"Snakefile": b""})
    monkeypatch.setattr(verify.sys, "__stdout__", io.StringIO())

    def run(members, level="installed"):
        write_container(tmp_path / "a.zip", members)
        verify.main(None, None, {"archive": "a.zip", "run": level})
        return capsys.readouterr().out

    return run


def test_an_honest_archive_passes_in_the_language_of_its_study(verified):
    told = verified(small())
    assert "3 identik" in told and "setiap checksum benar" in told
    assert "Program di dalam arsip bukan Angket yang terpasang; 2 berkas berbeda" in told
    assert "Kode dari arsip tidak dijalankan" in told
    told = verified(small(), "bytes")
    assert "identik" not in told and "tidak diperiksa" in told


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("config/config.yaml", None, "config/config.yaml tidak ada"),
        ("config/config.yaml", b"studies: [a, b]", "tidak menyebut satu studi"),
        ("config/config.yaml", b"studies: ['../../evil']", "tidak menyebut satu studi"),
        ("config/config.yaml", b"studies: {a: 1}", "tidak menyebut satu studi"),
        ("config/config.yaml", b"[" * 100_000, "bukan YAML yang dapat dibaca"),
        ("config/config.yaml", b"\\xff\\xfe", "bukan teks|bukan YAML|tidak menyebut"),
        ("config/studies/kecil.yaml", None, "kecil.yaml tidak ada"),
        ("config/studies/kecil.yaml", b"a: [", "bukan YAML"),
        ("config/studies/kecil.yaml", b"archive: answers", "tidak menyebut bahasanya"),
        ("config/studies/kecil.yaml", b"language: [id]\narchive: {share: answers}", "bahasanya"),
        ("config/studies/kecil.yaml", b"a: &a [*a]", "bukan YAML"),
        ("config/studies/kecil.yaml", b"? [1, 2]\n: {? {} : 1}", "bukan YAML|bahasanya"),
        (
            "config/studies/kecil.yaml",
            b"a: &a [1, 1]\n" + b"\n".join(
                b"%c: &%c [%s]" % (98 + n, 98 + n, b", ".join([b"*%c" % (97 + n)] * 9))
                for n in range(20)
            ),
            "bukan YAML",
        ),
        (
            "config/studies/kecil.yaml",
            b"archive: {share: answers}\nlanguage: " + b"x" * 5000,
            "tidak menyebut bahasanya",
        ),
        ("environment.csv", None, "environment.csv tidak ada"),
        ("environment.csv", b"package\nnumpy\n", "bukan tabel"),
        ("environment.csv", b"package,version\nnumpy\n", "bukan tabel"),
        ("environment.csv", b'package,version\n"numpy', "bukan tabel"),
        ("environment.csv", b"\xff\xff", "bukan teks"),
        ("results/kecil/scoring/totals.parquet", b"PAR1 is what I say", "1|tidak seperti"),
        ("results/kecil/report/report.docx", b"PK\x03\x04", "tidak seperti"),
    ],
)  # fmt: skip
def test_what_is_broken_on_purpose_is_told_by_the_name_of_the_file(
    tmp_path, verified, name, data, told
):
    members = small()
    if data is None:
        del members[name]
        entities = [e for e in json.loads(members[METADATA])["@graph"] if e["@id"] != name]
        members[METADATA] = json.dumps({"@graph": entities}).encode()
    else:
        members[name] = data
    begun = time.monotonic()
    with pytest.raises(Fault) as fault:
        verified(seal(members))
    assert time.monotonic() - begun < 5
    in_either = fault.value.tell("id") + fault.value.tell("en")
    assert re.search(told, in_either) or "it lacks" in in_either or "the file" in in_either
    assert "a.zip" in in_either and "Traceback" not in in_either


def test_text_of_an_archive_cannot_steer_the_screen(verified):
    members = small()
    members["environment.csv"] = b"package,version\n\x1b[2Jnumpy,\x1b]0;all is well\x07\n"
    assert "\x1b" not in verified(seal(members))
    members["results/kecil/statistics.csv"] = b"section\n\x1b[2Jeverything agrees\n"
    with pytest.raises(Fault):
        verified(seal(members))


def damaged(chance, data):
    """Flip, cut, double or put in bytes somewhere."""
    data, at = bytearray(data), chance.randrange(len(data))
    kind = chance.randrange(4)
    if kind == 0:
        data[at] ^= 1 << chance.randrange(8)
    elif kind == 1:
        del data[at:]
    elif kind == 2:
        data[at:at] = data[at : at + chance.randrange(1, 40)]
    else:
        data[at : at + 4] = bytes(chance.randrange(256) for _ in range(4))
    return bytes(data)


SEEDS = [*range(60), *(pytest.param(n, marks=pytest.mark.slow) for n in range(60, 200))]


@pytest.mark.parametrize("seed", SEEDS)
def test_damage_of_any_kind_ends_in_a_verdict_and_in_time(tmp_path, verified, seed):
    chance, members = random.Random(seed), small()
    begun = time.monotonic()
    if seed % 2:  # somebody sealed it again
        name = chance.choice([name for name in members if name not in (LIST, METADATA)])
        members[name] = damaged(chance, members[name])
        members = seal(members)
    write_container(tmp_path / "whole.zip", members)
    data = (tmp_path / "whole.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(data if seed % 2 else damaged(chance, data))
    try:
        verify.main(None, None, {"archive": "a.zip"})
    except Fault as fault:
        assert "a.zip" in fault.tell("en")
    else:
        assert seed % 2 or (tmp_path / "a.zip").read_bytes() == data
    assert time.monotonic() - begun < 10


def test_pictures_that_look_the_same_are_told_from_others():
    from PIL import Image

    def png(level, corner):
        picture, stream = Image.new("RGB", (40, 40), (level, 9, 9)), io.BytesIO()
        picture.putpixel((0, 0), (corner, 9, 9))
        picture.save(stream, "png")
        return stream.getvalue()

    assert look_alike(".png", png(100, 100), png(103, 100))
    assert not look_alike(".png", png(100, 100), png(100, 160))
    assert not look_alike(".png", png(100, 100), b"no picture")
    one = b'<clipPath id="p0123456789"/><path d="M 1.25 3"/>'
    assert look_alike(".svg", one, one.replace(b"1.25", b"1.2500001").replace(b"p01234", b"pabcde"))
    assert not look_alike(".svg", one, one.replace(b"1.25", b"1.35"))
    assert not look_alike(".svg", one, one + b"<text/>")


def test_a_list_of_what_is_withheld_that_does_not_fit_the_statistics_is_found():
    shared = "results/s/shared"
    head = b"section,subject,statistic,"
    statistics = head + b"value\na,b,n,undefined: withheld: few\na,c,n,7\n"
    members = {f"{shared}/statistics.csv": statistics}
    for listed, verdict in ((b"a,b,n,few\n", "unchecked"), (b"", "different")):
        members[f"{shared}/withheld.csv"] = head + b"reason\n" + listed
        verdicts = {name: ("identical", None) for name in members}
        verify.leave_roots(verdicts, "s", members)
        assert verdicts[f"{shared}/withheld.csv"][0] == verdict
        assert verdicts[f"{shared}/statistics.csv"][0] == "unchecked"


@pytest.mark.slow
def test_every_table_page_and_picture_that_follows_from_shared_statistics_is_checked(
    archived, tmp_path
):
    project = beside(archived, tmp_path / "project")
    project.edit(FILE, "share: answers", "share: statistics")
    made = project.run("archive")
    assert made.returncode == 0, made.stdout
    honest = read_container(project.folder / ZIP)
    shared = {name for name in honest if name.startswith("results/")}
    forged = {
        "results/tiny/shared/decision.csv": lambda data: data.replace(b"false", b"true"),
        "results/tiny/shared/report.html": lambda data: b"<h1>All is significant</h1>",
        "results/tiny/shared/figures/likert_load.png": lambda data: honest[
            "results/tiny/shared/figures/likert_stress.png"
        ],
        "results/tiny/plan/plan.csv": lambda data: data.replace(b"deviates", b"as_planned"),
    }
    for name, forge in forged.items():
        changed = forge(honest[name])
        assert changed != honest[name]
        members = honest | {name: changed}
        write_container(tmp_path / "forged.zip", seal(dict(members)))
        forged[name] = (tmp_path / "forged.zip").read_bytes()
    all_at_once = dict(honest)
    for name, data in forged.items():
        write = tmp_path / "one.zip"
        write.write_bytes(data)
        all_at_once[name] = read_container(write)[name]
    write_container(tmp_path / "forged.zip", seal(all_at_once))
    result = project.run("verify", "--config", f"archive={tmp_path / 'forged.zip'}")
    assert result.returncode != 0
    for name in forged:
        assert f"different: {name}: " in result.stdout
    verdicts = pd.read_csv(project.folder / "logs/verify.verdicts.csv", index_col="result")
    unchecked = verdicts.index[verdicts["verdict"] == "unchecked"]
    roots = {f"results/tiny/shared/{name}" for name in verify.ROOTS}
    assert set(unchecked) == roots and set(verdicts.index) == shared
    assert verdicts.loc[sorted(roots), "detail"].str.contains("answers, which this archive").all()
