"""The section about the instrument: verdicts, warnings, and what cannot be computed.

Over 320 lines, since all its tests rest on the same rows.
"""

import pytest

from angket.report import structure
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.sections import instrument
from chapter_text import (
    check_document,
    compose,
    notes_of,
    notices,
    prose,
    rows_of,
    settings_of,
)

RELIABILITY = {
    "alpha": 0.8,
    "alpha_ci_low": 0.72,
    "alpha_ci_high": 0.86,
    "items": 2,
    "n": 40,
    "reliable": "true",
    "cronbach_minimum": 0.7,
    "omega": 0.81,
    "split_half_spearman_brown": 0.79,
    "split_half_spearman_brown_unequal": 0.78,
}
STRUCTURE = {
    "kmo": 0.75,
    "bartlett_chi_square": 31.4,
    "bartlett_df": 3,
    "bartlett_p": 0.00001,
    "factors_suggested": 1,
    "inter_item_mean": 0.3,
    "inter_item_minimum": -0.1,
    "inter_item_maximum": 0.5,
}


def item(name, r=0.8, corrected=0.6, **others):
    """Return the statistics of one item."""
    values = {
        "n": 40,
        "r_item_total": r,
        "r_critical": 0.312,
        "p": 0.0001,
        "r_corrected": corrected,
        "valid": str(r >= 0.312).lower(),
        "keying": "as expected" if corrected >= 0 else "suspect",
    }
    return {("validity", name, key): value for key, value in (values | others).items()}


def statistics(*items, reliability=None, structure=None):
    """Return the statistics of the variable, with those that a test changes."""
    found = {}
    for part in items or (item("a"), item("b", 0.9)):
        found |= part
    for key, value in (RELIABILITY | (reliability or {})).items():
        found["reliability", "load", key] = value
    for key, value in (STRUCTURE | (structure or {})).items():
        found["structure", "load", key] = value
    return found


def text(*items, language="en", reliability=None, structure=None, **settings):
    blocks = compose(
        instrument,
        statistics(*items, reliability=reliability, structure=structure),
        settings_of(language, **settings),
    )
    check_document(blocks)
    return "\n".join(prose(blocks))


def test_all_items_are_valid():
    assert (
        "All items of Workload are valid: the item-total r ranges from .80 (a) to .90 (b)."
        in text()
    )
    assert "Semua butir Workload valid: r hitung berkisar dari 0,800 (a) sampai 0,900 (b)." in text(
        language="id"
    )
    assert "(dua sisi) dengan df = 38 (jumlah responden dikurangi dua), r tabel = 0,312" in text(
        language="id"
    )


def test_items_that_are_not_valid_are_named():
    found = text(item("a", 0.2, 0.1), item("b"), language="id")
    assert "Butir Workload yang tidak valid: a (r hitung = 0,200)." in found
    assert "Semua butir" not in found
    found = text(item("a", 0.2, 0.1), item("b", 0.3, 0.1))
    assert "None of the items of Workload is valid: the item-total r ranges from .20" in found


@pytest.mark.parametrize(
    ("language", "second", "sentence"),
    [
        ("en", 0.9, "Item a is not dropped: it stays in the total of Workload, and so in every"),
        ("en", 0.3, "The items a and b are not dropped: they stay in the total of Workload"),
        (
            "id",
            0.9,
            "Butir a tidak digugurkan, melainkan tetap diikutkan dalam skor total Workload",
        ),
        ("id", 0.3, "Butir a dan b tidak digugurkan, melainkan semuanya tetap diikutkan"),
    ],
)
def test_items_that_are_not_valid_are_said_to_stay_in_the_total(language, second, sentence):
    assert sentence in text(item("a", 0.2, 0.1), item("b", second), language=language)
    kept = {"en": "not dropped", "id": "digugurkan"}[language]
    assert kept not in text(language=language)


def test_an_item_that_only_carries_itself_is_named():
    found = text(item("a", 0.5, 0.2), item("b"))
    assert "these do not reach the critical r: a (corrected r = .20)." in found
    assert "do not reach" not in text()


def test_the_corrected_correlation_may_decide():
    tests = {"alpha": 0.01, "validity": "r_corrected", "cronbach_minimum": 0.7}
    found = text(item("a", 0.5, 0.2, valid="false"), item("b"), tests=tests)
    assert "An item counts as valid if its corrected r" in found
    assert "that are not valid: a (corrected r = .20). Over all items, the corrected r" in found
    assert "At the significance level of .01" in found
    assert "do not reach" not in found
    assert "99% CI" in found


def test_an_item_without_a_verdict_tells_why():
    reason = "undefined: a variable is the same for every respondent"
    broken = {key: reason for key in ("r_item_total", "p", "r_corrected", "valid", "keying")}
    blocks = compose(instrument, statistics(item("a", **broken), item("b")), settings_of("id"))
    assert "Butir Workload yang tidak dapat dinilai: a (nilai semua responden sama)." in "\n".join(
        prose(blocks)
    )
    assert rows_of(blocks, "validity-load")[1] == ["a", "–a", "0,312", "–a", "–a", "–a"]
    assert notes_of(blocks, "validity-load")[1] == "a Nilai semua responden sama."


