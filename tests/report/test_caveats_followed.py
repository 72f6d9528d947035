"""What follows from what weakens a decision is said with it, where it does."""

import pytest
from test_construct import conclusion, results_with

from angket.formats.blocks import text_of
from angket.report.caveats_told import caveat_in_words
from angket.report.conditions import Caveat
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.reservations import weaknesses

APPROXIMATE = {"en": "only approximate", "id": "hanya perkiraan"}
ONE_THING = {"en": "if they are one, their relation", "id": "bila keduanya sebenarnya satu hal"}
ROUGHLY = {"en": "known only roughly", "id": "secara kasar"}
WEAKER = {"en": "makes relations look weaker", "id": "membuat hubungan tampak lebih lemah"}


def told_of(caveat, language):
    """Return what the conclusion and the first page say of a caveat."""
    results, say = results_with(language), Phrases(report_words(language))
    judged = judge(results, say, "H1")._replace(caveats=(caveat,), ways=(), flagged=None)
    (plain,) = map(text_of, weaknesses(results, say, judged))
    return text_of(caveat_in_words(results, say, "H1", caveat)), plain


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(
    ("caveat", "follows"),
    [
        (Caveat("small", 18), ROUGHLY),
        (Caveat("thin", None), APPROXIMATE),
        (Caveat("conditions", ("normal",)), APPROXIMATE),
        (Caveat("conditions", ("homoskedastic",)), APPROXIMATE),
        # Of both it is said once.
        (Caveat("conditions", ("normal", "homoskedastic")), APPROXIMATE),
        (Caveat("twins", ("x", "y")), ONE_THING),
    ],
)
def test_what_follows_is_said_in_both_places(caveat, follows, language):
    for text in told_of(caveat, language):
        assert follows[language] in text
        # In a conclusion a semicolon parts caveats.
        assert ";" not in text


@pytest.mark.parametrize("language", ["en", "id"])
def test_low_reliability_is_told_with_what_it_does_to_relations(language):
    results = results_with(language, factors=1)
    results._values["reliability"] = {"x": {"alpha": "0.4", "reliable": "false"}}
    say = Phrases(report_words(language))
    plain = " ".join(map(text_of, weaknesses(results, say, judge(results, say, "H1"))))
    assert WEAKER[language] in plain
    assert WEAKER[language] in conclusion(results, language)


@pytest.mark.parametrize("language", ["en", "id"])
def test_what_does_not_follow_is_not_said(language):
    # A bend makes neither p nor the range approximate: it is a part that a line misses.
    for text in told_of(Caveat("conditions", ("linear",)), language):
        assert APPROXIMATE[language] not in text
    # Two predictors that may be one thing: their relation is not what is tested.
    results, say = results_with(language), Phrases(report_words(language))
    hypotheses = results.settings["hypotheses"]
    hypotheses["H1"] = hypotheses["H1"] | {"response": "z", "predictors": ["x", "y"]}
    text = text_of(caveat_in_words(results, say, "H1", Caveat("twins", ("x", "y"))))
    assert ONE_THING[language] not in text
