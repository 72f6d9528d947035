"""Walks through the XML of a workbook, and refuses what no spreadsheet program writes.

Readers of workbooks are lax: they pass over entities, comments and sections of raw text inside
a cell, and read less than stands there. None of these occurs in what spreadsheet programs write.
"""

from xml.parsers import expat

from angket.messages.message import Message

# So much is handed to the parser at a time.
_BYTES = 2**20


class NotUnderstood(Exception):
    """A part of a workbook that is not read rather than read wrong; its message says why."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


def walk(data, start=None, prepare=None, text_matters=False):
    """Walk through an XML document.

    Parameters
    ----------
    data : bytes
    start : callable, optional
        Called with the name and the attributes of each element.
    prepare : callable, optional
        Called first with the parser, to ask for texts in between.
    text_matters : bool
        Whether texts are read from it later: then comments and raw sections are refused.

    Raises
    ------
    NotUnderstood
        When it is not well-formed, or holds what no spreadsheet program writes.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse("doctype")
    parser.XmlDeclHandler = _check_encoding
    if text_matters:
        parser.StartCdataSectionHandler = _refuse("raw_text")

        def refuse_comments(name, attributes):
            parser.CommentHandler = _refuse("comment")
            parser.ProcessingInstructionHandler = _refuse("comment")
            parser.StartElementHandler = start
            if start:
                start(name, attributes)

        parser.StartElementHandler = refuse_comments
    else:
        parser.StartElementHandler = start
    if prepare:
        prepare(parser)
    view = memoryview(data)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise NotUnderstood(Message("sheets.strange.encoding", encoding="UTF-16"))
    try:
        for place in range(0, len(view), _BYTES):
            parser.Parse(view[place : place + _BYTES], False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise NotUnderstood(Message("sheets.strange.xml", problem=str(error))) from error


def local(name):
    """Take the prefix off the name of an element or attribute.

    >>> local("x:row"), local("row")
    ('row', 'row')
    """
    return name.rpartition(":")[2]


def _refuse(what):
    def refuse(*_):
        raise NotUnderstood(Message(f"sheets.strange.{what}"))

    return refuse


def _check_encoding(version, encoding, standalone):
    if encoding and encoding.lower().replace("_", "-") not in ("utf-8", "utf8", "us-ascii"):
        raise NotUnderstood(Message("sheets.strange.encoding", encoding=encoding))
