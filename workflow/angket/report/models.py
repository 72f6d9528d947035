"""What the models are called whose assumptions a hypothesis takes for granted."""

from angket.hypotheses.kind import load
from angket.report.listing import listed
from angket.subjects import parts_of


def models_of(name, hypothesis):
    """List the models of a hypothesis, of which some kinds have several and some none.

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
    >>> roles = {"response": "y", "predictors": ["x", "m"]}
    >>> [(model.subject, model.response, model.predictors)
    ...  for model in models_of("H3", {"kind": "regression", "scale": "raw", **roles})]
    [('H3', 'y', ('x', 'm'))]
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


def terms_of(results, model):
    """Return the terms of a model: of one whose categories are terms, those that the data have.

    Parameters
    ----------
    results : Results
    model : Model

    Returns
    -------
    tuple of str
    """
    if not model.design:
        return model.terms
    beginning = parts_of(model.subject)
    found = results.subjects("multicollinearity", beginning)
    return tuple(subject.removeprefix(beginning) for subject in found) or model.terms
