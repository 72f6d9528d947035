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


@pytest.mark.parametrize(
    ("pattern", "flagged"),
    [
        ([1] * 8 + [4] * 8, False),  # the lowest of one scale, the highest of the other
        ([1] * 16, False),
        ([5] * 8 + [4] * 8, False),
        ([3] * 8 + [2] * 8, True),
        ([1] * 7 + [5] + [4] * 8, True),
        ([1] * 7 + [2] + [4] * 8, True),
    ],
)
@pytest.mark.parametrize("profile", [[], ["sex"]])
def test_that_two_answer_alike_at_the_ends_of_all_scales_is_no_sign_of_a_copy(
    pattern, flagged, profile
):
    names = [f"A{place}" for place in range(16)]
    answers = np.random.default_rng(3).integers(1, 5, (40, 16))
    answers[5] = answers[30] = pattern
    table = pd.DataFrame(answers, columns=names).assign(sex="F")
    scales = [{"codes": [1, 2, 3, 4, 5]}] * 8 + [{"codes": [1, 2, 3, 4]}] * 8
    screening = screen(table, dict(zip(names, scales, strict=True)), RULES, profile)
    for flag in ["identical_row", *(["identical_answers"] if profile else [])]:
        assert screening.flags.index[screening.flags[flag]].tolist() == [30] * flagged


def test_reversed_items_may_be_at_the_other_end():
    names = [f"A{place}" for place in range(16)]
    answers = np.random.default_rng(3).integers(1, 5, (40, 16))
    answers[5] = answers[30] = [1] * 12 + [5] * 4
    table = pd.DataFrame(answers, columns=names)
    for turned, flagged in [(names[12:], []), (names[11:], [30]), ([], [30])]:
        items = {name: {"codes": [1, 2, 3, 4, 5], "reversed": name in turned} for name in names}
        flags = screen(table, items, RULES, []).flags["identical_row"]
        assert flags.index[flags].tolist() == flagged
