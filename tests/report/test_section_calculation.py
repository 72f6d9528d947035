"""The item whose interval scores are worked out: every step follows from the one before it."""

import re
from statistics import NormalDist

import pandas as pd
import pytest

from angket.formats.blocks import Number, Table, as_cell
from angket.report.sections import calculation
from angket.settings.studies import load_studies
from angket.statistics.scaling.successive_intervals import interval_mapping
from chapter_text import (
    check_document,
    compose,
    notes_of,
    prose,
    rows_of,
    settings_of,
    shipped,
)
from conftest import ROOT

# Edwards' own kind of example: ten answers to one item, eight to another.
ANSWERS = {"a": [1] * 2 + [2] * 5 + [3] * 3, "b": [2] * 4 + [3] * 4}


def statistics(answers=None):
    found = {}
    for item, codes in (answers or ANSWERS).items():
        for code, row in interval_mapping(pd.Series(codes)).iterrows():
            for name, value in row.dropna().items():
                found["msi", f"{item}={code}", name] = value
    return found


def composed(language="en", answers=None, **settings):
    given = {"hypotheses": {"H1": {"kind": "regression", "scale": "interval"}}} | settings
    blocks = compose(calculation, statistics(answers), settings_of(language, **given))
    check_document(blocks)
    return blocks


def numbers(blocks):
    """Return the numbers of the table, a row each, with nothing where it has none."""
    (table,) = (block for block in blocks if isinstance(block, Table))
    contents = [[as_cell(cell).content for cell in row[1:]] for row in table.body]
    return [[c.value if isinstance(c, Number) else None for c in row] for row in contents]


def test_each_column_follows_from_the_one_before_it():
    rows, normal = numbers(composed()), NormalDist()
    total, below, density_below = sum(row[0] for row in rows), 0.0, 0.0
    for frequency, proportion, cumulative, z, density, scale_value, interval in rows:
        assert proportion == pytest.approx(frequency / total)
        below += proportion
        assert cumulative == pytest.approx(below)
        if z is None:
            assert cumulative == pytest.approx(1) and density == 0
        else:
            assert z == pytest.approx(normal.inv_cdf(cumulative))
            assert density == pytest.approx(normal.pdf(z))
        assert scale_value == pytest.approx((density_below - density) / proportion)
        density_below = density
        assert interval == pytest.approx(scale_value - rows[0][5] + 1)


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_reader_gets_the_printed_numbers_from_the_printed_ones(language):
    blocks = composed(language)
    _, *rows = rows_of(blocks, "calculation")
    printed = [
        [float(cell.replace(",", ".").replace("\N{MINUS SIGN}", "-") or "nan") for cell in row[1:]]
        for row in rows
    ]
    (_, p1, _, _, d1, s1, _), (_, p2, c2, z2, d2, s2, i2), _ = printed
    assert p1 + p2 == pytest.approx(c2, abs=2e-4)
    assert NormalDist().inv_cdf(c2) == pytest.approx(z2, abs=2e-4)
    assert NormalDist().pdf(z2) == pytest.approx(d2, abs=2e-4)
    assert (d1 - d2) / p2 == pytest.approx(s2, abs=5e-4)
    assert s2 - s1 + 1 == pytest.approx(i2, abs=2e-4)
    # And the steps say the same.
    text = "\n".join(prose(blocks)).replace(",", ".").replace("\N{MINUS SIGN}", "-")
    for value in (p1, p2, c2, z2, d1, d2, s1, s2, i2):
        assert f"{value:.4f}" in text
    assert re.search(rf"\({d1:.4f} - {d2:.4f}\) / {p2:.4f} = {s2:.4f}", text)


def test_the_item_with_the_most_chosen_answers_is_shown_with_what_they_mean():
    blocks = composed(answers={"a": [1, 2, 2], "b": [1, 2, 3, 3]})
    _, *rows = rows_of(blocks, "calculation")
    assert [row[0] for row in rows] == ["1 = Tidak", "2 = Ragu", "3 = Ya"]
    assert "scores of b" in "\n".join(prose(blocks))


def test_an_item_turned_round_is_shown_with_its_codes_alone():
    variables = settings_of()["variables"]
    variables["load"]["reversed"] = ["a"]
    blocks = composed(variables=variables)
    _, *rows = rows_of(blocks, "calculation")
    assert [row[0] for row in rows] == ["1", "2", "3"]
    assert any("a" in note for note in notes_of(blocks, "calculation")[1:])


def test_two_answers_are_enough_and_one_is_not():
    _, *rows = rows_of(composed(answers={"a": [2, 2, 3]}), "calculation")
    assert len(rows) == 2
    assert composed(answers={"a": [2, 2]}) == []


def test_nothing_is_worked_out_where_no_hypothesis_rests_on_interval_scores():
    assert composed(hypotheses={"H1": {"kind": "regression", "scale": "raw"}}) == []


@pytest.mark.slow
def test_the_shipped_study_shows_the_rows_of_its_own_mapping(finished):
    settings = load_studies(root=ROOT)["bandung"]
    folder = finished.folder / "results/bandung"
    _, blocks = shipped(calculation, settings, folder)
    mapping = pd.read_csv(folder / "intervals/msi.csv", index_col="subject")
    # Y3 is the first item of which all five answers were chosen.
    mapping = mapping.loc[[f"Y3={code}" for code in range(1, 6)], list(calculation.STEPS)]
    expected = mapping.astype(object).where(mapping.notna(), None)
    assert numbers(blocks) == expected.to_numpy().tolist()
