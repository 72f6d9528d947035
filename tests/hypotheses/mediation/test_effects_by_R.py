"""Several mediators, covariates and moderators: against R (lavaan, boot) and printed tables."""

import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest
from scipy import stats

from angket.hypotheses.mediation.analysis import analyse
from angket.hypotheses.mediation.delta import joint_p
from angket.hypotheses.mediation.structure import Structure
from angket.statistics.undefined import Undefined

HERE = Path(__file__).parent
BY_R = (
    pd.read_csv(HERE / "by_R.csv").set_index(["case", "effect", "statistic"])["value"].sort_index()
)
# Tal-Or et al. (2010) and Garcia et al. (2010), as psych has them.
PAPER = pd.read_csv(HERE / "by_R_paper.csv").astype(float)
PROTEST = pd.read_csv(HERE / "by_R_protest.csv").astype(float)
REPEATS, BY_BOOT = 20_000, 20_000

CASES = {
    "parallel": Structure(
        "cond", ("pmi", "topic"), "reaction", covariates=("gender", "age")
    ),
    "serial": Structure("cond", ("topic", "pmi"), "reaction", serial=True),
    "first": Structure(
        "prot2", ("respappr",), "liking", moderator="sexism", moderates=("a", "direct")
    ),
    "both": Structure("prot2", ("respappr",), "liking", moderator="sexism", moderates=("a", "b")),
    "groups": Structure("pmi", ("topic",), "reaction", moderator="gender", moderates=("b",)),
    "groups both": Structure(
        "pmi", ("topic",), "reaction", moderator="gender", moderates=("a", "b")
    ),
}  # fmt: skip
WAY = {"first": "prot2->respappr->liking", "groups": "pmi->topic->reaction"}
WAY |= {"both": WAY["first"], "groups both": WAY["groups"]}
# From what the effects are called here to what they are called in R.
NAMES = {
    "parallel": {
        "cond->pmi->reaction": "one",
        "cond->topic->reaction": "two",
        "total_indirect": "total_indirect",
        "cond->pmi->reaction|cond->topic->reaction": "contrast",
    },
    "serial": {
        "cond->topic->reaction": "one",
        "cond->pmi->reaction": "two",
        "cond->topic->pmi->reaction": "both",
        "total_indirect": "total_indirect",
        "cond->pmi->reaction|cond->topic->pmi->reaction": "contrast",
    },
}
for case in ("first", "both"):
    NAMES[case] = {
        f"{WAY[case]} at {place}": told
        for place, told in (("mean - sd", "low"), ("mean", "middle"), ("mean + sd", "high"))
    }
NAMES["both"][f"{WAY['both']} at difference"] = "difference"
for case in ("groups", "groups both"):
    NAMES[case] = {f"{WAY[case]} at 0": "zero", f"{WAY[case]} at 1": "one"}


def values_of(case):
    """Return where the moderator is looked at."""
    moderator = CASES[case].moderator
    if moderator == "gender":
        return {"0": 0.0, "1": 1.0}
    if moderator:
        mean, sd = PROTEST[moderator].mean(), PROTEST[moderator].std()
        return {"mean - sd": mean - sd, "mean": mean, "mean + sd": mean + sd}
    return {}


@pytest.fixture(scope="module")
def found():
    """Return every case, with many resamples where R has intervals."""
    analyses = {}
    for case, structure in CASES.items():
        answers = PROTEST if structure.predictor == "prot2" else PAPER
        repeats = REPEATS if case in ("parallel", "serial", "first") else 99
        analyses[case] = analyse(answers, structure, values_of(case), 0.95, 1, repeats)
    return analyses


@pytest.mark.parametrize("case", CASES)
def test_every_effect_is_that_of_lavaan(found, case):
    effects = found[case].effects
    for name, told in NAMES[case].items():
        assert effects[name]["b"] == pytest.approx(BY_R[case, told, "b"], abs=1e-6), name
    if "index" in BY_R[case]:
        assert effects[WAY[case]]["index"] == pytest.approx(BY_R[case, "index", "b"], abs=1e-6)


