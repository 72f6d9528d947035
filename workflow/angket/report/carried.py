"""Which of several predictors carry what was found of them together."""

from typing import NamedTuple

from angket.hypotheses.kind import load
from angket.report.curves import curves_of
from angket.report.listing import listed
from angket.report.said import told_by
from angket.subjects import part_of


class Carried(NamedTuple):
    """The predictors of a significant model.

    Attributes
    ----------
    some, others : tuple of str
        Those that are significant with the others in the model, and those that are not.
    falling : tuple of str
        Those of the former with which the response falls.
    """

    some: tuple
    others: tuple
    falling: tuple = ()

    @property
    def key(self):
        """Name the phrases that tell of it.

        >>> Carried(("x",), ("z",)).key, Carried((), ("x", "z")).key, Carried(("x", "z"), ()).key
        ('some', 'none', 'all')
        """
        return "some" if self.some and self.others else "all" if self.some else "none"


def carried_by(results, name, hypothesis, rejected):
    """Return which of several predictors carry what was found.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.
    hypothesis : dict
    rejected : bool or None
        Whether its null hypothesis is.

    Returns
    -------
    Carried or None
        None of one predictor, of products, and of categories that stand for a predictor.
    """
    predictors = hypothesis.get("predictors") or ()
    if not rejected or len(predictors) < 2 or hypothesis.get("interactions"):
        return None
    places = {one: (hypothesis["kind"], part_of(name, one), "p") for one in predictors}
    if not all(results.has(*place) for place in places.values()):
        return None
    alpha = float(results.value("decision", name, "alpha"))
    some = [one for one, place in places.items() if float(results.value(*place)) <= alpha]
    falling = [one for one in some if float(results.value(*places[one][:2], "b")) < 0]
    others = tuple(one for one in predictors if one not in some)
    return Carried(tuple(some), others, tuple(falling))


def own_outcome(say, judgement, part):
    """Say of a predictor, in a word or two, whether it carries what was found of several.

    Parameters
    ----------
    say : Phrases
    judgement : angket.report.judgement.Judgement
    part : str
        The predictor.

    Returns
    -------
    tuple of Inline
        Empty where the hypothesis has not several, or nothing was found.
    """
    found = judgement.carried
    if not found or part not in (*found.some, *found.others):
        return ()
    return say(f"judgement.carried.{'own' if part in found.some else 'no_own'}")


def carried_told(results, say, judgement, where):
    """Say which of several predictors carry what was found.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgement : angket.report.judgement.Judgement
    where : {"judgement", "overview"}
        The phrases to say it by.

    Returns
    -------
    tuple of Inline
        Empty where it has not several, or nothing was found.
    """
    found = judgement.carried
    if not found:
        return ()
    some, others = (
        listed(say, [results.label(one) for one in names]) if names else ()
        for names in (found.some, found.others)
    )
    of = {"some": some, "others": others, "relations": _relations(results, say, judgement)}
    return say(f"{where}.carried.{found.key}", **of)


def _relations(results, say, judgement):
    """Say with which predictors the response rises, and with which it falls."""
    name, found = judgement.hypothesis, judgement.carried
    hypothesis = results.settings["hypotheses"][name]
    curved = {predictor for predictor, *_ in curves_of(results, name, hypothesis)}
    named = load(hypothesis["kind"], "section").named(results, say, hypothesis)
    told = []
    for way, terms in {
        "rises": [one for one in found.some if one not in (*found.falling, *curved)],
        "falls": [one for one in found.falling if one not in curved],
        "bends": [one for one in found.some if one in curved],
    }.items():
        if terms:
            of = named | {"predictors": listed(say, [results.label(one) for one in terms])}
            told.append(told_by(say, hypothesis["kind"], f"overview.relations.{way}", **of))
    return listed(say, told) if told else ()