def test_an_item_that_runs_against_the_others_is_warned_of():
    against = statistics(item("a", 0.4, -0.35), item("b"))
    blocks = compose(instrument, against, settings_of("id"))
    (notice,) = notices(blocks)
    assert notice.startswith("Periksa arah butir a (r terkoreksi = \N{MINUS SIGN}0,350): butir itu")
    assert "r terkoreksi = \N{MINUS SIGN}0,350" in notice
    # One that chance may have made negative, below the critical value in size, is no reason.
    hardly = statistics(item("a", 0.4, -0.25), item("b"))
    assert notices(compose(instrument, hardly, settings_of("id"))) == []


def test_items_that_run_against_the_others_share_one_warning():
    against = statistics(item("a", 0.4, -0.35), item("b", 0.4, -0.4), item("c"))
    (notice,) = notices(compose(instrument, against, settings_of("en")))
    found = "a (corrected r = \N{MINUS SIGN}.35) and b (corrected r = \N{MINUS SIGN}.40)"
    assert f"Check the direction of {found}" in notice


def test_critical_values_of_several_sample_sizes_are_told():
    found = text(item("a"), item("b", n=22, r_critical=0.42))
    assert "the critical r ranges from .312 to .420" in found
    # Of one number of answers there is only one.
    assert "with df = 38 (the number of respondents less two), the critical r is .31;" in text(
        item("a"), item("b", r_critical=0.3121)
    )


@pytest.mark.parametrize(
    ("language", "changes", "sentence"),
    [
        ("en", {}, "Workload is reliable: Cronbach's α = .80, 95% CI [.72, .86]."),
        (
            "id",
            {},
            "Workload reliabel: alpha = 0,800 dengan selang kepercayaan 95% "
            "dari 0,720 sampai 0,860.",
        ),
        (
            "en",
            {"alpha": 0.62, "alpha_ci_low": 0.5, "reliable": "false"},
            "Workload is not reliable: Cronbach's α = .62, 95% CI [.50, .86], which is below .70.",
        ),
        (
            "en",
            {"alpha": 0.6971, "alpha_ci_low": 0.5, "reliable": "false"},
            "Workload is not reliable: Cronbach's α = .697, 95% CI",
        ),
        ("en", {"alpha_ci_low": 0.61}, "The lower limit of this interval (.61) is below .70,"),
        (
            "id",
            {"alpha": -0.3, "alpha_ci_low": -0.9, "reliable": "false"},
            "Alpha yang negatif (\N{MINUS SIGN}0,300)",
        ),
        (
            "id",
            {
                "alpha": "undefined: no variance in a",
                "alpha_ci_low": "undefined: no variance in a",
                "alpha_ci_high": "undefined: no variance in a",
                "reliable": "undefined: no variance in a",
            },
            "Cronbach's alpha Workload tidak dapat dihitung (jumlah butir = 2): "
            "jawaban semua responden sama pada a.",
        ),
        (
            "en",
            {},
            "Other coefficients: McDonald's ω (of standardised items) = .81 and Spearman–Brown "
            "split-half = .79.",
        ),
        ("en", {"items": 3}, "Spearman–Brown split-half (halves of unequal length) = .78."),
    ],
)
def test_reliability_is_judged(language, changes, sentence):
    assert sentence in text(language=language, reliability=changes)


def test_an_interval_above_the_threshold_raises_no_doubt():
    assert "lower limit of this" not in text()


@pytest.mark.parametrize(
    ("without", "sentence"),
    [
        (0.85, "Items without which α would be higher: a (α = .85)."),
        (
            0.801,
            "raises α by as much as the decimals show; it is then .80 at most.",
        ),
        (0.6, "Leaving out any single item does not raise α; it is then .60 at most."),
    ],
)
def test_items_without_which_alpha_is_higher(without, sentence):
    deleted = {("reliability", "a", "alpha_if_deleted"): without}
    blocks = compose(instrument, statistics() | deleted, settings_of())
    assert sentence in "\n".join(prose(blocks))


@pytest.mark.parametrize(
    ("alphas", "sentence"),
    [
        ((0.75, 0.5), "Dimensions with an α below .70: Second (.50)."),
        ((0.75, 0.8), "No dimension has an α below .70; the lowest is that of First (.75)."),
    ],
)
def test_dimensions_are_judged(alphas, sentence):
    settings = settings_of()
    settings["variables"]["load"]["dimensions"] = {
        "one": {"label": "First", "items": ["a"]},
        "two": {"label": "Second", "items": ["b"]},
    }
    found = statistics()
    for name, alpha in zip(("one", "two"), alphas, strict=True):
        found["reliability", name, "alpha"] = alpha
        found["reliability", name, "reliable"] = str(alpha >= 0.7).lower()
        found["reliability", name, "cronbach_minimum"] = 0.7
    blocks = compose(instrument, found, settings)
    assert sentence in "\n".join(prose(blocks))
    assert [row[0].strip() for row in rows_of(blocks, "reliability")[1:]] == [
        "Workload",
        "First",
        "Second",
    ]


