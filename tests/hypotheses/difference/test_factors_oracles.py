"""Two factors and covariates against R's car, emmeans and effectsize, and printed tables."""

import functools
from pathlib import Path

import pandas as pd
import pingouin
import pytest

from angket.statistics.power.regressions import f_power
from hypothesis_tests import infer, panel_of
from live_r import run_r

HERE = Path(__file__).parent
RECORDED = HERE / "recorded"  # what factors.R has written
FACTORS = {
    "warpbreaks": {"factors": ["wool", "tension"]},
    "fiber": {"groups": "machine", "covariates": ["d"]},
    "mtcars": {"factors": ["am", "vs"], "covariates": ["wt", "qsec"]},
    "moore": {"factors": ["status", "authoritarian"]},
    "birthwt": {"groups": "race", "covariates": ["age", "lwt"]},
}
# In the order in which R has them, where that is not the one they sort in.
ORDERS = {"tension": ["L", "M", "H"], "race": ["white", "black", "other"]}
ORDERS |= {"am": ["auto", "manual"], "vs": ["straight", "v"], "wool": ["A", "B"]}
ORDERS |= {"authoritarian": ["low", "medium", "high"], "status": ["high", "low"]}
ORDERS |= {"machine": ["A", "B", "C"]}


def study_of(name):
    """Return the hypothesis of a data set, its totals and its groups."""
    data = pd.read_csv(RECORDED / f"{name}.csv")
    about = {"kind": "difference", "response": "y", "smallest_group": 2, "test": "by_design"}
    about |= {"about": "interaction", "squares": "III", "scale": "raw"} | FACTORS[name]
    numbers = data.select_dtypes("number").astype(float)
    return about, numbers, data.select_dtypes(exclude="number").astype(str)


@functools.cache
def inferred(name, squares="III"):
    about, totals, groups = study_of(name)
    found, outcome = infer(about | {"squares": squares}, totals, groups, ORDERS)
    return {key[1:]: value for key, value in found.items() if key[0] == "difference"}, outcome


SEARCHED = ("shapiro_p", "partial_eta_squared_ci_low", "partial_eta_squared_ci_high")
FIGURES = pd.read_csv(RECORDED / "factors.csv", keep_default_na=False)


@pytest.mark.parametrize("model", [name for name in FIGURES["model"].unique() if name != "power"])
def test_every_figure_is_that_of_r(model):
    name, _, squares = model.partition(" ")
    found, _ = inferred(name, squares or "III")
    rows = FIGURES[FIGURES["model"] == model]
    rows = rows[~rows["subject"].str.startswith(("robust ", "quade"))]
    assert len(rows) > 8
    for row in rows.itertuples():
        subject = f"H:{row.subject}" if row.subject else "H"
        shown = float(found[subject, row.statistic])
        if row.statistic == "partial_omega_squared":
            shown = max(shown, 0)  # effectsize cuts it off there
        # scipy and R take different numbers of terms for p of Shapiro and Wilk's test.
        # R's noncentral F has nine digits, of which its root keeps fewer.
        digits = 1e-7 if row.statistic in SEARCHED else 1e-9
        assert shown == pytest.approx(row.value, rel=digits, abs=1e-12), (subject, row.statistic)


@pytest.mark.parametrize("name", FACTORS)
def test_other_ways_of_testing_are_those_of_r(name):
    about, totals, groups = study_of(name)
    about |= {"about": about["factors"][0]} if "factors" in about else {}
    panel = panel_of(about, totals, groups=groups, order=ORDERS).set_index("variant")
    term = about["about"] if "factors" in about else about["groups"]
    wanted = FIGURES.set_index(["model", "subject", "statistic"])["value"]
    ways = {"unequal_variances": (f"{name} III", f"robust {term}")}
    if "factors" in about:
        ways["other_squares"] = (f"{name} II", term)
    else:
        ways["ranks"] = (name, "quade")
    for way, place in ways.items():
        shown = panel.loc[way, ["estimate", "p"]].astype(float).tolist()
        assert shown == pytest.approx([wanted[*place, key] for key in ("f", "p")], rel=1e-8), way


def test_moores_experiment_gives_the_table_that_statsmodels_prints():
    # https://www.statsmodels.org/stable/anova.html, sums of squares of type II.
    found, _ = inferred("moore", "II")
    printed = {
        "authoritarian": (11.614700, 2, 0.276958, 0.759564),
        "status": (212.213778, 1, 10.120692, 0.002874),
        "status*authoritarian": (175.488928, 2, 4.184623, 0.022572),
    }
    for term, wanted in printed.items():
        shown = [float(found[f"H:{term}", part]) for part in ("ss", "df", "f", "p")]
        assert shown == pytest.approx(wanted, abs=5.1e-7), term
    assert float(found["H:(residual)", "ss"]) == pytest.approx(817.763961, abs=5.1e-7)


@pytest.mark.parametrize(
    ("covariates", "printed"),
    [
        (["Income"], {"Method": (571.029883, 3, 3.336482, 0.031940),
                      "Income": (1678.352687, 1, 29.419438, 0.000006)}),
        (["Income", "BMI"], {"Method": (552.284043, 3, 3.232550, 0.036113),
                             "BMI": (60.013656, 1, 1.053790, 0.312842)}),
    ],
)  # fmt: skip
def test_teaching_methods_give_the_tables_that_pingouin_prints(covariates, printed):
    # https://pingouin-stats.org, of its data set `ancova`.
    data = pingouin.read_dataset("ancova")
    about = {"kind": "difference", "response": "Scores", "groups": "Method", "smallest_group": 2}
    about |= {"covariates": covariates, "test": "by_design", "squares": "III"}
    found, _ = infer(about, data[["Scores", *covariates]].astype(float), data[["Method"]])
    for term, wanted in printed.items():
        shown = [float(found["difference", f"H:{term}", part]) for part in ("ss", "df", "f", "p")]
        assert shown == pytest.approx(wanted, abs=5.1e-7), term


def test_power_is_that_of_the_noncentral_f():
    (recorded,) = FIGURES.loc[FIGURES["model"] == "power", "value"]
    assert f_power(0.25**2, 2, 5, 94, 0.05) == pytest.approx(recorded, rel=1e-9)


@pytest.mark.slow
def test_r_still_says_what_is_recorded(tmp_path):
    run_r(HERE / "factors.R", tmp_path)
    for file in RECORDED.glob("*.csv"):
        now = pd.read_csv(tmp_path / file.name, keep_default_na=False)
        then = pd.read_csv(file, keep_default_na=False)
        pd.testing.assert_frame_equal(now, then, rtol=1e-9, atol=1e-12)
