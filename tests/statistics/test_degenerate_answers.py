"""Statistics of items give a figure or a reason, whatever is answered, and never a warning."""

import numpy as np
import pandas as pd
import pytest

from angket.answers.carelessness import mahalanobis
from angket.statistics.factors.exploratory import factor_analysis
from angket.statistics.factors.factorability import bartlett_sphericity, kmo
from angket.statistics.reliability.alpha import alpha_if_deleted, cronbach_alpha
from angket.statistics.reliability.inter_item import correlate, pairwise_correlations
from angket.statistics.reliability.omega import mcdonald_omega
from angket.statistics.reliability.split_half import split_half
from angket.statistics.reliability.validity import item_validity
from angket.statistics.undefined import Undefined, or_undefined

STATISTICS = {
    "validity": lambda items: item_validity(items, items.sum(axis=1, skipna=False)),
    "alpha": lambda items: cronbach_alpha(items),
    "omega by maximum likelihood": lambda items: mcdonald_omega(items, "ml"),
    "two factors": lambda items: factor_analysis(items, 2),
    "two factors by maximum likelihood": lambda items: factor_analysis(items, 2, "ml"),
    **{
        compute.__name__: compute
        for compute in (
            *(alpha_if_deleted, split_half, mcdonald_omega, correlate, pairwise_correlations),
            *(kmo, bartlett_sphericity, mahalanobis),
        )
    },
}


def questionnaires(count):
    """Make small questionnaires with what goes wrong in real ones."""
    random = np.random.default_rng(1)
    for _ in range(count):
        n, k, codes = random.integers([1, 1, 2], [25, 9, 6])
        answers = random.integers(1, codes + 1, (n, k)).astype(float)
        if k > 1:
            twin = random.choice(["none", "none", "the same", "turned round", "wider"])
            first = answers[:, 0]
            answers[:, 1] = {
                "none": answers[:, 1],
                "the same": first,
                "turned round": codes + 1 - first,
                "wider": 12 - 2 * first,
            }[twin]
        if random.random() < 0.2:
            answers[:, 0] = 3
        if random.random() < 0.3:
            answers[random.random((n, k)) < 0.1] = np.nan
        yield pd.DataFrame(answers, columns=[f"i{place}" for place in range(k)])


def numbers(figure):
    """Yield each number of a figure, a table or several of them."""
    if isinstance(figure, dict):
        figure = figure.values()
    elif isinstance(figure, pd.DataFrame | pd.Series):
        figure = figure.to_numpy(dtype=object).ravel()
    elif isinstance(figure, float | int):
        yield figure
        return
    elif not isinstance(figure, tuple):
        return
    for part in figure:
        yield from numbers(part)


@pytest.mark.parametrize("name", STATISTICS)
def test_small_and_odd_questionnaires_have_figures_or_reasons(name):
    # pytest turns every warning into an error.
    found = [or_undefined(STATISTICS[name], items) for items in questionnaires(100)]
    figures = [figure for figure in found if not isinstance(figure, Undefined)]
    assert figures
    assert not np.isinf([number for figure in figures for number in numbers(figure)]).any()
