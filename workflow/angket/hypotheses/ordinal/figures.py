"""What is drawn of an ordinal regression: the probability of each level along each predictor."""

from functools import partial

from angket.figures.predicted import draw_predicted
from angket.hypotheses.along import LOGIT, label_in, labelled, values_along, with_band
from angket.hypotheses.ordinal.design import design_of
from angket.hypotheses.ordinal.model import ordinal_model, probabilities_along
from angket.subjects import part_of


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of each figure, where there is a model."""
    settings = pictured.settings
    words, confidence = settings["words"], 1 - settings["tests"]["alpha"]
    if pictured.predictions[pictured.predictions["hypothesis"] == name].empty:
        return
    design = design_of(hypothesis, pictured, hypothesis["scale"])
    fit = ordinal_model(design.levels, design.given.table, confidence)
    response = label_in(settings, hypothesis["response"])
    axis = words["level_probability"].format(response=response)
    for place, predictor in enumerate(hypothesis["predictors"], 1):
        x, terms, values = values_along(design.given, predictor)
        found = probabilities_along(fit, design.given, terms, values)
        curves = {
            label: with_band(x, *of_level, fit.covariance, confidence, LOGIT)
            for label, of_level in zip(design.labels, found, strict=True)
        }
        labels = labelled(predictor, hypothesis, settings), axis
        called = label_in(settings, predictor)
        title = words["probabilities"].format(response=response, predictor=called)
        drawing = partial(draw_predicted, curves, labels, words, settings.get("notice"))
        subject = part_of(name, predictor)
        yield f"probabilities_{name}_{place}", "probabilities", subject, title, drawing
