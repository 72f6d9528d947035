"""What a run costs: from nothing, with nothing to do, and after small edits.

    .venv/bin/python tests/benchmarks/benchmark_costs.py [rounds]

All in one run, in a copy of the project with the study bandung, one after the other in rounds, the
best of each. Beside a run with nothing to do stand two workflows of Snakemake that do nothing: an
empty one, and one that has a single step with a single parameter, because Snakemake loads pandas
to compare parameters, whatever they are.
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

from timing import STUDY, copy_project, least, snakemake, tell

EMPTY = 'rule all:\n    input: "Snakefile"\n'
PARAMETER = """rule all:
    input: "made.txt"
rule made:
    output: "made.txt"
    params: a="b"
    shell: "echo made > {output}"
"""
DESCRIBED, ANSWERS = f"config/studies/{STUDY}.yaml", f"resources/{STUDY}/responses.csv"


def main(rounds=3):
    with tempfile.TemporaryDirectory() as place:
        project, empty, parameter = (Path(place) / name for name in ("project", "empty", "one"))
        copy_project(project)
        for folder, text in ((empty, EMPTY), (parameter, PARAMETER)):
            folder.mkdir()
            (folder / "Snakefile").write_text(text)
            snakemake(folder)
        took = {}
        for _ in range(rounds):
            for name, prepare, folder in (
                ("an empty workflow", None, empty),
                ("one step, one parameter", None, parameter),
                ("from nothing", from_nothing, project),
                ("nothing to do", None, project),
                ("tests.alpha edited", edit_alpha, project),
                ("title edited", edit_title, project),
                ("one answer edited", edit_answer, project),
            ):
                if prepare:
                    prepare(project)
                took.setdefault(name, []).append(snakemake(folder))
        edits = ("tests.alpha edited", "title edited", "one answer edited")
        beside = dict.fromkeys(edits, "from nothing")
        beside |= dict.fromkeys(("one step, one parameter", "nothing to do"), "an empty workflow")
        tell({name: least(several) for name, several in took.items()}, beside)


def from_nothing(project):
    for folder in ("results", "logs", ".snakemake"):
        shutil.rmtree(project / folder, ignore_errors=True)


def edit_alpha(project):
    text = (project / DESCRIBED).read_text()
    old, new = ("0.05", "0.01") if "alpha: 0.05" in text else ("0.01", "0.05")
    replace(project / DESCRIBED, f"alpha: {old}", f"alpha: {new}")


def edit_title(project):
    title = re.search(r"^title: .*$", (project / DESCRIBED).read_text(), re.MULTILINE)[0]
    replace(project / DESCRIBED, title, f"{title}, again")


def edit_answer(project):
    """Give the first respondent another answer to the first item of the file's last column."""
    lines = (project / ANSWERS).read_text().split("\n")
    before, last = lines[1][:-1], lines[1][-1]
    lines[1] = f"{before}{4 if last == '5' else 5}"
    (project / ANSWERS).write_text("\n".join(lines))


def replace(file, old, new):
    text = file.read_text()
    if old not in text:
        sys.exit(f"{file} has no {old}")
    file.write_text(text.replace(old, new, 1))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
