"""What is told of ways of testing with other items or respondents, and whom none takes in."""

from angket.answers.exclusion import NO_ANSWERS
from angket.report.listing import joined, listed

ALL_ITEMS, WITHOUT_INVALID = "all_items", "without_invalid"
WITH_REVERSED, WITH_EXCLUDED = "with_reversed", "with_excluded"
# Of the reasons for which respondents are left out.
_FLAGGED = "flagged"
_ITEMS = {WITHOUT_INVALID: "items_left_out", WITH_REVERSED: "items_reversed"}


def left_out_for_a_flag(results):
    """Tell whether the study excludes respondents whom the screening of answers flagged.

    Parameters
    ----------
    results : Results

    Returns
    -------
    bool
    """
    flags = results.settings.get("exclude", {}).get("flagged") or ()
    counted = [sign for sign in flags if results.has("screening", sign, "n")]
    return any(results.number("screening", sign, "n").value for sign in counted)


def not_tested(results, say):
    """Yield what no way of testing changes: respondents left out by hand.

    Parameters
    ----------
    results : Results
    say : Phrases

    Yields
    ------
    tuple of Inline
    """
    if any(results.has("excluded", reason, "n") for reason in _by_hand(results)):
        yield say("sensitivity.left_out_by_hand")


def rescored_told(results, say, subjects):
    """Yield what the ways of testing on other items or respondents are.

    Parameters
    ----------
    results : Results
    say : Phrases
    subjects : dict of str to str
        From way of testing to its subject.

    Yields
    ------
    tuple of Inline
    """
    if ALL_ITEMS in subjects:
        yield say("sensitivity.all_items")
    for way, statistic in _ITEMS.items():
        told = subjects.get(way)
        if told and results.has("sensitivity", told, statistic):
            items = results.value("sensitivity", told, statistic).split(", ")
            whose = _left_out if way == WITHOUT_INVALID else _listed
            yield say(f"sensitivity.{way}", items=whose(results, say, items))
    told = subjects.get(WITHOUT_INVALID)
    if told and (whole := results.value("sensitivity", told, "kept_whole")):
        labels = listed(say, [results.label(name) for name in whole.split(", ")])
        yield say("sensitivity.kept_whole", variables=labels)
    told = subjects.get(WITH_EXCLUDED)
    if told and results.has("sensitivity", told, "p"):
        n = results.number("sensitivity", told, "n")
        yield say(
            "sensitivity.with_excluded", why=say(f"sensitivity.excluded.{_why(results)}"), n=n
        )


def _listed(results, say, items):
    return listed(say, items)


def _left_out(results, say, items):
    """Tell the items that a way leaves out by why it does: some count as valid elsewhere."""
    by_reason = {"invalid": [], "against": [], "later": []}
    for item in items:
        corrected = ("validity", item, "r_corrected")
        if results.flag("validity", item, "valid") is False:
            reason = "invalid"
        elif results.has(*corrected) and float(results.value(*corrected)) < 0:
            reason = "against"
        else:
            reason = "later"
        by_reason[reason].append(item)
    told = [
        say(f"sensitivity.items_{reason}", items=listed(say, of))
        for reason, of in by_reason.items()
        if of
    ]
    return joined(say, "listing.semicolon", told)


def _why(results):
    """Say for what respondents are excluded who are tested once more: flags, missing answers."""
    left_out = {*results.subjects("excluded")} - _by_hand(results) - {NO_ANSWERS}
    if _FLAGGED not in left_out:
        return "missing"
    return "both" if left_out - {_FLAGGED} else "flag"


def _by_hand(results):
    """Return the reasons, in the words of the study, for which it leaves out respondents."""
    excluded = results.settings.get("exclude") or {}
    by_rule = {rule["reason"] for rule in excluded.get("where") or ()}
    return {*(excluded.get("respondents") or {}).values(), *by_rule}
