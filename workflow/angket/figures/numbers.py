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


def decimals_seen(values, decimals):
    """Tell how many decimals show on which side of zero each of the values is.

    Parameters
    ----------
    values : iterable of float
    decimals : int
        That are written in any case.

    Returns
    -------
    int
        Up to two more, as the first digits need that are not zero.

    Examples
    --------
    >>> decimals_seen([0.12, 0.004, 0.0], 2), decimals_seen([-0.0026], 2), decimals_seen([1e-6], 2)
    (3, 3, 4)
    """
    for more in range(3):
        texts = [number(value, decimals + more, ".") for value in values if value]
        if all(text.strip("0.") for text in texts):
            break
    return decimals + more
