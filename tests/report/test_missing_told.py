"""Whether answers to items are missing is said of every study."""

import pytest

from angket.report.sections import sample
from chapter_text import compose, prose, settings_of


def flow(n):
    counts = {"received": n, "analysed": n, "excluded": 0}
    return {("sample", "all", name): value for name, value in counts.items()}


@pytest.mark.parametrize(
    ("language", "none", "some"),
    [
        ("en", "No answer to an item is missing.", "Of 40 answers to items, 3 are missing (7.5%)."),
        ("id", "Tidak ada jawaban butir yang kosong.", "Dari 40 jawaban butir, 3 kosong (7,50%)."),
    ],
)
def test_it_is_always_said_whether_answers_are_missing(language, none, some):
    settings = settings_of(language)
    (name,) = settings["variables"]
    items = settings["variables"][name]["items"]
    found = flow(40 // len(items))
    found["missing", name, "complete"] = 1
    assert none in " ".join(prose(compose(sample, found, settings)))
    found["frequency", f"{items[0]}=missing", "n"] = 2
    found["frequency", f"{items[-1]}=not_applicable", "n"] = 1
    text = " ".join(prose(compose(sample, found, settings)))
    assert some in text
    assert none not in text
