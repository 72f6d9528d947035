"""Rows of a table of prior studies, each turned into the correlation to be pooled or refused."""

import math
import re

from angket.statistics.synthesis.conversions import to_correlation
from angket.statistics.synthesis.effect_sizes import fisher_z, raw_r
from angket.statistics.synthesis.printed import Printed
from angket.statistics.synthesis.printed_p import disagrees_with_p
from angket.statistics.synthesis.selection import suspected_duplicates
from angket.statistics.undefined import Undefined
from angket.systems.syntheses.columns import NOTHING
from angket.systems.syntheses.counts import EXCLUDED

POOLED, REFUSED = "pooled", "refused"
_OF_P = ("p", "p_one_sided", "chi_square_p")
# Figures whose degrees of freedom tell of several predictors; and of what size a table was.
_OF_REGRESSIONS = ("t", "f")
_OF_TABLES = ("chi_square", "chi_square_p", "contingency")
_NOTHING_BUT_ZEROS = re.compile(r"[0.,]+")


def convert(rows, texts, measure="fisher_z"):
    """Turn every row into a correlation, or say why not.

    Parameters
    ----------
    rows : list of dict
        As `angket.systems.table.read_table` returns them.
    texts : dict
        Of the same table, as they stand in the file.
    measure : str
        fisher_z or r.

    Returns
    -------
    list of dict
        Of each row: `study`, its own name among all; `year`, `sample`, `n`, `kind`, `printed` (the
        figure as it stands in the file), `r`, `pearson`, `effect`, `variance`, `status` (pooled,
        excluded by the table, or refused) and its `reason`.
    """
    named, taken = [_named(row) for row in rows], {}
    converted = []
    for row, name in zip(rows, named, strict=True):
        taken[name] = taken.get(name, 0) + 1
        own = name if taken[name] == 1 else f"{name} [{taken[name]}]"
        converted.append(_one(row, own, name, texts, measure))
    return converted


def _one(row, own, name, texts, measure):
    value, shown = row["value"], texts.get("value", {}).get(row["row"], "")
    shown_p = texts.get("p", {}).get(row["row"], "")
    if row["kind"] in _OF_P and value is None:
        value, shown = row["p"], shown_p
    bound = bool(row["bound"]) or (row["kind"] in _OF_P and _NOTHING_BUT_ZEROS.fullmatch(shown))
    cells = tuple(row[cell] for cell in "abcd")
    told = {
        "study": own,
        "year": row["year"],
        # Results of one study count as those of one sample, unless the table says otherwise.
        "sample": row["sample"] or name,
        "kind": row["kind"],
        "printed": "/".join(map(str, cells)) if row["kind"] == "table" else shown,
        "source": row["source"],
        "own": False,
        "reversed": bool(row["reverse"]),
    }
    printed = Printed(
        row["kind"],
        value,
        row["n"],
        row["df"],
        1 if row["df1"] is None else row["df1"],
        row["direction"],
        row["n1"],
        row["n2"],
        cells if None not in cells else None,
        _predictors(row),
        bool(row["corrected"]),
        bool(bound),
        bool(row["reverse"]),
    )
    found = pooled_or_not(printed, row["excluded"], measure)
    if row["pearson"] is False:
        found["pearson"] = False
    return told | found


def _predictors(row):
    """Return the number of predictors: one, unless the row says or shows otherwise.

    >>> _predictors({"predictors": None, "kind": "t", "n": 100, "df": 96}) is None
    True
    """
    told, n, df = row["predictors"], row["n"], row["df"]
    if told is None and row["kind"] in _OF_REGRESSIONS and None not in (n, df) and df != n - 2:
        return None
    return 1 if told is None else told


def pooled_or_not(printed, excluded=None, measure="fisher_z"):
    """Return what a printed result gives for the pool.

    Parameters
    ----------
    printed : Printed
    excluded : str, optional
        Why it shall not be pooled.
    measure : str

    Returns
    -------
    dict
        n, r, pearson, effect, variance, status, reason.
    """
    told = dict.fromkeys(("n", "r", "effect", "variance")) | {"n": printed.n, "pearson": False}
    try:
        if printed.kind == NOTHING:
            raise Undefined("the study prints no number that a correlation can be made of")
        found = to_correlation(printed)
        effect = (fisher_z if measure == "fisher_z" else raw_r)(found.r, found.n)
        told |= {"n": int(found.n), "r": found.r, "pearson": found.pearson}
        told |= {"effect": effect.value, "variance": effect.variance}
    except Undefined as refused:
        if not excluded:
            return told | {"status": REFUSED, "reason": refused.reason}
    if excluded:
        return told | {"status": EXCLUDED, "reason": excluded}
    return told | {"status": POOLED, "reason": ""}


def _named(row):
    """Return the name of a study with its year, without signs that mean something in subjects."""
    name = f"{row['study']} ({row['year']})" if row["year"] else row["study"]
    return re.sub(r"[=:|+@]", " ", name)


def notes_on(rows, texts, converted):
    """Tell what of a table deserves a second look.

    Parameters
    ----------
    rows, texts
        As `convert` takes them.
    converted : list of dict
        What it returned.

    Returns
    -------
    list of tuple
        Kind of the note (`p_disagrees`, `df_not_told`, `one_predictor`, `maybe_twice`), study, and
        the printed p, the figure or the other study.
    """
    notes = []
    for row, told in zip(rows, converted, strict=True):
        p, r = row["p"], told["r"]
        if r is not None and row["kind"] in _OF_TABLES and row["df"] is None:
            notes.append(("df_not_told", told["study"], told["printed"]))
        if r is not None and row["kind"] == "beta" and row["predictors"] is None:
            notes.append(("one_predictor", told["study"], told["printed"]))
        shown = texts.get("p", {}).get(row["row"], "")
        if r is None or p is None or row["kind"] not in ("r", "spearman"):
            continue
        decimals = min(_decimals(shown), _decimals(told["printed"]))
        if decimals and not math.isnan(p) and disagrees_with_p(r, told["n"], p, decimals):
            notes.append(("p_disagrees", told["study"], shown))
    figures = [
        (row["study"], row["year"], row["n"], row["kind"], told["printed"] or None)
        for row, told in zip(rows, converted, strict=True)
    ]
    for earlier, later in suspected_duplicates(figures):
        notes.append(("maybe_twice", converted[later]["study"], converted[earlier]["study"]))
    return notes


def _decimals(text):
    """Count the decimals of a printed number.

    >>> _decimals("0,276"), _decimals("3")
    (3, 0)
    """
    _, mark, decimals = text.replace(",", ".").partition(".")
    return len(decimals) if mark else 0
