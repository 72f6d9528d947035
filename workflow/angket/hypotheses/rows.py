"""Rows that several kinds of hypothesis add: coefficients, bootstrap intervals, power, strength."""

from functools import partial

import numpy as np

from angket.statistics.correlation.pairs import correlation
from angket.statistics.power.need import TARGET
from angket.statistics.scaling.bands import classify, describe_bands
from angket.statistics.undefined import Undefined, all_undefined, or_undefined

CORRELATION = ["r", "p", "ci_low", "ci_high", "rho", "rho_p", "tau_b", "tau_b_p"]
CORRELATION += ["determination_percent", "determination_ci_low", "determination_ci_high"]
MODEL = ["r", "r_squared", "r_squared_adjusted", "se_estimate", "f", "f_df1", "f_df2", "f_p"]
MODEL += ["regression_ss", "regression_ms", "residual_ss", "residual_ms", "total_ss", "total_df"]
OF_CONSTANT = ["b", "se", "t", "p", "ci_low", "ci_high", "hc3_se", "hc3_t", "hc3_p"]
TERM = [*OF_CONSTANT, "beta", "beta_ci_low", "beta_ci_high"]
POWER = ["power", "n_needed"]
BOOTSTRAP = ["bootstrap_se", "bca_low", "bca_high", "bca_low_error", "bca_high_error"]
BOOTSTRAP += ["resamples", "seed"]


def add_coefficients(rows, name, x, y, tests, decides="r"):
    """Add the three coefficients of correlation and the strength of the one that decides.

    Kendall's tau-b gets no name: it is smaller than r and rho of the same relation, for which
    bands of strength are made.
    """
    table = or_undefined(correlation, x, y, 1 - tests["alpha"], names=CORRELATION)
    named = {} if decides == "tau_b" else strength(table[decides], tests.get("strength"))
    rows.add("correlation", name, {"n": len(x)} | table | named)
    return table


def add_bootstrap(rows, section, resampled, subjects):
    if isinstance(resampled, Undefined):
        for subject in subjects.values():
            rows.add(section, subject, all_undefined(BOOTSTRAP, resampled.reason))
        return
    for row, subject in subjects.items():
        rows.add(section, subject, {name: resampled[name][row] for name in BOOTSTRAP})


def add_power(rows, name, test, alpha, power, *arguments, approximated_by=None):
    """Add the power of a test and how many respondents it needs.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
    test : str
        The test that decides on the hypothesis.
    alpha : float
    power : callable or Undefined
        From `angket.statistics.power`, or why there is nothing to compute it from.
    *arguments
        What it takes besides alpha.
    approximated_by : str, optional
        What stands in for a test whose power has no formula of its own.
    """
    if isinstance(power, Undefined):
        found = all_undefined(POWER, power.reason)
    else:
        found = or_undefined(partial(power, alpha=alpha), *arguments, names=POWER)
    rule = {"alpha": alpha, "power_wanted": TARGET}
    rows.add("power", name, {"test": test, "approximated_by": approximated_by})
    rows.add("power", name, found | rule)


def add_detectable(rows, name, measure, found, *arguments, result=None):
    """Add the smallest effect that a test would find with the power wanted.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
    measure : {"r", "rho", "tau_b", "f_squared", "w", "paths"}
        What the effect is measured by.
    found : callable or Undefined
        From `angket.statistics.power.detectable`, or why there is none.
    *arguments
        What it takes.
    result : (str, callable), optional
        Where the result is given in another family of effect sizes: what it is measured by, and
        the function of `angket.statistics.power.families` that leads there.
    """
    if not isinstance(found, Undefined):
        found = or_undefined(found, *arguments)
    rows.add("power", name, {"detectable": found, "detectable_measure": measure})
    if result:
        family, convert = result
        converted = found if isinstance(found, Undefined) else convert(found)
        told = {"detectable_result": converted, "detectable_result_measure": family}
        rows.add("power", name, told)


def add_interest(rows, name, hypothesis, power, *arguments):
    """Add the power for the effect that a study calls of interest, if it does.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
    hypothesis : dict
    power : callable or Undefined
        From `angket.statistics.power`, of the effect and what follows it, or why there is none.
    *arguments
        What it takes after the effect.
    """
    effect = hypothesis.get("effect_of_interest")
    if effect is None:
        return
    if isinstance(power, Undefined):
        found = all_undefined(POWER, power.reason)
    else:
        found = or_undefined(power, effect, *arguments, names=POWER)
    of_interest = {f"interest_{key}": found[key] for key in POWER}
    rows.add("power", name, {"effect_of_interest": effect} | of_interest)


def of_one_spread(b, spread, ratio):
    """Return the standard deviation of a predictor and the ratio that goes with one of it.

    Parameters
    ----------
    b : float
        The logarithm of the ratio of one unit.
    spread : float
        The standard deviation of the predictor.
    ratio : str
        Such as "odds_ratio".

    Returns
    -------
    dict

    Examples
    --------
    >>> {key: round(value, 3) for key, value in of_one_spread(0.5, 2.0, "odds_ratio").items()}
    {'sd': 2.0, 'odds_ratio_per_sd': 2.718}
    """
    return {"sd": spread, f"{ratio}_per_sd": float(np.exp(b * spread))}


def strength(coefficient, cited):
    """Name the strength of a coefficient by the bands that a study cites for it, if any."""
    if not cited:
        return {}
    bands = cited["bands"]
    if isinstance(coefficient, Undefined):
        label = coefficient
    else:
        label = classify([abs(coefficient)], bands)[0]
        label = label or Undefined("the coefficient lies below the lowest band")
    return {
        "strength": label,
        "strength_bands": describe_bands(bands),
        "strength_citation": cited["citation"],
    }
