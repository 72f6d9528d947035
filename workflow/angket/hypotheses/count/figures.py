"""What is drawn of a count regression: the expected count along each predictor."""

from functools import partial

from angket.figures.predicted import draw_predicted
from angket.hypotheses.along import LOG, label_in, labelled, values_along, with_band
from angket.hypotheses.count.design import design_of
from angket.hypotheses.count.dispersion import chosen_model
from angket.hypotheses.count.model import with_constant
from angket.statistics.regression.marginal import EXPONENTIAL, average_predictions
from angket.subjects import part_of


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of each figure, where there is a model."""
    settings = pictured.settings
    words, alpha = settings["words"], settings["tests"]["alpha"]
    if pictured.predictions[pictured.predictions["hypothesis"] == name].empty:
        return
    design = design_of(hypothesis, pictured, hypothesis["scale"])
    given = design.given
    _, _, fit = chosen_model(design, hypothesis, alpha)
    response = label_in(settings, hypothesis["response"])
    axis = words["expected_count"].format(response=response)
    for place, predictor in enumerate(hypothesis["predictors"], 1):
        x, terms, values = values_along(given, predictor)
        columns = [given.places(1)[term][0] for term in terms]
        found = average_predictions(
            EXPONENTIAL, fit.parameters, with_constant(given), columns, values, design.offset
        )
        curve = with_band(x, *found, fit.covariance, 1 - alpha, LOG)
        labels = labelled(predictor, hypothesis, settings), axis
        called = label_in(settings, predictor)
        title = words["expected"].format(response=response, predictor=called)
        drawing = partial(draw_predicted, {response: curve}, labels, words, settings.get("notice"))
        subject = part_of(name, predictor)
        yield f"expected_{name}_{place}", "expected", subject, title, drawing
