"""Whether chance in the resamples leaves open on which side of zero an interval lies."""

SURE = 3
"""By so many of its Monte Carlo standard errors a limit lies away from zero, or is too near."""


def is_sure(limits, errors):
    """Tell whether an interval would lie on the same side of zero with other resamples.

    Parameters
    ----------
    limits, errors : sequence of float
        Of one interval, with the Monte Carlo standard errors of its limits.

    Returns
    -------
    bool
        Whether both limits lie at least three such errors from zero.

    Examples
    --------
    >>> is_sure((-0.004, 0.4), (0.009, 0.01)), is_sure((-0.05, 0.4), (0.009, 0.01))
    (False, True)
    """
    return all(abs(limit) >= SURE * error for limit, error in zip(limits, errors, strict=True))
