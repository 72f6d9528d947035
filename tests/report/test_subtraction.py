"""Nobody works out a count of few from what a report prints, by any sum or difference."""

import pytest

from angket.report.sections import description, hypotheses, respondents
from angket.settings.studies import load_studies
from angket.tables import read_statistics
from chapter_text import compose, prose
from conftest import ROOT
from invented_reports import told_of
from subtraction import NONE, counted
from whole_study import HEAD, STUDY, answers
from whole_study import compute as computed

UNITS, LEVELS = list("ABCD"), ["Low", "Middle", "High"]
LABELS = {"unit": "Unit", "strain": "Strain", "load": "Load"}


def thin(variable):
    blocks = [block for section in told_of("thin").sections.values() for block in section]
    return counted(blocks, variable, "unit", LABELS, UNITS, LEVELS)


@pytest.mark.parametrize("variable", ["strain", "load"])
def test_how_many_a_small_group_has_cannot_be_worked_out(variable):
    attack = thin(variable)
    for unit in "CD":
        assert not attack.follows([unit])
        least, most = attack.range_of([unit])
        assert least <= 1 and most >= 4
    # What is printed of both together does follow.
    assert attack.follows(["C", "D"])
    assert attack.range_of(["C", "D"]) == pytest.approx((14, 14))


def test_no_cell_of_a_small_group_can_be_worked_out():
    attack, statistics = thin("strain"), told_of("thin").statistics
    for unit in "CD":
        for level in LEVELS:
            least, most = attack.range_of([unit], [level])
            n = int(statistics["crosstab", f"H1:{unit}|{level}", "n"])
            assert least <= n <= most
            # That nobody of a joint group is of a level is true of each of its members.
            assert most - least >= 5 or (level == "High" and most == 0)
            assert not attack.follows([unit], [level])


def test_the_attack_succeeds_where_more_is_printed():
    attack = thin("strain")
    attack.know(12, ["C"])
    assert attack.range_of(["D"]) == pytest.approx((2, 2))
    attack = thin("load")
    attack.know(46, ["A", "B", "C"])  # the degrees of freedom of a test without D
    assert attack.range_of(["D"]) == pytest.approx((2, 2))


def test_the_same_groups_stand_in_every_table():
    report, shown = told_of("thin"), {"A", "B", "C + D"}
    for section in report.sections.values():
        for block in section:
            lines = getattr(block, "body", ())
            named = {line[0] for line in lines if isinstance(line[0], str)} & {*UNITS, "C + D"}
            assert named in (set(), shown), block.label
    assert "“C + D”" in report.text("overview")


def sex_of_few(few):
    """Return a study of 40 whose association by sex leaves out so many, who did not say."""
    rows = [list(row) for row in answers(40)]
    for row in rows[:few]:
        row[HEAD.index("sex")] = "Rather not"
    by_sex = {"kind": "association", "row": "sex", "column": "load", "statement": "Load by sex"}
    profile = STUDY["profile"] | {"sex": {"label": "Sex", "missing": ["Rather not"]}}
    return rows, STUDY | {"hypotheses": {"H1": by_sex}, "profile": profile}


@pytest.fixture(scope="module", params=[0, 2, 6])
def declined(request, tmp_path_factory):
    rows, study = sex_of_few(request.param)
    settings, inputs = computed(tmp_path_factory.mktemp("declined") / "study", rows, study)
    return request.param, settings, read_statistics(inputs["statistics"])


def read(settings, statistics, variable, column, groups, categories):
    sections = (respondents, description, hypotheses)
    blocks = [block for one in sections for block in compose(one, statistics, settings)]
    labels = {variable: settings["variables"][variable]["label"]}
    labels[column] = settings["profile"][column]["label"]
    return counted(blocks, variable, column, labels, groups, categories)


def test_the_categories_of_few_who_did_not_say_cannot_be_worked_out(declined):
    few, settings, statistics = declined
    attack = read(settings, statistics, "load", "sex", ["F", "M"], ["Low", "High"])
    assert attack.range_of([NONE]) == pytest.approx((few, few))
    for level in ("Low", "High"):
        least, most = attack.range_of([NONE], [level])
        assert most - least == pytest.approx(few if few < 5 else 0, abs=1e-6)
        # With the counts of all respondents, it would be known.
        attack.know(int(statistics["category", f"load={level}", "n"]), None, [level])
    assert attack.follows([NONE], ["Low"])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "of those whose Sex is known"),
        ("id", "untuk responden yang Sex-nya diketahui"),
    ],
)
def test_where_counts_are_left_out_for_few_the_report_says_so(declined, language, words):
    few, settings, statistics = declined
    settings = settings | {"language": language}
    text = " ".join(prose(compose(description, statistics, settings)))
    assert (words in text) == (0 < few < 5)


@pytest.mark.slow
def test_what_two_workers_answered_cannot_be_worked_out(finished):
    settings = load_studies(root=ROOT)["worker_robotics"]
    statistics = read_statistics(finished.folder / "results/worker_robotics/statistics.csv")
    levels = ["Low", "Medium", "High"]
    attack = read(settings, statistics, "privacy", "gender", ["Female", "Male"], levels)
    assert attack.range_of([NONE]) == pytest.approx((2, 2))
    assert [attack.range_of([NONE], [level]) for level in levels] == [pytest.approx((0, 2))] * 3
