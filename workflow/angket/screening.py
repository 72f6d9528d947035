"""Signs of careless answering, respondent by respondent."""

import numpy as np
import pandas as pd
from scipy.special import chdtrc

from angket.undefined import Undefined


def longest_run(answers):
    """Count the longest run of one answer in the order of the questionnaire.

    Parameters
    ----------
    answers : DataFrame of float, shape (n, k)
        As given, not turned round; a missing answer ends a run.

    Returns
    -------
    Series of int, shape (n,)

    References
    ----------
    Curran, P. G. (2016). Methods for the detection of carelessly invalid responses in
    survey data. Journal of Experimental Social Psychology 66, 4-19.

    Examples
    --------
    >>> longest_run(pd.DataFrame([[3, 3, 3, 1], [1, 2, 2, 1]])).tolist()
    [3, 2]
    """
    run = np.zeros(len(answers), dtype=np.int16)
    longest, before = run.copy(), None
    for current in _columns(answers):
        run = np.where(current == before, run + 1, 1) if before is not None else run + 1
        run = np.where(np.isnan(current), 0, run).astype(np.int16)
        longest = np.maximum(longest, run)
        before = current
    return pd.Series(longest.astype(int), index=answers.index)


def _columns(answers):
    """Yield the columns as floats, one at a time to save memory."""
    for name in answers:
        yield answers[name].to_numpy(dtype=float, na_value=np.nan)


def mahalanobis(answers):
    """Measure how far each pattern of answers lies from the middle of all.

    Parameters
    ----------
    answers : DataFrame of float, shape (n, k)
        Respondents with a missing answer have no distance.

    Returns
    -------
    DataFrame
        d2 (squared Mahalanobis distance) and p (upper tail of chi-square with k degrees
        of freedom), NaN where there is none.

    Raises
    ------
    Undefined
        When there are no more complete respondents than items, or items follow from
        each other.

    Examples
    --------
    >>> answers = pd.DataFrame({"a": [1.0, 2, 3, 9], "b": [2.0, 1, 4, 0]})
    >>> int(mahalanobis(answers)["d2"].idxmax())
    3
    """
    n, k = answers.shape
    # A row for each item: each column of answers is copied in one stretch.
    values = np.empty((k, n))
    for place, column in enumerate(_columns(answers)):
        values[place] = column
    complete = ~np.isnan(values.sum(axis=0))
    if not complete.all():
        values = values[:, complete]
    count = values.shape[1]
    if count <= k:
        raise Undefined(f"needs more than {k} respondents who answered every item")
    values -= values.mean(axis=1, keepdims=True)
    covariance = values @ values.T / (count - 1)
    if np.linalg.matrix_rank(covariance) < k:
        raise Undefined("some items follow exactly from others, or do not vary")
    scaling = np.linalg.inv(np.linalg.cholesky(covariance))
    squared = np.zeros(count)
    for row in scaling @ values:
        squared += row**2
    d2 = np.full(n, np.nan)
    d2[complete] = squared
    return pd.DataFrame({"d2": d2, "p": chdtrc(k, d2)}, index=answers.index)


def contradictions(answers, twins, items, distance):
    """Count pairs of opposite items to which a respondent gave contradicting answers.

    Parameters
    ----------
    answers : DataFrame of float, shape (n, k)
        As given.
    twins : list of pairs of str
        An item and the item that asks for its opposite.
    items : dict
        From item to its settings, with its `codes`.
    distance : int
        From how many points on, between one answer and the other turned round, the two
        contradict each other.

    Returns
    -------
    Series of int, shape (n,)

    Examples
    --------
    >>> answers = pd.DataFrame({"calm": [5, 5], "tense": [5, 1]})
    >>> codes = {"calm": {"codes": [1, 2, 3, 4, 5]}, "tense": {"codes": [1, 2, 3, 4, 5]}}
    >>> contradictions(answers, [["calm", "tense"]], codes, 3).tolist()
    [1, 0]
    """
    count = pd.Series(0, index=answers.index)
    for first, second in twins:
        codes = items[second]["codes"]
        turned = codes[0] + codes[-1] - answers[second].astype(float)
        count += (answers[first].astype(float) - turned).abs().ge(distance).astype(int)
    return count
