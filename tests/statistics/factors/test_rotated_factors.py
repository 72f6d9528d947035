"""Components, rotations and numbers of factors against R, PSPP and what was printed of others."""

import shutil
import subprocess
from io import StringIO
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import rotated_by_pspp
from statsmodels.multivariate.factor_rotation import rotate_factors

from angket.statistics.factors.components import principal_components
from angket.statistics.factors.number_of_factors import (
    above_one,
    common_parallel_analysis,
    partial_correlations_left,
)
from angket.statistics.factors.oblique import oblimin, promax
from angket.statistics.factors.parallel_analysis import parallel_analysis
from angket.statistics.factors.rotation import varimax
from angket.statistics.factors.solution import solve
from angket.statistics.reliability.inter_item import Correlations, correlate
from angket.statistics.undefined import Undefined
from conftest import ROOT
from live_r import run_r

HERE = Path(__file__).parent
RESPONSES = ROOT / "resources/ukm_stress/responses.csv"
KEY = ["items", "extraction", "rotation", "quantity"]
FACTORS = {"all": 3, "stress": 2}


def read(file):
    return pd.read_csv(file, keep_default_na=False).set_index(KEY)["values"]


RECORDED = {
    "R": read(HERE / "rotated_by_R.csv"),
    "PSPP": read(HERE / "rotated_by_PSPP.csv"),
}
OF_NUMBER = ["eigenvalues", "common_eigenvalues", "map"]
OF_SOLUTIONS = [
    (program, *row)
    for program, rows in RECORDED.items()
    for row in rows.index
    if row[1]
]  # fmt: skip


def numbers(text):
    return [float(value) for value in text.split()]


@pytest.fixture(scope="module")
def answers():
    answers = pd.read_csv(RESPONSES, encoding="utf-8-sig")
    for name in ("S4", "S5", "S7", "S8"):
        answers[name] = 4 - answers[name]
    letters = {"D": 9, "A": 7, "S": 10}
    return answers[[f"{a}{i}" for a, most in letters.items() for i in range(1, most + 1)]]


@pytest.fixture(scope="module")
def correlations(answers):
    return {"all": correlate(answers), "stress": correlate(answers.filter(regex="^S"))}


@pytest.fixture(scope="module")
def solutions(correlations):
    found = {}
    for _, items, extraction, rotation, _ in OF_SOLUTIONS:
        name, _, raw = rotation.partition("_")
        key = items, extraction, rotation
        if key not in found:
            given = correlations[items], FACTORS[items], extraction, name, not raw
            found[key] = solve(*given)
    return found


def by_factors(values):
    return np.asarray(values, dtype=float).ravel(order="F").tolist()


@pytest.mark.parametrize(("program", "items", "extraction", "rotation", "quantity"), OF_SOLUTIONS)
def test_rotated_factors_equal_those_of_r_and_pspp(
    solutions, program, items, extraction, rotation, quantity
):
    told = numbers(RECORDED[program][items, extraction, rotation, quantity])
    solution = solutions[items, extraction, rotation]
    ours = solution["rotated" if quantity == "explained" else quantity]
    assert by_factors(ours) == pytest.approx(told, abs=1e-6)


@pytest.mark.parametrize("items", FACTORS)
def test_eigenvalues_and_partial_correlations_left_equal_those_of_r_psych(correlations, items):
    told = {name: numbers(RECORDED["R"][items, "", "", name]) for name in OF_NUMBER}
    _, table = common_parallel_analysis(correlations[items], seed=1)
    _, left = partial_correlations_left(correlations[items])
    _, usual = parallel_analysis(correlations[items], seed=1)
    assert usual["eigenvalue"].tolist() == pytest.approx(told["eigenvalues"], abs=1e-9)
    assert table["common_eigenvalue"].tolist() == pytest.approx(
        told["common_eigenvalues"], abs=1e-9
    )
    # psych::vss begins with one component held constant.
    assert left[1:].tolist()[: len(told["map"])] == pytest.approx(told["map"], abs=1e-9)


def test_random_common_eigenvalues_are_those_of_random_answers(correlations):
    # Of 2,000 draws each: their means have a standard error of about .002.
    _, table = common_parallel_analysis(correlations["stress"], seed=1)
    for ours, theirs in {
        "common_random_mean": "common_random_mean",
        "common_random_quantile": "common_random_quantile",
    }.items():
        told = numbers(RECORDED["R"]["stress", "", "", theirs])
        assert table[ours].tolist() == pytest.approx(told, abs=0.015)


def test_each_rule_finds_its_own_number_of_factors(correlations):
    found = {
        items: (
            parallel_analysis(matrix, 1)[0],
            common_parallel_analysis(matrix, 1)[0],
            above_one(matrix),
            partial_correlations_left(matrix)[0],
        )
        for items, matrix in correlations.items()
    }
    assert found == {"all": (2, 4, 3, 4), "stress": (2, 3, 2, 2)}
    told = {
        name: np.array(numbers(RECORDED["R"]["stress", "", "", name]))
        for name in ("common_eigenvalues", "common_random_quantile")
    }
    exceeds = told["common_eigenvalues"] > told["common_random_quantile"]
    assert exceeds.cumprod().sum() == 3


