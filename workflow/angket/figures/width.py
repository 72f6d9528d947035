"""How wide a figure is drawn: as the text column of a page, or as the screen of a phone."""

from contextlib import contextmanager
from contextvars import ContextVar

from angket.figures.style import PHONE, WIDTH

_PRESENT = ContextVar("width", default=WIDTH)


def full_width():
    """Return how wide figures are drawn now, in inches.

    >>> with for_phones():
    ...     full_width() < WIDTH
    True
    """
    return _PRESENT.get()


def share(inches):
    """Return what of the width answers to so many inches of a page's.

    Parameters
    ----------
    inches : float

    Returns
    -------
    float

    Examples
    --------
    >>> share(2.0)
    2.0
    >>> with for_phones():
    ...     share(WIDTH) == PHONE
    True
    """
    return inches * full_width() / WIDTH


def is_narrow():
    """Tell whether figures are drawn for the screen of a phone now."""
    return full_width() < WIDTH


@contextmanager
def for_phones():
    """Draw figures as wide as the screen of a phone, with text of the same size."""
    before = _PRESENT.set(PHONE)
    try:
        yield
    finally:
        _PRESENT.reset(before)
