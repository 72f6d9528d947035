"""What encoding and delimiter a text file has, and what its head says.

Imports nothing but the standard library, because the settings are checked against the
head of the file at every start.
"""

import codecs
import csv
import io
import itertools
import re
from collections import Counter

from angket.files.beginning import TOP, find_table, refuse_wide
from angket.files.fault import Fault
from angket.files.one_column import DELIMITERS
from angket.files.quotation_marks import straightened
from angket.messages.message import Message

ENCODINGS = {
    "utf-8": "utf-8-sig",
    "utf-16": "utf-16",
    "windows-1252": "cp1252",
    "macintosh": "mac-roman",
}
# Enough records to tell a delimiter by, few enough to be read at every start.
SAMPLE = 200_000
# Bytes that stand for accents and quotation marks in one of the two old encodings, and for what
# hardly anybody writes in the other.
_MACINTOSH = re.compile(
    rb"[A-Za-z ][\x87-\x8a\x8d-\x90\x9a\x9f\xd0\xd2-\xd5]|\d[\xd0\xd1]|[\xd2\xd4]\w"
)
_WINDOWS = re.compile(rb"[\x85\x91-\x97\xa0\xe0-\xfd]")
_HINT = re.compile(r'\s*"?sep=(.)"?[,;\t|]*(\r\n|\n|\r)', re.IGNORECASE)


def decode(file, data, encoding=None):
    """Turn the bytes of a file into text.

    Parameters
    ----------
    file : str
        For messages.
    data : bytes
    encoding : str, optional
        utf-8, utf-16, windows-1252 or macintosh; without it, found out from the bytes.

    Returns
    -------
    text : str
    notes : list of Message
        What was found out.

    Raises
    ------
    Fault
        When the bytes are not text, or not in the stated encoding.

    Examples
    --------
    >>> decode("a.csv", "id;é".encode("utf-16-le"))[0]
    'id;é'
    """
    text, notes = _decoded(file, data, encoding)
    straight = straightened(text)
    return (text, notes) if straight is None else (straight, [*notes, Message("text.bent_quotes")])


def _decoded(file, data, encoding):
    if encoding == "utf-16" and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode(file, data, _without_mark(data) or "utf-16", encoding), []
    if encoding is not None:
        return _decode(file, data, ENCODINGS[encoding], encoding), []
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode(file, data, "utf-16", "utf-16"), [Message("text.utf16")]
    if order := _without_mark(data):
        return _decode(file, data, order, "utf-16"), [Message("text.utf16_without_mark")]
    _refuse_nul(file, data)
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        found = "windows-1252"
        if _MACINTOSH.search(data) and not _WINDOWS.search(data):
            found = "macintosh"
        note = Message(f"text.{found.replace('-', '_')}")
        return _decode(file, data, ENCODINGS[found], found), [note]


def take_hint(text):
    r"""Take away the line by which a file tells Excel its delimiter, such as `sep=;`.

    Returns
    -------
    delimiter : str or None
    text : str
        What follows.

    Examples
    --------
    >>> take_hint("sep=;\nid;X1\n")
    (';', 'id;X1\n')
    """
    hint = _HINT.match(text)
    return (hint[1], text[hint.end() :]) if hint else (None, text)


