"""The form of a study's settings: every key, checked while somebody types, put into its file."""

from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from angket.page.asked import study_of
from angket.page.columns.still import still_to_do
from angket.page.form.acting import acted
from angket.page.form.arranged import (
    first_of,
    focus_after,
    hushed,
    offered,
    sections_of,
    troubled,
)
from angket.page.form.checking import problems_of
from angket.page.form.described import Told
from angket.page.form.faults import Faults, faults_of, in_words, unfit
from angket.page.form.file import ChangedError, Description, with_ends
from angket.page.form.nodes import layout, tree
from angket.page.form.reading import Read
from angket.page.form.renaming import follow
from angket.page.form.sentences import asked, empty_blanks, question_sent, sentences
from angket.page.form.splice import Unsure, spliced
from angket.page.form.understood import understood
from angket.page.form.values import shown
from angket.page.rendering import render, words_of
from angket.settings.bounded_yaml import OutOfBounds
from angket.settings.schemas import load_schema

PLACE = 20
# A study of a thousand items has about as many fields.
_FIELDS = 20_000


class Sent(NamedTuple):
    """What a form sent.

    Attributes
    ----------
    pairs : list of tuple of str
        Names and texts of its fields.
    action : str
        What the button that was pressed asks for.
    checksum : str
        Of the file that the form was made from.
    """

    pairs: list
    action: str
    checksum: str


async def show(request):
    """Show the form, or the text where the form cannot hold it."""
    description = _description(request)
    if isinstance(description, OutOfBounds | OSError | UnicodeDecodeError):
        return _unreadable(request, description)
    if "text" in request.query_params:
        return await _as_text(request, description)
    return await _form(request, description, saved="saved" in request.query_params)


async def change(request):
    """Do what a button of the form asks for; nothing is written but by the one that saves."""
    description = _description(request)
    if isinstance(description, OutOfBounds | OSError | UnicodeDecodeError):
        return _unreadable(request, description)
    sent = await _sent(request)
    if sent.action == "undo":
        return await _undone(request, description)
    if "=text" in dict(sent.pairs):
        return await _change_text(request, description, sent)
    # The form goes on to say which file it was made from, so that no other is overwritten.
    kept = {"unsaved": True, "checksum": sent.checksum, "ask_sent": question_sent(sent.pairs)}
    if description.settings() is None:
        return await _as_text(request, description, "changed", checksum=sent.checksum)
    read = _read(acted(sent.pairs, sent.action))
    if sent.action == "ask":
        kept |= await _asked(request, description, read, sent)
    if sent.action != "save":
        return await _form(request, description, read, action=sent.action, **kept)
    failed = "twins" if read.twins else _save(request, description, read, sent.checksum)
    if failed:
        return await _form(request, description, read, failed=failed, **kept)
    return _saved(request)


async def _asked(request, description, read, sent):
    """Add the hypothesis of a question to what was read; return what is told of it."""
    say = words_of(request)
    data, place = asked(read.data, sent.pairs, say.language)
    if place is None:
        return {"ask_empty": empty_blanks(sent.pairs, say.language)}
    try:
        text = spliced(description.text, data, read.was)
    except Unsure:
        text = ""
    if text:
        form = tree(load_schema("study"), read.data)
        of_text = _file(request), text, request.app.state.project.root
        wrong = await run_in_threadpool(unfit, *of_text, place, form, say)
        if wrong:
            return {"ask_unfit": wrong}
    read.data, name = data, place[-1]
    return {"ask_sent": {}, "ask_added": (name, data["hypotheses"][name]["statement"])}


async def _change_text(request, description, sent):
    text = with_ends(dict(sent.pairs)["=text"], description.text)
    if sent.action != "save":
        return await _as_text(request, description, None, text, sent.checksum)
    failed = _write(request, description, text, sent.checksum)
    if failed:
        return await _as_text(request, description, failed, text, sent.checksum)
    return _saved(request)


async def _undone(request, description):
    """Write the file as it was before its last change."""
    try:
        request.app.state.undo.undo(description)
    except ChangedError:
        return await _form(request, description, failed="undo")
    return RedirectResponse(f"{request.url.path}?undone=1", status_code=303)


async def check(request):
    """Answer with what is wrong, by the ids of fields."""
    description = _description(request)
    if isinstance(description, Exception) or description.settings() is None:
        return JSONResponse({"fields": {}, "links": {}, "told": "", "to": ""})
    pairs = (await _sent(request)).pairs
    read = _read(pairs)
    fields = tree(load_schema("study"), read.data)
    found = await _faults(request, description, read, fields)
    counted, to = _counted(request, found, fields)
    touched = {name for key, name in pairs if key == "=touched"}
    told_now = hushed(found.by_field, fields, touched)
    return JSONResponse({"fields": told_now, "links": found.links, "told": counted, "to": to})


async def _sent(request):
    form = await request.form(max_files=0, max_fields=_FIELDS)
    pairs = [(name, str(text)) for name, text in form.multi_items()]
    single = {name: text for name, text in pairs if name in ("=do", "=checksum")}
    kept = [pair for pair in pairs if pair[0] not in ("=do", "=checksum")]
    return Sent(kept, single.get("=do", "save"), single.get("=checksum", ""))


