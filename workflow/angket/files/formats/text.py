"""Delimited text, as forms export it."""

PLACE = 10
SUFFIXES = (".csv", ".tsv", ".txt")
BEGINNINGS = ()
# Of the head of a file, this much is read.
BYTES = 300_000


def read(file, options):
    """Read a file; see `angket.files.formats`."""
    from angket.files.delimited import read_delimited

    return read_delimited(file, options)


def names(file, options):
    """Read the names of the columns; see `angket.files.formats`."""
    from angket.files.text import read_head

    with open(file, "rb") as stream:
        start = stream.read(BYTES)
    whole = len(start) < BYTES
    if not whole:
        end = max(start.rfind(b"\n"), start.rfind(b"\r"))
        # Of two bytes a letter in UTF-16, which begins with a mark of two bytes or has none.
        start = start[: end - end % 2] if b"\0" in start[:100] else start[: end + 1]
    return read_head(str(file), start, options, whole)
