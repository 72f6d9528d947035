"""A missing answer leaves a respondent out of what uses the variable, and of nothing else."""

import csv
import html
import re
import shutil
import subprocess

import pytest

from angket.tables import read_rows, read_statistics
from angket.terminal.summary import paragraph
from whole_study import EVERYTHING, HEAD, STUDY, answers, compute, write_report

RESPONDENTS = 40
# Who left which item blank: different respondents for each variable.
GAPS = {"a1": [0, 1, 2], "b2": [2, 5, 6, 7], "c1": [8, 9, 10, 11, 12]}
STUDIED = STUDY | EVERYTHING
# Two groups alone are compared: intervals of three pairs take more than all else together.
OF_TWO = STUDIED | {"comparisons": EVERYTHING["comparisons"][:1]}


def with_gaps(gaps=GAPS):
    rows = [list(row) for row in answers(RESPONDENTS)]
    for item, respondents in gaps.items():
        for number in respondents:
            rows[number][HEAD.index(item)] = ""
    return rows


def without_variable(name):
    """Return the study without a variable and what is said about it."""
    hypotheses = {
        key: given for key, given in EVERYTHING["hypotheses"].items() if name not in str(given)
    }
    variables = {key: given for key, given in STUDY["variables"].items() if key != name}
    return OF_TWO | {"variables": variables, "hypotheses": hypotheses}


def figures_of(folder, rows, study):
    _, inputs = compute(folder, rows, study)
    return read_statistics(inputs["statistics"])


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The study with gaps, by analysis and by study."""
    folder = tmp_path_factory.mktemp("missing")
    return {
        scope: compute(folder / scope, with_gaps(), OF_TWO | {"missing": {"scope": scope}})
        for scope in ("analysis", "study")
    }


@pytest.fixture(scope="module")
def by_analysis(made):
    return read_statistics(made["analysis"][1]["statistics"])


def test_an_added_variable_with_missing_answers_changes_no_other_figure(tmp_path):
    rows = with_gaps({"c1": GAPS["c1"], "c2": [20]})
    before = figures_of(tmp_path / "before", rows, without_variable("support"))
    after = figures_of(tmp_path / "after", rows, OF_TWO)
    # Holm's adjustment counts the hypotheses, and these have become more. Screening looks at
    # the whole questionnaire.
    before = {
        key: value
        for key, value in before.items()
        if "holm" not in key[2] and key[0] not in ("screening", "excluded")
    }
    assert len(before) > 500
    assert {
        key: (value, after.get(key)) for key, value in before.items() if after[key] != value
    } == {}


def test_each_figure_rests_on_whoever_answered_what_it_needs(by_analysis):
    gaps = {name: set(places) for name, places in GAPS.items()}
    load, strain, support = gaps["a1"], gaps["b2"], gaps["c1"]
    expected = {
        ("sample", "all", "analysed"): RESPONDENTS,
        ("frequency", "a1=missing", "n"): len(load),
        ("description", "a2", "n"): RESPONDENTS,
        ("description", "load", "n"): RESPONDENTS - len(load),
        ("description", "mind", "n"): RESPONDENTS,
        ("reliability", "strain", "n"): RESPONDENTS - len(strain),
        ("structure", "strain", "n"): RESPONDENTS - len(strain),
        ("validity", "b1", "n"): RESPONDENTS - len(strain),
        ("regression", "H1", "n"): RESPONDENTS - len(load | strain),
        ("normality", "H1", "n"): RESPONDENTS - len(load | strain),
        ("regression", "H2", "n"): RESPONDENTS - len(load | strain | support),
        ("correlation", "H3", "n"): RESPONDENTS - len(load | strain),
        ("correlation", "H3|support", "n"): RESPONDENTS - len(load | strain | support),
        ("association", "H4", "n"): RESPONDENTS - len(load),
        ("association", "H5", "n"): RESPONDENTS - len(strain),
        ("moderation", "H6", "n"): RESPONDENTS - len(load | strain | support),
        ("mediation", "H7", "n"): RESPONDENTS - len(load | strain | support),
        ("sensitivity", "H1:ranks|all", "n"): RESPONDENTS - len(load | strain),
        ("missing", "load", "without_total"): len(load),
        ("missing", "support", "complete"): RESPONDENTS - len(support),
    }
    assert {key: int(by_analysis[key]) for key in expected} == expected
    groups = [
        key for key in by_analysis if key[0] == "comparison" and key[1].startswith("load|sex=")
    ]
    assert sum(int(by_analysis[key]) for key in groups if key[2] == "n") == RESPONDENTS - len(load)


def test_by_study_everything_rests_on_the_same_respondents(made):
    figures = read_statistics(made["study"][1]["statistics"])
    left = RESPONDENTS - len(set().union(*GAPS.values()))
    assert int(figures["sample", "all", "analysed"]) == left
    sizes = {
        int(value)
        for (section, subject, name), value in figures.items()
        if name == "n" and section in ("regression", "correlation", "moderation", "reliability")
    }
    assert sizes == {left}
    assert int(figures["excluded", "missing answers", "n"]) == RESPONDENTS - left


def test_who_answered_no_item_is_left_out_and_told(tmp_path):
    rows = with_gaps({})
    rows[3][4:] = [""] * len(rows[3][4:])
    figures = figures_of(tmp_path / "blank", rows, OF_TWO)
    assert figures["excluded", "no answers", "n"] == "1"
    assert figures["sample", "all", "analysed"] == str(RESPONDENTS - 1)
    [excluded] = read_rows(tmp_path / "blank/results/validation/excluded.csv")
    assert excluded == {"row": "5", "respondent": "p3", "reason": "no answers"}


R = """
options(digits = 17)
answers <- read.csv("answers.csv")
total <- function(items) rowSums(answers[, items])
d <- data.frame(load = total(c("a1", "a2", "a3", "a4")), strain = total(c("b1", "b2", "b3")),
                support = total(c("c1", "c2")))
