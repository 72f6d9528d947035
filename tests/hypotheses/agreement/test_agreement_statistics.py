"""Agreement of raters against R, SAS, and the examples of those who defined the coefficients."""

import csv
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml

from angket.hypotheses.agreement.intraclass import FORMS, intraclass
from angket.hypotheses.agreement.kappa import cohen, fleiss, fleiss_of
from angket.hypotheses.agreement.krippendorff import LEVELS, alpha, alpha_of
from angket.statistics.undefined import Undefined

HERE = Path(__file__).parent
KNOWN = yaml.safe_load((HERE / "published.yaml").read_text(encoding="utf-8"))
RATINGS = {name: np.array(rows, dtype=float) for name, rows in KNOWN["ratings"].items()}


def counts_of(ratings):
    values = np.unique(ratings[~np.isnan(ratings)])
    return np.array([[(row == value).sum() for value in values] for row in ratings]), values


def table_of(first, second):
    values = np.unique([first, second])
    return np.array([[((first == a) & (second == b)).sum() for b in values] for a in values])


def written_out(ratings, level):
    """Krippendorff's definition, pair by pair of ratings."""
    units = [row[~np.isnan(row)] for row in ratings]
    units = [unit for unit in units if len(unit) > 1]
    pooled = np.concatenate(units)
    _, found = counts_of(pooled[:, None])[0].sum(axis=0), np.unique(pooled)
    n_of = {value: (pooled == value).sum() for value in found}

    def apart(a, b):
        low, high = min(a, b), max(a, b)
        if level == "nominal":
            return float(a != b)
        if level == "ordinal":
            between = sum(n for value, n in n_of.items() if low <= value <= high)
            return (between - (n_of[low] + n_of[high]) / 2) ** 2
        return (a - b) ** 2 if level == "interval" else ((a - b) / (a + b)) ** 2

    def pairs(values):
        places = range(len(values))
        return sum(apart(values[i], values[j]) for i in places for j in places if i != j)

    observed = sum(pairs(unit) / (len(unit) - 1) for unit in units) / len(pooled)
    return 1 - observed / (pairs(pooled) / (len(pooled) * (len(pooled) - 1)))


@pytest.mark.parametrize("level", LEVELS)
def test_alpha_is_what_krippendorff_prints_and_defines(level):
    ratings = RATINGS["krippendorff"]
    found = alpha(*counts_of(ratings), level)
    assert f"{found:.3f}" == KNOWN["alphas"][level]
    assert found == pytest.approx(written_out(ratings, level), rel=1e-12)
    assert alpha(*counts_of(RATINGS["anxiety"]), level) == pytest.approx(
        written_out(RATINGS["anxiety"], level), rel=1e-12
    )


@pytest.mark.parametrize("level", LEVELS)
def test_a_resample_has_the_alpha_of_the_objects_that_it_holds(level):
    ratings = RATINGS["krippendorff"]
    drawn = np.random.default_rng(1).integers(0, 12, (5, 12))
    weights = np.array([np.bincount(row, minlength=12) for row in drawn])
    found = alpha_of(weights, *counts_of(ratings), level)[:, 0]
    for row, value in zip(drawn, found, strict=True):
        assert value == pytest.approx(written_out(ratings[row], level), rel=1e-12)


@pytest.mark.parametrize(("weights", "kappa", "z", "p"), KNOWN["kappas"])
def test_kappas_of_two_raters_are_those_of_irr(weights, kappa, z, p):
    # irr leaves out the category that neither of the two chose.
    second, third = RATINGS["anxiety"][:, 1:].T
    found = cohen(table_of(second, third), 0.95, weights)
    assert (found["value"], found["z"], found["p"]) == pytest.approx((kappa, z, p), rel=1e-5)


@pytest.mark.parametrize(("weights", "kappa", "low", "high", "z", "p"), KNOWN["sas"])
def test_kappas_and_their_limits_are_those_of_sas(weights, kappa, low, high, z, p):
    found = cohen(np.array([[0, 4, 1], [0, 8, 0], [0, 1, 5]]), 0.95, weights)
    names = ("value", "ci_low", "ci_high", "z", "p")
    assert [f"{found[name]:.4f}" for name in names] == [kappa, low, high, z, p]


