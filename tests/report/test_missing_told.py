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


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Of these, 2 are answers by an option that the study counts as none: “Decline”."),
        (
            "id",
            "Dari yang kosong itu, 2 dijawab dengan pilihan yang tidak dihitung sebagai jawaban: "
            "“Decline”.",
        ),
    ],
)
def test_answers_by_an_option_that_is_none_are_told_apart_from_those_left_open(language, told):
    settings = settings_of(language)
    (variable,) = settings["variables"].values()
    settings["scales"]["agreement"] = settings["scales"]["agreement"] | {"missing": [9, "Decline"]}
    found = flow(20)
    found["missing", "load", "complete"] = 1
    first = variable["items"][0]
    found["frequency", f"{first}=missing", "n"] = 3
    assert told not in " ".join(prose(compose(sample, found, settings)))
    found["missing", first, "declared_missing"] = 2
    assert told in " ".join(prose(compose(sample, found, settings)))
    # Of those who were left out nobody knows whether they are among the two.
    found["sample", "all", "received"] = 21
    assert told not in " ".join(prose(compose(sample, found, settings)))
