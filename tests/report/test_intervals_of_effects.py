"""Each effect stands with its interval, or the table of decisions says why it has none."""

import pytest

from angket.formats.blocks import Table, as_cell, text_of
from angket.report.phrases import Phrases, report_words
from angket.report.sections import hypotheses
from hypotheses_text import results_for


def decisions(language, kind, rows, decision, **hypothesis):
    results = results_for(kind, rows, language, decision, **hypothesis)
    blocks = hypotheses.compose(results, Phrases(report_words(language)))
    table = next(b for b in blocks if isinstance(b, Table) and b.label == "decisions")
    return text_of(as_cell(table.body[0][1]).content), " ".join(map(text_of, table.notes))


@pytest.mark.parametrize(
    ("language", "size"), [("en", "τb = .41 [.20, .58]"), ("id", "τb = 0,410 [0,200; 0,580]")]
)
def test_kendalls_coefficient_stands_with_its_bootstrap_interval(language, size):
    rows = {
        ("correlation", "H1"): {"n": 40, "r": 0.5, "p": 0.01, "tau_b": 0.41, "tau_b_p": 0.01},
        ("correlation", "H1:tau_b"): {"bca_low": 0.2, "bca_high": 0.58, "resamples": 1000},
    }
    decision = {"test": "kendall", "p": 0.01}
    told, _ = decisions(
        language, "correlation", rows, decision, variables=["x", "y"], test="kendall"
    )
    assert told == size


@pytest.mark.parametrize(
    ("language", "why"),
    [("en", "has no interval here: none is customary"), ("id", "tidak ada selang yang lazim")],
)
@pytest.mark.parametrize("predictors", [["x"], ["x", "z"]])
def test_nagelkerkes_share_has_none_and_says_why(language, why, predictors):
    whole = {"n": 40, "nagelkerke": 0.2, "lr": 9.0, "lr_df": 1, "lr_p": 0.01}
    rows = {("logistic", "H1"): whole}
    slope = {"b": 0.4, "odds_ratio": 1.5, "ci_low": 1.1, "ci_high": 2.0}
    rows |= {("logistic", f"H1:{name}"): slope for name in predictors}
    decision = {"test": "likelihood_ratio", "p": 0.01}
    hypothesis = {"response": "y", "predictors": predictors, "event": "ill"}
    told, notes = decisions(language, "logistic", rows, decision, **hypothesis)
    assert (why in notes) == ("Nagelkerke" in told) == (len(predictors) > 1)
