"""Structural models of many makes: a result in words and numbers, or the reason why there is none.

The answers are those of `tests/statistics/structural/simulated.csv`, some of them spoilt.
"""

import functools
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from angket.hypotheses.itemised import Itemised
from angket.hypotheses.kind import Data, load
from angket.statistics.undefined import Undefined
from angket.tables import Rows
from conftest import ROOT
from hypotheses_text import results_of, text_in

ANSWERS = pd.read_csv(ROOT / "tests/statistics/structural/simulated.csv")
SIZES = {"KL": 4, "HG": 4, "FA": 3, "CI": 3, "KP": 4, "LO": 4}
CODES = [1, 2, 3, 4, 5]


def numbered(name, count):
    return [f"{name}{number}" for number in range(1, count + 1)]


VARIABLES = {
    name: {"label": name.title(), "items": numbered(name, count)} for name, count in SIZES.items()
}
VARIABLES["ONE"] = {"label": "One", "items": ["LO1"]}
VARIABLES["TWO"] = {"label": "Two", "items": ["KP1"]}
VARIABLES["SERVICE"] = {
    "label": "Service",
    "items": [*numbered("KL", 4), *numbered("HG", 4)],
    "dimensions": {name: VARIABLES[name] for name in ("KL", "HG")},
}
FULL = {"KP": ["KL", "HG", "FA"], "LO": ["KL", "HG", "KP", "CI"]}
SHORT = {"KP": ["KL"], "LO": ["KL", "KP"]}
BY_SATISFACTION = {"a": {"from": "KL", "through": ["KP"], "to": "LO", "direction": "positive"}}
MODERATED = {"a": {"from": "KP", "to": "LO", "moderated_by": "CI", "direction": "negative"}}


def spoilt(**columns):
    return ANSWERS.assign(**columns)


def heywood():
    """Answers whose first item agrees with the others more than these among themselves."""
    random = np.random.default_rng(3)
    factor = random.normal(size=60)
    loadings = (1.3, 0.5, 0.45)
    errors = random.normal(size=(3, 60)) * [[0.05], [1.0], [1.0]]
    raw = [load * factor + error for load, error in zip(loadings, errors, strict=True)]
    first, *others = [np.digitize(one, [-1.2, -0.4, 0.4, 1.2]) + 1 for one in raw]
    people = ANSWERS.head(60)
    return people.assign(FA1=first, FA2=others[0], FA3=others[1])


# From the name of a model to what it is, and whose answers.
MODELS = {
    "reference": ({"paths": FULL, "formative": ["FA"]}, ANSWERS),
    "consistent": ({"paths": SHORT, "estimator": "plsc"}, ANSWERS),
    "mediation": ({"paths": SHORT, "parts": BY_SATISFACTION}, ANSWERS),
    "moderation": ({"paths": FULL, "parts": MODERATED}, ANSWERS),
    "formative": ({"paths": {"LO": ["FA"]}, "formative": ["FA", "LO"]}, ANSWERS),
    "single items": ({"paths": {"ONE": ["TWO", "CI"]}}, ANSWERS),
    "second order": (
        {"paths": {"KP": ["SERVICE"], "LO": ["SERVICE", "KP"]}, "higher_order": ["SERVICE"],
         "formative": ["SERVICE"]}, ANSWERS,
    ),
    "groups": ({"paths": SHORT, "groups": "gender", "target": "LO"}, ANSWERS),
    "likelihood": ({"paths": SHORT, "estimator": "mlr", "groups": "gender"}, ANSWERS),
    "ordinal": ({"paths": SHORT, "estimator": "wlsmv"}, ANSWERS),
    "saturated": ({"paths": {"ONE": ["TWO"]}, "estimator": "ml"}, ANSWERS),
    "improper": ({"paths": {"LO": ["FA"]}, "estimator": "ml"}, heywood()),
    "few": ({"paths": {"LO": ["KL"]}}, ANSWERS.head(30)),
    "fewer than items": ({"paths": FULL}, ANSWERS.head(20)),
    "constant item": ({"paths": FULL}, spoilt(KL2=3)),
    "collinear": ({"paths": SHORT, "formative": ["KL"]}, spoilt(KL2=ANSWERS["KL1"])),
    "collinear by likelihood": ({"paths": SHORT, "estimator": "ml"}, spoilt(KL2=ANSWERS["KL1"])),
    "incomplete": ({"paths": SHORT}, spoilt(KL1=ANSWERS["KL1"].where(ANSWERS.index > 20))),
}  # fmt: skip
UNSOLVED = {
    "fewer than items": "not more respondents than items",
    "constant item": "all answers to KL2 are the same",
    "collinear": "items follow from each other",
    "collinear by likelihood": "follows from others",
    "improper": "FA1 has a negative variance",
}


