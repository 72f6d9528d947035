"""Times a large study, from raw CSV to its report, beside R and PSPP on the same answers.

.venv/bin/python tests/benchmarks/benchmark_million.py 1000 10000 100000 1000000

25 items, two variables, one regression. R (psych, nortest, lmtest) and PSPP take part
where they are installed, with the same item and reliability analysis, regression and
tests of its residuals; the workflow computes what else it always does besides.
"""

import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
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
R = """
d <- read.csv("resources/large/answers.csv")
for (part in list(1:12, 13:25)) {
  found <- psych::alpha(d[part])
  print(found$total); print(found$item.stats$r.drop); print(found$alpha.drop$raw_alpha)
}
x <- rowSums(d[1:12]); y <- rowSums(d[13:25])
fit <- lm(y ~ x)
print(summary(fit)); print(confint(fit))
print(nortest::lillie.test(resid(fit)))
print(lmtest::bptest(fit)); print(lmtest::bptest(fit, studentize = FALSE))
print(summary(lm(abs(resid(fit)) ~ x)))
"""
PSPP = f"""
GET DATA /TYPE=TXT /FILE='resources/large/answers.csv' /FIRSTCASE=2 /DELIMITERS=','
  /VARIABLES={" ".join(f"{name} F1.0" for name in WORKLOAD + BURNOUT)}.
RELIABILITY /VARIABLES={" ".join(WORKLOAD)} /SUMMARY=TOTAL.
RELIABILITY /VARIABLES={" ".join(BURNOUT)} /SUMMARY=TOTAL.
COMPUTE x = SUM({", ".join(WORKLOAD)}).
COMPUTE y = SUM({", ".join(BURNOUT)}).
REGRESSION /VARIABLES=x /STATISTICS=COEFF R ANOVA CI /DEPENDENT=y /METHOD=ENTER /SAVE=RESID.
NPAR TESTS /KOLMOGOROV-SMIRNOV(NORMAL)=RES1.
COMPUTE size = ABS(RES1).
COMPUTE square = RES1 ** 2.
REGRESSION /VARIABLES=x /STATISTICS=COEFF R ANOVA /DEPENDENT=size /METHOD=ENTER.
REGRESSION /VARIABLES=x /STATISTICS=COEFF R ANOVA /DEPENDENT=square /METHOD=ENTER.
"""
PEERS = {
    "R": (["Rscript", "--vanilla", "peer.R"], "peer.R", R),
    "PSPP": (["pspp", "-o", "peer.txt", "peer.sps"], "peer.sps", PSPP),
}


def main(sizes):
    for n in sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(f"{n:,} respondents, two cores:", flush=True)
            project = lay_out(Path(folder), n)
            command = [sys.executable, "-m", "snakemake", "--cores", "2", "--quiet", "all"]
            jobs = run("workflow", command, project)
            for job, (seconds, peak) in sorted(jobs.items(), key=lambda item: -item[1][0]):
                print(f"    {job:14} {seconds:8.1f} s wall {peak:8.0f} MiB peak")
            for name, (command, file, text) in PEERS.items():
                if shutil.which(command[0]):
                    (project / file).write_text(text, encoding="utf-8")
                    run(name, command, project)
                else:
                    print(f"{name:10} is not installed")


def lay_out(folder, n):
    """Copy the workflow into an empty folder, with a study of n respondents."""
    for part in ("workflow", "profiles"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "Snakefile", folder)
    (folder / "config/studies").mkdir(parents=True)
    (folder / "config/studies/large.yaml").write_text(STUDY, encoding="utf-8")
    (folder / "config/config.yaml").write_text("studies: [large]\n", encoding="utf-8")
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
    jobs = {}
    while process.poll() is None:
        watch(jobs, process.pid, name, time.perf_counter())
        time.sleep(0.05)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    peak = max(peak for _, _, peak in jobs.values())
    print(f"{name:10} {wall:8.1f} s wall {cpu:8.1f} s CPU {peak:8.0f} MiB peak", flush=True)
    if process.returncode:
        sys.exit((folder / "output.txt").read_text(encoding="utf-8"))
    return {job: (last - first, peak) for job, (first, last, peak) in jobs.items() if job != name}


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
