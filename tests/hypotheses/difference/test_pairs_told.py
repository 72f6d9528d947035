"""Of pairs that differ, the one with the higher mean is named first, in every design."""

import re

import numpy as np
import pandas as pd
import pytest

from angket.formats.blocks import text_of
from angket.hypotheses.difference.pairs import compare_pairs
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from hypothesis_tests import infer

RULES = {"kind": "difference", "test": "by_design", "smallest_group": 5, "scale": "raw"}
NUMBERS = np.random.default_rng(3).normal(size=(40, 3)) + [0, 3, 1.5]
REPEATED = RULES | {"measurements": ["low", "high", "middle"]}
GROUPS = RULES | {"response": "score", "groups": "level"}


def of_measurements():
    return pd.DataFrame(NUMBERS, columns=REPEATED["measurements"]), pd.DataFrame(index=range(40))


def of_groups():
    levels = np.tile(REPEATED["measurements"], 40)
    return pd.DataFrame({"score": NUMBERS.ravel()}), pd.DataFrame({"level": levels})


@pytest.mark.parametrize(("hypothesis", "made"), [(REPEATED, of_measurements), (GROUPS, of_groups)])
def test_the_higher_of_a_pair_is_named_first(hypothesis, made):
    rows, _ = infer(hypothesis, *made())
    rows |= {("decision", "H", "reject_h0"): "true", ("decision", "H", "alpha"): "0.05"}
    say = Phrases(report_words("en"))
    named = {key: str(value) for key, value in rows.items()}
    settings = {"tests": {"alpha": 0.05}, "language": "en", "hypotheses": {"H": hypothesis}}
    results = Results(named, settings, say, {})
    told, *_ = compare_pairs(results, say, "H", hypothesis, "95", lambda _, part: part)
    found = set(re.findall(r"(\w+) above (\w+)", text_of(told.inlines)))
    assert found == {("high", "low"), ("high", "middle"), ("middle", "low")}