def test_fleiss_kappa_and_its_z_are_those_of_irr():
    counts, _ = counts_of(RATINGS["diagnoses"])
    found = fleiss(counts)
    assert [found["value"], found["z"]] == pytest.approx(KNOWN["fleiss"], rel=3e-7)
    assert fleiss_of(np.ones((1, 30), int), counts)[0, 0] == pytest.approx(
        found["value"], rel=1e-14
    )
    drawn = np.random.default_rng(1).integers(0, 30, 30)
    [[value]] = fleiss_of(np.bincount(drawn, minlength=30)[None], counts)
    assert value == pytest.approx(fleiss(counts[drawn])["value"], rel=1e-12)


def found_of(ratings, coefficient):
    if coefficient in FORMS:
        return intraclass(ratings, 0.95)[coefficient]
    return cohen(table_of(*ratings[:, :2].T), 0.95, coefficient)


@pytest.mark.parametrize("known", KNOWN["psych"], ids=lambda known: "-".join(known[:2]))
def test_coefficients_and_limits_are_those_recorded_from_psych(known):
    name, coefficient, *expected = known
    found = found_of(RATINGS[name], coefficient)
    names = ("value", "ci_low", "ci_high", "f", "p")[: len(expected)]
    assert [found[name] for name in names] == pytest.approx(expected, rel=1e-9)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_psych_says_so_today(tmp_path):
    ratings = np.random.default_rng(3).integers(1, 6, (25, 4)) + np.arange(25)[:, None] // 9
    pd.DataFrame(ratings).add_prefix("r").to_csv(tmp_path / "ratings.csv", index=False)
    subprocess.run(["Rscript", HERE / "oracle.R", tmp_path], check=True)
    with open(tmp_path / "figures.csv", encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 48
    for row in rows:
        # psych has another variance of weighted kappas; see SAS for it.
        if row["of"] != "quadratic" or row["statistic"] == "value":
            found = found_of(ratings.astype(float), row["of"])[row["statistic"]]
            assert found == pytest.approx(float(row["value"]), rel=1e-6), row


@pytest.mark.parametrize(
    ("compute", "reason"),
    [
        (lambda: cohen(np.array([[5, 0], [0, 0]]), 0.95), "all ratings are the same"),
        (lambda: fleiss(np.array([[3, 0], [3, 0]])), "all ratings are the same"),
        (lambda: fleiss(np.array([[3, 0], [1, 1]])), "not all objects were rated by as many"),
        (lambda: alpha(np.eye(3, dtype=int), np.arange(3.0), "nominal"), "no object was rated"),
        (lambda: alpha(np.array([[2], [3]]), np.ones(1), "ratio"), "all ratings are the same"),
        (lambda: intraclass(np.ones((1, 3)), 0.95), "needs at least 2 objects"),
        (lambda: intraclass(np.ones((4, 3)), 0.95), "all ratings are the same"),
        (lambda: intraclass(np.array([[1.0, 2], [3, 4], [5, 6]]), 0.95), "by a constant alone"),
    ],
)  # fmt: skip
def test_what_has_no_value_is_told_with_its_reason(compute, reason):
    with pytest.raises(Undefined, match=reason):
        compute()


def test_raters_who_contradict_one_another_leave_no_correlation_of_their_means():
    # The objects have the same mean, so that a reliability of means is a division by nothing.
    opposed = intraclass(np.array([[1.0, 4], [4, 1], [1, 4], [4, 1]]), 0.95)
    assert opposed["icc1"]["value"] == pytest.approx(-1)
    assert {form for form, found in opposed.items() if isinstance(found, Undefined)} == {
        "icc2",
        "icc1k",
        "icc2k",
        "icc3k",
    }
    two = intraclass(np.array([[1.0, 2], [2, 1]]), 0.95)
    assert isinstance(two["icc2"], Undefined) and isinstance(two["icc2k"], Undefined)


def test_perfect_agreement_is_1_and_no_agreement_below_0():
    agreed = np.array([[1.0, 1, 1], [2, 2, 2], [3, 3, 3]])
    counts, values = counts_of(agreed)
    assert [alpha(counts, values, level) for level in LEVELS] == [1] * 4
    assert fleiss(counts)["value"] == 1
    assert cohen(np.diag([1, 1, 1]), 0.95)["value"] == 1
    opposed = np.array([[1.0, 2], [2, 1], [1, 2]])
    assert alpha(*counts_of(opposed), "nominal") < 0
    assert cohen(table_of(*opposed.T), 0.95)["value"] < 0
