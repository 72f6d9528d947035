"""Numbers that seem to contradict each other are told with what each of them leaves out."""

import pytest
from test_section_instrument import statistics, text

from angket.report.sections import instrument
from assumptions_text import REGRESSION, SPREAD, regression, section
from chapter_text import compose, notes_of, paragraphs, prose, settings_of

LANGUAGES = ("en", "id")
DESPITE = {
    "en": "that the items go together at all, the interval of α shows.",
    "id": "bahwa butir-butir itu sejalan ditunjukkan oleh selang alpha.",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("p", "low", "told"), [(0.2, 0.6, True), (0.2, -0.1, False), (0.001, 0.6, False)]
)
def test_what_bartletts_test_misses_is_told_where_alpha_shows_it(language, p, low, told):
    found = text(language=language, structure={"bartlett_p": p}, reliability={"alpha_ci_low": low})
    assert (DESPITE[language] in found) is told


@pytest.mark.parametrize(
    ("language", "once", "each"),
    [("en", "(of standardised items)", "McDonald's ω"), ("id", "(butir yang", "omega McDonald")],
)
def test_of_which_items_omega_is_is_told_once(language, once, each):
    settings, found = settings_of(language), statistics()
    settings["variables"]["rest"] = dict(settings["variables"]["load"], label="Rest")
    found |= {(part, "rest", key): n for (part, name, key), n in found.items() if name == "load"}
    told = "\n".join(prose(compose(instrument, found, settings)))
    assert (told.count(once), told.count(f"{each} ")) == (1, 2)
    assert told.index(once) < told.rindex(each)


SCALED = {
    "en": "free of that (but for a little of the item in totals scaled up for a missing answer).",
    "id": "bebas dari hal itu (kecuali sedikit sisa butir itu dalam skor total yang disetarakan",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("n", [None, 0, 14])
def test_scaled_up_totals_are_not_told_to_be_free_of_the_item(language, n):
    found = statistics() | ({} if n is None else {("missing", "load", "person_mean"): n})
    notes = " ".join(notes_of(compose(instrument, found, settings_of(language)), "validity-load"))
    assert (SCALED[language] in notes) is bool(n)
    assert SCALED[language].partition(" (")[0] in notes


@pytest.mark.parametrize("deciding", [0.4, 0.01])
def test_tests_of_spread_that_agree_are_told_before_the_one_that_does_not(deciding):
    agree, other = (0.3, 0.002) if deciding > 0.05 else (0.002, 0.3)
    found = regression(glejser={"p": deciding})
    found["heteroskedasticity", "H1"] = SPREAD | {
        "homoskedastic": str(deciding > 0.05).lower(), "test": "glejser", "alpha": 0.05,
        "white_p": other, "breusch_pagan_p": agree, "koenker_p": agree,
    }  # fmt: skip
    told = {
        True: {
            "en": "(p = .400 for Stress). Nor is it rejected by Breusch–Pagan (p = .300) and "
            "Koenker (p = .300). It is rejected, however, by White (p = .002), so that it is in",
            "id": "H0 (Sig. = 0,400 untuk Stress). H0 juga tidak ditolak oleh Breusch-Pagan "
            "(Sig. = 0,300) dan Koenker (Sig. = 0,300). Akan tetapi, H0 ditolak oleh White (Sig.",
        },
        False: {
            "en": "count as heteroskedastic. Also rejecting it: Breusch–Pagan (p = .002) and "
            "Koenker (p = .002). It is not rejected by White (p = .300).",
            "id": "dianggap ada. H0 juga ditolak oleh Breusch-Pagan (Sig. = 0,002) dan Koenker "
            "(Sig. = 0,002). H0 tidak ditolak oleh White (Sig. = 0,300).",
        },
    }[deciding > 0.05]
    for language in LANGUAGES:
        assert told[language] in paragraphs(section(language, found, {"H1": REGRESSION}))
