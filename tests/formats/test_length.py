"""How long a report is, and that no figure cuts a sentence on its pages."""

import pypdf
import pytest

from angket.formats.blocks import Appendix, Figure, Heading, Paragraph, Points
from angket.formats.flow import END, NONE_KEPT, NOT_CLOSER, SHORT, cut, places_in, setter_of, uncut
from angket.formats.paper import TEMPLATE, write_paper, written
from angket.settings.studies import load_studies
from conftest import ROOT
from documents import document, drawn_pictures
from read_reports import STUDIES, composed

MOST = {"bandung": 15, "majene": 15, "ukm_stress": 25, "worker_robotics": 28}
LETTER_A = ("Lampiran A. ", "Appendix A. ")


def main_pages(file):
    """Count the pages before the appendix, as the bookmarks of a PDF tell."""
    reader = pypdf.PdfReader(file)
    marks = [mark for mark in reader.outline if not isinstance(mark, list)]
    first = next(mark for mark in marks if mark.title.startswith(LETTER_A))
    return reader.get_destination_page_number(first)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    return drawn_pictures(tmp_path_factory)


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES)
def test_the_main_text_has_no_more_pages_than_it_may_in_either_language(finished, study, tmp_path):
    settings, folder = load_studies(root=ROOT)[study], finished.folder / "results" / study
    pages = {settings["language"]: main_pages(folder / "report/report.pdf")}
    (other,) = {"en", "id"} - pages.keys()
    inputs = {
        "statistics": folder / "statistics.csv",
        "figures": folder / "figures/figures.csv",
        "published": folder / "statistics/published.csv",
    }
    _, told = composed(settings | {"language": other}, inputs)
    write_paper(told, tmp_path / "report.pdf", folder / "figures")
    pages[other] = main_pages(tmp_path / "report.pdf")
    assert {language: n for language, n in pages.items() if n > MOST[study]} == {}


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
        before.append(cut(places_in(setter_of(made, pictures))))
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
