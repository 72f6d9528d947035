"""What the chapter says of a regression with controls, blocks, interactions and influence."""

import numpy as np
import pandas as pd
import pytest

from angket.archive.smallest_cell import withhold
from angket.hypotheses.regression.figures import redrawn
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.sections import assumptions, hypotheses, sensitivity
from angket.settings.words import load_words
from angket.tables import read_statistics
from broad_studies import computed
from hypotheses_text import checked, text_of_block

PHRASES = {
    "en": [
        "on Workload and Sleep beside the controls Age and Gender, with raw",
        "The model holds the product Workload × Gender",
        "1: Age and Gender",
        "4: Workload × Gender",
        "Gender: woman",
        "Categories are compared with: Gender: man.",
        "The contribution of Workload and Sleep beyond the controls is",
        "As influential counts a respondent",
        "beside the control Workload",
    ],
    "id": [
        "Age dan Gender sebagai variabel kontrol",
        "Model memuat hasil kali Workload × Gender",
        "1: Age dan Gender",
        "Kategori dibandingkan dengan: Gender: man.",
        "Tambahan Workload dan Sleep di luar variabel kontrol",
        "Responden dianggap berpengaruh besar",
    ],
}
BESIDE = ("regression1", "regression2")


@pytest.fixture(scope="module")
def study():
    settings, inputs, _ = computed("kinds")
    named = {name: settings["hypotheses"][name] for name in BESIDE}
    return settings | {"hypotheses": named}, read_statistics(inputs.statistics)


def told_in(study, language, section, changes=None):
    settings, statistics = study
    say = Phrases(report_words(language, ["regression"]))
    results = Results(statistics | (changes or {}), settings | {"language": language}, say, {})
    blocks = section.compose(results, say)
    return "\n".join(text_of_block(block) for block in checked(blocks, language))


@pytest.mark.parametrize("language", PHRASES)
def test_the_chapter_names_controls_blocks_products_and_references(study, language):
    text = told_in(study, language, hypotheses)
    assert [phrase for phrase in PHRASES[language] if phrase not in text] == []


def test_a_single_term_beside_a_control_is_told_once(study):
    text = told_in(study, "en", hypotheses)
    alone = text[text.index("Hypothesis regression2") :]
    assert alone.count("Sleep: B =") == 1
    assert "The t tests of the single terms" not in alone


def test_assumptions_are_examined_of_all_terms_with_their_categories(study):
    text = told_in(study, "en", assumptions)
    assert "Gender: woman" in text
    assert "Workload × Gender: woman" in text
    assert "Numbers were centred at their means before they were multiplied." in text
    assert "Linearity of Stress in Age" in text
    assert "A category has no logarithm." in text  # of Park's test, in the table of all


def test_who_is_influential_is_named_and_what_follows_is_told(study):
    people = {}
    for person, cook in (("R07", 0.5), ("R31", 0.3)):
        place = "influence", f"regression1:{person}"
        people |= {(*place, "cooks_distance"): str(cook), (*place, "leverage"): "0.2"}
        people |= {(*place, "studentised"): "3.4"}
    whole = {"influential": "2", "n_without": "58", "r_squared_without": "0.5", "p_without": "0.4"}
    people |= {("influence", "regression1", key): value for key, value in whole.items()}
    people |= {("decision", "regression1", "reject_h0"): "true"}
    text = told_in(study, "en", hypotheses, people)
    assert "There are 2: respondents R07 and R31" in text
    assert "the decision is another" in text
    none = {("influence", "regression1", "influential"): "0"}
    assert "Nobody is; the largest Cook's distance is" in told_in(study, "en", hypotheses, none)


def test_suppression_is_told_of_significant_terms_alone(study):
    place = "regression", "regression2:sleep"
    changed = {(*place, "suppression"): "reversed", (*place, "p"): "0.001"}
    assert "has the opposite sign" in told_in(study, "en", hypotheses, changed)
    changed[*place, "p"] = "0.5"
    assert "has the opposite sign" not in told_in(study, "en", hypotheses, changed)


@pytest.mark.parametrize(("language", "told"), [("en", "≤ .05"), ("id", "≤ 0,05")])
def test_the_figure_shows_each_term_below_its_block(study, language, told):
    settings, statistics = study
    settings = settings | {"words": load_words(language, "figures")}
    [(file, kind, subject, _, drawing)] = redrawn(
        "regression1", settings["hypotheses"]["regression1"], statistics, settings
    )
    assert (file, kind, subject) == ("betas_regression1", "betas", "regression1")
    rows = drawing.args[0]
    block = "Block" if language == "en" else "Blok"
    assert rows.loc[rows["heading"], "label"].tolist() == [f"{block} {n}" for n in (1, 2, 3, 4)]
    assert rows["label"].iloc[-1] == "Workload × Gender: woman"
    beta = float(statistics["regression", "regression1:load", "beta"])
    shown = rows.set_index("label").loc["Workload", "effect"]
    assert shown == pytest.approx(beta)
    figure = drawing()
    assert told in figure.legends[0].get_texts()[0].get_text()
    assert np.isfinite(pd.to_numeric(rows.loc[~rows["heading"], "low"])).all()


def test_nothing_is_drawn_of_what_is_withheld(study):
    settings, statistics = study
    settings = settings | {"words": load_words("en", "figures")}
    hidden = {
        ("regression", "regression1:load", "beta_ci_low"): "undefined: withheld: fewer than 5"
    }
    hypothesis = settings["hypotheses"]["regression1"]
    assert [*redrawn("regression1", hypothesis, statistics | hidden, settings)] == []


def test_a_regression_that_is_withheld_leaves_a_report_of_the_others(study):
    settings, statistics = study
    settings = settings | {"comparisons": []}
    # Of one gender there are fewer than of both hypotheses together.
    told, _ = withhold([(*place, value) for place, value in statistics.items()], settings, 35)
    told = {row[:3]: row[3] for row in told}
    assert told["regression", "regression1", "f"].startswith("undefined: withheld")
    assert not told["regression", "regression2", "f"].startswith("undefined")
    say = Phrases(report_words("en", ["regression"]))
    results = Results(told, settings | {"language": "en"}, say, {})
    sections = (assumptions, hypotheses, sensitivity)
    blocks = [block for section in sections for block in section.compose(results, say)]
    text = "\n".join(map(text_of_block, checked(blocks, "en")))
    assert "No decision can be made: withheld" in text.partition("Hypothesis regression1\n")[2]
    assert "As influential counts" not in text
