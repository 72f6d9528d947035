"""How long a report is, how full its pages are, and that no figure cuts a sentence on them."""

import pytest

from angket.formats.blocks import Appendix, Figure, Heading, Paragraph, Points, Table, text_of
from angket.formats.faults import END, cut
from angket.formats.flow import (
    NONE_FLOAT,
    NONE_KEPT,
    NOT_CLOSER,
    SHORT,
    places_in,
    setter_of,
    uncut,
)
from angket.formats.paper import TEMPLATE, written
from angket.settings.studies import load_studies
from conftest import ROOT
from documents import document, drawn_pictures
from printed_pages import PrintedPages
from read_reports import STUDIES, composed, flat

MOST = {"bandung": 15, "majene": 15, "ukm_stress": 25, "worker_robotics": 28}
# Of the text of a page below its last line or figure. Figures stand where they are told of, so that
# one of two sets of respondents and a dozen ways of testing may leave so much.
MOST_EMPTY = 0.38


@pytest.fixture(scope="module", params=STUDIES)
def chapters(request, finished):
    """Return a shipped study's name, and by language its document and what has set it in print."""
    settings = load_studies(root=ROOT)[request.param]
    folder = finished.folder / "results" / request.param
    inputs = {
        "statistics": folder / "statistics.csv",
        "figures": folder / "figures/figures.csv",
        "published": folder / "statistics/published.csv",
    }
    told = {}
    for language in ("en", "id"):
        _, composed_in = composed(settings | {"language": language}, inputs)
        told[language] = composed_in, PrintedPages(composed_in, folder / "figures")
    return request.param, told


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    return drawn_pictures(tmp_path_factory)


@pytest.mark.slow
def test_the_main_text_has_no_more_pages_than_it_may_in_either_language(chapters):
    study, told = chapters
    pages = {language: printed.main for language, (_, printed) in told.items()}
    assert {language: n for language, n in pages.items() if n > MOST[study]} == {}


@pytest.mark.slow
def test_no_page_is_empty_for_a_good_part_unless_a_chapter_ends_there(chapters):
    for language, (_, printed) in chapters[1].items():
        ends = {printed.main, len(printed.empty)}
        empty = {page: share for page, share in enumerate(printed.empty, 1) if page not in ends}
        assert {page: share for page, share in empty.items() if share > MOST_EMPTY} == {}, language


@pytest.mark.slow
def test_no_heading_and_no_caption_of_a_table_is_the_last_line_of_a_page(chapters):
    for language, (told, printed) in chapters[1].items():
        parted = {flat(block.text) for block in told.printed if isinstance(block, Heading)}
        for table in (block for block in told.printed if isinstance(block, Table)):
            parted |= {flat(text_of(table.title)), flat(told.name_of(table.label))}
        last = {page: flat(line) for page, line in enumerate(printed.last_lines, 1)}
        assert {page: line for page, line in last.items() if line in parted} == {}, language


def test_the_template_has_the_line_that_says_what_is_kept_whole():
    assert TEMPLATE.read_bytes().count(NONE_KEPT + b"\n") == 1


@pytest.mark.parametrize(
    ("figure", "end", "is_cut"),
    [
        (["figure", 1, 650.0], 200.0, True),  # at the foot of the first page
        (["figure", 2, 120.0], 200.0, True),  # at the top of the second
        (["figure", 2, 250.0], 200.0, False),
        (["figure", 1, 180.0], 200.0, False),
        (["figure", 2, 120.0], 620.0, False),  # too tall for one page
    ],
)
def test_a_paragraph_is_cut_by_a_figure_between_its_beginning_and_its_end(figure, end, is_cut):
    assert cut([[7, 1, 600.0], [7, 2, end], figure]) == ({7} if is_cut else set())


def test_no_figure_cuts_a_paragraph_or_a_list(pictures):
    before = []
    for lines in range(4):
        text = [Paragraph("These words make up lines of a paragraph. " * 8) for _ in range(9)]
        points = Points(tuple(("Such words make up lines of a list. " * 3,) for _ in range(3)))
        filling = Paragraph("So much stands above. " * (50 + 5 * lines))
        figure = Figure("line", "A line", "line", "A line that rises")
        made = written(document(Heading(1, "H"), filling, figure, points, *text))
        moved = made.replace(NONE_FLOAT, b'#let floated = ("f:line",)')
        before.append(cut(places_in(setter_of(moved, pictures))))
        text_uncut, _ = uncut(made, pictures)
        assert cut(places_in(setter_of(text_uncut, pictures))) == set()
    assert any(before)


def test_a_figure_at_the_foot_of_a_page_is_no_space_that_a_paragraph_leaves_empty():
    assert cut([[7, 1, 400.0], [7, 2, 160.0], ["figure", 1, 500.0]]) == {7}
    assert cut([[7, 1, 400.0], [7, 2, 300.0], ["figure", 2, 120.0]]) == set()


def ending_on(lines, pictures):
    """Set a main text that ends on its third page; return its text, and where it ends."""
    filling = [Paragraph("These words make up lines of a paragraph. " * 8) for _ in range(12)]
    last = Paragraph(*("So much stands below. " for _ in range(4 * lines)))
    behind = Appendix(1, "Lampiran A. Satu", False, "appendix-x", "Lampiran A", "A", True)
    made = written(document(Heading(1, "H"), *filling, last, behind, Paragraph("Behind.")))
    found, _ = uncut(made, pictures)
    return found, next(
        (page, y) for name, page, y in places_in(setter_of(found, pictures)) if name == END
    )


def test_few_lines_are_drawn_in_from_a_last_page_and_many_are_not(pictures):
    by_lines = {lines: ending_on(lines, pictures) for lines in range(0, 60, 8)}
    closer = [NOT_CLOSER not in text for text, _ in by_lines.values()]
    assert any(closer) and not all(closer)
    assert NOT_CLOSER in by_lines[0][0]
    # Where lines were set closer, none is left alone on a page; where not, that is not needed.
    assert all(
        y > SHORT for (_, (_, y)), drawn in zip(by_lines.values(), closer, strict=True) if drawn
    )


def test_the_template_sets_lines_no_closer_by_itself():
    assert TEMPLATE.read_bytes().count(NOT_CLOSER + b"\n") == 1
