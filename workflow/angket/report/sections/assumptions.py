"""Assumption tests: what each hypothesis takes for granted, and what follows when it fails."""

from typing import NamedTuple

from angket.formats.blocks import Heading
from angket.hypotheses.kind import load
from angket.report.collinearity import compose_autocorrelation, compose_collinearity
from angket.report.consequences import compose_consequences
from angket.report.disputes import states_of
from angket.report.finding import paragraph
from angket.report.held_against import rule_told
from angket.report.homoskedasticity import compose_homoskedasticity
from angket.report.linearity import compose_linearity
from angket.report.models import models_of, predictors_of, terms_of
from angket.report.normality import compose_normality
from angket.report.said import said_by
from angket.report.wording import level_of

# Among the sections; see angket.report.compose.
PLACE = 70


class Told(NamedTuple):
    """What hypotheses told already.

    Attributes
    ----------
    tables : dict
        As `compose_linearity` takes it.
    criteria : list of Paragraph
        Null hypotheses of tests, with what decides on them.
    consequences : dict
        As `compose_consequences` takes it.
    assumed : dict
        From hypotheses to what is granted without a test, as blocks.
    """

    tables: dict
    criteria: list
    consequences: dict
    assumed: dict


def compose(results, say):
    """Compose the section about assumptions.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    blocks, seen, told = [], {}, Told({}, [], {}, {})
    for name, hypothesis in results.settings.get("hypotheses", {}).items():
        tested = _tests(results, say, name, hypothesis, seen, told)
        tested += _assumed(results, say, name, hypothesis, told.assumed)
        if tested:
            blocks.append(Heading(2, say.text("assumptions.hypothesis", hypothesis=name)))
            blocks += _about(results, say, name, hypothesis)
            blocks += tested
    if not blocks:
        return []
    heading = Heading(1, say.text("assumptions.heading"))
    rule = rule_told(results, say) if _is_doubted(results, say) else ()
    if not any(results.subjects(section) for section in ("normality", "linearity")):
        return [heading, *paragraph(rule), *blocks]
    alpha = level_of(results, "normality", next(iter(results.subjects("normality")), ""))
    return [heading, *paragraph(say("assumptions.intro", alpha=alpha), rule), *blocks]


def _is_doubted(results, say):
    """Tell whether any test of an assumption to which the rule applies rejects it."""
    return any(
        said_by(hypothesis["kind"], "failing")(results, name, hypothesis)
        or any(
            state.state not in ("held", "unknown")
            for model in models_of(name, hypothesis)
            for state in states_of(results, say, model)
        )
        for name, hypothesis in results.settings["hypotheses"].items()
    )


def _about(results, say, name, hypothesis):
    """Say which relation the hypothesis is about and what is looked at."""
    kind = hypothesis["kind"]
    names = {"hypothesis": name, "statement": hypothesis["statement"].strip().rstrip(".")}
    names |= load(kind, "section").named(results, say, hypothesis)
    other, models = (), models_of(name, hypothesis)
    if models:
        names["scale"] = say(f"assumptions.scales.{models[0].scale}")
        if hypothesis["scale"] != models[0].scale:
            scale = say(f"assumptions.scales.{hypothesis['scale']}")
            key = "before_conversion" if models[0].scale == "raw" else "other_scale"
            other = say(f"assumptions.{key}", hypothesis=name, scale=scale)
    return paragraph(say(f"assumptions.about.{kind}", **names), other)


def _assumed(results, say, name, hypothesis, told):
    """Compose what else a hypothesis takes for granted, word for word the same only once."""
    assumed = said_by(hypothesis["kind"], "assumed")(results, say, name)
    before = next((other for other, blocks in told.items() if blocks == assumed), None)
    if assumed and before:
        return paragraph(say("assumptions.same_assumed", before=before))
    told[name] = assumed
    return assumed


def _tests(results, say, name, hypothesis, seen, told):
    """Compose the tests of every model of a hypothesis, and what follows from them.

    Parameters
    ----------
    seen : dict
        From what a regression consists of to the hypothesis that told of it; grows.
    told : Told
        Grows.
    """
    blocks, models = [], models_of(name, hypothesis)
    for model in models:
        regression = None
        if model.residuals:
            regression = model.response, frozenset(terms_of(results, model)), model.scale
        if regression in seen:
            tested = _seen(results, say, model, seen[regression])
        else:
            tested = _of_model(results, say, model, 3 + model.is_part, told)
        if not tested:
            continue
        if regression:
            seen.setdefault(regression, name)
        if model.is_part:
            of = {"response": results.label(model.response)}
            blocks.append(Heading(3, say.text("assumptions.model", **of)))
        blocks += tested
    if not blocks:
        return []
    follows = compose_consequences(results, say, name, hypothesis, models, told.consequences)
    return [*blocks, Heading(3, say.text("assumptions.consequences.heading")), *follows]


def _seen(results, say, model, hypothesis):
    return paragraph(
        say(
            "assumptions.same_regression",
            hypothesis=hypothesis,
            response=results.label(model.response),
            predictors=predictors_of(results, say, model),
        )
    )


def _of_model(results, say, model, level, told):
    """Compose the tests of a model, each below its heading."""
    tests = {
        "normality": compose_normality(results, say, model),
        "homoskedasticity": compose_homoskedasticity(results, say, model),
        "linearity": compose_linearity(results, say, model, told.tables),
        "collinearity": compose_collinearity(results, say, model),
        "autocorrelation": compose_autocorrelation(results, say, model),
    }
    blocks = []
    for test, tested in tests.items():
        if tested:
            heading = Heading(level, say.text(f"assumptions.{test}.heading"))
            blocks += [heading, *_news(tested, told.criteria)]
    return blocks


def _news(tested, criteria):
    """Leave out the criterion that a test begins with, where an earlier hypothesis told it."""
    criterion, *others = tested
    if criterion in criteria and others:
        return others
    criteria.append(criterion)
    return tested
