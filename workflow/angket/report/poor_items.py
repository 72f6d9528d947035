"""Items and totals that measure badly, as the validity and the reliability tell."""


def turned_items(results, variable):
    """List the invalid items of a variable that may have been scored the wrong way round."""
    items = invalid_items(results, variable)
    return [item for item in items if results.value("validity", item, "keying") == "suspect"]


def is_alpha_negative(results, variable):
    """Tell whether the items of a variable run against each other on the whole."""
    place = ("reliability", variable, "alpha")
    return results.has(*place) and float(results.value(*place)) < 0


def invalid_items(results, variable):
    """List the items of a variable that are not valid."""
    items = results.settings["variables"][variable]["items"]
    return [item for item in items if results.flag("validity", item, "valid") is False]
