"""A whole run of a study that leaves rows out, joins columns and counts options, by both scopes."""

import csv
import random
import re

import pytest

from angket.tables import read_rows, read_statistics
from conftest import Project

OWN_WORDS = "tetangga saya Tuti"
HEAD = [
    "Nomor", "Status", "Usia", "Jenis kelamin", "Sumber", "Alat/hp", "Alat/laptop", "Alat/lain",
    "A1", "A2", "A3", "A4", "B1 (A)", "B1 (B)", "B2", "B3", "C1", "C2",
]  # fmt: skip
STUDY = """\
title: Uji kecil
language: {language}
data:
  file: resources/{name}/answers.csv
  id: Nomor
  pseudonyms: sequential
  parallel: {{B1: [B1 (A), B1 (B)]}}
missing: {{scope: {scope}}}
exclude:
  where:
    - {{column: Status, is: preview, reason: uji coba}}
    - {{column: Usia, below: 17, reason: di bawah umur}}
scales:
  s: {{codes: {{1: Sangat tidak setuju, 2: Tidak setuju, 3: Netral, 4: Setuju, 5: Sangat setuju}}}}
variables:
  beban: {{label: Beban, items: [A1, A2, A3, A4]}}
  lelah: {{label: Lelah, items: [B1, B2, B3]}}
  dukungan: {{label: Dukungan, items: [C1, C2]}}
profile:
  Jenis kelamin: {{label: Jenis kelamin}}
multiple_choice:
  sumber:
    label: Sumber informasi
    column: Sumber
    separator: ";"
    options: [Radio, TV, "Teman, keluarga"]
    other: Lainnya
  alat:
    label: Alat kerja
    columns: {{Telepon: Alat/hp, Laptop: Alat/laptop, Lainnya: Alat/lain}}
    other: Lainnya
tests: {{alpha: 0.05, cronbach_minimum: 0.7, resamples: 1000}}
hypotheses:
  H1: {{kind: regression, statement: Beban, response: lelah, predictors: [beban]}}
  H2: {{kind: correlation, statement: Dua, variables: [beban, dukungan], controls: [lelah]}}
archive:
  share: answers
  licence: CC-BY-4.0
  creators: [{{name: Sari Dewi}}]
  published: "2026-05-01"
  publisher: Universitas
  description: Kecil.
"""
SCOPES = {"bebas": ("id", "analysis"), "ketat": ("en", "study")}


def answers():
    """Return rows of 70 respondents: 4 trials with bad answers and one id twice, some too young."""
    draw, rows = random.Random(4), []
    for number in range(70):
        level = draw.gauss(3, 1)
        codes = [min(5, max(1, round(level + draw.gauss(0, 0.8)))) for _ in range(9)]
        if number % 9 == 0:
            codes[1] = ""
        if number % 11 == 0:
            codes[7] = ""
        trial = number % 20 == 3
        chosen = [option for option in ("Radio", "TV", "Teman, keluarga") if draw.random() < 0.5]
        chosen += [OWN_WORDS] if number % 13 == 0 else []
        own = OWN_WORDS if number % 17 == 0 else ""
        first = (codes[4], "") if number % 2 else ("", codes[4])
        rows.append([
            "p0" if trial else f"p{number}", "preview" if trial else "submitted",
            draw.randint(15, 50), draw.choice(["Laki-laki", "Perempuan"]), ";".join(chosen),
            draw.choice("01"), draw.choice("01"), own, 99 if trial else codes[0], *codes[1:4],
            *first, *codes[5:],
        ])  # fmt: skip
    return rows


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("intake") / "project")
    for name, (language, scope) in SCOPES.items():
        file = project.folder / f"resources/{name}/answers.csv"
        file.parent.mkdir()
        with open(file, "w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows([HEAD, *answers()])
        text = STUDY.format(name=name, language=language, scope=scope)
        (project.folder / f"config/studies/{name}.yaml").write_text(text, encoding="utf-8")
    project.only(*SCOPES)
    result = project.run()
    assert result.returncode == 0, result.stdout
    return project


@pytest.mark.slow
@pytest.mark.parametrize("name", list(SCOPES))
def test_everything_that_was_taken_in_comes_out(run, name):
    folder = run.folder / "results" / name
    figures = read_statistics(folder / "statistics.csv")
    rows = answers()
    trials = sum(row[1] == "preview" for row in rows)
    young = sum(row[1] != "preview" and row[2] < 17 for row in rows)
    assert int(figures["excluded", "uji coba", "n"]) == trials
    assert int(figures["excluded", "di bawah umur", "n"]) == young
    kept = [row for row in rows if row[1] != "preview" and row[2] >= 17]
    complete = [row for row in kept if row[9] != "" and row[16] != ""]
    loaded = [row for row in kept if row[9] != ""]
    by_analysis = SCOPES[name][1] == "analysis"
    sample = kept if by_analysis else complete
    assert int(figures["sample", "all", "analysed"]) == len(sample)
    assert int(figures["regression", "H1", "n"]) == len(loaded if by_analysis else complete)
    assert int(figures["correlation", "H2", "n"]) == len(complete)
    radio = sum("Radio" in row[4].split(";") for row in sample)
    assert int(figures["multiple_choice", "sumber=Radio", "n"]) == radio
    own = sum(OWN_WORDS in row[4] for row in sample)
    assert int(figures["multiple_choice", "sumber=Lainnya", "n"]) == own
    listed = {row["file"]: row["kind"] for row in read_rows(folder / "figures/figures.csv")}
    assert listed["multiple_choice_sumber"] == listed["multiple_choice_alat"] == "multiple_choice"
    page = (folder / "report/report.html").read_text(encoding="utf-8")
    heading = "Pertanyaan dengan jawaban ganda" if by_analysis else "Questions with several answers"
    assert heading in page
    assert re.search("Teman, keluarga", page)
    for file in folder.rglob("*"):
        assert not file.is_file() or OWN_WORDS.encode() not in file.read_bytes(), file


@pytest.mark.slow
def test_its_archive_is_verified_and_holds_no_own_words(run):
    assert run.run("archive").returncode == 0
    file = "results/bebas/archive/bebas.zip"
    assert OWN_WORDS.encode() not in (run.folder / file).read_bytes()
    result = run.run("verify", "--config", f"archive={file}")
    assert result.returncode == 0, result.stdout
    assert "Semua yang dapat dihitung ulang sesuai" in result.stdout
