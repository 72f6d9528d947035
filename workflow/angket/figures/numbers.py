"""Numbers in figures, with the marks of the study's language."""

import re

from matplotlib.ticker import AutoLocator, ScalarFormatter

from angket.statistics.rounding import round_half_up

# Steps between the numbers of an axis, and their tenfolds: 2.5 would put broken numbers at sums
# of answers, which are whole.
STEPS = [1, 2, 5, 10]


def localise(axis, words):
    """Let the numbers on an axis have the language's marks, at steps easy to read."""
    if isinstance(axis.get_major_locator(), AutoLocator):
        axis.get_major_locator().set_params(steps=STEPS)
    axis.set_major_formatter(_Localised(words))


class _Localised(ScalarFormatter):
    """Write numbers plainly, with the marks of a language."""

    def __init__(self, words):
        super().__init__(useOffset=False)
        self.set_scientific(False)
        self.words = words

    def __call__(self, value, position=None):
        whole, _, part = super().__call__(value, position).partition(".")
        return grouped(whole, self.words) + (self.words["decimal_mark"] + part if part else "")


def grouped(whole, words):
    """Part the thousands of a whole number as the language does.

    Parameters
    ----------
    whole : str or int
    words : dict

    Returns
    -------
    str

    Examples
    --------
    >>> grouped(1234567, {"thousands_mark": "."})
    '1.234.567'
    """
    return re.sub(r"(?<=\d)(?=(\d{3})+$)", words["thousands_mark"], str(whole))


def number(value, decimals, mark):
    """Write a number with the language's decimal mark, rounded as tables round it.

    Parameters
    ----------
    value : float
    decimals : int
    mark : str

    Returns
    -------
    str
        Halves are rounded away from zero; what is rounded to zero has no sign.

    Examples
    --------
    >>> number(31.25, 1, "."), number(-0.125, 2, ","), number(-0.004, 2, ".")
    ('31.3', '\N{MINUS SIGN}0,13', '0.00')
    """
    text = str(round_half_up(value, decimals))
    text = text if text.strip("-0.") else text.lstrip("-")
    return text.replace(".", mark).replace("-", "\N{MINUS SIGN}")


def sided(value, decimals, mark):
    """Write a number that is to be seen on its side of zero.

    Parameters
    ----------
    value, decimals, mark
        As `number` takes them.

    Returns
    -------
    str
        With up to two decimals more, as its first digit needs that is not zero.

    Examples
    --------
    >>> sided(0.004, 2, "."), sided(-0.0026, 2, "."), sided(0.0, 2, "."), sided(1e-6, 2, ".")
    ('0.004', '\N{MINUS SIGN}0.003', '0.00', '0.0000')
    """
    for more in range(3):
        text = number(value, decimals + more, mark)
        if not value or text.strip(f"0{mark}"):
            break
    return text
