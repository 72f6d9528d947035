"""The section about sensitivity says whether a decision depends on how it was tested."""

import pytest

from angket.formats.blocks import text_of
from angket.report.sections.sensitivity import compose
from assumptions_text import MEDIATION, REGRESSION, VARIABLES
from chapter_text import body_of, make, notes_of, paragraphs

VARIANTS = ("raw", "interval", "ranks", "ordinal", "robust")


def panel(respondents="all", n=40, **p_values):
    """Return the rows of a hypothesis; a variant that is not named has p = .01."""
    rows = {}
    for place, variant in enumerate(VARIANTS):
        p = p_values.get(variant, 0.01)
        found = p if isinstance(p, str) else "true" if p <= 0.05 else "false"
        # No two ways have one result to the last digit.
        estimate = p if isinstance(p, str) else 0.5 + place / 10000
        rows["sensitivity", f"H1:{variant}|{respondents}"] = {
            "n": n, "statistic": "beta", "estimate": estimate, "p": p, "reject_h0": found,
            "alpha": 0.05,
        }  # fmt: skip
    return rows


def decision(verdict):
    return {("decision", "H1"): {"reject_h0": verdict, "test": "t", "p": 0.01}}


def section(language, statistics, hypothesis=REGRESSION):
    settings = {"variables": VARIABLES, "hypotheses": {"H1": hypothesis}}
    return compose(*make(language, statistics, settings))


@pytest.mark.parametrize(
    ("language", "verdict", "p", "told"),
    [
        ("id", "true", 0.01, "keputusan yang sama, yaitu H0 ditolak."),
        ("id", "false", 0.3, "keputusan yang sama, yaitu H0 tidak ditolak."),
        ("en", "true", 0.01, "the same decision, that the null hypothesis is rejected."),
        ("en", "false", 0.3, "the same decision, that the null hypothesis is not rejected."),
    ],
)
def test_all_ways_agree(language, verdict, p, told):
    statistics = panel(**dict.fromkeys(VARIANTS, p)) | decision(verdict)
    assert told in paragraphs(section(language, statistics))


def test_a_way_that_disagrees_is_named_with_its_p():
    statistics = panel(ranks=0.213) | decision("true")
    text = paragraphs(section("id", statistics))
    assert "Simpulan tentang H1 bergantung pada cara pengujian." in text
    assert "H0 tidak ditolak, diperoleh dengan cara berikut: peringkat (Sig. = 0,213)." in text
    assert "Tidak ada responden yang ditandai" in text


def test_an_interval_that_disagrees_has_no_p_to_be_told():
    statistics = panel() | decision("true")
    interval = {"ci_low": -0.1, "ci_high": 0.9, "reject_h0": "false", "estimate": 0.4, "n": 40}
    statistics["sensitivity", "H1:bootstrap|all"] = interval | {"statistic": "beta"}
    blocks = section("id", statistics)
    told = "H0 tidak ditolak, diperoleh dengan cara berikut: selang bootstrap BCa."
    assert told in paragraphs(blocks)
    by_interval = "atau, pada cara tanpa Sig., bila nol berada di luar selangnya."
    assert by_interval in notes_of(blocks, "sensitivity-H1")[0]
    others = section("id", panel() | decision("true"))
    assert by_interval not in notes_of(others, "sensitivity-H1")[0]


def test_respondents_are_named_where_there_are_two_sets():
    statistics = panel() | panel("without flagged", 36, raw=0.08, robust=0.07) | decision("true")
    blocks = section("en", statistics)
    assert (
        "comes from these ways: raw totals (without flagged respondents; p = .080) and "
        "robust regression (without flagged respondents; p = .070)."
    ) in paragraphs(blocks)
    assert body_of(blocks, "sensitivity-H1")[0] == [
        "Raw totals (decides)", "β", "0.50", ".010", "rejected", "0.50", ".080", "not rejected",
    ]  # fmt: skip
    head = next(block for block in blocks if hasattr(block, "head")).head
    assert [cell.columns for cell in head[0]] == [1, 1, 3, 3]


@pytest.mark.parametrize(("of_one", "told"), [(40, "40)"), (38, "38–40)")])
def test_the_head_of_a_table_holds_for_each_of_its_rows(of_one, told):
    statistics = panel() | decision("true")
    statistics["sensitivity", "H1:robust|all"]["n"] = of_one
    (table,) = (block for block in section("en", statistics) if hasattr(block, "head"))
    assert f"= {told}" in text_of(table.head[0][2].content)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "None of the respondents tested for H2 is flagged, so that each way was computed"),
        ("id", "Tidak ada responden yang diuji untuk H2 yang ditandai"),
    ],
)
def test_a_hypothesis_that_no_flagged_respondent_answered_says_so(language, told):
    flagged = panel() | panel("without flagged", 36) | decision("true")
    second = {
        (part, subject.replace("H1", "H2")): row
        for (part, subject), row in (panel() | decision("true")).items()
    }
    settings = {"variables": VARIABLES, "hypotheses": {"H1": REGRESSION, "H2": REGRESSION}}
    text = paragraphs(compose(*make(language, flagged | second, settings)))
    assert told in text
    assert text.count(told.partition("H2")[0]) == 1