# Harman's eight physical variables: unrotated loadings and their quartimin, as printed with the
# rotation programs of Bernaards and Jennrich (http://www.stat.ucla.edu/research/gpa) and kept in
# the tests of statsmodels.
PHYSICAL = [
    *([0.830, -0.396], [0.818, -0.469], [0.777, -0.470], [0.798, -0.401]),
    *([0.786, 0.500], [0.672, 0.458], [0.594, 0.444], [0.647, 0.333]),
]
QUARTIMIN = [
    *([0.891822, 0.056015], [0.953680, -0.023246], [0.929150, -0.046503], [0.876683, 0.033658]),
    *([0.013701, 0.925000], [-0.017265, 0.821253], [-0.052445, 0.764953], [0.085890, 0.683115]),
]

# Five variables of twelve census tracts (Harman, 1976, p. 14), their correlations, squared multiple
# correlations and eigenvalues, as printed by SAS: philender.com/courses/multivariate/output/fa.html
# and, of principal components, example 33.1 of the SAS/STAT 9.22 user's guide.
TRACTS = """
1.00000 0.00975 0.97245 0.43887 0.02241
0.00975 1.00000 0.15428 0.69141 0.86307
0.97245 0.15428 1.00000 0.51472 0.12193
0.43887 0.69141 0.51472 1.00000 0.77765
0.02241 0.86307 0.12193 0.77765 1.00000
"""
REDUCED = [2.7343, 1.7161, 0.0395, -0.0245, -0.0726]


# Six ability tests of 112 people (Smith & Stanley, 1983, in Bartholomew, 1987), cov2cor of R's
# ability.cov, and what R's own example of them prints: factanal(factors = 2, rotation = "promax").
ABILITY = """
1 0.46626493 0.55166319 0.34032499 0.57647993 0.51440579
0.46626493 1 0.57243636 0.19309918 0.26292287 0.23927661
0.55166319 0.57243636 1 0.44509014 0.35402518 0.35647151
0.34032499 0.19309918 0.44509014 1 0.18396445 0.21883698
0.57647993 0.26292287 0.35402518 0.18396445 1 0.79137786
0.51440579 0.23927661 0.35647151 0.21883698 0.79137786 1
"""
UNIQUENESSES = [0.455, 0.589, 0.218, 0.769, 0.052, 0.334]
# R: f <- factanal(factors = 2, covmat = ability.cov, rotation = "none",
#                  control = list(opt = list(factr = 1, pgtol = 0)))
#    promax(varimax(f$loadings, eps = 1e-15)$loadings)
# The example, whose varimax stops at eps = 1e-5, prints 1.023 of the fifth; loadings below .1 it
# does not print.
PROMAX_OF_ABILITY = [
    *([0.364539, 0.470071], [-0.057496, 0.671082], [-0.091140, 0.931733]),
    *([-0.053469, 0.507915], [1.023686, -0.096114], [0.811525, 0.008588]),
]
PRINTED = {(0, 0): 0.364, (0, 1): 0.470, (1, 1): 0.671, (2, 1): 0.932, (3, 1): 0.508}
PRINTED |= {(4, 0): 1.023, (5, 0): 0.811}


def test_promax_of_the_most_likely_factors_equals_what_r_prints_of_ability_tests():
    matrix = pd.read_csv(StringIO(ABILITY.strip()), sep=" ", header=None)
    found = solve(Correlations(matrix, 112), 2, "ml", "promax", kaiser=False)
    assert (1 - found["communalities"]).tolist() == pytest.approx(UNIQUENESSES, abs=6e-4)
    pattern = found["pattern"].to_numpy()
    if pattern[2, 0] > pattern[2, 1]:  # R orders factors by their squared loadings alone
        pattern = pattern[:, ::-1]
    assert pattern == pytest.approx(np.array(PROMAX_OF_ABILITY), abs=1e-6)
    for place, printed in PRINTED.items():
        assert pattern[place] == pytest.approx(printed, abs=1e-3)
    assert found["correlations"].iloc[0, 1] == pytest.approx(0.557, abs=6e-4)


def test_oblimin_equals_printed_quartimin_of_eight_physical_variables():
    pattern, _ = oblimin(pd.DataFrame(PHYSICAL), kaiser=False)
    assert pattern.to_numpy() == pytest.approx(np.array(QUARTIMIN), abs=1e-5)


