"""A run: what it would redo and why, how far it is, and what went wrong in it."""

import asyncio
import json

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, StreamingResponse
from starlette.routing import Route

from angket.page.asked import study_of
from angket.page.changes import begin
from angket.page.ended import after
from angket.page.made_from import outdated
from angket.page.planned import plan_of
from angket.page.progress import Progress
from angket.page.rendering import filled, render
from angket.page.running import Asked, BusyError, Runs
from angket.page.told_changes import since
from angket.page.told_steps import Steps

PLACE = 30
# How often the files of a run are looked at, how often a listener hears that somebody is there,
# and after how long it is asked to come again, in seconds.
_LOOK, _BREATH, _LONGEST = 0.5, 15, 600


async def show(request):
    """Show the run that is at work or was the last, and what one would redo."""
    return await _shown(request)


async def start(request):
    """Start a run of a study, or of all that are listed, and show it."""
    study, runs = study_of(request), _runs(request)
    asked = Asked(study=study)
    try:
        await run_in_threadpool(begin, request.app.state.project, runs, asked)
    except BusyError:
        return await _shown(request, busy=True, status=409)
    return RedirectResponse(_address(study), status_code=303)


async def stop(request):
    """Ask the run that is at work to stop, and show it."""
    await run_in_threadpool(_runs(request).stop)
    return RedirectResponse(_address(study_of(request)), status_code=303)


async def look(request):
    """Tell what a run would redo, as a part of the screen."""
    return HTMLResponse(await run_in_threadpool(_looked, request))


async def progress(request):
    """Tell how far the run is, once."""
    told, _ = await run_in_threadpool(_Follower(request).now)
    return JSONResponse(told)


async def events(request):
    """Tell how far the run is, again whenever something happened (server-sent events)."""
    return StreamingResponse(heard(request), media_type="text/event-stream")


async def heard(request):
    """Yield what a listener hears: each message tells all, so that none need be heard.

    Parameters
    ----------
    request : starlette.requests.Request
        Whose `Last-Event-ID` is the last message that the listener heard.

    Yields
    ------
    str
        Messages as server-sent events have them.
    """
    follower = _Follower(request)
    last, silent = request.headers.get("last-event-id", ""), 0.0
    for _ in range(int(_LONGEST / _LOOK)):
        told, mark = await run_in_threadpool(follower.now)
        if mark != last or not told["goes_on"]:
            yield f"id: {mark}\ndata: {json.dumps(told)}\n\n"
            last, silent = mark, 0.0
        elif silent >= _BREATH:
            yield ": still at work\n\n"
            silent = 0.0
        if not told["goes_on"]:
            return
        await asyncio.sleep(_LOOK)
        silent += _LOOK


class _Follower:
    """Follows the run that is at work, and tells how far it is as a part of the screen."""

    def __init__(self, request):
        self._request, self._runs, self._progress = request, _runs(request), None

    def now(self):
        """Return what is told now, and a mark that differs once something happened."""
        run = self._runs.latest()
        if run is None:
            return {"goes_on": False, "html": ""}, "none"
        file = run.folder / "events.jsonl"
        if self._progress is None or self._progress.file != file:
            self._progress = Progress(file)
        self._progress.read()
        html = filled(
            self._request, "run_progress.html", **_far(self._request, run, self._progress)
        )
        mark = f"{run.folder.name} {run.state} {self._progress.read_bytes}"
        return {"goes_on": run.goes_on, "html": html}, mark


async def _shown(request, busy=False, status=200):
    values = await run_in_threadpool(_values, request, busy)
    return render(request, "run.html", status=status, **values)


def _values(request, busy):
    study, runs = study_of(request), _runs(request)
    run, values = runs.latest(), dict.fromkeys(("plan", "ended", "run"))
    values |= {"of": study, "since": "", "address": _address(study)}
    values["busy"] = busy or runs.is_busy_elsewhere()
    # A run that is over is told where it was about the same.
    if run and (run.goes_on or run.asked == Asked(study=study)):
        progress = Progress(run.folder / "events.jsonl")
        progress.read()
        values |= _far(request, run, progress)
        if not run.goes_on:
            project, steps = request.app.state.project, _steps(request)
            values["ended"] = after(project, run, progress, steps)
            named = [study] if study else values["ended"].studies
            told = (since(steps.say, outdated(project, one)) for one in named)
            values["since"] = next(filter(None, told), "")
    if "look" in request.query_params:
        values["plan"] = plan_of(runs, study, _steps(request))
    return values


def _looked(request):
    study = study_of(request)
    plan = plan_of(_runs(request), study, _steps(request))
    return filled(request, "run_plan.html", plan=plan, of=study)


def _far(request, run, progress):
    """Return what the part of the screen that tells of progress needs."""
    return {"run": run, "progress": progress, "steps": _steps(request)}


def _steps(request):
    return Steps(request)


def _runs(request):
    return Runs(request.app.state.project.root)


def _address(study):
    return f"/study/{study}/run" if study else "/run"


ROUTES = [
    Route(f"{beginning}/run{ending}", answer, methods=[method])
    for beginning in ("", "/study/{study}")
    for ending, answer, method in (
        ("", show, "GET"),
        ("/start", start, "POST"),
        ("/stop", stop, "POST"),
        ("/look", look, "GET"),
        ("/progress", progress, "GET"),
        ("/events", events, "GET"),
    )
]