def test_all_ways_against_the_decision():
    text = paragraphs(section("id", panel(**dict.fromkeys(VARIANTS, 0.4)) | decision("true")))
    assert "semua cara lain pada sensitivity-H1 yang dapat dihitung menghasilkan keputusan" in text


def test_ways_that_could_not_be_computed_do_not_count_as_agreement():
    why = "undefined: the weights do not settle"
    blocks = section("id", panel(robust=why) | decision("true"))
    assert "Cara yang tidak dapat dihitung: “regresi robust”." in paragraphs(blocks)
    assert body_of(blocks, "sensitivity-H1")[-1][2:] == ["–a", "–a", "–a"]
    nothing = panel(**dict.fromkeys(VARIANTS, why)) | decision("true")
    assert "None of the other ways of testing H1 could" in paragraphs(section("en", nothing))


def test_one_way_alone_is_no_agreement():
    absent = dict.fromkeys(VARIANTS[1:], "undefined: the answers do not vary")
    text = paragraphs(section("en", panel(**absent) | decision("true")))
    assert "None of the other ways of testing H1 could be computed" in text
    assert "does not depend on the way of testing" not in text


def test_an_undecided_hypothesis():
    text = paragraphs(section("id", panel() | decision("undefined: the correlation is perfect")))
    assert "H1 sendiri tidak dapat diputuskan (korelasinya sempurna)" in text


def test_the_ordinal_way_of_a_mediation_has_a_p_and_no_estimate():
    statistics = panel() | decision("true")
    statistics["sensitivity", "H1:ordinal|all"] |= {
        "statistic": "joint",
        "estimate": "undefined: log odds of two models have no common scale to be multiplied on",
    }
    blocks = section("en", statistics, MEDIATION)
    assert body_of(blocks, "sensitivity-H1")[3] == [
        "Ordinal model", "Joint test", "–a", ".010", "rejected",
    ]  # fmt: skip
    assert "does not depend on the way of testing" in paragraphs(blocks)


def power(n=40, **values):
    found = {"test": "t", "alpha": 0.05, "power": 0.11, "n_needed": 400}
    found |= {"detectable": 0.2127, "detectable_measure": "f_squared"}
    return {("regression", "H1"): {"n": n}, ("power", "H1"): found | values}


@pytest.mark.parametrize(
    ("language", "title", "size"),
    [
        ("en", "Smallest effects that could be found", "f² = 0.213"),
        ("id", "Efek terkecil yang dapat ditemukan", "f² = 0,213"),
    ],
)
def test_the_smallest_effect_is_told_and_not_the_power_for_the_one_found(language, title, size):
    blocks = section(language, power())
    assert any(getattr(block, "text", "") == title for block in blocks)
    (row,) = body_of(blocks, "power")
    assert (row[2], row[3]) == ("40", size)
    told = paragraphs(blocks) + str(row)
    for observed in ("110", "0,11", ".11", "400"):
        assert observed not in told


@pytest.mark.parametrize(
    ("measure", "told"), [("f_squared", "explained over"), ("w", "Cramér's V"), ("r", "")]
)
def test_only_a_measure_that_stands_in_the_table_is_explained(measure, told):
    blocks = section("en", power(detectable_measure=measure))
    table = next(block for block in blocks if getattr(block, "label", "") == "power")
    _, *explained = map(text_of, table.notes)
    assert len(explained) == bool(told)
    assert told in "".join(explained)


def test_a_smallest_effect_that_is_not_known_gives_its_reason():
    why = "undefined: the fit is perfect, so nothing is left to test against"
    text = paragraphs(section("id", power(detectable=why)))
    assert "Besaran itu tidak diberikan untuk H1 (model cocok sempurna" in text


def test_an_approximated_power_says_so():
    statistics = power(test="spearman", detectable_measure="rho", approximated_by="a")
    blocks = section("en", statistics)
    assert body_of(blocks, "power")[0][1:] == ["Spearman's correlationa", "40", "rs = .21"]
    note = next(block for block in blocks if getattr(block, "label", "") == "power").notes[-1]
    assert "asymptotic efficiency" in str(note)


def test_no_rows_no_section():
    assert section("id", {}) == []


@pytest.mark.parametrize(
    ("language", "units"),
    [
        ("en", ("Log odds per SD", "B per point")),
        ("id", ("Log odds per simpangan baku", "B per poin")),
    ],
)
def test_slopes_of_other_units_are_told_with_their_unit(language, units):
    statistics = panel() | decision("true")
    statistics["sensitivity", "H1:ordinal|all"] |= {"statistic": "log_odds", "estimate": 1.261}
    statistics["sensitivity", "H1:robust|all"] |= {"statistic": "b", "estimate": 0.26}
    rows = body_of(section(language, statistics), "sensitivity-H1")
    assert tuple(row[1] for row in rows[3:5]) == units