@pytest.mark.parametrize("case", ["parallel", "serial", "first"])
def test_every_equation_is_that_of_lm(found, case):
    told = BY_R[case]
    for end, fit in found[case].equations.fits.items():
        for statistic in ("r_squared", "f"):
            assert fit.model[statistic] == pytest.approx(told[end, statistic], rel=1e-9)
        for term, row in fit.coefficients.iloc[1:].iterrows():
            in_r = term.replace("*sexism", "_w")
            for statistic in ("b", "se", "t", "p", "hc3_p"):
                by_r = told[f"{in_r}->{end}", statistic]
                assert row[statistic] == pytest.approx(by_r, rel=1e-8), (end, term, statistic)


def test_standard_errors_by_the_delta_method_are_those_of_r(found):
    told = BY_R.xs("sobel_se", level="statistic")
    ours = {(case, name): place for case, names in NAMES.items() for place, name in names.items()}
    for (case, name), by_r in told.items():
        effect = found[case].effects[ours[case, name]]
        assert effect["sobel_se"] == pytest.approx(by_r, rel=1e-9), (case, name)
        p = 2 * stats.norm.sf(abs(effect["b"]) / by_r)
        assert effect["sobel_p"] == pytest.approx(p, rel=1e-9)


def test_the_direct_effect_at_a_value_of_the_moderator_is_that_of_r(found):
    direct, told = found["first"].direct, BY_R["first"]
    assert direct.loc["mean - sd", "b"] == pytest.approx(told["direct low", "b"], abs=1e-6)
    assert direct.loc["mean + sd", "b"] == pytest.approx(told["direct high", "b"], abs=1e-6)
    assert direct.loc["mean + sd", "se"] == pytest.approx(told["direct high", "se"], rel=1e-9)


@pytest.mark.parametrize("case", ["parallel", "serial", "first"])
def test_bootstrap_intervals_are_those_of_boot(found, case):
    told = BY_R[case].unstack()["percentile_low"].dropna().index
    for name in told:
        by_r = BY_R[case, name]
        if name == "index":
            effect = found[case].effects[WAY[case]]
            effect = {key.removeprefix("index_"): value for key, value in effect.items()}
        else:
            ours = {told: place for place, told in NAMES[case].items()}
            effect = found[case].effects[ours[name]]
        assert effect["se"] == pytest.approx(by_r["se"], rel=0.02), name
        # Four standard errors of a difference of two normal 2.5 % quantiles.
        chance = 4 * (0.025 * 0.975 * (1 / REPEATS + 1 / BY_BOOT)) ** 0.5
        chance *= by_r["se"] / stats.norm.pdf(1.96)
        for limit in ("percentile_low", "percentile_high", "bca_low", "bca_high"):
            assert abs(effect[limit] - by_r[limit]) < chance, (name, limit)


def test_the_indirect_effects_are_those_that_hayes_printed():
    # Hayes (2013, p. 135), as the tests of psych quote it, with its t values.
    structure = Structure("cond", ("pmi", "topic"), "reaction")
    found = analyse(PAPER, structure, {}, 0.95, 1, 99)
    fits = found.equations.fits
    printed = {
        ("pmi", "cond"): (0.4765, 2.0218),
        ("topic", "cond"): (0.6268, 2.0234),
        ("reaction", "cond"): (0.1034, 0.4324),
        ("reaction", "pmi"): (0.3965, 4.2645),
        ("reaction", "topic"): (0.3244, 4.5857),
    }
    for (end, start), values in printed.items():
        row = fits[end].coefficients.loc[start, ["b", "t"]]
        assert row.tolist() == pytest.approx(values, abs=6e-5), (end, start)
    # The equation of the importance, as PROCESS 2.10 printed it (K. Wuensch, annotated SAS output).
    model = fits["topic"].model
    for name, value in (("r", 0.1809), ("r_squared", 0.0327), ("f", 4.0942), ("f_p", 0.0452)):
        assert model[name] == pytest.approx(value, abs=6e-5), name
    total = found.equations.total.coefficients.loc["cond", ["b", "t"]]
    assert total.tolist() == pytest.approx((0.4957, 1.7860), abs=6e-5)
    printed = {"total_indirect": 0.3923, "cond->pmi->reaction": 0.1890}
    printed["cond->topic->reaction"] = 0.2033
    for name, value in printed.items():
        assert found.effects[name]["b"] == pytest.approx(value, abs=6e-5), name


