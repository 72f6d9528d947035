"""Sensitivity: every hypothesis in every sensible way, in one table and one figure."""

import pandas as pd
import pytest

from angket.tables import read_statistics

VARIANTS = {
    "regression": ["raw", "interval", "ranks", "ordinal", "robust"],
    "correlation": ["raw", "interval", "ranks", "ordinal", "robust"],
    "moderation": ["raw", "interval", "ranks", "ordinal", "robust"],
    "mediation": ["raw", "interval", "ranks", "ordinal", "robust"],
    "association": ["pearson", "likelihood_ratio", "linear_by_linear", "fisher"],
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("study", "hypothesis", "kind"),
    [
        ("bandung", "H1", "regression"),
        ("majene", "H1", "association"),
        ("worker_robotics", "H1", "correlation"),
        ("worker_robotics", "H4", "moderation"),
        ("ukm_stress", "H3", "mediation"),
    ],
)
def test_a_hypothesis_is_tested_in_every_way(finished, study, hypothesis, kind):
    table = pd.read_csv(finished.folder / f"results/{study}/sensitivity/sensitivity.csv")
    found = [s.split(":")[1] for s in table["subject"] if s.startswith(f"{hypothesis}:")]
    everybody = [variant.split("|")[0] for variant in found if variant.endswith("|all")]
    assert everybody == VARIANTS[kind]


@pytest.mark.slow
def test_the_raw_variant_is_the_hypothesis_test_itself(finished):
    figures = read_statistics(finished.folder / "results/ukm_stress/statistics.csv")
    panel = float(figures["sensitivity", "H2:raw|all", "p"])
    assert panel == pytest.approx(float(figures["regression", "H2", "f_p"]), rel=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize(("study", "hypothesis"), [("ukm_stress", "H3"), ("worker_robotics", "H4")])
def test_the_raw_variant_of_an_indirect_hypothesis_is_its_decision(finished, study, hypothesis):
    figures = read_statistics(finished.folder / f"results/{study}/statistics.csv")
    panel = float(figures["sensitivity", f"{hypothesis}:raw|all", "p"])
    assert panel == pytest.approx(float(figures["decision", hypothesis, "p"]), rel=1e-12)


@pytest.mark.slow
def test_flagged_respondents_are_left_out_of_the_second_set(finished):
    folder = finished.folder / "results/worker_robotics"
    flagged = len(pd.read_csv(folder / "validation/screening.csv"))
    table = pd.read_csv(folder / "sensitivity/sensitivity.csv").set_index("subject")
    assert flagged > 0
    assert table.loc["H1:raw|without flagged", "n"] == 337 - flagged
