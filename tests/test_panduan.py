"""The Indonesian guide: each of its commands runs, and what it promises to be shown is.

What it says of the page is tried in a browser by tests/page/test_guided.py.
"""

import csv
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
import yaml

from conftest import ROOT

GUIDE = ROOT / "docs/panduan.md"
STUDY = "config/studies/skripsi.yaml"
ANSWERS = "resources/skripsi/jawaban.csv"
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
TERMINAL, FAULTS = "\n## Lewat terminal\n", "\n## Bila ada pesan kesalahan\n"
# What the page says itself: its own words, those of the form, of the kinds, and of the summary.
WORDS = ["workflow/angket/page/**/*.id.yaml", "workflow/schemas/*.id.yaml"]
WORDS += ["workflow/angket/hypotheses/*/*.id.yaml", "workflow/languages/id/*.yaml"]
WORDS += ["workflow/languages/id.yaml", "workflow/angket/hypotheses/*/id.yaml"]


def blocks(text):
    """Return the blocks of a guide in order: pairs of kind and content."""
    return BLOCK.findall(text)


def page_sections():
    """Return the sections on the page, by number."""
    before = GUIDE.read_text(encoding="utf-8").split(TERMINAL)[0]
    parts = re.split(r"^## (\d)\. .*$", before, flags=re.MULTILINE)
    return dict(zip(map(int, parts[1::2]), parts[2::2], strict=True))


def bold(text):
    """Return what a text prints bold, which is what the page shows."""
    return [" ".join(found.split()) for found in re.findall(r"\*\*(.+?)\*\*", text, re.DOTALL)]


def texts(value):
    """Return all texts in what a YAML file holds."""
    if isinstance(value, dict | list):
        parts = value.values() if isinstance(value, dict) else value
        return [text for part in parts for text in texts(part)]
    return [" ".join(value.split())] if isinstance(value, str) else []


def put(settings, block):
    """Replace the top-level keys of a settings file that a block holds; append new ones."""
    for key, part in re.findall(r"^(\w+)(:.*?)(?=^\w|\Z)", block, re.MULTILINE | re.DOTALL):
        old = re.compile(rf"^{key}:.*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
        new = f"{key}{part.rstrip()}\n\n"
        settings = (
            old.sub(lambda _, new=new: new, settings)
            if old.search(settings)
            else (f"{settings.rstrip()}\n\n{new}")
        )
    return settings


def shown(text, output):
    """Assert that every line of a text block stands in an output."""
    assert [line for line in text.splitlines() if line not in output] == [], output


def test_the_guide_installs_as_the_readme_does():
    install = blocks(GUIDE.read_text(encoding="utf-8"))[0][1].strip()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"\n{install} && .venv/bin/snakemake --cores 4\n" in readme


def test_the_page_has_a_word_for_everything_that_the_guide_prints_bold():
    files = {file for pattern in WORDS for file in ROOT.glob(pattern)}
    words = [
        text for file in files for text in texts(yaml.safe_load(file.read_text(encoding="utf-8")))
    ]
    known = " ".join(re.sub(r"{\w+}", "…", text) for text in words)
    phrases = [phrase for text in page_sections().values() for phrase in bold(text)]
    # Numbers and names of the example are seen in the browser alone.
    own = [phrase for phrase in phrases if not re.search(r"\d|Tesis_Saya", phrase)]
    assert len(own) > 50
    assert [phrase for phrase in own if phrase not in known] == []


def test_the_guide_answers_where_a_student_got_stuck_in_the_terminal():
    on_page = "".join(page_sections().values())
    for answer in (
        "`Kuesioner Skripsi (Jawaban) [final].csv`",
        "Apakah ada perbedaan … menurut …?",
        "menampilkannya dalam satu\nkolom",
        "Tanda kutip miring dari Word",
        "Python 3.11, 3.12, atau 3.13",
        "`Tesis_Saya`",
        "itu wajar dan bukan kesalahan",
        "Bila tidak ada yang berubah",
    ):
        assert answer in on_page


def test_links_and_pictures_are_there_and_small():
    links = re.findall(r"\]\(([^)#]+)\)", GUIDE.read_text(encoding="utf-8"))
    files = [GUIDE.parent / link for link in links]
    assert len(files) >= 4
    assert [file for file in files if not file.is_file()] == []
    assert all(file.stat().st_size < 150_000 for file in files)


def test_every_yaml_block_is_yaml():
    for kind, content in blocks(GUIDE.read_text(encoding="utf-8")):
        assert kind in ("bash", "yaml", "text")
        if kind == "yaml":
            assert isinstance(yaml.safe_load(content), dict)


class Reader:
    """Somebody who follows the guide in a fresh copy of the project."""

    def __init__(self, project):
        self.folder = project.folder
        self.output = ""
        (self.folder / ".venv").mkdir()
        (self.folder / ".venv/bin").symlink_to(Path(sys.executable).parent)

    def type(self, commands):
        """Type commands into a terminal, and keep what they show."""
        result = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", commands],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=600,
        )
        self.output = result.stdout
        return result.returncode

    def edit(self, block):
        """Edit the settings as a block says."""
        if block.startswith("studies:"):
            (self.folder / "config/config.yaml").write_text(block, encoding="utf-8")
            return
        file = self.folder / STUDY
        file.write_text(put(file.read_text(encoding="utf-8"), block), encoding="utf-8")

    def exchange(self, file, old, new):
        """Make a mistake, or mend it."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


def store_age_as_text(folder):
    """Save the answers as a workbook in which the third respondent's age is text."""
    with open(folder / ANSWERS, encoding="utf-8", newline="") as stream:
        head, *rows = csv.reader(stream)
    age = head.index("Usia")
    book = openpyxl.Workbook()
    book.active.append(head)
    for number, row in enumerate(rows, start=2):
        cells = [int(cell) if at == age and number != 4 else cell for at, cell in enumerate(row)]
        book.active.append(cells)
    book.save((folder / ANSWERS).with_suffix(".xlsx"))


