"""A regression beside controls in a study of real answers, against formulas of statsmodels."""

from types import SimpleNamespace

import pandas as pd
import pytest
import statsmodels.formula.api as smf
import yaml

from angket.engine.files import StudyFiles
from angket.engine.parameters import Parameters
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.sections import assumptions, hypotheses, sensitivity
from angket.tables import read_statistics
from conftest import ROOT
from hypotheses_text import checked, text_of_block
from whole_study import compute

BESIDE = {
    "kind": "regression",
    "statement": "Privacy and barriers are related to the threat beside age and gender",
    "response": "threat",
    "predictors": ["privacy", "barriers"],
    "controls": ["age", "gender"],
    "reference": {"gender": "Male"},
    "interactions": [["privacy", "barriers"]],
    "influence": True,
}
TERMS = {
    "age=40 - 49": "C(age)[T.40 - 49]",
    "gender=Female": "C(gender, Treatment('Male'))[T.Female]",
    "privacy": "p",
    "barriers": "b",
    "privacy*barriers": "p:b",
}


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """The study of manual workers and robots: its settings and statistics, and its totals."""
    text = (ROOT / "config/studies/worker_robotics.yaml").read_text(encoding="utf-8")
    described = {k: v for k, v in yaml.safe_load(text).items() if k not in ("archive", "report")}
    described["hypotheses"] = {"H1": BESIDE}
    described["tests"]["resamples"] = 1000
    described["data"]["file"] = "resources/small/answers.csv"
    named = described["data"].pop("columns")
    answers = pd.read_csv(ROOT / "resources/worker_robotics/responses.csv", dtype=str)
    answers = answers[[*named.values()]].fillna("").map(lambda cell: f'"{cell}"')
    rows, head = answers.to_numpy().tolist(), [*named]
    folder = tmp_path_factory.mktemp("workers") / "study"
    settings, inputs = compute(folder, rows, described, head)
    totals = pd.read_parquet(folder / "results/scoring/totals.parquet")
    profile = pd.read_parquet(inputs["responses"])[["age", "gender"]]
    return settings, read_statistics(inputs.statistics), totals.join(profile)


@pytest.mark.slow
def test_workers_and_robots_give_the_coefficients_of_a_formula(study):
    _, found, table = study
    table = table.dropna(subset=[*BESIDE["controls"], *BESIDE["predictors"], "threat"]).copy()
    table["p"] = table["privacy"] - table["privacy"].mean()
    table["b"] = table["barriers"] - table["barriers"].mean()
    beside = "threat ~ C(age) + C(gender, Treatment('Male'))"
    held = smf.ols(beside, table).fit()
    fit = smf.ols(f"{beside} + p + b + p:b", table).fit()
    f, p, _ = fit.compare_f_test(held)
    assert float(found["regression", "H1", "f_change"]) == pytest.approx(f)
    assert float(found["decision", "H1", "p"]) == pytest.approx(p)
    assert found["regression", "H1", "n"] == str(int(fit.nobs))
    for term, called in TERMS.items():
        place = "regression", f"H1:{term}"
        assert float(found[*place, "b"]) == pytest.approx(fit.params[called]), term
        assert float(found[*place, "p"]) == pytest.approx(fit.pvalues[called]), term
    influence = fit.get_influence()
    assert float(found["influence", "H1", "cooks_largest"]) == pytest.approx(
        influence.cooks_distance[0].max()
    )


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "id"])
def test_workers_and_robots_are_told_in_both_languages(study, language):
    settings, found, _ = study
    say = Phrases(report_words(language, ["regression"]))
    results = Results(found, settings | {"language": language}, say, {})
    sections = (assumptions, hypotheses, sensitivity)
    blocks = [block for section in sections for block in section.compose(results, say)]
    text = "\n".join(map(text_of_block, checked(blocks, language)))
    assert "Gender: Female" in text
    assert "{" not in text


def test_the_profile_reaches_the_assumptions_of_studies_that_need_it_and_no_others():
    profile = {"age": {"label": "Age", "kind": "number"}}
    plain = {"kind": "regression", "response": "y", "predictors": ["x"]}
    studies = {
        "plain": {"profile": profile, "hypotheses": {"H1": plain}},
        "beside": {"profile": profile, "hypotheses": {"H1": plain | {"controls": ["age"]}}},
    }
    files, given = StudyFiles(studies), Parameters(studies, ROOT / "workflow")
    asked = given.settings(**given.where_columns_are_examined("profile.*.kind"))
    plain, beside = (SimpleNamespace(study=name) for name in studies)
    assert files.examined_columns(plain) == {}
    assert [*files.examined_columns(beside)] == ["responses"]
    assert asked(plain) == {"profile.*.kind": "null"}
    assert "number" in asked(beside)["profile.*.kind"]
