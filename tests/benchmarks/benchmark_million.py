"""Times a large study, from raw CSV to its report, beside R and PSPP on the same answers.

.venv/bin/python tests/benchmarks/benchmark_million.py 1000 10000 100000 1000000

25 items, two variables, one regression. R (psych, nortest, lmtest, MASS, sandwich, pcaPP,
data.table) and PSPP take part where they are installed, each with two scripts of `peers/`:

- shared: reliability and item analysis, regression and the tests of its residuals, which both
  have as ready commands; R reads by read.csv;
- all: whatever they have of the statistics that the workflow writes for this study. R reads by
  data.table::fread, counts patterns where its functions take weights, draws the random samples of
  parallel analysis by their covariances and Kendall's tau by pcaPP, and lacks tau's p alone; how
  many of the values agree with the workflow's is printed. PSPP has neither screening, interval
  scores, parallel analysis, HC3, nor ordinal or robust regression.

The workflow draws its figures and writes its report besides, which the others are not asked for.
"""

import csv
import math
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parent.parent.parent
WORKLOAD = [f"X{number}" for number in range(1, 13)]
BURNOUT = [f"Y{number}" for number in range(1, 14)]
STUDY = f"""title: Workload and burnout
language: en
data:
  file: resources/large/answers.csv
scales:
  frequency:
    codes: {{1: Never, 2: Rarely, 3: Sometimes, 4: Often, 5: Always}}
variables:
  workload:
    label: Workload
    items: [{", ".join(WORKLOAD)}]
  burnout:
    label: Burnout
    items: [{", ".join(BURNOUT)}]
hypotheses:
  H1:
    statement: Workload goes with burnout.
    kind: regression
    response: burnout
    predictors: [workload]
tests:
  alpha: 0.05
  cronbach_minimum: 0.7
"""
HERE = Path(__file__).parent
# Seconds after which a program is stopped.
LONGEST = 180
PEERS = {
    "R, shared": ["Rscript", "--vanilla", "shared.R"],
    "R, all": ["Rscript", "--vanilla", "all.R"],
    "PSPP, shared": ["pspp", "-o", "shared.txt", "shared.sps"],
    "PSPP, all": ["pspp", "-o", "all.txt", "all.sps"],
}


def main(sizes):
    for n in sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(f"{n:,} respondents, two cores:", flush=True)
            project = lay_out(Path(folder), n)
            command = [sys.executable, "-m", "snakemake", "--cores", "2", "--quiet", "all"]
            jobs = run("workflow", command, project)
            for job, (seconds, peak) in sorted(jobs.items(), key=lambda item: -item[1][0]):
                print(f"    {job:16} {seconds:8.1f} s wall {peak:8.0f} MiB peak")
            for name, command in PEERS.items():
                if shutil.which(command[0]):
                    run(name, command, project)
                else:
                    print(f"{name:12} is not installed")
            if (project / "all.csv").exists():
                compare(project / "results/large/statistics.csv", project / "all.csv")


def lay_out(folder, n):
    """Copy the workflow into an empty folder, with a study of n respondents."""
    for part in ("workflow", "profiles"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "Snakefile", folder)
    (folder / "config/studies").mkdir(parents=True)
    (folder / "config/studies/large.yaml").write_text(STUDY, encoding="utf-8")
    (folder / "config/config.yaml").write_text("studies: [large]\n", encoding="utf-8")
    for script in (HERE / "peers").iterdir():
        shutil.copy(script, folder)
    (folder / "resources/large").mkdir(parents=True)
    write_answers(folder / "resources/large/answers.csv", n)
    return folder


def write_answers(file, n):
    """Write answers of 1 to 5 that two correlated normal variables stand behind."""
    random = np.random.default_rng(1)
    load = random.standard_normal(n)
    burnout = 0.5 * load + 0.87 * random.standard_normal(n)
    cells = np.full((n, 50), ord(","), np.uint8)
    for place in range(25):
        behind = load if place < 12 else burnout
        answers = np.round(3 + 0.63 * (behind + random.standard_normal(n)))
        cells[:, 2 * place] = ord("0") + np.clip(answers, 1, 5).astype(np.uint8)
    cells[:, -1] = ord("\n")
    file.write_bytes((",".join(WORKLOAD + BURNOUT) + "\n").encode() + cells.tobytes())


def run(name, command, folder):
    """Print the time of a command; return wall seconds and peak memory of its jobs."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with open(folder / "output.txt", "w", encoding="utf-8") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output)
    jobs, stopped = {}, False
    while process.poll() is None:
        watch(jobs, process.pid, name, time.perf_counter())
        time.sleep(0.05)
        if time.perf_counter() - start > LONGEST:
            stopped = True
            process.kill()
            process.wait()
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    peak = max(peak for _, _, peak in jobs.values())
    print(f"{name:12} {wall:8.1f} s wall {cpu:8.1f} s CPU {peak:8.0f} MiB peak", flush=True)
    if stopped:
        print(f"{'':12} stopped there, unfinished")
    elif process.returncode:
        sys.exit((folder / "output.txt").read_text(encoding="utf-8"))
    return {job: (last - first, peak) for job, (first, last, peak) in jobs.items() if job != name}


def compare(ours, theirs):
    """Print how many of the values that both computed agree to six digits, and which do not."""
    ours, theirs = read_values(ours), read_values(theirs)
    apart = [
        (section, statistic)
        for (section, subject, statistic), value in theirs.items()
        if not close(value, ours[section, subject, statistic])
    ]
    print(f"    {len(theirs)} values of R, of which {len(theirs) - len(apart)} agree; not:")
    for (section, statistic), count in Counter(apart).items():
        print(f"        {section} {statistic} ({count})")


def close(one, other):
    try:
        return math.isclose(float(one), float(other), rel_tol=1e-6, abs_tol=1e-9)
    except ValueError:  # NA or undefined
        return False


def read_values(file):
    with open(file, encoding="utf-8", newline="") as stream:
        return {tuple(row[:3]): row[3] for row in list(csv.reader(stream))[1:]}


def watch(jobs, parent, name, now):
    """Note of a process and of the jobs below it when they were seen, and their peak."""
    for process in [parent, *descendants(parent)]:
        try:
            command = Path(f"/proc/{process}/cmdline").read_text()
            status = Path(f"/proc/{process}/status").read_text()
        except OSError:
            continue
        # Snakemake runs a script as tmp123.name.py.
        script = re.search(r"/tmp\w+\.(\w+)\.py", command)
        peak = re.search(r"VmHWM:\s+(\d+)", status)
        if peak:
            job = script[1] if script else name
            first, _, most = jobs.get(job, (now, now, 0))
            jobs[job] = first, now, max(most, int(peak[1]) / 1024)


def descendants(parent):
    for task in Path(f"/proc/{parent}/task").glob("*/children"):
        try:
            children = [int(child) for child in task.read_text().split()]
        except OSError:
            continue
        for child in children:
            yield child
            yield from descendants(child)


if __name__ == "__main__":
    if not Path("/proc/self").is_dir():
        sys.exit("Peak memory is read from /proc, which this system has not.")
    main([int(argument) for argument in sys.argv[1:]] or [1000, 10_000, 100_000, 1_000_000])
