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
from angket.report.phrases import Phrases, report_words
from angket.report.sections import overview
from angket.statistics.undefined import Undefined
from angket.tables import Rows
from conftest import ROOT
from hypotheses_text import results_of, text_in, text_of_block

ANSWERS = pd.read_csv(ROOT / "tests/statistics/structural/simulated.csv")
SIZES = {"KL": 4, "HG": 4, "FA": 3, "CI": 3, "KP": 4, "LO": 4}
CODES = [1, 2, 3, 4, 5]
PLACES = ["north", "south", "east", "west"]


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
    "moderation": ({"paths": FULL, "parts": MODERATED, "target": "LO"}, ANSWERS),
    "formative": ({"paths": {"LO": ["FA"]}, "formative": ["FA", "LO"]}, ANSWERS),
    "single items": ({"paths": {"ONE": ["TWO", "CI"]}}, ANSWERS),
    "only single items": ({"paths": {"ONE": ["TWO"]}}, ANSWERS),
    "second order": (
        {"paths": {"KP": ["SERVICE"], "LO": ["SERVICE", "KP"]}, "higher_order": ["SERVICE"],
         "formative": ["SERVICE"], "target": "LO"}, ANSWERS,
    ),
    "groups": ({"paths": SHORT, "groups": "gender", "target": "LO"}, ANSWERS),
    "several groups": ({"paths": {"LO": ["KL"]}, "groups": "place"}, ANSWERS),
    "groups of a second order": (
        {"paths": {"KP": ["SERVICE"]}, "higher_order": ["SERVICE"], "groups": "gender"}, ANSWERS,
    ),
    "groups of a moderation": (
        {"paths": {"LO": ["KP", "CI"]}, "parts": MODERATED, "groups": "gender"}, ANSWERS,
    ),
    "likelihood": ({"paths": SHORT, "estimator": "mlr", "groups": "gender"}, ANSWERS),
    "ordinal": ({"paths": SHORT, "estimator": "wlsmv"}, ANSWERS),
    "measured": (
        {"constructs": ["KL", "KP", "LO"], "estimator": "ml", "parts": {
            "a": {"between": ["LO", "KL"], "direction": "positive"},
            "b": {"between": ["KP", "LO"]}}}, ANSWERS,
    ),
    "measured alone": (
        {"constructs": ["SERVICE", "KP", "LO"], "estimator": "mlr", "groups": "gender",
         "higher_order": ["SERVICE"]}, ANSWERS,
    ),
    "measured above": (
        {"constructs": ["SERVICE", "KP"], "estimator": "ml", "higher_order": ["SERVICE"],
         "parts": {"a": {"between": ["KP", "SERVICE"], "direction": "positive"}}}, ANSWERS,
    ),
    "measured ordinal": ({"constructs": ["KL", "KP", "CI"], "estimator": "wlsmv"}, ANSWERS),
    "second order by likelihood": (
        {"paths": {"KP": ["SERVICE"], "LO": ["SERVICE", "KP"]}, "higher_order": ["SERVICE"],
         "estimator": "ml"}, ANSWERS,
    ),
    "moderation by likelihood": ({"paths": FULL, "parts": MODERATED, "estimator": "mlr"}, ANSWERS),
    "saturated": ({"paths": {"ONE": ["TWO"]}, "estimator": "ml"}, ANSWERS),
    "only items measured": ({"constructs": ["ONE", "TWO"], "estimator": "ml"}, ANSWERS),
    "measured of noise": (
        {"constructs": ["KL", "KP"], "estimator": "ml"},
        spoilt(**{item: np.random.default_rng(place).integers(1, 6, len(ANSWERS))
                  for place, item in enumerate([*numbered("KL", 4), *numbered("KP", 4)])}),
    ),
    "product of few": (
        {"paths": {"LO": ["KP", "CI"]}, "parts": MODERATED, "estimator": "mlr"}, ANSWERS.head(13),
    ),
    "improper": ({"paths": {"LO": ["FA"]}, "estimator": "ml"}, heywood()),
    "few": ({"paths": {"LO": ["KL"]}}, ANSWERS.head(30)),
    "fewer than items": ({"paths": FULL}, ANSWERS.head(20)),
    "constant item": ({"paths": FULL}, spoilt(KL2=3)),
    "collinear": ({"paths": SHORT, "formative": ["KL"]}, spoilt(KL2=ANSWERS["KL1"])),
    "collinear by likelihood": ({"paths": SHORT, "estimator": "ml"}, spoilt(KL2=ANSWERS["KL1"])),
    "contrary": (
        {"paths": SHORT, "estimator": "ml", "parts": {
            "a": {"from": "KL", "to": "KP", "direction": "negative"},
            "b": {"from": "KP", "to": "LO", "direction": "positive"}}}, ANSWERS,
    ),
    "constant in a group": (
        {"paths": SHORT, "groups": "gender"},
        spoilt(KL2=ANSWERS["KL2"].where(ANSWERS["gender"] == 1, 3)),
    ),
    "constant in a group by likelihood": (
        {"paths": SHORT, "groups": "gender", "estimator": "ml"},
        spoilt(KL2=ANSWERS["KL2"].where(ANSWERS["gender"] == 1, 3)),
    ),
    "turned item": ({"paths": SHORT}, spoilt(KL2=6 - ANSWERS["KL2"])),
    "rare answers": ({"paths": SHORT}, spoilt(KL2=ANSWERS["KL2"].where(ANSWERS.index < 4, 3))),
    "one other answer": ({"paths": SHORT}, spoilt(KL2=[5] + [3] * 343)),
    "incomplete": ({"paths": SHORT}, spoilt(KL1=ANSWERS["KL1"].where(ANSWERS.index > 20))),
}  # fmt: skip
# Of what is measured alone nothing is hypothesised.
NOTHING = {"measured alone", "measured ordinal"}
UNSOLVED = {
    "fewer than items": "not more respondents than items",
    "constant item": "all answers to KL2 are the same",
    "collinear": "items follow from each other: KL1, KL2",
    "collinear by likelihood": "items follow from each other: KL1, KL2",
    "only items measured": "no construct has several items",
    "measured of noise": "the estimation does not come to an end",
    "product of few": "not more respondents than items and products",
    "improper": "FA1 has a negative variance",
    "one other answer": "more than one in twenty resamples has no admissible solution",
}


