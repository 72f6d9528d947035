"""The ready example of structural models: right settings, and the numbers of another program."""

import pandas as pd
import pytest
import yaml

from angket.settings.schemas import load_schema
from angket.settings.studies import load_study
from angket.tables import read_statistics
from conftest import ROOT
from whole_study import compute

FILE = "config/studies/ukm_model.yaml"
# R's lavaan 0.6-14, cfa() of the same items as ordered, WLSMV; its iterations stop at about 1e-8.
BY_LAVAAN = {
    ("H2", "chi_square"): 407.9926761,
    ("H2", "df"): 206,
    ("H2", "cfi"): 0.9837792,
    ("H2", "tli"): 0.9818106,
    ("H2", "rmsea"): 0.0664596,
    ("H2", "srmr"): 0.0428931,
    ("H2:anxiety~helplessness", "r"): 0.8338956,
    ("H2:depression~helplessness", "r"): 0.8157416,
    ("H2:anxiety~depression", "r"): 0.9093312,
    ("H2:S1~helplessness", "loading"): 0.9070058,
}


def test_the_ready_example_has_no_fault_and_is_not_listed():
    assert load_study(FILE, load_schema("study"), ROOT)[1] == []
    listed = yaml.safe_load((ROOT / "config/config.yaml").read_text(encoding="utf-8"))
    assert "ukm_model" not in listed["studies"]
    told = (ROOT / "docs/structural.md").read_text(encoding="utf-8")
    assert FILE in told and "studies=[ukm_model]" in told


@pytest.mark.slow
def test_the_ready_example_gives_lavaans_figures_and_those_it_tells(tmp_path):
    study = yaml.safe_load((ROOT / FILE).read_text(encoding="utf-8"))
    answers = pd.read_csv(ROOT / study["data"]["file"], encoding="utf-8-sig", dtype=str)
    study["data"] = {"file": "resources/small/answers.csv"}
    study["tests"]["resamples"] = 1000
    _, inputs = compute(tmp_path, answers.to_numpy().tolist(), study, [*answers])
    found = read_statistics(inputs.statistics)
    for (subject, statistic), value in BY_LAVAAN.items():
        told = _either_way(found, subject, statistic)
        assert told == pytest.approx(value, rel=2e-7), (subject, statistic)
    # Of composites: what the mediation is made of adds up.
    way = float(found["structural", "H1:helplessness->anxiety->depression", "effect"])
    first, second, direct = (
        float(found["structural", f"H1:{path}", "beta"])
        for path in ("helplessness->anxiety", "anxiety->depression", "helplessness->depression")
    )
    total = float(found["structural", "H1:helplessness=>depression", "effect"])
    assert way == pytest.approx(first * second, rel=1e-12)
    assert total == pytest.approx(way + direct, rel=1e-12)


def _either_way(found, subject, statistic):
    """Return a figure, of two constructs in whichever order they stand."""
    name, _, pair = subject.partition(":")
    turned = f"{name}:{'~'.join(reversed(pair.split('~')))}"
    known = ("structural", subject, statistic)
    return float(found[known] if known in found else found["structural", turned, statistic])
