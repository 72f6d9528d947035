"""One judgement of each hypothesis, from which all speak that tell of it.

The text, the table of decisions, the summary on the first page and the one on the terminal take
what they say from here, so that they cannot contradict one another.
"""

from typing import NamedTuple

from angket.report.carried import carried_by
from angket.report.conditions import Caveat, caveats_of_conditions, caveats_of_ways
from angket.report.construct import factors_beyond, near_twins
from angket.report.curves import curves_of
from angket.report.left_out import items_left_out
from angket.report.poor_items import is_alpha_negative
from angket.report.rough import small_sample
from angket.report.said import said_by
from angket.report.scores import rests_on, unusable
from angket.report.shortfall import shortfall
from angket.report.untested import WITH_REVERSED, WITHOUT_INVALID
from angket.report.ways import (
    Flagged,
    do_most_object,
    objecting,
    other_ways,
    unsettled_ways,
    without_flagged,
)
from angket.report.worded import stated_direction

# What a caveat says of scores, and not of the test.
_OF_SCORES = ("invalid", "left_out", "unreliable", "factors", "twins")


class Effect(NamedTuple):
    """Where the size of an effect stands in statistics.csv.

    Attributes
    ----------
    measure : str
        What it is called, a key of the phrases `judgement.measures`.
    place : tuple of str
        Section, subject and statistic.
    low, high : str or None
        The statistics that are its limits, of the same section; of `limits` where that is given.
    limits : str, optional
        The subject of the limits.
    sign : tuple of str, optional
        The number whose sign is the direction; without it, an effect that has none.
    is_conventional : bool, optional
        Whether the conventions for what is called so hold: not of measurements of the same people.
    stretch : float, optional
        What the limits of those conventions are divided by.
    per : str, optional
        The term that a ratio is of: one unit more of it, or a category in the place of another.
    beside : Effect, optional
        Of an effect that no conventions hold for, the same one by a measure that has some.
    """

    measure: str
    place: tuple
    low: str | None = None
    high: str | None = None
    limits: str | None = None
    sign: tuple | None = None
    is_conventional: bool = True
    stretch: float = 1.0
    per: str | None = None
    beside: "Effect | None" = None


class Judgement(NamedTuple):
    """What came out on a hypothesis.

    Attributes
    ----------
    hypothesis : str
    verdict : str
        "supported", "contrary" (significant in the other direction than stated), "curved" (a
        direction is stated, but the relation is curved), "not_supported", "unusable" (it rests on
        a total that measures nothing usable) or "undecided".
    rejected : bool or None
        Whether the null hypothesis is.
    stated, found : str or None
        The direction that the study states, by its settings or in words, and that of the effect:
        "positive", "negative"; None where none is stated, or an effect has none, or a relation
        is curved or cannot be judged.
    effect : Effect or None
    ways : tuple of Way
        The other ways of testing that could be computed with all respondents, each once.
    flagged : angket.report.ways.Flagged or None
        What comes out without the respondents whom the screening of answers flagged; None where
        nobody who is tested is.
    caveats : tuple of Caveat
    shortfall : angket.report.shortfall.Shortfall or None
        What was found of its parts, where it has some and is not supported as a whole.
    unsettled : tuple of Way
        Ways that were computed, but of which chance in the resamples decides what comes out.
    carried : angket.report.carried.Carried or None
        Which of several predictors carry what was found.
    straight : str or None
        The direction of the effect, also where a relation is curved, so that none is told.
    """

    hypothesis: str
    verdict: str
    rejected: bool | None
    stated: str | None
    found: str | None
    effect: Effect | None
    ways: tuple
    flagged: Flagged | None
    caveats: tuple
    shortfall: object = None
    unsettled: tuple = ()
    carried: object = None
    straight: str | None = None

    @property
    def told(self):
        """What the verdict is called: support by a curve, or by several together, by its name."""
        if self.is_curved:
            return "supported_curved"
        if self.verdict == "supported" and self.carried and self.carried.others:
            return "supported_together"
        return self.verdict

    @property
    def objecting(self):
        """The ways of testing, with all respondents, that lead to the other decision."""
        return objecting(self.ways, self.rejected)

    @property
    def is_doubted(self):
        """Whether any way of testing leads to the other decision, with or without the flagged."""
        return bool(self.objecting or (self.flagged and self.flagged.objecting))

    @property
    def is_same_rescored(self):
        """Whether it is the same without invalid items, and with some of them turned round."""
        ways = {way.variant: way.rejected for way in self.ways}
        return all(ways.get(one) is self.rejected for one in (WITHOUT_INVALID, WITH_REVERSED))

    @property
    def is_curved(self):
        """Whether it is supported by a relation that no rise or fall describes."""
        return self.verdict == "supported" and any(one.key == "curved" for one in self.caveats)

    @property
    def is_fragile(self):
        """Whether the decision is not robust: most other ways, or the flagged, turn it."""
        return self.verdict != "unusable" and (self.is_most or self.is_hanging)

    @property
    def is_hanging(self):
        """Whether the test that decides, or most ways, lead to the other one without flagged."""
        return bool(self.flagged and (self.flagged.turns or self.flagged.is_most))

    @property
    def is_most(self):
        """Whether most of several other ways, with all respondents, lead to the other decision."""
        return do_most_object(self.ways, self.rejected)


