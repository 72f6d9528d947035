"""Writes to a terminal or a pipe that may know fewer letters than a text has."""

from angket.messages.message import visible_lines


def tell(text, stream):
    r"""Write a text to a terminal; a letter that it does not know becomes a question mark.

    Examples
    --------
    >>> import io
    >>> old = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    >>> tell("caf\N{LATIN SMALL LETTER E WITH ACUTE}", old)
    >>> old.buffer.getvalue()
    b'caf?\n'
    """
    text = visible_lines(text)
    encoding = stream.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), file=stream, flush=True)
