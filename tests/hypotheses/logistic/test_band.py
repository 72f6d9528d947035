"""Bands of what a model expects: made on the scale of the link, as by R, and turned back."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM
from test_logistic_oracles import MTCARS

from angket.hypotheses.along import LOG, LOGIT, with_band
from angket.hypotheses.logistic.model import logistic_regression
from angket.statistics.regression.marginal import EXPONENTIAL, LOGISTIC, average_predictions
from live_r import run_r

CARBURETTORS = [4, 4, 1, 1, 2, 1, 4, 2, 2, 4, 4, 3, 3, 3, 4, 4, 4, 1, 2, 1, 1, 2, 2, 4, 2, 1, 2, 2]
CARS = MTCARS.assign(carb=[*CARBURETTORS, 4, 6, 8, 2])
# From band.R: weight; what is expected, and its limits.
RECORDED = {
    "logistic": [
        (2, 0.981879590852, 0.658417439233, 0.999343945145),
        (3, 0.492115614127, 0.228264477805, 0.760433320634),
        (3.5, 0.114708266698, 0.0260265179231, 0.385851982559),
        (5, 0.000309736114576, 1.35270429116e-06, 0.0662633969364),
    ],
    "count": [
        (2, 2.04691908561, 1.42663753533, 2.93689016256),
        (5, 4.18755206018, 2.86963323598, 6.11074336498),
    ],
}


def band(model, at, extra=()):
    """Return the band along weight, of MTCARS, with further predictors or none."""
    predictors = CARS[["wt", *extra]].astype(float)
    design = np.column_stack([np.ones(len(predictors)), predictors])
    if model == "logistic":
        fit = logistic_regression(CARS["am"], predictors, 0.95)
        curve, link, parameters, covariance = LOGISTIC, LOGIT, fit.parameters, fit.covariance
    else:
        fit = GLM(CARS["carb"], design, Poisson()).fit(tol=1e-12)
        curve, link = EXPONENTIAL, LOG
        parameters, covariance = fit.params.to_numpy(), fit.cov_params().to_numpy()
    found = average_predictions(curve, parameters, design, 1, at)
    return with_band(list(at), *found, covariance, 0.95, link)


@pytest.mark.parametrize("model", RECORDED)
def test_a_band_is_that_of_r(model):
    recorded = np.array(RECORDED[model])
    assert band(model, recorded[:, 0]).to_numpy() == pytest.approx(recorded, rel=1e-6)


@pytest.mark.slow
def test_r_gives_the_recorded_numbers_still(tmp_path):
    CARS.to_csv(tmp_path / "mtcars.csv", index=False)
    run_r(Path(__file__).with_name("band.R"), tmp_path)
    found = pd.read_csv(tmp_path / "band.csv")
    for model, recorded in RECORDED.items():
        of_r = found[found["model"] == model].drop(columns="model").to_numpy()
        assert of_r == pytest.approx(np.array(recorded), rel=1e-9)


@pytest.mark.parametrize("extra", [(), ("hp",)])
def test_a_band_stays_within_what_can_be_and_holds_what_is_expected(extra):
    found = band("logistic", np.linspace(1.5, 5.5, 41), extra)
    assert (found["low"] >= 0).all() and (found["high"] <= 1).all()
    assert ((found["low"] < found["value"]) & (found["value"] < found["high"])).all()
    # One of the plain scale would leave 0 to 1 at both ends, and be cut there.
    assert found["low"].iloc[-1] > 0 and found["high"].iloc[0] < 1


def test_what_is_certain_has_a_band_without_width():
    found = with_band([1.0], np.array([1.0]), np.array([[0.0]]), np.array([[1.0]]), 0.95, LOGIT)
    assert found[["low", "high"]].to_numpy().tolist() == [[1.0, 1.0]]
