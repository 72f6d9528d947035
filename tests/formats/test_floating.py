"""Figures in print: behind their first mention, in their section, with their notes."""

import io

import pypdf
import pytest

from angket.formats.blocks import Appendix, Figure, Heading, Paragraph, Reference
from angket.formats.flow import NONE_FLOAT, uncut
from angket.formats.paper import compiled, written
from documents import document, drawn_pictures
from printed_pages import PrintedPages
from read_reports import flat

NOTES = (("Shaded: a band.",),)
TEXT = "These words make up lines of a paragraph. "


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    return drawn_pictures(tmp_path_factory)


def section(lines, name, behind, level=1):
    """Return a heading, so many lines above a figure that is named there, and some text."""
    return (
        Heading(level, f"Heading {name}"),
        *(Paragraph(TEXT * 2) for _ in range(lines)),
        Paragraph(f"Mention {name}: ", Reference(name), "."),
        Figure(name, f"Title {name}", "line", "A line that rises", NOTES),
        *(Paragraph(TEXT * 8) for _ in range(behind)),
    )


def places_of(text, setter, wanted):
    """Return the page, and how far down it, of each of the words that begin a line."""
    found = {}
    pages = pypdf.PdfReader(io.BytesIO(compiled(text, setter, ["ua-1"]))).pages
    for number, page in enumerate(pages, start=1):
        parts = []
        page.extract_text(visitor_text=lambda part, at, *_, of=parts: of.append((part, at)))
        for part, at in parts:
            for words in wanted:
                if flat(words) in flat(part):
                    found.setdefault(words, []).append((number, -at[5]))
    return found


@pytest.mark.parametrize("behind", [0, 3])
@pytest.mark.parametrize("lines", [0, 3, 6, 8, 10, 12])
def test_a_figure_stands_behind_its_mention_and_before_the_next_heading(lines, behind, pictures):
    blocks = [*section(lines, "one", behind), *section(2, "two", behind), Heading(1, "Heading end")]
    text, setter = uncut(written(document(*blocks, Paragraph("End."))), pictures)
    names = [
        f"{word} {name}" for name in ("one", "two") for word in ("Heading", "Mention", "Title")
    ]
    found = places_of(text, setter, [*names, "Heading end", "Shaded"])
    # The first of each: headings stand in the contents, too.
    order = [found[name][-1] for name in (*names, "Heading end")]
    assert order == sorted(order)
    for name, note in zip(("one", "two"), found["Shaded"], strict=True):
        title = found[f"Title {name}"][-1]
        assert note[0] == title[0]
        assert 0 < note[1] - title[1] < 60


def test_a_figure_that_would_leave_a_page_empty_lets_the_text_go_on_before_it(pictures):
    made = written(document(*section(8, "one", 6)))
    text, _ = uncut(made, pictures)
    assert NONE_FLOAT in made
    assert NONE_FLOAT not in text
    # The contents stand on the first page.
    assert max(PrintedPages(document(*section(8, "one", 6)), pictures).empty[1:-1]) < 0.3


def test_a_figure_of_an_appendix_does_not_stand_above_its_heading(pictures):
    behind = Appendix(1, "Heading one", False, "appendix-x", "Appendix A", "A", True)
    further = Appendix(1, "Heading two", False, "appendix-y", "Appendix B", "B")
    for lines in (2, 6, 9):
        blocks = [*section(2, "main", 1), behind, *section(lines, "one", 0)[1:]]
        blocks += [further, *section(lines, "two", 4)[1:]]
        text, setter = uncut(written(document(*blocks)), pictures)
        names = [f"{word} {name}" for name in ("one", "two") for word in ("Heading", "Title")]
        found = places_of(text, setter, names)
        order = [found[name][-1] for name in names]
        assert order == sorted(order)
