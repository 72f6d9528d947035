"""Joins the units of a workload analysis with what a questionnaire study says of them."""

import numpy as np
import pandas as pd

from angket.files.fault import Fault
from angket.messages.message import Message
from angket.statistics.undefined import Undefined, all_undefined
from angket.statistics.workload.perceived import (
    beside_measured,
    perceived_of_units,
    rank_correlation,
)
from angket.statistics.workload.refused import Refused
from angket.systems.column import Column
from angket.systems.table import read_table
from angket.systems.workloads.rows import REASONS
from angket.tables import read_numbers, read_values

COLUMNS = {
    "unit": Column("text", required=True, heads=("unit kerja",)),
    "perceived": Column("number"),
    "respondents": Column("count", required=True),
}
# So many units are named where none fits.
MOST = 10
TOO_FEW = "too few of the unit answered"
# Of why there is no correlation, as texts of the tables.
_REFUSED = {
    "too_few_units": "{n} units are too few for a rank correlation at this level",
    "units_alike": "the {n} units are all the same in one of the two",
}
_CORRELATION = ("rho", "rho_p", "tau_b", "tau_b_p")


def of_study(told, totals, responses):
    """Return what each unit of a study perceives, from the study's results.

    Parameters
    ----------
    told : dict
        `perceived` of the settings, completed.
    totals, responses : path
        As the study's scoring and validation wrote them.

    Returns
    -------
    DataFrame
        unit as index: perceived, respondents.

    Raises
    ------
    Fault
        When the study does not have the variable or the column.
    """
    totals, responses = read_numbers(totals), read_values(responses)
    _require("no_variable", told["variable"], totals, told, "variable")
    _require("no_column", told["column"], responses, told, "column")
    column = responses[told["column"]]
    units = column.astype("str").replace(told["units"]).where(column.notna())
    return perceived_of_units(totals[told["variable"]].astype(float), units, told["fewest"])


def written(perceived):
    """Write what units perceive as the bytes of a table that `of_file` reads.

    >>> frame = pd.DataFrame({"perceived": [8.5], "respondents": [2]}, pd.Index(["A"], name="unit"))
    >>> written(frame).decode().split()
    ['unit,perceived,respondents', 'A,8.5,2']
    """
    return perceived.to_csv(lineterminator="\n").encode()


def of_file(file):
    """Read what units perceive from a table.

    Parameters
    ----------
    file : path
        With the columns unit, perceived (empty where too few answered) and respondents.

    Returns
    -------
    DataFrame
        As `of_study`.

    Raises
    ------
    Fault
    """
    read = read_table(file, COLUMNS, {})
    rows = [{name: row[name] for name in COLUMNS} for row in read.rows]
    frame = pd.DataFrame(rows).set_index("unit")
    twice = frame.index[frame.index.duplicated()]
    if len(twice):
        raise Fault(Message("systems.workloads.unit_twice", file=file, unit=twice[0]))
    return frame.astype({"perceived": float})


def beside(units, perceived, told):
    """Put measured and perceived workload of units side by side.

    Parameters
    ----------
    units : DataFrame
        unit, need, present of the analysis.
    perceived : DataFrame
        As `of_study` returns it.
    told : dict
        `perceived` of the settings, completed.

    Returns
    -------
    both : DataFrame
        unit as index: measured (need by present staff), perceived, respondents, key.
    correlation : dict
        n, rho, rho_p, tau_b, tau_b_p, alpha; the four Undefined where there are too few units.

    Raises
    ------
    Fault
        When none of the units is measured.

    Examples
    --------
    >>> units = pd.DataFrame({"unit": ["A", "B"], "need": [3.0, 1.0], "present": [2.0, 2.0]})
    >>> perceived = pd.DataFrame({"perceived": [8.0, 3], "respondents": [2, 2]}, ["A", "B"])
    >>> both, correlation = beside(units, perceived, {"high_total": "heavy", "alpha": 0.05})
    >>> both[["measured", "perceived", "respondents"]].values.tolist()
    [[1.5, 8.0, 2.0], [0.5, 3.0, 2.0]]
    >>> str(correlation["rho"])
    'undefined: 2 units are too few for a rank correlation at this level'
    """
    present = units["present"].where(units["present"] > 0)
    measured = pd.Series((units["need"] / present).to_numpy(float), index=units["unit"])
    if perceived.index.intersection(measured.index).empty:
        raise Fault(
            Message(
                "systems.workloads.perceived_without_units",
                found=[*perceived.index][:MOST],
                expected=[*measured.index][:MOST],
            )
        )
    scores = perceived["perceived"] * (-1 if told["high_total"] == "light" else 1)
    both = beside_measured(measured, scores)
    both["respondents"] = perceived["respondents"].reindex(both.index)
    return both, _correlated(both, told["alpha"])


def add_perceived(rows, both, correlation):
    """Add the units side by side and their correlation.

    Parameters
    ----------
    rows : angket.tables.Rows
    both : DataFrame
    correlation : dict
        As `beside` returns them.
    """
    for unit, row in both.iterrows():
        rows.add("workload_perceived", unit, _told(row))
    rows.add("workload_correlation", "all", correlation)


def _told(row):
    """Return what is known of a unit, and why the rest is not."""
    found = {}
    reasons = {
        "measured": "unit_not_measured" if row["key"] == "unit_not_measured" else "nobody_present",
        "perceived": "unit_not_perceived",
    }
    for name, key in reasons.items():
        value = row[name]
        reason = REASONS[key]
        if name == "perceived" and row["respondents"] > 0:
            reason = TOO_FEW
        found[name] = Undefined(reason) if np.isnan(value) else float(value)
    if row["respondents"] == row["respondents"]:
        found["respondents"] = int(row["respondents"])
    return found


def _correlated(both, alpha):
    both = both[["measured", "perceived"]].dropna()
    told = {"n": len(both), "alpha": alpha}
    try:
        found = rank_correlation(both["measured"], both["perceived"], alpha)
    except Refused as error:
        reason = _REFUSED[error.key].format(n=len(both))
        return told | all_undefined(_CORRELATION, reason)
    return told | {name: found[name] for name in _CORRELATION}


def _require(key, name, table, told, kind):
    if name not in table:
        known = [column for column in table.columns if column != "respondent"]
        raise Fault(
            Message(
                f"systems.workloads.settings.{key}",
                study=told["study"],
                known=known,
                **{kind: name},
            )
        )
