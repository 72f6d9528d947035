"""How the respondents used an answer scale."""


def unused_ends(answers, codes):
    """Find the codes at either end of a scale that nobody chose on any item.

    Parameters
    ----------
    answers : DataFrame, shape (n, k)
        Of all items with this scale.
    codes : list of int
        All codes of the scale, in rising order.

    Returns
    -------
    list of int
        Empty where both ends were chosen, or nobody answered.

    Examples
    --------
    >>> import pandas as pd
    >>> unused_ends(pd.DataFrame({"a": [1, 2], "b": [3, 2]}), [1, 2, 3, 4, 5])
    [4, 5]
    """
    used = set()
    for name in answers:
        used.update(answers[name].dropna().unique().tolist())
    if not used:
        return []
    return [code for code in codes if code < min(used) or code > max(used)]
