"""Whether those who repeat somebody's answers come from one place: one interviewer, one link."""

# With fewer, that most are alike says little and would tell of persons.
FEWEST = 5
SHARE = 0.8


def concentrated(flagged, profile):
    """Find the categories to which most of the flagged belong, though not most of all others.

    Parameters
    ----------
    flagged : Series of bool, shape (n,)
    profile : DataFrame, shape (n, k)
        Columns of categories.

    Returns
    -------
    dict of str to (str, int)
        From column to the category that at least four fifths of the flagged, and five of them,
        belong to, and how many do. Where as large a share of all respondents belongs to it, that
        of the flagged is no news, and the column is left out.

    Examples
    --------
    >>> import pandas as pd
    >>> flagged = pd.Series([True] * 5 + [False] * 5)
    >>> concentrated(flagged, pd.DataFrame({"town": list("aaaaabbbbb"), "sex": list("ffmmfffmmm")}))
    {'town': ('a', 5)}
    """
    found, n = {}, int(flagged.sum())
    for name in profile if n else ():
        counts = profile.loc[flagged, name].value_counts()
        if not len(counts):
            continue
        category, most = counts.index[0], int(counts.iloc[0])
        usual = (profile[name] == category).mean() >= SHARE
        if most >= FEWEST and most >= SHARE * n and not usual:
            found[name] = str(category), most
    return found
