"""Respondents who answer alike: by the items alone where these are many, else with the profile."""

import numpy as np
import pandas as pd
import pytest

from angket.answers.screening import ENOUGH_ITEMS, screen

RULES = {"mahalanobis_p": 0.001, "twins": []}


def flags_of(items, profile, repeated):
    """Return who is flagged by which flag, where the last respondents repeat the first."""
    names = [f"A{place}" for place in range(items)]
    answers = np.random.default_rng(3).integers(1, 6, (40, items))
    answers[-len(repeated) :] = answers[0]
    table = pd.DataFrame(answers, columns=names).assign(sex=list("FM" * 20))
    table.loc[len(table) - len(repeated) :, "sex"] = repeated
    codes = {name: {"codes": [1, 2, 3, 4, 5]} for name in names}
    screening = screen(table, codes, RULES, ["sex"] if profile else [])
    found = {
        flag: screening.flags.index[screening.flags[flag]].tolist()
        for flag in ("identical_answers", "identical_row")
    }
    return found, screening


def test_of_many_items_the_same_answers_suffice_and_the_profile_is_told_apart():
    found, screening = flags_of(ENOUGH_ITEMS, True, ["F", "M"])
    assert found == {"identical_answers": [38, 39], "identical_row": [38]}
    assert screening.identical.to_dict() == {38: 0}
    assert screening.signs.loc[[38, 39], "identical_to_row"].tolist() == [0, 0]
    counts = screening.counts()
    assert counts["identical_answers"]["n"] == 2
    # Whoever has two signs is one respondent.
    assert counts["all"]["n"] == screening.flags.any(axis=1).sum() >= 2


@pytest.mark.parametrize(
    ("items", "profile", "same"),
    [(ENOUGH_ITEMS - 1, True, [38]), (ENOUGH_ITEMS, False, [38, 39])],
)
def test_of_few_items_or_without_a_profile_whole_rows_are_compared(items, profile, same):
    found, screening = flags_of(items, profile, ["F", "M"])
    assert found == {"identical_answers": [], "identical_row": same}
    assert "identical_answers" not in screening.counts()
