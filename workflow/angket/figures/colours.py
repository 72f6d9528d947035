"""Colours of answers and categories, told apart in grey, too, and the ink on them."""

import matplotlib as mpl
import numpy as np

from angket.figures.style import DIVERGING, NEUTRAL, ORDERED


def ordered_colours(count):
    """Return colours from light to dark for ordered categories, in equal steps of contrast.

    Parameters
    ----------
    count : int

    Returns
    -------
    list of tuple of float
        RGBA.

    Examples
    --------
    >>> first, last = ordered_colours(2)
    >>> luminance(first) > luminance(last)
    True
    """
    places = np.linspace(0.2, 1, 161)
    shares = np.linspace(0, 1, count) if count > 1 else [0.5]
    return _darkening(ORDERED, places, shares, mpl.colormaps[ORDERED](places[0]))


def diverging_colours(count):
    """Return colours for answers from one pole over a grey middle to the other.

    The two sides darken outwards. Where there is no middle answer, the upper side is half a
    step darker than the lower, so that the two innermost answers differ in grey as well.

    Parameters
    ----------
    count : int

    Returns
    -------
    list of tuple of float
        RGBA.

    Examples
    --------
    >>> ["%.2f" % part for part in diverging_colours(3)[1]]
    ['0.87', '0.87', '0.87', '1.00']
    """
    half = count // 2
    below, above = np.arange(1, half + 1), np.arange(1, half + 1)
    middle = [mpl.colors.to_rgba(NEUTRAL)] if count % 2 else []
    if not middle:
        below = below - 0.5
    low = _darkening(DIVERGING, np.linspace(0.45, 0.03, 161), below / half, NEUTRAL)
    high = _darkening(DIVERGING, np.linspace(0.55, 0.97, 161), above / half, NEUTRAL)
    return [*low[::-1], *middle, *high]


def _darkening(name, places, shares, lightest):
    """Return colours of a map at shares of the contrast of its last place to the lightest."""
    colours = mpl.colormaps[name](places)
    darkness = -np.log([luminance(colour) + 0.05 for colour in colours])
    least = -np.log(luminance(lightest) + 0.05)
    wanted = least + np.asarray(shares) * (darkness[-1] - least)
    return [tuple(mpl.colormaps[name](place)) for place in np.interp(wanted, darkness, places)]


def diverges(answers):
    """Tell whether the answers of a scale run from a negation to what it negates.

    They do when every word of one end is, or ends, a word of the other end, which has more
    to it.

    Parameters
    ----------
    answers : sequence of str
        In the order of their codes.

    Returns
    -------
    bool

    Examples
    --------
    >>> diverges(["Strongly disagree", "Disagree", "Agree", "Strongly agree"])
    True
    >>> diverges(["Sangat setuju", "Setuju", "Tidak setuju", "Sangat tidak setuju"])
    True
    >>> diverges(["Never", "Sometimes", "Always"])
    False
    """
    first, last = answers[0].casefold(), answers[-1].casefold()
    longer, shorter = sorted((first, last), key=len, reverse=True)
    return longer != shorter and all(
        any(word.endswith(part) for word in longer.split()) for part in shorter.split()
    )


def luminance(colour):
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2)."""
    channels = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
        for c in mpl.colors.to_rgb(colour)
    ]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one, other):
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    darker, lighter = sorted((luminance(one) + 0.05, luminance(other) + 0.05))
    return lighter / darker


def ink_on(colour):
    """Return the text colour, white or black, with the greater contrast to a background."""
    # Of these two one always reaches the 4.5 of WCAG 2, level AA.
    return max(("white", "black"), key=lambda ink: contrast(ink, colour))
