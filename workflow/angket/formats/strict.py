"""A Word file in Strict Open XML turned into the form that pandoc, and other programs, write.

Word offers both when a document is saved; they differ in the addresses of their namespaces and
of the relations between their parts. Mixed in one file they make it unreadable. They also differ
in how measures are written (36pt for 720) and in what sides are called (start for left): what is
left in the other form is not understood by every program, and the page gets another width.
"""

import io
import re
import zipfile

_STRICT = b"http://purl.oclc.org/ooxml/"
_ADDRESS = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/([A-Za-z]+)((?:/[\w-]+)*)")
# What is spelt in another way behind the year; other names stay what they are.
_RENAMED = {
    b"extendedProperties": b"extended-properties",
    b"customProperties": b"custom-properties",
}
_CONFORMANCE = re.compile(rb"""\s+(?:\w+:)?conformance\s*=\s*["']strict["']""")
_XML = (".xml", ".rels")
# A measure of Word's own with its unit, after the element that it stands in; percentages too.
_ELEMENT = re.compile(rb"<w:(\w+)[^<>]*>")
_MEASURE = re.compile(rb"""(\sw:\w+=["'])(-?[\d.]+)(pt|pc|pi|in|cm|mm|%)(?=["'])""")
_TWENTIETHS = {
    b"pt": 20,
    b"pc": 240,
    b"pi": 240,
    b"in": 1440,
    b"cm": 1440 / 2.54,
    b"mm": 144 / 2.54,
}
# These are measured in half points.
_HALVES = {b"sz", b"szCs", b"kern", b"position"}
_INDENT = re.compile(rb"(\sw:)(start|end)(?=(?:Chars)?=)")
_SIDE = re.compile(rb"""(\sw:val=["'])(start|end)(?=["'])""")
_ALIGNED = {b"jc", b"lvlJc", b"tab"}
# A border or a margin of a cell, and not the number that a list begins with.
_EDGE = re.compile(rb"""<w:(start|end)(?=\s[^<>]*w:(?:w|sz|color|space)=|\sw:val=["'][a-z])""")
_SIDES = {b"start": b"left", b"end": b"right"}


def transitional_parts(docx):
    """Return the parts of a Word file that must change for it to be no Strict Open XML.

    Parameters
    ----------
    docx : bytes

    Returns
    -------
    dict of bytes
        From a part's name to its new text; empty where the file is not strict.

    Raises
    ------
    zipfile.BadZipFile
        If it is no Word file.
    """
    changed = {}
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        for name in archive.namelist():
            text = archive.read(name) if name.endswith(_XML) else b""
            if _STRICT in text:
                changed[name] = transitional(text)
    return changed


def transitional(xml):
    """Return the text of a part with the addresses that are not strict.

    Examples
    --------
    >>> transitional(b'<a xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>').decode()
    '<a xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    >>> transitional(b'<w:ind w:start="36pt"/><w:start w:val="1"/><w:start w:w="5.4pt"/>').decode()
    '<w:ind w:left="720"/><w:start w:val="1"/><w:left w:w="108"/>'
    """
    xml = _ADDRESS.sub(_address, _CONFORMANCE.sub(b"", xml))
    xml = _EDGE.sub(lambda found: b"<w:" + _SIDES[found[1]], xml)
    return _ELEMENT.sub(_element, xml)


def _element(found):
    """Return the start of an element with measures and sides in the form that is not strict."""
    name, text = found[1], found[0]
    if name == b"ind":
        text = _INDENT.sub(lambda side: side[1] + _SIDES[side[2]], text)
    elif name in _ALIGNED:
        text = _SIDE.sub(lambda side: side[1] + _SIDES[side[2]], text)

    def plain(measure):
        if measure[3] == b"%":
            # The width of a table, in fiftieths of a percent; elsewhere whole percents.
            times = 50 if name.startswith(b"tbl") or name == b"tcW" else 1
        else:
            times = _TWENTIETHS[measure[3]] / (10 if name in _HALVES else 1)
        return measure[1] + b"%d" % round(float(measure[2]) * times)

    return _MEASURE.sub(plain, text)


def _address(found):
    names = [_RENAMED.get(name, name) for name in (found[2] + found[3]).split(b"/")]
    # Office's own vocabulary is dated before its first name, as the others are.
    return b"/".join([b"http://schemas.openxmlformats.org", found[1], b"2006", *names])
