"""A figure that does not exist for these data, with the reason."""


class Undefined(ValueError):
    """Raised, or put in a figure's place, where a statistic cannot be computed.

    Parameters
    ----------
    reason : str
        In words for the reader of the table, without a closing stop.

    Examples
    --------
    >>> str(Undefined("all answers are the same"))
    'undefined: all answers are the same'
    """

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason

    def __str__(self):
        return f"undefined: {self.reason}"


def all_undefined(names, reason):
    """Return a dict that gives every name the same reason.

    >>> str(all_undefined(["r"], "one respondent")["r"])
    'undefined: one respondent'
    """
    return {name: Undefined(reason) for name in names}


def or_undefined(compute, *arguments, names=None):
    """Return what a function computes, or the Undefined that it raises.

    Parameters
    ----------
    compute : callable
    names : list of str, optional
        When given, the Undefined takes the place of each of these figures.

    Examples
    --------
    >>> or_undefined(int, "3")
    3
    """
    try:
        return compute(*arguments)
    except Undefined as undefined:
        return all_undefined(names, undefined.reason) if names else undefined