def test_eigenvalues_equal_those_that_sas_prints_of_census_tracts():
    matrix = pd.read_csv(StringIO(TRACTS.strip()), sep=" ", header=None)
    tracts = Correlations(matrix, 12)
    _, table = common_parallel_analysis(tracts, seed=1)
    assert table["common_eigenvalue"].tolist() == pytest.approx(REDUCED, abs=6e-5)
    loadings = principal_components(matrix, 3)
    explained = (loadings**2).sum()
    assert explained.tolist() == pytest.approx([2.8733, 1.7967, 0.2148], abs=6e-5)
    shares = (explained.cumsum() / 5 * 100).tolist()
    assert shares[1:] == pytest.approx([93.4, 97.7], abs=0.05)
    assert above_one(tracts) == 2


def test_a_last_digit_of_the_loadings_moves_no_oblique_factor_by_1e_9(correlations):
    loadings = principal_components(correlations["all"].matrix, 3)
    signs = np.random.default_rng(1).choice([-1, 1], loadings.shape)
    for rotate in (oblimin, promax):
        first, moved = rotate(loadings), rotate(loadings * (1 + 1e-15 * signs))
        for one, other in zip(first, moved, strict=True):
            assert other.to_numpy() == pytest.approx(one.to_numpy(), rel=0, abs=1e-11)


def test_statsmodels_alone_stays_short_of_the_end_of_oblimin(correlations):
    loadings = solve(correlations["all"], 3, "principal_axis", "none")["pattern"]
    theirs, _ = rotate_factors(loadings.to_numpy(), "oblimin", 0, "oblique", tol=1e-5)
    ours, _ = oblimin(loadings, kaiser=False)
    apart = np.abs(np.sort(np.abs(theirs), axis=1) - np.sort(np.abs(ours), axis=1)).max()
    assert 1e-8 < apart < 1e-4


def test_structure_is_the_correlation_of_items_with_components(answers):
    # Of components these are known: they are weighted sums of the standardised items.
    items = answers.filter(regex="^S")
    found = solve(items, 2, "principal_components", "oblimin")
    z = (items - items.mean()) / items.std()
    scores = z.to_numpy() @ np.linalg.solve(items.corr().to_numpy(), found["structure"].to_numpy())
    direct = np.corrcoef(z.to_numpy(), scores, rowvar=False)
    assert direct[:10, 10:] == pytest.approx(found["structure"].to_numpy(), abs=1e-10)
    assert direct[10:, 10:] == pytest.approx(found["correlations"].to_numpy(), abs=1e-10)


def test_one_factor_is_not_rotated(correlations):
    plain, turned = (
        solve(correlations["stress"], 1, "ml", rotation) for rotation in ("none", "promax")
    )
    assert plain["pattern"].equals(turned["pattern"])
    assert turned["structure"].equals(plain["structure"])


@pytest.mark.parametrize("rotate", [varimax, oblimin, promax])
def test_rotations_bear_an_item_that_loads_on_nothing(rotate):
    loadings = pd.DataFrame([[0.8, 0.3], [0.7, 0.2], [0.3, 0.7], [0.2, 0.8], [0.0, 0.0]])
    rotated = rotate(loadings)
    pattern = rotated if rotate is varimax else rotated[0]
    assert pattern.iloc[4].tolist() == pytest.approx([0, 0], abs=1e-15)


def test_factors_of_which_one_explains_nothing_are_not_rotated_into_each_other():
    nothing = pd.DataFrame([[0.8, 0], [0.7, 0], [0.6, 0.0]])
    with pytest.raises(Undefined, match="the rotation makes one factor of two"):
        promax(nothing)


@pytest.mark.parametrize(
    ("components", "told"),
    [(5, "4 items are too few for factors: 5"), (4, "an item follows exactly from others")],
)
def test_more_components_than_items_span_are_undefined(answers, components, told):
    items = answers[["S1", "S2", "S3"]].assign(again=answers["S1"])
    with pytest.raises(Undefined, match=told):
        solve(items, components, "principal_components", "none")


def test_common_parallel_analysis_needs_more_respondents_than_items(answers):
    with pytest.raises(Undefined, match="too few respondents"):
        common_parallel_analysis(answers[:20], seed=1)


def pspp(folder, answers):
    if not shutil.which("pspp"):
        pytest.skip("PSPP is not installed: the recorded numbers serve")
    answers.to_csv(folder / "answers.csv", index=False)
    shutil.copy(HERE / "rotated_oracle.sps", folder)
    command = ["pspp", "-O", "format=csv", "rotated_oracle.sps"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    return pd.DataFrame(rotated_by_pspp.rows(done.stdout), columns=[*KEY, "values"])


@pytest.mark.slow
def test_the_recorded_factors_are_what_r_and_pspp_still_make_of_the_items(tmp_path, answers):
    made = {"PSPP": tmp_path / "pspp.csv", "R": tmp_path / "r.csv"}
    pspp(tmp_path, answers).to_csv(made["PSPP"], index=False)
    run_r(HERE / "rotated_oracle.R", RESPONSES, made["R"])
    for program, file in made.items():
        now = read(file)
        assert list(now.index) == list(RECORDED[program].index)
        for row, told in RECORDED[program].items():
            assert numbers(now[row]) == pytest.approx(numbers(told), abs=1e-7), row
