"""A variable's factor analysis in full: every rule of the number of factors, then the factors."""

import pandas as pd

from angket.statistics.factors.number_of_factors import (
    above_one,
    common_parallel_analysis,
    partial_correlations_left,
)
from angket.statistics.factors.parallel_analysis import parallel_analysis
from angket.statistics.factors.rules import RULES
from angket.statistics.factors.solution import ROTATIONS, solve
from angket.statistics.undefined import Undefined, or_undefined
from angket.subjects import pair_of, part_of


def full_analysis(name, items, rule, seed):
    """List the statistics of a factor analysis as a study asks for it.

    Parameters
    ----------
    name : str
        Of the variable.
    items : DataFrame of float, shape (n, k), or Correlations
        As `angket.statistics.factors.solution.solve` takes them.
    rule : dict
        factors, a number or one of `RULES`; extraction, rotation and normalisation.
    seed : int
        Of parallel analysis.

    Returns
    -------
    list of (str, str, dict)
        Section, subject and its statistics. What cannot be computed is Undefined.

    Examples
    --------
    >>> codes = {"a": [4, 2, 1, 1, 4, 3], "b": [4, 3, 1, 4, 3, 5], "c": [5, 1, 3, 1, 2, 5]}
    >>> rule = {"factors": 1, "extraction": "ml", "rotation": "none", "normalisation": "kaiser"}
    >>> rows = full_analysis("load", pd.DataFrame(codes), rule, seed=1)
    >>> [subject for section, subject, _ in rows if section == "factors"]
    ['load', 'load', 'a', 'b', 'c']
    """
    numbers, table = _numbers(items, seed)
    wanted = rule["factors"]
    asked = isinstance(wanted, int)
    found = wanted if asked else numbers[RULES[wanted]]
    # Where no factor exceeds random ones, one still shows what there is.
    factors = found if isinstance(found, Undefined) else max(found, 1)
    several = isinstance(factors, int) and factors > 1
    kaiser = rule["normalisation"] == "kaiser"
    told = {
        "factors": factors,
        "decided_by": "study" if asked else wanted,
        "extraction": rule["extraction"],
        "rotation": rule["rotation"] if several else "none",
    }
    if several and rule["rotation"] != "none":
        told["normalisation"] = rule["normalisation"]
    rows = [("factors", name, numbers | told)]
    if isinstance(factors, Undefined):
        return rows + _by_number(name, table)
    solution = or_undefined(solve, items, factors, rule["extraction"], rule["rotation"], kaiser)
    if isinstance(solution, Undefined):
        return [*rows, ("factors", name, {"loading_1": solution}), *_by_number(name, table)]
    oblique = several and rule["rotation"] in ROTATIONS
    return [*rows, *_of_solution(name, solution, oblique), *_by_number(name, table, solution)]


def _numbers(items, seed):
    """Return the number of factors by every rule, and what they rest on by number."""
    numbers, tables = {}, []
    usual = or_undefined(parallel_analysis, items, seed)
    shared = or_undefined(common_parallel_analysis, items, seed)
    for rule, result in (("parallel", usual), ("parallel_common", shared)):
        known = not isinstance(result, Undefined)
        numbers[RULES[rule]] = result[0] if known else result
        tables += [result[1]] if known else []
    left = or_undefined(partial_correlations_left, items)
    if isinstance(left, Undefined):
        numbers[RULES["map"]] = left
    else:
        numbers[RULES["map"]] = left[0]
        tables.append(left[1][1:].rename("partial").to_frame())
    numbers[RULES["kaiser"]] = or_undefined(above_one, items)
    return numbers, pd.concat(tables, axis=1) if tables else pd.DataFrame()


def _of_solution(name, solution, oblique):
    """List the statistics of the variable, its items, and the pairs of its factors."""
    pattern, structure = solution["pattern"], solution["structure"]
    summary = {
        "explained_percent": float(solution["rotated"].sum() * 100 / len(pattern)),
        "rmsr": solution["rmsr"],
        "residual_percent": solution["residual_percent"],
    }
    rows = [("factors", name, summary)]
    for item in pattern.index:
        values = _numbered("loading", pattern.loc[item])
        if oblique:
            values |= _numbered("structure", structure.loc[item])
        rows.append(("factors", item, values | {"communality": solution["communalities"][item]}))
    if oblique:
        r = solution["correlations"].to_numpy()
        rows += [
            ("factors", part_of(name, pair_of(i + 1, j + 1)), {"factor_correlation": r[i, j]})
            for i in range(len(r))
            for j in range(i + 1, len(r))
        ]
    return rows


def _numbered(statistic, values):
    return {f"{statistic}_{number}": float(value) for number, value in enumerate(values, start=1)}


def _by_number(name, table, solution=None):
    """List what stands beside each eigenvalue: its share, random ones, what its factor explains."""
    if "eigenvalue" not in table:
        return []
    k = len(table)
    table = table.assign(percent=table["eigenvalue"] * 100 / k)
    table["cumulative_percent"] = table["percent"].cumsum()
    if solution is not None:
        for statistic in ("extracted", "rotated"):
            values = pd.Series(
                solution[statistic].to_numpy(), range(1, len(solution[statistic]) + 1)
            )
            table[statistic], table[f"{statistic}_percent"] = values, values * 100 / k
    # Those of parallel analysis stand there already.
    table = table.drop(columns=["eigenvalue", "random_mean", "random_quantile"])
    return [
        ("eigenvalue", part_of(name, number), row.to_dict()) for number, row in table.iterrows()
    ]