h1 <- d[complete.cases(d[, c("load", "strain")]), ]
h2 <- d[complete.cases(d), ]
one <- summary(lm(strain ~ load, h1))
tell <- function(name, value) cat(name, value, "\\n")
tell("regression H1:load b", coef(one)["load", "Estimate"])
tell("regression H1:load p", coef(one)["load", "Pr(>|t|)"])
tell("regression H1 r_squared", one$r.squared)
tell("correlation H3 r", cor(h1$load, h1$strain))
tell("correlation H3 rho", cor(h1$load, h1$strain, method = "spearman"))
residuals <- function(y) resid(lm(as.formula(paste(y, "~ support")), h2))
tell("correlation H3|support r", cor(residuals("load"), residuals("strain")))
h2$x <- h2$load - mean(h2$load)
h2$m <- h2$support - mean(h2$support)
moderated <- summary(lm(strain ~ x * m, h2))
tell("moderation H6:load*support b", coef(moderated)["x:m", "Estimate"])
tell("moderation H6:load*support p", coef(moderated)["x:m", "Pr(>|t|)"])
tell("mediation H7:a b", coef(lm(support ~ load, h2))["load"])
items <- answers[complete.cases(answers[, c("b1", "b2", "b3")]), c("b1", "b2", "b3")]
tell("reliability strain alpha", 3 / 2 * (1 - sum(diag(var(items))) / sum(var(items))))
tell("validity b1 r_item_total", cor(items$b1, rowSums(items)))
tell("description c1 mean", mean(answers$c1, na.rm = TRUE))
tell("comparison load|sex=F mean", mean(d$load[answers$sex == "F"], na.rm = TRUE))
tell("normality H1 shapiro_p", shapiro.test(resid(lm(strain ~ load, h1)))$p.value)
tell("sensitivity H1:ranks|all p", summary(lm(rank(strain) ~ rank(load), h1))$coefficients[2, 4])
"""


@pytest.mark.skipif(not shutil.which("Rscript"), reason="needs R")
def test_each_analysis_is_that_of_the_complete_cases_of_r(tmp_path, by_analysis):
    with open(tmp_path / "answers.csv", "w", newline="") as stream:
        csv.writer(stream).writerows([HEAD, *with_gaps()])
    told = subprocess.run(
        ["Rscript", "--vanilla", "-e", R], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    found = [line.rsplit(" ", 2)[:2] for line in told.stdout.splitlines()]
    assert len(found) == 15
    for name, value in found:
        section, rest = name.split(" ", 1)
        subject, statistic = rest.rsplit(" ", 1)
        assert float(by_analysis[section, subject, statistic]) == pytest.approx(
            float(value), rel=1e-9 if "shapiro" not in name else 1e-7
        ), name


# One item of each variable is among the fast tests: none, one or two answers are left.
FAST = [("a1", 0), ("c1", 1), ("b1", 2)]
HARDLY_ANY = [
    pytest.param(item, left, marks=[] if (item, left) in FAST else pytest.mark.slow)
    for item in ("a1", "b1", "c1")
    for left in range(5)
]


@pytest.mark.parametrize(("item", "left"), HARDLY_ANY)
def test_hardly_any_answers_leave_reasons_and_no_empty_numbers(item, left, tmp_path):
    rows = with_gaps({item: range(RESPONDENTS - left)})
    # Of these items, that of strain alone leaves less of what is compared by unit.
    study = STUDIED if item == "b1" else OF_TWO
    study = study | {"data": STUDY["data"] | {"accept": ["constant_item", "empty_item"]}}
    figures = figures_of(tmp_path / "few", rows, study)
    assert {value for value in figures.values() if value in ("nan", "inf", "-inf", "")} == set()
    untouched = "support" if item != "c1" else "strain"
    assert figures["reliability", untouched, "n"] == str(RESPONDENTS)


def test_the_report_and_the_summary_give_each_n(made, tmp_path):
    settings, inputs = made["analysis"]
    page = write_report(tmp_path / "report", settings, inputs)["page"].read_text("utf-8")
    assert "left out of whatever uses it, and of nothing else" in page
    words = " ".join(re.sub("<[^>]+>", "", html.unescape(page)).split())
    assert "Load (n = 3), Strain (n = 4), and Support (n = 5)" in words.replace("\u00a0", " ")
    told = paragraph("small", settings, read_statistics(inputs["statistics"]))
    assert "40 of 40 analysed" in told
    assert "(n = 34)" in told


def test_an_empty_item_may_be_accepted_with_either_rule(tmp_path):
    rows = with_gaps({"c1": range(RESPONDENTS)})
    study = OF_TWO | {"data": STUDY["data"] | {"accept": ["empty_item", "constant_item"]}}
    assert figures_of(tmp_path / "empty", rows, study)["description", "c1", "n"] == "0"
