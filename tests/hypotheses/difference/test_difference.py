"""A difference of means in a study: its rows, other ways of testing, section, settings."""

import re

import numpy as np
import pandas as pd
import pytest

from angket.hypotheses.difference.roles import problems
from angket.statistics.groups.two_groups import compare_means
from angket.statistics.undefined import Undefined
from hypothesis_tests import infer, panel_of
from whole_study import EVERYTHING, STUDY, answers, write_report
from whole_study import compute as compute_study

RULES = {"kind": "difference", "test": "by_design", "smallest_group": 5, "scale": "raw"}
PAIRED = RULES | {"measurements": ["before", "after"]}
REPEATED = RULES | {"measurements": ["before", "middle", "after"]}
GROUPS = RULES | {"response": "after", "groups": "class"}
VALUE = RULES | {"response": "after", "value": 20}


def respondents(n=60, seed=2):
    draw = np.random.default_rng(seed)
    before = draw.integers(10, 25, n).astype(float)
    middle, after = before + draw.integers(-2, 5, n), before + draw.integers(-1, 8, n)
    totals = pd.DataFrame({"before": before, "middle": middle, "after": after})
    named = draw.choice(["a", "b", "c"], n)
    two = np.where(draw.uniform(size=n) < 0.5, "x", "y")
    return totals, pd.DataFrame({"class": named, "side": two})


def found_in(hypothesis, totals=None, groups=None):
    known = respondents()
    totals, groups = known[0] if totals is None else totals, known[1] if groups is None else groups
    found, outcome = infer(hypothesis, totals, groups)
    return {key[1:]: value for key, value in found.items() if key[0] == "difference"}, outcome


@pytest.mark.parametrize(
    ("hypothesis", "test"),
    [
        (VALUE, "one_sample_t"),
        (VALUE | {"test": "sign"}, "sign"),
        (PAIRED, "paired_t"),
        (PAIRED | {"test": "ranks"}, "wilcoxon"),
        (GROUPS, "welch_anova"),
        (GROUPS | {"test": "equal_variances"}, "anova"),
        (GROUPS | {"test": "ranks"}, "kruskal_wallis"),
        (GROUPS | {"groups": "side"}, "welch"),
        (GROUPS | {"groups": "side", "test": "equal_variances"}, "student"),
        (GROUPS | {"groups": "side", "test": "ranks"}, "mann_whitney"),
        (REPEATED, "greenhouse_geisser"),
        (REPEATED | {"test": "ranks"}, "friedman"),
    ],
)
def test_the_design_and_the_setting_say_which_test_decides(hypothesis, test):
    found, outcome = found_in(hypothesis)
    assert outcome.test == found["H", "test"] == test
    assert 0 <= outcome.p < 1


def test_the_interval_is_that_of_the_deciding_test_of_two_groups():
    totals, groups = respondents()
    split = {side: totals["after"][groups["side"] == side].to_numpy() for side in ("x", "y")}
    means = compare_means(split, 0.95)
    for setting, test in (("by_design", "welch"), ("equal_variances", "student")):
        found, _ = found_in(GROUPS | {"groups": "side", "test": setting})
        shown = [float(found["H", part]) for part in ("t", "df", "p", "ci_low", "ci_high")]
        parts = ("t", "df", "p", "ci_low", "ci_high")
        assert shown == pytest.approx([means[f"{test}_{part}"] for part in parts])


def test_a_change_turns_its_sign_with_the_order_of_measurements():
    there, _ = found_in(PAIRED)
    back, _ = found_in(PAIRED | {"measurements": ["after", "before"]})
    for statistic in ("difference", "t", "cohens_dz", "hedges_g", "rank_biserial"):
        assert float(there["H", statistic]) == pytest.approx(-float(back["H", statistic]))
    assert float(there["H", "p"]) == pytest.approx(float(back["H", "p"]))


def test_who_lacks_a_measurement_is_left_out_of_this_test_alone():
    totals, groups = respondents()
    totals.loc[4, "before"] = np.nan
    assert found_in(PAIRED, totals, groups)[0]["H", "n"] == "59"
    assert found_in(VALUE, totals, groups)[0]["H", "n"] == "60"


def test_a_group_of_few_is_named_and_left_out():
    totals, groups = respondents()
    groups.loc[[0, 1], "class"] = "few"
    found, _ = found_in(GROUPS, totals, groups)
    assert found["H:few", "n_left_out"] == "2"
    assert ("H:few", "mean") not in found
    assert found["H", "groups"] == "3"
    assert not any("few" in subject and "|" in subject for subject, _ in found)


def test_pairs_of_three_measurements_are_adjusted_by_holm():
    found, _ = found_in(REPEATED)
    pairs = ["H:before|middle", "H:before|after", "H:middle|after"]
    plain = sorted(float(found[pair, "p"]) for pair in pairs)
    adjusted = sorted(float(found[pair, "p_holm"]) for pair in pairs)
    assert adjusted[0] == pytest.approx(3 * plain[0])
    assert adjusted[-1] >= plain[-1]


