"""Instrument: item validity and Cronbach's alpha against published tables and R."""

import numpy as np
import pandas as pd
import pingouin
import pytest

from angket.statistics.reliability.alpha import alpha_if_deleted, cronbach_alpha
from angket.statistics.reliability.at_level import alpha_interval, critical_r
from angket.statistics.reliability.validity import item_validity
from angket.statistics.undefined import Undefined
from angket.tables import write_parquet
from closed_verdicts import close
from conftest import ROOT
from parity import cases
from scripts import instrument, instrument_verdicts

# The r table as printed in textbooks (two-sided .05 and .01), df = n - 2.
R_TABLE = [
    (5, 0.05, 0.878),
    (10, 0.05, 0.632),
    (30, 0.05, 0.361),
    (55, 0.05, 0.266),
    (30, 0.01, 0.463),
]

# R: x <- data.frame(a=c(1,2,4,3,5,4,2,3), b=c(2,2,5,3,4,4,1,3), c=c(5,4,2,3,1,2,4,2))
#    a <- psych::alpha(x[, 1:2]); a$total$raw_alpha; unlist(a$feldt)
ALPHA_OF_R = 0.909090909091
FELDT_OF_R = (0.545917343722, 0.981799651020)
ITEMS = pd.DataFrame(
    {"a": [1, 2, 4, 3, 5, 4, 2, 3], "b": [2, 2, 5, 3, 4, 4, 1, 3], "c": [5, 4, 2, 3, 1, 2, 4, 2]},
    dtype=float,
)


@pytest.mark.parametrize(("n", "alpha", "printed"), R_TABLE)
def test_critical_r_is_that_of_the_textbook_table(n, alpha, printed):
    assert round(critical_r(n, alpha), 3) == printed


def test_critical_r_needs_three_respondents():
    with pytest.raises(Undefined, match="3 respondents"):
        critical_r(2, 0.05)


def test_corrected_item_total_is_the_correlation_with_the_other_items():
    table = item_validity(ITEMS, ITEMS.sum(axis=1))
    others = ITEMS["b"] + ITEMS["c"]
    assert table.loc["a", "r_corrected"] == pytest.approx(np.corrcoef(ITEMS["a"], others)[0, 1])


def test_a_constant_item_is_undefined_with_the_reason_and_spares_the_others():
    items = ITEMS.assign(c=3.0)
    table = item_validity(items, items.sum(axis=1))
    assert "the same for every respondent" in str(table.loc["c", "r_item_total"])
    assert isinstance(table.loc["a", "r_item_total"], float)


def test_alpha_equals_that_of_r_psych():
    estimate = cronbach_alpha(ITEMS[["a", "b"]])
    assert estimate["alpha"] == pytest.approx(ALPHA_OF_R, abs=1e-9)
    interval = alpha_interval(estimate["alpha"], estimate["items"], estimate["n"], 0.95)
    assert interval == pytest.approx(FELDT_OF_R, abs=1e-7)


def test_alpha_uses_only_respondents_who_answered_every_item():
    with_gap = ITEMS.copy()
    with_gap.loc[0, "a"] = np.nan
    assert cronbach_alpha(with_gap[["a", "b"]]) == cronbach_alpha(ITEMS.loc[1:, ["a", "b"]])


def test_wrong_keying_gives_a_negative_alpha_not_a_crash():
    assert cronbach_alpha(ITEMS)["alpha"] < 0


def test_alpha_if_deleted_is_the_alpha_of_the_rest():
    rest = cronbach_alpha(ITEMS[["a", "b"]])["alpha"]
    assert alpha_if_deleted(ITEMS)["c"] == pytest.approx(rest, rel=1e-14, abs=0)


def test_an_item_without_variance_is_named():
    with pytest.raises(Undefined, match="no variance in b"):
        cronbach_alpha(ITEMS.assign(b=2.0))


def judged(run_stage, tmp_path, items, extraction):
    """Run the stage on the items of one variable; return its statistics."""
    write_parquet(tmp_path / "keyed.parquet", items.astype("Int16"))
    write_parquet(tmp_path / "totals.parquet", pd.DataFrame({"v": items.sum(axis=1)}))
    settings = {
        "variables": {"v": {"items": list(items)}},
        "tests": {"alpha": 0.05, "cronbach_minimum": 0.7, "validity": "r_corrected"},
        "instrument": {"split_half": "odd_even", "extraction": extraction},
    }
    inputs = {name: tmp_path / f"{name}.parquet" for name in ("keyed", "totals")}
    outputs = run_stage(instrument.main, {"open": "open.csv"}, settings, **inputs)
    return close(instrument, outputs.open, settings)


def test_the_verdict_on_an_item_repeats_what_it_rests_on(run_stage, tmp_path):
    figures = judged(run_stage, tmp_path, ITEMS, "principal_axis")
    assert figures["validity", "a", "test"] == "r_corrected"
    assert figures["validity", "a", "alpha"] == "0.05"
    assert figures["reliability", "v", "cronbach_minimum"] == "0.7"


@pytest.mark.parametrize(
    ("extraction", "omega_of_r"),
    # R: as in test_omega.py, of D1 to D9
    [("principal_axis", 0.906757110), ("ml", 0.906700752)],
)
def test_omega_rests_on_the_loadings_that_the_study_asks_for(
    run_stage, tmp_path, extraction, omega_of_r
):
    answers = pd.read_csv(ROOT / "resources/ukm_stress/responses.csv", encoding="utf-8-sig")
    figures = judged(run_stage, tmp_path, answers.filter(regex=r"^D\d$"), extraction)
    assert float(figures["reliability", "v", "omega"]) == pytest.approx(omega_of_r, abs=1e-6)
    assert figures["reliability", "v", "extraction"] == extraction


def test_the_configured_correlation_decides_on_validity():
    row = {"r_item_total": "0.5", "r_corrected": "0.2", "r_critical": "0.3"}
    for test, verdict in (("r_item_total", True), ("r_corrected", False)):
        assert instrument_verdicts.valid(row | {"test": test}, 0.05) is verdict


def test_the_interval_of_alpha_rests_on_those_who_answered_every_item():
    items = cases.questionnaires()["n57_items8_points5"][0]
    # pingouin leaves out 27 of the 57, and takes 57 for the interval all the same.
    assert pingouin.cronbach_alpha(items, nan_policy="listwise")[1].tolist() == [0.75, 0.888]
    # R: a <- psych::alpha(na.omit(x)); unlist(a$feldt)
    found = cronbach_alpha(items)
    assert found["n"] == 30
    of_r = (0.715341204228798, 0.906944580976561)
    assert alpha_interval(found["alpha"], found["items"], 30, 0.95) == pytest.approx(of_r, rel=1e-9)


def test_a_total_that_is_the_same_for_everyone_has_no_alpha():
    opposed = ITEMS[["a"]].assign(b=6 - ITEMS["a"])
    with pytest.warns(RuntimeWarning, match="divide by zero"):
        assert pingouin.cronbach_alpha(opposed)[0] == -np.inf
    with pytest.raises(Undefined, match="the total is the same for every respondent"):
        cronbach_alpha(opposed)


def test_items_that_cancel_each_other_out_once_standardised_have_no_standardised_alpha():
    opposed = ITEMS[["a"]].assign(b=12 - 2 * ITEMS["a"])
    estimate = cronbach_alpha(opposed)
    assert estimate["alpha"] < 0
    assert "standardised items" in str(estimate["alpha_standardized"])
