"""A document as a page and in print, for those who listen to it, too."""

import re
from itertools import pairwise

import pypdf
import pytest

from angket.formats.blocks import (
    Heading,
    Opening,
    Paragraph,
)
from angket.formats.page import write_page
from documents import (
    X,
    alternatives,
    document,
    drawn_pictures,
    flat,
    page,
    written_in_all_formats,
    written_lists,
)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    return drawn_pictures(tmp_path_factory)


@pytest.fixture(scope="module")
def lists(tmp_path_factory, pictures):
    return written_lists(tmp_path_factory, pictures)


@pytest.fixture(scope="module")
def made(tmp_path_factory, pictures):
    return written_in_all_formats(tmp_path_factory, pictures)


@pytest.mark.parametrize("chapter", ["", "4"])
@pytest.mark.parametrize("first", [Opening, Heading])
def test_the_contents_stand_below_the_summary_that_opens_a_report(tmp_path, first, chapter):
    blocks = [first(1, "Ringkasan"), Paragraph("Didukung."), Heading(1, "Data"), Paragraph("n.")]
    report = document(*blocks, Heading(1, "Uji"), Paragraph("p."), chapter=chapter)
    write_page(report, tmp_path / "report.html", tmp_path)
    tree = page(tmp_path / "report.html")
    order = ["contents" if e.tag == f"{X}nav" else e.text for e in tree.iter()]
    told = [name for name in order if name in ("contents", "Didukung.", "n.")]
    opens = first is Opening
    assert told == (["Didukung.", "contents", "n."] if opens else ["contents", "Didukung.", "n."])
    # The headings of the contents are those of the text, that of the summary among them.
    links = [link.get("href") for link in tree.find(f".//{X}nav").iter(f"{X}a")]
    assert len(links) == 3
    (text,) = tree.iter(f"{X}main")
    assert all(any(e.get("id") == link[1:] for e in text.iter()) for link in links)


def test_page_marks_the_headers_of_tables(made):
    tree = page(made / "report.html")
    scopes = [header.get("scope") for header in tree.find(f".//{X}thead").iter(f"{X}th")]
    assert scopes == ["col", "colgroup", "col", "col"]
    for row in tree.find(f".//{X}tbody"):
        assert [cell.tag.removeprefix(X) for cell in row] == ["th", "td", "td"]
        assert row[0].get("scope") == "row"
    assert tree.find(f".//{X}table")[0].tag == f"{X}caption"


def test_page_has_headings_in_order_and_names_regions_and_pictures(made, lists):
    tree = page(made / "report.html")
    levels = [int(e.tag[-1]) for e in tree.iter() if re.fullmatch(f"{X}h[1-6]", str(e.tag))]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    twice = [e.get("id") for e in page(lists / "report.html").iter() if e.get("id")]
    assert len(twice) == len(set(twice))
    regions = list(tree.iter(f"{X}section"))
    assert len(regions) == 2
    for region in regions:
        assert region.get("tabindex") == "0" and region.get("aria-labelledby") in ids
    assert [image.get("alt") for image in tree.iter(f"{X}img")] == ['Garis yang "naik"']
    # On a phone, another drawing of the same stands in its place.
    (picture,) = tree.iter(f"{X}picture")
    source, image = picture
    assert source.get("media") == "screen and (max-width: 32rem)"
    drawings = source.get("srcset"), image.get("src")
    assert all(address.startswith("data:image/svg+xml;base64,") for address in drawings)
    assert tree.get("lang") == "id"


def test_headings_that_say_the_same_have_ids_of_their_own(tmp_path, pictures):
    write_page(document(Heading(1, "a"), Heading(1, "a")), tmp_path / "report.html", pictures)
    headings = list(page(tmp_path / "report.html").iter(f"{X}h2"))
    ids = [heading.get("id") for heading in headings if heading.text.endswith(" a")]
    assert len(ids) == len(set(ids)) == 2


def test_page_refers_to_nothing_outside(made):
    for element in page(made / "report.html").iter():
        for name in ("src", "href", "data", "action", "srcset", "poster"):
            assert (element.get(name) or "#").startswith(("#", "data:"))
        assert element.tag not in (f"{X}script", f"{X}link", f"{X}iframe")
    assert (
        "@import" not in (made / "report.html").read_text()
        and "url(" not in (made / "report.html").read_text()
    )


def test_print_is_tagged_and_speaks_its_language(made):
    file = pypdf.PdfReader(made / "report.pdf")
    root = file.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"].startswith("id")
    assert (file.metadata.title, file.metadata.author) == ("Beban kerja", "Siti Aminah")
    text = "\n".join(part.extract_text() for part in file.pages)
    assert "LihatTabel4.2danGambar4.1;p." in flat(text)
    # The head stands again where a table goes on.
    assert text.count("terkoreksi") > 2


def test_print_names_pictures(made):
    root = pypdf.PdfReader(made / "report.pdf").trailer["/Root"]
    assert 'Garis yang "naik"' in alternatives(root)
