"""Answers that are written otherwise than on their scale are told with how they were read."""

import pytest

from angket.archive.smallest_cell import withhold
from angket.report.sections import sample
from chapter_text import SCALE, compose, prose, settings_of

FLOW = {("sample", "all", name): n for name, n in (("received", 9), ("analysed", 9))}
FLOW["sample", "all", "excluded"] = 0
READ = {("synonym", "a=Y", "n"): 1, ("synonym", "b=Y", "n"): 2, ("synonym", "b=T", "n"): 7}


def told(language, found):
    settings = settings_of(language)
    scale = SCALE | {"synonyms": {"Y": 3, "T": 1}}
    return " ".join(
        prose(compose(sample, FLOW | found, settings | {"scales": {"agreement": scale}}))
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            "Some answers to a and b are written otherwise than on the answer scale, and were read "
            "as follows: “Y” as “Ya” (n = 3) and “T” as “Tidak” (n = 7).",
        ),
        (
            "id",
            "Sebagian jawaban a dan b ditulis lain daripada pilihan jawaban pada skalanya dan "
            "dibaca sebagai berikut: “Y” sebagai “Ya” (n = 3) dan “T” sebagai “Tidak” (n = 7).",
        ),
    ],
)
def test_answers_read_by_a_synonym_are_told_with_how_many_there_are(language, sentence):
    assert sentence in told(language, READ)
    start = sentence.partition(" a ")[0]
    assert start not in told(language, {})


def test_synonyms_stay_out_of_what_is_shared_without_answers():
    rows = [("sample", "all", "analysed", "9"), *((*place, str(n)) for place, n in READ.items())]
    settings = {"variables": {}, "profile": {}, "hypotheses": {}, "comparisons": []}
    shared, _ = withhold(rows, settings, 5)
    assert shared == rows[:1]
