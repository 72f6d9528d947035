"""A figure loads no more than the library that computes it: starts are most of a small step."""

import subprocess
import sys
from pathlib import Path

import pytest

WORKFLOW = Path(__file__).parents[2] / "workflow"
LIBRARIES = ["scipy.stats", "statsmodels.api", "statsmodels.formula.api", "pingouin", "matplotlib"]
GIVEN = """
import numpy as np, pandas as pd
y = np.sin(np.arange(60))
x, groups = np.sqrt(np.arange(60)), {"a": y[::3], "b": y[1::3], "c": y[2::3]}
items = pd.DataFrame({f"i{turn}": y + np.cos(np.arange(60) * turn) for turn in (2, 3, 5)})
total = items.sum(axis=1)
counts = pd.DataFrame([[12, 5, 3], [7, 9, 6]])
"""
COMPUTED = {
    "": [
        "from angket.statistics.distribution.descriptives import describe; describe(y)",
        "from angket.statistics.correlation.pairs import product_moment; product_moment(x, y)",
        "from angket.statistics.reliability.alpha import alpha_if_deleted; alpha_if_deleted(items)",
        "from angket.statistics.reliability.inter_item import correlate; correlate(items)",
        "from angket.statistics.factors.factorability import kmo; kmo(items)",
        "from angket.statistics.factors.parallel_analysis import *; parallel_analysis(items, 1)",
        "from angket.answers.carelessness import mahalanobis; mahalanobis(items)",
    ],
    "scipy.stats": [
        "from angket.statistics.correlation.pairs import correlation; correlation(x, y, .9)",
        "from angket.statistics.distribution.normality import kolmogorov_smirnov as k; k(y)",
        "from angket.statistics.groups.several_groups import welch_anova; welch_anova(groups)",
        "from angket.statistics.groups.post_hoc import dunn; dunn(groups)",
        "from angket.statistics.categorical.association import *; association(counts, .9)",
        "from angket.statistics.reliability.validity import *; item_validity(items, total)",
        "from angket.statistics.reliability.omega import mcdonald_omega; mcdonald_omega(items)",
        "from angket.statistics.power.counts import chi_square_power as p; p(.3, 2, 60, .05)",
    ],
}


@pytest.mark.parametrize("library", COMPUTED)
def test_figures_load_their_own_library_alone(library):
    loaded = f"print(*(m for m in {LIBRARIES} if m in sys.modules))"
    code = "\n".join([GIVEN, "import sys", *(f"{told}; {loaded}" for told in COMPUTED[library])])
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=WORKFLOW, check=True, capture_output=True, text=True
    )
    loaded = dict(zip(COMPUTED[library], told.stdout.splitlines(), strict=True))
    assert loaded == dict.fromkeys(COMPUTED[library], library)
