"""Means, sums and samples that differ by few give no count of few back."""

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

import whole_study
from angket.archive.smallest_cell import undefined, withhold
from angket.tables import read_statistics
from studies_of_few import CASES, bounds_of, number_of, shared, statistics_of_few
from whole_study import ITEMS, STUDY, answers, compute

CODES = [1, 2, 3, 4]


@pytest.fixture(scope="module")
def studies(tmp_path_factory):
    return statistics_of_few(tmp_path_factory)


@pytest.mark.parametrize(("number", "smallest"), CASES)
def test_mean_deviation_and_median_of_totals_do_not_tell_the_counts_of_categories(
    studies, number, smallest
):
    settings, statistics, told, _ = shared(studies, number, smallest)
    for name, variable in settings["variables"].items():
        bands = [s for sec, s, x in told if sec == "category" and x == "n" and f"{name}=" in s]
        hidden = [s for s in bands if number_of(told, "category", s, "n") is None]
        moments = [number_of(told, "description", name, x) for x in ("n", "mean", "sd", "median")]
        if not hidden or None in moments:
            continue
        n, mean, sd, median = moments
        totals = range(len(variable["items"]), 4 * len(variable["items"]) + 1)
        begins = [number_of(statistics, "category", s, "from") or -1 for s in bands]
        of = settings["categories"][variable["categories"]]["of"]
        scores = [t * 100 / totals[-1] if of == "percent" else t for t in totals]
        band = [max(p for p, b in enumerate(begins) if s >= b) for s in scores]
        k = len(totals)
        squares = sd**2 * (n - 1) + n * mean**2
        equations = [([1] * k, n), (list(totals), round(n * mean))]
        equations.append(([t * t for t in totals], round(squares)))
        halves = [([t < median for t in totals], n // 2), ([t > median for t in totals], n // 2)]
        for place, subject in enumerate(bands):
            known = number_of(told, "category", subject, "n")
            if known is not None:
                equations.append(([b == place for b in band], known))
        for place, subject in enumerate(bands):
            if subject not in hidden:
                continue
            # One more unknown: the count of the band itself.
            own = [b == place for b in band]
            widened = [([*row, 0], value) for row, value in equations] + [([*own, -1], 0)]
            unequal = [([*row, 0], value) for row, value in halves]
            low, high = bounds_of_last(k + 1, widened, unequal)
            assert low < high, (name, subject)


def bounds_of_last(unknown, equations, inequalities):
    constraints = [LinearConstraint(np.array(r, float), v, v) for r, v in equations]
    constraints += [LinearConstraint(np.array(r, float), -np.inf, v) for r, v in inequalities]
    ends = []
    for sign in (1, -1):
        aim = np.zeros(unknown)
        aim[-1] = sign
        solved = milp(
            aim, constraints=constraints, integrality=np.ones(unknown), bounds=Bounds(0, np.inf)
        )
        assert solved.success, solved.message
        ends.append(round(sign * solved.fun))
    return ends


@pytest.mark.parametrize(("number", "smallest"), CASES)
def test_the_mean_of_a_total_does_not_tell_how_a_question_was_answered(studies, number, smallest):
    settings, _, told, _ = shared(studies, number, smallest)
    for name, items in ITEMS.items():
        cells = [("frequency", f"{item}={code}") for item in items for code in CODES]
        hidden = [place for place in cells if number_of(told, *place, "n") is None]
        if not hidden:
            continue
        assert len(hidden) == len(cells)
        # Neither a moment nor an interval score of a single question is left.
        for (section, subject, statistic), value in told.items():
            if section in ("description", "msi") and subject.partition("=")[0] in items:
                rules = ("score_ideal", "category_bands", "category_citation")
                assert statistic in rules or value == undefined(smallest), (subject, statistic)
            assert statistic != "alpha_if_deleted" or subject not in items or "und" in value
        n = number_of(told, "description", name, "n")
        equations = [([i == item for i in items for _ in CODES], n) for item in items]
        sums = {name: items} | {
            part: found["items"]
            for part, found in settings["variables"][name]["dimensions"].items()
        }
        for total, parts in sums.items():
            mean = number_of(told, "description", total, "mean")
            row = [code * (item in parts) for item in items for code in CODES]
            equations.append((row, round(n * mean)))
        assert all(low < high for low, high in bounds_of(len(cells), equations))


def test_what_was_computed_of_samples_that_differ_by_few_is_told_once():
    variables = {name: {"items": ["a", "b"]} for name in ("x", "y")}
    settings = {"variables": variables, "profile": {}, "comparisons": []}
    settings["hypotheses"] = {"H1": {"kind": "correlation", "variables": ["x", "y"]}}
    rows = [("sample", "all", "analysed", "40")]
    rows += [("description", name, "n", "40") for name in variables]
    rows += [("correlation", "H1", "n", "38"), ("correlation", "H1", "r", "0.25")]
    rows += [("sensitivity", "H1:pearson|all", "n", "38")]
    told, _ = withhold(rows, settings, 5)
    assert [row[3] for row in told][3:] == [undefined(5)] * 3
    told, _ = withhold(rows, settings, 2)
    assert [row[3] for row in told] == [row[3] for row in rows]


def test_a_correlation_of_all_variables_gives_way_to_hypotheses_that_differ_by_few():
    variables = {name: {"items": ["a", "b"]} for name in ("x", "y", "z")}
    settings = {"variables": variables, "profile": {}, "comparisons": []}
    settings["hypotheses"] = {"H1": {"kind": "correlation", "variables": ["x", "y"]}}
    rows = [("sample", "all", "analysed", "40")]
    rows += [("description", name, "n", "40") for name in variables]
    rows += [("correlation", "H1", "n", "33"), ("correlation", "H1", "r", "0.25")]
    rows += [("matrix", "x|y", "n", "32"), ("matrix", "x|y", "r", "0.24")]
    rows += [("matrix", "x|z", "n", "40"), ("matrix", "x|z", "r", "0.31")]
    told, _ = withhold(rows, settings, 5)
    kept = {(section, subject): value for section, subject, name, value in told if name == "r"}
    assert kept["correlation", "H1"] == "0.25"
    assert kept["matrix", "x|y"] == undefined(5)
    assert kept["matrix", "x|z"] == "0.31"


@pytest.mark.parametrize("place", ["a1", "a3", "b2"])
@pytest.mark.parametrize("rule", ["listwise", "person_mean"])
def test_sums_of_dimensions_and_questions_do_not_tell_what_one_respondent_answered(
    tmp_path, place, rule
):
    rows = [list(row) for row in answers(60, 60)]
    rows[7][whole_study.HEAD.index(place)] = ""
    missing = {"rule": rule, "answered_share": 0.5}
    settings, inputs = compute(tmp_path, rows, STUDY | {"missing": missing})
    found = read_statistics(inputs.statistics)
    told, _ = withhold([(*key, value) for key, value in found.items()], settings, 5)
    told = {row[:3]: row[3] for row in told}
    sums = {key[1] for key in found if key[2] == "score_actual" and number_of(told, *key)}
    family = {"time", "mind", *ITEMS["load"]} if place[0] == "a" else {*ITEMS["strain"]}
    assert not sums & family
    assert {"load", "strain", "support"} <= sums
