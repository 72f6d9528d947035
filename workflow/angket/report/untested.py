"""What is told of ways of testing with other items or respondents, and whom none takes in."""

from angket.report.listing import listed

ALL_ITEMS, WITHOUT_INVALID = "all_items", "without_invalid"
WITH_REVERSED, WITH_EXCLUDED = "with_reversed", "with_excluded"
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
    excluded = results.settings.get("exclude") or {}
    by_rule = {rule["reason"] for rule in excluded.get("where") or ()}
    reasons = {*(excluded.get("respondents") or {}).values(), *by_rule}
    if any(results.has("excluded", reason, "n") for reason in reasons):
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
            yield say(f"sensitivity.{way}", items=results.value("sensitivity", told, statistic))
    told = subjects.get(WITHOUT_INVALID)
    if told and (whole := results.value("sensitivity", told, "kept_whole")):
        labels = listed(say, [results.label(name) for name in whole.split(", ")])
        yield say("sensitivity.kept_whole", variables=labels)
    told = subjects.get(WITH_EXCLUDED)
    if told and results.has("sensitivity", told, "p"):
        yield say("sensitivity.with_excluded", n=results.number("sensitivity", told, "n"))
