"""What copies of a table or of a description would lose: that items or totals measure badly."""

import pytest
from test_section_instrument import item, statistics

from angket.report.sections import description, instrument
from chapter_text import compose, notes_of, prose, rows_of, settings_of

UNRELIABLE = {"alpha": 0.41, "reliable": "false"}
UNUSABLE = {"alpha": -0.06, "reliable": "false"}
TOTALS = {"n": 40, "mean": 7.5, "sd": 1.5, "minimum": 4, "maximum": 10}
DESCRIBED = {("description", "load", name): value for name, value in TOTALS.items()}
DESCRIBED |= {("sample", "all", "analysed"): 40}


@pytest.mark.parametrize(("language", "told"), [("en", "Only as part"), ("id", "Hanya sebagai")])
def test_a_verdict_that_rests_on_the_item_itself_carries_a_mark(language, told):
    found = statistics(item("a", 0.5, 0.1), item("b", 0.5, 0.4))
    blocks = compose(instrument, found, settings_of(language))
    verdicts = [row[-1] for row in rows_of(blocks, "validity-load")[1:]]
    assert verdicts == (["Valida", "Valid"])
    assert [note for note in notes_of(blocks, "validity-load") if told in note]


def test_a_reliable_total_with_an_invalid_item_carries_a_mark():
    blocks = compose(instrument, statistics(item("a", 0.2, 0.1), item("b")), settings_of())
    assert rows_of(blocks, "reliability")[1][-1] == "Reliablea"
    blocks = compose(instrument, statistics(item("a"), item("b")), settings_of())
    assert rows_of(blocks, "reliability")[1][-1] == "Reliable"


@pytest.mark.parametrize(
    ("items", "reliability", "told"),
    [
        (
            [item("a", 0.2, -0.6), item("b")],
            {},
            {"en": "hold the scores of a as keyed, perhaps", "id": "memuat a dengan penskoran"},
        ),
        ([], UNUSABLE, {"en": "is not usable", "id": "tidak dapat dipakai"}),
        ([], UNRELIABLE, {"en": "As α is only .41", "id": "Karena alpha hanya 0,41"}),
    ],
)
@pytest.mark.parametrize("language", ["en", "id"])
def test_a_description_warns_of_scores_that_tell_little(language, items, reliability, told):
    found = statistics(*items, reliability=reliability) | DESCRIBED
    sound = statistics(item("a"), item("b")) | DESCRIBED
    texts = [
        " ".join(prose(compose(description, rows, settings_of(language))))
        for rows in (found, sound)
    ]
    assert [told[language] in text for text in texts] == [True, False]
