"""The models of lavaan's manual beside lavaan itself, on data that come with it.

Pupils of two schools (Holzinger and Swineford, 1939) and democracy in developing countries
(Bollen, 1989): R writes answers and figures at test time, since the data are not ours to ship.
"""

from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from angket.statistics.structural.factor_structure import structure_of
from angket.statistics.structural.fit_indices import fit_indices
from angket.statistics.structural.independence import independence
from angket.statistics.structural.invariance import difference, invariance
from angket.statistics.structural.maximum_likelihood import fit, moments
from angket.statistics.structural.path_model import path_model
from angket.statistics.structural.robust_likelihood import robust, robust_indices
from angket.statistics.structural.standardised_solution import standardised
from live_r import run_r
from printed_tables import moments_of

pytestmark = pytest.mark.slow
INDICES = {
    "chi_square": "chisq",
    "p": "pvalue",
    "rmsea_low": "rmsea.ci.lower",
    "rmsea_high": "rmsea.ci.upper",
    "rmsea_close_p": "rmsea.pvalue",
    "log_likelihood": "logl",
}
ROBUST = {
    "chi_square": "chisq.scaled",
    "p": "pvalue.scaled",
    "cfi": "cfi.robust",
    "tli": "tli.robust",
    "rmsea": "rmsea.robust",
    "rmsea_low": "rmsea.ci.lower.robust",
    "rmsea_high": "rmsea.ci.upper.robust",
}
ABILITIES = path_model(
    {"visual": ["x1", "x2", "x3"], "textual": ["x4", "x5", "x6"], "speed": ["x7", "x8", "x9"]}, {}
)
DEMOCRACY = path_model(
    {
        "ind60": ["x1", "x2", "x3"],
        "dem60": ["y1", "y2", "y3", "y4"],
        "dem65": ["y5", "y6", "y7", "y8"],
    },
    {"dem60": ["ind60"], "dem65": ["ind60", "dem60"]},
)
ERRORS = [("y1", "y5"), ("y2", "y4"), ("y2", "y6"), ("y3", "y7"), ("y4", "y8"), ("y6", "y8")]


@pytest.fixture(scope="module")
def lavaan(tmp_path_factory):
    """Return the tables that R writes: both kinds of answers, and figures by section."""
    folder = tmp_path_factory.mktemp("lavaan")
    run_r(Path(__file__).parent / "textbook.R", folder)
    names = "schools", "democracy", "figures"
    tables = {name: pd.read_csv(folder / f"{name}.csv") for name in names}
    by_section = tables.pop("figures").set_index(["section", "statistic"])["value"]
    return tables | {section: by_section[section] for section in by_section.index.levels[0]}


def fitted(model, answers, errors=()):
    seen = moments(answers[list(model.items)].to_numpy(float))
    return fit([structure_of(model, seen.covariances, errors)], [seen])


def assert_indices(ours, theirs, names=INDICES, without=()):
    compared = 0
    for name, value in ours.items():
        if name not in without:
            assert value == pytest.approx(theirs[names.get(name, name)], abs=1e-6), name
            compared += 1
    assert compared >= 9


def assert_solution(found, theirs):
    """Compare the standardised solution of the first group; lavaan's search ends at 1e-5."""
    structure = found.structures[0]
    effects, left = standardised(structure, found.values)
    compared = 0
    for entry in structure.entries:
        row, column = structure.variables[entry.row], structure.variables[entry.column]
        value = (effects if entry.matrix == "effect" else left)[entry.row, entry.column]
        for name in (f"{column}=~{row}/1", f"{row}~{column}/1", f"{row}~~{column}/1",
                     f"{column}~~{row}/1"):  # fmt: skip
            if entry.matrix != "mean" and name in theirs.index:
                assert value == pytest.approx(theirs[name], abs=1e-5), name
                compared += 1
                break
    assert compared >= 20


def test_abilities_by_maximum_likelihood(lavaan):
    found = fitted(ABILITIES, lavaan["schools"])
    assert fit_indices(found)["chi_square"] == pytest.approx(85.3055, abs=1e-4)
    assert_indices(fit_indices(found), lavaan["cfa_ml"])
    assert_solution(found, lavaan["cfa_ml"])


def test_abilities_by_robust_likelihood(lavaan):
    found = fitted(ABILITIES, lavaan["schools"])
    rows, baseline = [lavaan["schools"][list(ABILITIES.items)].to_numpy(float)], independence(found)
    result = robust(found, rows)
    theirs = lavaan["cfa_mlr"]
    assert result.scaling == pytest.approx(theirs["chisq.scaling.factor"], abs=1e-6)
    ours = robust_indices(found, result, baseline, robust(baseline, rows))
    for name, other in ROBUST.items():
        if name in ours:
            assert ours[name] == pytest.approx(theirs[other], abs=1e-6), name


def test_invariance_between_schools(lavaan):
    schools = [part for _, part in lavaan["schools"].groupby("school", sort=False)]
    models = invariance(
        ABILITIES, [moments(part[list(ABILITIES.items)].to_numpy(float)) for part in schools]
    )
    baseline = independence(models["configural"])
    for level, found in models.items():
        ours = fit_indices(found, baseline)
        told = ("chi_square", "df", "p", "cfi", "tli", "rmsea", "srmr", "aic", "bic")
        assert_indices({name: ours[name] for name in told}, lavaan[level])
    for before, after in pairwise(models):
        change = difference(models[after], models[before])["chi_square_difference"]
        theirs = lavaan[after]["chisq"] - lavaan[before]["chisq"]
        assert change == pytest.approx(theirs, abs=1e-6)


@pytest.mark.parametrize(
    ("name", "school"),
    [("democracy", None), ("school_pasteur", "Pasteur"), ("school_grant_white", "Grant-White")],
)
def test_covariances_beside_printed_tables_are_those_of_the_answers(lavaan, name, school):
    model = DEMOCRACY if school is None else ABILITIES
    answers = lavaan["democracy" if school is None else "schools"]
    answers = answers if school is None else answers[answers["school"] == school]
    seen = moments(answers[list(model.items)].to_numpy(float))
    kept = moments_of(name, model.items)
    assert kept.n == seen.n
    assert kept.covariances == pytest.approx(seen.covariances, rel=1e-10)


def test_democracy_with_correlated_errors(lavaan):
    found = fitted(DEMOCRACY, lavaan["democracy"], ERRORS)
    ours = fit_indices(found)
    assert ours["df"] == 35
    assert_indices(ours, lavaan["bollen"])
    assert_solution(found, lavaan["bollen"])