@pytest.mark.slow
def test_whoever_follows_the_guide_gets_what_it_shows(project):
    reader = Reader(project)
    guide, faults = GUIDE.read_text(encoding="utf-8").split(TERMINAL)[1].split(FAULTS)
    actions = {"yaml": reader.edit, "text": lambda block: shown(block, reader.output)}
    for kind, block in blocks(guide)[1:]:
        if kind == "bash":
            assert reader.type(block) == 0, reader.output
        else:
            actions[kind](block)
    for file in re.findall(r"^\| `(.*?)` \|", guide, re.MULTILINE):
        for name in re.split(r"`, `", file):
            assert (reader.folder / "results/skripsi" / name).exists()
    # A name of a respondent is nowhere in the results.
    assert not any(b"Lestari" in content for content in project.files().values())
    run = ".venv/bin/snakemake --cores 2"

    misspelt, outside, as_text = (block for kind, block in blocks(faults) if kind == "text")
    reader.exchange(STUDY, "[dukungan]", "[dukungn]")
    assert reader.type(run) != 0
    shown(misspelt, reader.output)
    reader.exchange(STUDY, "[dukungn]", "[dukungan]")

    answers = (reader.folder / ANSWERS).read_text(encoding="utf-8")
    rows = [line.split(",") for line in answers.splitlines()]
    rows[2][7] = "Setujuu"
    wrong = "\n".join(",".join(row) for row in rows) + "\n"
    (reader.folder / ANSWERS).write_text(wrong, encoding="utf-8")
    assert reader.type(run) != 0
    shown(outside, reader.output)
    (reader.folder / ANSWERS).write_text(answers, encoding="utf-8")

    store_age_as_text(reader.folder)
    reader.exchange(STUDY, "skripsi/jawaban.csv", "skripsi/jawaban.xlsx")
    assert reader.type(run) != 0
    shown(as_text, reader.output)
