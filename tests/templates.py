"""Templates as universities hand them out: with headings that Word numbers, in either form."""

import io
import re
import zipfile

from angket.formats.word_reference import own_reference, rezip

_LINK = (
    '<Relationship Id="rIdLists" Target="numbering.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"/>'
)
_KIND = (
    '<Override PartName="/word/numbering.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>'
)
_YEAR = re.compile(rb"http://schemas\.openxmlformats\.org/(\w+)/2006/([\w/-]+)")


def template(levels=(), ids=None):
    """Return a template whose headings of these levels are numbered: BAB 1, 1.1, 1.1.1.

    Parameters
    ----------
    levels : iterable of int
    ids : dict, optional
        From the ids of styles to those of a program in another language.
    """
    given = own_reference()
    with zipfile.ZipFile(io.BytesIO(given)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if _text(name)}
    styles = parts["word/styles.xml"]
    for level in levels:
        mark = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="7"/></w:numPr>'
        found = rf'(w:styleId="Heading{level}"(?:(?!</w:style>).)*?<w:keepLines ?/>)'
        styles, count = re.subn(found, rf"\g<1>{mark}", styles, count=1, flags=re.DOTALL)
        assert count == 1
    for ours, theirs in (ids or {}).items():
        styles = styles.replace(f'"{ours}"', f'"{theirs}"')
    steps = "".join(
        f'<w:lvl w:ilvl="{n - 1}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Heading{n}"/><w:suff w:val="space"/><w:lvlText w:val="'
        + ("BAB %1" if n == 1 else ".".join(f"%{k}" for k in range(1, n + 1)))
        + '"/><w:lvlJc w:val="left"/></w:lvl>'
        for n in range(1, 10)
    )
    parts["word/numbering.xml"] = (
        '<?xml version="1.0" encoding="UTF-8"?><w:numbering xmlns:w='
        '"http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="multilevel"/>'
        f'{steps}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
        "</w:numbering>"
    )
    links = "word/_rels/document.xml.rels"
    if "numbering.xml" not in parts[links]:
        parts[links] = parts[links].replace("</Relationships>", f"{_LINK}</Relationships>")
        kinds = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = kinds.replace("</Types>", f"{_KIND}</Types>")
    parts["word/styles.xml"] = styles
    return rezip(given, {name: text.encode() for name, text in parts.items()})


def _text(name):
    return name.endswith((".xml", ".rels"))


def strict(docx):
    """Write a Word file as Word does under "Strict Open XML Document"."""

    def address(found):
        if found[1] in (b"package", b"markup-compatibility"):
            return found[0]
        names = found[2].replace(b"extended-properties", b"extendedProperties")
        names = names.replace(b"custom-properties", b"customProperties")
        return b"http://purl.oclc.org/ooxml/" + found[1] + b"/" + names

    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {name: _YEAR.sub(address, archive.read(name)) for name in archive.namelist()}
    body = parts["word/document.xml"]
    parts["word/document.xml"] = re.sub(
        rb"<w:document ", b'<w:document w:conformance="strict" ', body, count=1
    )
    for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        if name in parts:
            parts[name] = _measured(parts[name])
    return rezip(docx, parts)


def _measured(xml):
    """Write measures in points and sides as start and end, as that form has them."""

    def points(found):
        return b"%s%gpt" % (found[1], int(found[2]) / 20)

    xml = re.sub(rb'(<w:pgSz [^>]*?\bw:w="|<w:pgSz [^>]*?\bw:h=")(\d+)', points, xml)
    for side in (b"top", b"right", b"bottom", b"left", b"header", b"footer", b"gutter"):
        xml = re.sub(rb"(<w:pgMar [^>]*?\bw:" + side + rb'=")(\d+)', points, xml)
    for name in (b"before", b"after"):
        xml = re.sub(rb"(<w:spacing [^>]*?\bw:" + name + rb'=")(\d+)', points, xml)
    xml = re.sub(rb'(<w:ind [^>]*?\bw:)left(=")(\d+)', _indented, xml)
    xml = re.sub(rb'(<w:(?:lvlJc|jc) w:val=")left', rb"\1start", xml)
    xml = re.sub(rb'(<w:(?:lvlJc|jc) w:val=")right', rb"\1end", xml)
    xml = re.sub(rb'<w:left (w:w="\d+" w:type)', rb"<w:start \1", xml)
    return re.sub(rb'<w:right (w:w="\d+" w:type)', rb"<w:end \1", xml)


def _indented(found):
    return b"%sstart%s%gpt" % (found[1], found[2], int(found[3]) / 20)