@pytest.mark.parametrize(
    ("language", "changes", "sentence"),
    [
        (
            "en",
            {},
            "Bartlett's test is significant at the level of .05, χ²(3) = 31.40, p < .001: "
            "H0 that the items are uncorrelated is rejected.",
        ),
        (
            "id",
            {"bartlett_p": 0.2},
            "Uji Bartlett tidak signifikan pada taraf signifikansi 0,05 (χ² = 31,400; df = 3; "
            "Sig. = 0,200): H0, yaitu bahwa butir-butir tidak saling berkorelasi, tidak ditolak",
        ),
        ("en", {"factors_suggested": 1}, "suggested by parallel analysis is 1, in keeping"),
        ("en", {"factors_suggested": 2}, "suggested by parallel analysis is 2, although"),
        ("en", {"factors_suggested": 0}, "suggested by parallel analysis is 0; none exceeds"),
        (
            "id",
            {"factors_suggested": "undefined: needs at least 2 items"},
            "Jumlah faktor Workload tidak dapat ditentukan (jumlah butir = 2): "
            "memerlukan sekurang-kurangnya 2 butir.",
        ),
        (
            "id",
            {"loading_1": "undefined: a Heywood case: the factors leave nothing of a, b itself"},
            "kasus Heywood: faktor tidak menyisakan keragaman khas a, b.",
        ),
        (
            "en",
            {},
            "Correlations between items range from \N{MINUS SIGN}.10 to .50, with a mean of .30.",
        ),
    ],
)
def test_structure_is_told(language, changes, sentence):
    assert sentence in text(language=language, structure=changes)


@pytest.mark.parametrize(
    ("loadings", "told"),
    [((0.7, 0.6), "in keeping with summing"), ((0.7, -0.6), "load on it with unlike signs")],
)
def test_one_factor_speaks_for_a_total_only_if_its_loadings_have_one_sign(loadings, told):
    found = statistics(structure={"factors_suggested": 1})
    for name, loading in zip(("a", "b"), loadings, strict=True):
        found["structure", name, "loading_1"] = loading
        found["structure", name, "communality"] = 0.5
    text_found = prose(compose(instrument, found, settings_of()))
    assert told in " ".join(text_found)


@pytest.mark.parametrize(("factors", "told"), [(1, False), (2, True), (0, True)])
def test_the_main_text_says_which_totals_do_not_rest_on_one_factor(factors, told):
    named = {
        key: str(value)
        for key, value in statistics(structure={"factors_suggested": factors}).items()
    }
    say = Phrases(report_words("en"))
    (group,) = structure.compose(Results(named, settings_of(), say, {}), say)
    sentence = "parallel analysis does not suggest one factor: Workload."
    assert (sentence in " ".join(prose(group.instead))) == told


def test_loadings_have_a_column_for_each_factor():
    found = statistics(structure={"factors_suggested": 2})
    for name in ("a", "b"):
        found["structure", name, "loading_1"] = 0.7
        found["structure", name, "loading_2"] = -0.2
        found["structure", name, "communality"] = 0.53
    blocks = compose(instrument, found, settings_of())
    head, first, _ = rows_of(blocks, "loadings-load")
    assert head == ["Item", "Factor 1", "Factor 2", "Communality"]
    assert first == ["a", ".70", "\N{MINUS SIGN}.20", ".53"]
    assert "varimax" in notes_of(blocks, "loadings-load")[0]


def test_a_pilot_sample_is_told():
    assert "uji coba (n = 40)" in text(language="id", pilot={"file": "pilot.csv"})
    assert "pilot" not in text()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "describe reconstructed answers"),
        ("id", "menggambarkan jawaban hasil rekonstruksi"),
    ],
)
def test_answers_that_nobody_gave_are_no_evidence_of_the_instrument(language, told):
    assert told in text(language=language, origin={"data": "reconstructed"})
    assert told not in text(language=language, origin={"data": "collected"})
    assert told not in text(language=language)


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "answers cannot prove it"), ("id", "tidak dapat dibuktikan dari jawaban")],
)
def test_that_items_stand_in_the_order_of_a_ready_instrument_is_said_to_be_assumed(language, told):
    assert told not in text(language=language)
    settings = settings_of(language)
    key = {"name": "PSS-10", "citation": "Cohen (1988), Perceived stress", "items": 2}
    keyed = settings["variables"]["load"] | {"instrument": "pss10", "scoring_key": key}
    variables = settings["variables"] | {"load": keyed}
    assert told in text(language=language, variables=variables)
