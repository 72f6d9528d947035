"""Ordinal regression against R, against printed tables, and against numbers recorded from R."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from angket.hypotheses.ordinal.model import ordinal_model
from angket.hypotheses.ordinal.parallel import score_test
from hypothesis_tests import infer, panel_of
from live_r import run_r

HERE = Path(__file__).parent
# The response of each data set, and the columns that predict it.
MODELS = {
    "wine": ("rating", ["temp", "contact"]),
    "survey": ("Smoke", ["Sex", "Height"]),
    "birthwt": ("weight", ["age", "lwt", "race", "smoke"]),
}
ORDER = {
    "rating": ["1", "2", "3", "4", "5"],
    "temp": ["cold", "warm"],
    "contact": ["no", "yes"],
    "Smoke": ["Never", "Occas", "Regul", "Heavy"],
    "Sex": ["Female", "Male"],
    "weight": ["A", "B", "C", "D"],
    "race": ["1", "2", "3"],
}
# R's names of terms.
TERMS = {"race2": "race=2", "race3": "race=3", "SexMale": "Sex=Male"}
TERMS |= {"tempwarm": "temp=warm", "contactyes": "contact=yes"}
WAYS = {"probit": "lr", "cloglog": "lr", "split_low": "lr", "split_high": "lr", "linear": "f"}


def arguments(name, data):
    """Return the hypothesis of a data set, its columns as those of a study, and their order."""
    response, predictors = MODELS[name]
    groups = data.assign(**{key: data[key].astype(str) for key in {*ORDER} & {*data}})
    hypothesis = {"kind": "ordinal", "response": response, "predictors": predictors}
    return hypothesis, groups, {key: ORDER[key] for key in {*ORDER} & {*data}}


def compare(name, data, figures):
    """Compare every figure of R with what is found in the data."""
    hypothesis, groups, order = arguments(name, data)
    found, outcome = infer(hypothesis, groups=groups, order=order)
    assert (outcome.test, outcome.test_of_terms) == ("likelihood_ratio", "wald")
    ways = panel_of(hypothesis, pd.DataFrame(index=data.index), groups=groups, order=order)
    estimates = ways.set_index("variant")["estimate"]
    for row in figures.itertuples():
        if row.subject in WAYS:
            shown = estimates[row.subject]
        else:
            at_boundary, name_of = row.subject.startswith("boundary:"), row.subject
            term, *level = name_of.removeprefix("boundary:").split("|")
            subject = "|".join(["H:" + TERMS.get(term, term), *level])
            subject = "H" if row.subject == "model" else subject
            section = "threshold" if row.statistic.startswith("threshold") else "ordinal"
            section = "boundary" if at_boundary else section
            shown = found[section, subject, row.statistic]
        # car's regressions end their search there.
        close = pytest.approx(row.value, rel=5e-8, abs=1e-12)
        assert float(shown) == close, (row.subject, row.statistic)


def test_every_figure_is_the_one_recorded_from_r():
    figures = pd.read_csv(HERE / "recorded.csv")
    assert len(figures) > 150
    compare("birthwt", pd.read_csv(HERE / "birthwt.csv"), figures)


def cheese():
    """Return levels and additives of McCullagh and Nelder (1989, p. 175), the fourth left out."""
    counts = [
        [0, 0, 1, 7, 8, 8, 19, 8, 1],
        [6, 9, 12, 11, 7, 6, 1, 0, 0],
        [1, 1, 6, 8, 23, 7, 5, 1, 0],
        [0, 0, 0, 1, 3, 7, 14, 16, 11],
    ]
    counts = np.array(counts)
    additive, level = np.repeat(np.indices(counts.shape).reshape(2, -1), counts.ravel(), axis=1)
    return level, pd.DataFrame({str(place + 1): additive == place for place in range(3)}) * 1.0


def test_the_taste_of_cheese_has_the_printed_coefficients():
    # SAS/STAT user's guide, "Ordinal logistic regression", of the odds of a lower level.
    fit = ordinal_model(*cheese(), 0.95)
    assert (-fit.coefficients["b"]).round(4).tolist() == [1.6128, 4.9646, 3.3227]


def test_the_score_test_of_one_column_of_categories_is_pearsons_of_its_table():
    # Slopes of its own at every boundary fit such a table perfectly, so that the score test asks
    # what Pearson's chi-square asks of the counts and those that proportional odds expect.
    level, table = cheese()
    fit = ordinal_model(level, table, 0.95)
    additive = table.to_numpy() @ [1, 2, 3]
    chi_square = 0.0
    for place, slope in enumerate([0, *fit.coefficients["b"]]):
        below = 1 / (1 + np.exp(slope - fit.thresholds["threshold"]))
        expected = np.diff(below, prepend=0, append=1) * (additive == place).sum()
        observed = np.bincount(level[additive == place], minlength=9)
        chi_square += ((observed - expected) ** 2 / expected).sum()
    found = score_test(level, table, fit)
    assert found["score"] == pytest.approx(chi_square, rel=1e-9)
    assert found["score_df"] == 21


@pytest.fixture(scope="module")
def by_r(tmp_path_factory):
    """The data sets and figures of R, computed now."""
    folder = tmp_path_factory.mktemp("oracle")
    run_r(HERE / "oracle.R", folder)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("name", MODELS)
def test_every_figure_is_that_of_r(by_r, name):
    figures = pd.read_csv(by_r / "figures.csv").query("model == @name")
    assert len(figures) > 60
    compare(name, pd.read_csv(by_r / f"{name}.csv"), figures)


@pytest.mark.slow
def test_tables_that_packages_of_r_print_are_reproduced(by_r):
    # Christensen, Cumulative link models for ordinal regression with the R package ordinal.
    figures = {
        ("wine", "H:temp=warm"): {"b": "2.5031", "se": "0.5287"},
        ("wine", "H:contact=yes"): {"b": "1.5278", "se": "0.4766", "p": "0.00135"},
        ("wine", "H"): {"log_likelihood": "-86.492"},
        # The manual of the R package brant.
        ("survey", "H:Sex=Male"): {"brant": "1.58", "brant_p": "0.45"},
        ("survey", "H:Height"): {"brant": "0.02", "brant_df": "2", "brant_p": "0.99"},
        ("survey", "H"): {"brant": "3.28", "brant_df": "4", "brant_p": "0.51"},
    }
    for (name, subject), printed in figures.items():
        hypothesis, groups, order = arguments(name, pd.read_csv(by_r / f"{name}.csv"))
        found, _ = infer(hypothesis, groups=groups, order=order)
        for statistic, text in printed.items():
            shown = float(found["ordinal", subject, statistic])
            assert f"{shown:.{len(text.partition('.')[2])}f}" == text, (name, subject, statistic)
