"""Finds the parts of an Excel workbook (XLSX, XLSM) and which of its sheets people see."""

import posixpath
from typing import NamedTuple

from angket.files.fault import Fault
from angket.files.markup import local, walk
from angket.files.package import broken
from angket.files.shared_texts import text_lengths
from angket.messages.message import Message

# Number formats that Excel has without writing them down, of percentages (ECMA-376, 18.8.30).
_PERCENT = {"9", "10"}


class Sheet(NamedTuple):
    """A sheet of a workbook: its name, whether it is shown, and where it stands."""

    name: str
    shown: bool
    part: object


class Book(NamedTuple):
    """What a workbook says besides its sheets' cells.

    Attributes
    ----------
    sheets : list of Sheet
        Those with cells, in their order; charts have none.
    percents : set of str
        Numbers of the cell formats that show a percentage.
    to_compute : bool
        Whether its program left all formulas to be computed when somebody opens it.
    texts : list of int
        The length of each text that cells share.
    """

    sheets: list
    percents: set
    to_compute: bool
    texts: list


def read_book(package):
    """Read which sheets an Excel workbook has, and everything they share.

    Parameters
    ----------
    package : angket.files.package.Package
        Afterwards it holds all parts that a reader needs, but the sheets.

    Returns
    -------
    Book
    """
    main = _target(_relations(package, "_rels/.rels", ""), "officeDocument")
    if main is None or main not in package:
        raise broken(package.file, Message("sheets.strange.no_workbook"))
    folder, name = posixpath.split(main)
    relations = _relations(package, f"{folder}/_rels/{name}.rels".lstrip("/"), folder)
    entries, to_compute = _entries(package.read(main))
    targets = {key: (kind, target) for key, kind, target in relations}
    sheets = []
    for title, state, key in entries:
        kind, target = targets.get(key, (None, None))
        if kind == "worksheet" and target in package:
            sheets.append(Sheet(title, state in (None, "visible"), target))
    if not sheets:
        raise Fault(Message("sheets.no_sheets", file=package.file))
    texts = []
    parts = (
        _target(relations, "sharedStrings"),
        f"{folder}/sharedStrings.xml".lstrip("/"),
        "[Content_Types].xml",
    )
    for part in dict.fromkeys(parts):
        data = package.read(part) if part else None
        if data is not None:
            strings = part.lower().endswith("strings.xml")
            walk(data, text_matters=strings)
            texts = text_lengths(data) if strings else texts
    styles = package.read(_target(relations, "styles") or f"{folder}/styles.xml".lstrip("/"))
    return Book(sheets, _percents(styles) if styles else set(), to_compute, texts)


def _relations(package, part, folder):
    """List what a part refers to: key, kind and name of each."""
    found, data = [], package.read(part)

    def start(name, attributes):
        if local(name) == "Relationship":
            target = attributes.get("Target", "")
            joined = target.lstrip("/") if target[:1] == "/" else posixpath.join(folder, target)
            kind = attributes.get("Type", "").rpartition("/")[2]
            found.append((attributes.get("Id"), kind, posixpath.normpath(joined)))

    if data:
        walk(data, start)
    return found


def _target(relations, kind):
    return next((target for _, of, target in relations if of == kind), None)


def _entries(data):
    """List the sheets of a workbook: name, state and key of each; say if it is to be computed."""
    sheets, to_compute = [], False

    def start(name, attributes):
        nonlocal to_compute
        if local(name) == "sheet":
            key = next((value for of, value in attributes.items() if of.endswith(":id")), None)
            sheets.append((attributes.get("name", ""), attributes.get("state"), key))
        elif local(name) == "calcPr":
            to_compute = attributes.get("fullCalcOnLoad") in ("1", "true")

    walk(data, start)
    return sheets, to_compute


def _percents(data):
    """Find the cell formats that show percentages."""
    formats, found, inside, count = set(_PERCENT), set(), False, 0

    def start(name, attributes):
        nonlocal inside, count
        name = local(name)
        if name == "numFmt" and "%" in attributes.get("formatCode", ""):
            formats.add(attributes.get("numFmtId"))
        elif name in ("cellStyleXfs", "cellXfs", "cellStyles", "dxfs"):
            inside = name == "cellXfs"
        elif name == "xf" and inside:
            if attributes.get("numFmtId") in formats:
                found.add(str(count))
            count += 1

    walk(data, start)
    return found
