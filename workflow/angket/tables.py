"""Tables between stages: rows of statistics as CSV, answers and scores as Parquet."""

import csv
import math

from angket.statistics.significance import is_p, positive
from angket.statistics.undefined import Undefined


class Rows:
    """The rows of a stage's statistics: section, subject, statistic, value."""

    def __init__(self):
        self.rows = []

    def add(self, section, subject, statistics):
        """Add the statistics of one subject.

        Parameters
        ----------
        section, subject : str
        statistics : mapping of str to number, bool, str, Undefined or None
            None and NaN stand for what does not apply, and leave no row. A p too small
            for a double is written as the smallest of them, not as 0.
        """
        for statistic, value in statistics.items():
            if value is not None and not (isinstance(value, float) and math.isnan(value)):
                if isinstance(value, float) and is_p(statistic):
                    value = positive(value)
                self.rows.append((section, str(subject), statistic, as_text(value)))

    def add_table(self, section, table, prefix=""):
        """Add a table whose index holds the subjects, its columns the statistics."""
        for subject, row in table.astype(object).iterrows():
            self.add(section, f"{prefix}{subject}", row.to_dict())

    def write(self, outputs, *sections):
        """Write statistics.csv, and for each section the output of its name.

        The table of a section has a row for each subject, a column for each statistic.
        """
        write_rows(outputs.statistics, ("section", "subject", "statistic", "value"), self.rows)
        for section in sections:
            write_section(outputs[section], self.rows, section)


def write_section(file, rows, section):
    """Write the statistics of a section as a table: a row for each subject.

    Parameters
    ----------
    file : path
    rows : iterable of (str, str, str, str)
        Section, subject, statistic, value.
    section : str
    """
    subjects, names = {}, {}
    for row_section, subject, statistic, value in rows:
        if row_section == section:
            subjects.setdefault(subject, {})[statistic] = value
            names.setdefault(statistic)
    write_rows(
        file,
        ("subject", *names),
        (
            (subject, *(values.get(name, "") for name in names))
            for subject, values in subjects.items()
        ),
    )


def read_statistics(file):
    """Read the statistics that another stage wrote: section, subject, statistic to value."""
    with open(file, encoding="utf-8", newline="") as stream:
        return {tuple(row[:3]): row[3] for row in list(csv.reader(stream))[1:]}


def number_in(statistics, section, subject, statistic):
    """Return a number of the statistics, or None where there is none.

    >>> found = {("frequency", "A=1", "n"): "3", ("frequency", "A=2", "n"): "undefined: withheld"}
    >>> [number_in(found, "frequency", subject, "n") for subject in ("A=1", "A=2", "A=3")]
    [3.0, None, None]
    """
    try:
        return float(statistics[section, subject, statistic])
    except (KeyError, ValueError):
        return None


def read_figures(file):
    """Read figures.csv: from the name of a picture to its kind, subject and title."""
    return {row.pop("file"): row for row in read_rows(file)}


def read_rows(file):
    """Read a table that `write_rows` wrote: a dict for each row."""
    with open(file, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def as_text(value):
    """Write a value as it stands in statistics.csv: numbers at full double precision.

    >>> as_text(0.1), as_text(True), as_text(3)
    ('0.1', 'true', '3')
    """
    if isinstance(value, str | Undefined):
        return str(value)
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "true" if value else "false"
    if isinstance(value, int) or type(value).__name__.startswith("int"):
        return str(int(value))
    return repr(float(value))


def write_parquet(file, frame):
    """Write a table whose index names the respondents; that becomes its first column.

    Answers repeat and pack well in a dictionary of values; ids do not, and looking for
    repetitions among them would take most of the time.
    """
    values = list(frame.columns)
    frame.rename_axis("respondent").reset_index().to_parquet(
        file, index=False, use_dictionary=values
    )


def read_parquet(file):
    """Read a table that `write_parquet` wrote."""
    # Here, because a step that reads no such table need not wait for it.
    import pandas as pd

    return pd.read_parquet(file).set_index("respondent")


def read_values(file, columns=None):
    """Read such a table without the respondents, whom most statistics need not know.

    Looking for names among a million of them would take most of a step's time. All
    tables of a study have their rows in the same order.

    Parameters
    ----------
    file : path
    columns : list of str, optional
        Those to read; without it, all.

    Returns
    -------
    DataFrame
    """
    import pandas as pd
    from pyarrow.parquet import read_schema

    if columns is None:
        columns = [name for name in read_schema(file).names if name != "respondent"]
    return pd.read_parquet(file, columns=columns)


def read_numbers(file, columns=None):
    """Read such a table of numbers alone, none of which is a respondent.

    Parameters
    ----------
    file : path
    columns : list of str, optional
        Those to read; without it, all.

    Returns
    -------
    DataFrame of float
        Missing numbers are NaN. Its columns lie side by side in memory, so that
        matrices can be made of it without copying.
    """
    import numpy as np
    import pandas as pd
    from pyarrow.parquet import read_schema, read_table

    if columns is None:
        columns = [name for name in read_schema(file).names if name != "respondent"]
    table = read_table(file, columns=columns)
    values = np.empty((table.num_columns, table.num_rows))
    for place, column in enumerate(table.columns):
        values[place] = column.to_numpy()
    return pd.DataFrame(values.T, columns=columns, copy=False)


def read_totals(inputs):
    """Return the totals of each scale: raw ones and interval ones."""
    return {
        "raw": read_numbers(inputs.totals),
        "interval": read_numbers(inputs.interval_totals),
    }


def read_respondents(file):
    """Read the respondents of a table that `write_parquet` wrote, as its index."""
    import pandas as pd

    return pd.Index(pd.read_parquet(file, columns=["respondent"])["respondent"])


def write_rows(file, head, rows):
    """Write a CSV file whose cells no spreadsheet takes for formulas."""
    with open(file, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(head)
        writer.writerows([harmless(cell) for cell in row] for row in rows)


def harmless(cell):
    """Keep a text that begins like a formula from becoming one.

    >>> harmless("=1+1"), harmless("-0.5"), harmless("-")
    ("'=1+1", '-0.5', "'-")
    """
    if isinstance(cell, str) and cell[:1] in tuple("=+-@\t\r") and not _is_number(cell):
        return f"'{cell}"
    return cell


def _is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True
