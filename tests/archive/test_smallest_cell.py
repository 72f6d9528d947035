"""Nobody gets a count of few back from what is shared without answers, however hard he tries."""

import csv
import re

import pytest

import whole_study
from angket.archive.sharing import TABLES
from angket.archive.smallest_cell import undefined, withhold
from angket.files.fault import Fault
from angket.hypotheses.declared import counts_of, tables
from angket.report.compose import sections
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.statistics.categorical.hidden_cells import hidden_cells
from conftest import ROOT, Files
from scripts import shared_statistics
from studies_of_few import CASES, NAME, bounds_of, number_of, shared, statistics_of_few


@pytest.fixture(scope="module")
def studies(tmp_path_factory):
    return statistics_of_few(tmp_path_factory)


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
    blocks = [block for section in sections() for block in section.compose(results, say)]
    word = say.text("tables.withheld")
    assert word in repr(blocks) and str(smallest) in repr(blocks)
    assert NAME not in repr(blocks)


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_report_is_written_where_no_hypothesis_may_tell_its_numbers(studies, language):
    settings, statistics = studies[90]
    # As where some did not answer an item: two more have a score than could be tested.
    more = {place: str(float(value) + 2) for place, value in statistics.items() if _of_all(place)}
    rows = [(*place, more.get(place, value)) for place, value in statistics.items()]
    told = {row[:3]: row[3] for row in withhold(rows, settings, 5)[0]}
    untold = {
        one["kind"] for name, one in settings["hypotheses"].items() if _is_untold(told, one, name)
    }
    assert {"correlation", "regression", "mediation", "moderation"} <= untold
    say = Phrases(report_words(language))
    provenance = {"software": {"numpy": "2"}, "citations": [], "settings": "0", "plan": None}
    results = Results(told, settings, say, {}, [], provenance | {"answers": "1"})
    blocks = [block for section in sections() for block in section.compose(results, say)]
    assert say.text("tables.withheld") in repr(blocks)


def _of_all(place):
    return place[0] == "description" and place[2] == "n"


def _is_untold(told, hypothesis, name):
    samples = (counts_of(hypothesis["kind"]) or {}).get("samples", ())
    return undefined(5) in {told.get((section, name, "n")) for section in samples}


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


def test_every_section_of_the_statistics_that_has_a_table_is_shared():
    sections = set()
    for stage in [whole_study.validation, *whole_study.STAGES]:
        sections |= set(getattr(stage, "SECTIONS", ()))
    # Those whose verdicts are a step of their own: the tables of that step.
    for rules in (ROOT / "workflow/rules").glob("*.smk"):
        _, _, verdicts = rules.read_text(encoding="utf-8").partition("_verdicts:")
        sections |= set(re.findall(r"(\w+)=(?:shown|update)\(", verdicts)) - {"statistics"}
    # Those of hypotheses the rule asks of their kinds.
    assert sections | {*tables(), "matrix", "power", "decision"} == set(TABLES)


def test_nothing_leaves_of_a_kind_of_hypothesis_that_does_not_say_what_it_counts():
    assert counts_of("logistic") is None
    rows = [
        ("sample", "all", "analysed", "40"),
        ("logistic", "H1", "n", "40"),
        ("logistic_cells", "H1:a|b", "n", "2"),
        ("decision", "H1", "p", "0.03"),
        ("decision", "H1", "alpha", "0.05"),
        ("decision", "H2", "p", "0.01"),
        ("decision", "H2", "p_holm", "0.02"),
    ]
    hypotheses = {"H1": {"kind": "logistic"}, "H2": {"kind": "regression"}}
    settings = {"variables": {}, "profile": {}, "hypotheses": hypotheses, "comparisons": []}
    shared, _ = withhold(rows, settings, 5)
    told = [row[:3] for row in shared if not row[3].startswith("undefined: withheld")]
    assert told == [
        ("sample", "all", "analysed"),
        ("decision", "H1", "alpha"),
        ("decision", "H2", "p"),
    ]
