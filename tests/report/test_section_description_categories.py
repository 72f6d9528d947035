"""The section about answers and scores: categories, their ranges and the norms behind them."""

import pytest

from angket.report.sections import description
from chapter_text import compose, notes_of, prose, rows_of, settings_of
from described_totals import NORM, statistics, study, text


def test_categories_stand_with_their_range():
    blocks = compose(description, statistics(), study("id"))
    assert rows_of(blocks, "categories-load") == [
        ["Kategori", "Rentang (% skor)", "Responden", "%"],
        ["Rendah", "≤ 33,4", "4", "40,00"],
        ["Tinggi", "> 33,4", "6", "60,00"],
    ]
    assert notes_of(blocks, "categories-load") == ["Kategori Workload: Riduwan (2010)."]
    assert (
        "kategori Workload dengan responden terbanyak adalah Tinggi (n = 6; 60,00%)."
        in "\n".join(prose(blocks))
    )


def test_the_first_range_is_open_below_where_no_score_lies_below_it():
    bands = [{"label": "Rendah", "from": 0}, {"label": "Tinggi", "from": 5}]
    rows = rows_of(
        compose(description, statistics(), study(of="total", bands=bands)), "categories-load"
    )
    assert [row[1] for row in rows] == ["Range of totals", "< 5", "≥ 5"]
    bands[0]["from"] = 3  # two items from 1
    rows = rows_of(
        compose(description, statistics(), study(of="total", bands=bands)), "categories-load"
    )
    assert rows[1][1] == "3\N{EN DASH}4"


def test_a_norm_tells_what_its_bands_are_made_from():
    found = statistics() | {
        ("category", "load", "norm_mean"): 4.0,
        ("category", "load", "norm_sd"): 0.6666666666666666,
    }
    blocks = compose(description, found, study(of="hypothetical_norm", bands=NORM))
    # Without limits among the statistics, no range is claimed.
    assert rows_of(blocks, "categories-load")[0] == ["Category", "Respondents", "%"]
    assert notes_of(blocks, "categories-load")[1] == (
        "Hypothetical norm of the scale: mean 4.00, standard deviation 0.67."
    )


def test_without_categories_nothing_is_said_of_them():
    found = {key: value for key, value in statistics().items() if key[0] != "category"}
    del found["description", "load", "score_category"]
    settings = settings_of()
    said = text(found, settings)
    assert "category" not in said
    assert notes_of(compose(description, found, settings), "description") == []


def test_respondents_without_a_category_are_told():
    found = statistics() | {("category", "load=missing", "n"): 2}
    blocks = compose(description, found, study("id"))
    assert rows_of(blocks, "categories-load")[-1] == ["Tanpa kategori", "", "2", ""]
    assert notes_of(blocks, "categories-load")[-1].endswith("responden yang masuk kategori.")
    assert "(n = 6; 60,00%). Tanpa kategori: n = 2." in "\n".join(prose(blocks))


@pytest.mark.parametrize(
    ("labels", "side", "starts", "ranges"),
    [
        # 2 items of 1 to 3: mean 4, a sixth of the range is 2/3.
        (3, "from", [10 / 3, 14 / 3], ["< 3,33", "3,33 sampai < 4,67", "≥ 4,67"]),
        (
            5,
            "above",
            [3, 11 / 3, 13 / 3, 5],
            ["≤ 3,00", "> 3,00 sampai 3,67", "> 3,67 sampai 4,33"],
        ),
    ],
)
def test_categories_of_a_norm_stand_with_the_limits_that_it_makes(labels, side, starts, ranges):
    names = [f"K{number}" for number in range(labels)]
    settings = study("id", of="hypothetical_norm")
    settings["categories"]["classes"]["labels"] = names
    found = {key: value for key, value in statistics().items() if key[0] != "category"}
    for name in names:
        found |= {("category", f"load={name}", "n"): 2, ("category", f"load={name}", "percent"): 20}
    for name, start in zip(names[1:], starts, strict=True):
        found["category", f"load={name}", side] = start
    rows = rows_of(compose(description, found, settings), "categories-load")
    assert rows[0][1] == "Rentang skor total"
    assert [row[1] for row in rows[1:]][: len(ranges)] == ranges


@pytest.mark.parametrize(
    ("starts", "of", "told"),
    [
        # Of two items of 1 to 3 no percent score is below 33.3.
        ([0, 33.3, 66.7], "percent", True),
        ([0, 55.6, 77.8], "percent", False),
        ([2, 3.3333, 4.6667], "total", False),
        ([2, 3, 4], "total", True),
        ([0, 60], "percent", False),
    ],
)
def test_bands_that_are_not_equally_wide_for_a_variable_say_so(starts, of, told):
    bands = [{"label": f"K{place}", "from": start} for place, start in enumerate(starts)]
    found = {key: value for key, value in statistics().items() if key[0] != "category"}
    for band in bands:
        subject = f"load={band['label']}"
        found |= {("category", subject, "n"): 2, ("category", subject, "percent"): 20.0}
    notes = notes_of(compose(description, found, study(of=of, bands=bands)), "categories-load")
    assert any("these categories are not equally wide" in note for note in notes) == told
    # Where the lowest score lies is what a citation such as "equal thirds" forgets.
    lowest = "The lowest score that is possible for this variable is 33.3%."
    assert any(lowest in note for note in notes) == (told and of == "percent")


@pytest.mark.parametrize(("category", "told"), [("Rendah", True), ("Tinggi", False)])
def test_a_category_of_the_whole_that_is_not_that_of_most_is_explained(category, told):
    found = text(statistics(score_category=category), study())
    assert (
        "The average of all respondents, in contrast, falls into the category Rendah" in found
    ) == told
