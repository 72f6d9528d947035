"""A difference of means in a study: its rows, other ways of testing, section, settings."""

import re

import numpy as np
import pandas as pd
import pytest

from angket.hypotheses.difference.roles import problems
from angket.statistics.groups.two_groups import compare_means
from angket.statistics.undefined import Undefined
from hypothesis_tests import infer, panel_of
from whole_study import STUDY, answers, write_report
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


@pytest.mark.parametrize("n", [2, 3, 4])
@pytest.mark.parametrize("hypothesis", [VALUE, PAIRED, PAIRED | {"test": "sign"}])
def test_few_respondents_are_tested_and_what_they_could_detect_is_told(hypothesis, n):
    # Of large effects, the lower tail of the noncentral t is beyond what scipy computes.
    totals = pd.DataFrame({"before": [18.0, 19, 17, 16][:n], "after": [20.0, 22, 23, 21][:n]})
    groups = pd.DataFrame(index=totals.index)
    found, outcome = infer(hypothesis, totals, groups)
    assert 0 < outcome.p <= 1
    detectable = found["power", "H", "detectable"]
    if n > 2 and hypothesis["test"] == "by_design":
        # R: power.t.test(n, delta, type = "one.sample", strict = TRUE)
        assert float(detectable) == pytest.approx({3: 3.2640435, 4: 2.1279493}[n], rel=1e-7)


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


@pytest.mark.parametrize("beside", [{}, {"covariates": ["before"]}])
def test_ways_of_testing_count_those_of_the_groups_that_are_large_enough(beside):
    totals, groups = respondents()
    groups = groups.copy()
    (by,) = (GROUPS["groups"],)
    groups.loc[groups.index[:2], by] = "neither"
    order = {name: sorted(groups[name].unique()) for name in groups}
    hypothesis = GROUPS | beside | ({"squares": "III"} if beside else {})
    panel = panel_of(hypothesis, totals, totals, np.arange(60) < 10, groups, order)
    counts = panel.groupby("respondents")["n"].unique().map(list).to_dict()
    assert counts == {"all": [58], "without flagged": [50]}


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


@pytest.mark.parametrize("hypothesis", [PAIRED, REPEATED])
def test_intervals_of_each_measurement_hide_any_change_and_are_no_way_of_testing(hypothesis):
    # Whatever is answered, the scale values of an item have a mean of zero, before as after.
    totals, _ = respondents()
    ways = panel_of(hypothesis, totals, np.sqrt(totals))["variant"].tolist()
    assert ways[0] == "raw"
    assert "interval" not in ways
    [(place, message)] = problems(hypothesis | {"scale": "interval"}, OF_TWO)
    assert place == ("scale",)
    assert "scale: raw" in str(message)


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
    "D1": {"measurements": ["load", "strain"], "highest_score": 16},
    "D2": {"measurements": ["load", "strain", "support"]},
    "D3": {"response": "load", "groups": "sex", "direction": "positive"},
    "D4": {"response": "load", "groups": "unit", "test": "ranks"},
    "D5": {"response": "load", "value": 10, "scale": "raw"},
    "D6": {"response": "strain", "groups": "unit", "covariates": ["load", "age"]},
    "D7": {"response": "strain", "factors": ["sex", "unit"]},
    "D8": {"response": "strain", "factors": ["unit", "load"], "about": "unit", "squares": "II"},
    "D9": {"response": "strain", "groups": "sex", "covariates": ["load"], "direction": "positive"},
}
HYPOTHESES["D8"] |= {"covariates": ["support"]}
SAID = {
    "en": {
        "D1": "comparing Strain with Load of the same respondents",
        "D2": "Mauchly's test",
        "D3": "Welch's t",
        "D4": "By the Kruskal–Wallis test",
        "D5": "The mean of Load",
        "D6": "groups by Unit that are alike in Load and Age have the same mean of Strain",
        "slope": "Within the groups, a point more of Load goes with",
        "slopes": "That the slopes of Load and Age differ between the groups is not shown",
        "ranks": "Quade's analysis of covariance",
        "D7": "The interaction of Sex and Unit is significant",
        "simple": "within each group by the other one; significant after Holm",
        "words": "how Strain differs by Sex depends on Unit",
        "D8": "The main effect of Unit",
        "squares": "type II: each factor is adjusted for the other one",
        "D9": "The adjusted mean of F is",
    },
    "id": {
        "D1": "membandingkan Strain dengan Load dari responden yang sama",
        "D2": "Uji Mauchly",
        "D3": "t Welch",
        "D4": "Menurut uji Kruskal-Wallis",
        "D5": "Rata-rata Load",
        "D6": "kelompok menurut Unit yang setara dalam Load dan Age memiliki rata-rata Strain",
        "slope": "setiap tambahan satu poin Load disertai Strain yang",
        "slopes": "Tidak terbukti bahwa kemiringan garis Load dan Age berbeda antarkelompok",
        "ranks": "analisis kovarians Quade",
        "D7": "Interaksi Sex dan Unit signifikan",
        "simple": "yang signifikan setelah penyesuaian Holm",
        "words": "perbedaan Strain menurut Sex bergantung pada Unit",
        "D8": "Pengaruh utama (main effect) Unit",
        "squares": "tipe II: setiap faktor disesuaikan dengan faktor lainnya",
        "D9": "Rata-rata yang disesuaikan F adalah",
    },
}


def crossed_answers():
    """Return answers in which strain is high among women in unit X and among men elsewhere."""
    rows = []
    for row in answers(90):
        more = 1 if (row[1] == "F") == (row[2] == "X") else -1
        rows.append((*row[:8], *(min(4, max(1, code + more)) for code in row[8:11]), *row[11:]))
    return rows


@pytest.mark.parametrize("language", ["en", pytest.param("id", marks=pytest.mark.slow)])
def test_the_section_tells_each_design(language, tmp_path):
    told = {
        name: given | {"kind": "difference", "statement": f"Of {name}"}
        for name, given in HYPOTHESES.items()
    }
    study = STUDY | {"hypotheses": told, "language": language, "sample": {}}
    settings, inputs = compute_study(tmp_path, crossed_answers(), study)
    page = write_report(tmp_path / "report", settings, inputs)["page"].read_text(encoding="utf-8")
    text = " ".join(re.sub("<[^>]+>", "", page).split())
    assert [sentence for sentence in SAID[language].values() if sentence not in text] == []
    # Degrees of freedom are numbered where there are two.
    heads = [re.sub("<[^>]+>", "", head) for head in re.findall("<thead.*?</thead>", page, re.S)]
    tested = [head.split() for head in heads if "df1" in head or "df" in head.split()]
    assert tested and all(("df1" in head) == ("df2" in head) for head in tested)
    assert any("df1" in head for head in tested) and any("df" in head for head in tested)
