"""A table of answers put through validation."""

import csv

from conftest import write_answers
from scripts import validation

SETTINGS = {
    "data": {"id": "id", "columns": {}, "accept": [], "personal": [], "not_personal": []},
    "scales": {"s": {"codes": [1, 2, 3, 4, 5], "answers": list("ABCDE")}},
    "variables": {
        "v": {
            "items": ["a", "b", "c"],
            "item_scales": dict.fromkeys("abc", "s"),
            "dimensions": {},
        }
    },
    "missing": {"rule": "listwise", "answered_share": 0.8},
    "screening": {"mahalanobis_p": 0.001, "twins": [], "twin_distance": 3},
    "exclude": {"flagged": [], "respondents": {}},
}
OUTPUTS = {
    "responses": "responses.parquet",
    "findings": "findings.csv",
    "excluded": "excluded.csv",
    "excluded_answers": "excluded_answers.parquet",
    "screening": "screening.csv",
    "not_applicable": "not_applicable.csv",
    "statistics": "statistics.csv",
}
GOOD = [("p", 1, 2, 3), ("q", 4, 5, 1), ("r", 2, 2, 2)]


def validation_of(tmp_path, run_stage):
    def run(rows, head=("id", "a", "b", "c"), **changes):
        file = write_answers(tmp_path / "answers.csv", rows, head)
        settings = {key: SETTINGS[key] | changes.get(key, {}) for key in SETTINGS}
        return run_stage(validation.main, OUTPUTS, settings, answers=file)

    return run


def rows_of(file):
    with open(file, newline="") as stream:
        return list(csv.DictReader(stream))
