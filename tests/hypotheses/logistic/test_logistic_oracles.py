"""Logistic regression against R, against a textbook, and against numbers recorded from R."""

from pathlib import Path

import pandas as pd
import pytest

from hypothesis_tests import infer, panel_of
from live_r import run_r

ORACLE = Path(__file__).with_name("oracle.R")
# The response of each data set, and the columns that predict it.
MODELS = {
    "mtcars": ("am", ["wt", "hp"]),
    "infert": ("case", ["age", "parity", "spontaneous", "induced"]),
    "birthwt": ("low", ["age", "lwt", "race", "ftv"]),
}
CATEGORIES = {"race": ["1", "2", "3"]}
# R's names of terms.
TERMS = {"(Intercept)": "(constant)", "race2": "race=2", "race3": "race=3"}

# Motor Trend (1974), as R's mtcars: gears shifted by hand, weight, horsepower.
MTCARS = pd.DataFrame(
    {
        "am": [1] * 3 + [0] * 14 + [1] * 3 + [0] * 5 + [1] * 7,
        "wt": [
            2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78,
            5.25, 5.424, 5.345, 2.2, 1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14,
            1.513, 3.17, 2.77, 3.57, 2.78,
        ],
        "hp": [
            110, 110, 93, 110, 175, 105, 245, 62, 95, 123, 123, 180, 180, 180, 205, 215, 230, 66,
            52, 65, 97, 150, 150, 245, 175, 66, 91, 113, 264, 175, 335, 109,
        ],
    }
)  # fmt: skip
# From oracle.R.
RECORDED = {
    ("H:(constant)", "b"): 18.8662987172041,
    ("H:(constant)", "se"): 7.44355842798169,
    ("H:wt", "b"): -8.08347518244464,
    ("H:wt", "se"): 3.06867527539058,
    ("H:wt", "z"): -2.6341904753724,
    ("H:wt", "p"): 0.00843381606129087,
    ("H:wt", "odds_ratio"): 0.000308596739840471,
    ("H:wt", "ci_low"): 7.53928574308985e-07,
    ("H:wt", "ci_high"): 0.126314283720381,
    ("H:hp", "odds_ratio"): 1.03692084552881,
    ("H:wt", "marginal_effect"): -0.359596203060149,
    ("H:wt", "marginal_effect_se"): 0.0571464653315327,
    ("H:hp", "marginal_effect_p"): 0.00483078351144482,
    ("H", "log_likelihood"): -5.02955523613349,
    ("H", "lr"): 33.1706228045908,
    ("H", "lr_p"): 6.26744854783834e-08,
    ("H", "cox_snell"): 0.645335129678142,
    ("H", "nagelkerke"): 0.8708970180419,
    ("H", "mcfadden"): 0.767310373907582,
    ("H", "hosmer_lemeshow"): 4.9517420665629,
    ("H", "hosmer_lemeshow_df"): 8,
    ("H", "hosmer_lemeshow_p"): 0.762721347904274,
    ("H", "auc"): 0.983805668016194,
    ("H", "auc_ci_low"): 0.949217469872108,
    ("H", "auc_ci_high"): 1,
    ("H", "correct_percent"): 93.75,
}


def hypothesis_of(name):
    response, predictors = MODELS[name]
    return {"kind": "logistic", "response": response, "event": 1, "predictors": predictors}


def inferred(name, data):
    """Test the model of a data set, whose columns are profile columns of a study."""
    return infer(hypothesis_of(name), groups=as_profile(name, data), order=CATEGORIES)


def as_profile(name, data):
    """Return a data set as a study has it: categories as texts, numbers as numbers."""
    texts = {MODELS[name][0], *CATEGORIES} & {*data}
    return data.assign(**{column: data[column].astype(str) for column in texts})


def test_every_figure_is_the_one_recorded_from_r():
    found, outcome = inferred("mtcars", MTCARS)
    for (subject, statistic), value in RECORDED.items():
        shown = float(found["logistic", subject, statistic])
        assert shown == pytest.approx(value, rel=1e-9), (subject, statistic)
    assert (outcome.test, outcome.test_of_terms) == ("likelihood_ratio", "wald")
    assert outcome.p == pytest.approx(RECORDED["H", "lr_p"], rel=1e-9)


def test_robust_errors_are_the_sandwich_of_r():
    # R: b <- coef(fit)[-1]; b %*% solve(sandwich::sandwich(fit)[-1, -1]) %*% b
    panel = panel_of(
        hypothesis_of("mtcars"),
        raw=pd.DataFrame(index=MTCARS.index),
        groups=as_profile("mtcars", MTCARS),
    ).set_index("variant")
    assert panel.loc["robust_errors", "estimate"] == pytest.approx(18.9834571339624, rel=1e-9)
    assert panel.loc["robust_errors", "p"] == pytest.approx(7.54735294133991e-05, rel=1e-9)
    assert panel.loc["raw", "estimate"] == pytest.approx(RECORDED["H", "lr"], rel=1e-9)


@pytest.fixture(scope="module")
def by_r(tmp_path_factory):
    """The data sets and figures of R, computed now."""
    folder = tmp_path_factory.mktemp("oracle")
    run_r(ORACLE, folder)
    return folder


@pytest.mark.parametrize("name", MODELS)
def test_every_figure_is_that_of_r(by_r, name):
    found, _ = inferred(name, pd.read_csv(by_r / f"{name}.csv"))
    figures = pd.read_csv(by_r / "figures.csv").query("model == @name and subject != 'robust'")
    assert len(figures) > 30
    for row in figures.itertuples():
        term = TERMS.get(row.subject, row.subject)
        subject = "H" if term == "model" else f"H:{term}"
        shown = float(found["logistic", subject, row.statistic])
        assert shown == pytest.approx(row.value, rel=1e-9), (subject, row.statistic)


@pytest.mark.parametrize("name", MODELS)
def test_the_robust_test_is_that_of_r(by_r, name):
    data = pd.read_csv(by_r / f"{name}.csv")
    groups = as_profile(name, data)
    panel = panel_of(
        hypothesis_of(name), raw=pd.DataFrame(index=data.index), groups=groups, order=CATEGORIES
    ).set_index("variant")
    figures = pd.read_csv(by_r / "figures.csv").set_index(["model", "subject", "statistic"])
    found = panel.loc["robust_errors", ["estimate", "p"]].astype(float).tolist()
    wanted = [figures.loc[(name, "robust", key), "value"] for key in ("wald", "wald_p")]
    assert found == pytest.approx(wanted, rel=1e-9)


def test_birth_weights_give_the_printed_table(by_r):
    # Hosmer, D. W. & Lemeshow, S. (2000). Applied logistic regression (2nd ed.), tables 2.2 and
    # 2.3, of birth weights below 2,500 g: coefficients, errors, log likelihood and G.
    printed = {
        "age": (-0.024, 0.034),
        "lwt": (-0.014, 0.0065),
        "race=2": (1.004, 0.498),
        "race=3": (0.433, 0.362),
        "ftv": (-0.049, 0.167),
        "(constant)": (1.295, 1.071),
    }
    found, _ = inferred("birthwt", pd.read_csv(by_r / "birthwt.csv"))
    for term, (b, se) in printed.items():
        shown = [float(found["logistic", f"H:{term}", name]) for name in ("b", "se")]
        assert [round(shown[0], 3), round(shown[1], 4 if se == 0.0065 else 3)] == [b, se], term
    assert round(float(found["logistic", "H", "log_likelihood"]), 3) == -111.286
    assert round(float(found["logistic", "H", "lr"]), 3) == 12.099
