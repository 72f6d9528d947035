"""How many verdicts are true, in the words of the summary."""


def tally(values, phrase, words, doubted=0):
    """Say how many of the verdicts are true, of how many there are none, and how many are in doubt.

    Parameters
    ----------
    values : list of str
        "true", "false", or why there is none.
    phrase : str
        With held and of.
    words : dict
        Of the summary.
    doubted : int
        Of those that are true.

    Returns
    -------
    str

    Examples
    --------
    >>> words = {"absent": "{n} cannot be judged", "doubted": "{n} in doubt"}
    >>> tally(["true", "true", "undefined: no"], "normality {held} of {of}", words, 1)
    'normality 2 of 3 (1 in doubt, 1 cannot be judged)'
    """
    told = phrase.format(held=values.count("true"), of=len(values))
    absent = sum(value not in ("true", "false") for value in values)
    notes = [words[key].format(n=n) for key, n in (("doubted", doubted), ("absent", absent)) if n]
    return f"{told} ({', '.join(notes)})" if notes else told