def _read(pairs):
    schema = load_schema("study")
    read = Read(understood(pairs), schema)
    follow(read, schema)
    return read


def _description(request):
    study = study_of(request)
    try:
        return Description(request.app.state.project.description(study))
    except (OutOfBounds, OSError, UnicodeDecodeError) as error:
        return error


def _save(request, description, read, checksum):
    """Put what was read from a form into the file; return why not, or None."""
    try:
        text = spliced(description.text, read.data, read.was)
    except Unsure:
        return "unsure"
    return _write(request, description, text, checksum)


def _write(request, description, text, checksum):
    """Write the file; return why not, or None."""
    try:
        request.app.state.undo.write(description, text, checksum)
    except ChangedError:
        return "changed"
    except OSError:
        return "refused"
    return None


def _saved(request):
    opened = _opened(request)
    also = f"open={opened}&" if opened else ""
    return RedirectResponse(f"{request.url.path}?{also}saved=1", status_code=303)


def _opened(request):
    """Return the part of the form that another screen leads to, or None."""
    asked_for = request.query_params.get("open")
    return next((one["name"] for one in layout()["sections"] if one["name"] == asked_for), None)


async def _form(request, description, read=None, action="", **told):
    """Show the form of what the file says, or of what was typed."""
    settings = description.settings()
    if settings is None:
        return await _as_text(request, description, "broken")
    if read is None:
        read = Read([], load_schema("study"))
        read.data = settings
    fields = tree(load_schema("study"), read.data)
    found = await _faults(request, description, read, fields)
    messages = found.by_field
    if told.get("unsaved") and not told.get("failed"):
        messages = hushed(messages, fields)
    say = words_of(request)
    values = {
        "fields": fields,
        "told": Told(say.language),
        "offered": offered(read.data),
        "messages": messages,
        "links": found.links,
        "troubled": troubled(fields, messages, read.added),
        "counted": _counted(request, found, fields),
        "opened": _opened(request),
        "was": read.was,
        "as_field": lambda name: shown(name, ("string",)) if name else "",
        "checksum": description.checksum,
        "named_by": _named_by(read.data),
        "focus": focus_after(fields, read.added, action),
        "added": read.added,
        "questions": sentences(say.language),
        "starts": layout()["starts"],
        "still": still_to_do(read.data, request.path_params["study"]),
        "saved": False,
        "ask_sent": {},
        "ask_empty": [],
        "ask_unfit": [],
        "ask_added": None,
        "undone": "undone" in request.query_params,
        "undo": request.app.state.undo.offers(description),
        "unsaved": False,
        "failed": None,
    }
    # Last, since a field that stands elsewhere than its neighbours is taken from them.
    values["sections"] = sections_of(fields)
    return render(request, "settings.html", **values | told)


async def _as_text(request, description, failed=None, text=None, checksum=None):
    """Show the file as text, or what was typed in its place."""
    text = description.text if text is None else text
    problems = await run_in_threadpool(
        problems_of, _file(request), text, request.app.state.project.root
    )
    say = words_of(request)
    return render(
        request,
        "settings_text.html",
        text=text,
        checksum=checksum or description.checksum,
        failed=failed,
        undo=request.app.state.undo.offers(description),
        problems=[in_words(problem, say, place=True) for problem in problems],
    )


def _unreadable(request, error):
    message = getattr(error, "message", None)
    say = words_of(request)
    told = message.tell(say.language) if message else say("settings.unreadable")
    return render(request, "settings_unreadable.html", problem=told)


async def _faults(request, description, read, fields):
    """Return what is wrong with what was typed, in the reader's language."""
    say = words_of(request)
    try:
        text = spliced(description.text, read.data, read.was)
    except Unsure:
        return Faults({"": [say("settings.failed.unsure")]}, {})
    root = request.app.state.project.root
    problems = await run_in_threadpool(problems_of, _file(request), text, root)
    return faults_of(problems, fields, read, say)


def _named_by(data):
    """Return the column by which respondents are named; None where that is by their rows."""
    found = data.get("data")
    return found.get("id") if isinstance(found, dict) else None


def _counted(request, found, fields):
    """Say how much is wrong, and where the first of it is."""
    say, wrong = words_of(request), getattr(request.state, "wrong", [])
    if found.count:
        return say("settings.to_mend", count=found.count), f"#{first_of(fields, found.by_field)}"
    if not wrong:
        return say("settings.all_right"), ""
    to = f"/study/{request.path_params['study']}/answers#{wrong[0].anchor}"
    return say("answers.wrong.besides", count=len(wrong)), to


def _file(request):
    return f"config/studies/{request.path_params['study']}.yaml"


ROUTES = [
    Route("/study/{study}/settings", show),
    Route("/study/{study}/settings", change, methods=["POST"]),
    Route("/study/{study}/settings/check", check, methods=["POST"]),
]
