"""Table of contents and lists of tables and figures of a Word file: fields that Word makes anew.

What stands in them until then is what Word would put there, but for the numbers of the pages,
which are fields of their own.
"""

from xml.sax.saxutils import escape

from angket.formats.blocks import Figure, Table, floats
from angket.formats.document import Document
from angket.formats.pandoc import CHAPTER
from angket.formats.word_layout import Layout
from angket.formats.word_numbering import has_text_number, numbered_by_us
from angket.formats.word_text import bookmark_of, field, field_mark, instruction, run

# So many levels of headings stand in the table of contents, below that of a chapter.
DEPTH = 2


def front_matter(document: Document, layout: Layout) -> str:
    """Return what stands between the title and the text, in Word's XML.

    Parameters
    ----------
    document : Document
    layout : Layout

    Returns
    -------
    str
        Table of contents, list of tables and list of figures, each where there is something
        for it.
    """
    parts = []
    depth = DEPTH + bool(document.chapter)
    entries = headings(document, layout, depth)
    if entries:
        made = index(
            f'TOC \\o "1-{depth}" \\h \\u',
            document.words.contents,
            entries,
            layout,
            document.words.update,
        )
        # So that Word offers to make it anew, as it does for one of its own.
        parts.append(
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
            f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{made}</w:sdtContent></w:sdt>"
        )
    for kind, title in ((Table, document.words.tables), (Figure, document.words.figures)):
        blocks = [block for block in floats(document.printed) if isinstance(block, kind)]
        if blocks and title:
            entries = [
                ("table of figures", f"{document.name_of(b.label)} {b.title}", bookmark_of(b.label))
                for b in blocks
            ]
            word = document.word_of(blocks[0])
            parts.append(index(f'TOC \\h \\c "{word}"', title, entries, layout))
    return "".join(parts)


def headings(document: Document, layout: Layout, depth: int) -> list[tuple[str, str, str]]:
    """Return style, text and bookmark of each entry of the table of contents.

    How a template writes its numbers, Word knows when it makes the entries anew.
    """
    ours, entries = numbered_by_us(document, layout), []

    def add(level, number, text, anchor):
        known = level in ours or has_text_number(document, layout, level)
        entries.append((f"toc {level}", f"{number if known else ''} {text}".strip(), anchor))

    if document.chapter:
        add(1, document.chapter_name, document.words.results, CHAPTER)
    for place in document.places:
        if place.level <= depth:
            add(place.level, place.number, place.heading.text, place.anchor)
    return entries


def index(
    code: str, title: str, entries: list[tuple[str, str, str]], layout: Layout, hint: str = ""
) -> str:
    """Return a title and, in a field over all of them, the entries.

    Parameters
    ----------
    code : str
        Of the field.
    title : str
    entries : list of (str, str, str)
        Name of the style, text and bookmark of each.
    layout : Layout
    hint : str, optional
        Stands above the entries, as a part of the field, until it is made anew.
    """
    start = field_mark("begin", stale=True) + instruction(code) + field_mark("separate")
    paragraphs = [
        # Neither an entry of its own nor numbered, whatever its style is based on.
        f'<w:p><w:pPr><w:pStyle w:val="{layout.style("TOC Heading")}"/><w:keepNext/>'
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
        '<w:outlineLvl w:val="9"/></w:pPr>'
        f"{run(title)}</w:p>"
    ]
    if hint:
        paragraphs.append(f"<w:p>{start}{run(hint)}</w:p>")
        start = ""
    for order, (style, text, bookmark) in enumerate(entries):
        page = field(f"PAGEREF {bookmark} \\h", "")
        end = field_mark("end") if order == len(entries) - 1 else ""
        paragraphs.append(
            f'<w:p><w:pPr><w:pStyle w:val="{layout.style(style)}"/><w:tabs><w:tab w:val="right" '
            f'w:leader="dot" w:pos="{layout.width}"/></w:tabs></w:pPr>{start}'
            f'<w:hyperlink w:anchor="{escape(bookmark)}" w:history="1">{run(text)}'
            f"<w:r><w:tab/></w:r>{page}</w:hyperlink>{end}</w:p>"
        )
        start = ""
    return "".join(paragraphs)
