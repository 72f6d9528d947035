"""A study of few lines, validated and described as the workflow does it."""

import csv
from types import SimpleNamespace

import pandas as pd
import pyreadstat
import yaml

from angket.settings.schema import fill_defaults
from angket.settings.studies import complete
from angket.tables import read_statistics
from conftest import ROOT, Files
from scripts import validation
from small_project import OUTPUTS

SCHEMA = ROOT / "workflow/schemas/study.schema.yaml"
LABELS = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]
# Four items, which nobody leaves out; a column is put beside them.
ANSWERS = [[1, 2, 3, 4], [5, 4, 3, 2], [2, 2, 4, 1], [3, 5, 1, 5], [4, 1, 2, 3], [1, 3, 5, 2]]
ITEMS = ["a", "b", "c", "d"]


def study_of(**changes):
    """Return the settings of a study of four items, completed as the workflow does it."""
    study = {
        "title": "Study",
        "language": "en",
        "data": {"file": "answers.csv"},
        "scales": {"s": {"codes": dict(zip("12345", LABELS, strict=True))}},
        "variables": {"v": {"label": "V", "items": ITEMS}},
        "tests": {"alpha": 0.05, "cronbach_minimum": 0.7},
    }
    # By the loader in C, since a thousand tests read it.
    schema = yaml.load(SCHEMA.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return complete(fill_defaults(study | changes, schema))


def validated(folder, file, settings):
    """Run validation; return the analysed answers, findings by rule, and statistics."""
    files = {name: str(folder / output) for name, output in OUTPUTS.items()}
    validation.main(Files(answers=str(file)), Files(files), settings)
    with open(files["findings"], encoding="utf-8", newline="") as stream:
        findings = list(csv.DictReader(stream))
    return SimpleNamespace(
        answers=pd.read_parquet(files["responses"]),
        findings=findings,
        statistics=read_statistics(files["statistics"]),
        files=files,
    )


def with_column(name, texts):
    """Return a table of the items and one more column, as many rows as it has texts."""
    rows = [ANSWERS[place % len(ANSWERS)] for place in range(len(texts))]
    return pd.DataFrame(rows, columns=ITEMS).assign(**{name: texts})


def write_csv(folder, table):
    file = folder / "answers.csv"
    table.to_csv(file, index=False)
    return file


def write_sav(folder, table, labels):
    """Write an SPSS file of numbers, with labels for some codes of some columns."""
    file = folder / "answers.sav"
    labels = {name: {float(code): text for code, text in of.items()} for name, of in labels.items()}
    pyreadstat.write_sav(table.astype(float), file, variable_value_labels=labels)
    return file
