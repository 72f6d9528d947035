"""Internal consistency of the items of a variable."""

import numpy as np
import pandas as pd

from angket.statistics.reliability.inter_item import is_constant
from angket.statistics.undefined import Undefined, or_undefined

# Of a total of standardised items, differences that are none.
_ROUNDING = 1e-10


def alpha(items):
    """Estimate Cronbach's alpha alone, by pingouin.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k)
        Keyed codes.

    Returns
    -------
    float

    Raises
    ------
    Undefined
        As `cronbach_alpha` does; pingouin gives a number for items without variance, and
        minus infinity for a total without.

    Examples
    --------
    >>> round(alpha(pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [2.0, 1, 4, 3]})), 3)
    0.75
    """
    return _pingouin(_complete(items))


def runs_against_itself(items):
    """Tell whether the items of a variable run against each other on the whole.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k)
        Keyed codes.

    Returns
    -------
    bool
        Whether alpha is known, and negative.

    Examples
    --------
    >>> runs_against_itself(pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [4.0, 3, 1, 2]}))
    True
    """
    found = or_undefined(alpha, items)
    return not isinstance(found, Undefined) and found < 0


def cronbach_alpha(items):
    """Estimate Cronbach's alpha from the respondents who answered every item.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k)
        Keyed codes.

    Returns
    -------
    dict
        alpha, alpha_standardized (of the standardised items; Undefined where their total
        does not vary), items (k) and n (complete respondents, as in SPSS).

    Raises
    ------
    Undefined
        For fewer than two items or respondents, or items without variance.

    Examples
    --------
    >>> items = pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [2.0, 1, 4, 3]})
    >>> round(cronbach_alpha(items)["alpha"], 3)
    0.75
    """
    answers = _complete(items)
    n, k = answers.shape
    return {
        "alpha": _pingouin(answers),
        "alpha_standardized": or_undefined(_of_standardized, answers),
        "items": k,
        "n": n,
    }


def alpha_if_deleted(items):
    """Return Cronbach's alpha of the other items, for each item.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k)
        Keyed codes.

    Returns
    -------
    Series
        Indexed by item; Undefined where fewer than two items with variance remain.

    Notes
    -----
    Own code, on parts of one covariance matrix: pingouin, asked anew for each of 25 items
    of a million respondents, takes 23 times as long.

    Examples
    --------
    >>> items = pd.DataFrame({"a": [1.0, 2, 3], "b": [2.0, 1, 3], "c": [1.0, 3, 2]})
    >>> alpha_if_deleted(items).round(2).tolist()
    [-2.0, 0.67, 0.67]
    """
    answers = items.dropna().to_numpy(float)
    totals = answers.sum(axis=1)
    constant = _constant(answers)
    covariance = np.cov(answers, rowvar=False) if len(answers) > 1 else None
    values = {}
    for place, name in enumerate(items):
        others = np.delete(np.arange(items.shape[1]), place)
        try:
            rest = totals - answers[:, place]
            _require_variance(items.columns[others], constant[others], rest)
            part = covariance[np.ix_(others, others)]
            share = part.trace() / part.sum()
            values[name] = float(len(part) / (len(part) - 1) * (1 - share))
        except Undefined as reason:
            values[name] = reason
    return pd.Series(values)


def _of_standardized(answers):
    standardized = answers / answers.std()
    if np.ptp(standardized.sum(axis=1)) < _ROUNDING:
        raise Undefined("the total of the standardised items is the same for every respondent")
    return _pingouin(standardized)


def _pingouin(answers):
    # Here, because it takes longer to load than most steps take.
    from pingouin import cronbach_alpha as estimate

    return float(estimate(answers)[0])


def _complete(items):
    """Return the answers of those who left out none, if alpha can be computed of them."""
    complete = items.dropna().astype(float)
    answers = complete.to_numpy()
    _require_variance(items.columns, _constant(answers), answers.sum(axis=1))
    return complete


def _constant(answers):
    return is_constant(answers) if len(answers) else np.zeros(answers.shape[1], dtype=bool)


def _require_variance(names, constant, totals):
    if len(names) < 2:
        raise Undefined("needs at least 2 items")
    if len(totals) < 2:
        raise Undefined("needs at least 2 respondents who answered every item")
    if constant.any():
        raise Undefined(f"no variance in {', '.join(names[constant])}")
    if np.ptp(totals) == 0:
        raise Undefined("the total is the same for every respondent")
