"""What stands in the main text, what in an appendix, and what only in the workbook."""

import pytest

from angket.formats.blocks import (
    Appendix,
    Ending,
    Figure,
    Heading,
    Paragraph,
    Reference,
    Table,
    inlines_of,
)
from angket.formats.document import Document, Words
from angket.report.parting import parted, put_together
from angket.report.phrases import Phrases, report_words
from angket.report.places import Group, Places
from angket.report.results import Results
from chapter_text import prose

HEAD = (("item", "n"),)
WORDS = Words("Table", "Figure", "Note.", "Contents", "Skip")


def table(label):
    return Table(label, f"About {label}", HEAD, (("a", "1"),))


def instrument():
    return [
        Heading(1, "Instrument"),
        Paragraph(
            "See ", Reference("validity-load"), " and ", Reference("reliability-others"), "."
        ),
        table("validity-load"),
        table("reliability-others"),
        Group(
            "structure",
            (
                Heading(2, "Structure"),
                Paragraph("As ", Reference("loadings-load"), " shows."),
                table("loadings-load"),
            ),
            (Paragraph("It is in ", Reference("appendix-instrument"), "."),),
        ),
    ]


def made(sections, language="en", **report):
    """Compose sections, each of a name, as a document."""
    say = Phrases(report_words(language))
    figure = {"kind": "correlations", "subject": "load", "title": "Items of Load"}
    results = Results({}, {"report": report}, say, {"correlations_load": figure})
    parts = [parted(results.places, name, blocks) for name, blocks in sections.items()]
    return Document("T", language, WORDS, tuple(put_together(results, say, parts)))


def main_text(document):
    first = (n for n, b in enumerate(document.blocks) if isinstance(b, Appendix | Ending))
    return document.blocks[: next(first, None)]


def test_details_stand_in_an_appendix_that_the_text_refers_to():
    document = made({"instrument": instrument()})
    assert prose(main_text(document)) == [
        "Instrument",
        "See validity-load and reliability-others.",
        "It is in appendix-instrument.",
    ]
    names = [document.name_of(block.label) for block in document.blocks if hasattr(block, "label")]
    assert names == ["Table 1", "Appendix A", "Table A.1", "Table W1"]
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert headings == ["Instrument", "Appendix A. Instrument", "Structure"]


def test_what_is_not_printed_is_told_of_where_it_would_have_stood():
    document = made({"instrument": instrument()})
    assert prose(document.blocks)[-1] == (
        "Not printed, but in the workbook tables.xlsx: loadings-load (About loadings-load). "
        "Not printed, but in the folder figures: Items of Load."
    )
    assert [b.label for b in document.printed if isinstance(b, Table)] == [
        "validity-load",
        "reliability-others",
    ]
    assert document.anchor_of("loadings-load") == ""


def test_in_full_it_is_printed():
    document = made({"instrument": instrument()}, detail="full")
    assert document.printed == document.blocks
    assert document.name_of("loadings-load") == "Table A.2"
    assert "Not printed" not in " ".join(prose(document.blocks))


@pytest.mark.parametrize(
    ("report", "names"),
    [
        ({"main_text": ["reliability-others"]}, ["Table 1", "Table 2", "Table W1"]),
        ({"main_text": ["loadings"]}, ["Table 1", "Table A.1", "Table 2"]),
        ({"main_text": ["structure", "loadings"]}, ["Table 1", "Table A.1", "Table 2"]),
        ({"appendix": ["validity", "loadings"]}, ["Table A.1", "Table A.2", "Table A.3"]),
    ],
)
def test_a_study_chooses_what_stands_where(report, names):
    document = made({"instrument": instrument()}, **report)
    labels = ("validity-load", "reliability-others", "loadings-load")
    assert [document.name_of(label) for label in labels] == names


def test_a_part_brought_into_the_main_text_needs_no_sentence_in_its_place():
    document = made({"instrument": instrument()}, main_text=["structure", "reliability-others"])
    assert "Structure" in prose(main_text(document))
    assert "appendix-instrument" not in " ".join(prose(document.blocks))


def test_what_a_study_brings_into_the_main_text_is_referred_to_there():
    document = made({"instrument": instrument()}, main_text=["loadings"])
    told = prose(main_text(document))
    assert told[-1] == "loadings-load shows: About loadings-load."


def test_appendices_that_no_table_leads_to_are_named_behind_the_first_section():
    sections = {
        "instrument": instrument(),
        "published": [Heading(1, "Published"), Paragraph("All the same.")],
        "references": [Heading(1, "References"), Paragraph("Cronbach.")],
    }
    document = made(sections)
    told = "This appendix stands by itself: appendix-published (Published)."
    assert prose(main_text(document))[-1] == told
    assert document.name_of("appendix-published") == "Appendix B"
    *_, ending, last = document.blocks
    assert (type(ending), ending.text, prose([last])) == (Ending, "References", ["Cronbach."])


def test_every_appendix_counts_its_tables_and_figures_anew():
    blocks = [
        table("a"),
        Appendix(1, "Appendix A. X", False, "appendix-x", "Appendix A", "A", True),
        table("b"),
        Figure("c", "C", "c", "alt"),
        Appendix(1, "Appendix B. Y", False, "appendix-y", "Appendix B", "B"),
        table("d"),
        table("e"),
    ]
    document = Document("T", "en", WORDS, (Heading(1, "M"), *blocks), chapter="4")
    names = [document.name_of(label) for label in ("a", "b", "c", "d", "e")]
    assert names == ["Table 4.1", "Table A.1", "Figure A.1", "Table B.1", "Table B.2"]


def test_references_lead_from_the_appendix_to_the_main_text_too():
    blocks = [Heading(1, "Instrument"), table("validity-load"), table("reliability-others")]
    apart = Group("structure", (Paragraph("Unlike ", Reference("validity-load"), "."),))
    document = made({"instrument": [*blocks, apart]})
    assert Reference("validity-load") in list(inlines_of(document.blocks))
    assert document.anchor_of("validity-load") == "validity-load"


def test_what_a_section_does_not_declare_stands_in_the_main_text():
    assert Places({}).of("my-own-table", "my_own_section") == "main"


SAME = {"answers": "figure-likert", "choices": "figure-multiple-choice"}


@pytest.mark.parametrize(("table", "figure"), SAME.items())
def test_bars_of_what_a_table_says_are_printed_where_a_study_wants_them(table, figure):
    short, full = Places({}), Places({"detail": "full"})
    assert short.of(f"{table}-load") != "workbook"
    assert (short.of(f"{figure}-load"), full.of(f"{figure}-load")) == ("workbook", "appendix")
    assert Places({"main_text": [figure]}).of(f"{figure}-load") == "main"
