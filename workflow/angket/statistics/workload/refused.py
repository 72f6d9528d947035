"""What keeps a workload from being computed, by a key that each language has words for."""

import pandas as pd

FAULT = ["severity", "key", "table", "row", "unit", "position", "task", "value", "expected"]


class Refused(ValueError):
    """Raised where a workload cannot be computed honestly.

    Parameters
    ----------
    key : str
        Which reason it is, such as "no_citation".
    **fillings
        What the sentence of the reason fills in.

    Examples
    --------
    >>> str(Refused("allowance_full", percent=110))
    'allowance_full (percent 110)'
    """

    def __init__(self, key, **fillings):
        super().__init__(key)
        self.key, self.fillings = key, fillings

    def __str__(self):
        told = ", ".join(f"{name} {value}" for name, value in self.fillings.items())
        return f"{self.key} ({told})" if told else self.key


def fault_rows(key, table, rows, severity="error", value=None, expected=None):
    """Return a row for each fault.

    Parameters
    ----------
    key : str or sequence of str
        Of all of them, or of each.
    table : str
        Which table has it: tasks, staff or settings.
    rows : DataFrame
        The rows that are wrong; their index is the row's number.
    severity : str
        "error" or "warning".
    value : str or Series, optional
        The column whose value is wrong, or the values.
    expected : dict or sequence of dict, optional
        What would be right: what the sentence of the key fills in besides.

    Returns
    -------
    DataFrame
        With the columns of `FAULT`.

    Examples
    --------
    >>> rows = pd.DataFrame({"position": ["clerk"], "norm": [0.0]}, index=[7])
    >>> found = fault_rows("norm_not_positive", "tasks", rows, value="norm", expected={"above": 0})
    >>> found[["key", "row", "position", "value"]].values.tolist()
    [['norm_not_positive', 7, 'clerk', 0.0]]
    """
    values = rows[value] if isinstance(value, str) else value
    columns = {
        "severity": severity,
        "key": key if isinstance(key, str) else list(key),
        "table": table,
        "row": rows.index,
        **{name: rows.get(name) for name in ("unit", "position", "task")},
        "value": values,
        "expected": None,
    }
    found = pd.DataFrame(columns, index=rows.index, columns=FAULT).astype(object)
    of_all = expected is None or isinstance(expected, dict)
    found["expected"] = [expected or {}] * len(found) if of_all else list(expected)
    return found.reset_index(drop=True)


def gathered(parts):
    """Put faults of several kinds into one table.

    Parameters
    ----------
    parts : list of DataFrame

    Returns
    -------
    DataFrame
        With the columns of `FAULT`, errors first, then by table.

    Examples
    --------
    >>> len(gathered([]))
    0
    """
    parts = [part for part in parts if len(part)]
    if not parts:
        return pd.DataFrame(columns=FAULT)
    found = pd.concat(parts, ignore_index=True)
    return found.sort_values(["severity", "table"], kind="stable", ignore_index=True)
