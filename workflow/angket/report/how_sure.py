"""How sure the decisions are, for the first page: what counts as support, and what weakens it."""

from angket.formats.blocks import Points
from angket.report.casing import capitalised
from angket.report.finding import paragraph
from angket.report.listing import listed
from angket.report.reservations import weaknesses
from angket.report.wording import level_of


def how_sure(results, say, judgements):
    """Say what counts as support, and which decisions other ways or failed conditions weaken.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgements : list of angket.report.judgement.Judgement

    Returns
    -------
    list of Block
        None where nothing was decided.
    """
    decided = [one for one in judgements if one.rejected is not None and one.verdict != "unusable"]
    if not decided:
        return []
    level = level_of(results, "decision", decided[0].hypothesis).value
    sure = say("overview.sure", percent=results.write(round(100 * level, 10), "given"))
    # What is the same of several hypotheses is said once.
    weak = {}
    for one in decided:
        for words in weaknesses(results, say, one):
            weak.setdefault(words, []).append(one.hypothesis)
    several, alike = len(judgements) > 1, _alike(say, judgements, decided)
    if not weak:
        tried = any(one.ways for one in decided)
        checked = _checked(say, judgements, decided) if tried else say("overview.alone")
        return paragraph(sure, alike, checked)
    told = [
        say("overview.weakness", weak=words, hypotheses=listed(say, names)) if several else words
        for words, names in weak.items()
    ]
    still = "_still" if alike else ""
    # Each with what follows from it.
    if told[1:]:
        points = tuple(say("overview.weak_point", weak=capitalised(words)) for words in told)
        return [*paragraph(sure, alike, say(f"overview.weak_listed{still}")), Points(points)]
    return paragraph(sure, alike, say(f"overview.weak{still}", weak=told[0]))


def _alike(say, judgements, decided):
    """Say of which decisions no other way of testing comes to the other one."""
    names = [one.hypothesis for one in decided if _is_alike(one)]
    if not names:
        return ()
    if len(names) < len(judgements):
        return say("overview.ways_alike_some", hypotheses=listed(say, names))
    return say(f"overview.ways_alike_{'all' if len(names) > 1 else 'one'}")


def _checked(say, judgements, decided):
    """Say of which decisions the checks give no reservation."""
    names = [one.hypothesis for one in decided]
    some = "_some" if len(names) < len(judgements) else ""
    return say(f"overview.firm{some}", hypotheses=listed(say, names))


def _is_alike(judgement):
    """Tell whether all other ways come to the decision, with and without flagged respondents."""
    flagged = judgement.flagged
    open_ = judgement.unsettled or (flagged and flagged.unsettled)
    return bool(judgement.ways) and not judgement.is_doubted and not open_
