"""What the chapter says of a moderation by groups, and of a Johnson-Neyman interval."""

import pytest

from angket.hypotheses.moderation.section import worded
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.sections import assumptions, hypotheses, sensitivity
from angket.tables import read_statistics
from broad_studies import computed
from hypotheses_text import checked, text_of_block, told

# In the small study: J by a Johnson-Neyman interval, G by gender, S by the class of sleep.
NAMES = {"J": "moderation1", "G": "moderation2", "S": "moderation3"}
PHRASES = {
    "en": [
        "Workload, centred at its mean, the groups of Gender, and their interactions (products).",
        "on Workload, Sleep, and their interaction (product), each centred at its mean.",
        "is the same in all groups of Gender.",
        "the groups of Gender, each compared with man, and",
        "Groups are compared with man: the coefficient of a group",
        "Workload × Gender: woman",
        "Workload × Sleep: High",
        "The interactions add ΔR²",
        "differs between the groups of Gender.",
        "man (n = 32): a higher Workload goes with a higher Stress",
        "nothing is told beyond them; at those of 83.3% of the respondents",
        "Cohen's f² of all interactions = 0.",
        "of two groups their values are the coefficients of the interaction",
    ],
    "id": [
        "Workload yang dipusatkan pada rata-ratanya, kelompok Gender, dan interaksi",
        "sama pada semua kelompok Gender.",
        "Kelompok dibandingkan dengan man: koefisien suatu kelompok",
        "berbeda antarkelompok Gender.",
        "man (n = 32): Workload yang lebih tinggi disertai Stress yang lebih tinggi",
        "Interaksi dengan semua kelompok menambah R²",
        "berbeda signifikan dari nol dimiliki 83,33% responden",
        "Cohen f² semua interaksi = 0,",
        "pada dua kelompok nilainya ialah koefisien interaksi",
    ],
}


@pytest.fixture(scope="module")
def study():
    settings, inputs, _ = computed("kinds")
    named = {name: settings["hypotheses"][name] for name in NAMES.values()}
    statistics = read_statistics(inputs.statistics)
    # As if the slopes of men and women had differed.
    statistics["decision", NAMES["G"], "reject_h0"] = "true"
    return settings | {"hypotheses": named}, statistics


@pytest.mark.parametrize("language", PHRASES)
def test_the_chapter_tells_groups_products_and_slopes(study, language):
    settings, statistics = study
    say = Phrases(report_words(language, ["moderation"]))
    results = Results(statistics, settings | {"language": language}, say, {})
    composed = [section.compose(results, say) for section in (assumptions, hypotheses, sensitivity)]
    blocks = checked([block for part in composed for block in part], language)
    text = "\n".join(text_of_block(block) for block in blocks)
    assert [phrase for phrase in PHRASES[language] if phrase not in text] == []
    found = {key: worded(results, name, None) for key, name in NAMES.items()}
    assert found == {"J": "any", "G": "groups", "S": "groups"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["was to be tested", "Groups of fewer than five respondents are left out: Low"]),
        (
            "id",
            ["hendak diuji", "Kelompok beranggotakan kurang dari lima responden tidak"],
        ),
    ],
)
def test_groups_that_cannot_be_compared_are_told_with_the_reason(language, words):
    reason = "undefined: needs at least 2 groups of 5 or more respondents"
    rows = {
        ("moderation", "H1"): {"f_change": reason, "r_squared_change": reason},
        ("moderation", "H1:x"): {"b": reason, "p": reason},
        ("moderation", "H1:z=Low"): {"left_out": "true"},
    }
    given = {"response": "y", "predictor": "x", "groups": "z", "decision": {"p": reason}}
    text = told("moderation", rows, language, **given)
    assert [word for word in words if word not in text] == []
