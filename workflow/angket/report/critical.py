"""Compares a test statistic with its critical value, as those who work with tables do."""


def compared(say, key, value, model, critical, level, rejected, **degrees):
    """Say whether a statistic reaches its critical value.

    Parameters
    ----------
    say : Phrases
    key : {"r", "t", "f", "chi_square"}
        Of the phrases `critical`.
    value : Number
        The statistic, without its sign.
    model : Finding
        What has the critical value.
    critical : str
        What it is called there.
    level : Number
        Of significance.
    rejected : bool
        Whether the null hypothesis is, by p: that comes to the same, and is never told otherwise.
    **degrees : Number
        Degrees of freedom: df, or df1 and df2; of r the number of respondents, n.

    Returns
    -------
    tuple of Inline
        Empty where there is no critical value.
    """
    if rejected is None or not model.has(critical):
        return ()
    numbers = {"critical": model.number(critical), "value": value, "alpha": level}
    return say(f"critical.{key}_{'reached' if rejected else 'short'}", **numbers, **degrees)
