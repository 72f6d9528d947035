"""What the workflow costs beyond its computations: starts of steps, runs with nothing to do.

    .venv/bin/python tests/benchmarks/benchmark_workflow.py [steps] [cold] [idle] [many]

All in one run, in copies of the project, on two cores: each step of one study from nothing; the
whole of it (but the report) beside one Python process that calls the same functions one after the
other; a run with nothing to do beside one of an empty workflow; and `snakemake -n` with 500
studies, the results of one study copied 500 times.
"""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

from benchmark_archive import copy_project

STUDY, PUBLISHED, MANY = "bandung", "published.csv", 500
RESULTS = [f"results/{STUDY}/statistics/published.csv", f"results/{STUDY}/figures/checksums.csv"]
# Put into the Python of each step, it notes what the step took.
WATCH = """
import atexit, json, os, resource, sys, time

scripts = [part for part in sys.orig_argv if ".snakemake/scripts" in part]
if scripts:
    begun = time.perf_counter()

    @atexit.register
    def note():
        used = resource.getrusage(resource.RUSAGE_SELF)
        heavy = ("pandas", "scipy.stats", "statsmodels", "pingouin", "matplotlib", "pandera")
        step = os.path.basename(scripts[0]).split(".")[1]
        with open(f"{os.environ['ANGKET_WATCH']}/{step}.json", "w") as file:
            json.dump(
                {
                    "wall": time.perf_counter() - begun,
                    "processor": used.ru_utime + used.ru_stime,
                    "memory": used.ru_maxrss / 1000,
                    "loads": [name for name in heavy if name in sys.modules],
                },
                file,
            )
"""
# As the steps run: one thread for linear algebra.
ENVIRONMENT = os.environ | {"OPENBLAS_NUM_THREADS": "1"}


def main(parts):
    with tempfile.TemporaryDirectory() as place:
        project = Path(place) / "project"
        copy_project(project)
        for name in parts or PARTS:
            PARTS[name](project, Path(place))


def steps(project, place):
    """Time each step of a study."""
    watch = place / "watch"
    watch.mkdir()
    (watch / "sitecustomize.py").write_text(WATCH)
    watched = ENVIRONMENT | {"PYTHONPATH": str(watch), "ANGKET_WATCH": str(watch)}
    run(project, *RESULTS, environment=watched)
    tell_steps(watch)


def cold(project, place):
    """Time a study from nothing beside one process that does the same."""
    jobs = place / "jobs.json"
    run(project, *RESULTS)
    subprocess.run([sys.executable, __file__, "--jobs", project, jobs], check=True)
    apart, single = [], []
    for _ in range(3):
        for folder in ("results", "logs", ".snakemake"):
            shutil.rmtree(project / folder)
        apart.append(run(project, *RESULTS))
        single.append(timed([sys.executable, __file__, "--together", project, jobs], place))
    print(f"\none study from nothing, without the report: {min(apart):.1f} s")
    print(f"the same functions in one process: {min(single):.1f} s")
    print(f"ratio: {min(apart) / min(single):.2f}")


def idle(project, place):
    """Time a run with nothing to do beside an empty workflow."""
    empty = place / "empty"
    empty.mkdir()
    (empty / "Snakefile").write_text('rule all:\n    input: "Snakefile"\n')
    run(project)
    floor, nothing = [], []
    for _ in range(5):
        floor.append(run(empty))
        nothing.append(run(project))
    print(f"\nan empty workflow: {min(floor):.2f} s; nothing to do: {min(nothing):.2f} s")
    print(f"ratio: {min(nothing) / min(floor):.2f}")


def tell_steps(watch):
    print(f"{'step':14}{'wall s':>8}{'CPU s':>8}{'MB':>6}  loads")
    for file in sorted(watch.glob("*.json"), key=lambda file: file.stat().st_mtime):
        step = json.loads(file.read_text())
        numbers = f"{step['wall']:8.2f}{step['processor']:8.2f}{step['memory']:6.0f}"
        print(f"{file.stem:14}{numbers}  {', '.join(step['loads'])}")


