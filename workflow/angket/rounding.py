"""Does a computed figure round to the printed one?"""

from decimal import ROUND_HALF_UP, Decimal


def round_as_printed(value, printed):
    """Round a figure to as many decimals as a printed one has, half up.

    Parameters
    ----------
    value : float
    printed : str
        The figure as a source prints it, such as "0.266".

    Returns
    -------
    str

    Examples
    --------
    >>> round_as_printed(0.26561, "0.266"), round_as_printed(4.3e-5, "0.000")
    ('0.266', '0.000')
    """
    step = Decimal(1).scaleb(Decimal(printed).as_tuple().exponent)
    rounded = Decimal(repr(float(value))).quantize(step, rounding=ROUND_HALF_UP)
    return str(abs(rounded) if rounded == 0 else rounded)
