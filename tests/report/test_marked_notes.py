"""Notes below tables, and names in their cells, keep the italics of their phrases."""

import pytest

from angket.formats.blocks import Italic, Superscript, as_cell, text_of
from angket.report.effect_sizes import sizes_table
from angket.report.phrases import Phrases, report_words
from angket.report.sections import hypotheses
from angket.report.tables import notes_of
from hypotheses_text import results_for, results_of


def test_a_note_keeps_its_italics_and_is_a_sentence():
    r = Italic("r")
    (note,) = notes_of({("the corrected ", r, " is below the critical ", r): "a"})
    assert note == (Superscript("a"), " ", "The corrected ", r, " is below the critical ", r, ".")
    assert [text_of(note) for note in notes_of({"no scores.": "b"})] == ["b No scores."]


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("kind", ["ordinal", "logistic"])
def test_r_is_in_italics_in_tables_of_fit(kind, language):
    whole = {"n": 40, "lr": 9.0, "lr_df": 1, "lr_p": 0.01}
    whole |= {"nagelkerke": 0.2, "mcfadden": 0.1, "cox_snell": 0.15, "correct_percent": 60.0}
    rows = {(kind, "H1"): whole}
    hypothesis = {"response": "y", "predictors": ["x"], "event": "ill"}
    decision = {"test": "likelihood_ratio", "p": 0.01}
    results = results_for(kind, rows, language, decision, **hypothesis)
    blocks = hypotheses.compose(results, Phrases(report_words(language)))
    (fit,) = (block for block in blocks if getattr(block, "label", "") == "fit-H1")
    named = [as_cell(row[0]).content for row in fit.body]
    shares = [name for name in named if "R²" in text_of(name)]
    assert len(shares) == 3
    assert all(Italic("R") in name for name in shares)


def test_an_effect_begins_with_a_capital_in_its_cell_alone():
    say = Phrases(report_words("en"))
    found = {"rank_biserial": 0.4, "rank_biserial_ci_low": 0.2, "rank_biserial_ci_high": 0.6}
    settings = {"H1": {"kind": "difference", "statement": "Said."}}
    rows = {("difference", "H1"): found}
    results = results_of(rows, {"variables": {}, "hypotheses": settings}, "en")
    words = say("difference.effects.rank_biserial")
    of = "difference", "H1"
    (table,) = sizes_table(results, say, of, {"rank_biserial": words}, None, ("sizes", "Sizes"))
    assert text_of(words) == "rank-biserial correlation"
    assert text_of(as_cell(table.body[0][0]).content).strip() == "Rank-biserial correlation"
    assert text_of(say("difference.effects.partial_eta_squared")) == "partial η²"
