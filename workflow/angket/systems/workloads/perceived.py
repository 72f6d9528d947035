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
from angket.systems.workloads.rows import REASONS

TOO_FEW = "too few of the unit answered"
# Of why there is no correlation, as texts of the tables.
_REFUSED = {
    "too_few_units": "{n} units are too few for a rank correlation at this level",
    "units_alike": "the {n} units are all the same in one of the two",
}
_CORRELATION = ("rho", "rho_p", "tau_b", "tau_b_p")


def perceived_beside(units, totals, responses, told):
    """Put measured and perceived workload of units side by side.

    Parameters
    ----------
    units : DataFrame
        unit, need, present of the analysis.
    totals, responses : DataFrame
        Of the study, a row for each respondent in the same order.
    told : dict
        `perceived` of the settings, completed.

    Returns
    -------
    beside : DataFrame
        unit as index: measured (need by present staff), perceived, respondents, key.
    correlation : dict
        n, rho, rho_p, tau_b, tau_b_p, alpha; the four Undefined where there are too few units.

    Raises
    ------
    Fault
        When the study does not have the variable or the column, or none of its units is measured.

    Examples
    --------
    >>> units = pd.DataFrame({"unit": ["A", "B"], "need": [3.0, 1.0], "present": [2.0, 2.0]})
    >>> totals = pd.DataFrame({"load": [9.0, 7, 3, 3]})
    >>> responses = pd.DataFrame({"unit": ["A", "A", "B", "B"]})
    >>> told = {"study": "s", "variable": "load", "column": "unit", "fewest": 2, "alpha": 0.05,
    ...         "high_total": "heavy", "units": {}}
    >>> beside, correlation = perceived_beside(units, totals, responses, told)
    >>> beside[["measured", "perceived", "respondents"]].values.tolist()
    [[1.5, 8.0, 2.0], [0.5, 3.0, 2.0]]
    >>> str(correlation["rho"])
    'undefined: 2 units are too few for a rank correlation at this level'
    """
    _require("no_variable", told["variable"], totals, told, "variable")
    _require("no_column", told["column"], responses, told, "column")
    scores = totals[told["variable"]].astype(float)
    if told["high_total"] == "light":
        scores = -scores
    named = responses[told["column"]].astype("str").replace(told["units"])
    perceived = perceived_of_units(scores, named.where(responses[told["column"]].notna()),
                                   told["fewest"])  # fmt: skip
    present = units["present"].where(units["present"] > 0)
    measured = pd.Series((units["need"] / present).to_numpy(float), index=units["unit"])
    found = perceived.index.intersection(measured.index)
    if found.empty:
        raise Fault(
            Message(
                "systems.workloads.perceived_without_units",
                column=told["column"],
                study=told["study"],
                found=[*perceived.index][:10],
                expected=[*measured.index][:10],
            )
        )
    beside = beside_measured(measured, perceived["perceived"])
    beside["respondents"] = perceived["respondents"].reindex(beside.index)
    return beside, _correlated(beside, told["alpha"])


def add_perceived(rows, beside, correlation):
    """Add the units side by side and their correlation.

    Parameters
    ----------
    rows : angket.tables.Rows
    beside : DataFrame
    correlation : dict
        As `perceived_beside` returns them.
    """
    for unit, row in beside.iterrows():
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


def _correlated(beside, alpha):
    both = beside[["measured", "perceived"]].dropna()
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
