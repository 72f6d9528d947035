"""The page as an application: its screens put together, each guarded alike."""

import importlib
import traceback
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from angket.page.form.reading import UnfitError
from angket.page.guard import Guard
from angket.page.limits import TooLargeError
from angket.page.project import OutsideError
from angket.page.rendering import render
from angket.page.undo import Undo
from angket.page.words import languages
from angket.page.wrong import wrong_for

FOLDER = Path(__file__).parent
# Where mistakes of the program are noted, from the project's folder.
LOG = "logs/page.log"
_YEAR = 365 * 24 * 3600


def application(project, secret, end=lambda: None):
    """Put the page of a project together.

    Parameters
    ----------
    project : angket.page.project.Project
    secret : str
        Whoever knows it may use the page.
    end : callable
        Ends the server.

    Returns
    -------
    Guard
        Around the application.
    """
    found = screens()
    navigation = [name for name, screen in found.items() if screen.PLACE is not None]
    routes = [route for screen in found.values() for route in screen.ROUTES]
    routes = [_informed(route, navigation) for route in routes]
    app = Starlette(
        routes=[
            *routes,
            Route("/language", choose_language, methods=["POST"]),
            Mount("/static", StaticFiles(directory=FOLDER / "static")),
        ],
        exception_handlers={
            HTTPException: _absent,
            OutsideError: _absent,
            UnfitError: _absent,
            TooLargeError: _too_large,
            ClientDisconnect: _left,
            Exception: _faulty,
        },
    )
    app.state.project, app.state.end, app.state.undo = project, end, Undo()
    app.state.navigation = navigation
    # Outside of all else, so that what is told of a fault is guarded, too.
    return Guard(app, secret)


def screens():
    """Return the modules of all screens by name, in the order in which they stand.

    >>> "start" in screens()
    True
    """
    names = sorted(file.stem for file in (FOLDER / "screens").glob("[!_]*.py"))
    found = {name: importlib.import_module(f"angket.page.screens.{name}") for name in names}
    return dict(sorted(found.items(), key=lambda pair: (pair[1].PLACE or 0, pair[0])))


def _informed(route, navigation):
    """Let the screens of a study know what is to be mended in its file of answers."""
    _, _, name = route.path.removesuffix("/check").partition("/study/{study}/")
    if name not in navigation:
        return route
    answer = route.endpoint

    async def informed(request):
        request.state.wrong = await run_in_threadpool(wrong_for, request)
        return await answer(request)

    return Route(route.path, informed, methods=route.methods)


async def choose_language(request):
    """Remember the language that the reader wants, and show the same screen in it."""
    form = await request.form(max_files=0, max_fields=5)
    back = str(form.get("back", "/"))
    # A path of this page, never another site.
    safe = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"
    response = RedirectResponse(safe, status_code=303)
    if form.get("language") in languages():
        response.set_cookie(
            "language", form["language"], max_age=_YEAR, httponly=True, samesite="strict"
        )
    return response


async def _absent(request, error):
    status, link = getattr(error, "status_code", 404), getattr(error, "link", None)
    return render(request, "absent.html", status, link=link)


async def _too_large(request, error):
    # The guard says why.
    return Response(status_code=413)


async def _left(request, error):
    # Somebody went to another screen meanwhile: nobody is there to read an answer.
    return Response(status_code=400)


async def _faulty(request, error):
    log = request.app.state.project.inside(LOG)
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "a", encoding="utf-8") as stream:
        traceback.print_exception(error, file=stream)
    return render(request, "faulty.html", status=500, file=LOG)