def find_delimiter(file, text, delimiter=None):
    """Find out what stands between the cells of a line.

    Parameters
    ----------
    file : str
        For messages.
    text : str
    delimiter : str, optional
        comma, semicolon, tab or pipe; without it, the one that cuts every line into the same
        number of cells.

    Returns
    -------
    delimiter : str
        The character.
    notes : list of Message

    Raises
    ------
    Fault
        When two delimiters would do equally well.
    """
    if delimiter:
        return DELIMITERS[delimiter], []
    sample = text[:SAMPLE]
    if len(text) > SAMPLE:
        sample = sample[: max(sample.rfind("\n"), sample.rfind("\r")) + 1]
    counts = {name: _cells_per_line(sample, character) for name, character in DELIMITERS.items()}
    fits = {name: _share(lines, lines[0]) for name, lines in counts.items() if lines}
    fits = {name: fit for name, fit in fits.items() if fit[1] > 1}
    if max(fits.values(), default=(0, 0))[0] <= 0.5:
        # A title stands above the heads: what most lines have tells more than the first.
        common = {
            name: Counter(lines).most_common(1)[0][0] for name, lines in counts.items() if lines
        }
        found = {name: _share(counts[name], count) for name, count in common.items() if count > 1}
        fits = found or fits
    if not fits:
        return ",", []
    best = max(fits.values())
    names = [name for name, fit in fits.items() if fit == best]
    if len(names) > 1:
        told = [Message(f"table.delimiters.{name}") for name in names]
        raise Fault(Message("text.two_delimiters", file=file, delimiters=told, first=names[0]))
    notes = []
    if names != ["comma"]:
        notes = [Message("text.delimiter", name=Message(f"table.delimiters.{names[0]}"))]
    return DELIMITERS[names[0]], notes


def split_records(file, text, delimiter, options, first=1):
    """Cut a text into records of cells, as spreadsheets do.

    Parameters
    ----------
    file : str
        For messages.
    text : str
    delimiter : str
    options : dict
        Of the settings' `data`.
    first : int
        Number of the first row.

    Returns
    -------
    list of list of str
        Without blanks around cells.

    Raises
    ------
    Fault
        Naming the row where quotes do not match, or where there are too many columns.
    """
    records = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for record in reader:
            if len(records) < TOP:
                refuse_wide(file, len(record), options)
            records.append([cell.strip() for cell in record])
    except csv.Error as error:
        told = {"file": file, "row": len(records) + first, "problem": error}
        raise Fault(Message("text.quotes", **told)) from error
    return records


def read_head(file, data, options, whole=True):
    """Return the column names of a text file, from the beginning of its bytes.

    Parameters
    ----------
    file : str
        For messages.
    data : bytes
    options : dict
        Of the settings' `data`.
    whole : bool
        Whether the bytes are the whole file.

    Returns
    -------
    list of str or None
        None where the bytes hold too few rows to tell the names by.
    """
    text, _ = decode(file, data, options.get("encoding"))
    hint, text = take_hint(text)
    character = find_delimiter(file, text, options.get("delimiter"))[0]
    if hint and "delimiter" not in options:
        character = hint
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=character)
    last = options.get("last_row") or 0
    wanted = 2 * TOP + max([last, *_listed(options, "head_rows"), *_listed(options, "skip_rows")])
    rows = [[cell.strip() for cell in record] for record in itertools.islice(reader, wanted)]
    if not whole and len(rows) < wanted:
        return None
    numbers = range(2, len(rows) + 2) if hint else None
    return find_table(file, rows, options, numbers, whole=False).names


def _listed(options, key):
    stated = options.get(key, [])
    return stated if isinstance(stated, list) else [stated]


def _decode(file, data, codec, encoding):
    try:
        return data.decode(codec)
    except UnicodeError as error:
        row = data[: getattr(error, "start", 0)].count(b"\n") + 1
        told = Message("text.not_encoding", file=file, row=row, encoding=encoding)
        raise Fault(told) from error


def _without_mark(data):
    """Tell UTF-16 that lacks its byte order mark by the zeros beside its Latin letters."""
    start = data[:4096]
    if len(start) < 4 or len(data) % 2:
        return None
    for codec, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros = start[offset::2].count(0) / len(start[offset::2])
        if zeros > 0.8 and start[1 - offset :: 2].count(0) == 0:
            return codec
    return None


def _share(lines, count):
    """Return the share of lines that have a number of cells, and that number."""
    return sum(line == count for line in lines) / len(lines), count


def _cells_per_line(sample, delimiter):
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        return [len(record) for record in reader if any(map(str.strip, record))]
    except csv.Error:
        return []


def _refuse_nul(file, data):
    place = data.find(b"\0")
    if place >= 0:
        row = data[:place].count(b"\n") + 1
        raise Fault(Message("text.nul", file=file, row=row))
