"""What a model of composites predicts of answers that it has not seen."""

import numpy as np

from angket.statistics.structural.prediction import blindfolded, predict
from angket.statistics.undefined import Undefined
from angket.subjects import part_of

FOLDS, REPEATS = 10, 10
DISTANCE = 7
# Where the distance would leave out whole rows, the next number that does not.
OTHERS = (7, 5, 11, 13)
UNSOLVED = "without a part of the respondents the model has no solution"
NOT_PREDICTED = (
    "only a model without products and of one order predicts answers "
    "here: state it as a hypothesis of its own to see Q²"
)


def add_no_predictions(rows, name, model):
    """Add why nothing is predicted by a model with products or of a higher order.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
    model : angket.statistics.structural.path_model.PathModel
    """
    reason = Undefined(NOT_PREDICTED)
    for construct in model.endogenous:
        row = {"q_squared": reason, "q_squared_predict": reason}
        rows.add("structural", part_of(name, model.constructs[construct]), row)


def add_predictions(rows, name, model, answers, estimator, rng):
    """Add Q squared by blindfolding, and the errors of cross-validated predictions.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
    model : angket.statistics.structural.path_model.PathModel
    answers : DataFrame of float, shape (n, p)
    estimator : str
    rng : numpy.random.Generator
    """
    values = answers.to_numpy(float)
    n = len(values)
    distance = next(one for one in OTHERS if n % one)
    q_squared = blindfolded(values, model, distance)
    folds = np.array([rng.permutation(np.arange(n) % FOLDS) for _ in range(REPEATS)])
    found = predict(values, model, folds, corrected=estimator == "plsc")
    of_items = {place: column for column, place in enumerate(found.items)}
    for construct in model.endogenous:
        columns = [of_items[int(item)] for item in model.members(construct)]
        row = {"q_squared": _known(q_squared[construct])}
        row["q_squared_predict"] = _known(np.mean(found.q_squared[columns]))
        rows.add("structural", part_of(name, model.constructs[construct]), row)
        for item in model.members(construct):
            column = of_items[int(item)]
            told = {
                "q_squared_predict": found.q_squared[column],
                "rmse": found.rmse[column],
                "rmse_linear": found.rmse_linear[column],
                "mae": found.mae[column],
                "mae_linear": found.mae_linear[column],
            }
            about = f"{model.items[item]}~{model.constructs[construct]}"
            row = {key: _known(value) for key, value in told.items()}
            rows.add("structural", part_of(name, about), row)
    rows.add("structural", name, {"folds": FOLDS, "repeats": REPEATS, "distance": distance})


def _known(value):
    return Undefined(UNSOLVED) if np.isnan(value) else float(value)
