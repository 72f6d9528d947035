"""Compares our figures with an oracle's, claim by claim."""

import functools

import numpy as np
import pandas as pd

from . import claims, oracles, ours
from .gaps import DIFFERENCES, GAPS, UNSIGNED

_NOTHING = pd.DataFrame(
    columns=["case", "section", "subject", "statistic", "ours", "reason", "text", "theirs"]
)


def compare(claim, source=oracles.results):
    """Set our figures beside an oracle's.

    Parameters
    ----------
    claim : Claim
    source : callable
        From program and batch to the oracle's results.

    Returns
    -------
    compared : DataFrame
        case, subject, ours, theirs, difference: relative, or in units of the last printed digit.
    gaps : list of Gap
        Those that explain figures which one side does not have, or both but unlike.
    unexplained : DataFrame
        Figures that one side does not have, without a reason.
    """
    joined = _joined(claim.program, claims.BATCH.get(claim.section, "samples"), source)
    rows = joined.get((claim.section, claim.statistic), _NOTHING)
    both = rows["ours"].notna() & rows["theirs"].notna()
    compared, gaps = _without_explained(claim, rows[both])
    if (claim.program, claim.statistic) in UNSIGNED:
        compared["ours"] = compared["ours"].abs()
    measure = in_units if claim.tier == claims.PRINTED else _relative(claim.statistic)
    compared["difference"] = [
        measure(mine, text) for mine, text in zip(compared["ours"], compared["text"], strict=True)
    ]
    unexplained = []
    # What neither has is no gap.
    single = rows[~both & (rows["ours"].notna() | rows["theirs"].notna())]
    for position, row in single.iterrows():
        found = _explanation(claim, row)
        if found is None:
            unexplained.append(position)
        elif found not in gaps:
            gaps.append(found)
    return compared, gaps, single.loc[unexplained]


def limit(claim):
    """Return the largest difference that the claim allows."""
    if claim.tier == claims.PRINTED:
        return 0.5 + 1e-6  # halves that binary fractions do not hold
    return claim.bound or claims.RELATIVE


def in_units(value, printed):
    """Return how far a value lies from a printed figure, in units of its last digit."""
    mantissa, _, exponent = printed.upper().partition("E")
    decimals = len(mantissa.partition(".")[2])
    unit = 10.0 ** (int(exponent or 0) - decimals)
    return abs(value - float(printed)) / unit


def _relative(statistic):
    floor = 0.0 if statistic == "p" or statistic.endswith("_p") else claims.SMALL

    def measure(value, text):
        other = float(text)
        size = max(abs(value), abs(other), floor)
        return abs(value - other) / size if size else 0.0

    return measure


@functools.cache
def _joined(program, batch, source):
    mine = ours.results(batch)
    theirs = source(program, batch).rename(columns={"value": "text"})
    whole = mine[mine["statistic"] == "*"]
    whole = whole.groupby(["case", "section", "subject"])["reason"].agg("; ".join)
    joined = mine.rename(columns={"value": "ours"}).merge(theirs, on=oracles.KEY, how="outer")
    joined["theirs"] = pd.to_numeric(joined["text"])
    # Where a whole test is undefined, its reason answers for each of its figures.
    keys = pd.MultiIndex.from_frame(joined[["case", "section", "subject"]])
    answers = pd.Series(whole.reindex(keys).to_numpy(), index=joined.index)
    joined["reason"] = joined["reason"].fillna("").where(joined["ours"].isna(), "")
    joined["reason"] = np.where(joined["reason"] == "", answers.fillna(""), joined["reason"])
    # By section and statistic: each claim asks for one of hundreds.
    return dict(iter(joined.groupby(["section", "statistic"])))


def _without_explained(claim, rows):
    """Leave out the figures that are known to be unlike; return the reasons too."""
    gaps = []
    for gap in DIFFERENCES:
        if not _concerns(gap, claim):
            continue
        applies = [gap.applies(row) for row in rows.itertuples()]
        if any(applies):
            gaps.append(gap)
            rows = rows[~np.array(applies)]
    return rows.copy(), gaps


def _explanation(claim, row):
    for gap in GAPS:
        if _concerns(gap, claim) and gap.applies(row):
            return gap
    return None


def _concerns(gap, claim):
    return (
        gap.program == claim.program
        and gap.section == claim.section
        and claim.statistic in gap.statistics.split()
    )
