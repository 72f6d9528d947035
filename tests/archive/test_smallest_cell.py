"""Nobody gets a count of few back from what is shared without answers, however hard he tries."""

import csv

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

import whole_study
from angket.archive.hidden_cells import hidden_cells
from angket.archive.sharing import TABLES
from angket.archive.smallest_cell import undefined, withhold
from angket.files.fault import Fault
from angket.report.compose import SECTIONS
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.tables import read_statistics
from conftest import Files
from scripts import shared_statistics
from whole_study import EVERYTHING, ITEMS, STUDY, answers, compute

NAME = "Sole librarian"
CODES = [1, 2, 3, 4]


def respondents(number, seed):
    """Return rows of answers; one typed what tells who he is, two are alone in their unit."""
    rows = [list(row) for row in answers(number, seed)]
    rows[0][2], rows[1][2], rows[2][2] = NAME, "Head office", "Head office"
    rows[5][1] = ""
    return [tuple(row) for row in rows]


@pytest.fixture(scope="module")
def studies(tmp_path_factory):
    """From the number of respondents to the settings and statistics of a whole study."""
    made = {}
    for number in (12, 40, 90):
        folder = tmp_path_factory.mktemp("small") / str(number)
        study = STUDY | EVERYTHING | {"profile": STUDY["profile"] | {"unit": UNITS}}
        study["sample"] = {"expected": 90}
        settings, inputs = compute(folder, respondents(number, number), study)
        made[number] = settings, read_statistics(inputs.statistics)
    return made


UNITS = {"label": "Unit", "order": ["X", "Y", "Z", "Head office"]}
CASES = [(12, 3), (12, 5), (40, 5), (40, 10), (90, 5), (90, 2)]


def shared(studies, number, smallest):
    settings, statistics = studies[number]
    rows = [(*place, value) for place, value in statistics.items()]
    told, withheld = withhold(rows, settings, smallest)
    return settings, statistics, {row[:3]: row[3] for row in told}, withheld


def number_of(found, *place):
    try:
        return float(found[place])
    except (KeyError, ValueError):
        return None


def bounds_of(unknown, equations, inequalities=()):
    """Return the least and the largest whole number that each unknown can be."""
    constraints = [LinearConstraint(np.array(row, float), value, value) for row, value in equations]
    constraints += [LinearConstraint(np.array(row, float), -np.inf, v) for row, v in inequalities]
    found = []
    for place in range(unknown):
        aim = np.eye(unknown)[place]
        ends = []
        for sign in (1, -1):
            solved = milp(
                sign * aim,
                constraints=constraints,
                integrality=np.ones(unknown),
                bounds=Bounds(0, np.inf),
            )
            assert solved.success, solved.message
            ends.append(round(sign * solved.fun))
        found.append(tuple(ends))
    return found


@pytest.mark.parametrize(("number", "smallest"), CASES)
def test_no_count_below_the_limit_is_told(studies, number, smallest):
    _, _, told, _ = shared(studies, number, smallest)
    for (section, subject, statistic), value in told.items():
        counts = {"sample": "n", "category": "n", "frequency": "n", "crosstab": "n"}
        counts |= {"comparison": "n", "msi": "frequency", "regression": "n", "sensitivity": "n"}
        if counts.get(section) == statistic and not value.startswith("undefined"):
            assert value == "0" or int(value) >= smallest, (section, subject)


@pytest.mark.parametrize(("number", "smallest"), CASES)
def test_the_margins_of_a_list_leave_more_than_one_count_possible(studies, number, smallest):
    settings, _, told, _ = shared(studies, number, smallest)
    analysed = int(told["sample", "all", "analysed"])
    lists = [("sample", name) for name in ("sex", "unit")]
    lists += [("category", name) for name in settings["variables"]]
    for section, name in lists:
        cells = [
            s for sec, s, x in told if sec == section and x == "n" and s.startswith(f"{name}=")
        ]
        hidden = [s for s in cells if number_of(told, section, s, "n") is None]
        rest = analysed - sum(number_of(told, section, s, "n") or 0 for s in cells)
        if not hidden:
            assert rest == 0 or rest >= smallest
            continue
        # Those without a category may be one more that is not told.
        found = bounds_of(len(hidden) + 1, [([1] * len(hidden) + [1], rest)])
        assert all(low < high for low, high in found[:-1])
        assert rest >= min(smallest, analysed)


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


