"""Where answers that repeat somebody's come from: named where it is news and tells of no few."""

import re

import pandas as pd
import pytest

from angket.answers.concentration import concentrated
from angket.answers.screening import screen
from angket.archive.smallest_cell import withhold
from angket.report.sections import sample
from chapter_text import compose, prose, rows_of, settings_of


@pytest.mark.parametrize(
    ("of_flagged", "of_others", "found"),
    [
        ("aaaaa", "bbbbbbbb", {"town": ("a", 5)}),
        ("aaaab", "bbbbbbbb", {}),  # four of five would tell of one, too
        ("aaaaaaaab", "bbbbbbbb", {"town": ("a", 8)}),
        ("aaaaaabb", "bbbbbbbb", {}),  # three quarters
        ("aaaaa", "aaaaaaab", {}),  # nearly everybody lives there
    ],
)
def test_a_category_is_named_that_most_of_the_flagged_and_not_of_all_belong_to(
    of_flagged, of_others, found
):
    towns = pd.DataFrame({"town": list(of_flagged + of_others)})
    flagged = pd.Series([True] * len(of_flagged) + [False] * len(of_others))
    assert concentrated(flagged, towns) == found


def test_nobody_flagged_is_nowhere():
    assert concentrated(pd.Series([False, False]), pd.DataFrame({"town": ["a", "a"]})) == {}


def test_copies_are_those_of_the_widest_sign_that_the_study_has():
    answers = pd.DataFrame([[1, 2, 3]] * 2 + [[3, 2, 2]], columns=list("abc")).assign(sex="F")
    items = {name: {"codes": [1, 2, 3]} for name in "abc"}
    found = screen(answers, items, {"mahalanobis_p": 0.001, "twins": []}, ["sex"])
    assert found.sign_of_copies == "identical_row"
    assert found.copies.tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "of some earlier respondent belong to Sex M (n = 9)."),
        ("id", "jawaban seorang responden sebelumnya termasuk dalam Sex M (n = 9)."),
    ],
)
def test_the_report_names_it_and_counts_it_among_no_signs(language, told):
    found = {("sample", "all", key): 20 for key in ("received", "analysed")}
    found |= {("sample", "all", "excluded"): 0, ("screening", "identical_row", "n"): 9}
    settings = settings_of(language) | {"profile": {"sex": {"label": "Sex"}}}
    blocks = compose(sample, found, settings)
    assert told not in " ".join(prose(blocks))
    blocks_with = compose(sample, found | {("screening", "identical_row:sex=M", "n"): 9}, settings)
    assert told in " ".join(prose(blocks_with))
    assert len(blocks) == len(blocks_with)
    # Nine of ten are most of them, and nine of nine are all.
    blocks = compose(sample, found | {("screening", "identical_row:sex=M", "n"): 8}, settings)
    assert re.search("earlier respondent, most belong|Sebagian besar", " ".join(prose(blocks)))


@pytest.mark.parametrize(
    ("language", "called"),
    [("en", "answers to all items as"), ("id", "Jawaban atas semua butir sama")],
)
def test_without_a_profile_no_table_speaks_of_one(language, called):
    found = {("sample", "all", key): 20 for key in ("received", "analysed")}
    found |= {("sample", "all", "excluded"): 0, ("screening", "identical_row", "n"): 9}
    (row,) = rows_of(compose(sample, found, settings_of(language)), "screening")[1:]
    assert called in row[0]


def test_an_archive_of_statistics_alone_does_not_tell_it():
    subjects = {"identical_row": "9", "identical_row:sex=M": "8"}
    rows = [("screening", subject, "n", n) for subject, n in subjects.items()]
    settings = {"variables": {}, "profile": {}, "hypotheses": {}, "comparisons": []}
    assert [row[1] for row in withhold(rows, settings, 5)[0]] == ["identical_row"]
