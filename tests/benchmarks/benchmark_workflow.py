"""What the workflow costs beyond its computations: the start of each step.

    .venv/bin/python tests/benchmarks/benchmark_workflow.py [steps] [cold]

All in one run, in copies of the project, on two cores: each step of one study from nothing; and the
whole of it (but the report) beside one Python process that calls the same functions one after the
other.
"""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

from timing import ENVIRONMENT, STUDY, copy_project, snakemake, timed

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
    snakemake(project, *RESULTS, environment=watched)
    tell_steps(watch)


def cold(project, place):
    """Time a study from nothing beside one process that does the same."""
    jobs = place / "jobs.json"
    snakemake(project, *RESULTS)
    subprocess.run([sys.executable, __file__, "--jobs", project, jobs], check=True)
    apart, single = [], []
    for _ in range(3):
        for folder in ("results", "logs", ".snakemake"):
            shutil.rmtree(project / folder)
        apart.append(snakemake(project, *RESULTS).wall)
        together = [sys.executable, __file__, "--together", project, jobs]
        single.append(timed(together, place).wall)
    print(f"\none study from nothing, without the report: {min(apart):.1f} s")
    print(f"the same functions in one process: {min(single):.1f} s")
    print(f"ratio: {min(apart) / min(single):.2f}")


def tell_steps(watch):
    print(f"{'step':20}{'wall s':>8}{'CPU s':>8}{'MB':>6}  loads")
    for file in sorted(watch.glob("*.json"), key=lambda file: file.stat().st_mtime):
        step = json.loads(file.read_text())
        numbers = f"{step['wall']:8.2f}{step['processor']:8.2f}{step['memory']:6.0f}"
        print(f"{file.stem:20}{numbers}  {', '.join(step['loads'])}")


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
    from angket.step import settings_of

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


PARTS = {"steps": steps, "cold": cold}

if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--jobs", project, file]:
            list_jobs(project, file)
        case ["--together", project, file]:
            together(project, file)
        case parts:
            main(parts)