@pytest.mark.parametrize(("number", "smallest"), CASES)
def test_a_table_with_a_small_cell_leaves_with_all_that_was_computed_of_it(
    studies, number, smallest
):
    settings, statistics, told, _ = shared(studies, number, smallest)
    adjusted = False
    for name, hypothesis in settings["hypotheses"].items():
        if hypothesis["kind"] != "association":
            continue
        of = [key for key in statistics if key[0] == "crosstab" and key[1].startswith(f"{name}:")]
        counts = [int(statistics[key]) for key in of if key[2] == "n"]
        n = number_of(statistics, "association", name, "n") or 0
        few = [*counts, n, int(statistics["sample", "all", "analysed"]) - n]
        if not any(0 < count < smallest for count in few):
            continue
        adjusted = True
        assert not [key for key in of if number_of(told, *key) is not None]
        for section, statistic in [
            ("association", "pearson"),
            ("association", "minimum_expected"),
            ("decision", "p"),
            ("power", "power"),
            ("sensitivity", "p"),
        ]:
            values = [
                number_of(told, *key)
                for key in told
                if key[0] == section and key[1].split(":")[0] == name and key[2] == statistic
            ]
            assert set(values) <= {None}, (name, section)
    assert not adjusted or not [
        key for key in told if key[2] == "p_holm" and number_of(told, *key) is not None
    ]


@pytest.mark.parametrize(("number", "smallest"), CASES)
def test_who_is_left_out_of_a_comparison_does_not_follow_from_the_total(studies, number, smallest):
    settings, _, told, _ = shared(studies, number, smallest)
    for comparison in settings["comparisons"]:
        for variable in comparison["variables"]:
            subject = f"{variable}|{comparison['by']}"
            groups = [
                number_of(told, *key)
                for key in told
                if key[0] == "comparison" and key[1].startswith(f"{subject}=") and key[2] == "n"
            ]
            if groups and None not in groups:
                rest = number_of(told, "description", variable, "n") - sum(groups)
                assert rest == 0 or rest >= smallest
                continue
            left = [
                key
                for key in told
                if key[0] in ("comparison", "post_hoc")
                and key[1].startswith(subject)
                and number_of(told, *key) is not None
            ]
            assert {key[2] for key in left} <= {"alpha", "confidence_percent"}


@pytest.mark.parametrize(("number", "smallest"), CASES)
def test_a_name_that_somebody_typed_for_a_category_is_nowhere(studies, number, smallest):
    _, statistics, told, withheld = shared(studies, number, smallest)
    assert any(NAME in subject for _, subject, _ in statistics)
    assert NAME not in repr(told) and NAME not in repr(withheld)
    assert told["sample", "unit=withheld", "n"] == undefined(smallest)
    # What the settings name stays by name.
    assert told["sample", "unit=Head office", "n"] == undefined(smallest)


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


def test_nothing_is_withheld_where_no_count_is_small_but_what_one_alone_may_decide(studies):
    settings, statistics = studies[90]
    rows = [(*place, value) for place, value in statistics.items()]
    whole = [row for row in rows if row[0] in ("regression", "correlation", "reliability")]
    told, withheld = withhold([rows[0], *whole], settings, 5)
    assert told[1:] == whole and not withheld


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ([20, 10, 6, 3], {2, 3}),
        ([37, 3], {0, 1}),
        ([1, 1, 1, 1, 1, 30], {0, 1, 2, 3, 4, 5}),
        ([4, 4, 30], {0, 1}),
        ([1, 1, 9, 30], {0, 1, 2}),
        ([0, 3, 30], {0, 1, 2}),
        ([0, 30], set()),
        ([5, 5], set()),
    ],
)
def test_a_count_is_not_what_the_others_leave_of_the_total(counts, hidden):
    assert hidden_cells(dict(enumerate(counts)), 5) in (
        hidden,
        hidden - {0} if 0 in counts else hidden,
    )