def judge(results, say, name):
    """Judge a hypothesis.

    Parameters
    ----------
    results : Results
    say : Phrases
        Of the language of the study; names of conditions are taken from it.
    name : str
        Of the hypothesis.

    Returns
    -------
    Judgement
    """
    hypothesis = results.settings["hypotheses"][name]
    kind = hypothesis["kind"]
    rejected = results.flag("decision", name, "reject_h0")
    effect = said_by(kind, "effect")(results, name, hypothesis)
    if effect and not results.has(*effect.place):
        effect = None
    stated = stated_direction(hypothesis)
    straight, curves = _direction(results, effect), curves_of(results, name, hypothesis)
    verdict = _verdict(rejected, stated, straight)
    if rejected is not None and unusable(results, name):
        verdict = "unusable"
    elif stated and curves and rejected:
        verdict = "curved"
    ways, flagged, unsettled, caveats = (), None, (), ()
    if rejected is not None:
        ways = other_ways(results, name, hypothesis)
        caveats = tuple(_caveats(results, say, name, hypothesis, ways))
        unsettled = unsettled_ways(results, name, hypothesis)
        flagged = without_flagged(results, name, hypothesis, rejected)
    return Judgement(
        name,
        verdict,
        rejected,
        stated,
        # Scores that rise and fall again have no direction to tell.
        None if (curves and rejected) or verdict == "unusable" else straight,
        effect,
        ways,
        flagged,
        # Where no decision follows, nothing of the test can weaken it, and why none does is told.
        tuple(one for one in caveats if verdict != "unusable" or _is_of_scores(results, one)),
        shortfall(results, name, hypothesis, rejected),
        unsettled,
        carried_by(results, name, hypothesis, rejected) if verdict == "supported" else None,
        straight,
    )


def _is_of_scores(results, caveat):
    """Tell whether a caveat is about scores, other than that one of them is not usable."""
    is_reason = caveat.key == "unreliable" and is_alpha_negative(results, caveat.subject)
    return caveat.key in _OF_SCORES and not is_reason


def _verdict(rejected, stated, found):
    """Put decision and direction together.

    >>> _verdict(True, "positive", "negative"), _verdict(True, None, "negative")
    ('contrary', 'supported')
    >>> _verdict(False, "positive", "positive"), _verdict(None, None, None)
    ('not_supported', 'undecided')
    """
    if rejected is None:
        return "undecided"
    if not rejected:
        return "not_supported"
    return "contrary" if stated and found and stated != found else "supported"


def _direction(results, effect):
    if not effect or not effect.sign or not results.has(*effect.sign):
        return None
    value = float(results.value(*effect.sign))
    return "positive" if value > 0 else "negative" if value < 0 else None


def _caveats(results, say, name, hypothesis, ways):
    """Yield what weakens a decision, from the instrument to the conditions of the test."""
    kind = hypothesis["kind"]
    for variable in rests_on(results, name):
        described = results.settings["variables"].get(variable, {})
        items = described.get("items", ())
        if any(results.flag("validity", item, "valid") is False for item in items):
            yield Caveat("invalid", variable)
        if items_left_out(results, variable):
            yield Caveat("left_out", variable)
        # Items that form a variable instead of reflecting it need not agree.
        formed = variable in (hypothesis.get("formative") or ())
        if not formed and results.flag("reliability", variable, "reliable") is False:
            yield Caveat("unreliable", variable)
        if described and factors_beyond(results, variable):
            yield Caveat("factors", variable)
    for pair in near_twins(results, rests_on(results, name)):
        yield Caveat("twins", pair)
    if n := small_sample(results, name):
        yield Caveat("small", n)
    yield from said_by(kind, "caveats")(results, name, hypothesis)
    yield from caveats_of_conditions(results, say, name, hypothesis)
    yield from caveats_of_ways(results, name, ways)
    if results.flag("decision", name, "reject_h0_holm") is False and results.flag(
        "decision", name, "reject_h0"
    ):
        yield Caveat("holm")
