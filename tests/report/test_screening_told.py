"""What is told of the screening of answers: what was looked for, and what was not."""

import pytest

from angket.answers.screening import OUT_OF_REACH
from angket.report.sections import sample
from chapter_text import compose, prose, settings_of

ANSWERED = {("sample", "all", name): n for name, n in
            {"received": 18, "analysed": 18, "excluded": 0}.items()}  # fmt: skip
ANSWERED |= {("screening", "identical_row", "n"): 0, ("screening", "all", "n"): 0}


@pytest.mark.parametrize(
    ("language", "refer", "unused"),
    [
        (
            "en",
            "or not (see screening): the same answers",
            "Not looked for: a pattern of answers far",
        ),
        (
            "id",
            "karena hal lain (lihat screening): jawaban",
            "Yang tidak diperiksa: pola jawaban yang",
        ),
    ],
)
def test_what_no_answers_can_show_was_not_looked_for(language, refer, unused):
    rules = {"mahalanobis_p": 0.001, "twins": [], "twin_distance": 3}
    settings = settings_of(language) | {"screening": rules}
    found = dict(ANSWERED)
    found["screening", "mahalanobis", "n"] = f"undefined: {OUT_OF_REACH}"
    text = " ".join(prose(compose(sample, found, settings)))
    assert refer in text
    assert unused in text
    # What is withheld was looked for.
    found["screening", "mahalanobis", "n"] = "undefined: withheld: fewer than 5 respondents"
    text = " ".join(prose(compose(sample, found, settings)))
    assert unused not in text
