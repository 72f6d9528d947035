"""NIST's Statistical Reference Datasets: data, certified values and digits that agree.

The analyses of variance and Norris come with scipy's tests, Longley's data with statsmodels;
Wampler's are polynomials with a fixed disturbance. Certified values of the latter two are
NIST's, https://www.itl.nist.gov/div898/strd/lls/lls.shtml.
"""

from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy.stats.tests
from statsmodels.datasets import longley

_FOLDER = Path(scipy.stats.tests.__file__).with_name("data")
# Treatments: at least three, as the linearity table needs. AtmWtAg, with two, is a regression.
ANOVA = ["SiRstv", *(f"SmLs0{number}" for number in range(1, 10))]
REGRESSION = ["Norris", "AtmWtAg", "Longley", "Wampler3", "Wampler4", "Wampler5"]
_DISTURBANCE = [759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048]
_DISTURBANCE += _DISTURBANCE[-2::-1]
_WAMPLER_SE = [
    2152.32624678170,
    2363.55173469681,
    779.343524331583,
    101.475507550350,
    5.64566512170752,
    0.112324854679312,
]
_WAMPLER_FIT = {  # times the disturbance: r squared, F
    1: (0.999995559025820, 675524.458240122),
    100: (0.957478440825662, 67.5524458240122),
    10000: (0.224668921574940e-2, 6.7552445824012241e-3),
}


class Reference(NamedTuple):
    """A reference set: response, predictors, certified values by the names of ours."""

    y: np.ndarray
    x: pd.DataFrame
    certified: dict


def digits(value, certified):
    """Return the log relative error: how many digits of two numbers agree, at most 15."""
    if value == certified:
        return 15.0
    return min(15.0, -np.log10(abs(value - certified) / abs(certified)))


def anova(name):
    """Return an analysis of variance with its certified table."""
    lines = (_FOLDER / "nist_anova" / f"{name}.dat").read_text(encoding="ascii").splitlines()
    between = next(line for line in lines if line.startswith("Between")).split()[-4:]
    within = next(line for line in lines if line.startswith("Within")).split()[-3:]
    rows = np.array([line.split() for line in lines[60:] if line.strip()], dtype=float)
    names = ["combined_df", "combined_ss", "combined_ms", "combined_f"]
    certified = dict(zip(names, map(float, between), strict=True))
    certified |= dict(zip(["within_df", "within_ss", "within_ms"], map(float, within), strict=True))
    return Reference(rows[:, 1], pd.DataFrame({"x": rows[:, 0]}), certified)


def exact_anova(reference):
    """Compute the table in rational arithmetic from the numbers as binary fractions hold them.

    No algorithm in double precision can agree better with the certified table.
    """
    groups = {}
    for x, y in zip(reference.x["x"], reference.y, strict=True):
        groups.setdefault(x, []).append(Fraction(float(y)))
    n, k = len(reference.y), len(groups)
    grand = sum(sum(group) for group in groups.values()) / n
    means = {x: sum(group) / len(group) for x, group in groups.items()}
    combined = sum(len(group) * (means[x] - grand) ** 2 for x, group in groups.items())
    within = sum((y - means[x]) ** 2 for x, group in groups.items() for y in group)
    combined_ms, within_ms = combined / (k - 1), within / (n - k)
    return {
        "combined_ss": float(combined),
        "combined_ms": float(combined_ms),
        "combined_f": float(combined_ms / within_ms),
        "within_ss": float(within),
        "within_ms": float(within_ms),
    }


def regression(name):
    """Return a linear regression with its certified values."""
    if name == "Norris":
        return _norris()
    if name == "AtmWtAg":
        return _atomic_weight()
    return _longley() if name == "Longley" else _wampler(name)


def wampler_without_disturbance():
    """Return the data of Wampler1, which lie exactly on their polynomial."""
    return _wampler_data(0)


def _norris():
    lines = (_FOLDER / "nist_linregress" / "Norris.dat").read_text(encoding="ascii").splitlines()
    rows = np.array([line.split() for line in lines[60:] if line.strip()], dtype=float)
    certified = {
        "b": [-0.262323073774029, 1.00211681802045],
        "se": [0.232818234301152, 0.429796848199937e-3],
        "se_estimate": 0.884796396144373,
        "r_squared": 0.999993745883712,
        "f": 5436385.54079785,
    }
    return Reference(rows[:, 0], pd.DataFrame({"x": rows[:, 1]}), certified)


def _atomic_weight():
    treatments = anova("AtmWtAg")
    lines = (_FOLDER / "nist_anova" / "AtmWtAg.dat").read_text(encoding="ascii").splitlines()
    squared = next(line for line in lines if "Certified R-Squared" in line).split()[-1]
    place = next(place for place, line in enumerate(lines) if "Certified Residual" in line)
    certified = {
        "se_estimate": float(lines[place + 1].split()[-1]),
        "r_squared": float(squared),
        "f": treatments.certified["combined_f"],
    }
    return treatments._replace(certified=certified)


def _longley():
    data = longley.load_pandas()
    certified = {
        "b": [
            -3482258.63459582,
            15.0618722713733,
            -0.358191792925910e-1,
            -2.02022980381683,
            -1.03322686717359,
            -0.511041056535807e-1,
            1829.15146461355,
        ],
        "se": [
            890420.383607373,
            84.9149257747669,
            0.334910077722432e-1,
            0.488399681651699,
            0.214274163161675,
            0.226073200069370,
            455.478499142212,
        ],
        "se_estimate": 304.854073561965,
        "r_squared": 0.995479004577296,
        "f": 330.285339234588,
    }
    return Reference(data.endog.to_numpy(), data.exog, certified)


def _wampler(name):
    times = {"Wampler3": 1, "Wampler4": 100, "Wampler5": 10000}[name]
    y, x = _wampler_data(times)
    r_squared, f = _WAMPLER_FIT[times]
    certified = {
        "b": [1.0] * 6,
        "se": [times * se for se in _WAMPLER_SE],
        "se_estimate": times * 2360.14502379268,
        "r_squared": r_squared,
        "f": f,
    }
    return Reference(y, x, certified)


def _wampler_data(times):
    y = [
        float(sum(x**power for power in range(6)) + times * disturbance)
        for x, disturbance in enumerate(_DISTURBANCE)
    ]
    powers = {f"x{power}": [float(x**power) for x in range(21)] for power in range(1, 6)}
    return np.array(y), pd.DataFrame(powers)
