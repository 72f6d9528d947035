"""The data that every program computes on: the shipped studies and generated ones.

Six batches, each a dict from case to data: `questionnaires` (answers to items),
`samples` (totals: a response and its predictors), `models` (those samples that the slower
models are fitted to), `groups` (a response and the group of each respondent), `tables`
(counts) and `plans` (an effect and a number of respondents, to find the power of).
"""

import functools
import hashlib
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import yaml

from angket.settings.instruments import fill_from_instruments
from angket.statistics.distribution.descriptives import percent_score
from angket.statistics.groups.groups import split_groups
from angket.statistics.scaling.bands import classify
from angket.statistics.scaling.scoring import reverse, total
from angket.statistics.scaling.successive_intervals import to_intervals

from .generated import answered, counted, grouped, in_rows, renamed, totals_of

ROOT = Path(__file__).parents[2]
STUDIES = ("bandung", "majene", "ukm_stress")


class Questionnaire(NamedTuple):
    """Answers to the items of one variable, keyed, with NaN where one is missing."""

    items: pd.DataFrame
    codes: list


# n, items, points, how far the cut points are moved (skew), share missing, what is odd
GRID = [
    (8, 2, 5, 0.0, 0.00, ""),
    (8, 3, 2, 0.0, 0.00, ""),
    (8, 10, 5, 0.0, 0.00, ""),
    (12, 4, 3, 0.5, 0.05, ""),
    (20, 2, 2, 0.0, 0.00, ""),
    (20, 5, 3, 1.0, 0.00, ""),
    (30, 6, 5, 0.0, 0.00, "constant"),
    (30, 9, 4, 0.0, 0.00, "reversed"),
    (40, 12, 7, 0.0, 0.03, ""),
    (50, 10, 5, 1.2, 0.00, "unused"),
    (57, 8, 5, 0.0, 0.10, ""),
    (100, 9, 5, 0.6, 0.00, ""),
    (101, 9, 5, 0.6, 0.00, ""),
    (150, 20, 2, 0.0, 0.00, ""),
    (250, 40, 5, 0.0, 0.01, ""),
    (250, 3, 7, 1.5, 0.00, "unused"),
    (600, 12, 3, 1.5, 0.00, "ties"),
    (1000, 10, 4, 0.8, 0.02, ""),
    (2500, 2, 5, 0.0, 0.00, "independent"),
    (5000, 6, 5, 0.0, 0.00, ""),
    (5000, 40, 7, 0.4, 0.00, ""),
]

# Polychoric correlations take a search for each pair of items: not of every questionnaire.
POLYCHORIC = {
    "ukm_stress_stress",
    "n12_items4_points3",
    "n20_items5_points3",
    "n50_items10_points5_unused",
    "n57_items8_points5",
    "n250_items3_points7_unused",
    "n1000_items10_points4",
}

# sizes of the groups, their standard deviations, the step from each mean to the next (in
# standard deviations of the first group), whole numbers, what is odd
GROUPS = [
    ((2, 3), (1, 1), 1.0, False, ""),
    ((6, 6), (1, 1), 0.8, False, ""),
    ((12, 30), (1, 2), 0.5, True, ""),
    ((9, 9), (1, 1), 0.5, True, "constant"),
    ((15, 15), (1, 1), 0.5, True, "two_values"),
    ((49, 49), (1, 1.5), 0.3, False, ""),
    ((60, 70), (1, 1), 0.0, False, ""),
    ((500, 700), (2, 1), 0.4, True, ""),
    ((3, 3, 3), (1, 1, 1), 1.0, False, ""),
    ((10, 20, 30), (1, 2, 3), 0.5, True, ""),
    ((8, 9, 10), (1, 1, 1), 0.5, True, "constant"),
    ((25, 30, 35, 40), (1, 1, 2, 2), 0.2, False, ""),
    ((400, 300, 500), (1, 1, 1), 0.5, True, ""),
]


@functools.cache
def questionnaires():
    """Return the answers of each case."""
    found = {}
    for study in STUDIES:
        for variable, (items, codes) in _study(study).items():
            found[f"{study}_{variable}"] = Questionnaire(renamed(items), codes)
    for seed, (n, items, points, skew, missing, odd) in enumerate(GRID):
        name = f"n{n}_items{items}_points{points}" + (f"_{odd}" if odd else "")
        answers = answered(seed, n, items, points, skew, missing, odd)
        found[name] = Questionnaire(answers, list(range(1, points + 1)))
    return found


@functools.cache
def samples():
    """Return the totals of each case: the response `y` and its predictors `x1`, `x2`, ..."""
    found = {}
    for study, (response, *predictors) in {
        "bandung": ("burnout", "beban_kerja"),
        "majene": ("produktivitas", "beban_kerja"),
        "ukm_stress": ("depression", "stress", "anxiety"),
    }.items():
        answers = {name: items.dropna() for name, (items, _) in _study(study).items()}
        for scale in ("raw", "interval"):
            scored = {
                name: items if scale == "raw" else to_intervals(items)[0]
                for name, items in answers.items()
            }
            totals = pd.DataFrame({name: total(scored[name]) for name in [response, *predictors]})
            names = ["y", *(f"x{place}" for place in range(1, len(predictors) + 1))]
            found[f"{study}_{scale}"] = totals.dropna().set_axis(names, axis=1)
    for name, (items, _) in questionnaires().items():
        if not name.startswith(STUDIES):
            found[name] = totals_of(items.dropna())
    return found


