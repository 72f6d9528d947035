"""The kind agreement: what it decides by, its other ways, its figure and its section."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
import yaml

from angket.hypotheses.agreement import figures, roles, sensitivity
from angket.hypotheses.agreement.test import test as decide
from angket.hypotheses.agreement.ways import CALLED, WAYS_OF_LEVEL
from angket.hypotheses.kind import Data
from angket.hypotheses.rated import Rated
from angket.statistics.undefined import Undefined
from angket.tables import Rows
from hypotheses_text import told

FILE = Path(__file__).with_name("published.yaml")
RATINGS = {
    name: pd.DataFrame(rows, dtype=float)
    for name, rows in yaml.safe_load(FILE.read_text(encoding="utf-8"))["ratings"].items()
}
TESTS = {"alpha": 0.05, "seed": 1, "resamples": 1000}


def data_of(table):
    values = np.unique(table.to_numpy()[table.notna().to_numpy()])
    rated = Rated(table, {value: str(value) for value in values})
    return Data({}, None, {}, TESTS, {}, (), rated)


def decided(table, level, test):
    """Return the statistics by subject, and the outcome."""
    rows, hypothesis = Rows(), {"kind": "agreement", "level": level, "test": test}
    outcome = decide(rows, "H1", hypothesis, data_of(table))
    found = {}
    for _, subject, statistic, value in rows.rows:
        found.setdefault(("agreement", subject), {})[statistic] = value
    return found, outcome


@pytest.mark.parametrize(
    ("name", "level", "test", "statistic", "value"),
    [
        ("krippendorff", "nominal", "krippendorff", "krippendorff_alpha", 0.743),
        ("krippendorff", "ordinal", "krippendorff", "krippendorff_alpha", 0.815),
        ("diagnoses", "nominal", "fleiss", "fleiss_kappa", 0.430),
        ("shrout_fleiss", "interval", "icc2", "icc", 0.290),
        ("shrout_fleiss", "interval", "icc3k", "icc", 0.909),
    ],
)
def test_the_coefficient_that_decides_stands_at_the_hypothesis(name, level, test, statistic, value):
    found, outcome = decided(RATINGS[name], level, test)
    whole, of_way = found["agreement", "H1"], found["agreement", f"H1:{test}"]
    assert round(float(whole[statistic]), 3) == value
    assert float(whole[statistic]) == float(of_way["estimate"])
    assert (outcome.test, float(outcome.p)) == (test, float(of_way["p"]))
    for limit in ("ci_low", "ci_high"):
        assert float(whole[limit]) == float(of_way[limit])
    ways = {subject.removeprefix("H1:") for _, subject in found} - {"H1"}
    assert ways == {*WAYS_OF_LEVEL[level]}


def test_gaps_leave_objects_out_where_a_coefficient_has_no_room_for_them():
    found, _ = decided(RATINGS["krippendorff"], "ordinal", "krippendorff")
    numbers = {way: int(found["agreement", f"H1:{way}"]["n"]) for way in WAYS_OF_LEVEL["ordinal"]}
    assert (numbers["krippendorff"], numbers["icc2"], numbers["kappa"]) == (11, 8, 0)
    assert "as many raters" in str(found["agreement", "H1:fleiss"]["estimate"])
    assert "compares 2 raters" in str(found["agreement", "H1:kappa"]["estimate"])


def test_the_other_ways_are_the_other_coefficients():
    hypothesis = {"kind": "agreement", "level": "ordinal", "test": "kappa"}
    table = RATINGS["anxiety"][[1, 2]]
    panel = sensitivity.panel_of(hypothesis, data_of(table), None).set_index("variant")
    assert [*panel.index] == [*WAYS_OF_LEVEL["ordinal"]]
    _, outcome = decided(table, "ordinal", "kappa")
    assert panel.loc["kappa", "p"] == outcome.p
    assert panel["statistic"].to_dict() == {way: CALLED[way] for way in panel.index}
    # Three raters have no Cohen's kappa, with the reason.
    panel = sensitivity.panel_of(hypothesis, data_of(RATINGS["anxiety"]), None)
    assert isinstance(panel.set_index("variant").loc["kappa", "p"], Undefined)


def test_the_figure_shows_what_has_a_value_and_marks_what_decides():
    found, outcome = decided(RATINGS["krippendorff"], "ordinal", "krippendorff")
    statistics = {(*place, name): str(v) for place, row in found.items() for name, v in row.items()}
    statistics["decision", "H1", "test"] = outcome.test
    words = {"variants": {way: way for way in CALLED}, "agreement_axis": "{percent}"}
    words |= {"coefficients": "title"}
    settings = {"words": words, "tests": TESTS}
    hypothesis = {"level": "ordinal"}
    pictured = SimpleNamespace(statistics=statistics, settings=settings)
    [(_, kind, subject, _, drawing)] = figures.figures("H1", hypothesis, pictured)
    rows = drawing.args[0]
    assert (kind, subject, drawing.args[1]) == ("coefficients", "H1", "95")
    assert [*rows["label"]] == ["krippendorff", "icc1", "icc2", "icc3", "icc1k", "icc2k", "icc3k"]
    assert rows.set_index("label")["decides"].to_dict()["krippendorff"]
    assert rows["decides"].sum() == 1
    # Nothing is drawn where nothing has a value.
    same = pd.DataFrame(np.ones((4, 3)))
    found, _ = decided(same, "ordinal", "krippendorff")
    statistics = {(*place, name): str(v) for place, row in found.items() for name, v in row.items()}
    assert [*figures.redrawn("H1", hypothesis, statistics, settings)] == []


@pytest.mark.parametrize(
    ("name", "level", "test", "language", "sentences"),
    [
        ("krippendorff", "ordinal", "krippendorff", "en",
         ["agreement of 4 raters in 41 ratings, which are categories in an order",
          "The result is Krippendorff's α = .82", "more than by chance", ".80 of ratings",
          "Without a value, for the reasons below the table: Cohen's κ"]),
        ("krippendorff", "nominal", "krippendorff", "en", ["allows tentative conclusions alone"]),
        ("anxiety", "nominal", "krippendorff", "en", ["neither is reached", "does not differ"]),
        ("shrout_fleiss", "interval", "icc2", "id",
         ["kesepakatan 4 penilai dalam 24 penilaian", "ICC(2,1) = 0,290", "belum berarti banyak"]),
    ],
)  # fmt: skip
def test_the_section_tells_who_rated_what_and_how_well_they_agree(
    name, level, test, language, sentences
):
    found, outcome = decided(RATINGS[name], level, test)
    decision = {"test": test, "p": float(outcome.p)}
    text = told("agreement", found, language, decision, level=level, test=test)
    for sentence in sentences:
        assert sentence in text


def test_ratings_that_are_all_the_same_are_told_to_be_untested():
    found, outcome = decided(pd.DataFrame(np.ones((4, 3))), "nominal", "fleiss")
    assert isinstance(outcome.p, Undefined)
    decision = {"test": "fleiss", "p": str(outcome.p)}
    text = told("agreement", found, "id", decision, level="nominal", test="fleiss")
    assert "semua penilaian sama" in text


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ({"level": "nominal", "test": "icc2"}, "test"),
        ({"level": "interval", "test": "kappa"}, "test"),
        ({"level": "ratio", "test": "icc1", "categories": ["a", "b"]}, "categories"),
    ],
)
def test_a_coefficient_that_does_not_suit_the_level_is_refused(settings, key):
    [(path, message)] = roles.problems(settings, {})
    assert path == (key,)
    assert settings["level"] in str(message)
