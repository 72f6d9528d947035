"""A new study: a file of answers is handed over, and its description drafted."""

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse
from starlette.routing import Route

from angket.files.fault import Fault
from angket.files.kind_of_file import suffixes
from angket.messages.message import Message
from angket.page.incoming import MAXIMUM_BYTES, RefusedError, begin_study, received
from angket.page.raw_rows import raw_rows
from angket.page.rendering import render, words_of

PLACE = None


async def show(request):
    """Ask for a file."""
    return _page(request)


async def receive(request):
    """Take in a file, draft the description of its study, and show what was recognised."""
    project, spoken = request.app.state.project, words_of(request).language
    try:
        async with received(request, project) as incoming:
            try:
                study = await run_in_threadpool(begin_study, project, incoming, spoken)
            except Fault as fault:
                message = named(fault.message, incoming.name)
                seen = getattr(fault, "recognised", None)
                raw = await run_in_threadpool(raw_rows, incoming.path, message, seen)
                told = (
                    message
                    if isinstance(message, str)
                    else message.tell(words_of(request).language)
                )
                return _page(request, 422, told=told, raw=raw, wanted=incoming.wanted)
            kept = {"file": incoming.name, "name": incoming.wanted.strip()}
    except RefusedError as error:
        megabytes = MAXIMUM_BYTES // 1_000_000
        told = words_of(request)(f"new.refused.{error}", megabytes=megabytes)
        return _page(request, 422, told=told)
    query = urlencode({name: value for name, value in kept.items() if value} | {"new": 1})
    return RedirectResponse(f"/study/{study}/answers?{query}", status_code=303)


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


def _page(request, status=200, told=None, raw=None, wanted=""):
    return render(
        request,
        "new.html",
        status,
        told=told,
        raw=raw,
        wanted=wanted,
        suffixes=list(suffixes()),
        maximum=MAXIMUM_BYTES,
    )


ROUTES = [Route("/new", show), Route("/new", receive, methods=["POST"])]
