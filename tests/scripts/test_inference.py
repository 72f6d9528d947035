"""Inference: what is decided, and every figure against R, SPSS and published tables."""

import csv
from pathlib import Path

import pytest

from angket.statistics.undefined import Undefined
from angket.tables import Rows, read_statistics
from scripts import inference


def test_the_null_hypothesis_is_rejected_at_alpha_itself():
    figures = Rows()
    inference.decide(figures, {"H1": ("t", 0.05), "H2": ("t", 0.0500001)}, 0.05)
    verdicts = [value for *_, statistic, value in figures.rows if statistic == "reject_h0"]
    assert verdicts == ["true", "false"]


def test_holm_stands_beside_the_plain_p_of_several_hypotheses():
    # R: p.adjust(c(.01, .04, .03), "holm")
    figures = Rows()
    decisions = {"H1": ("t", 0.01), "H2": ("f", 0.04), "H3": ("pearson", 0.03)}
    inference.decide(figures, decisions, 0.05)
    adjusted = [float(value) for *_, statistic, value in figures.rows if statistic == "p_holm"]
    assert adjusted == pytest.approx([0.03, 0.06, 0.06])


def test_one_hypothesis_needs_no_adjustment():
    figures = Rows()
    inference.decide(figures, {"H1": ("t", Undefined("too few"))}, 0.05)
    assert [row[2:] for row in figures.rows] == [
        ("reject_h0", "undefined: too few"),
        ("test", "t"),
        ("p", "undefined: too few"),
        ("alpha", "0.05"),
        ("confidence_percent", "95.0"),
    ]


@pytest.mark.slow
def test_every_figure_of_the_students_study_equals_that_of_r(finished):
    computed = read_statistics(finished.folder / "results/ukm_stress/statistics.csv")
    with open(Path(__file__).parents[1] / "data" / "ukm_stress_by_R.csv") as file:
        recorded = list(csv.DictReader(file))
    assert len(recorded) > 50
    for row in recorded:
        key = (row["section"], row["subject"], row["statistic"])
        # R's own approximation of Shapiro-Wilk's p has fewer digits.
        relative = 1e-6 if key[2] == "shapiro_p" else 1e-9
        assert float(computed[key]) == pytest.approx(float(row["value"]), rel=relative), key


@pytest.mark.slow
@pytest.mark.parametrize(("study", "figures"), [("bandung", 88), ("majene", 390)])
def test_every_published_figure_is_reproduced(finished, study, figures):
    with open(finished.folder / f"results/{study}/statistics/published.csv") as file:
        verdicts = [row["verdict"] for row in csv.DictReader(file)]
    assert verdicts == ["reproduced"] * figures


@pytest.mark.slow
def test_the_printed_alphas_of_the_students_study(finished):
    computed = read_statistics(finished.folder / "results/ukm_stress/statistics.csv")
    printed = {"depression": 0.9051, "anxiety": 0.9439, "stress": 0.8339}
    found = {name: round(float(computed["reliability", name, "alpha"]), 4) for name in printed}
    assert found == printed
