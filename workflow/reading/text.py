"""What encoding and delimiter a text file has, and what its head says.

Imports nothing but the standard library, because the settings are checked against the
head of the file at every start.
"""

import codecs
import csv
import io

from reading.fault import Fault

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}
ENCODINGS = {"utf-8": "utf-8-sig", "utf-16": "utf-16", "windows-1252": "cp1252"}
# Enough records to tell a delimiter by, few enough to be read at every start.
SAMPLE = 200_000


def decode(file, data, encoding=None):
    """Turn the bytes of a file into text.

    Parameters
    ----------
    file : str
        For messages.
    data : bytes
    encoding : str, optional
        utf-8, utf-16 or windows-1252; without it, found out from the bytes.

    Returns
    -------
    text : str
    notes : list of str
        What was found out.

    Raises
    ------
    Fault
        When the bytes are not text, or not in the stated encoding.
    """
    notes = []
    if encoding is None:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            encoding = "utf-16"
            notes.append("encoding: UTF-16, by its byte order mark")
        else:
            _refuse_nul(file, data)
            encoding = "utf-8"
            try:
                return data.decode("utf-8-sig"), notes
            except UnicodeDecodeError:
                encoding = "windows-1252"
                notes.append(
                    "encoding: Windows-1252, because it is not UTF-8; if letters look wrong, "
                    "save it as CSV UTF-8 or set data.encoding"
                )
    try:
        return data.decode(ENCODINGS[encoding]), notes
    except UnicodeError as error:
        row = data[: getattr(error, "start", 0)].count(b"\n") + 1
        raise Fault(
            f"{file}, row {row}: is not text in the encoding {encoding}. "
            "Save it as CSV UTF-8, or correct data.encoding."
        ) from error


def find_delimiter(file, text, delimiter=None):
    """Find out what stands between the cells of a line.

    Parameters
    ----------
    file : str
        For messages.
    text : str
    delimiter : str, optional
        comma, semicolon or tab; without it, the one that cuts every line into the same
        number of cells.

    Returns
    -------
    delimiter : str
        The character.
    notes : list of str

    Raises
    ------
    Fault
        When two delimiters would do equally well.
    """
    if delimiter:
        return DELIMITERS[delimiter], []
    sample = text[:SAMPLE]
    if len(text) > SAMPLE:
        sample = sample[: sample.rfind("\n") + 1]
    fits = {}
    for name, character in DELIMITERS.items():
        counts = _cells_per_line(sample, character)
        if counts and counts[0] > 1:
            fits[name] = (sum(count == counts[0] for count in counts) / len(counts), counts[0])
    if not fits:
        return ",", []
    best = max(fits.values())
    names = [name for name, fit in fits.items() if fit == best]
    if len(names) > 1:
        raise Fault(
            f"{file}: {' and '.join(names)} would both do as delimiter. "
            "Say which one it is with data.delimiter."
        )
    notes = [] if names == ["comma"] else [f"delimiter: {names[0]}"]
    return DELIMITERS[names[0]], notes


def split_records(file, text, delimiter):
    """Cut a text into records of cells, as spreadsheets do.

    Raises
    ------
    Fault
        Naming the row where quotes do not match.
    """
    records = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            records.append(record)
    except csv.Error as error:
        raise Fault(
            f"{file}, row {len(records) + 1}: is not a proper row of a CSV file ({error}). "
            "A double quote inside a cell must be doubled, and each opened one closed."
        ) from error
    return records


def read_head(file, data, encoding=None, delimiter=None):
    """Return the column names of a text file, from the beginning of its bytes."""
    text, _ = decode(file, data, encoding)
    character, _ = find_delimiter(file, text, delimiter)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=character)
    return [name.strip() for name in next(reader, [])]


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
        raise Fault(
            f"{file}, row {row}: holds a NUL byte, which no text has. The file is damaged or is "
            "not CSV; export it again as CSV UTF-8."
        )
