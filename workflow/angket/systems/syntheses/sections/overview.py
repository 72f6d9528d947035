"""The summary at the top: what was asked, of which studies, what came out, and how sure that is."""

from angket.report.finding import paragraph
from angket.report.listing import listed
from angket.report.opened import opened
from angket.systems.syntheses.converting import POOLED
from angket.systems.syntheses.sections.firmness import other_ways
from angket.systems.syntheses.sections.parts import (
    between,
    not_pooled,
    percent_of,
    pool_of,
    span,
)

# Among the sections; see angket.report.compose.
PLACE = 5


def compose(results, say):
    """Compose the summary of results.

    Parameters
    ----------
    results : Results
        Whose settings hold the table `studies`.
    say : Phrases

    Returns
    -------
    list of Block
    """
    blocks = opened(results, say.text("overview.heading"))
    found = pool_of(results, say)
    told = [_asked(results, say), _of_which(results, say, found), _found(results, say, found)]
    if found.has("estimate_back", "ci_low_back"):
        told.append(_how_sure(results, say, found))
    others = "others_of_search" if results.settings.get("flow") else "others_of_selection"
    others = say(f"syntheses.overview.{others}")
    return [*blocks, *paragraph(*told, say("syntheses.overview.not_shown", others=others))]


def _asked(results, say):
    own = [one["study"] for one in results.settings["studies"] if one["own"] == "true"]
    prior = "table" in results.settings
    key = "asked_with_own" if own and prior else "asked" if prior else "asked_together"
    return say(f"syntheses.overview.{key}", own=listed(say, own or [""]), **between(results))


def _of_which(results, say, found):
    studies = results.settings["studies"]
    pooled = sum(study["status"] == POOLED for study in studies)
    told = {"pooled": str(pooled), "all": str(len(studies)), "n": found.number("n")}
    key = "of_which" if pooled < len(studies) else "of_all" if pooled > 1 else "of_one"
    return say(f"syntheses.overview.{key}", section=say.text("syntheses.studies.heading"), **told)


def _found(results, say, found):
    if not found.has("estimate_back", "ci_low_back"):
        return not_pooled(results, say, found)
    low, high = (found.number(f"{end}_back") for end in ("ci_low", "ci_high"))
    estimate = found.number("estimate_back")
    direction = "positive" if estimate.value > 0 else "negative"
    key = direction if low.value * high.value > 0 else "open"
    percent = percent_of(results)
    reach = span(say, low, high, "reach")
    told = {"estimate": estimate, "reach": reach, "percent": percent}
    return say(f"syntheses.overview.found.{key}", **told, **between(results))


def _how_sure(results, say, found):
    """Say what a further study may find, and whether other ways of pooling agree."""
    if found.has("prediction_low_back"):
        low, high = (found.number(f"prediction_{end}_back") for end in ("low", "high"))
        sides = "one_side" if low.value * high.value > 0 else "both_sides"
        further = say(f"syntheses.overview.further.{sides}", span=span(say, low, high))
    else:
        reason = found.reason("prediction_low_back")
        further = say("syntheses.overview.further.unknown", reason=reason)
    ways = other_ways(results, say)
    firm = ()
    if "verdict" in ways:
        verdict = ways.pop("verdict")
        firm = say(f"syntheses.overview.ways.{verdict}", **ways)
    return say("syntheses.overview.sure", further=further, firm=firm)
