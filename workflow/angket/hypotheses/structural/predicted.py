"""What a model of composites predicts of answers that it has not seen."""

import numpy as np

from angket.statistics.structural.prediction import blindfolded, predict
from angket.statistics.structural.predictor import Predictor
from angket.statistics.undefined import Undefined
from angket.subjects import part_of

FOLDS, REPEATS = 10, 10
DISTANCE = 7
# Where the distance would leave out whole rows, the next number that does not.
OTHERS = (7, 5, 11, 13)
UNSOLVED = "without a part of the respondents the model has no solution"


def add_predictions(rows, name, specification, answers, estimator, rng):
    """Add Q squared by blindfolding, and the errors of cross-validated predictions.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
    specification : angket.hypotheses.structural.specification.Specification
    answers : DataFrame of float, shape (n, p)
    estimator : str
    rng : numpy.random.Generator
    """
    values = answers.to_numpy(float)
    n = len(values)
    distance = next(one for one in OTHERS if n % one)
    model, lower = specification.model, specification.lower
    predictor = Predictor(model, lower, specification.products)
    q_squared = blindfolded(values, predictor, distance)
    folds = np.array([rng.permutation(np.arange(n) % FOLDS) for _ in range(REPEATS)])
    found = predict(values, predictor._replace(corrected=estimator == "plsc"), folds)
    told_of = lower or model
    owned = {
        item: f"{told_of.items[item]}~{told_of.constructs[owner]}"
        for item, owner in np.argwhere(told_of.blocks)
    }
    of_items = {place: column for column, place in enumerate(found.items)}
    for construct in model.endogenous:
        members = [int(item) for item in np.flatnonzero(predictor.blocks[:, construct])]
        columns = [of_items[item] for item in members]
        row = {"q_squared": _known(q_squared[construct])}
        row["q_squared_predict"] = _known(np.mean(found.q_squared[columns]))
        rows.add("structural", part_of(name, model.constructs[construct]), row)
        for item, column in zip(members, columns, strict=True):
            told = {
                "q_squared_predict": found.q_squared[column],
                "rmse": found.rmse[column],
                "rmse_linear": found.rmse_linear[column],
                "mae": found.mae[column],
                "mae_linear": found.mae_linear[column],
            }
            about = owned[item]
            row = {key: _known(value) for key, value in told.items()}
            rows.add("structural", part_of(name, about), row)
    rows.add("structural", name, {"folds": FOLDS, "repeats": REPEATS, "distance": distance})


def _known(value):
    return Undefined(UNSOLVED) if np.isnan(value) else float(value)