def data_of(answers, resamples=200):
    codes = {column: CODES for column in answers.columns[1:]}
    groups = pd.DataFrame({"gender": answers["gender"].astype(str)})
    items = Itemised(answers.drop(columns="gender").astype(float), VARIABLES, codes)
    tests = {"alpha": 0.05, "seed": 1, "resamples": resamples}
    return Data({}, groups, {"gender": ["0", "1"]}, tests, {}, items=items)


@functools.cache
def computed(model):
    settings, answers = MODELS[model]
    hypothesis = {"kind": "structural", "statement": "Said.", "estimator": "pls"} | settings
    rows = Rows()
    outcome = load("structural", "test").test(rows, "H1", hypothesis, data_of(answers))
    return SimpleNamespace(hypothesis=hypothesis, outcome=outcome, rows=rows.rows)


def found_in(model):
    return {(row[0], row[1], row[2]): row[3] for row in computed(model).rows}


def told(model, language):
    made = computed(model)
    rows = {}
    for section, subject, statistic, value in made.rows:
        rows.setdefault((section, subject), {})[statistic] = written(value)
    ps = {"H1": made.outcome.p} | {f"H1:{name}": p for name, p in made.outcome.terms.items()}
    for subject, p in ps.items():
        decided = {} if isinstance(p, Undefined) else {"reject_h0": str(p <= 0.05).lower()}
        rows["decision", subject] = {
            "test": made.outcome.test, "p": written(p), "alpha": 0.05, "confidence_percent": 95.0,
        } | decided  # fmt: skip
    settings = {
        "variables": VARIABLES,
        "profile": {"gender": {"label": "Gender"}},
        "tests": {"alpha": 0.05},
        "hypotheses": {"H1": made.hypothesis},
    }
    return text_in(results_of(rows, settings, language), language)


def written(value):
    if isinstance(value, Undefined):
        return f"undefined: {value.reason}"
    return str(value).lower() if isinstance(value, bool | np.bool_) else value


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("model", MODELS)
def test_every_model_is_told_in_both_languages(model, language):
    text = told(model, language)
    assert "H1" in text
    assert "{" not in text
    assert "nan" not in text.lower().split()


@pytest.mark.parametrize("model", MODELS)
def test_a_model_is_decided_or_says_why_not(model):
    p = computed(model).outcome.p
    if model in UNSOLVED:
        assert UNSOLVED[model] in p.reason
        assert UNSOLVED[model].partition(" KL2")[0] in told(model, "en")
    else:
        assert 0 <= p <= 1


def test_no_number_is_missing_where_a_model_has_a_solution():
    for model in MODELS.keys() - UNSOLVED:
        values = [str(row[3]) for row in computed(model).rows]
        assert len(values) > 10
        assert not {"nan", "inf", "-inf", ""} & {*values}, model


def test_a_part_is_decided_by_its_direction():
    assert "is positive, as stated, and significant" in told("mediation", "en")
    assert found_in("mediation")["structural_part", "H1:a", "stated"] == "positive"


def test_groups_are_compared_in_words():
    assert "All composites mean the same in both groups." in told("groups", "en")
    # CFI falls by .006 and RMSEA rises by .018 where errors are equal, too.
    assert "reaches to this model: Scalar (intercepts)." in told("likelihood", "en")


def test_items_that_form_a_construct_are_not_blamed_for_their_loadings():
    assert "FA1" not in told("reference", "en").split("have loadings below")[0].split("\n")[-1]


def test_an_improper_solution_is_told_and_no_result():
    assert "is inadmissible: FA1 has a negative variance" in told("improper", "en")
    assert "kasus Heywood" in told("improper", "id")


def test_who_is_few_or_left_out_is_told():
    assert "the sample is small for such a model" in told("few", "en")
    assert "left out (21)" in told("incomplete", "en")


def test_a_saturated_model_is_no_model_that_fits():
    assert "The model is saturated" in told("saturated", "en")
    assert "CFI =" not in told("saturated", "en")


def test_equivalent_models_are_told_once():
    for model in MODELS.keys() - UNSOLVED:
        assert told(model, "en").count("other models with other arrows") == 1


def test_the_same_seed_gives_the_same_numbers():
    first = computed("reference").rows
    computed.cache_clear()
    assert computed("reference").rows == first


def test_other_ways_are_told_or_say_why_not():
    hypothesis = computed("reference").hypothesis
    flagged = np.arange(len(ANSWERS)) < 9
    panel_of = load("structural", "sensitivity").panel_of
    panel = panel_of(hypothesis | {"formative": None}, data_of(ANSWERS), flagged)
    assert [*panel["variant"].unique()] == ["pls", "plsc", "ml"]
    assert {*panel["n"]} == {344, 335}
