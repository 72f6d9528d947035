"""Counts of a flow of studies, and results that stand in a table twice."""

import pandas as pd
import pytest

from angket.statistics.synthesis.selection import disagreements_of_flow, suspected_duplicates
from recorded_syntheses import HERE

WHOLE = {
    **{"identified": {"databases": 90, "registers": 10}, "removed": {"duplicates": 20}},
    **{"screened": 80, "excluded": 50, "sought": 30, "not_retrieved": 4, "assessed": 26},
    **{"excluded_with_reason": {"other outcome": 9, "no number": 5}},
    **{"included_reports": 12, "included_studies": 11},
}


def test_a_flow_whose_counts_agree_is_left_alone():
    assert disagreements_of_flow(WHOLE) == []
    assert disagreements_of_flow({"screened": 80, "sought": None, "assessed": 10}) == []


def test_records_that_nobody_says_were_left_out_cannot_be_lost_on_the_way():
    found = disagreements_of_flow({"screened": 80, "excluded": None, "sought": 10})
    assert [tuple(one) for one in found] == [("sought", 10, 80)]


def test_reports_from_elsewhere_join_those_of_the_search_before_studies_are_counted():
    elsewhere = WHOLE | {"elsewhere": 2, "included_reports": 14, "included_studies": 13}
    assert disagreements_of_flow(elsewhere) == []
    assert [one.count for one in disagreements_of_flow(elsewhere | {"included_studies": 15})] == [
        "included_studies"
    ]


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("screened", 81, 80),
        ("sought", 31, 30),
        ("assessed", 25, 26),
        ("included_reports", 13, 12),
        ("included_studies", 14, 12),
    ],
)
def test_a_count_that_does_not_follow_is_told_with_the_one_that_would(name, given, expected):
    found = disagreements_of_flow(WHOLE | {name: given})
    assert (name, given, expected) == tuple(found[0])


def test_the_study_that_stands_in_the_table_twice_is_found_and_no_other():
    read = pd.read_csv(HERE / "studies" / "workload_burnout_id.csv")
    figures = [
        (row.author, row.year, row.n, "p", row.p_printed)
        if pd.isna(row.x)
        else (row.author, row.year, row.n, row.form, row.x)
        for row in read.itertuples()
    ]
    # The abstract of one of them prints tau beside the p that the other repeats.
    both = read.index[read["author"].str.startswith("Sari")]
    first = read.loc[both[0]]
    figures[both[0]] = (first["author"], first["year"], first["n"], "p", first["p_printed"])
    figures = [tuple(None if pd.isna(value) else value for value in row) for row in figures]
    assert suspected_duplicates(figures) == [tuple(both)]


def test_other_authors_with_the_same_sample_and_figure_are_suspected():
    one, other = ("Sari", 2015, 53, "r", 0.4), ("Dewi", 2015, 53, "r", 0.4)
    assert suspected_duplicates([one, other]) == [(0, 1)]
    assert suspected_duplicates([one, ("Dewi", 2016, 53, "r", 0.4)]) == []
    assert suspected_duplicates([("Sari", 2015, None, "r", None)] * 2) == []
