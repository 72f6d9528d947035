"""Reads a file of raw answers as text, cell by cell as a spreadsheet shows it."""

import csv

import pandas as pd

from stage import Fault


def read_answers(file):
    """Return the cells of a file as text.

    Parameters
    ----------
    file : str
        A CSV file in UTF-8 with a line of column names.

    Returns
    -------
    DataFrame of str
        Indexed by row number as a spreadsheet shows it (the first respondent is row
        2). Blanks around an answer are taken away; an empty cell is missing. Rows
        without any cell filled are no respondents and are left out.

    Raises
    ------
    Fault
        When the file holds no table.
    """
    with open(file, encoding="utf-8-sig", newline="") as stream:
        try:
            lines = list(csv.reader(stream, strict=True))
        except UnicodeDecodeError as error:
            raise Fault(f"{file}: is not UTF-8 text. Save it as CSV UTF-8.") from error
        except csv.Error as error:
            raise Fault(f"{file}: is not a CSV file ({error}). Save it as CSV UTF-8.") from error
    if not lines or not any(name.strip() for name in lines[0]):
        raise Fault(
            f"{file}: is empty. Expected a line of column names and a row for each respondent."
        )
    head = [name.strip() for name in lines[0]]
    _refuse_repeated(file, head)
    rows = [
        (number, row) for number, row in enumerate(lines[1:], start=2) if any(map(str.strip, row))
    ]
    uneven = [number for number, row in rows if len(row) != len(head)]
    if uneven:
        raise Fault(
            f"{file}, row {uneven[0]}: has another number of cells than the {len(head)} columns "
            f"of row 1{_and_others(uneven)}. Put answers that hold commas between double quotes."
        )
    if not rows:
        raise Fault(f"{file}: has column names but no respondents. Expected a row for each.")
    table = pd.DataFrame(
        [[cell.strip() for cell in row] for _, row in rows],
        index=pd.Index([number for number, _ in rows], name="row"),
        columns=head,
        dtype="str",
    )
    return table.mask(table == "")


def _refuse_repeated(file, head):
    for position, name in enumerate(head):
        if name in head[:position]:
            raise Fault(
                f'{file}, row 1: the column name "{name}" stands in columns '
                f"{head.index(name) + 1} and {position + 1}. Give each column a name of its own."
            )


def _and_others(rows):
    return f" (and {len(rows) - 1} more rows)" if len(rows) > 1 else ""
