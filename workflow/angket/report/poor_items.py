"""Items and totals that measure badly, as the validity and the reliability tell."""


def turned_items(results, variable):
    """List the invalid items of a variable that may have been scored the wrong way round."""
    return clearly_against(results, invalid_items(results, variable))


def clearly_against(results, items):
    """List the items that run against the others of their variable by more than chance.

    Parameters
    ----------
    results : Results
    items : list of str

    Returns
    -------
    list of str
        Those whose corrected correlation is negative and reaches the critical value in size.
    """
    return [
        item
        for item in items
        if results.value("validity", item, "keying") == "suspect"
        and not falls_short(results, item, abs)
    ]


def falls_short(results, item, of=float):
    """Tell whether the corrected correlation, or its size by `abs`, is below the critical value."""
    names = ("r_corrected", "r_critical")
    if not all(results.has("validity", item, name) for name in names):
        return False
    corrected, critical = (float(results.value("validity", item, name)) for name in names)
    return of(corrected) < critical


def is_alpha_negative(results, variable):
    """Tell whether the items of a variable run against each other on the whole."""
    place = ("reliability", variable, "alpha")
    return results.has(*place) and float(results.value(*place)) < 0


def invalid_items(results, variable):
    """List the items of a variable that are not valid."""
    items = results.settings["variables"][variable]["items"]
    return [item for item in items if results.flag("validity", item, "valid") is False]
