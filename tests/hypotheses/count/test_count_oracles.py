"""Count regression against R, against printed tables, and against numbers recorded from R."""

from pathlib import Path

import pandas as pd
import pytest
from statsmodels.datasets import randhie

from angket.hypotheses.count.design import Design
from angket.hypotheses.count.model import count_regression, marginal_effects
from angket.hypotheses.predictors import Predictors
from hypothesis_tests import infer, panel_of
from live_r import run_r

HERE = Path(__file__).parent
# The response of each data set, its exposure, and the columns that predict it.
MODELS = {
    "quine": ("Days", None, ["Eth", "Sex", "Age", "Lrn"]),
    "ships": ("incidents", "service", ["type", "year", "period"]),
    "epil": ("y", None, ["trt", "base", "age"]),
}
# The columns of categories; R, too, compares with the first as they sort.
CATEGORIES = {"Eth", "Sex", "Age", "Lrn", "type", "year", "period", "trt"}
WAYS = ["quasi_poisson", "robust_poisson"]


def arguments(name, data):
    """Return the hypothesis of a data set, its columns as those of a study, and their order."""
    response, exposure, predictors = MODELS[name]
    groups = data.assign(**{key: data[key].astype(str) for key in CATEGORIES & {*data}})
    order = {key: sorted(groups[key].unique()) for key in CATEGORIES & {*data}}
    hypothesis = {"kind": "count", "response": response, "predictors": predictors}
    return hypothesis | ({"exposure": exposure} if exposure else {}), groups, order


def compare(name, data, figures):
    """Compare every figure of R with what is found in the data."""
    hypothesis, groups, order = arguments(name, data)
    terms = {f"{key}{value}": f"{key}={value}" for key in order for value in order[key]}
    terms["(Intercept)"] = "(constant)"
    for family, of_family in figures.groupby("family"):
        if family == "ways":
            ways = panel_of(hypothesis, pd.DataFrame(index=data.index), groups=groups, order=order)
            ways = ways.set_index("variant")
            assert {*of_family["subject"]} == {*WAYS}
            for row in of_family.itertuples():
                found = ways.loc[row.subject, row.statistic]
                assert found == pytest.approx(row.value, rel=1e-7), (row.subject, row.statistic)
            continue
        found, outcome = infer(hypothesis | {"test": family}, groups=groups, order=order)
        assert (outcome.test, outcome.test_of_terms) == (family, "wald")
        for row in of_family.itertuples():
            subject = "H" if row.subject == "model" else f"H:{terms.get(row.subject, row.subject)}"
            shown = float(found["count", subject, row.statistic])
            # R ends its search for the dispersion parameter there, and numerical derivatives.
            close = pytest.approx(row.value, rel=2e-7, abs=1e-12)
            assert shown == close, (family, row.subject, row.statistic)


@pytest.mark.parametrize("name", ["quine", "ships"])
def test_every_figure_is_the_one_recorded_from_r(name):
    figures = pd.read_csv(HERE / "recorded.csv").query("model == @name")
    assert len(figures) > 100
    compare(name, pd.read_csv(HERE / f"{name}.csv"), figures)


def test_the_rule_takes_the_family_that_the_test_of_dispersion_calls_for():
    for name, family in (("quine", "negative_binomial"), ("ships", "poisson")):
        hypothesis, groups, order = arguments(name, pd.read_csv(HERE / f"{name}.csv"))
        found, outcome = infer(hypothesis, groups=groups, order=order)
        assert outcome.test == found["count", "H", "family"] == family


@pytest.fixture(scope="module")
def by_r(tmp_path_factory):
    """The data sets and figures of R, computed now."""
    folder = tmp_path_factory.mktemp("oracle")
    run_r(HERE / "oracle.R", folder)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("name", MODELS)
def test_every_figure_is_that_of_r(by_r, name):
    figures = pd.read_csv(by_r / "figures.csv").query("model == @name")
    assert len(figures) > 60
    compare(name, pd.read_csv(by_r / f"{name}.csv"), figures)


def test_absence_from_school_has_the_printed_dispersion():
    # Crawley, The R book, "Negative binomial errors": all of Eth, Sex, Age and Lrn crossed.
    data = pd.read_csv(HERE / "quine.csv")
    cells = data[["Eth", "Sex", "Age", "Lrn"]].agg("".join, axis=1)
    crossed = pd.get_dummies(cells, drop_first=True).astype(float)
    fit = count_regression(data["Days"], crossed, 0.95, family="negative_binomial").model
    assert f"{1 / fit['dispersion_parameter']:.3f}" == "1.928"
    assert f"{2 * fit['log_likelihood']:.3f}" == "-1039.324"
    assert (f"{fit['deviance']:.2f}", fit["residual_df"]) == ("167.45", 118)


@pytest.mark.slow
def test_visits_to_doctors_have_the_figures_of_stata_and_r_that_statsmodels_keeps():
    # statsmodels/discrete/tests/results/results_discrete.py, RandHIE: Stata 11, MASS::glm.nb.
    # To six digits, as the copy of the data is rounded.
    data = randhie.load_pandas()
    columns = ["lncoins", "idp", "lpi", "fmde", "physlm", "disea", "hlthg", "hlthf", "hlthp"]
    counts, table = data.endog, data.exog[columns].astype(float)
    poisson = count_regression(counts, table, 0.95)
    assert poisson.model["log_likelihood"] == pytest.approx(-62419.588535018, rel=1e-6)
    assert poisson.model["lr"] == pytest.approx(8455.186305881856, rel=1e-6)
    assert poisson.model["mcfadden"] == pytest.approx(0.0634324369893758, rel=1e-6)
    assert poisson.coefficients.loc["lncoins", "b"] == pytest.approx(-0.052535114675, rel=1e-6)
    assert poisson.coefficients.loc["lncoins", "se"] == pytest.approx(0.00288398915, rel=1e-6)
    design = Design(counts, None, Predictors(table, columns, {}))
    effects = marginal_effects(poisson, design, 0.95)
    assert effects.loc["lncoins", "marginal_effect"] == pytest.approx(-0.1502728056, rel=1e-6)
    assert effects.loc["lncoins", "marginal_effect_se"] == pytest.approx(0.008273103, rel=1e-6)
    wide = count_regression(counts, table, 0.95, family="negative_binomial")
    assert wide.model["log_likelihood"] == pytest.approx(-43383.66207653563, rel=1e-6)
    assert wide.model["lr"] == pytest.approx(1631.224718197351, rel=1e-6)
    assert wide.model["dispersion_parameter"] == pytest.approx(1.292953339909746, rel=1e-6)
    assert wide.model["dispersion_parameter_se"] == pytest.approx(0.0186098, abs=5e-8)
    assert wide.coefficients.loc["disea", "b"] == pytest.approx(0.0381637446219, rel=1e-6)
    assert wide.coefficients.loc["disea", "se"] == pytest.approx(0.00142421904710, rel=1e-6)
