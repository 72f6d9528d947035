"""Each effect stands with its interval, or the table of decisions says why it has none."""

import pytest

from angket.formats.blocks import Table, as_cell, text_of
from angket.report.phrases import Phrases, report_words
from angket.report.sections import hypotheses, overview
from hypotheses_text import results_for, text_of_block


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


SHARE = {"r_squared": 0.25, "r_squared_ci_low": 0.07, "r_squared_ci_high": 0.44}


def several(language, rows=None, **hypothesis):
    """Return what a report with a multiple regression, and perhaps a correlation, tells."""
    model = {"n": 40, "f": 6.0, "f_p": 0.004, "f_df1": 2, "f_df2": 37} | SHARE
    rows = {("regression", "H1"): model} | (rows or {})
    decision = {"test": "f", "p": 0.004, "confidence_percent": 95.0}
    hypothesis = {"response": "y", "predictors": ["x", "z"]} | hypothesis
    results = results_for("regression", rows, language, decision, **hypothesis)
    return results, Phrases(report_words(language))


@pytest.mark.parametrize(
    ("language", "table", "page"),
    [
        (
            "en",
            "hold its 90% confidence interval, as R² cannot lie below zero.",
            "(90% confidence intervals, as R² cannot",
        ),
        (
            "id",
            "selang kepercayaan 90%, karena R² tidak mungkin",
            "(selang kepercayaan 90%, karena R² tidak",
        ),
    ],
)
def test_the_interval_of_a_share_is_told_with_the_confidence_of_its_test(language, table, page):
    results, say = several(language)
    blocks = hypotheses.compose(results, say)
    decided = next(b for b in blocks if isinstance(b, Table) and b.label == "decisions")
    assert any(table in text_of(note) for note in decided.notes)
    assert page in "\n".join(map(text_of_block, overview.compose(results, say)))
    told = "\n".join(map(text_of_block, blocks))
    assert "90% CI [.07, .44]" in told or "selang kepercayaan 90% [0,070; 0,440]" in told
    assert "95%" not in told


@pytest.mark.parametrize(
    ("language", "apart"),
    [
        ("en", "95% confidence intervals, 90% for R², which cannot lie below zero"),
        ("id", "selang kepercayaan 95%, 90% untuk R², yang tidak mungkin lebih kecil daripada nol"),
    ],
)
def test_sizes_of_unlike_confidence_are_told_apart(language, apart):
    results, say = several(language)
    pair = {"r": 0.5, "ci_low": 0.2, "ci_high": 0.7, "p": 0.01, "n": 40}
    results._values["correlation"] = {"H2": {name: str(value) for name, value in pair.items()}}
    decided = results._values["decision"]["H1"] | {"test": "pearson"}
    results._values["decision"]["H2"] = decided
    results.settings["hypotheses"]["H2"] = {
        "kind": "correlation", "statement": "x goes with y", "variables": ["x", "y"],
        "test": "pearson", "scale": "raw", "controls": [],
    }  # fmt: skip
    assert apart in "\n".join(map(text_of_block, overview.compose(results, say)))


@pytest.mark.parametrize(
    ("language", "scale", "unit"),
    [
        ("en", "raw", "odds ratio per point of Load = 1.500"),
        ("en", "interval", "odds ratio per unit of Load = 1.500"),
        ("id", "raw", "rasio odds per poin Load = 1,500"),
    ],
)
def test_a_ratio_is_told_with_its_unit(language, scale, unit):
    rows = {("logistic", "H1"): {"n": 40, "nagelkerke": 0.2, "lr": 9.0, "lr_df": 1, "lr_p": 0.01}}
    rows["logistic", "H1:x"] = {"b": 0.4, "odds_ratio": 1.5, "ci_low": 1.1, "ci_high": 2.0}
    hypothesis = {"response": "y", "predictors": ["x"], "event": "ill", "scale": scale}
    decision = {"test": "likelihood_ratio", "p": 0.01}
    told, _ = decisions(language, "logistic", rows, decision, **hypothesis)
    assert told.startswith(unit)


@pytest.mark.parametrize(
    ("resamples", "told"),
    [(1000, "on 1,000 resamples."), (2000, "more than elsewhere, as limits near zero need them")],
)
def test_more_resamples_than_are_set_are_explained(resamples, told):
    rows = {("correlation", "H1"): {"n": 40, "r": 0.5, "p": 0.01, "rho": 0.4, "rho_p": 0.01}}
    rows["correlation", "H1:r"] = {"bca_low": 0.2, "bca_high": 0.58, "resamples": resamples}
    given = {"variables": ["x", "y"], "test": "pearson"}
    results = results_for("correlation", rows, "en", {"test": "pearson", "p": 0.01}, **given)
    results.settings["tests"]["resamples"] = 1000
    assert told in "\n".join(
        text_of(note)
        for block in hypotheses.compose(results, Phrases(report_words("en")))
        if isinstance(block, Table)
        for note in block.notes
    )
