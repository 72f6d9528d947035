"""Structure: what the items of each variable have in common, through the stage."""

from pathlib import Path

import pandas as pd
import pytest

from angket.tables import read_statistics, write_parquet
from conftest import ROOT
from scripts import structure

ITEMS = pd.DataFrame(
    {
        "a": [1, 2, 4, 3, 5, 4, 2, 3, 1, 5, 2, 4],
        "b": [2, 2, 5, 3, 4, 4, 1, 3, 2, 5, 3, 4],
        "c": [1, 3, 4, 3, 4, 5, 2, 2, 1, 4, 2, 5],
        "d": [2, 1, 4, 4, 5, 3, 2, 3, 2, 5, 1, 4],
    },
    dtype="Int16",
)
# R: psych::KMO(x)$MSA; psych::cortest.bartlett(x)$chisq
KMO_OF_R, BARTLETT_OF_R = 0.737067384745762, 38.1620120826456


def run(run_stage, tmp_path, items, polychoric=False, extraction="principal_axis"):
    write_parquet(tmp_path / "keyed.parquet", items)
    settings = {
        "variables": {"v": {"items": list(items)}},
        "tests": {"seed": 5, "resamples": 1000},
        "instrument": {"polychoric": polychoric, "extraction": extraction},
    }
    outputs = {name: f"{name}.csv" for name in ("statistics", *structure.SECTIONS, "inter_item")}
    return run_stage(structure.main, outputs, settings, keyed=tmp_path / "keyed.parquet")


def test_adequacy_equals_that_of_r(run_stage, tmp_path):
    figures = read_statistics(run(run_stage, tmp_path, ITEMS).statistics)
    assert float(figures["structure", "v", "kmo"]) == pytest.approx(KMO_OF_R, rel=1e-9)
    chi_square = float(figures["structure", "v", "bartlett_chi_square"])
    assert chi_square == pytest.approx(BARTLETT_OF_R, rel=1e-9)
    assert figures["structure", "v", "factors_suggested"] == "1"


@pytest.mark.parametrize(
    ("extraction", "loading_of_d1"),
    # R: psych::fa(x[paste0("D", 1:9)], nfactors = 1, fm = "minres" or "ml")$loadings[1, 1]
    [("principal_axis", 0.744915394), ("ml", 0.745182931)],
)
def test_the_study_says_how_loadings_are_found(run_stage, tmp_path, extraction, loading_of_d1):
    answers = pd.read_csv(ROOT / "resources/ukm_stress/responses.csv", encoding="utf-8-sig")
    items = answers.filter(regex=r"^D\d$").astype("Int16")
    items.index = items.index.astype("str")
    figures = read_statistics(run(run_stage, tmp_path, items, extraction=extraction).statistics)
    assert float(figures["structure", "D1", "loading_1"]) == pytest.approx(loading_of_d1, abs=1e-5)
    assert figures["structure", "v", "extraction"] == extraction


def test_the_number_of_factors_repeats_the_rule_it_rests_on(run_stage, tmp_path):
    figures = read_statistics(run(run_stage, tmp_path, ITEMS).statistics)
    rule = [figures["structure", "v", name] for name in ("quantile", "repeats", "seed")]
    assert rule == ["0.95", "1000", "5"]


def test_the_same_seed_gives_the_same_bytes(run_stage, tmp_path):
    first = Path(run(run_stage, tmp_path, ITEMS).eigenvalue).read_bytes()
    assert Path(run(run_stage, tmp_path, ITEMS).eigenvalue).read_bytes() == first


def test_every_pair_of_items_is_listed_once_with_polychoric_where_asked(run_stage, tmp_path):
    table = pd.read_csv(run(run_stage, tmp_path, ITEMS, polychoric=True).inter_item)
    assert len(table) == 6
    r = ITEMS.astype(float).corr().loc["a", "b"]
    assert table.loc[0, "r"] == pytest.approx(r)
    assert table["polychoric"].between(0.5, 1).all()


def test_items_without_variance_are_named_and_nothing_breaks(run_stage, tmp_path):
    figures = read_statistics(run(run_stage, tmp_path, ITEMS.assign(d=3)).statistics)
    assert "undefined" in figures["structure", "v", "kmo"]
    assert "d" in figures["structure", "v", "kmo"]
