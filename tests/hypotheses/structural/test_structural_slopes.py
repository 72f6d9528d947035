"""Simple slopes of a moderation between constructs: those of a regression on single items."""

import pandas as pd
import pytest
import scipy
from test_structural import ANSWERS, VARIABLES, data_of, found_in, told

from angket.hypotheses.kind import load
from angket.statistics.regression.moderation import moderation
from angket.tables import Rows

PLACES = ["mean - sd", "mean", "mean + sd"]


def test_slopes_of_single_items_are_those_of_a_regression():
    paths = {"LO": ["KP", "CI"]}
    parts = {"a": {"from": "KP", "to": "LO", "moderated_by": "CI"}}
    data = data_of(ANSWERS)
    named = {name: {"label": name, "items": [f"{name}1"]} for name in ("KP", "CI", "LO")}
    data = data._replace(items=data.items._replace(variables=named))
    hypothesis = {"kind": "structural", "statement": "Said.", "estimator": "pls"}
    rows = Rows()
    load("structural", "test").test(rows, "H1", hypothesis | {"paths": paths, "parts": parts}, data)
    found = {row[1:3]: float(row[3]) for row in rows.rows if row[0] == "structural_slope"}
    z = pd.DataFrame(
        scipy.stats.zscore(ANSWERS[["KP1", "CI1", "LO1"]], ddof=1), columns=["KP", "CI", "LO"]
    )
    slopes = moderation(z["LO"], z["KP"], z["CI"], 0.95).simple_slopes
    for place in PLACES:
        subject = f"H1:KP*CI->LO:{place}"
        assert found[subject, "slope"] == pytest.approx(slopes.loc[place, "b"], abs=1e-10)
        # Errors of resamples need no equal variances, and still are near.
        assert found[subject, "se"] == pytest.approx(slopes.loc[place, "se"], rel=0.35)


def test_slopes_rise_by_the_coefficient_of_the_product_and_are_told():
    found = found_in("moderation")
    slopes = [float(found["structural_slope", f"H1:KP*CI->LO:{one}", "slope"]) for one in PLACES]
    product = float(found["structural", "H1:KP*CI->LO", "beta"])
    assert slopes[2] - slopes[1] == pytest.approx(product) == pytest.approx(slopes[1] - slopes[0])
    assert slopes[1] == float(found["structural", "H1:KP->LO", "beta"])
    for language, title in (("en", "Simple slopes (H1)"), ("id", "Kemiringan sederhana")):
        text = told("moderation", language)
        assert title in text
        assert "Kp → Lo" in text.partition(title)[2]


def test_the_lines_of_a_moderation_are_drawn_with_their_intervals():
    found = found_in("moderation")
    words = {
        "decimal_mark": ".", "leading_zero": True, "simple_slopes_title": "{target} {predictor}",
        "standardised_axis": "{construct}", "importance_title": "", "path_model_title": "",
        "explained": "{value}", "item_count": "{count} {low} {high}", "one_item": "1",
        "stars": "", "formed": "",
        "slope_with_interval": dict.fromkeys(PLACES, "{slope} [{low}, {high}]"),
    }  # fmt: skip
    hypothesis = {
        "estimator": "pls", "paths": {"LO": ["KP", "CI"]},
        "parts": {"a": {"from": "KP", "to": "LO", "moderated_by": "CI"}},
    }  # fmt: skip
    variables = {name: {"label": name} for name in ("KP", "CI", "LO")}
    settings = {"words": words, "tests": {"alpha": 0.05}, "variables": variables}
    drawn = {
        one[1]: one
        for one in load("structural", "figures").redrawn("H1", hypothesis, found, settings)
    }
    lines = drawn["simple_slopes"][-1].args[0]
    assert len(lines) == 3
    below, at, above = lines.values()
    effect = float(found["structural", "H1:CI->LO", "beta"])
    assert (below[0], at[0], above[0]) == pytest.approx((-effect, 0, effect))
    assert drawn["simple_slopes"][0] == "simple_slopes_H1"


def test_products_of_a_higher_order_of_single_items_are_those_of_these_items():
    found = {}
    for name, further in (("PLAIN", {}), ("HIGHER", {"higher_order": ["HIGHER"]})):
        items = ["KL1", "HG1", "FA1"]
        parts = {f"part{number}": {"label": item, "items": [item]} for number, item in
                 enumerate(items)}  # fmt: skip
        data = data_of(ANSWERS)
        own = {"label": name, "items": items, "dimensions": parts}
        data = data._replace(items=data.items._replace(variables=VARIABLES | {name: own}))
        hypothesis = {
            "kind": "structural", "statement": "Said.", "estimator": "pls", "groups": "gender",
            "paths": {"KP": [name], "LO": [name, "KP", "CI"]},
            "parts": {"a": {"from": name, "to": "LO", "moderated_by": "CI"}},
        } | further  # fmt: skip
        rows = Rows()
        load("structural", "test").test(rows, "H1", hypothesis, data)
        found[name] = {
            (row[0], row[1].replace(name, "X"), row[2]): row[3] for row in rows.rows
        }  # fmt: skip
    for subject in ("H1:X*CI->LO", "H1:KP->LO", "H1:X->KP->LO"):
        for statistic in ("beta", "effect", "se", "ci_low", "ci_high", "f_squared"):
            place = "structural", subject, statistic
            values = [float(one[place]) for one in found.values() if place in one]
            assert values == pytest.approx(values[:1] * 2) or not values
    for place in (
        ("structural_slope", "H1:X*CI->LO:mean + sd", "slope"),
        ("structural_groups", "H1:X*CI->LO", "p"),
        ("structural_groups", "H1:X", "c"),
    ):
        values = [float(one[place]) for one in found.values()]
        assert values[0] == pytest.approx(values[1])
