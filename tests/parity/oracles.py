"""Starts the oracles, R and GNU PSPP, once for each batch, or reads what they once said."""

import functools
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from string import Template

import pandas as pd

from . import cases, pspp_tables

SYNTAX = Path(__file__).with_name("syntax")
RECORDED = Path(__file__).with_name("recorded")
PROGRAMS = ("R", "PSPP")
# Which programs are asked of each batch.
BATCHES = {
    "questionnaires": PROGRAMS,
    "samples": PROGRAMS,
    "models": ("R",),
    "groups": PROGRAMS,
    "tables": PROGRAMS,
    "plans": ("R",),
}
PACKAGES = ("psych", "nortest", "lmtest", "car", "MASS")
# What PSPP is asked of two groups and of more.
TWO = "T-TEST GROUPS=group(1,2) /VARIABLES=y.\nNPAR TESTS /MANN-WHITNEY=y BY group(1,2)."
SEVERAL = (
    "ONEWAY /VARIABLES=y BY group /STATISTICS=HOMOGENEITY /POSTHOC=TUKEY GH.\n"
    "NPAR TESTS /KRUSKAL-WALLIS=y BY group(1,$last)."
)
KEY = ["case", "section", "subject", "statistic"]
# To prove that the recorded outputs serve, set this to any value: no program is started.
ONLY_RECORDED = "PARITY_RECORDED"


@functools.cache
def versions():
    """Return what is installed here: for each program its version, or None."""
    found = dict.fromkeys(PROGRAMS)
    if os.environ.get(ONLY_RECORDED):
        return found
    if shutil.which("Rscript"):
        packages = ", ".join(f"'{name}'" for name in PACKAGES)
        code = (
            f"cat(as.character(getRversion()), "
            f"sapply(c({packages}), function(p) paste(p, packageVersion(p))), sep = ', ')"
        )
        answer = _start(["Rscript", "--vanilla", "-e", code], check=False)
        if answer.returncode == 0:
            found["R"] = answer.stdout.strip()
    if shutil.which("pspp"):
        answer = _start(["pspp", "--version"], check=False)
        found["PSPP"] = re.search(r"[\d.]+$", answer.stdout.splitlines()[0]).group()
    return found


@functools.cache
def results(program, batch):
    """Return what a program says of a batch, live where it is installed, else recorded."""
    return live(program, batch) if versions()[program] else recorded(program, batch)


@functools.cache
def live(program, batch):
    """Run a program on a batch.

    Returns
    -------
    DataFrame of str
        case, section, subject, statistic, value.
    """
    with tempfile.TemporaryDirectory() as folder:
        _write_cases(batch, Path(folder))
        return (_run_r if program == "R" else _run_pspp)(batch, Path(folder))


@functools.cache
def recorded(program, batch):
    """Return what a program said of a batch when it was recorded.

    Raises
    ------
    ValueError
        When the cases have changed since.
    """
    state = recorded_state()
    now = cases.fingerprint(getattr(cases, batch)())
    if state[batch] != now:
        raise ValueError(f"the cases of {batch} have changed: record the oracles again")
    return _read(RECORDED / f"{program.lower()}_{batch}.csv")


def recorded_state():
    """Return the recorded versions of the programs and the digests of the data."""
    table = pd.read_csv(RECORDED / "state.csv", dtype=str)
    return dict(zip(table["name"], table["value"], strict=True))


def record():
    """Run both programs and keep what they say."""
    RECORDED.mkdir(exist_ok=True)
    state = dict(versions())
    for batch in BATCHES:
        state[batch] = cases.fingerprint(getattr(cases, batch)())
        for program in BATCHES[batch]:
            table = live(program, batch)
            table.to_csv(RECORDED / f"{program.lower()}_{batch}.csv", index=False)
    pd.Series(state, name="value").rename_axis("name").to_csv(RECORDED / "state.csv")


def _write_cases(batch, folder):
    rows = []
    for name, data in getattr(cases, batch)().items():
        codes = asked = ""
        if batch == "questionnaires":
            data, codes = data.items, " ".join(map(str, data.codes))
            asked = " ".join(cases.asked(name, data))
        elif batch == "tables":
            counts = pd.DataFrame(data).rename_axis("row").rename_axis("column", axis=1)
            data = counts.stack().rename("n").reset_index()
        rows.append((name, codes, asked))
        data.to_csv(folder / f"{name}.csv", index=False)
    pd.DataFrame(rows, columns=["case", "codes", "asked"]).to_csv(folder / "cases.csv", index=False)


def _run_r(batch, folder):
    output = folder / "results.csv"
    _start(["Rscript", "--vanilla", f"{batch}.R", str(folder), str(output)], cwd=SYNTAX)
    return _read(output)


def _run_pspp(batch, folder):
    template = Template((SYNTAX / f"{batch}.sps").read_text(encoding="utf-8"))
    # PSPP's default is two decimals; correlations and significances keep their three.
    syntax = ["SET FORMAT=F20.6 /DECIMAL=DOT."]
    for name, data in getattr(cases, batch)().items():
        syntax.append(template.substitute(_fillings(batch, name, data)))
    (folder / "batch.sps").write_text("\n".join(syntax), encoding="utf-8")
    command = ["pspp", "-O", "format=csv", "batch.sps"]
    output = _start(command, cwd=folder).stdout
    return pd.DataFrame(pspp_tables.read(batch, output), columns=[*KEY, "value"])


def _fillings(batch, name, data):
    if batch == "tables":
        return {"case": name}
    frame = data.items if batch == "questionnaires" else data
    names = list(frame)
    fillings = {"case": name, "variables": " ".join(f"{column} F20.0" for column in names)}
    if batch == "questionnaires":
        return fillings | {
            "items": " ".join(names),
            "sum": "+".join(names),
            "halves": " ".join(names[::2] + names[1::2]),
            "half": (len(names) + 1) // 2,
            "factors": _factors(name, frame),
        }
    if batch == "groups":
        return fillings | {"tests": TWO if data["group"].max() == 2 else _several(data["group"])}
    predictors = names[1:]
    oneway = [
        f'ECHO "predictor {column}".\nONEWAY /VARIABLES=y BY {column}.'
        for column in predictors
        if frame[column].nunique() < len(frame)
    ]
    return fillings | {
        "predictors": " ".join(predictors),
        "tolerance": "TOL" if len(predictors) > 1 else "",
        "oneway": "\n".join(oneway),
    }


def _factors(name, items):
    """Ask for factors where no item follows from the others, and for two where R is asked."""
    complete = items.dropna()
    if len(complete) <= items.shape[1] or complete.nunique().min() == 1:
        return ""
    names = " ".join(items)
    command = f"FACTOR /VARIABLES={names} /PRINT=INITIAL KMO EXTRACTION /ROTATION=NOROTATE"
    if "factors" not in cases.asked(name, items):
        return f"{command} /EXTRACTION=PC."
    criteria = "FACTORS(2) ITERATE(9999) ECONVERGE(0.000000000001)"
    return f"{command}\n  /CRITERIA={criteria} /EXTRACTION=PAF."


def _several(group):
    return SEVERAL.replace("$last", str(group.max()))


def _start(command, check=True, cwd=None):
    answer = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if check and answer.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{answer.stderr or answer.stdout}")
    return answer


def _read(file):
    return pd.read_csv(file, dtype=str, keep_default_na=False)
