"""Numbers of a chapter's headings in a Word file, which Word counts: those of the template or ours.

A template whose headings are numbered keeps its own numbers, which begin with the chapter's.
"""

import re

from angket.formats.blocks import Opening, begins_behind
from angket.formats.chapter import arabic
from angket.formats.document import Document
from angket.formats.pandoc import CHAPTER
from angket.formats.word_layout import DEEPEST, LIST, Layout

# A heading, from its bookmark to the end of the name of its style.
HEADING = re.compile(
    r'(<w:bookmarkStart [^>]*w:name="([\w-]+)" />\s*<w:p><w:pPr><w:pStyle [^>]*/>)'
)
NOT_NUMBERED = '<w:numPr><w:ilvl w:val="0" /><w:numId w:val="0" /></w:numPr>'


def numbered_by_us(document: Document, layout: Layout) -> list[int]:
    """List the levels of headings that the list of ours numbers.

    Below a level that the template numbers, the template decides: numbers of ours could not go
    on from its numbers. A chapter that has another name than a number has numbers as text.

    >>> from angket.formats.document import Words
    >>> document = Document("T", "en", Words(*"abcde"), (), chapter="4")
    >>> numbered_by_us(document, Layout({}, lists={2: ("1", 1)}))
    [1]
    """
    if not arabic(document.chapter).isdigit():
        return []
    lower = [level for level in layout.lists if level > 1]
    last = min(lower) - 1 if lower else DEEPEST
    return [level for level in range(1, last + 1) if level not in layout.lists]


def has_text_number(document: Document, layout: Layout, level: int) -> bool:
    """Tell whether the number of a heading, if it has one, is part of its text."""
    return not arabic(document.chapter).isdigit() and level not in layout.lists


def mark_headings(body: str, document: Document, layout: Layout, own: bool) -> str:
    """Say of headings which list numbers them, and which of them begin on a page of their own.

    Parameters
    ----------
    body : str
        In Word's XML.
    document : Document
    layout : Layout
    own : bool
        Whether the styles are ours, and say themselves which list numbers them.
    """
    ours = numbered_by_us(document, layout)
    levels = {CHAPTER: 1} | {place.anchor: place.level for place in document.places}
    unnumbered = {p.anchor for p in document.places if document.chapter and not p.number}
    behind = begins_behind(document.blocks)
    alone = {p.anchor for p in document.places if p.heading is behind}
    alone.add(CHAPTER if document.chapter else first_anchor(document))

    def mark(found):
        anchor = found[2]
        if anchor not in levels:
            return found[0]
        added = "<w:pageBreakBefore />" if anchor in alone else ""
        if anchor in unnumbered:
            added += NOT_NUMBERED
        elif levels[anchor] in ours and not own:
            added += numbering(levels[anchor])
        if own and anchor == CHAPTER:
            added += '<w:jc w:val="center" />'
        return found[0] + added

    return HEADING.sub(mark, body)


def first_anchor(document: Document) -> str:
    """Return what leads to the heading that the text begins with below the contents, or nothing.

    A summary, above the contents, stands on the page of the title.
    """
    first = document.blocks[0] if document.blocks else None
    begins = document.places and first is document.places[0].heading
    return document.places[0].anchor if begins and not isinstance(first, Opening) else ""


def numbering(level: int) -> str:
    """Return what says of a paragraph or style that the list of ours numbers it."""
    return f'<w:numPr><w:ilvl w:val="{level - 1}" /><w:numId w:val="{LIST}" /></w:numPr>'


def mark_styles(styles: str, document: Document, layout: Layout) -> str:
    """Say in our styles of headings that the list of ours numbers them."""
    for level in numbered_by_us(document, layout):
        style = re.escape(layout.ids.get(f"heading {level}", ""))
        start = rf'(<w:style [^>]*w:styleId="{style}"(?:(?!</w:style>).)*?<w:keepLines ?/>)'
        styles = re.sub(start, rf"\g<1>{numbering(level)}", styles, count=1, flags=re.DOTALL)
    return styles