ALIKE = respondents()[0].assign(after=20.0, before=17.0, middle=18.0)


@pytest.mark.parametrize(
    ("hypothesis", "reason"),
    [
        (VALUE, "all values are the same"),
        (PAIRED, "all values are the same"),
        (REPEATED, "all respondents change by the same"),
        (GROUPS, "the members of a, b, c are all the same"),
        (GROUPS | {"groups": "side"}, "the members of each group are all the same"),
        (GROUPS | {"smallest_group": 100}, "needs at least 2 groups of 100"),
    ],
)
def test_what_cannot_be_tested_says_why_in_every_way(hypothesis, reason):
    _, outcome = found_in(hypothesis, ALIKE)
    assert isinstance(outcome.p, Undefined)
    assert reason in outcome.p.reason
    groups = respondents()[1]
    order = {name: sorted(groups[name].unique()) for name in groups}
    panel = panel_of(hypothesis, ALIKE, groups=groups, order=order).set_index("variant")
    assert reason in str(panel.loc["raw", "p"])


def test_ways_of_testing_leave_out_who_is_flagged():
    totals, groups = respondents()
    order = {name: sorted(groups[name].unique()) for name in groups}
    flagged = np.arange(60) < 10
    for hypothesis in (VALUE, PAIRED, REPEATED, GROUPS):
        found = panel_of(hypothesis, totals, totals, flagged, groups, order)
        of_all, of_others = (found[found["respondents"] == who] for who in
                             ("all", "without flagged"))  # fmt: skip
        assert of_all["variant"].tolist() == of_others["variant"].tolist()
        assert set(of_all["n"]) == {60} and set(of_others["n"]) == {50}
        assert (of_all["p"].astype(float) < 1).all()


def test_a_value_belongs_to_one_scale():
    totals, _ = respondents()
    ways = panel_of(VALUE, totals, np.sqrt(totals))["variant"].tolist()
    assert ways == ["raw", "ranks", "sign"]


OF_TWO = {
    "variables": {"after": {}, "load": {}},
    "categories": {},
    "profile": {"age": {"kind": "number"}},
}


@pytest.mark.parametrize(
    ("keys", "path", "told"),
    [
        ({"response": "after"}, (), "does not say what is compared"),
        ({"response": "after", "value": 3, "groups": "side"}, (), "does not say what is compared"),
        ({"measurements": ["after", "load"], "test": "equal_variances"}, ("test",), "by_design"),
        ({"response": "after", "groups": "load"}, ("groups",), "has no categories"),
        ({"response": "after", "groups": "age"}, ("groups",), "holds numbers"),
        ({"response": "after", "value": 3, "highest_score": 9}, ("highest_score",), "two"),
    ],
)
def test_settings_that_do_not_fit_are_told(keys, path, told):
    [(place, message)] = problems({"test": "by_design"} | keys, OF_TWO)
    assert place == path
    assert told in str(message)


HYPOTHESES = {
    "D1": {"kind": "difference", "measurements": ["load", "strain"], "highest_score": 16},
    "D2": {"kind": "difference", "measurements": ["load", "strain", "support"]},
    "D3": {"kind": "difference", "response": "load", "groups": "sex", "direction": "positive"},
    "D4": {"kind": "difference", "response": "load", "groups": "unit", "test": "ranks"},
    "D5": {"kind": "difference", "response": "load", "value": 10, "scale": "raw"},
}
SAID = {
    "en": {
        "D1": "comparing Strain with Load of the same respondents",
        "D2": "Mauchly's test",
        "D3": "Welch's t",
        "D4": "By the Kruskal–Wallis test",
        "D5": "The mean of Load",
    },
    "id": {
        "D1": "membandingkan Strain dengan Load dari responden yang sama",
        "D2": "Uji Mauchly",
        "D3": "t Welch",
        "D4": "Menurut uji Kruskal-Wallis",
        "D5": "Rata-rata Load",
    },
}


@pytest.mark.parametrize("language", ["en", pytest.param("id", marks=pytest.mark.slow)])
def test_the_section_tells_each_design(language, tmp_path):
    told = {name: given | {"statement": f"Of {name}"} for name, given in HYPOTHESES.items()}
    both = {"hypotheses": EVERYTHING["hypotheses"] | told, "language": language}
    settings, inputs = compute_study(tmp_path, answers(90), STUDY | both | {"sample": {}})
    page = write_report(tmp_path / "report", settings, inputs)["page"].read_text(encoding="utf-8")
    text = " ".join(re.sub("<[^>]+>", "", page).split())
    for sentence in SAID[language].values():
        assert sentence in text
