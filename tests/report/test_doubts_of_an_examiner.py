"""What an examiner doubts is said: items that hardly correlate, and what no test changes."""

import pytest
from test_section_description_categories import study as described
from test_section_instrument import item
from test_section_instrument import text as instrument_text
from test_section_sensitivity import decision, panel

from angket.report.bands import holds_lowest_alone
from angket.report.sections.sensitivity import compose
from angket.report.ways_alike import same_direction
from assumptions_text import REGRESSION, VARIABLES
from chapter_text import make, paragraphs

NEGATIVE = {"alpha": -0.06, "alpha_ci_low": -0.3, "alpha_ci_high": 0.2, "reliable": "false"}
SIGNS = {"en": "hardly correlate", "id": "hampir tidak saling berkorelasi"}


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_negative_alpha_accuses_the_coding_only_of_items_that_clearly_run_against_others(
    language,
):
    hardly = (item("a", 0.4, -0.04), item("b", 0.5, 0.03))
    assert SIGNS[language] in instrument_text(*hardly, language=language, reliability=NEGATIVE)
    against = (item("a", 0.4, -0.5), item("b", 0.5, -0.5))
    assert SIGNS[language] not in instrument_text(*against, language=language, reliability=NEGATIVE)


def test_items_that_are_valid_by_their_own_share_alone_are_told_so():
    assert "none reaches the critical r: a (corrected r = .20) and b" in instrument_text(
        item("a", 0.5, 0.2), item("b", 0.5, 0.1)
    )


def test_a_reliable_total_with_an_item_that_is_not_valid_is_qualified_beside_its_alpha():
    assert "Not valid, but included in this α: a." in instrument_text(
        item("a", 0.2, 0.1), item("b")
    )
    assert "not valid" not in instrument_text()


def sensitivity(language, statistics, **settings):
    told = {"variables": VARIABLES, "hypotheses": {"H1": REGRESSION}} | settings
    return paragraphs(compose(*make(language, statistics, told)))


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "puts them back in"), ("id", "menguji setiap hipotesis dengan mengikutkan mereka")],
)
def test_the_way_that_tests_those_excluded_for_a_flag_is_named(language, told):
    statistics = panel() | decision("true")
    statistics |= {("screening", "straight_lining"): {"n": 1}}
    flagged = {"exclude": {"flagged": ["straight_lining"]}}
    assert told in sensitivity(language, statistics, **flagged)
    assert told not in sensitivity(language, statistics)


def results_of(estimates):
    rows = {
        ("sensitivity", f"H1:{variant}|all"): {"statistic": statistic, "estimate": estimate}
        for variant, (statistic, estimate) in estimates.items()
    }
    subjects = {variant: f"H1:{variant}|all" for variant in estimates}
    results, _ = make("en", rows, {"variables": VARIABLES, "hypotheses": {"H1": REGRESSION}})
    return results, {"all": subjects}


@pytest.mark.parametrize(
    ("estimates", "alike"),
    [
        ({"raw": ("beta", -0.4), "ranks": ("rho", -0.3)}, True),
        ({"raw": ("beta", -0.4), "ranks": ("rho", 0.3)}, False),
        # The sign of a chi-square tells nothing.
        ({"raw": ("beta", -0.4), "ranks": ("lr", 9.0)}, False),
    ],
)
def test_one_direction_is_claimed_only_where_every_way_has_it(estimates, alike):
    results, subjects = results_of(estimates)
    assert same_direction(results, "negative", subjects, {}) is alike


def test_the_lowest_of_five_equal_classes_of_percent_holds_the_lowest_score_alone():
    bands = [{"label": str(place), "above": 20 * place} for place in range(5)]
    results, _ = make("en", {}, described(of="percent", bands=bands))
    results.settings["scales"] = {"agreement": {"codes": [1, 2, 3, 4, 5], "answers": list("ABCDE")}}
    (variable,) = results.settings["variables"].values()
    settings = next(iter(results.settings["categories"].values()))
    assert holds_lowest_alone(results, variable, settings)
