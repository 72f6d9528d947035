"""The step of item analysis: a published test from its file of answers to the figures of R."""

from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from angket.engine.files import StudyFiles
from angket.settings.answer_keys import fill_from_answer_keys
from angket.tables import read_statistics
from conftest import ROOT, Files
from scripts import item_analysis
from validated_study import study_of, validated

HERE = ROOT / "tests/statistics/item_analysis"
ITEMS = [f"Q{place}" for place in range(1, 6)]


def analysed(folder, table, **test):
    """Take answers through intake and the step; return the statistics by subject and name."""
    variables = {"test": {"label": "Test", "items": [*table]} | test}
    study = {"language": "en", "variables": variables, "scales": {}}
    fill_from_answer_keys(study)
    settings = study_of(**study)
    table.to_csv(folder / "answers.csv", index=False)
    made = validated(folder, folder / "answers.csv", settings)
    outputs = {name: str(folder / f"{name}.csv") for name in ("statistics", "item_analysis")}
    inputs = Files(responses=made.files["responses"])
    item_analysis.main(inputs, Files(outputs), settings)
    found = read_statistics(outputs["statistics"])
    assert {section for section, *_ in found} <= {item_analysis.SECTION}
    assert Path(outputs["item_analysis"]).read_text(encoding="utf-8").startswith("subject,n,")
    return {place[1:]: value for place, value in found.items()}


@pytest.mark.parametrize("name", ["lsat6", "lsat7"])
def test_a_published_test_comes_out_as_in_r(name, tmp_path):
    table = pd.read_csv(HERE / "lsat.csv")
    table = table.loc[table.index.repeat(table[name]), ITEMS]
    found = analysed(tmp_path, table, answer_key=1)
    recorded = pd.read_csv(HERE / "by_R.csv")
    recorded = recorded[recorded["test"] == name]
    for subject, statistic, value in recorded[["subject", "statistic", "value"]].to_numpy():
        subject = "test" if subject == "all" else subject
        assert float(found[subject, statistic]) == pytest.approx(value, rel=1e-9), subject


def test_a_test_that_nobody_answered_whole_is_told(tmp_path):
    table = pd.DataFrame({"T1": ["A", None] * 5, "T2": [None, "B"] * 5})
    study = {"answer_key": ["A", "B"]}
    variables = {"test": {"label": "Test", "items": [*table]} | study}
    settings = {"language": "en", "variables": variables, "scales": {},
                "instrument": {"item_analysis": {"blank": "missing"}}}  # fmt: skip
    fill_from_answer_keys(settings)
    settings = study_of(**settings)
    table.to_csv(tmp_path / "answers.csv", index=False)
    made = validated(tmp_path, tmp_path / "answers.csv", settings)
    outputs = {name: str(tmp_path / f"{name}.csv") for name in ("statistics", "item_analysis")}
    item_analysis.main(Files(responses=made.files["responses"]), Files(outputs), settings)
    found = read_statistics(outputs["statistics"])
    reason = "undefined: no respondent has an answer that counts to every item"
    assert found["item_analysis", "test", "kr20"] == reason


def test_a_test_is_analysed_by_the_pilot_sample_where_there_is_one():
    of = SimpleNamespace(study="s")
    study = {"variables": {"test": {"answer_key": {"T1": "A"}}}}
    assert StudyFiles({"s": study}).tested_answers(of).startswith("results/s/validation/")
    assert StudyFiles({"s": study | {"pilot": {}}}).tested_answers(of).startswith("results/s/pilot")
    assert StudyFiles({"s": {"variables": {"v": {}}}}).item_analysis(of) == {}
