"""Reads the tables of tasks and of staff, from any kind of file that answers may stand in."""

from typing import NamedTuple

import pandas as pd

from angket.answers.spelling import plain
from angket.files.cells import read_cells
from angket.files.fault import Fault
from angket.files.refused import column_called
from angket.files.shown import column_as_shown
from angket.messages.message import Message, Sentences

# What forms call their columns; a study may name others.
HEADS = {
    "unit": ("unit", "unit kerja", "satuan kerja", "bagian"),
    "position": ("position", "jabatan", "nama jabatan"),
    "task": ("task", "tugas", "uraian tugas"),
    "volume": ("volume", "volume kerja"),
    "volume_unit": ("volume unit", "satuan hasil", "satuan volume"),
    "period": ("period", "periode"),
    "norm": ("norm", "norm time", "norma", "norma waktu"),
    "norm_unit": ("norm unit", "unit of norm time", "satuan norma", "satuan waktu"),
    "kind": ("kind", "jenis", "jenis tugas"),
    "persons": ("persons", "orang", "jumlah orang"),
    "stated_minutes": ("stated minutes", "menit tercantum"),
    "present": ("present", "staff", "pegawai", "jumlah pegawai", "pegawai yang ada"),
    "civil_servants": ("civil servants", "pns", "jumlah pns"),
    "contract_staff": ("contract staff", "tenaga kontrak", "pegawai kontrak"),
    "stated_need": ("stated need", "kebutuhan tercantum"),
    "equipment": ("equipment", "perlengkapan", "peralatan"),
    "grade": ("grade", "golongan", "pangkat", "pangkat/golongan"),
    "note": ("note", "notes", "keterangan"),
}
NEEDED = {
    "tasks": ("unit", "position", "task", "volume", "period", "norm", "norm_unit"),
    "staff": ("unit", "position", "present"),
}
# What forms have besides, which no figure rests on.
ON_FORMS = {"tasks": ("volume_unit", "equipment", "note"), "staff": ("grade", "note")}
OPTIONAL = {
    "tasks": ("kind", "persons", "stated_minutes", *ON_FORMS["tasks"]),
    "staff": ("civil_servants", "contract_staff", "stated_need", *ON_FORMS["staff"]),
}
_NAMES = ("unit", "position", "task")
# Parts names in subjects of statistics.csv.
MARK = "|"


class Read(NamedTuple):
    """A table as it stands in its file.

    Attributes
    ----------
    table : DataFrame of object, shape (n, columns)
        By the names of `NEEDED` and `OPTIONAL`; texts as typed, and numbers where the file stores
        them as such. Indexed by row as a spreadsheet shows it.
    columns : dict of str to str
        From name to letters and heading in the file.
    file : str
    """

    table: pd.DataFrame
    columns: dict
    file: str


def read_table(which, told):
    """Read one of the tables.

    Parameters
    ----------
    which : str
        tasks or staff.
    told : dict
        What the settings say of it: file, sheet, columns.

    Returns
    -------
    Read

    Raises
    ------
    Fault
        When the file cannot be read, or has a column not at all or twice.
    """
    file = told["file"]
    cells = read_cells(file, {key: told[key] for key in ("sheet",) if key in told})
    chosen = told.get("columns") or {}
    places, problems = {}, []
    for name in (*NEEDED[which], *OPTIONAL[which]):
        heads = [chosen[name]] if name in chosen else HEADS[name]
        wanted = {_alike(head) for head in heads}
        found = [place for place, head in enumerate(cells.names) if _alike(head) in wanted]
        if len(found) > 1:
            problems.append(
                Message("systems.workloads.column_twice", name=name, heads=_heads(cells, found))
            )
        elif found:
            places[name] = found[0]
        elif name in NEEDED[which] or name in chosen:
            problems.append(
                Message("systems.workloads.column_absent", name=name, table=which, heads=[*heads])
            )
    if problems:
        shown = [name for name in cells.names if name]
        raise Fault(
            Message(
                "systems.workloads.columns", file=file, problems=Sentences(*problems), heads=shown
            )
        )
    table = pd.DataFrame({name: _values(cells, place) for name, place in places.items()})
    letters = {name: column_called(cells, place) for name, place in places.items()}
    return Read(table.astype(object), letters, file)


def with_marks(read):
    """Return the rows with a name that holds the mark which parts names in statistics.

    Parameters
    ----------
    read : Read

    Returns
    -------
    list of (int, str, str)
        Row, name of the column, what stands there.

    Examples
    --------
    >>> table = pd.DataFrame({"unit": ["A|B"], "position": ["x"]}, index=[2])
    >>> with_marks(Read(table, {}, "a.csv"))
    [(2, 'unit', 'A|B')]
    """
    return [
        (row, name, text)
        for name in _NAMES
        if name in read.table
        for row, text in read.table[name].items()
        if isinstance(text, str) and MARK in text
    ]


def _values(cells, place):
    """Return a column as texts, and as numbers where the file stores them as such."""
    texts, machine = column_as_shown(cells, place)
    values = texts.astype(object).where(texts.notna(), None)
    if machine:
        stored = texts.isin(machine)
        numbers = pd.to_numeric(texts[stored], errors="coerce")
        numbers = numbers[numbers.notna()]
        values.loc[numbers.index] = numbers.astype(float).astype(object)
    return values


def _alike(head):
    """Give headings the same form that differ in typing alone.

    >>> _alike("Norm_Unit ") == _alike("norm unit")
    True
    """
    return plain(head.replace("_", " "))


def _heads(cells, places):
    return [column_called(cells, place) for place in places]
