"""Predictors that tell more of the response beside others than alone."""


def suppression(beta, r, semipartial_squared):
    """Say whether a predictor's part in a regression is unlike its own correlation.

    Parameters
    ----------
    beta : float
        Its standardised coefficient beside the others.
    r : float
        Its correlation with the response.
    semipartial_squared : float
        What it adds to R squared when it enters last.

    Returns
    -------
    {"reversed", "reinforced", "none"}
        Whether the signs of both differ (negative or net suppression [1]_); or whether it adds
        more to the others than it explains alone [2]_; or neither.

    References
    ----------
    .. [1] Cohen, J., Cohen, P., West, S. G. & Aiken, L. S. (2003). Applied multiple
       regression/correlation analysis for the behavioral sciences, 3rd ed., ch. 3.
    .. [2] Velicer, W. F. (1978). Suppressor variables and the semipartial correlation coefficient.
       Educational and Psychological Measurement 38, 953-958.

    Examples
    --------
    >>> suppression(0.5, 0.2, 0.2), suppression(-0.3, 0.1, 0.01), suppression(0.3, 0.5, 0.1)
    ('reinforced', 'reversed', 'none')
    """
    if beta * r < 0:
        return "reversed"
    # A digit of rounding is no suppression: of predictors that do not correlate both are the same.
    return "reinforced" if semipartial_squared > r**2 * (1 + 1e-9) else "none"
