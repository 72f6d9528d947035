"""How much of all answers a single factor would explain, which says little about common method."""

import numpy as np

SECTION = "structural"


def add_single_factor(rows, name, answers):
    """Add the share of the first principal component of all items (Harman's single factor).

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
    answers : DataFrame of float, shape (n, p)
    """
    values = np.linalg.eigvalsh(np.corrcoef(answers.to_numpy(float).T))
    rows.add(SECTION, name, {"first_component_percent": float(100 * values[-1] / len(values))})
