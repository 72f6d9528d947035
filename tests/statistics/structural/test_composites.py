"""Partial least squares beside seminr and cSEM (R), on simulated answers of 344 respondents."""

import pytest

from angket.statistics.structural.composites import estimate
from composites_beside_others import (
    CORRELATIONS,
    CSEM,
    FITS,
    MODEL,
    OF_OTHERS,
    OF_SEMINR,
    OTHERS,
    SEMINR,
    along,
    differences,
    fit,
    of_items,
)


def assert_equal(found, section, statistic, program, tolerance=1e-8):
    assert differences(found, section, statistic, program).max() < tolerance


@pytest.mark.parametrize(
    ("section", "statistic", "ours"), OF_SEMINR, ids=[" ".join(one[:2]) for one in OF_SEMINR]
)
def test_figures_equal_those_of_seminr(section, statistic, ours):
    assert_equal(ours(), section, statistic, SEMINR)


@pytest.mark.parametrize(
    ("program", "section", "statistic", "ours"),
    OF_OTHERS,
    ids=[" ".join(one[1:3]) for one in OF_OTHERS],
)
def test_figures_equal_those_of_other_programs(program, section, statistic, ours):
    assert_equal(ours(), section, statistic, program)


@pytest.mark.parametrize("scheme", ["centroid", "factorial"])
def test_other_schemes_equal_csem(scheme):
    found = estimate(CORRELATIONS, MODEL, scheme=scheme)
    assert_equal(along(found.coefficients[0]), f"PLS_path_{scheme}", "beta", CSEM)
    assert_equal(of_items(found.weights[0]), f"PLS_weight_{scheme}", "weight", CSEM)


@pytest.mark.parametrize(("section", "found", "exact", "suffix"), FITS)
@pytest.mark.parametrize("kind", ["saturated", "estimated"])
def test_fit_equals_csem(section, found, exact, suffix, kind):
    ours = fit(found, exact, kind == "estimated")
    others = OTHERS.query("section == @section and subject == @kind + @suffix")
    others = others.set_index("statistic")["value"]
    for name, value in ours.items():
        assert value == pytest.approx(others[name], abs=2e-9 * max(1, abs(value))), name
