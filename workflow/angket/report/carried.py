"""Which of several predictors carry what was found of them together."""

from typing import NamedTuple

from angket.report.listing import listed
from angket.subjects import part_of


class Carried(NamedTuple):
    """The predictors of a significant model.

    Attributes
    ----------
    some, others : tuple of str
        Those that are significant with the others in the model, and those that are not.
    """

    some: tuple
    others: tuple

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
    return Carried(tuple(some), tuple(one for one in predictors if one not in some))


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
    return say(f"{where}.carried.{found.key}", some=some, others=others)
