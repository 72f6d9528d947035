"""Sentences name what stands in the main text first; comparisons have an appendix of their own."""

import pytest

from angket.formats.blocks import (
    Appendix,
    Figure,
    Heading,
    Notice,
    Paragraph,
    Points,
    Reference,
    Table,
    floats,
    inlines_of,
)
from angket.report.listing import listed
from angket.report.near_first import near_first
from angket.report.phrases import Phrases, report_words
from angket.report.sections import comparison, hypotheses
from invented_reports import told_of

HEAD, BODY = (("item", "n"),), (("a", "1"),)


def report(*blocks):
    return [
        *blocks,
        Table("near-one", "", HEAD, BODY),
        Table("near-two", "", HEAD, BODY),
        Table("unprinted", "", HEAD, BODY, printed=False),
        Appendix(1, "Appendix A", False, "appendix-x", "Appendix A", "A", True),
        Table("far-one", "", HEAD, BODY),
        Figure("far-two", "", "line", ""),
    ]


def named(blocks):
    return [part.label for part in inlines_of(blocks) if isinstance(part, Reference)]


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("kind", [Paragraph, Notice])
def test_those_at_hand_are_named_first_and_stay_in_their_order(language, kind):
    say = Phrases(report_words(language))
    labels = ["near-one", "far-two", "unprinted", "near-two", "far-one"]
    told = kind("In ", *listed(say, list(map(Reference, labels))), ".")
    made, *_ = near_first(say, report(told))
    assert type(made) is kind
    assert named([made]) == ["near-one", "near-two", "far-two", "unprinted", "far-one"]
    # What joins them stays where it was.
    bare = [[part for part in one.inlines if isinstance(part, str)] for one in (told, made)]
    assert bare[0] == bare[1]


@pytest.mark.parametrize("language", ["en", "id"])
def test_two_that_are_not_listed_together_stay_where_they_are(language):
    say = Phrases(report_words(language))
    told = Points((("See ", Reference("far-one"), ". Its sums are in ", Reference("near-one")),))
    made, *_ = near_first(say, report(told))
    assert made == told


@pytest.mark.parametrize("language", ["en", "id"])
def test_comparisons_are_a_section_apart_from_the_tests_of_hypotheses(language):
    told = told_of("thin", language)
    headings = {
        name: [block.text for block in told.sections[name] if isinstance(block, Heading)]
        for name in ("hypotheses", "comparison")
    }
    words = report_words(language)
    assert headings["comparison"][0] == words["comparison"]["heading"]
    assert words["comparison"]["heading"] not in headings["hypotheses"]
    assert not any(block.label.startswith("group") for block in floats(told.sections["hypotheses"]))
    assert hypotheses.PLACE < comparison.PLACE
