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
    rounded = round_half_up(value, -Decimal(printed).as_tuple().exponent)
    return str(abs(rounded) if rounded == 0 else rounded)


def round_half_up(value, decimals):
    """Round a number as it is printed at full precision, halves away from zero.

    Parameters
    ----------
    value : float
    decimals : int

    Returns
    -------
    Decimal

    Examples
    --------
    >>> str(round_half_up(1.525, 2)), str(round_half_up(-0.0625, 3))
    ('1.53', '-0.063')
    """
    number = Decimal(repr(float(value)))
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
