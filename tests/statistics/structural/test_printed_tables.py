"""Structural models give the tables that papers, manuals and other programs print, to the digit."""

import pytest

from printed_tables import FIGURES, TABLES, units

HALF = 0.5 + 1e-6


@pytest.mark.parametrize("name", list(TABLES))
def test_table_is_ours_to_the_printed_digit(name):
    found = units(name)
    assert len(found) == (FIGURES["table"] == name).sum() > 0
    assert found.max() <= TABLES[name].get("within", HALF), found.nlargest(5)


@pytest.mark.parametrize("name", [name for name in TABLES if "within" in TABLES[name]])
def test_few_figures_of_a_table_are_not_rounded_alike(name):
    assert (units(name) > HALF).mean() < 0.1


def test_every_figure_belongs_to_a_table():
    assert set(FIGURES["table"]) == set(TABLES)
    assert not FIGURES.duplicated(["table", "statistic", "subject"]).any()
