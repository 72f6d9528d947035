"""The reference document of a Word file: its styles, its page, its footer."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

from angket.formats.pandoc_program import data_file
from angket.formats.strict import transitional_parts

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES_PART, BODY_PART = "word/styles.xml", "word/document.xml"
# Our own styles, completed into any reference document that lacks them.
STYLES = Path(__file__).with_name("styles.xml")
# The page's number, and how the parts of a Word file refer to it.
FOOTER_PART = "word/footer1.xml"
FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
FOOTER_LINKS = {
    "word/_rels/document.xml.rels": '<Relationship Id="rIdFooter" Target="footer1.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"/></Relationships>',
    "[Content_Types].xml": f'<Override PartName="/{FOOTER_PART}" ContentType="{FOOTER_TYPE}"/>'
    "</Types>",
}
DATE = (1980, 1, 1, 0, 0, 0)


def own_reference() -> bytes:
    """Return the reference document that pandoc brings, in this project's styles."""
    reference = data_file("reference.docx")
    with zipfile.ZipFile(io.BytesIO(reference)) as archive:
        parts = {name: archive.read(name) for name in (STYLES_PART, BODY_PART)}
        links = {name: archive.read(name).decode() for name in FOOTER_LINKS}
    for prefix, address in {pair for part in parts.values() for pair in namespaces(part)}:
        ET.register_namespace(prefix, address)
    styles, body = (ET.fromstring(part) for part in parts.values())
    ours = ET.fromstring(STYLES.read_bytes())
    replaced = {name_of(style) for style in ours.findall(tag("style"))}
    for style in styles.findall(tag("style")):
        if name_of(style) in replaced:
            styles.remove(style)
    styles.extend(ours.findall(tag("style")))
    styles.remove(styles.find(tag("docDefaults")))
    styles.insert(0, ours.find(tag("docDefaults")))
    section = body.find(f".//{tag('sectPr')}")
    section.clear()
    section.extend(ours.find(tag("sectPr")))
    roots = zip(parts, (styles, body), strict=True)
    changed = {name: ET.tostring(root, encoding="UTF-8") for name, root in roots}
    for name, link in FOOTER_LINKS.items():
        # It takes the place of the closing tag, which it ends with.
        changed[name] = links[name].replace(link[link.rindex("<") :], link).encode()
    return rezip(reference, changed | {FOOTER_PART: ET.tostring(ours.find(tag("ftr")), "UTF-8")})


def complete_reference(reference: bytes) -> bytes:
    """Add to a reference document those of this project's styles that it lacks.

    They go in as text: a parser would drop declarations that Word insists on.

    Raises
    ------
    ValueError
        If it is no Word file.
    """
    try:
        reference = rezip(reference, transitional_parts(reference))
        with zipfile.ZipFile(io.BytesIO(reference)) as archive:
            text = archive.read(STYLES_PART)
    except (zipfile.BadZipFile, KeyError) as error:
        raise ValueError("The reference document is no Word file (.docx)") from error
    end = text.rfind(b"</w:styles>")
    if end < 0:
        raise ValueError("The styles of the reference document cannot be read")
    styles = ET.fromstring(text).findall(tag("style"))
    theirs = {name_of(style): style.get(tag("styleId")) for style in styles}
    lacking = [
        related(style, theirs)
        for style in re.findall(r"<w:style .*?</w:style>", STYLES.read_text("utf-8"), re.DOTALL)
        if re.search('<w:name w:val="(.*?)"', style)[1].lower() not in theirs
    ]
    added = "".join(lacking).encode()
    return rezip(reference, {STYLES_PART: text[:end] + added + text[end:]})


def related(style: str, theirs: dict[str, str]) -> str:
    """Return a style of ours, related to those of a template, where it has them.

    Ids depend on the language of the program that made the template; names do not.

    Parameters
    ----------
    style : str
        In Word's XML.
    theirs : dict of str
        From the name of each style of the template, in small letters, to its id.

    >>> related('<w:basedOn w:val="BodyText"/>', {"body text": "Textkrper"})
    '<w:basedOn w:val="Textkrper"/>'
    """
    ours = ET.fromstring(STYLES.read_bytes()).findall(tag("style"))
    names = {style.get(tag("styleId")): name_of(style) for style in ours} | {"Normal": "normal"}

    def relate(found):
        return f"{found[1]}{theirs.get(names.get(found[2]), found[2])}"

    return re.sub(r'(<w:(?:basedOn|next|link) w:val=")([^"]*)', relate, style)


def namespaces(xml: bytes) -> list[tuple[str, str]]:
    """Return the prefixes that an XML text declares, with their addresses."""
    return [pair for _, pair in ET.iterparse(io.BytesIO(xml), events=["start-ns"])]


def tag(name: str) -> str:
    """Return the full name of an element of Word's XML."""
    return f"{{{NAMESPACE}}}{name}"


def name_of(style: ET.Element) -> str:
    """Return the name of a style, as Word compares names."""
    return style.find(tag("name")).get(tag("val")).lower()


def rezip(archive: bytes, changed: dict[str, bytes]) -> bytes:
    """Pack a ZIP file anew, with parts changed or added.

    The same contents make the same bytes, whenever and wherever.
    """
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in dict.fromkeys([*old.namelist(), *changed]):
            entry = zipfile.ZipInfo(name, DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            new.writestr(entry, changed[name] if name in changed else old.read(name))
    return made.getvalue()
