"""Numbers in figures, with the marks of the study's language."""

import re

from matplotlib.ticker import AutoLocator, ScalarFormatter

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
    """Write a number with the language's decimal mark."""
    return f"{value:.{decimals}f}".replace(".", mark).replace("-", "\N{MINUS SIGN}")
