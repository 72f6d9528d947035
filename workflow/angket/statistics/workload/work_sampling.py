"""Work sampling: what part of the moments looked at somebody was working."""

import math

from angket.statistics.workload.refused import Refused


def productive_share(productive, observations, width):
    """Return the share of productive moments with its control limits.

    Parameters
    ----------
    productive, observations : int
    width : float
        Of the limits, in standard errors, such as 2.

    Returns
    -------
    dict
        share, standard_error, low, high: all from 0 to 1, and the limits cut there, since a
        share above 100 percent, which reports print, does not exist.

    Raises
    ------
    Refused
        observations: none, or fewer than were productive.

    Notes
    -----
    The limits are p +- width x sqrt(p (1 - p) / n), as reports of work sampling print them.

    Examples
    --------
    >>> found = productive_share(28, 30, 2)
    >>> round(found["share"], 4), round(found["standard_error"], 4), found["high"]
    (0.9333, 0.0455, 1.0)
    """
    if not 0 <= productive <= observations or observations == 0:
        raise Refused("observations", value=productive, expected=observations)
    share = productive / observations
    error = math.sqrt(share * (1 - share) / observations)
    return {
        "share": share,
        "standard_error": error,
        "low": max(0.0, share - width * error),
        "high": min(1.0, share + width * error),
    }


def observations_needed(share, error, z):
    """Return how many moments must be looked at.

    Parameters
    ----------
    share : float
        That is expected, above 0 and below 1.
    error : float
        By which it may be missed, above 0.
    z : float
        Normal quantile of the confidence, such as 1.96.

    Returns
    -------
    int
        z^2 p (1 - p) / error^2, rounded up, since fewer would miss it by more.

    Examples
    --------
    >>> observations_needed(0.5, 0.05, 1.96)
    385
    """
    if not (0 < share < 1 and error > 0):
        raise Refused("share", value=share, expected="0-1")
    return math.ceil(round(z**2 * share * (1 - share) / error**2, 9))
