"""The part of the instrument about the items of a test, as R's invented one has them."""

from pathlib import Path

import pandas as pd
import pytest

from angket.formats.blocks import Heading, text_of
from angket.report import item_analysis
from angket.statistics.item_analysis.items import item_analysis as analysed
from angket.subjects import value_of
from chapter_text import body_of, check_document, make, notes_of, prose, settings_of
from conftest import ROOT

FILE = ROOT / "tests/statistics/item_analysis/choices.csv"
RULE = {"blank": "wrong", "group": 0.27, "smallest_group": 10, "difficulty": [0.3, 0.7],
        "discrimination": [0.2, 0.3], "bands": "arikunto", "distractor": 0.05}  # fmt: skip
ITEMS, ANSWERS = "item-analysis", "distractors-test"


def composed(language="en", respondents=90, binary=False, typed=False, **changes):
    """Return what is told of the invented test, and its results and phrases."""
    rule = RULE | changes
    key, *_ = (table := pd.read_csv(Path(FILE), dtype="str")).to_dict("records")
    chosen = table.iloc[1 : respondents + 1]
    scores = (chosen == pd.Series(key)).astype(float)
    if typed:
        chosen = chosen.assign(T1=[f"text {place % 20}" for place in range(len(chosen))])
    if binary:
        chosen, key = scores.astype(int).astype("str"), dict.fromkeys(key, "1")
    of_test, of_items, of_options = analysed(scores, chosen, key, rule, 0.95)
    found = {"test": of_test} | of_items
    found |= {value_of(*place): told for place, told in of_options.items()}
    statistics = {(item_analysis.SECTION, subject): told for subject, told in found.items()}
    statistics["reliability", "test"] = {"alpha": of_test["kr20"]}
    settings = settings_of(language)
    settings["instrument"] = {"item_analysis": rule}
    test = {"label": "Test", "items": [*key], "answer_key": key, "dimensions": {}}
    settings["variables"] = {"test": test}
    results, say = make(language, statistics, settings)
    blocks = item_analysis.compose(results, say)
    check_document([Heading(1, "Instrument"), *blocks])
    return blocks, results, say


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["A missing answer counts as wrong", "among the 27% of the respondents",
                "hard up to p = .30 and easy above .70 (Arikunto, 2013)",
                "dropped if D is below .20, kept if D is at least .30",
                "Test (10 items, n = 90). Kept (4): T4, T5, T6, and T7.",
                "To be revised (6): T1, T2, T3, T8, T9, and T10.",
                "chosen by fewer than 5% of the respondents: T1 (C, D), T2 (C),",
                "of the upper group chose than of the lower, so that item and key need a look: "
                "T10 (B)."]),
        ("id", ["Butir yang tidak dijawab dihitung salah", "pada 27% responden",
                "sukar sampai p = 0,300 dan mudah di atas 0,700 (Arikunto, 2013)",
                "Diterima (4): T4, T5, T6, dan T7.", "Direvisi (6): T1, T2, T3, T8, T9, dan T10.",
                "dipilih kurang dari 5% responden: T1 (C, D)"]),
    ],
)  # fmt: skip
def test_the_rule_and_what_becomes_of_the_items_is_told(language, sentences):
    told = " ".join(prose(composed(language)[0]))
    assert [sentence for sentence in sentences if sentence not in told] == []


def test_the_tables_show_items_and_who_chose_what():
    blocks, *_ = composed()
    assert body_of(blocks, ITEMS)[4] == [
        "T5", ".50", ".40", ".60", "medium", ".83", "excellent", "1", "keep",
    ]  # fmt: skip
    assert "Discrimination is named after Arikunto (2013)." in " ".join(notes_of(blocks, ITEMS))
    rows = body_of(blocks, ANSWERS)
    assert rows[0][0] == "T1"
    assert rows[2][:3] == ["B", "76", "84.4"]
    assert {row[-1] for row in rows} == {"", "right", "works", "rare", "draws the upper group"}


def test_the_study_may_have_other_limits_and_names():
    blocks, *_ = composed(bands="ebel", blank="missing", discrimination=[0.5, 0.8], group=0.5)
    told = " ".join(prose(blocks))
    assert "is neither right nor wrong" in told and "among the 50% of the respondents" in told
    assert "Ebel & Frisbie (1991)" in " ".join(notes_of(blocks, ITEMS))
    assert "To be dropped" in told and "still count in the totals" in told


def test_many_distractors_that_hardly_anybody_chose_are_counted():
    told = " ".join(prose(composed(distractor=0.12)[0]))
    assert "wrong answers were chosen by fewer than 12% of the respondents." in told


def test_a_test_of_few_tells_why_no_item_is_judged():
    blocks, *_ = composed(respondents=30)
    told = " ".join(prose(blocks))
    assert "No item is judged: the upper and the lower group would have fewer respondents" in told
    assert "Kept" not in told and "T5" in str(body_of(blocks, ITEMS))


def test_right_and_wrong_alone_have_no_distractors():
    blocks, *_ = composed(binary=True)
    assert len(body_of(blocks, ITEMS)) == 10
    assert [block for block in blocks if getattr(block, "label", "") == ANSWERS] == []


def test_answers_that_were_typed_fill_no_table():
    blocks, *_ = composed(typed=True)
    assert "an item has more than 12 different ones" in " ".join(prose(blocks))
    assert [block for block in blocks if getattr(block, "label", "") == ANSWERS] == []


def test_alpha_of_a_test_is_called_kr20_where_it_is_told():
    _, results, say = composed()
    first, second = map(text_of, item_analysis.reliability(results, say, "test"))
    assert "α is KR-20" in first
    assert second == "The standard error of measurement is 1.21 points of the total."
    assert item_analysis.reliability(results, say, "other") == []


def test_without_a_test_nothing_is_told():
    assert item_analysis.compose(*make("en", {}, settings_of())) == []
