"""Hypotheses tested once more with the respondents whom a study excludes."""

import numpy as np
import pytest

from angket.formats.blocks import text_of
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.sections import sensitivity
from angket.tables import read_statistics
from whole_study import EVERYTHING, HEAD, STUDY, answers, compute

# A respondent by a flag, one for a gap, one by a rule, one by name, one who answered nothing.
CARELESS, GAP, TRIAL, TWICE, BLANK = 3, 10, 17, 20, 23

WAYS = {"H2": "interval", "H4": "pearson", "H5": "fisher_freeman_halton"}


@pytest.fixture(scope="module")
def studies(tmp_path_factory):
    """The same answers with nobody but the trial left out, and with all of them."""
    rows = [list(row) for row in answers(60)]
    rows[CARELESS][4:] = [4] * 9
    rows[GAP][HEAD.index("c2")] = ""
    rows[BLANK][4:] = [""] * 9
    hand = {
        "respondents": {f"p{TWICE}": "answered twice"},
        "where": [{"column": "id", "is": f"p{TRIAL}", "reason": "trial run"}],
    }
    made = {}
    for name, exclude, scope in (
        ("kept", hand, "analysis"),
        ("excluded", hand | {"flagged": ["straight_lining"]}, "study"),
    ):
        study = STUDY | {
            "hypotheses": EVERYTHING["hypotheses"],
            "exclude": exclude,
            "missing": {"scope": scope},
            "screening": {"longest_run": 4},
        }
        folder = tmp_path_factory.mktemp("study") / "study"
        settings, inputs = compute(folder, rows, study)
        made[name] = settings, read_statistics(inputs["statistics"])
    return made


@pytest.mark.parametrize("name", EVERYTHING["hypotheses"])
def test_the_way_with_excluded_respondents_is_the_study_that_excludes_none(studies, name):
    (_, kept), (_, excluded) = studies["kept"], studies["excluded"]
    way = WAYS.get(name, "raw")
    own, told = f"{name}:{way}|all", f"{name}:with_excluded|all"
    for statistic in ("n", "reject_h0"):
        assert excluded["sensitivity", told, statistic] == kept["sensitivity", own, statistic]
    assert excluded["sensitivity", told, "n"] > excluded["sensitivity", own, "n"]
    # A bootstrap draws other resamples where rows stand in another order.
    for statistic in ["p"] if name == "H7" else ["p", "estimate"]:
        found = float(excluded["sensitivity", told, statistic])
        assert found == pytest.approx(float(kept["sensitivity", own, statistic]), rel=1e-9)


def test_it_is_counted_among_the_ways_and_told(studies):
    settings, statistics = studies["excluded"]
    say = Phrases(report_words("en"))
    results = Results(statistics, settings, say, {}, provenance={})
    assert "with_excluded" in [way.variant for way in judge(results, say, "H1").ways]
    blocks = sensitivity.compose(results, say)
    text = " ".join(text_of(block.inlines) for block in blocks if hasattr(block, "inlines"))
    assert "their answers are not read" in text
    (table,) = [block for block in blocks if getattr(block, "label", "") == "sensitivity-H1"]
    assert any("Excluded respondents put back in" in text_of(note) for note in table.notes)


def test_a_variable_of_too_few_valid_items_keeps_all_and_is_told(tmp_path):
    rows, draw = [list(row) for row in answers(60)], np.random.default_rng(3)
    for name in ("a4", "b1", "b2", "b3"):
        for row, code in zip(rows, draw.integers(1, 5, 60), strict=True):
            row[HEAD.index(name)] = int(code)
    alone = {"kind": "correlation", "variables": ["strain", "support"], "statement": "Two"}
    study = STUDY | {"hypotheses": {"H1": EVERYTHING["hypotheses"]["H1"], "H2": alone}}
    study["tests"] = STUDY["tests"] | {"validity": "r_corrected"}
    settings, inputs = compute(tmp_path / "study", rows, study)
    statistics = read_statistics(inputs["statistics"])
    assert statistics["sensitivity", "H1:without_invalid|all", "items_left_out"] == "a4"
    assert "fewer than 2 items" in statistics["sensitivity", "H2:without_invalid|all", "p"]
    for language, told in (("en", "Strain keeps all items"), ("id", "Strain tetap memuat semua")):
        say = Phrases(report_words(language))
        results = Results(statistics, settings, say, {}, provenance={})
        tables = {getattr(one, "label", ""): one for one in sensitivity.compose(results, say)}
        notes = " ".join(text_of(note) for note in tables["sensitivity-H1"].notes)
        assert told in notes
        assert "a4" in notes
