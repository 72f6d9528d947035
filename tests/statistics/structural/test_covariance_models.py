"""Models of covariances beside lavaan (R), on simulated answers; `oracle.R` makes one of them.

lavaan stops a few millionths from the best values, so that its estimates agree to 1e-5 where
chi-square agrees to 1e-6; `simulated.csv` and `simulated_paths.csv` are free data.
"""

import functools
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from angket.statistics.structural.factor_structure import structure_of
from angket.statistics.structural.fit_indices import fit_indices
from angket.statistics.structural.independence import independence
from angket.statistics.structural.invariance import difference, invariance
from angket.statistics.structural.maximum_likelihood import fit, moments
from angket.statistics.structural.modification import candidates, modifications
from angket.statistics.structural.ordinal_moments import ordinal_moments
from angket.statistics.structural.path_model import path_model
from angket.statistics.structural.robust_likelihood import robust, robust_indices
from angket.statistics.structural.standardised_solution import (
    explained,
    standard_errors,
    standardised,
)
from angket.statistics.structural.weighted_least_squares import fit_ordinal, ordinal_indices
from angket.statistics.undefined import Undefined

HERE = Path(__file__).parent
LAVAAN = pd.read_csv(HERE / "covariances_by_lavaan.csv")
ANSWERS = pd.read_csv(HERE / "simulated.csv")
TOTALS = pd.read_csv(HERE / "simulated_paths.csv")
BLOCKS = {name: [f"{name}{i}" for i in range(1, 5)] for name in ("KL", "KP", "LO")}
MEASURED = path_model(BLOCKS, {})
MODEL = path_model(BLOCKS, {"KP": ["KL"], "LO": ["KL", "KP"]})
PATHS = path_model(
    {name: [name] for name in TOTALS},
    {"P1": ["X"], "P2": ["X"], "S1": ["X"], "S2": ["X", "S1"], "Y": ["X", "P1", "P2", "S1", "S2"]},
)
FIT = {
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
}
SCALED = {
    "chi_square": "chisq.scaled",
    "p": "pvalue.scaled",
    "cfi": "cfi.scaled",
    "tli": "tli.scaled",
    "rmsea": "rmsea.scaled",
    "rmsea_low": "rmsea.ci.lower.scaled",
    "rmsea_high": "rmsea.ci.upper.scaled",
    "rmsea_close_p": None,
}


def values_of(model):
    data = TOTALS if model is PATHS else ANSWERS
    return data[list(model.items)].to_numpy(float)


def by_likelihood(model):
    seen = moments(values_of(model))
    return fit([structure_of(model, seen.covariances)], [seen])


@functools.cache
def behind_answers():
    return ordinal_moments(values_of(MEASURED))


def by_weights(model):
    seen = behind_answers()
    return fit_ordinal(structure_of(model, seen.correlations, ordinal=True), seen)


def lavaans(section, statistic=None):
    found = LAVAAN[LAVAAN["section"] == section]
    if statistic is None:
        return found.set_index("statistic")["value"].astype(float)
    return found[found["statistic"] == statistic].set_index("subject")["value"].astype(float)


def named(structure, entry):
    row, column = structure.variables[entry.row], structure.variables[entry.column]
    if entry.matrix == "covariance":
        return [f"{row}~~{column}", f"{column}~~{row}"]
    loading = entry.row < structure.observed <= entry.column
    return [f"{column}=~{row}" if loading else f"{row}~{column}"]


def assert_parameters(structure, estimates, errors, section, standardized=None):
    """Compare every free parameter, and every standardised one, with lavaan's."""
    est, se = lavaans(f"{section}_param", "est"), lavaans(f"{section}_param", "se")
    std, std_se = lavaans(f"{section}_std_all", "est.std"), lavaans(f"{section}_std_all", "se")
    compared = 0
    for entry in structure.entries:
        name = next((one for one in named(structure, entry) if one in est.index), None)
        if name is None or entry.matrix == "mean":
            continue
        if entry.parameter >= 0:
            assert estimates[entry.parameter] == pytest.approx(est[name], abs=1e-5), name
            assert errors[entry.parameter] == pytest.approx(se[name], abs=1e-5), name
            compared += 1
        place = ("effect", "covariance").index(entry.matrix)
        assert standardized[0][place][entry.row, entry.column] == pytest.approx(
            std[name], abs=1e-5
        ), name
        assert standardized[1][place][entry.row, entry.column] == pytest.approx(
            std_se[name], abs=1e-5
        ), name
    assert compared == len(estimates)


def both(structure, estimates, covariance):
    values = standardised(structure, estimates)
    errors = [
        standard_errors(structure, estimates, covariance, lambda s, v, i=i: standardised(s, v)[i])
        for i in (0, 1)
    ]
    return values, errors


