"""Hypotheses about totals that cannot be tested keep their rows, with the reason."""

import numpy as np
import pandas as pd
import pytest

from angket.statistics.undefined import Undefined
from hypothesis_tests import infer
from student_totals import student_totals

ROLES = {"response": "depression", "predictor": "stress"}
HYPOTHESES = {
    "regression": {"kind": "regression", "response": "depression", "predictors": ["stress"]},
    "multiple": {
        "kind": "regression",
        "response": "depression",
        "predictors": ["stress", "anxiety"],
    },
    "correlation": {
        "kind": "correlation",
        "variables": ["stress", "depression"],
        "controls": ["anxiety"],
        "test": "pearson",
    },
    "moderation": ROLES | {"kind": "moderation", "moderator": "anxiety"},
    "mediation": ROLES | {"kind": "mediation", "mediator": "anxiety"},
}

LINE = pd.DataFrame({name: np.arange(12.0) for name in ("depression", "stress", "anxiety")})

DEGENERATE = {
    "perfect": (LINE, "perfect|follows exactly"),
    "constant": (LINE.assign(depression=[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8], stress=3), "same"),
    "few": (LINE.iloc[:2], "respondents"),
}


@pytest.mark.parametrize("kind", list(HYPOTHESES))
@pytest.mark.parametrize("case", list(DEGENERATE))
def test_what_cannot_be_computed_keeps_its_row_and_says_why(kind, case):
    totals, reason = DEGENERATE[case]
    hypothesis = HYPOTHESES[kind]
    healthy, _ = infer(hypothesis, student_totals())
    found, outcome = infer(hypothesis, totals)
    assert found.keys() == healthy.keys()
    assert isinstance(outcome.p, Undefined)
    assert any(part in outcome.p.reason for part in reason.split("|"))
    assert found["power", "H", "power"].startswith("undefined")
