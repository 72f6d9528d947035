"""Moderations in a study of real answers, against formulas of statsmodels."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf
import yaml

from angket.engine.files import StudyFiles
from angket.engine.parameters import Parameters
from angket.tables import read_statistics
from conftest import ROOT
from whole_study import compute

# What of the study moderations do not need.
OTHERS = ("archive", "report", "comparisons")
OF = {"kind": "moderation", "statement": "x", "response": "threat", "predictor": "privacy"}
HYPOTHESES = {
    "H1": OF | {"moderator": "barriers", "johnson_neyman": True},
    "H2": OF | {"groups": "country", "reference": "UK"},
    "H3": OF | {"groups": "barriers"},
}


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """The study of manual workers and robots: its statistics, and totals with what has groups."""
    text = (ROOT / "config/studies/worker_robotics.yaml").read_text(encoding="utf-8")
    described = {k: v for k, v in yaml.safe_load(text).items() if k not in OTHERS}
    described["hypotheses"] = HYPOTHESES
    described["data"]["file"] = "resources/small/answers.csv"
    named = described["data"].pop("columns")
    answers = pd.read_csv(ROOT / "resources/worker_robotics/responses.csv", dtype=str)
    answers = answers[[*named.values()]].fillna("").map(lambda cell: f'"{cell}"')
    folder = tmp_path_factory.mktemp("workers") / "study"
    _, inputs = compute(folder, answers.to_numpy().tolist(), described, [*named])
    totals = pd.read_parquet(folder / "results/scoring/totals.parquet")
    totals["p"] = totals["privacy"] - totals["privacy"].mean()
    totals["country"] = pd.read_parquet(inputs["responses"])["country"]
    totals["level"] = pd.read_parquet(folder / "results/description/categories.parquet")["barriers"]
    return read_statistics(inputs.statistics), totals


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "by", "column", "reference"),
    [("H2", "country", "country", "UK"), ("H3", "level", "barriers", "Low")],
)
def test_workers_and_robots_give_the_products_and_slopes_of_a_formula(
    study, name, by, column, reference
):
    found, table = study
    groups = f"C({by}, Treatment('{reference}'))"
    fit, held = (smf.ols(f"threat ~ p {sign} {groups}", table).fit() for sign in "*+")
    f, p, df = fit.compare_f_test(held)
    assert float(found["moderation", name, "f_change"]) == pytest.approx(f)
    assert float(found["decision", name, "p"]) == pytest.approx(p)
    assert found["moderation", name, "f_change_df1"] == str(int(df))
    robust = fit.get_robustcov_results("HC3", use_t=True)
    for group in table[by].unique():
        product = f"p:{groups}[T.{group}]"
        contrast = np.array([float(term in ("p", product)) for term in fit.params.index])
        slope, hc3 = fit.t_test(contrast), robust.t_test(contrast)
        place = "moderation", f"{name}:{column}={group}"
        assert float(found[*place, "slope"]) == pytest.approx(slope.effect.item()), group
        assert float(found[*place, "slope_p"]) == pytest.approx(slope.pvalue.item()), group
        assert float(found[*place, "slope_hc3_se"]) == pytest.approx(hc3.sd.item()), group
        assert found[*place, "n"] == str((table[by] == group).sum())
    tested = [term for term in fit.params.index if term.startswith("p:")]
    rows = [[float(one == term) for one in fit.params.index] for term in tested]
    joint = robust.f_test(np.array(rows))
    way = "sensitivity", f"{name}:robust_errors|all"
    assert float(found[*way, "p"]) == pytest.approx(float(joint.pvalue))


@pytest.mark.slow
def test_assumptions_are_those_of_the_regression_with_dummies_and_products(study):
    found, table = study
    fit = smf.ols("threat ~ p * C(country, Treatment('UK'))", table).fit()
    sd = float(found["normality", "H2", "residual_sd"])
    assert sd == pytest.approx(fit.resid.std())
    assert ("multicollinearity", "H2:privacy*country=USA", "vif") in found
    assert ("multicollinearity", "H3:privacy*barriers=High", "vif") in found


@pytest.mark.slow
def test_at_the_johnson_neyman_value_the_slope_is_just_significant(study):
    found, table = study
    high = float(found["moderation", "H1", "johnson_neyman_high"])
    fit = smf.ols(f"threat ~ privacy * I(barriers - {high!r})", table).fit()
    assert fit.pvalues["privacy"] == pytest.approx(0.05, rel=1e-6)
    assert found["moderation", "H1", "johnson_neyman_percent"] == "100.0"


def test_categories_reach_the_assumptions_of_studies_that_need_them_and_no_others():
    levels = {"categories": {"two": {"bands": [{"label": "Low", "from": 0}]}}}
    variables = {"y": {}, "x": {}, "m": {"categories": "two"}}
    profile = {"sex": {"label": "Sex", "kind": "category", "order": []}}
    of = {"kind": "moderation", "response": "y", "predictor": "x"}
    studies = {
        name: {"profile": profile, "variables": variables, "hypotheses": {"H1": of | more}} | levels
        for name, more in {
            "plain": {"moderator": "m"},
            "profile": {"groups": "sex"},
            "categories": {"groups": "m"},
        }.items()
    }
    files, given = StudyFiles(studies), Parameters(studies, ROOT / "workflow")
    asked = given.settings(**given.where_categories_are_examined("categories.*.bands"))
    inputs, settings = {}, {}
    for name in studies:
        wildcards = type("Wildcards", (), {"study": name})
        inputs[name] = [*files.examined_columns(wildcards)]
        settings[name] = "Low" in asked(wildcards)["categories.*.bands"]
    assert inputs == {
        "plain": [],
        "profile": ["responses"],
        "categories": ["responses", "categories"],
    }
    assert settings == {"plain": False, "profile": False, "categories": True}
