"""An item about harm is counted without telling of few, and never without the plan it needs."""

import pytest

from angket.formats.blocks import text_of
from angket.report.phrases import Phrases, report_words
from angket.report.sensitive import sensitive_item
from hypotheses_text import results_of

PLAN = {"en": "needs a plan, made beforehand", "id": "memerlukan rencana yang disusun sebelumnya"}
ITEMS = [f"D{place}" for place in range(1, 10)]
VARIABLE = {"instrument": "phq9", "items": ITEMS, "item_scales": dict.fromkeys(ITEMS, "phq9")}


def told(language, counts, variable=VARIABLE):
    rows = {("frequency", f"D9={code}"): {"n": n} for code, n in counts.items()}
    scale = {"codes": [0, 1, 2], "answers": ["Never", "Some days", "Daily"]}
    study = {"language": language, "scales": {"phq9": scale}, "variables": {}}
    say = Phrases(report_words(language))
    results = results_of(rows, study, language)
    return " ".join(text_of(part) for part in sensitive_item(results, say, variable))


@pytest.mark.parametrize(
    ("language", "counts", "sentence"),
    [
        (
            "en",
            {0: 40, 1: 4, 2: 6},
            "who gave another answer than “Never” is 10 (20.0%).",
        ),
        (
            "en",
            {0: 40, 1: 2, 2: 2},
            "fewer than five, gave another answer than “Never”.",
        ),
        (
            "en",
            {0: 40, 1: 0, 2: 0},
            "who gave another answer than “Never” is 0 (0.0%).",
        ),
        # An archive without answers withholds small counts.
        ("en", {0: 40, 1: 8}, "hurting oneself. Such"),
        ("id", {0: 40, 1: 4, 2: 6}, "memilih jawaban selain “Never” berjumlah 10 (20,00%)."),
        (
            "id",
            {0: 40, 1: 2, 2: 2},
            "kurang dari lima, yang memilih jawaban selain “Never”",
        ),
    ],
)
def test_answers_above_the_lowest_are_counted_and_few_are_not(language, counts, sentence):
    text = told(language, counts)
    assert sentence in text
    assert PLAN[language] in text


def test_of_other_variables_nothing_is_told():
    assert told("en", {0: 40, 1: 4, 2: 6}, VARIABLE | {"instrument": "uwes9"}) == ""
