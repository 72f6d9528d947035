"""The simulated answers of 344 respondents, and what other programs made of them."""

from pathlib import Path

import numpy as np
import pandas as pd

from angket.statistics.structural.composites import estimate
from angket.statistics.structural.path_model import path_model

HERE = Path(__file__).parent / "statistics" / "structural"
ANSWERS = pd.read_csv(HERE / "simulated.csv")
OTHERS = pd.read_csv(HERE / "simulated_by_others.csv")
SIZES = {"KL": 4, "HG": 4, "FA": 3, "CI": 3, "KP": 4, "LO": 4}
BLOCKS = {name: [f"{name}{i + 1}" for i in range(size)] for name, size in SIZES.items()}
MODEL = path_model(BLOCKS, {"KP": ["KL", "HG", "FA"], "LO": ["KL", "HG", "KP", "CI"]}, {"FA"})
VALUES = ANSWERS[list(MODEL.items)].to_numpy(float)
CORRELATIONS = np.corrcoef(VALUES.T)[None]
FOUND = estimate(CORRELATIONS, MODEL)
CONSISTENT = estimate(CORRELATIONS, MODEL, corrected=True)
N = len(VALUES)


def along(values, model=MODEL):
    """Name the values of paths."""
    arrows = np.argwhere(model.paths)
    return {f"{model.constructs[a]}->{model.constructs[b]}": values[a, b] for a, b in arrows}


def of_items(values, model=MODEL, among=None):
    """Name the values of items on constructs."""
    places = np.argwhere(model.blocks if among is None else among)
    return {f"{model.items[i]}~{model.constructs[j]}": values[i, j] for i, j in places}


def of_pairs(values):
    names = MODEL.constructs
    return {f"{a}~{b}": values[i, j] for i, a in enumerate(names) for j, b in enumerate(names)}


def of_constructs(values, suffix=""):
    return {name + suffix: value for name, value in zip(MODEL.constructs, values, strict=True)}


SEMINR, CSEM = "seminr 2.3.4", "cSEM 0.6.1"


def wanted(section, statistic, program):
    """Return what a program made, by subject, without the parts that a model does not name."""
    chosen = OTHERS.query("section == @section and statistic == @statistic")
    chosen = chosen[chosen["program"] == program].set_index("subject")["value"]
    return chosen[~chosen.index.str.endswith(":AdjRsq") & (chosen.index.str.count("->") < 2)]


def assert_equal(found, section, statistic, program, tolerance=1e-8):
    others = wanted(section, statistic, program)
    assert len(others)
    ours = pd.Series({subject: found.get(subject, np.nan) for subject in others.index})
    told = ours.isna() & others.isin([1.0, 0.0])
    # Where nothing can be told of one item the others print 1, or of formed constructs a figure.
    assert (told | ours.notna() | others.index.isin(["FA", "FA:Rsq"])).all(), ours[ours.isna()]
    assert ours.sub(others).abs().max() < tolerance