def complete_lists(lists: str, document: Document, layout: Layout, own: bool) -> str:
    """Add the list of ours, and let that of the template begin with the chapter's number.

    Parameters
    ----------
    lists : str
        The part of the Word file about lists.
    document : Document
    layout : Layout
    own : bool
        Whether the styles are ours, and the list is theirs.
    """
    chapter = arabic(document.chapter)
    if not chapter.isdigit():
        return lists
    for level, (number, place) in layout.lists.items():
        if level <= 2 and place == level - 1:
            lists = start_with(lists, number, chapter)
    ours = numbered_by_us(document, layout)
    if not ours:
        return lists
    for name, key in (("abstractNum", "abstractNumId"), ("num", "numId")):
        earlier = element(lists, name, f'w:{key}="{LIST}"')
        lists = lists.replace(earlier, "", 1) if earlier else lists
    levels = []
    for level in range(1, DEEPEST + 1):
        style = layout.ids.get(f"heading {level}", "") if own and level in ours else ""
        linked = f'<w:pStyle w:val="{style}"/>' if style else ""
        # The title of a chapter stands below its name, in which the number is Roman, as it is not
        # in the numbers that begin with it.
        parts = ".".join(f"%{part}" for part in range(1, level + 1))
        text, behind = (parts, "space") if level > 1 else (quoted(document.chapter_name), "nothing")
        levels.append(
            f'<w:lvl w:ilvl="{level - 1}"><w:start w:val="{chapter if level == 1 else 1}"/>'
            f'<w:numFmt w:val="decimal"/>{linked}<w:suff w:val="{behind}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        )
    made = (
        f'<w:abstractNum w:abstractNumId="{LIST}"><w:nsid w:val="00A20000"/>'
        f'<w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
    )
    entry = f'<w:num w:numId="{LIST}"><w:abstractNumId w:val="{LIST}"/></w:num>'
    # The forms of lists stand before the first list of one of them; pandoc writes some of each.
    before, first, after = lists.partition("<w:num ")
    return f"{before}{made}{first}{after}".replace("</w:numbering>", f"{entry}</w:numbering>")


def start_with(lists: str, number: str, chapter: str) -> str:
    """Let the first level of a list begin with the chapter's number.

    Parameters
    ----------
    lists : str
        The part of the Word file about lists.
    number : str
        The id of the list.
    chapter : str
        In figures.
    """
    entry = element(lists, "num", f'w:numId="{number}"')
    form = re.search(r'<w:abstractNumId w:val="(\d+)"', entry)
    if not form:
        return lists
    found = element(lists, "abstractNum", f'w:abstractNumId="{form[1]}"')
    linked = re.search(r'<w:numStyleLink w:val="([^"]*)"', found)
    if linked:
        # A style of lists has the levels.
        forms = re.findall(r"<w:abstractNum .*?</w:abstractNum>", lists, re.DOTALL)
        style = f'<w:styleLink w:val="{linked[1]}"'
        found = next((other for other in forms if style in other), found)
    for part, within, what in ((found, "lvl", "start"), (entry, "lvlOverride", "startOverride")):
        first = element(part, within, 'w:ilvl="0"')
        begun = re.sub(rf'(<w:{what} w:val=")\d+', rf"\g<1>{chapter}", first, count=1)
        if first:
            lists = lists.replace(part, part.replace(first, begun, 1), 1)
    return lists


def element(xml: str, name: str, attribute: str) -> str:
    """Return the first element of a name with an attribute, or an empty text.

    >>> element('<w:num w:numId="1"/><w:num w:numId="2">x</w:num>', "num", 'w:numId="2"')
    '<w:num w:numId="2">x</w:num>'
    """
    found = re.search(rf"<w:{name} [^>]*{attribute}[^>/]*>.*?</w:{name}>", xml, re.DOTALL)
    return found[0] if found else ""


def quoted(text: str) -> str:
    """Return a text for an attribute of XML, in which a percent sign would call for a number."""
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("%", "")):
        text = text.replace(sign, written)
    return text
