"""Signs of careless answering, respondent by respondent."""

import numpy as np
import pandas as pd
from scipy.spatial.distance import cdist
from scipy.special import chdtrc, chdtri

from angket.statistics.significance import positive
from angket.statistics.undefined import Undefined


def longest_run(answers, codes=None):
    """Count the longest run of one answer in the order of the questionnaire.

    Parameters
    ----------
    answers : DataFrame of float, shape (n, k)
        As given, not turned round; a missing answer ends a run.
    codes : dict, optional
        From item to the codes of its scale, where they have several: 1 may be the first answer
        of one and the second of another. A run is then one of answers at the same place, as
        who ticks the first of all answers draws a straight line whatever they are called.

    Returns
    -------
    Series of int, shape (n,)

    Notes
    -----
    Own code: no library that the project has counts runs.

    References
    ----------
    Curran, P. G. (2016). Methods for the detection of carelessly invalid responses in
    survey data. Journal of Experimental Social Psychology 66, 4-19.

    Examples
    --------
    >>> answers = pd.DataFrame([[3, 3, 3, 1], [1, 2, 2, 1]], columns=list("abcd"))
    >>> longest_run(answers).tolist()
    [3, 2]
    >>> several = {"a": [1, 2, 3], "b": [1, 2, 3], "c": [1, 2, 3, 4], "d": [0, 1]}
    >>> longest_run(answers, several).tolist()
    [3, 3]
    """
    run = np.zeros(len(answers), dtype=np.int16)
    longest, before = run.copy(), np.nan
    several = codes and len({tuple(codes[name]) for name in answers}) > 1
    for name in answers:
        # One column at a time, to save memory; a missing answer equals no other.
        current = answers[name].to_numpy(dtype=float, na_value=np.nan)
        if several:
            places = np.searchsorted(codes[name], current).astype(float)
            current = np.where(np.isnan(current), np.nan, places)
        run *= current == before
        run += current == current
        np.maximum(longest, run, out=longest)
        before = current
    return pd.Series(longest.astype(int), index=answers.index)


def mahalanobis(answers):
    """Measure how far each pattern of answers lies from the middle of all, by scipy.

    Parameters
    ----------
    answers : DataFrame of float, shape (n, k)
        Respondents with a missing answer have no distance.

    Returns
    -------
    Series of float, shape (n,)
        Squared Mahalanobis distances, NaN where there is none.

    Raises
    ------
    Undefined
        When there are no more complete respondents than items, or items follow from
        each other.

    Examples
    --------
    >>> answers = pd.DataFrame({"a": [1.0, 2, 3, 9], "b": [2.0, 1, 4, 0]})
    >>> int(mahalanobis(answers).idxmax())
    3
    """
    k, index = answers.shape[1], answers.index
    complete = ~np.logical_or.reduce([answers[name].isna() for name in answers])
    if not complete.all():
        answers = answers[complete]
    if len(answers) <= k:
        raise Undefined(f"needs more than {k} respondents who answered every item")
    values = answers.to_numpy(float)
    covariance = np.atleast_2d(np.cov(values, rowvar=False))
    if np.linalg.matrix_rank(covariance) < k:
        raise Undefined("some items follow exactly from others, or do not vary")
    middle = values.mean(axis=0, keepdims=True)
    inverse = np.linalg.inv(covariance)
    distances = np.full(len(complete), np.nan)
    distances[complete] = cdist(values, middle, "mahalanobis", VI=inverse)[:, 0] ** 2
    return pd.Series(distances, index=index)


def distance_p(distances, k):
    """Return the probability of a squared Mahalanobis distance or a larger one by chance.

    Parameters
    ----------
    distances : array_like of float, shape (n,)
    k : int
        Number of items: the degrees of freedom of chi-square.

    Examples
    --------
    >>> float(distance_p([distance_limit(0.001, 7)], 7)[0].round(6))
    0.001
    """
    return positive(chdtrc(k, np.asarray(distances, dtype=float)))


def distance_limit(p, k):
    """Return the squared Mahalanobis distance that chance exceeds with probability p.

    Parameters
    ----------
    p : float
    k : int
        Number of items: the degrees of freedom of chi-square.

    Examples
    --------
    >>> round(distance_limit(0.05, 1), 4)
    3.8415
    """
    return float(chdtri(k, p))


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
