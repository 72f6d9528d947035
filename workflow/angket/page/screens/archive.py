"""Archive, verify and freeze: what each is for, what must be there first, and what came of it."""

import time

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse
from starlette.routing import Route

from angket.messages.message import visible_lines
from angket.page import archiving
from angket.page.asked import study_of
from angket.page.changes import begin
from angket.page.ended import after
from angket.page.progress import Progress
from angket.page.reading import settings_of
from angket.page.rendering import render, words_of
from angket.page.result_files import handed_out
from angket.page.running import Asked, BusyError, Runs
from angket.page.table_view import Writer
from angket.page.told_steps import Steps

PLACE = 50
_LOG = "logs/verify.log"
# What this screen starts.
_OWN = ("archive", "verify", "freeze")


async def show(request):
    """Show what is there, and what can be done."""
    return await _shown(request)


async def pack(request):
    """Start packing the archive of a study."""
    study, project = study_of(request), request.app.state.project
    obstacle, _ = await run_in_threadpool(archiving.prepared, project, study)
    if obstacle:
        return await _shown(request, f"archive.pack.{obstacle}")
    return await _started(request, Asked("archive", study=study))


async def check(request):
    """Start checking the archive of the study, or one that was dropped."""
    study, project = study_of(request), request.app.state.project
    if await run_in_threadpool(Runs(project.root).is_busy):
        # What is dropped would take the place of an archive that is being checked.
        return await _shown(request, "archive.busy", status=409)
    async with request.form(max_files=1, max_fields=10) as form:
        sent, own = form.get("file"), "own" in form
        level = {"run": "bytes"} if "bytes" in form else {}
        if own:
            there = await run_in_threadpool(archiving.packed, project, study)
            file = there and there.file
        elif getattr(sent, "filename", None):
            file = await run_in_threadpool(
                archiving.keep_dropped, project, sent.filename, sent.file
            )
        else:
            file = None
    if file is None:
        return await _shown(request, "archive.check.none" if own else "archive.check.nothing")
    return await _started(request, Asked("verify", config={"archive": file, **level}))


async def freeze(request):
    """Start sealing the plan of a study."""
    study, project = study_of(request), request.app.state.project
    form = await request.form(max_files=0, max_fields=5)
    if await run_in_threadpool(archiving.plan_of, project, study):
        return await _shown(request, "archive.plan.there")
    if "sure" not in form:
        return await _shown(request, "archive.plan.unsure")
    settings, problems = await run_in_threadpool(settings_of, project, study)
    if problems or settings is None:
        return await _shown(request, "archive.plan.wrong")
    return await _started(request, Asked("freeze", config={"study": study}))


async def hand_out(request):
    """Hand the archive of a study out, as it is and under its own name."""
    study, project = study_of(request), request.app.state.project
    file = f"archive/{study}.zip"
    return handed_out(project, project.results(study), file, f"{study}.zip")


async def _started(request, asked):
    project, study = request.app.state.project, study_of(request)
    try:
        await run_in_threadpool(begin, project, Runs(project.root), asked)
    except BusyError:
        return await _shown(request, "archive.busy", status=409)
    return RedirectResponse(f"/study/{study}/archive", status_code=303)


async def _shown(request, refused=None, status=None):
    values = await run_in_threadpool(_values, request)
    status = status or (422 if refused else 200)
    return render(request, "archive.html", status=status, refused=refused, **values)


def _values(request):
    project, study = request.app.state.project, study_of(request)
    runs = Runs(project.root)
    run = runs.latest()
    obstacle, facts = archiving.prepared(project, study)
    settings, problems = settings_of(project, study)
    readable = settings is not None and not problems
    values = {
        "run": run,
        "at_work": bool(run and run.goes_on) or runs.is_busy_elsewhere(),
        "own_run": bool(run and run.asked.target in _OWN),
        "obstacle": obstacle,
        "facts": facts,
        "packed": archiving.packed(project, study),
        "small": archiving.small_cells(project, study) if facts.get("share") == "answers" else [],
        "plan": archiving.plan_of(project, study),
        "readable": readable,
        "late": readable and archiving.answers_there(project, settings),
        "writer": Writer(words_of(request)),
        "moment": lambda seconds: time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds)),
        "ended": None,
        "checked": None,
    }
    if values["own_run"]:
        values |= _of_run(request, project, run)
    return values


def _of_run(request, project, run):
    """Tell of a run that this screen started: how far it is, or what came of it."""
    progress, steps = Progress(run.folder / "events.jsonl"), Steps(request)
    progress.read()
    values = {"progress": progress, "steps": steps}
    if run.goes_on:
        return values
    checks = run.asked.target == "verify"
    found = archiving.verdicts(project, run.started) if checks else None
    if checks:
        log = project.inside(_LOG)
        said = log.read_text(encoding="utf-8", errors="replace") if log.is_file() else ""
        values["checked"] = {
            "file": run.asked.config["archive"].rpartition("/")[2],
            "bytes": run.state == "done" and run.asked.config.get("run") == "bytes",
            "found": found,
            "said": visible_lines(said),
            "why": [],
        }
    if run.state != "done":
        ended = after(project, run, progress, steps)
        if found is None:
            values["ended"] = ended
        else:
            values["checked"]["why"] = [line for fault in ended.faults for line in fault.told]
    return values


ROUTES = [
    Route("/study/{study}/archive", show),
    Route("/study/{study}/archive/pack", pack, methods=["POST"]),
    Route("/study/{study}/archive/check", check, methods=["POST"]),
    Route("/study/{study}/archive/freeze", freeze, methods=["POST"]),
    Route("/study/{study}/archive/file", hand_out),
]
