"""What came out of a run: summary, report, figures, tables, and what is different from before."""

import time

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.routing import Route

from angket.page.changes import MAKING, changes
from angket.page.made_from import made_from, outdated
from angket.page.project import LinkedOutError, OutsideError
from angket.page.reading import others, place_of, settings_of
from angket.page.rendering import render, words_of
from angket.page.result_files import (
    documents,
    figures,
    handed_out,
    inside,
    kept_as,
    lists_respondents,
    tables,
)
from angket.page.running import Runs
from angket.page.summary import summary
from angket.page.table_view import ROWS, Writer, view
from angket.page.told_changes import since, told_changes
from angket.page.words import Words

PLACE = 40
# So many rows of what changed stand on a page.
_MOST_CHANGES = ROWS


async def show(request):
    """Show all that there is of the results."""
    place = _place(request)
    if not (place.folder / "statistics.csv").is_file():
        return render(request, "results_none.html")
    found = await run_in_threadpool(_all_of, request, place)
    return render(request, "results.html", place=place, **found)


def _all_of(request, place):
    project, say = request.app.state.project, words_of(request)
    listed = tables(place.folder)
    of_study = not place.system
    changed = changes(project, place.name, say.language) if of_study else None
    told = _since_then(project, place.name, say) if of_study else {}
    return (
        {"since_then": "", "changed_since": []}
        | told
        | {
            "summary": summary(project, place, say.language),
            "documents": documents(place.folder),
            "figures": figures(place.folder),
            "stages": _by_stage([one for one in listed if one.rows and not one.working]),
            "working": [one for one in listed if one.rows and one.working],
            "empty": [one for one in listed if not one.rows],
            "changes": changed,
            "input": _input(say, changed),
            "since": _moment,
            "others": others(project) if of_study else [],
            "writer": Writer(say),
            "run": _run_of(project, place.name),
            # What the study itself says is in its own language.
            "spoken": project.language(place.name),
        }
    )


def _since_then(project, study, say):
    """Return what is told where settings or answers changed after the results were made."""
    found = outdated(project, study)
    if not found:
        return {}
    now, problems = settings_of(project, study)
    then = made_from(project, study).read()
    known = (then, then if problems or now is None else now)
    return {
        "since_then": since(say, found),
        "changed_since": told_changes(say, found, None, known),
    }


def _input(say, changed):
    """Return what of the input changed before the last run, as lines; none where nobody knows."""
    if changed is None or changed.made is None:
        return []
    return told_changes(say, changed.made, changed.answers, changed.settings)


def _run_of(project, study):
    """Return how the last run that may have changed a study stands; None where it is done."""
    run = Runs(project.root).latest()
    if run is None or run.asked.target not in MAKING or run.asked.study not in ("", study):
        return None
    if run.goes_on:
        return "at_work"
    return None if run.state == "done" else "unfinished"


async def show_table(request):
    """Show a page of a table."""
    place, file = _place(request), request.path_params["file"]
    path = inside(place.folder, file)
    if path.suffix != ".csv" or not path.is_file():
        raise HTTPException(404)
    page, find = _number(request.query_params.get("page")), request.query_params.get("find", "")
    found = await run_in_threadpool(_view, request, place, path, page, find[:200])
    private = lists_respondents(path, file)
    return render(
        request,
        "results_table.html",
        place=place,
        file=file,
        view=found,
        find=find[:200],
        private=private,
    )


def _view(request, place, path, page, find):
    project = request.app.state.project
    settings, problems = settings_of(project, place.name, place.system)
    writer = Writer(words_of(request), None if problems else settings)
    return view(path, writer, page, find)


async def show_changes(request):
    """Show every value and file that is not what it was before the last run."""
    place, say = _place(request), words_of(request)
    project = request.app.state.project
    found = await run_in_threadpool(changes, project, place.name, say.language)
    if found is None or found.first:
        raise HTTPException(404)
    pages = max(1, -(-len(found.others) // _MOST_CHANGES))
    page = min(max(1, _number(request.query_params.get("page"))), pages)
    shown = found.others[(page - 1) * _MOST_CHANGES : page * _MOST_CHANGES]
    return render(
        request,
        "results_changes.html",
        place=place,
        changes=found,
        shown=shown,
        page=page,
        pages=pages,
        since=_moment,
        input=_input(say, found),
        spoken=project.language(place.name),
        writer=Writer(say, found.settings[-1] if found.settings else None),
    )


async def hand_out(request):
    """Hand a file of results out: to be shown, or with `keep` to be kept under a telling name."""
    place, file = _place(request), request.path_params["file"]
    language = request.app.state.project.language(place.name)
    kept = kept_as(place.name, file, Words(language)) if "keep" in request.query_params else None
    return handed_out(request.app.state.project, place.folder, file, kept)


def _place(request):
    try:
        place = place_of(request.app.state.project, request)
    except LinkedOutError:
        # The page says which link leads out.
        raise
    except OutsideError:
        place = None
    if place is None:
        raise HTTPException(404)
    return place


def _by_stage(listed):
    stages = {}
    for one in listed:
        stages.setdefault(one.stage, []).append(one)
    return stages


def _number(text):
    return int(text) if text and text.isdecimal() and len(text) < 9 else 1


def _moment(seconds):
    """Write a moment so that every language reads it alike."""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds))


ROUTES = [
    Route(f"{address}{below}", answer)
    for address in ("/study/{study}/results", "/results/{system}/{entry}")
    for below, answer in {
        "": show,
        "/table/{file:path}": show_table,
        "/changes": show_changes,
        "/file/{file:path}": hand_out,
    }.items()
]
