"""How well predicted probabilities fit what is: calibration, ROC curve, classification."""

import numpy as np
import pandas as pd
from scipy.stats import chi2, rankdata

from angket.statistics.normal_test import normal_limits
from angket.statistics.power.ratios import detectable_ratio
from angket.statistics.undefined import Undefined

# Probabilities that differ less are the same but for rounding.
DIGITS = 12


def hosmer_lemeshow(event, probability, groups=10):
    """Compare what is observed and expected in groups of similar predicted probability.

    Parameters
    ----------
    event : array_like of float, shape (n,)
    probability : array_like of float, shape (n,)
    groups : int
        How many are made, at quantiles of the probability; those that are the same are one.

    Returns
    -------
    dict
        hosmer_lemeshow (a chi-square), hosmer_lemeshow_df (groups less 2), hosmer_lemeshow_p.

    Raises
    ------
    Undefined
        When the probabilities are too few for three groups.

    References
    ----------
    .. [1] Hosmer, D. W. & Lemeshow, S. (1980). Goodness of fit tests for the multiple logistic
       regression model. Communications in Statistics 9, 1043-1069.

    Examples
    --------
    >>> event = [0, 1, 0, 1, 1, 0, 1, 1, 1, 0]
    >>> found = hosmer_lemeshow(event, [0.2, 0.3, 0.4, 0.5, 0.6, 0.4, 0.7, 0.8, 0.9, 0.2], 3)
    >>> found["hosmer_lemeshow_df"]
    1
    """
    event, probability = np.asarray(event, float), np.round(probability, DIGITS)
    edges = np.unique(np.quantile(probability, np.linspace(0, 1, groups + 1)))
    if len(edges) < 4:
        raise Undefined("the predicted probabilities are too few for three groups")
    group = np.clip(np.searchsorted(edges, probability, side="left"), 1, None)
    table = pd.DataFrame({"event": event, "expected": probability, "n": 1.0}).groupby(group).sum()
    differs = (table["event"] - table["expected"]) ** 2
    # Of those with the event and of those without, each relative to what is expected.
    found = float((differs / table["expected"] + differs / (table["n"] - table["expected"])).sum())
    df = len(table) - 2
    names = ("hosmer_lemeshow", "hosmer_lemeshow_df", "hosmer_lemeshow_p")
    return dict(zip(names, (found, df, float(chi2.sf(found, df))), strict=True))


def area_under_curve(event, probability, confidence):
    """Return the area under the ROC curve, with DeLong's interval.

    It is the probability that of two respondents, one with and one without the event, the first
    has the higher predicted probability.

    Parameters
    ----------
    event : array_like of float, shape (n,)
    probability : array_like of float, shape (n,)
    confidence : float

    Returns
    -------
    dict
        auc, auc_se, auc_ci_low, auc_ci_high; the limits stay within 0 and 1.

    Raises
    ------
    Undefined
        When fewer than two respondents have, or have not, the event.

    References
    ----------
    .. [1] DeLong, E. R., DeLong, D. M. & Clarke-Pearson, D. L. (1988). Comparing the areas under
       two or more correlated receiver operating characteristic curves. Biometrics 44, 837-845.

    Examples
    --------
    >>> area_under_curve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8], 0.95)["auc"]
    0.75
    """
    event, probability = np.asarray(event, float) > 0, np.round(probability, DIGITS)
    with_event, without = probability[event], probability[~event]
    if min(len(with_event), len(without)) < 2:
        raise Undefined("fewer than two respondents have one of the categories")
    ranks = rankdata(probability)
    # Of each respondent, the share of the others whose probability is on the right side.
    first = (ranks[event] - rankdata(with_event)) / len(without)
    second = 1 - (ranks[~event] - rankdata(without)) / len(with_event)
    area = float(first.mean())
    spread = first.var(ddof=1) / len(first) + second.var(ddof=1) / len(second)
    error = float(np.sqrt(spread))
    low, high = normal_limits(area, error, confidence)
    return {
        "auc": area,
        "auc_se": error,
        "auc_ci_low": max(0.0, low),
        "auc_ci_high": min(1.0, high),
    }


def curve(event, probability):
    """Return the ROC curve: the shares of wrong and of right alarms at every threshold.

    Parameters
    ----------
    event : array_like of float, shape (n,)
    probability : array_like of float, shape (n,)

    Returns
    -------
    wrong, right : ndarray of float
        Of those without and with the event, from 0 to 1.

    Examples
    --------
    >>> [part.tolist() for part in curve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])]
    [[0.0, 0.0, 0.5, 0.5, 1.0], [0.0, 0.5, 0.5, 1.0, 1.0]]
    """
    frame = pd.DataFrame({"event": np.asarray(event, float), "p": np.round(probability, DIGITS)})
    counts = frame.groupby("p")["event"].agg(["sum", "size"]).iloc[::-1].cumsum()
    right, wrong = counts["sum"], counts["size"] - counts["sum"]
    return np.append(0, wrong / wrong.iloc[-1]), np.append(0, right / right.iloc[-1])


def classification(event, probability):
    """Count who is predicted to have the event, with a probability of a half or more.

    Parameters
    ----------
    event : array_like of float, shape (n,)
    probability : array_like of float, shape (n,)

    Returns
    -------
    counts : dict
        From (observed, predicted), each a bool, to how many.
    shares : dict
        sensitivity_percent (of those with the event), specificity_percent (of those without),
        correct_percent (of all).

    Examples
    --------
    >>> classification([0, 0, 1, 1], [0.1, 0.6, 0.35, 0.8])[1]["correct_percent"]
    50.0
    """
    event, predicted = np.asarray(event, float) > 0, np.round(probability, DIGITS) >= 0.5
    counts = {
        (observed, said): int(((event == observed) & (predicted == said)).sum())
        for observed in (False, True)
        for said in (False, True)
    }
    shares = {
        "sensitivity_percent": counts[True, True] * 100 / int(event.sum()),
        "specificity_percent": counts[False, False] * 100 / int((~event).sum()),
        "correct_percent": (counts[True, True] + counts[False, False]) * 100 / len(event),
    }
    return counts, shares


def detectable_odds_ratio(predictors, name, share, alpha, power):
    """Return the smallest odds ratio, of one standard deviation, that a test would find.

    Parameters
    ----------
    predictors : DataFrame of float, shape (n, p)
    name : str
        A column that is a number.
    share : float
        Of respondents with the event.
    alpha, power : float

    Returns
    -------
    float
        Above 1; its inverse is the largest one below 1.

    References
    ----------
    .. [1] Hsieh, F. Y., Bloch, D. A. & Larsen, M. D. (1998). A simple method of sample size
       calculation for linear and logistic regression. Statistics in Medicine 17, 1623-1634.

    Examples
    --------
    >>> x = pd.DataFrame({"x": range(100)})
    >>> round(detectable_odds_ratio(x, "x", 0.5, 0.05, 0.8), 2)
    1.75
    """
    information = len(predictors) * share * (1 - share)
    return detectable_ratio(predictors, name, information, alpha, power)
