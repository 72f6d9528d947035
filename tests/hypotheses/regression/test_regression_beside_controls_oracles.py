"""Regressions with controls, categories, blocks and interactions against R, run by oracle.R."""

from pathlib import Path

import pandas as pd
import pytest

from hypothesis_tests import infer, panel_of
from live_r import run_r

HERE = Path(__file__).parent
BY_R = pd.read_csv(HERE / "by_R.csv").set_index(["place", "statistic"])["value"]
SAVINGS = pd.read_csv(HERE / "savings.csv", index_col="country")
PRESTIGE = pd.read_csv(HERE / "prestige.csv", index_col="occupation")
TYPES = {"type": ["bc", "prof", "wc"]}
STUDIES = {
    # What a hypothesis says, and which of its terms R calls the first, second ...
    "savings": {
        "kind": "regression", "response": "sr", "predictors": ["pop15", "pop75", "ddpi"],
        "controls": ["dpi"], "blocks": [["pop15", "pop75"], ["ddpi"]], "influence": True,
    },
    "prestige": {
        "kind": "regression", "response": "prestige", "predictors": ["education", "income"],
        "controls": ["women", "type"], "reference": {"type": "wc"}, "influence": True,
        "interactions": [["education", "income"], ["education", "type"]],
    },
}  # fmt: skip
TERMS = {
    "savings": ["dpi", "pop15", "pop75", "ddpi"],
    "prestige": [
        "women", "type=bc", "type=prof", "education", "income", "education*income",
        "education*type=bc", "education*type=prof",
    ],
}  # fmt: skip


def data_of(name):
    if name == "savings":
        return SAVINGS.reset_index(drop=True), None
    table = PRESTIGE.reset_index(drop=True)
    return table.drop(columns="type"), table[["type"]]


@pytest.fixture(scope="module", params=STUDIES)
def study(request):
    """A study: what it is called, its rows, and R's figures by subject."""
    found, outcome = infer(STUDIES[request.param], *data_of(request.param), TYPES)
    return request.param, found, outcome


def told(found, section, subject, statistic):
    return float(found[section, subject, statistic])


def test_every_coefficient_is_that_of_r(study):
    name, found, _ = study
    for number, term in enumerate(TERMS[name], start=1):
        for statistic, value in BY_R[f"{name} term {number}"].items():
            shown = told(found, "regression", f"H:{term}", statistic)
            assert shown == pytest.approx(value, rel=1e-9), (term, statistic)
    terms = {subject for section, subject, x in found if section == "regression" and x == "beta"}
    assert terms == {f"H:{term}" for term in TERMS[name]}


def test_every_block_adds_what_it_does_in_r(study):
    name, found, _ = study
    for number in (1, 2, 3):
        for statistic, value in BY_R[f"{name} block {number}"].items():
            shown = told(found, "regression", f"H:(block {number})", statistic)
            assert shown == pytest.approx(value, rel=1e-9), (number, statistic)


def test_what_predictors_add_to_the_controls_decides(study):
    name, found, outcome = study
    assert outcome.test == "f_change"
    assert told(found, "regression", "H", "f_change") == pytest.approx(BY_R[name, "f_change"])
    assert outcome.p == pytest.approx(BY_R[name, "f_change_p"], rel=1e-9)
    held = len(TERMS[name]) - len(outcome.terms)
    assert [*outcome.terms] == TERMS[name][held:]


def test_robust_errors_test_all_that_is_added_as_car_does(study):
    name, _, _ = study
    totals, groups = data_of(name)
    panel = panel_of(STUDIES[name], totals, groups=groups, order=TYPES).set_index("variant")
    assert panel.loc["robust_errors", "estimate"] == pytest.approx(BY_R[name, "robust_f"])
    assert panel.loc["robust_errors", "p"] == pytest.approx(BY_R[name, "robust_p"], rel=1e-9)
    assert panel.loc["raw", "p"] == pytest.approx(BY_R[name, "f_change_p"], rel=1e-9)


def test_an_ordinal_model_gains_beside_a_control_what_polr_does():
    visits = pd.read_csv(HERE / "visits.csv")
    hypothesis = {
        "kind": "regression", "response": "ftv", "predictors": ["lwt", "smoke"],
        "controls": ["age"],
    }  # fmt: skip
    totals, groups = visits.drop(columns="smoke").astype(float), visits[["smoke"]]
    panel = panel_of(hypothesis, totals, groups=groups, order={"smoke": ["no", "yes"]})
    found = panel.set_index("variant").loc["ordinal"]
    # polr stops when its likelihood settles to eight digits.
    assert found["estimate"] == pytest.approx(BY_R["visits", "lr"], rel=1e-5)
    assert found["p"] == pytest.approx(BY_R["visits", "lr_p"], rel=1e-5)


def test_who_is_influential_is_as_far_off_as_in_r(study):
    name, found, _ = study
    people = {s for section, s, _ in found if section == "influence" and s != "H"}
    assert people
    known = 0
    for place in BY_R.index.get_level_values(0).unique():
        if f"{name} person" not in place:
            continue
        person = f"H:{int(place.split()[-1]) - 1}"
        for statistic, value in BY_R[place].items():
            if person in people:
                shown = told(found, "influence", person, statistic)
                assert shown == pytest.approx(value, rel=1e-9), (person, statistic)
                known += 1
    assert known >= 3
    largest = BY_R[BY_R.index.get_level_values(1) == "cooks_distance"]
    largest = max(value for (place, _), value in largest.items() if name in place)
    assert told(found, "influence", "H", "cooks_largest") == pytest.approx(largest)


def test_the_savings_of_countries_give_the_printed_coefficients_and_influence():
    # Belsley, Kuh & Welsch (1980), as R prints summary and car's influencePlot of them.
    found, _ = infer(STUDIES["savings"] | {"blocks": None}, *data_of("savings"))
    printed = {
        "pop15": ("-0.4611931471", "0.1446422248", "-3.1885098"),
        "pop75": ("-1.6914976767", "1.0835989307", "-1.5609998"),
        "dpi": ("-0.0003369019", "0.0009311072", "-0.3618293"),
        "ddpi": ("0.4096949279", "0.1961971276", "2.0881801"),
    }
    for term, numbers in printed.items():
        for statistic, number in zip(("b", "se", "t"), numbers, strict=True):
            decimals = len(number.partition(".")[2])
            shown = told(found, "regression", f"H:{term}", statistic)
            assert f"{shown:.{decimals}f}" == number, (term, statistic)
    libya = {"studentised": "-1.0893033", "leverage": "0.53145676", "cooks_distance": "0.26807042"}
    for statistic, number in libya.items():
        subject = f"H:{SAVINGS.index.get_loc('Libya')}"
        shown = told(found, "influence", subject, statistic)
        assert f"{shown:.{len(number.partition('.')[2])}f}" == number, statistic


@pytest.mark.slow
def test_r_still_says_so(tmp_path):
    made = tmp_path / "by_R.csv"
    run_r(HERE / "oracle.R", made)
    now = pd.read_csv(made).set_index(["place", "statistic"])["value"]
    assert now.to_dict() == pytest.approx(BY_R.to_dict(), rel=1e-12)
