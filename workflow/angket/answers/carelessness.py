"""Signs of careless answering, respondent by respondent."""

import numpy as np
import pandas as pd
from scipy.spatial.distance import cdist
from scipy.special import betainc, chdtrc, chdtri

from angket.answers.blocks import SEEN
from angket.statistics.significance import positive
from angket.statistics.undefined import Undefined


def longest_run(answers, blocks=None):
    """Count the longest run of one answer among neighbours with one answer scale.

    Parameters
    ----------
    answers : DataFrame of float, shape (n, k)
        As given, not turned round; a missing answer ends a run.
    blocks : list of list of str, optional
        Items that stand next to each other and have one answer scale, in their order (see
        `angket.answers.blocks`); no run goes on from one block to the next. Without it, all
        columns are one.

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
    >>> longest_run(answers, [["a", "b"], ["c", "d"]]).tolist()
    [2, 1]
    """
    run = np.zeros(len(answers), dtype=np.int16)
    longest = run.copy()
    for block in [list(answers)] if blocks is None else blocks:
        before = np.nan
        for name in block:
            # One column at a time, to save memory; a missing answer equals no other.
            current = answers[name].to_numpy(dtype=float, na_value=np.nan)
            run *= current == before
            run += current == current
            np.maximum(longest, run, out=longest)
            before = current
    return pd.Series(longest.astype(int), index=answers.index)


def at_one_end(answers, items):
    """Tell who gave to all items of each answer scale its lowest answer, or its highest.

    That may be so of the answers as given, or with reversed items turned round. Whoever has no
    trouble at all, or every one, answers so, and so do others: that two of them
    agree is no sign that one is a copy of the other.

    Parameters
    ----------
    answers : DataFrame of float, shape (n, k)
        As given.
    items : dict
        From item to what its scale says, with `codes` and `answers`; and whether it is
        `reversed`.

    Returns
    -------
    ndarray of bool, shape (n,)

    Examples
    --------
    >>> answers = pd.DataFrame({"a": [1, 5, 5, 3], "b": [1, 5, 1, 3]})
    >>> at_one_end(answers, dict.fromkeys("ab", {"codes": [1, 2, 3, 4, 5]})).tolist()
    [True, True, False, False]
    >>> items = {name: {"codes": [1, 2, 3, 4, 5], "reversed": name == "b"} for name in "ab"}
    >>> at_one_end(answers, items).tolist()
    [True, True, True, False]
    """
    scales = {}
    for name, item in items.items():
        scales.setdefault(str([item.get(part) for part in SEEN]), []).append(name)
    everywhere = np.ones(len(answers), dtype=bool)
    for names in scales.values():
        codes = items[names[0]]["codes"]
        low = {name: answers[name].eq(codes[0]).to_numpy(bool, na_value=False) for name in names}
        high = {name: answers[name].eq(codes[-1]).to_numpy(bool, na_value=False) for name in names}
        turned = {name for name in names if items[name].get("reversed")}
        here = np.zeros(len(answers), dtype=bool)
        for one, other in [(low, high), (high, low)]:
            for round_ in (set(), turned):
                here |= np.logical_and.reduce(
                    [(other if name in round_ else one)[name] for name in names]
                )
        everywhere &= here
    return everywhere


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


def chance_beyond(limit, n, k):
    """Return how probable a distance beyond a limit is from the middle of the same respondents.

    Parameters
    ----------
    limit : float
        Squared.
    n : int
        Respondents whose middle and covariance it is, and of whom the one is.
    k : int
        Number of items, fewer than n - 1.

    Returns
    -------
    float
        0.0 where the limit lies at (n - 1)^2 / n or above, which no distance exceeds.

    Notes
    -----
    Of normal scores, n / (n - 1)^2 times the squared distance has a Beta distribution with
    parameters k / 2 and (n - k - 1) / 2 (Gnanadesikan & Kettenring, 1972, Biometrics 28, 81-124).

    Examples
    --------
    >>> chance_beyond(distance_limit(0.001, 10), 18, 10)
    0.0
    >>> round(chance_beyond(distance_limit(0.001, 10), 2000, 10), 4)
    0.0009
    """
    beyond = max(1 - limit * n / (n - 1) ** 2, 0.0)
    return float(betainc((n - k - 1) / 2, k / 2, beyond))


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