@functools.cache
def models():
    """Return the samples that are neither too small for every model nor slow to fit."""
    return {name: data for name, data in samples().items() if 20 <= len(data) <= 300}


@functools.cache
def groups():
    """Return a response `y` and a group (1, 2, ...) of two respondents or more of each case."""
    found = {}
    for study, variable, by in (
        ("bandung", "burnout", "jenis_kelamin"),
        ("bandung", "burnout", "usia"),
        ("bandung", "beban_kerja", "lama_bekerja"),
        ("majene", "produktivitas", "sex"),
        ("majene", "produktivitas", "age_group"),
    ):
        items, _ = _study(study)[variable]
        categories = _responses(study)[by]
        members, _ = split_groups(total(items), categories, sorted(set(categories.dropna())))
        found[f"{study}_{variable}_by_{by}"] = in_rows(members.values())
    for seed, (sizes, spreads, step, whole, odd) in enumerate(GROUPS):
        name = "_".join(map(str, sizes)) + ("" if whole else "_fractions") + (odd and f"_{odd}")
        found[f"n{name}"] = in_rows(grouped(2000 + seed, sizes, spreads, step, whole, odd))
    return found


@functools.cache
def plans():
    """Return effect, degrees of freedom, n and alpha of each plan, by test."""
    effects = {
        "correlation": [(0.1, 0), (0.3, 0), (-0.5, 0), (0.8, 0)],
        "regression": [(0.02, 1), (0.15, 1), (0.15, 3), (0.35, 8)],
        "chi_square": [(0.1, 1), (0.3, 1), (0.3, 4), (0.5, 16)],
    }
    return {
        test: pd.DataFrame(
            [
                (effect, df, n, alpha)
                for effect, df in values
                for n in (12, 55, 400)
                for alpha in (0.05, 0.01)
            ],
            columns=["effect", "df", "n", "alpha"],
        )
        for test, values in effects.items()
    }


def asked(name, items):
    """Return which of the slower analyses are made of a questionnaire."""
    complete = items.dropna()
    n, k = complete.shape
    factors = k > 5 and n >= 3 * k and bool(complete.nunique().min() > 1)
    return ["factors"] * factors + ["polychoric"] * (name in POLYCHORIC)


def small(counts):
    """Tell whether every table with the margins of this one is gone through."""
    return counts.sum() < 100


@functools.cache
def tables():
    """Return the counts of each case, no row or column of them empty."""
    found = {
        "spss_output": np.array([[4, 18], [7, 21]]),  # printed by SPSS itself
        "majene_categories": _majene_categories(),
        "no_association": np.array([[10, 20], [15, 30]]),
        "empty_cell": np.array([[0, 9], [12, 5]]),
        "empty_diagonal": np.array([[0, 6], [5, 0]]),
        "tiny": np.array([[1, 2], [2, 1]]),
        "near_independence": np.array([[5, 6], [6, 7]]),
    }
    shapes = [(rows, columns) for rows in range(2, 6) for columns in range(2, 6)]
    for seed, (rows, columns) in enumerate(shapes):
        for n in (25, 300):
            counts = counted(1000 + seed, rows, columns, n)
            found[f"{rows}x{columns}_n{n}"] = counts
    return found


def fingerprint(batch):
    """Return a digest of a batch, so that recorded outputs cannot outlive their data."""
    digest = hashlib.sha256()
    for name, data in batch.items():
        frame = data.items if isinstance(data, Questionnaire) else pd.DataFrame(data)
        digest.update(name.encode())
        digest.update(frame.round(9).to_csv(index=False).encode())
    return digest.hexdigest()[:16]


@functools.cache
def _study(name):
    study, responses = _settings(name), _responses(name)
    found = {}
    for variable, settings in study["variables"].items():
        scale = settings.get("scale", next(iter(study["scales"])))
        codes = [int(code) for code in study["scales"][scale]["codes"]]
        names = settings.get("items") or [
            item for part in settings["dimensions"].values() for item in part["items"]
        ]
        items = responses[names].astype(float)
        for item in settings.get("reversed", []):
            items[item] = reverse(items[item], codes)
        found[variable] = (items, codes)
    return found


def _settings(name):
    with open(ROOT / "config" / "studies" / f"{name}.yaml", encoding="utf-8") as stream:
        study = yaml.safe_load(stream)
    fill_from_instruments(study)
    return study


def _responses(name):
    return pd.read_csv(ROOT / _settings(name)["data"]["file"], encoding="utf-8-sig")


def _majene_categories():
    study = _study("majene")
    above = {
        name: classify(
            percent_score(total(items), items.shape[1] * codes[-1]),
            [{"label": "below", "from": 0}, {"label": "above", "from": 60}],
        )
        for name, (items, codes) in study.items()
    }
    return pd.crosstab(above["beban_kerja"], above["produktivitas"]).to_numpy()
