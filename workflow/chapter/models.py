"""What the models are called whose assumptions a hypothesis takes for granted."""

from angket.hypotheses.kind import load
from chapter.listing import listed


def models_of(name, hypothesis):
    """List the models of a hypothesis: two of a mediation, none of an association.

    Parameters
    ----------
    name : str
    hypothesis : dict
        Of the study's settings, completed.

    Returns
    -------
    list of angket.hypotheses.kind.Model

    Examples
    --------
    >>> roles = {"predictor": "x", "mediator": "m", "response": "y"}
    >>> [(model.subject, model.response, model.predictors)
    ...  for model in models_of("H3", {"kind": "mediation", "scale": "raw", **roles})]
    [('H3:mediator', 'm', ('x',)), ('H3:response', 'y', ('x', 'm'))]
    """
    return load(hypothesis["kind"], "roles").models(name, hypothesis)


def name_of(results, say, model):
    """Return what a model is called in titles: its hypothesis, and its response if a part."""
    if not model.is_part:
        return model.hypothesis
    response = results.label(model.response)
    return say.text("assumptions.part", hypothesis=model.hypothesis, response=response)


def predictors_of(results, say, model):
    """Return the predictors of a model in a row, as inlines."""
    return listed(say, [results.label(name) for name in model.predictors])
