"""A project with one small study, written as a person would write it, for tests of its answers."""

import yaml

from angket.settings.studies import load_studies
from conftest import write_answers
from scripts import validation

STUDY = {
    "title": "Small",
    "language": "en",
    "data": {"file": "resources/small/answers.csv", "id": "id"},
    "scales": {"s": {"codes": dict(enumerate("ABCDE", start=1))}},
    "variables": {"v": {"label": "V", "items": ["a", "b", "c"]}},
    "tests": {"alpha": 0.05, "cronbach_minimum": 0.7},
}
TABLES = ("findings", "excluded", "screening", "not_applicable", "statistics")
OUTPUTS = {name: f"{name}.csv" for name in TABLES}
OUTPUTS |= {name: f"{name}.parquet" for name in ("responses", "excluded_answers")}


def write_study(folder, text, rows, head, suffix=".csv", write=None, **changes):
    """Write the study and its answers; return its settings, checked and completed.

    Parameters
    ----------
    folder : Path
    text : str
        YAML, added to the study as it is written.
    rows, head : list
    suffix : str
        Of the file of answers.
    write : callable, optional
        Of file, rows and head; writes the answers, by default as CSV.
    changes
        Of the study's settings; those of `data` are added to it.
    """
    (folder / "config/studies").mkdir(parents=True, exist_ok=True)
    (folder / "resources/small").mkdir(parents=True, exist_ok=True)
    file = f"resources/small/answers{suffix}"
    study = STUDY | changes | {"data": STUDY["data"] | changes.get("data", {}) | {"file": file}}
    (write or write_quoted)(folder / file, rows, head)
    (folder / "config/config.yaml").write_text("studies: [small]\n")
    written = yaml.safe_dump(study, sort_keys=False, allow_unicode=True) + text
    (folder / "config/studies/small.yaml").write_text(written, encoding="utf-8")
    return load_studies(root=folder)["small"]


def write_quoted(file, rows, head):
    """Write CSV with every cell between quotation marks, as some forms do."""
    quoted = [[f'"{"" if cell is None else cell}"' for cell in row] for row in rows]
    write_answers(file, quoted, [f'"{name}"' for name in head])


def validate(run_stage, study):
    """Run validation from the project's folder."""
    return run_stage(validation.main, OUTPUTS, study, answers=study["data"]["file"])