@pytest.mark.parametrize(("number", "smallest"), CASES)
@pytest.mark.parametrize("language", ["en", "id"])
def test_every_section_of_the_report_is_written_from_what_is_told(
    studies, number, smallest, language
):
    settings, _, told, _ = shared(studies, number, smallest)
    say = Phrases(report_words(language))
    provenance = {"software": {"numpy": "2"}, "citations": [], "settings": "0", "plan": None}
    results = Results(told, settings, say, {}, [], provenance | {"answers": "1"})
    blocks = [block for section in SECTIONS for block in section.compose(results, say)]
    word = say.text("tables.withheld")
    assert word in repr(blocks) and str(smallest) in repr(blocks)
    assert NAME not in repr(blocks)


def test_a_study_of_fewer_than_the_limit_shares_nothing(tmp_path, studies):
    settings, statistics = studies[12]
    file = tmp_path / "statistics.csv"
    with open(file, "w", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(("section", "subject", "statistic", "value"))
        rows.writerows((*place, value) for place, value in statistics.items())
    archive = {"smallest_cell": 20}
    outputs = Files({name: str(tmp_path / name) for name in ("statistics", "withheld", "answers")})
    (tmp_path / "a.sha256").write_text("0")
    inputs = Files(statistics=str(file), responses=str(tmp_path / "a.sha256"))
    with pytest.raises(Fault, match="Only 12 respondents"):
        shared_statistics.main(inputs, outputs, settings | {"archive": archive})
    shared_statistics.main(inputs, outputs, settings | {"archive": {"smallest_cell": 5}})
    with open(outputs.withheld, newline="", encoding="utf-8") as stream:
        reasons = {row[3] for row in csv.reader(stream)}
    assert any("too few respondents" in reason for reason in reasons)


def test_a_question_with_several_answers_of_which_few_chose_one_leaves_whole():
    settings = {"variables": {}, "profile": {}, "comparisons": [], "hypotheses": {}}
    settings["multiple_choice"] = {"media": {}, "help": {}}
    rows = [("sample", "all", "analysed", "40"), ("multiple_choice", "media", "n", "38")]
    rows += [("multiple_choice", f"media={who}", "n", n) for who, n in (("TV", "30"), (NAME, "1"))]
    rows += [("multiple_choice", "help", "n", "40"), ("multiple_choice", "help=yes", "n", "9")]
    told, _ = withhold(rows, settings, 5)
    assert told == [rows[0], ("multiple_choice", "media", "n", undefined(5)), *rows[-2:]]


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


def test_every_section_of_the_statistics_that_has_a_table_is_shared():
    sections = set()
    for stage in [whole_study.validation, *whole_study.STAGES]:
        sections |= set(getattr(stage, "SECTIONS", ()))
    assert sections == set(TABLES)


def test_nothing_leaves_of_a_kind_of_hypothesis_that_the_archive_does_not_know():
    rows = [
        ("sample", "all", "analysed", "40"),
        ("novel", "H1", "n", "40"),
        ("novel_cells", "H1:a|b", "n", "2"),
        ("decision", "H1", "p", "0.03"),
        ("decision", "H1", "alpha", "0.05"),
        ("decision", "H2", "p", "0.01"),
        ("decision", "H2", "p_holm", "0.02"),
    ]
    hypotheses = {"H1": {"kind": "novel"}, "H2": {"kind": "regression"}}
    settings = {"variables": {}, "profile": {}, "hypotheses": hypotheses, "comparisons": []}
    shared, _ = withhold(rows, settings, 5)
    told = [row[:3] for row in shared if not row[3].startswith("undefined: withheld")]
    assert told == [
        ("sample", "all", "analysed"),
        ("decision", "H1", "alpha"),
        ("decision", "H2", "p"),
    ]