def data_of(answers, resamples=200):
    codes = {column: CODES for column in answers.columns[1:]}
    # The last of the places has few respondents.
    places = pd.cut(answers.index, [-1, 129, 259, 336, 344], labels=PLACES).astype(str)
    groups = pd.DataFrame(
        {"gender": answers["gender"].astype(str), "place": places}, index=answers.index
    )
    items = Itemised(answers.drop(columns="gender").astype(float), VARIABLES, codes)
    tests = {"alpha": 0.05, "seed": 1, "resamples": resamples}
    order = {"gender": ["0", "1"], "place": PLACES}
    return Data({}, groups, order, tests, {}, items=items)


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
    return text_in(results_told(model, language), language)


def first_page(model, language):
    blocks = overview.compose(results_told(model, language), Phrases(report_words(language)))
    return "\n".join(map(text_of_block, blocks))


def results_told(model, language):
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
        "profile": {"gender": {"label": "Gender"}, "place": {"label": "Place"}},
        "tests": {"alpha": 0.05},
        "hypotheses": {"H1": made.hypothesis},
    }
    return results_of(rows, settings, language)


def written(value):
    if isinstance(value, Undefined):
        return f"undefined: {value.reason}"
    return str(value).lower() if isinstance(value, bool | np.bool_) else value


@pytest.mark.parametrize("language", ["en", pytest.param("id", marks=pytest.mark.slow)])
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
    elif model in NOTHING:
        assert "no relation is hypothesised" in p.reason
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


def test_a_part_against_its_stated_direction_is_not_supported():
    outcome = computed("contrary").outcome
    assert outcome.terms["a"] > 0.99 < outcome.p
    assert outcome.terms["b"] < 0.05
    text = told("contrary", "en")
    assert "against the direction that was stated, which is therefore not supported" in text
    assert "is positive, as stated, and significant" in text
    assert "these data do not support H1" in text
    assert (
        "Parts of it that are supported: 1 of 2; significant against the direction stated: a: "
        in text
    )
    table = text.partition("Decisions on the parts")[2]
    assert table.index("not supported") < table.replace("not supported", "-" * 13).index(
        "supported"
    )


@pytest.mark.parametrize(
    ("model", "language", "said"),
    [
        ("contrary", "en", "the answers do not support this; in part they clearly run the other"),
        ("contrary", "en", "clearly the other way round than stated: a: kl → kp"),
        ("contrary", "id", "sebagian jelas menunjukkan arah sebaliknya"),
        ("reference", "en", "the answers support only a part of this"),
        ("reference", "en", "parts of it that were found: 5 of 7"),
        ("reference", "id", "hanya mendukung sebagian dari pernyataan itu"),
    ],
)
def test_the_first_page_tells_which_parts_came_out_where_the_whole_did_not(model, language, said):
    page = first_page(model, language).lower()
    assert said in page
    assert "nothing clear" not in page and "tidak ditemukan hubungan" not in page


def test_a_single_item_has_no_error_of_its_loading():
    found = found_in("single items")
    assert found["structural", "H1:LO1~ONE", "t"].startswith("undefined: the effect is the same")
    assert "No loading is below" not in told("only single items", "en")


def test_constructs_of_a_higher_order_stand_among_the_pairs():
    found = found_in("second order")
    of_service = {one[1] for one in found if one[2] == "r" and "SERVICE" in one[1]}
    assert len(of_service) == 2
    # Of what the first stage has, nothing is told twice.
    pairs = [one for one in found if one[2] == "r"]
    assert len(pairs) == len({frozenset(one[1].partition(":")[2].split("~")) for one in pairs})


def test_fit_and_distinctness_stand_in_tables_with_their_limits():
    text = told("likelihood", "en")
    fit = text.partition("Indices of fit")[2].partition("Correlations of the constructs")[0]
    assert "≥ .90" in fit
    assert "χ²/df" in fit
    assert "Customary limit" in fit
    found = found_in("likelihood")
    root, ave = (float(found["structural", "H1:KL", key]) for key in ("root_ave", "ave"))
    assert root**2 == pytest.approx(ave)
    assert "Korelasi antarkonstruk dengan akar AVE" in told("reference", "id")


def test_items_that_run_against_their_construct_are_told():
    assert "The loading of KL2 is negative" in told("turned item", "en")
    assert "Cronbach’s alpha or rho_A is below .70 for Kl" in told("turned item", "en")


def test_items_that_form_a_construct_are_not_blamed_for_their_loadings():
    assert "A loading below .708 was found for LO4;" in told("reference", "en")


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
    for model in MODELS.keys() - UNSOLVED - NOTHING - {"measured", "measured above"}:
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
