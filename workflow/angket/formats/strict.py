"""A Word file in Strict Open XML turned into the form that pandoc, and other programs, write.

Word offers both when a document is saved; they differ in the addresses of their namespaces and
of the relations between their parts. Mixed in one file they make it unreadable.
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
    """
    return _ADDRESS.sub(_address, _CONFORMANCE.sub(b"", xml))


def _address(found):
    names = [_RENAMED.get(name, name) for name in (found[2] + found[3]).split(b"/")]
    # Office's own vocabulary is dated before its first name, as the others are.
    return b"/".join([b"http://schemas.openxmlformats.org", found[1], b"2006", *names])
