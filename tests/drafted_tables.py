"""Small tables to draft a study from."""

import pandas as pd
import yaml

from conftest import Files
from scripts import draft

NUMBERS = "3512431524" * 3


def draft_of(tmp_path, file):
    """Draft the description of a file; return it as text and as settings."""
    output = tmp_path / "study.yaml"
    output.unlink(missing_ok=True)
    draft.main(Files(answers=str(file)), [str(output)], {"study": "baru"})
    text = output.read_text()
    return text, yaml.safe_load(text)


def scales_of(study):
    """Return the scales of a draft in order."""
    return list(study["scales"].values())


def table_of(tmp_path, columns, file="a.csv"):
    """Write columns, pairs of heading and answers, as a file and draft it."""
    heads, cells = zip(*columns, strict=True)
    rows = pd.DataFrame(dict(enumerate(cells)))
    if file.endswith("xlsx"):
        rows.to_excel(tmp_path / file, index=False, header=list(heads))
    else:
        rows.to_csv(tmp_path / file, index=False, header=list(heads))
    return draft_of(tmp_path, tmp_path / file)


def items(heads, answers=NUMBERS):
    """Columns of items that are not alike."""
    return [(head, list(answers[k:] + answers[:k])) for k, head in enumerate(heads)]


def variables_of(study):
    return {name: variable["items"] for name, variable in study["variables"].items()}
