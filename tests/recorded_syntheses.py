"""Studies to be pooled, and what R's metafor makes of them.

Numbers of published studies: molloy2014 (Molloy, O'Carroll and Ferguson, 2014, Annals of Behavioral
Medicine 47, 92-101), gonzalezmule2014 (Gonzalez-Mulé, Mount and Oh, 2014, Journal of Applied
Psychology 99, 1222-1243, the authors' later table), bcg (Colditz et al., 1994, JAMA 271, 698-702),
aloe2013 (Aloe and Thompson, 2013, Journal of the Society for Social Work and Research 4, 390-405);
workload_burnout_* are read from abstracts whose addresses stand beside them, a set to test with and
no review; identical is invented. by_metafor has what metafor 3.8-1 makes of them, and psychmeta of
reliabilities; iterations went on to 1e-14, beyond the defaults. oracle.R makes what two sets need
again.
"""

from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from angket.statistics.synthesis import effect_sizes, partial_effects, two_by_two
from angket.statistics.undefined import Undefined

HERE = Path(__file__).parent / "statistics/synthesis"
MEASURES = {
    "ZCOR": effect_sizes.fisher_z,
    "COR": effect_sizes.raw_r,
    "UCOR": effect_sizes.unbiased_r,
    "PCOR": partial_effects.partial_r,
    "ZPCOR": partial_effects.partial_z,
    "SPCOR": partial_effects.semipartial_r,
    "OR": two_by_two.log_odds_ratio,
    "RR": two_by_two.log_risk_ratio,
}
ESTIMATORS = {"EE": "common", "DL": "dl", "PM": "pm", "ML": "ml", "REML": "reml"}
TESTS = {"z": "z", "knha": "knapp_hartung", "adhoc": "ad_hoc"}


@cache
def studies(name):
    """Return the studies of a set that are pooled."""
    read = pd.read_csv(HERE / "studies" / f"{name}.csv")
    if "r_used" in read:
        read = read[read["pool"] == 1].assign(r=read["r_used"]).reset_index(drop=True)
    return read


@cache
def effects_of(name, measure):
    """Return effects and variances of a set."""
    read = studies(name)
    columns = {"PCOR": ["tval", "n", "preds"], "OR": ["tpos", "tneg", "cpos", "cneg"]}
    columns |= {"ZPCOR": columns["PCOR"], "SPCOR": ["tval", "n", "preds", "R2"]}
    columns |= {"RR": columns["OR"]}
    rows = read[columns.get(measure, ["r", "n"])].itertuples(index=False)
    made = [MEASURES[measure](*row) for row in rows]
    return np.array([one.value for one in made]), np.array([one.variance for one in made])


@cache
def recorded(kind):
    """Return a table of recorded figures; those that do not exist are missing."""
    return pd.read_csv(HERE / "by_metafor" / f"{kind}.csv")


def rows_of(kind, *keys):
    """Return the rows of a table by set and further keys, to be the parameters of a test."""
    table = recorded(kind)
    return [
        pytest.param(part, id="-".join(map(str, key)))
        for key, part in table.groupby(["set", *keys], sort=False, dropna=False)
    ]


def same(found, row, names, rel=1e-8, tiny=1e-10):
    """Require figures to be those recorded, where they are recorded.

    Parameters
    ----------
    found : mapping
    row : mapping
        What is recorded.
    names : dict
        From a figure's name here to its name there.
    rel, tiny : float
        Differences that pass.
    """
    compared = 0
    for name, there in names.items():
        if there not in row or pd.isna(row[there]):
            continue
        value = found[name]
        assert not isinstance(value, Undefined), f"{name}: {value}"
        assert float(value) == pytest.approx(float(row[there]), rel=rel, abs=tiny), name
        compared += 1
    assert compared
