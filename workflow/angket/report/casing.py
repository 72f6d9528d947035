"""Names that stand in sentences, as they stand in the cells of a table."""


def capitalised(inlines):
    """Begin with a capital: what stands in a cell, and in a sentence begins with a small letter.

    Parameters
    ----------
    inlines : tuple of Inline

    Returns
    -------
    tuple of Inline
        The same where it begins with a symbol, in italics or Greek, which has its own letter.

    Examples
    --------
    >>> capitalised(("rank test",)), capitalised(("HC3",))
    (('Rank test',), ('HC3',))
    >>> from angket.formats.blocks import Italic
    >>> capitalised((Italic("t"), " test"))
    (Italic(text='t'), ' test')
    >>> capitalised(("\u03ba of Cohen",)) == ("\u03ba of Cohen",)
    True
    """
    first, *others = inlines
    if not isinstance(first, str) or "\u03b1" <= first[:1] <= "\u03c9":
        return inlines
    return (first[:1].upper() + first[1:], *others)
