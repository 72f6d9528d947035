"""A study that leaves invalid items out: its totals, its decisions, and what it says of them."""

import numpy as np
import pandas as pd
import pytest

from angket.answers.left_out import left_out_in, without_items
from angket.formats.blocks import as_cell, text_of
from angket.report.caveats_told import caveat_in_words
from angket.report.compose import compose
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.sections import instrument
from angket.tables import read_parquet, read_statistics
from whole_study import EVERYTHING, HEAD, STUDY, answers, compute

# Ways that decide; where cells are thin, the exact test does.
WAYS = {"H2": "interval", "H4": "pearson", "H5": "fisher_freeman_halton"}


@pytest.fixture(scope="module")
def noisy():
    """Rows in which a4 and b2 tell nothing, and c1 and c2 what the others do."""
    draw = np.random.default_rng(0)
    rows = [list(row) for row in answers(60)]
    for name in ("a4", "b2"):
        for row, code in zip(rows, draw.integers(1, 5, 60), strict=True):
            row[HEAD.index(name)] = int(code)
    return rows


@pytest.fixture(scope="module")
def studies(noisy, tmp_path_factory):
    """The same study with and without the items that are not valid."""
    made = {}
    for drops in (False, True):
        study = STUDY | {
            "hypotheses": EVERYTHING["hypotheses"],
            "instrument": {"drop_invalid": drops},
            "tests": STUDY["tests"] | {"validity": "r_corrected"},
        }  # fmt: skip
        folder = tmp_path_factory.mktemp("study") / "study"
        settings, inputs = compute(folder, noisy, study)
        made[drops] = settings, read_statistics(inputs["statistics"]), folder
    return made


def results_of(studies, language="en"):
    """Return what the report of the shortened study is composed of, and its phrases."""
    settings, statistics, _ = studies[True]
    say = Phrases(report_words(language))
    kept = without_items(settings, left_out_in(statistics))
    origin = {"software": {}, "citations": [], "answers": "", "settings": ""}
    return Results(statistics, kept, say, {}, provenance=origin), say


def test_totals_are_those_of_the_items_that_are_left(studies, noisy):
    _, statistics, folder = studies[True]
    assert statistics["left_out", "a4", "round"] == "1"
    assert statistics["left_out", "b2", "variable"] == "strain"
    assert ("left_out", "a1", "round") not in statistics
    table = pd.DataFrame(noisy, columns=HEAD)
    totals = read_parquet(folder / "results/scoring/totals.parquet")
    assert totals["load"].tolist() == table[["a1", "a2", "a3"]].sum(axis=1).tolist()
    assert totals["mind"].tolist() == table["a3"].tolist()
    r = np.corrcoef(table["b1"], table[["b1", "b3"]].sum(axis=1))[0, 1]
    assert float(statistics["validity", "b1", "r_item_total"]) == pytest.approx(r)
    assert float(statistics["description", "load", "score_ideal"]) == 60 * 3 * 4
    interval = read_parquet(folder / "results/intervals/totals.parquet")
    scores = read_parquet(folder / "results/intervals/intervals.parquet")
    assert "a4" not in scores
    assert np.allclose(interval["load"], scores[["a1", "a2", "a3"]].sum(axis=1))


def test_nothing_changes_where_the_study_does_not_ask_for_it(studies):
    _, statistics, _ = studies[False]
    assert not [place for place in statistics if place[0] == "left_out"]
    assert ("validity", "a4", "valid") in statistics
    assert not [subject for _, subject, _ in statistics if "all_items" in subject]
    assert not [subject for _, subject, _ in statistics if "with_excluded" in subject]


@pytest.mark.parametrize("name", EVERYTHING["hypotheses"])
def test_sensitivity_shows_each_decision_with_all_items(studies, name):
    (_, with_all, _), (_, without, _) = studies[False], studies[True]
    way = WAYS.get(name, "raw")
    for statistic in ("n", "estimate", "p", "reject_h0"):
        told = without["sensitivity", f"{name}:all_items|all", statistic]
        assert told == with_all["sensitivity", f"{name}:{way}|all", statistic]
    told = without["sensitivity", f"{name}:all_items|all", "estimate"]
    assert without["sensitivity", f"{name}:{way}|all", "estimate"] != told


@pytest.mark.parametrize("name", EVERYTHING["hypotheses"])
def test_a_study_that_keeps_invalid_items_shows_each_decision_without_them(studies, name):
    (_, kept, _), (_, dropped, _) = studies[False], studies[True]
    way = WAYS.get(name, "raw")
    for statistic in ("n", "estimate", "p", "reject_h0", "measure", "effect", "effect_ci_low"):
        told = kept.get(("sensitivity", f"{name}:without_invalid|all", statistic))
        assert told == dropped.get(("sensitivity", f"{name}:{way}|all", statistic))
    assert kept["sensitivity", f"{name}:without_invalid|all", "items_left_out"] in (
        {"H4": ("a4",), "H5": ("b2",)}.get(name, ("a4, b2", "b2, a4"))
    )
    assert ("sensitivity", f"{name}:without_invalid|all", "p") not in dropped


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_report_names_what_is_left_out_at_the_instrument_and_at_each_decision(
    studies, language
):
    results, say = results_of(studies, language)
    for name in results.settings["hypotheses"]:
        caveats = {
            caveat.subject: text_of(caveat_in_words(results, say, name, caveat))
            for caveat in judge(results, say, name).caveats
            if caveat.key == "left_out"
        }
        named = {"load": "a4", "strain": "b2"}
        assert set(caveats) <= set(named)
        assert caveats
        for variable, told in caveats.items():
            assert f"({named[variable]})" in told
            assert results.label(variable) in told


def test_variables_that_lost_nothing_have_no_such_caveat(studies):
    results, say = results_of(studies)
    caveats = judge(results, say, "H7").caveats
    assert "support" not in [caveat.subject for caveat in caveats if caveat.key == "left_out"]


def test_the_section_on_the_instrument_tells_rounds_and_what_is_left(studies):
    blocks = instrument.compose(*results_of(studies))
    text = " ".join(text_of(block.inlines) for block in blocks if hasattr(block, "inlines"))
    assert "Of Load, a4 was left out in one round; the 3 items that are left" in text
    (table,) = [block for block in blocks if getattr(block, "label", "") == "left-out"]
    assert [row[0] for row in table.body] == ["a4", "b2"]
    (validity,) = [block for block in blocks if getattr(block, "label", "") == "validity"]
    named = [text_of(as_cell(row[0]).content) for row in validity.body]
    assert named[:5] == ["Load", "a1", "a2", "a3", "Strain"]


def test_no_sentence_of_the_report_speaks_of_an_item_as_kept_that_is_gone(studies):
    blocks = compose(*results_of(studies))
    text = " ".join(text_of(block.inlines) for block in blocks if hasattr(block, "inlines"))
    assert "is not left out" not in text
    assert "Of Strain, b2 was left out" in text
