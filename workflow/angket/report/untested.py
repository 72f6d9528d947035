"""What no way of testing changes: choices about respondents and items that stand as they are."""

from angket.report.listing import listed

_ALL = "all"


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
    """Yield which items stay in the totals in every way of testing although they are not valid.

    Parameters
    ----------
    results : Results
    say : Phrases

    Yields
    ------
    tuple of Inline
    """
    items = [
        item
        for variable in results.settings["variables"].values()
        for item in variable.get("items", ())
        if results.flag("validity", item, "valid") is False
    ]
    if items:
        kind = "item_kept" if len(items) == 1 else "items_kept"
        yield say(f"sensitivity.{kind}", items=listed(say, items))
