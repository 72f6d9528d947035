"""What enters a regression, and in which order; read where settings are checked, so light."""

# Keys that make more of a regression than one of totals on totals.
FURTHER = ("controls", "reference", "blocks", "interactions", "influence")


def is_extended(hypothesis, totals):
    """Tell whether there is more in a regression than totals, all of which enter at once.

    Parameters
    ----------
    hypothesis : dict
    totals : DataFrame or mapping
        Whose columns or keys are all variables.

    Examples
    --------
    >>> [is_extended({"predictors": [name]}, {"x": 1, "y": 2}) for name in ("x", "age")]
    [False, True]
    """
    named = set(hypothesis["predictors"])
    return any(hypothesis.get(key) for key in FURTHER) or not named <= set(totals)


def controls_of(hypothesis):
    """List what is held constant, in its order."""
    return list(hypothesis.get("controls", ()))


def groups_of_names(hypothesis):
    """List the names of each block of controls and predictors, in the order they enter."""
    held, blocks = controls_of(hypothesis), hypothesis.get("blocks") or [hypothesis["predictors"]]
    return [list(block) for block in ([held, *blocks] if held else blocks)]


def names_of(hypothesis):
    """List the controls, then the predictors, in the order in which they enter."""
    return [name for block in groups_of_names(hypothesis) for name in block]