@pytest.mark.parametrize(("model", "section"), [(MODEL, "sem_ml"), (PATHS, "path_ml")])
def test_maximum_likelihood_equals_lavaan(model, section):
    found = by_likelihood(model)
    others = lavaans(f"{section}_fit")
    for name, value in fit_indices(found).items():
        assert value == pytest.approx(others[FIT.get(name, name)], abs=1e-6), name
    covariance = np.linalg.inv(found.information)
    structure = found.structures[0]
    errors = np.sqrt(np.diagonal(covariance))
    solution = both(structure, found.values, covariance)
    assert_parameters(structure, found.values, errors, section, solution)
    shares = dict(zip(structure.variables, explained(structure, found.values), strict=True))
    for name, value in lavaans(f"{section}_rsquare", "r2").items():
        seen = structure.variables.index(name)
        own = 1 - standardised(structure, found.values)[1][seen, seen]
        assert own == pytest.approx(value, abs=1e-6)
        assert np.isnan(shares[name]) or shares[name] == pytest.approx(value, abs=1e-6)


def test_modification_indices_equal_lavaan():
    found = by_likelihood(MODEL)
    structure = found.structures[0]
    ours = {}
    for one in modifications(found, candidates(structure)):
        row, column = structure.variables[one.row], structure.variables[one.column]
        name = f"{column}=~{row}" if one.matrix == "effect" else f"{column}~~{row}"
        ours[name] = one
    index, change = (lavaans("sem_ml_modindex_top10", name) for name in ("mi", "epc"))
    assert len(index) == 10
    for name, value in index.items():
        assert ours[name].index == pytest.approx(value, abs=1e-4)
        assert ours[name].change == pytest.approx(change[name], abs=1e-5)


def test_robust_likelihood_equals_lavaan():
    found = by_likelihood(MODEL)
    rows = [values_of(MODEL)]
    result, baseline = robust(found, rows), independence(found)
    indices = robust_indices(found, result, baseline, robust(baseline, rows))
    others = lavaans("sem_mlr_fit")
    assert result.scaling == pytest.approx(others["chisq.scaling.factor"], abs=1e-6)
    for name, theirs in ROBUST.items():
        assert indices[name] == pytest.approx(others[theirs], abs=1e-6), name
    structure = found.structures[0]
    errors = np.sqrt(np.diagonal(result.covariance))
    solution = both(structure, found.values, result.covariance)
    assert_parameters(structure, found.values, errors, "sem_mlr", solution)


@pytest.mark.parametrize(("model", "section"), [(MEASURED, "cfa_wlsmv"), (MODEL, "sem_wlsmv")])
def test_weighted_least_squares_equal_lavaan(model, section):
    found = by_weights(model)
    others = lavaans(f"{section}_fit")
    assert found.chi_square == pytest.approx(others["chisq"], abs=1e-4)
    for name, value in ordinal_indices(found).items():
        theirs = SCALED.get(name, name)
        if theirs is not None:
            assert value == pytest.approx(others[theirs], abs=1e-4), name
    errors = np.sqrt(np.diagonal(found.covariance))
    solution = both(found.structure, found.values, found.covariance)
    assert_parameters(found.structure, found.values, errors, section, solution)


def groups(data=ANSWERS, model=MEASURED):
    return [moments(part[list(model.items)].to_numpy(float)) for _, part in data.groupby("gender")]


def test_invariance_equals_lavaan():
    ours = invariance(MEASURED, groups())
    theirs = pd.read_csv(HERE / "invariance_by_lavaan.csv").set_index(["level", "statistic"])
    baseline = independence(ours["configural"])
    for level, found in ours.items():
        indices = fit_indices(found, baseline)
        for name in ("chi_square", "df", "p", "cfi", "tli", "rmsea", "srmr", "aic", "bic"):
            value = theirs.loc[(level, FIT.get(name, name)), "value"]
            assert indices[name] == pytest.approx(value, abs=1e-6), (level, name)
    change = difference(ours["metric"], ours["configural"])
    assert change["df_difference"] == 9
    assert change["chi_square_difference"] == pytest.approx(
        theirs.loc[("metric", "chisq"), "value"] - theirs.loc[("configural", "chisq"), "value"],
        abs=1e-6,
    )


def test_an_item_that_follows_from_another_is_refused():
    rows = values_of(MEASURED).copy()
    rows[:, 1] = 2 * rows[:, 0]
    seen = moments(rows)
    with pytest.raises(Undefined, match="follows from others"):
        fit([structure_of(MEASURED, seen.covariances)], [seen])


def test_a_model_that_is_not_identified_is_refused():
    model = path_model({"x": ["KL1", "KL2"]}, {})
    seen = moments(ANSWERS[["KL1", "KL2"]].to_numpy(float))
    with pytest.raises(Undefined, match="do not determine"):
        fit([structure_of(model, seen.covariances)], [seen])


def test_a_saturated_model_has_no_test():
    model = path_model({"x": ["KL1", "KL2", "KL3"]}, {})
    seen = moments(ANSWERS[["KL1", "KL2", "KL3"]].to_numpy(float))
    indices = fit_indices(fit([structure_of(model, seen.covariances)], [seen]))
    assert indices["df"] == 0
    assert all(isinstance(indices[name], Undefined) for name in ("p", "rmsea", "cfi", "agfi"))
