"""What is told of pairs that differ, and of a deciding test without a value."""

import re

import numpy as np
import pandas as pd
import pytest

from angket.formats.blocks import Number, as_cell, text_of
from angket.hypotheses.difference import section
from angket.hypotheses.difference.pairs import compare_pairs
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.statistics.undefined import Undefined
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


def composed(hypothesis, totals, groups):
    """Return what the chapter tells of a hypothesis."""
    rows, outcome = infer(hypothesis, totals, groups)
    rows |= {("decision", "H", "test"): outcome.test, ("decision", "H", "p"): str(outcome.p)}
    rows |= {("decision", "H", "alpha"): "0.05"}
    if not isinstance(outcome.p, Undefined):
        rows["decision", "H", "reject_h0"] = str(outcome.p <= 0.05).lower()
    say = Phrases(report_words("en"))
    variables = {name: {"label": name} for name in totals}
    settings = {"tests": {"alpha": 0.05}, "language": "en", "variables": variables}
    settings |= {"hypotheses": {"H": hypothesis}, "profile": {"level": {"label": "Level"}}}
    results = Results({key: str(value) for key, value in rows.items()}, settings, say, {})
    return section.compose(results, say, "H", hypothesis, Number(95, "95"))


@pytest.mark.parametrize(
    ("hypothesis", "scores", "sentence"),
    [
        # One group does not vary: Welch's test has no value, the classical analysis has one.
        (
            GROUPS,
            [3.0, 5, 6, 3, 7, 9] * 6,
            "in the group “low”, all respondents have the same score",
        ),
        # Everybody changes by the same: t has no value, and Wilcoxon's test, which decides, has.
        (RULES | {"measurements": ["low", "high"], "test": "ranks"}, None, "signed-rank test"),
    ],
)
def test_what_decides_is_told_whatever_value_other_tests_have(hypothesis, scores, sentence):
    if scores:
        totals = pd.DataFrame({"score": scores})
        groups = pd.DataFrame({"level": ["low", "high", "middle"] * 12})
    else:
        totals = pd.DataFrame({"low": np.arange(12.0), "high": np.arange(12.0) + 2})
        groups = pd.DataFrame(index=range(12))
    blocks = composed(hypothesis, totals, groups)
    told = "\n".join(text_of(block.inlines) for block in blocks if hasattr(block, "inlines"))
    assert sentence in told


@pytest.mark.parametrize(
    ("hypothesis", "heads"),
    [
        (GROUPS, ["df1", "df2"]),
        (REPEATED, ["df1", "df2"]),
        (RULES | {"measurements": ["low", "high"]}, ["df"]),
    ],
)
def test_degrees_of_freedom_are_numbered_where_there_are_two(hypothesis, heads):
    blocks = composed(hypothesis, *(of_groups() if "groups" in hypothesis else of_measurements()))
    (table,) = (block for block in blocks if getattr(block, "label", "") == "tests-H")
    told = [text_of(as_cell(cell).content) for row in table.head for cell in row]
    assert [head for head in told if head.startswith("df")] == heads
