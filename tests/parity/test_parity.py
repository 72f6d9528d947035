"""Each statistic equals SPSS's, through GNU PSPP, and R's on the same data."""

import numpy as np
import pandas as pd
import pytest

from angket.statistics.categorical.association import association

from . import cases, claims, gaps, oracles, report
from .compare import compare, limit


def name_of(claim):
    return f"{claim.section}.{claim.statistic} equals {claim.program} {claim.function}"


# What the programs said when they were recorded, and, among the slow tests, what they say here.
SOURCES = [
    pytest.param(oracles.recorded, id="recorded"),
    pytest.param(oracles.results, id="live", marks=pytest.mark.slow),
]


# The studentised range takes long, so comparisons of groups are slow in either way.
LONG = ("comparison", "post_hoc")
COMPARED = [
    pytest.param(
        claim,
        *source.values,
        id=f"{name_of(claim)}-{source.id}",
        marks=pytest.mark.slow if claim.section in LONG or source.marks else (),
    )
    for claim in claims.CLAIMS
    for source in SOURCES
]


@pytest.mark.parametrize(("claim", "source"), COMPARED)
def test_statistic_equals_the_oracles_in_every_case(claim, source):
    compared, _, unexplained = compare(claim, source)
    assert len(compared), "nothing was compared"
    assert unexplained.empty, f"one side has no figure, for no stated reason:\n{unexplained}"
    worst = compared.nlargest(5, "difference")
    assert worst["difference"].max() <= limit(claim), f"\n{worst}"


@pytest.mark.slow  # of the comparisons of groups, too
def test_every_declared_gap_occurs():
    found = [gap for claim in claims.CLAIMS for gap in compare(claim, oracles.recorded)[1]]
    declared = [*gaps.GAPS, *gaps.DIFFERENCES]
    assert [gap for gap in declared if gap not in found] == []


ASKED = [(program, batch) for batch, programs in oracles.BATCHES.items() for program in programs]


@pytest.mark.slow
@pytest.mark.parametrize(("program", "batch"), ASKED)
def test_recorded_outputs_serve_as_well_as_the_live_ones(program, batch):
    recorded = oracles.recorded(program, batch).set_index(oracles.KEY)["value"].astype(float)
    current = oracles.results(program, batch).set_index(oracles.KEY)["value"].astype(float)
    common = recorded.index.intersection(current.index)
    # Another version may print more or less; what both print is the same.
    if oracles.versions()[program] in (None, oracles.recorded_state()[program]):
        assert list(recorded.index) == list(current.index)
    assert len(common) > 0.95 * len(recorded)
    np.testing.assert_allclose(recorded[common], current[common], rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("source", SOURCES)
def test_every_case_of_the_grid_has_been_compared(source):
    for program, batch in ASKED:
        assert set(source(program, batch)["case"]) == set(getattr(cases, batch)())


def test_chi_square_block_rounds_to_what_spss_printed():
    block = association(pd.DataFrame(cases.tables()["spss_output"]), 0.95)
    printed = {
        "pearson": ".334",
        "pearson_p": ".563",
        "continuity": ".055",
        "continuity_p": ".815",
        "likelihood_ratio": ".338",
        "likelihood_ratio_p": ".561",
        "fisher_p_two_sided": ".734",
        "fisher_p_one_sided": ".411",
        "linear_by_linear": ".327",
        "linear_by_linear_p": ".567",
        "minimum_expected": "4.84",
        "cells_below_5": "1",
        "cells_below_5_percent": "25.0",
    }
    for statistic, figure in printed.items():
        decimals = len(figure.partition(".")[2])
        assert abs(block[statistic] - float(figure)) <= 0.5 * 10**-decimals, statistic


@pytest.mark.slow  # of the comparisons of groups, too
def test_document_is_the_one_that_the_suite_writes():
    assert report.FILE.read_text(encoding="utf-8") == report.text(), (
        "write docs/parity.md again, as tests/parity/README.md says"
    )
