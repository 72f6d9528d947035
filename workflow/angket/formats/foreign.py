"""Words of other languages, which stand in italics where the spelling of a language wants it."""

import functools
import re

from angket.formats.blocks import Inline, Italic


def in_italics(inlines: tuple[Inline, ...], foreign: tuple[str, ...]) -> tuple[Inline, ...]:
    """Put foreign words into italics, wherever they stand alone.

    Parameters
    ----------
    inlines : tuple of Inline
    foreign : tuple of str
        Words or several words, in small letters; they are found with capitals, too.

    Returns
    -------
    tuple of Inline

    Examples
    --------
    >>> in_italics(("Skor Burnout naik.", Italic("r")), ("burnout",))
    ('Skor ', Italic(text='Burnout'), ' naik.', Italic(text='r'))
    >>> in_italics(("alphabet", "burnout_2"), ("alpha", "burnout"))
    ('alphabet', 'burnout_2')

    Nor is a part of an address one.

    >>> in_italics(("a.id/index/coping/view",), ("coping",))
    ('a.id/index/coping/view',)
    """
    if not foreign:
        return inlines
    found = _pattern(tuple(foreign))
    made = []
    for inline in inlines:
        if isinstance(inline, str):
            # Every second part is one of the words.
            parts = found.split(inline)
            made += [Italic(part) if n % 2 else part for n, part in enumerate(parts) if part]
        else:
            made.append(inline)
    return tuple(made)


@functools.cache
def _pattern(foreign):
    # The longest first, or "odds" would be found in "odds ratio"; a space may be one of no break.
    words = sorted(foreign, key=len, reverse=True)
    either = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words)
    within = rf"(?!(?<=/)(?:{either})/)"
    return re.compile(rf"(?<![\w-]){within}({either})(?![\w-])", re.IGNORECASE)
