"""The figure of the ways of testing: effects on one scale, with intervals where there are some."""

import io
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from angket.figures.of_study.forest.drawn import figures
from angket.figures.of_study.forest.ways import effects_of
from angket.settings.words import load_words
from drawn_figures import WORDS

HYPOTHESES = {"H1": {"kind": "regression", "scale": "raw", "predictors": ["x"], "response": "y"}}
SETTINGS = {"words": WORDS, "tests": {"alpha": 0.05}, "hypotheses": HYPOTHESES}
ROBUST = {"b": "2", "beta": ".5", "hc3_se": "0.5", "hc3_p": "0.01", "bca_low": "1", "bca_high": "4"}


def table(*rows):
    """Return the table of the sensitivity step, from rows of way, p and effect with its limits."""
    columns = ["subject", "p", "measure", "effect", "effect_ci_low", "effect_ci_high"]
    return pd.DataFrame([(f"H1:{way}", *rest) for way, *rest in rows], columns=columns)


def statistics(p=0.01, **slope):
    found = {("decision", "H1", "p"): str(p)}
    found |= {("regression", "H1:x", name): value for name, value in slope.items()}
    return found | {("regression", "H1", "f_df2"): "30"}


WAYS = [
    ("raw|all", 0.01, "beta", 0.5, 0.2, 0.8),
    ("ranks|all", 0.04, "beta", 0.3, np.nan, np.nan),
    ("ordinal|all", 0.0001, None, np.nan, np.nan, np.nan),
    ("robust|all", "undefined: the weights do not settle", None, np.nan, np.nan, np.nan),
]
UNFLAGGED = [("raw|without flagged", 0.2, "beta", 0.1, -0.1, 0.3)]


def effects(ways, found=None, settings=SETTINGS):
    rows = effects_of("H1", HYPOTHESES["H1"], table(*ways), found or statistics(), settings)[1]
    return rows.set_index("label")


def test_every_way_is_told_with_its_effect_or_its_p():
    told = effects(WAYS)["told"].to_dict()
    assert told == {
        "Raw totals (decides)": ".50 [.20, .80]",
        "Ranks": ".30",
        "Ordinal model": "other scale, *p* < .001",
        "Robust regression": "not computed",
    }


def test_robust_errors_and_the_bootstrap_are_drawn_on_the_same_scale():
    rows = effects(WAYS, statistics(**ROBUST))
    # R: .5 / 2 * (2 + c(-1, 1) * qt(.975, 30) * .5)
    hc3 = rows.loc["HC3 standard errors", ["effect", "low", "high"]]
    assert hc3.tolist() == pytest.approx([0.5, 0.244715943, 0.755284057])
    bootstrap = rows.loc["BCa bootstrap interval", ["effect", "low", "high"]]
    assert bootstrap.tolist() == pytest.approx([0.5, 0.25, 1.0])


def test_ways_without_flagged_respondents_stand_under_a_heading_of_their_own():
    rows = effects([*WAYS, *UNFLAGGED], statistics(**ROBUST))
    assert rows.index[rows["heading"]].tolist() == [
        "All respondents",
        "Without flagged respondents",
    ]
    assert rows.index.tolist()[-2:] == ["Without flagged respondents", "Raw totals"]
    assert "HC3 standard errors" in rows.index[:-2]


@pytest.mark.parametrize(
    ("p", "deciding"),
    [(0.01, ["Raw totals (decides)"]), (0.04, ["Ranks (decides)"]), (0.5, []), (0.2, [])],
)
def test_the_way_that_decides_is_known_by_its_p(p, deciding):
    rows = effects([*WAYS, *UNFLAGGED], statistics(p))
    assert rows.index[rows["decides"]].tolist() == deciding


def test_of_several_ways_with_the_least_p_of_a_bootstrap_one_decides():
    effects_of_ways = {"interval": 0.51, "raw": 0.5, "ranks": 0.49}
    ways = [(f"{w}|all", 0.0002, "beta", e, 0.2, 0.8) for w, e in effects_of_ways.items()]
    rows = effects(ways, statistics(0.0002))
    assert rows.index[rows["decides"]].tolist() == ["Raw totals (decides)"]


def drawn(ways, found=None, words=WORDS):
    made = SimpleNamespace(
        sensitivity=table(*ways),
        statistics=found or statistics(),
        settings=SETTINGS | {"words": words},
    )
    return list(figures(made))


def test_effects_are_drawn_and_no_p():
    ((*told, drawing),) = drawn(WAYS, statistics(**ROBUST))
    assert told == ["forest_H1", "forest", "H1", "Effect of H1 by way of testing"]
    (axes,) = drawing().axes
    points = [part.get_offsets() for part in axes.collections if part.get_array() is None]
    shown = sorted(x for offsets in points for x, _ in offsets.tolist() if len(offsets) == 1)
    assert {0.3, 0.5} <= set(np.round(shown, 9))
    assert axes.get_xscale() == "linear"
    assert "Standardised coefficient (beta)" in axes.get_xlabel()
    assert [text.get_text() for text in axes.figure.legends[0].get_texts()] == [
        "The way that decides",
        "Another way",
    ]


