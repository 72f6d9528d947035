"""Several sets of categories side by side: their table, what a norm tells, and what it hides."""

from angket.archive.smallest_cell import undefined, withhold
from angket.report.sections import description
from chapter_text import compose, notes_of, prose, rows_of
from described_totals import statistics, study

NORMS = {
    "scale": {"citation": "One SD", "of": "hypothetical_norm", "labels": ["Rendah", "Tinggi"]},
    "sample": {"citation": "One SD", "of": "empirical_norm", "labels": ["Rendah", "Tinggi"]},
}
COUNTS = {"scale": (2, 8), "sample": (5, 5)}


def settings(language="en"):
    found = study(language, further_categories=["scale", "sample"])
    found["categories"] |= NORMS
    return found


def counted():
    found = statistics()
    for chosen, counts in COUNTS.items():
        place = "further_category", f"load:{chosen}"
        found |= {(*place, "norm_mean"): 4.0, (*place, "norm_sd"): 1.1}
        for label, n in zip(("Rendah", "Tinggi"), counts, strict=True):
            subject = f"{place[1]}={label}"
            found[place[0], subject, "n"], found[place[0], subject, "percent"] = n, 10.0 * n
        found[place[0], f"{place[1]}=Tinggi", "from"] = 4.0
    return found


def test_sets_stand_below_each_other_with_their_ranges_and_sources():
    blocks = compose(description, counted(), settings())
    assert rows_of(blocks, "further-categories-load") == [
        ["Category", "Range", "Respondents", "%"],
        ["By percent of the ideal score", "", "", ""],
        ["Rendah", "≤ 33.4", "4", "40.0"],
        ["Tinggi", "> 33.4", "6", "60.0"],
        ["By the hypothetical norm", "", "", ""],
        ["Rendah", "< 4", "2", "20.0"],
        ["Tinggi", "≥ 4", "8", "80.0"],
        ["By the empirical norm", "", "", ""],
        ["Rendah", "< 4", "5", "50.0"],
        ["Tinggi", "≥ 4", "5", "50.0"],
    ]
    assert notes_of(blocks, "further-categories-load")[1:] == [
        "By the hypothetical norm: mean 4.00, standard deviation 1.10 (One SD).",
        "By the empirical norm: mean 4.00, standard deviation 1.10 (One SD).",
    ]


def test_two_norms_are_not_taken_for_the_same():
    told = {language: "\n".join(prose(compose(description, counted(), settings(language))))
            for language in ("en", "id")}  # fmt: skip
    assert (
        "The category with most respondents is Tinggi (60.0%) by percent of the ideal score "
        "and Tinggi (80.0%) by the hypothetical norm." in told["en"]
    )
    assert "shows who stands out among them and not how high they score" in told["en"]
    assert "bukan seberapa tinggi skornya" in told["id"]


def test_without_further_sets_nothing_is_said_of_them():
    blocks = compose(description, statistics(), study())
    assert "several sets" not in "\n".join(prose(blocks))


def test_further_sets_are_never_shared_without_answers():
    """By two sets of bounds the few between them would follow from counts that are not of few."""
    rows = [(*key, str(value)) for key, value in counted().items() if key[0] == "further_category"]
    described = {"variables": {}, "profile": {}, "hypotheses": {}, "comparisons": []}
    shared, _ = withhold([("sample", "all", "analysed", "10"), *rows], described, 2)
    told = {(subject, statistic): value for _, subject, statistic, value in shared[1:]}
    assert told["load:scale=Tinggi", "from"] == "4.0"
    hidden = {value for (_, statistic), value in told.items() if statistic != "from"}
    assert hidden == {undefined(2)}
