"""Puts a study aside that was made by mistake; it asks first."""

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse
from starlette.routing import Route

from angket.page.asked import study_of
from angket.page.removing import FOLDER, remove
from angket.page.rendering import render
from angket.page.running import BusyError
from angket.page.screens.start import shipped

PLACE = None


async def show(request):
    """Ask whether the study is to be put aside."""
    _own(request)
    return render(request, "remove.html", failed=None, folder=FOLDER)


async def put_aside(request):
    """Put the study aside, and show the others."""
    study, project = _own(request), request.app.state.project
    try:
        folder = await run_in_threadpool(remove, project, study)
    except (BusyError, OSError) as error:
        failed = "busy" if isinstance(error, BusyError) else "refused"
        return render(request, "remove.html", status=409, failed=failed, folder=FOLDER)
    return RedirectResponse(f"/?removed={folder.rpartition('/')[2]}", status_code=303)


def _own(request):
    study = study_of(request)
    if study in shipped():
        raise HTTPException(404)
    return study


ROUTES = [
    Route("/study/{study}/remove", show),
    Route("/study/{study}/remove", put_aside, methods=["POST"]),
]
