"""Pieces of text in Word's XML: runs, fields, names of bookmarks."""

from hashlib import blake2s
from xml.sax.saxutils import escape


def run(text: str, bold: bool = False) -> str:
    """Return a run of text in Word's XML.

    >>> run("a < b")
    '<w:r><w:t xml:space="preserve">a &lt; b</w:t></w:r>'
    """
    return f'<w:r>{_look(bold)}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def field(code: str, result: str, bold: bool = False) -> str:
    """Return a field in Word's XML, with the result that is shown until Word counts again."""
    shown = run(result, bold)
    start = field_mark("begin", bold) + instruction(code, bold) + field_mark("separate", bold)
    return f"{start}{shown}{field_mark('end', bold)}"


def field_mark(kind: str, bold: bool = False, stale: bool = False) -> str:
    """Return the mark where a field begins, its result begins (`separate`), or it ends.

    Word offers to make the result of one that is stale anew when it opens the file.
    """
    dirty = ' w:dirty="true"' if stale else ""
    return f'<w:r>{_look(bold)}<w:fldChar w:fldCharType="{kind}"{dirty}/></w:r>'


def instruction(code: str, bold: bool = False) -> str:
    """Return what a field is to do."""
    text = f'<w:instrText xml:space="preserve"> {escape(code)} </w:instrText>'
    return f"<w:r>{_look(bold)}{text}</w:r>"


def _look(bold):
    return "<w:rPr><w:b/></w:rPr>" if bold else ""


def bookmark_of(label: str) -> str:
    """Return the name of the bookmark on a number: hidden in Word, which wants it short.

    >>> bookmark_of("table-validity")
    '_Ref_554ccff158'
    """
    return f"_Ref_{blake2s(label.encode(), digest_size=5).hexdigest()}"
