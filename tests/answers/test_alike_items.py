"""Items whose answers are as often each code as another's, beyond what chance brings about."""

import numpy as np
import pandas as pd
import pytest

from angket.answers.alike_items import alike_items
from angket.report.sections import sample
from chapter_text import compose, prose, settings_of

CODES = [1, 2, 3, 4, 5]


def found_in(answers):
    return set(alike_items(answers, {name: {"codes": CODES} for name in answers}))


def drawn(columns, n, shares, seed):
    draw = np.random.default_rng(seed)
    return pd.DataFrame({f"i{k}": draw.choice(CODES, n, p=shares) for k in range(columns)}) * 1.0


def test_a_column_of_another_shuffled_is_found():
    answers = drawn(10, 200, [0.1, 0.2, 0.4, 0.2, 0.1], seed=1)
    answers["i9"] = answers["i0"].sample(frac=1, random_state=2).to_numpy()
    assert found_in(answers) == {("i0", "i9")}


@pytest.mark.parametrize(
    ("n", "shares", "most"),
    # Chance is told at most once in twenty studies, and of few or skewed answers as seldom.
    [(20, [0.2] * 5, 3), (40, [0.9, 0.1, 0, 0, 0], 3), (100, [0.05, 0.1, 0.2, 0.35, 0.3], 3)],
)
def test_chance_is_seldom_told(n, shares, most):
    told = sum(bool(found_in(drawn(12, n, shares, seed))) for seed in range(40))
    assert told <= most


def test_items_of_unlike_scales_and_items_that_all_answer_alike_are_not_compared():
    answers = drawn(2, 100, [0.1, 0.2, 0.4, 0.2, 0.1], seed=3)
    answers["i1"] = answers["i0"].to_numpy()[::-1]
    items = {"i0": {"codes": CODES}, "i1": {"codes": [*CODES, 6]}}
    assert alike_items(answers, items) == {}
    assert found_in(pd.DataFrame({"a": [3.0] * 50, "b": [3.0] * 50})) == set()


@pytest.mark.parametrize(
    ("language", "told"), [("en", "number of each answer: a, b, and c; d and e. Some"),
                           ("id", "sama persis tidak lazim: a, b, dan c; d dan e. Mun")]
)  # fmt: skip
def test_the_report_names_those_alike_together(language, told):
    found = {("sample", "all", key): 20 for key in ("received", "analysed")}
    found |= {("sample", "all", "excluded"): 0, ("screening", "mahalanobis", "n"): 0}
    pairs = ("a|b", "d|e", "b|c")
    found |= {("alike_items", pair, "differing"): 9 for pair in pairs}
    assert told in " ".join(prose(compose(sample, found, settings_of(language))))
