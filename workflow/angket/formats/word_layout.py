"""What a reference document says of a report: ids of styles, width of the text, numbers."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass, field

from angket.formats.word_reference import BODY_PART, STYLES_PART, name_of, tag

# The width of the text on an A4 page with margins of 4 and 3 cm, in twentieths of a point.
WIDTH = 7937
# The list that numbers headings, apart from those of pandoc and of templates. A template that was
# a report has it, too: it is made anew there.
LIST = "2000"
# Headings and their styles go down to this level.
DEEPEST = 9


@dataclass(frozen=True)
class Layout:
    """What the reference document says.

    Parameters
    ----------
    ids : dict of str
        From the name of a style in small letters to its id, which a template made in another
        language spells differently.
    width : int
        Of the text, in twentieths of a point.
    lists : dict of (str, int)
        From the level of a heading to the list that its style numbers it by, and its level there.
    """

    ids: dict[str, str]
    width: int = WIDTH
    lists: dict[int, tuple[str, int]] = field(default_factory=dict)

    def style(self, name: str) -> str:
        """Return the id of a style, by its name."""
        return self.ids[name.lower()]


def layout_of(reference: bytes) -> Layout:
    """Read the layout of a completed reference document.

    Parameters
    ----------
    reference : bytes
        Of a Word file that is not strict.

    Returns
    -------
    Layout
    """
    with zipfile.ZipFile(io.BytesIO(reference)) as archive:
        styles = ET.fromstring(archive.read(STYLES_PART)).findall(tag("style"))
        body = archive.read(BODY_PART).decode() if BODY_PART in archive.namelist() else ""
    by_id = {style.get(tag("styleId")): style for style in styles}
    ids = {name_of(style): key for key, style in by_id.items()}
    lists = {}
    for level in range(1, DEEPEST + 1):
        found = numbering_of(by_id, ids.get(f"heading {level}"))
        if found and found[0] != LIST:
            lists[level] = found
    return Layout(ids, width_of(body), lists)


def numbering_of(by_id: dict[str, ET.Element], key: str | None) -> tuple[str, int] | None:
    """Return the list that numbers paragraphs of a style, and the level there, or None.

    A style that says nothing of it does as the one that it is based on; the list 0 is none.
    """
    number = place = None
    seen = set()
    while key in by_id and key not in seen:
        seen.add(key)
        found = by_id[key].find(f"{tag('pPr')}/{tag('numPr')}")
        if found is not None:
            parts = {part.tag: part.get(tag("val")) for part in found}
            number = number or parts.get(tag("numId"))
            place = place or parts.get(tag("ilvl"))
        based = by_id[key].find(tag("basedOn"))
        key = based.get(tag("val")) if based is not None else None
    return (number, int(place or 0)) if number not in (None, "0") else None


def width_of(body: str) -> int:
    """Return the width of the text of a document's first section, in twentieths of a point.

    >>> width_of('<w:pgSz w:w="11906" w:h="1"/><w:pgMar w:left="2268" w:right="1701"/>')
    7937
    """
    sizes = []
    for element, side in (("pgSz", "w"), ("pgMar", "left"), ("pgMar", "right")):
        found = re.search(rf'<w:{element}\b[^>]*\sw:{side}="(\d+)"', body)
        sizes.append(int(found[1]) if found else None)
    if None in sizes:
        return WIDTH
    page, left, right = sizes
    return page - left - right if page > left + right else WIDTH