def many(project, _):
    """Time dry runs of many studies: unknown, unchanged, one of them changed."""
    run(project)
    names = [f"s{number:03}" for number in range(MANY)]
    described = (project / f"config/studies/{STUDY}.yaml").read_text()
    for name in names:
        (project / f"config/studies/{name}.yaml").write_text(described)
    (project / "config/config.yaml").write_text(f"studies: [{', '.join(names)}]\n")
    print(f"\n{MANY} studies, snakemake -n:")
    unmade = run(project, "-n")
    print(f"    nothing made yet: {unmade:.1f} s, {unmade / MANY:.3f} s a study")
    for name in names:
        shutil.copytree(project / "results" / STUDY, project / "results" / name)
        (project / "resources" / name).mkdir()
        shutil.copy2(project / "resources" / STUDY / PUBLISHED, project / "resources" / name)
        copy_records(project, name)
    first = run(project, "-n")
    print(f"    all made, for the first time: {first:.1f} s, {first / MANY:.3f} s a study")
    print(f"    all made, nothing changed: {run(project, '-n'):.1f} s")
    changed = project / f"config/studies/{names[7]}.yaml"
    changed.write_text(described.replace("alpha: 0.05", "alpha: 0.01"))
    output = []
    print(f"    one of them changed: {run(project, '-n', output=output):.1f} s")
    found = re.findall(r"(?m)^(\S+): \d+ (?:steps?|langkah)$", output[0])
    print(f"    studies with steps to do: {', '.join(sorted(found))}")


def copy_records(project, name):
    """Copy what is noted of the results of the one study, and of its steps, to another name."""
    from base64 import urlsafe_b64decode, urlsafe_b64encode

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


def run(folder, *arguments, environment=ENVIRONMENT, output=None):
    """Run Snakemake in a folder; return the seconds it took, and append what it said."""
    command = [sys.executable, "-m", "snakemake", "--cores", "2", *arguments]
    return timed(command, folder, environment, output)


def timed(command, folder, environment=ENVIRONMENT, output=None):
    start = time.perf_counter()
    result = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    seconds = time.perf_counter() - start
    if result.returncode:
        sys.exit(result.stdout)
    if output is not None:
        output.append(result.stdout)
    return seconds


def list_jobs(project, file):
    """Write what each step of the one study is given, in the order in which they run."""
    from snakemake.api import SnakemakeApi
    from snakemake.settings.types import (
        ConfigSettings,
        DAGSettings,
        OutputSettings,
        Quietness,
        ResourceSettings,
    )

    os.chdir(project)
    with SnakemakeApi(OutputSettings(quiet={Quietness.ALL})) as api:
        workflow = api.workflow(
            resource_settings=ResourceSettings(cores=1),
            config_settings=ConfigSettings(config={"studies": [STUDY]}),
            snakefile=Path(project) / "Snakefile",
        )
        graph = workflow.dag(DAGSettings(targets=set(RESULTS), forceall=True))
        stdout, sys.stdout = sys.stdout, open(os.devnull, "w")  # noqa: SIM115
        graph.printrulegraph()
        sys.stdout = stdout
        dag = workflow._workflow.dag
        jobs = [
            {
                "script": Path(job.rule.script).stem,
                "input": named(job.input),
                "output": named(job.output),
                "params": {"settings": job.params.get("settings", {})},
            }
            for level in dag.toposorted()
            for job in level
            if job.rule.script
        ]
    Path(file).write_text(json.dumps(jobs))


def named(files):
    return {name: value if isinstance(value, str) else list(value) for name, value in files.items()}


def together(project, file):
    """Call the functions of all steps one after the other."""
    sys.path[:0] = [f"{project}/workflow"]
    from stage import settings_of

    class Files(dict):
        __getattr__ = dict.__getitem__

    os.chdir(project)
    for job in json.loads(Path(file).read_text()):
        # By its file, because Python has a module named statistics, too.
        source = f"{project}/workflow/scripts/{job['script']}.py"
        spec = importlib.util.spec_from_file_location(f"step_{job['script']}", source)
        step = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(step)
        settings = settings_of(SimpleNamespace(params=job["params"]))
        step.main(Files(job["input"]), Files(job["output"]), settings)


PARTS = {"steps": steps, "cold": cold, "idle": idle, "many": many}

if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--jobs", project, file]:
            list_jobs(project, file)
        case ["--together", project, file]:
            together(project, file)
        case parts:
            main(parts)
