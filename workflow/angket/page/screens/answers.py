"""What the file of answers holds, as the settings of the study say, and corrections of it."""

from pathlib import PurePosixPath

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse
from starlette.routing import Route

from angket.files.kind_of_file import suffixes
from angket.page.asked import study_of
from angket.page.columns.item_names import prefixes
from angket.page.columns.looked_at import correct, look_at
from angket.page.columns.odd import is_alike
from angket.page.columns.points import FEW
from angket.page.columns.sheet import beside, sheet_of
from angket.page.columns.still import still_to_do
from angket.page.form.file import ChangedError, Description
from angket.page.form.splice import Unsure
from angket.page.plain_faults import told_plainly
from angket.page.project import LinkedOutError, OutsideError
from angket.page.raw_rows import raw_rows
from angket.page.rendering import render, words_of
from angket.page.screens.new import named
from angket.page.wrong import where, wrong_in
from angket.page.zipped import SUFFIX

PLACE = 10
# A form has a few fields for each column; a thousand columns are read.
_FIELDS = 20_000


async def show(request):
    """Show what was recognised."""
    return await answers_page(request)


async def change(request):
    """Write corrections into the settings, and show what they led to."""
    project, study = request.app.state.project, study_of(request)
    form = await request.form(max_files=0, max_fields=_FIELDS)
    said, refused, undo = "saved", [], request.app.state.undo
    try:
        if form.get("do") == "undo":
            await run_in_threadpool(lambda: undo.undo(Description(project.description(study))))
            said = "undone"
        else:
            refused = await run_in_threadpool(correct, project, study, form, undo)
    except ChangedError:
        said = "stale"
    except Unsure:
        said = "unsure"
    if form.get("do") == "go" and said == "saved" and not refused:
        return RedirectResponse(f"/study/{study}/settings", status_code=303)
    return await answers_page(request, said, refused, part="x-part" in request.headers)


async def answers_page(request, said=None, refused=(), part=False, status=200, **handed):
    """Show what was recognised, and what came of a change or of a file that was handed in.

    Parameters
    ----------
    request : starlette.requests.Request
    said : str, optional
        saved, stale, unsure or undone.
    refused : list of (Entry, str)
    part : bool
        Whether the part that changes is asked for alone.
    status : int
    **handed
        `handed`, what came of a file (`angket.page.replacing.Replaced`), or `not_handed`, the lines
        that say why it was not taken.

    Returns
    -------
    starlette.responses.Response
    """
    project, study = request.app.state.project, study_of(request)
    look = await run_in_threadpool(look_at, project, study)
    language = words_of(request).language
    told = raw = None
    if look.fault is not None:
        file = PurePosixPath(str(look.study["data"]["file"])).name
        told = told_plainly(named(look.fault, file), language)
        raw = await run_in_threadpool(raw_rows, look.file, look.fault) if look.file else None
    return render(
        request,
        "answers_board.html" if part else "answers.html",
        status,
        look=look,
        board=look.board,
        sheet=sheet_of(look) if look.board else None,
        beside=lambda rows: beside(look, rows),
        notes=_notes(look, language),
        absent=_absent(look, language),
        told=told,
        raw=raw,
        linked=_linked(project, look),
        still=still_to_do(look.study, study) if look.study else [],
        said=said,
        undo=bool(look.board) and _offers(request, study),
        refused=refused,
        query=request.query_params,
        wrong=wrong_in(look, words_of(request)),
        where=where,
        alike=is_alike,
        prefixes=prefixes(look.study) if look.board else {},
        rule=((look.study or {}).get("missing") or {}).get("rule", "listwise"),
        few=FEW,
        suffixes=[*suffixes(), SUFFIX],
        **{"handed": None, "not_handed": []} | handed,
    )


def _linked(project, look):
    """Return the link over which the file of answers leads out of the project, or None."""
    try:
        if look.study and not look.file:
            project.inside(str(look.study["data"]["file"]))
    except LinkedOutError as error:
        return error.link
    except OutsideError:
        pass
    return None


def _offers(request, study):
    """Tell whether the last change of the settings can be undone."""
    state = request.app.state
    return state.undo.offers(Description(state.project.description(study)))


def _notes(look, language):
    """Tell how the file was read, as far as that does not go without saying."""
    notes = look.recognised.cells.notes if look.board else []
    return [told_plainly(note, language) for note in notes]


def _absent(look, language):
    if not look.board:
        return []
    return [
        (name, " ".join(told_plainly(part, language) for part in told if part))
        for name, *told in look.board.absent
    ]


ROUTES = [
    Route("/study/{study}/answers", show),
    Route("/study/{study}/answers", change, methods=["POST"]),
]
