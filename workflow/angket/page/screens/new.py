"""A new study: a file of answers is handed over, and its description drafted."""

from typing import NamedTuple
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse
from starlette.routing import Route

from angket.files.fault import Fault
from angket.files.kind_of_file import suffixes
from angket.messages.message import Message, tell
from angket.page.incoming import (
    MAXIMUM_BYTES,
    RefusedError,
    ThereError,
    begin_study,
    received,
    taken_names,
    waiting,
)
from angket.page.kept_file import keep, let_go
from angket.page.plain_faults import plainly
from angket.page.raw_rows import raw_rows
from angket.page.remedies import UnreadableError, chosen, fields, is_answerable, paragraphs
from angket.page.rendering import render, words_of
from angket.page.zipped import SUFFIX, ZipError, answers_in, is_zip, unpacked
from angket.settings.study_names import free_name

PLACE = None
_FIELDS = 50


class Answer(NamedTuple):
    """What somebody says of a file.

    Attributes
    ----------
    part : str
        Which file of a ZIP it is.
    reading : dict
        Settings of `data` that say how it is read.
    token : str
        By which the file is kept; empty where it was handed over just now.
    """

    part: str = ""
    reading: dict = {}  # noqa: RUF012
    token: str = ""


async def show(request):
    """Ask for a file."""
    return _page(request)


async def receive(request):
    """Take in a file, draft the description of its study, and show what was recognised."""
    project = request.app.state.project
    await run_in_threadpool(let_go, project.root)
    try:
        async with received(request, project) as incoming:
            return await run_in_threadpool(_taken, request, incoming, Answer())
    except RefusedError as error:
        return _refused(request, str(error))


async def answer(request):
    """Take up a file about which something was asked, with the answer."""
    form = await request.form(max_files=0, max_fields=_FIELDS)
    return await run_in_threadpool(_answered, request, form)


def _answered(request, form):
    token, wanted = str(form.get("token", "")), str(form.get("name", ""))[:200]
    try:
        reading, unread = chosen(form), None
    except UnreadableError as error:
        reading, unread = {}, str(error)
    said = Answer(str(form.get("part", "")), reading, token)
    try:
        with waiting(request.app.state.project, token, wanted) as incoming:
            return _taken(request, incoming, said, unread)
    except RefusedError as error:
        return _refused(request, str(error))


def _taken(request, incoming, said, unread=None):
    """Make a study of a file, or ask what is not clear."""
    root, spoken, asked = request.app.state.project.root, words_of(request).language, incoming
    try:
        if is_zip(incoming.path):
            parts = answers_in(incoming.path)
            part = said.part if said.part in parts else parts[0] if len(parts) == 1 else None
            if part is None:
                token = said.token or keep(root, asked.path)
                return _page(request, parts=parts, asked=(asked, token))
            path = unpacked(incoming.path, part, incoming.path.parent)
            incoming = incoming._replace(path=path, name=path.name)
            said = said._replace(part=part)
    except ZipError as error:
        let_go(root, said.token)
        return _refused(request, str(error))
    try:
        study = begin_study(request.app.state.project, incoming, spoken, said.reading)
    except Fault as fault:
        return _faulty(request, fault, asked, incoming, said, unread)
    except ThereError as error:
        there, token = str(error), said.token or keep(root, asked.path)
        free = free_name(there, taken_names(request.app.state.project))
        given = {"part": said.part, "reading": said.reading, "exists": there, "free": free}
        return _page(request, asked=(asked, token), **given)
    let_go(root, said.token)
    kept = {"file": asked.name, "name": asked.wanted.strip()}
    query = urlencode({name: value for name, value in kept.items() if value} | {"new": 1})
    return RedirectResponse(f"/study/{study}/answers?{query}", status_code=303)


def _faulty(request, fault, asked, incoming, said, unread):
    """Tell of a fault, and ask how the file is to be read where that may mend it."""
    root, language = request.app.state.project.root, words_of(request).language
    message = named(fault.message, incoming.name)
    told, token = tell(plainly(message), language), said.token
    lines, further = paragraphs(told, language), []
    if is_answerable(message, told):
        further, token = fields(incoming.path, language, told), token or keep(root, asked.path)
    else:
        let_go(root, token)
    raw = raw_rows(incoming.path, message, getattr(fault, "recognised", None))
    return _page(
        request,
        422,
        told=lines,
        raw=raw,
        wanted=asked.wanted,
        asked=(asked, token),
        part=said.part,
        reading=said.reading,
        fields=further,
        unread=unread,
    )


def named(message, name):
    """Return a message in which the file has the name that somebody gave it.

    >>> str(named(Message("sheets.password", file="x/y"), "a.xlsx"))
    'a.xlsx: is protected by a password. Open it, remove the password, save it.'
    """
    if isinstance(message, list | tuple):
        return [named(part, name) for part in message]
    if not isinstance(message, Message):
        return message
    for key, value in message.fillings.items():
        message.fillings[key] = name if key == "file" else named(value, name)
    return message


def _refused(request, key):
    """Tell why a file was not taken in; `key` is one of the screen's words."""
    megabytes = MAXIMUM_BYTES // 1_000_000
    told = words_of(request)(f"new.refused.{key}", megabytes=megabytes)
    return _page(request, 422, told=paragraphs(told, words_of(request).language))


def _page(request, status=200, **values):
    asked, token = values.pop("asked", (None, ""))
    shown = {
        "told": [],
        "raw": None,
        "parts": [],
        "exists": None,
        "part": "",
        "fields": [],
        "reading": {},
        "unread": None,
        "token": token,
        "wanted": asked.wanted if asked else "",
        "file": asked.name if asked else "",
        "suffixes": [*suffixes(), SUFFIX],
        "maximum": MAXIMUM_BYTES,
    }
    return render(request, "new.html", status, **shown | values)


ROUTES = [
    Route("/new", show),
    Route("/new", receive, methods=["POST"]),
    # Whoever comes back to the address of an answer is asked for a file.
    Route("/new/answer", show),
    Route("/new/answer", answer, methods=["POST"]),
]
