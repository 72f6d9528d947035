"""The regressions and pairs of variables that a hypothesis takes something for granted of."""

from dataclasses import dataclass

from chapter.listing import listed


@dataclass(frozen=True)
class Model:
    """What the assumptions of a hypothesis are about.

    Parameters
    ----------
    hypothesis : str
    kind : str
        Of the hypothesis.
    subject : str
        What it is called in statistics.csv: the hypothesis, or a part of it.
    response : str
    predictors : tuple of str
        The variables; of a correlation, the first.
    terms : tuple of str
        What is in the regression: the predictors, and the product of a moderation.
    scale : str
        The totals that are tested: raw or interval.
    """

    hypothesis: str
    kind: str
    subject: str
    response: str
    predictors: tuple[str, ...]
    terms: tuple[str, ...]
    scale: str

    @property
    def tests_residuals(self):
        """Whether there are residuals; a correlation has variables instead."""
        return self.kind != "correlation"

    @property
    def is_part(self):
        """Whether the hypothesis has another model too."""
        return self.subject != self.hypothesis


def models_of(name, hypothesis):
    """List the models of a hypothesis: two of a mediation, none of an association.

    Parameters
    ----------
    name : str
    hypothesis : dict
        Of the study's settings, completed.

    Examples
    --------
    >>> roles = {"predictor": "x", "mediator": "m", "response": "y"}
    >>> [(model.subject, model.response, model.predictors)
    ...  for model in models_of("H3", {"kind": "mediation", "scale": "raw", **roles})]
    [('H3:mediator', 'm', ('x',)), ('H3:response', 'y', ('x', 'm'))]
    """
    kind = hypothesis["kind"]
    if kind == "association":
        return []
    scale = hypothesis.get("assumptions_scale", hypothesis["scale"])

    def model(subject, response, predictors, terms=None):
        return Model(name, kind, subject, response, predictors, terms or predictors, scale)

    if kind == "correlation":
        first, second = hypothesis["variables"]
        return [model(name, second, (first,))]
    if kind == "regression":
        return [model(name, hypothesis["response"], tuple(hypothesis["predictors"]))]
    predictor, response = hypothesis["predictor"], hypothesis["response"]
    if kind == "moderation":
        pair = (predictor, hypothesis["moderator"])
        return [model(name, response, pair, (*pair, "*".join(pair)))]
    mediator = hypothesis["mediator"]
    return [
        model(f"{name}:mediator", mediator, (predictor,)),
        model(f"{name}:response", response, (predictor, mediator)),
    ]


def name_of(results, say, model):
    """Return what a model is called in titles: its hypothesis, and its response if a part."""
    if not model.is_part:
        return model.hypothesis
    response = results.label(model.response)
    return say.text("assumptions.part", hypothesis=model.hypothesis, response=response)


def predictors_of(results, say, model):
    """Return the predictors of a model in a row, as inlines."""
    return listed(say, [results.label(name) for name in model.predictors])