def test_tests_of_one_table_that_differ_in_p_alone_are_one_point():
    of_table = [
        (f"{way}|all", p, "cramers_v", 0.1, 0.0, 0.16)
        for way, p in (("pearson", 0.146), ("likelihood_ratio", 0.147), ("monte_carlo", 0.124))
    ]
    rows = effects([*of_table, *WAYS[1:3]], statistics(0.124))
    point = ".10 [.00, .16]"
    assert rows["told"].tolist() == [point, point, ".30", "other scale, *p* < .001"]
    called = WORDS["variants"]
    assert rows.index[0] == f"{called['pearson']}; {called['likelihood_ratio']}"
    # The one of them that decides is marked, and none that is joined to it.
    assert rows.index[1] == f"{called['monte_carlo']} (decides)"
    assert rows["decides"].tolist() == [False, True, False, False]


def test_numbers_are_written_as_in_indonesian():
    words = load_words("id", "figures")
    rows = effects(WAYS, settings=SETTINGS | {"words": words})
    assert rows.loc["Skor mentah (penentu)", "told"] == "0,50 [0,20; 0,80]"
    assert rows.loc["Model ordinal", "told"] == "skala lain, Sig. < 0,001"


@pytest.mark.parametrize("ways", [[], WAYS[2:], [("raw|all", *["undefined: withheld"] * 5)]])
def test_where_no_effect_is_known_nothing_is_drawn(ways):
    assert drawn(ways) == []


def test_effects_that_are_all_the_same_are_drawn():
    ((*_, drawing),) = drawn([("raw|all", 1.0, "cramers_v", 0.0, np.nan, np.nan)])
    drawing().savefig(io.BytesIO(), format="svg")


def test_a_table_without_effects_is_that_of_an_older_run():
    assert drawn([]) == []
    old = SimpleNamespace(
        sensitivity=pd.DataFrame({"subject": ["H1:raw|all"], "p": [0.01]}),
        statistics=statistics(),
        settings=SETTINGS,
    )
    assert list(figures(old)) == []


CORRELATION = {"kind": "correlation", "scale": "raw", "variables": ["x", "y"]}
OF_RANKS = [
    ("raw|all", 0.02, "r", 0.46, 0.3, 0.6),
    ("ranks|all", 0.01, "r", 0.45, 0.31, 0.57),
    ("raw|without flagged", 0.02, "r", 0.43, 0.3, 0.6),
    ("ranks|without flagged", 0.01, "r", 0.42, 0.28, 0.54),
    ("bootstrap_r|without flagged", np.nan, "r", 0.43, 0.25, 0.58),
    ("bootstrap_rho|without flagged", np.nan, "r", 0.42, 0.27, 0.55),
]
RESAMPLED = {
    ("correlation", "H1", "r"): "0.46",
    ("correlation", "H1:r", "bca_low"): "0.29",
    ("correlation", "H1:r", "bca_high"): "0.61",
    ("correlation", "H1:rho", "bca_low"): "0.33",
    ("correlation", "H1:rho", "bca_high"): "0.56",
}


def of_correlation(p, test):
    found = RESAMPLED | {("decision", "H1", "p"): p, ("decision", "H1", "test"): test}
    rows = effects_of("H1", CORRELATION, table(*OF_RANKS), found, SETTINGS)[1]
    return [told for told in rows[["label", "told"]].itertuples(index=False, name=None)]


def test_ranks_that_decide_have_the_same_kind_of_interval_with_and_without_the_flagged():
    assert of_correlation("0.01", "spearman") == [
        ("All respondents", ""),
        ("Raw totals", ".46 [.30, .60]"),
        ("Ranks (decides)", ".45 [.33, .56]"),
        ("Without flagged respondents", ""),
        ("Raw totals", ".43 [.30, .60]"),
        ("Ranks", ".42 [.27, .55]"),
    ]


def test_the_bootstrap_of_a_correlation_that_decides_is_a_way_with_and_without_the_flagged():
    told = of_correlation("0.02", "pearson")
    assert told[1] == ("Raw totals (decides)", ".46 [.30, .60]")
    named = [row for row in told if row[0] == "BCa bootstrap interval"]
    assert named == [
        ("BCa bootstrap interval", ".46 [.29, .61]"),
        ("BCa bootstrap interval", ".43 [.25, .58]"),
    ]


def test_a_limit_is_written_with_as_many_decimals_as_show_its_side_of_zero():
    ways = [
        ("raw|all", 0.01, "beta", 0.1, 0.004, 0.1),
        ("ranks|all", 0.9, "beta", 0.1, -0.0026, 0.125),
        ("robust|all", 0.9, "beta", 0.1, 0.0, 0.115),
    ]
    told = effects(ways)["told"].tolist()
    assert told == [
        ".100 [.004, .100]",
        ".100 [\N{MINUS SIGN}.003, .125]",
        ".10 [.00, .12]",
    ]


@pytest.mark.parametrize(("measure", "percent"), [("cramers_v", 90), ("r_squared", 90), ("r", 95)])
def test_the_axis_names_the_confidence_that_goes_with_the_test(measure, percent):
    ((*_, drawing),) = drawn([("raw|all", 0.01, measure, 0.3, 0.1, 0.5)])
    (axes,) = drawing().axes
    assert f"{percent}% confidence intervals" in axes.get_xlabel()