def test_total_is_direct_and_indirect(found):
    for case in ("parallel", "serial"):
        equations, effects = found[case].equations, found[case].effects
        direct = equations.fits["reaction"].coefficients.loc["cond", "b"]
        total = equations.total.coefficients.loc["cond", "b"]
        assert effects["total_indirect"]["b"] + direct == pytest.approx(total)


def test_what_decides_is_the_sum_the_longest_way_or_the_index(found):
    assert found["parallel"].deciding == "total_indirect"
    assert found["serial"].deciding == "cond->topic->pmi->reaction"
    assert found["first"].deciding == WAY["first"]
    assert found["first"].p == found["first"].effects[WAY["first"]]["index_p"]


def test_a_bent_effect_has_no_index_and_is_decided_by_the_difference(found):
    assert isinstance(found["both"].effects[WAY["both"]]["index"], Undefined)
    assert found["both"].deciding == f"{WAY['both']} at difference"


def test_one_mediator_with_a_straight_moderator_differs_as_its_index_says(found):
    # So the index decides as the difference would: they are the same test.
    effects = found["first"].effects
    between = 2 * PROTEST["sexism"].std() * effects[WAY["first"]]["index"]
    difference = effects[f"{WAY['first']} at difference"]
    assert difference["b"] == pytest.approx(between)
    assert difference["p"] == pytest.approx(effects[WAY["first"]]["index_p"])


def test_the_joint_test_has_the_larger_p_of_the_slopes_along_a_way(found):
    equations = found["serial"].equations
    by_r = max(BY_R["serial", arrow, "p"] for arrow in ("cond->topic", "topic->pmi"))
    assert joint_p(equations, "cond->topic->pmi->reaction") == pytest.approx(by_r, rel=1e-8)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"topic": 4.0}, "topic is the same for every respondent"),
        ({"topic": PAPER["pmi"] * 2}, "follows exactly from the others"),
        ({"cond": 1.0}, "cond is the same for every respondent"),
    ],
)
def test_what_leaves_no_mediation_is_told(change, reason):
    structure = Structure("cond", ("pmi", "topic"), "reaction")
    with pytest.raises(Undefined, match=reason):
        analyse(PAPER.assign(**change), structure, {}, 0.95, 1, 99)


def test_too_few_respondents_are_told():
    structure = Structure("cond", ("pmi", "topic"), "reaction")
    with pytest.raises(Undefined, match="needs more than 4 respondents for 4 coefficients"):
        analyse(PAPER.iloc[:4], structure, {}, 0.95, 1, 99)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("Rscript"), reason="needs R")
def test_the_recorded_figures_are_what_r_says_today(tmp_path):
    made = tmp_path / "by_R.csv"
    asked = subprocess.run(["Rscript", HERE / "oracle.R", made], capture_output=True, text=True)
    if "there is no package" in asked.stderr:
        pytest.skip("needs psych, lavaan, boot and sandwich")
    today = pd.read_csv(made).set_index(["case", "effect", "statistic"])["value"]
    assert len(today) > 100
    assert today.to_dict() == pytest.approx(BY_R[today.index].to_dict(), rel=1e-6, abs=1e-9)
