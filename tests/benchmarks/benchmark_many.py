"""What hundreds of studies cost to list, beside a plain workflow of as many rules and files.

    .venv/bin/python tests/benchmarks/benchmark_many.py [studies]

All in one run: `snakemake -n` with 500 studies, the one study copied 500 times: nothing made yet,
all made, one of them changed. The plain workflow has the same steps for the same studies, with the
same inputs, outputs and logs by name, and neither settings nor code to compare nor anything to say.
"""

import json
import re
import shutil
import sys
import tempfile
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path

from timing import STUDY, copy_project, least, snakemake, tell

PUBLISHED, MANY = "published.csv", 500


def main(many=MANY):
    with tempfile.TemporaryDirectory() as place:
        project, plain = Path(place) / "project", Path(place) / "plain"
        copy_project(project)
        snakemake(project)
        names = [f"s{number:03}" for number in range(many)]
        write_plain(project, plain, names)
        described = (project / f"config/studies/{STUDY}.yaml").read_text()
        for name in names:
            (project / f"config/studies/{name}.yaml").write_text(described)
        (project / "config/config.yaml").write_text(f"studies: [{', '.join(names)}]\n")
        print(f"{many} studies, snakemake -n:")
        took = {
            "a plain workflow": snakemake(plain, "-n"),
            "nothing made yet": snakemake(project, "-n"),
            "nothing made yet, again": snakemake(project, "-n"),
        }
        for name in names:
            shutil.copytree(project / "results" / STUDY, project / "results" / name)
            (project / "resources" / name).mkdir()
            shutil.copy2(project / "resources" / STUDY / PUBLISHED, project / "resources" / name)
            copy_records(project, name)
        took["all made, for the first time"] = snakemake(project, "-n")
        took["all made, nothing changed"] = snakemake(project, "-n")
        changed = project / f"config/studies/{names[7]}.yaml"
        changed.write_text(described.replace("alpha: 0.05", "alpha: 0.01"))
        took["one of them changed"] = snakemake(project, "-n")
        # Once more at the end, because the machine may be slower or faster by now.
        took["a plain workflow"] = least([took["a plain workflow"], snakemake(plain, "-n")])
        tell(took, {name: "a plain workflow" for name in [*took][1:]})
        found = re.findall(r"(?m)^(\S+): \d+ (?:steps?|langkah)$", took["one of them changed"].said)
        print(f"studies with steps to do: {', '.join(sorted(found))}")


def write_plain(project, folder, names):
    """Write a workflow of the steps that the one study was made by, for other names of studies."""
    rules, made = [], []
    for record in sorted((project / f".snakemake/angket/steps/{STUDY}").glob("*.json")):
        step = json.loads(record.read_text())
        if "results" not in step:
            continue  # what is known of the parts of a step is no step
        pictures = (".svg", ".png")
        outputs = [file for file in step["results"] if not file.endswith(pictures)]
        made += outputs
        rules.append(
            f"rule {record.stem}:\n"
            f"    input: {of_any_study(step['inputs'])}\n"
            f"    output: {of_any_study(outputs)}\n"
            f'    log: "logs/{{study}}/{record.stem}.log"\n'
            f'    shell: "touch {{output}}"\n'
        )
        for file in step["inputs"]:
            if not file.startswith("results/"):
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(project / file, folder / file)
    wanted = f"expand({[of_any_study([file]) for file in made]}, study={names})"
    wanted = re.sub(r"'(\".*?\")'", r"\1", wanted)
    target = f'wildcard_constraints: study="[A-Za-z0-9_-]+"\nrule all:\n    input: {wanted}\n'
    (folder / "Snakefile").write_text("\n".join([target, *rules]))


def of_any_study(files):
    """Write names of files as a rule does; those of the one study's results are of any study's."""
    results, shared = f"results/{STUDY}/", "results/{study}/"
    return ", ".join(f'"{file.replace(results, shared)}"' for file in files)


def copy_records(project, name):
    """Copy what is noted of the results of the one study, and of its steps, to another name."""
    for record in (project / ".snakemake/metadata").iterdir():
        file = urlsafe_b64decode(record.name).decode()
        if file.startswith(f"results/{STUDY}/"):
            other = urlsafe_b64encode(file.replace(STUDY, name, 1).encode()).decode()
            record.with_name(other).write_text(told_of(name, record))
    steps = project / ".snakemake/angket/steps"
    (steps / name).mkdir()
    for record in (steps / STUDY).iterdir():
        (steps / name / record.name).write_text(told_of(name, record))


def told_of(name, record):
    """Return what a record tells, of a study of another name; that has the same answers."""
    text = record.read_text().replace(f"results/{STUDY}/", f"results/{name}/")
    return text.replace(f"resources/{STUDY}/{PUBLISHED}", f"resources/{name}/{PUBLISHED}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
