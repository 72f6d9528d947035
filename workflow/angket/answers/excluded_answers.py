"""The answers of respondents who are left out for a flag or for missing answers.

Hypotheses are tested once more with them in. Whoever is left out by name or by a rule is not among
them: a trial run, or somebody who did not consent, is never analysed.
"""

import pandas as pd

from angket.answers.exclusion import NO_ANSWERS
from angket.answers.joined import joined


def could_be_tested(answers, reasons):
    """Return the answers of those who are left out although they answered something.

    Parameters
    ----------
    answers : DataFrame, shape (n, columns)
    reasons : Series of str
        Why each of some rows is left out.

    Returns
    -------
    DataFrame

    Examples
    --------
    >>> answers = pd.DataFrame({"a": [1, None, 3]})
    >>> reasons = pd.Series({1: "no answers", 2: "flagged: straight_lining"})
    >>> could_be_tested(answers, reasons)["a"].tolist()
    [3.0]
    """
    return answers.loc[reasons.index[(reasons != NO_ANSWERS).to_numpy(dtype=bool)]]


def joined_alike(answers, known, joint, profile):
    """Give categories the names that they have among those who are analysed.

    Parameters
    ----------
    answers : DataFrame, shape (n, columns)
        Of those who are left out.
    known, joint : dict of str to Series
        Columns of those who are analysed, before and after categories were joined.
    profile : dict
        Of the settings.

    Returns
    -------
    dict of str to Series, shape (n,)
        The columns in which categories are joined. A category that nobody who is analysed belongs
        to is one of few.

    Examples
    --------
    >>> known, joint = {"unit": pd.Series(["x", "y"])}, {"unit": pd.Series(["x", "others"])}
    >>> profile = {"unit": {"join_few": "others", "order": []}}
    >>> left_out = pd.DataFrame({"unit": ["y", "x", "z"]})
    >>> joined_alike(left_out, known, joint, profile)["unit"].tolist()
    ['others', 'x', 'others']
    """
    renamed = {}
    for name, column in joint.items():
        pairs = pd.DataFrame({"from": known[name].astype("str"), "to": column.astype("str")})
        names = dict(pairs.dropna().drop_duplicates().itertuples(index=False))
        by_rule, _ = joined(answers[name], {"join": {}, "order": []} | profile[name])
        few = profile[name].get("join_few")
        told = answers[name].astype("str")
        made = told.map(names).astype("object")
        made = made.where(made.notna(), by_rule.astype("str") if few is None else few)
        made = made.where(told.notna())
        # A category of their own would be lost in the order of the others.
        known_alone = made.dropna().isin(set(column.dropna())).all()
        renamed[name] = made.astype(column.dtype if known_alone else "str")
    return renamed
