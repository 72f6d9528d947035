"""Counts how much text a sheet takes that names one long text in very many cells.

A workbook keeps each text once, and its cells its number. The reader writes them out again, so
that a few kilobytes can ask for more memory than there is.
"""

from angket.files.markup import local, walk

# If even the longest text in every cell would take less than this, nothing is counted.
BEARABLE = 2_000_000_000


def text_lengths(data):
    """Return the length of each shared text of a workbook.

    >>> text_lengths(b"<sst><si><t>abc</t></si><si><r><t>a</t></r><r><t>b</t></r></si></sst>")
    [3, 2]
    """
    lengths = []

    def start(name, attributes):
        if local(name) == "si":
            lengths.append(0)

    def add(text):
        if lengths:
            lengths[-1] += len(text)

    walk(data, start, lambda parser: setattr(parser, "CharacterDataHandler", add))
    return lengths


def written_out(data, lengths, cells):
    """Return how many letters the shared texts of a sheet take when they are written out.

    Parameters
    ----------
    data : bytes
        The part of the sheet.
    lengths : list of int
        What `text_lengths` returned.
    cells : int
        How many cells the sheet has; where that cannot be too much, they are not counted.

    Examples
    --------
    >>> sheet = b"<s><c t='s'><v>1</v></c><c><v>1</v></c><c t='s'><v>1</v></c></s>"
    >>> written_out(sheet, [1, 10**9], 10)
    2000000000
    """
    if max(lengths, default=0) * cells < BEARABLE:
        return 0
    total, shared, inside, text = 0, False, False, []

    def count():
        nonlocal total
        number = "".join(text).strip()
        if number.isdecimal() and int(number) < len(lengths):
            total += lengths[int(number)]
        text.clear()

    def start(name, attributes):
        nonlocal shared, inside
        if inside:
            count()
        name = local(name)
        if name == "c":
            shared = attributes.get("t") == "s"
        inside = name == "v" and shared

    def add(part):
        if inside:
            text.append(part)

    walk(data, start, lambda parser: setattr(parser, "CharacterDataHandler", add))
    count()
    return total
