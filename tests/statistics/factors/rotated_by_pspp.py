"""What PSPP prints of rotated factors, as rows of items, extraction, rotation, quantity, values."""

import csv

import numpy as np

EXTRACTIONS = {"PAF": "principal_axis", "PC": "principal_components"}
TABLES = {
    "Rotated Factor Matrix": "pattern",
    "Rotated Component Matrix": "pattern",
    "Pattern Matrix": "pattern",
    "Structure Matrix": "structure",
    "Factor Correlation Matrix": "correlations",
}


def rows(printed):
    """Read the tables of a run of rotated_oracle.sps, factors ordered as in rotated_oracle.R.

    Parameters
    ----------
    printed : str

    Returns
    -------
    list of tuple of str
    """
    found = []
    for run in _runs(printed):
        (items, extraction, rotation), tables = run
        pattern = tables["pattern"]
        correlations = tables.get("correlations", np.eye(pattern.shape[1]))
        order = np.argsort(-np.diag(correlations @ pattern.T @ pattern))
        signs = np.where(pattern[:, order].sum(axis=0) < 0, -1, 1)
        for quantity, values in tables.items():
            values = values[:, order] * signs
            if quantity == "correlations":
                values = values[order] * signs[:, None]
            told = " ".join(f"{value:.10f}" for value in values.ravel(order="F"))
            found.append((items, EXTRACTIONS[extraction], rotation.lower(), quantity, told))
    return found


def _runs(printed):
    """Yield what each run was called, and its tables by their quantity."""
    runs = []
    for block in printed.split("\n\n"):
        first, *lines = block.strip().splitlines()
        if not first.startswith("Table: "):
            runs.append((first.split(), {}))
        elif quantity := TABLES.get(first.removeprefix("Table: ")):
            body = [row[1:] for row in csv.reader(lines) if row[0]]
            if quantity == "correlations":
                body = body[1:]  # its head has a name, too
            runs[-1][1][quantity] = np.array(body, dtype=float)
    return runs
