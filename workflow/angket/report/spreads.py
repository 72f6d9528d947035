"""Whether groups vary alike, as Levene's test finds."""


def spreads_told(say, found, alpha, of="groups"):
    """Say whether Levene's test finds that groups, or the residuals in them, vary differently.

    Parameters
    ----------
    say : Phrases
    found : Finding
        With Levene's test from the medians.
    alpha : float
    of : {"groups", "residuals"}

    Returns
    -------
    tuple of Inline
    """
    unequal = found.at_most(alpha, "levene_median_p")
    return say(
        f"comparison.levene_{'unequal' if unequal else 'equal'}",
        of=say(f"comparison.variances.{of}"),
        df1=found.number("levene_df1"),
        df2=found.number("levene_df2"),
        f=found.number("levene_median_f"),
        p=found.p("levene_median_p"),
    )
