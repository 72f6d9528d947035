"""Hunter and Schmidt's pools against the recorded ones."""

import numpy as np
import pytest

from angket.statistics.synthesis.hunter_schmidt import (
    attenuations,
    bare_bones,
    corrected_by_mean_reliability,
    corrected_for_attenuation,
)
from angket.statistics.synthesis.pooling import pool
from angket.statistics.undefined import Undefined
from recorded_syntheses import effects_of, recorded, rows_of, same, studies

GONZALEZ = studies("gonzalezmule2014")
NAMES = {
    **{"variance_observed": "var.obs", "variance_error": "var.err", "variance_left": "var.res"},
    **{"sd_left": "sd.res", "error_percent": "pct.var", "se": "se.mean"},
    **{"credibility_low": "cr80.lb", "credibility_high": "cr80.ub"},
    **{"ci_low": "ci95.lb", "ci_high": "ci95.ub"},
}


@pytest.mark.parametrize("rows", rows_of("hs_barebones"))
def test_bare_bones_pools_are_the_recorded_ones(rows):
    read = studies(rows["set"].iat[0])
    rows = rows.set_index("subject")
    for error, there in (("average", "avgN"), ("each", "each")):
        told = bare_bones(read["r"], read["n"], error)
        names = NAMES | {"k": "k", "respondents": "N", "mean_r": "r.bar"}
        if read["r"].nunique() == 1:
            # A share of no variance, which the record has as infinite.
            assert isinstance(told["error_percent"], Undefined)
            names.pop("error_percent")
        same(told, rows.loc[there], names)
    # psychmeta's variance of the observed correlations.
    k = len(read)
    there = rows.loc["psychmeta.correct_bias_FALSE", "var.obs"]
    assert told["variance_observed"] * k / (k - 1) == pytest.approx(there, rel=1e-8, abs=1e-12)


def test_corrected_pools_are_the_recorded_ones():
    told = corrected_for_attenuation(*(GONZALEZ[name] for name in ("r", "n", "rxx", "ryy")))
    names = NAMES | {"mean_r": "rho.bar", "variance_observed": "var.rc", "variance_left": "var.rho"}
    row = recorded("hs_corrected").set_index("subject").loc["all"]
    same(told, row, names | {"sd_left": "sd.rho"})


def test_attenuation_of_each_study_is_the_recorded_one():
    found = attenuations(GONZALEZ["rxx"], GONZALEZ["ryy"])
    assert found == pytest.approx(recorded("hs_study")["A"].to_numpy(), rel=1e-8)


def test_mean_reliabilities_correct_the_mean():
    told = corrected_by_mean_reliability(*(GONZALEZ[name] for name in ("r", "n", "rxx", "ryy")))
    names = {"attenuation": "A.bar", "attenuation_corrected": "rho"}
    names |= {"attenuation_separate": "A.bar.sep", "attenuation_corrected_separate": "rho.sep"}
    same(told, recorded("hs_artifactdist").iloc[0], names)


@pytest.mark.parametrize(("estimator", "there"), [("dl", "DL"), ("reml", "REML")])
def test_corrected_correlations_pooled_by_inverse_variance_are_metafors(estimator, there):
    attenuation = attenuations(GONZALEZ["rxx"], GONZALEZ["ryy"])
    effects, variances = effects_of("gonzalezmule2014", "COR")
    told = pool(effects / attenuation, variances / attenuation**2, estimator, "z").figures
    row = recorded("attenuation_invvar").set_index("subject").loc[there]
    same(told, row, {"estimate": "estimate", "se": "se", "tau_squared": "tau2", "ci_low": "ci.lb"})


@pytest.mark.parametrize(
    ("r", "n", "x", "why"),
    [
        ([0.2], [100], [0.8], "a single study has nothing"),
        ([0.2, 1.0], [100, 100], [0.8, 0.8], "of 1 or -1"),
        ([0.2, 0.3], [100, np.nan], [0.8, 0.8], "respondents is not given"),
        ([0.2, 0.3], [100, 100], [0.8, np.nan], "no reliability of both"),
        ([0.2, 0.3], [100, 100], [0.8, 1.2], "between zero and one"),
        ([0.2, 0.3], [100, 100], [0.8, 0.0], "between zero and one"),
    ],
)
def test_what_cannot_be_corrected_is_refused_with_the_reason(r, n, x, why):
    with pytest.raises(Undefined, match=why):
        corrected_for_attenuation(r, n, x, [0.8] * len(r))


def test_equal_correlations_leave_no_share_of_error():
    told = bare_bones([0.3, 0.3], [50, 60])
    assert str(told["error_percent"]) == "undefined: the correlations do not differ"
    with pytest.raises(Undefined, match="no study tells a reliability"):
        corrected_by_mean_reliability([0.3, 0.2], [50, 60], [np.nan], [0.8])
