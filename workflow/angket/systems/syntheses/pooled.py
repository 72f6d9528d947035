"""The statistics of a synthesis, by the names of the table of statistics."""

import pandas as pd

from angket.statistics.synthesis.summary import attenuation_corrected, synthesis

SECTION = "synthesis"
_NUMBERS = ("year", "n", "r", "effect", "variance", "reliability_x", "reliability_y")


def read_studies(file):
    """Read the table of studies that the step `syntheses_read` wrote.

    Parameters
    ----------
    file : path

    Returns
    -------
    DataFrame, shape (studies, columns)
        Indexed by the name of the study; numbers as numbers, `own` and `pearson` as bool.
    """
    table = pd.read_csv(file, dtype="str", keep_default_na=False).set_index("study")
    for name in _NUMBERS:
        table[name] = pd.to_numeric(table[name])
    for name in ("own", "pearson"):
        table[name] = table[name] == "true"
    return table


def add_pool(rows, name, studies, pooling):
    """Add what is told of the pool of all studies, and of each study in it.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
        Of the synthesis.
    studies : DataFrame
        As `read_studies` returns it.
    pooling : dict
        As in the settings.
    """
    pooled = studies[studies["status"] == "pooled"]
    told = synthesis(
        pooled["effect"].to_numpy(),
        pooled["variance"].to_numpy(),
        pooled["n"].to_numpy(),
        pooling["measure"],
        pooling["estimator"],
        pooling.get("test"),
        pooling["confidence"],
        pooling["fewest"],
    )
    reliable = [pooled[f"reliability_{end}"].to_numpy() for end in "xy"]
    corrected = attenuation_corrected(pooled["r"], pooled["n"], *reliable)
    rows.add(SECTION, name, told.figures | {"attenuation_corrected": corrected})
    for study, row in zip(pooled.index, told.studies.to_dict("records"), strict=True):
        rows.add(SECTION, f"{name}:{study}", row)
