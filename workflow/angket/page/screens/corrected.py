"""A corrected file of answers is handed in for a study that there is."""

from starlette.concurrency import run_in_threadpool
from starlette.routing import Route

from angket.files.fault import Fault
from angket.page.asked import study_of
from angket.page.form.file import ChangedError
from angket.page.form.splice import Unsure
from angket.page.incoming import MAXIMUM_BYTES, RefusedError, received, waiting
from angket.page.kept_file import let_go
from angket.page.plain_faults import told_plainly
from angket.page.rendering import words_of
from angket.page.replacing import replace
from angket.page.screens.answers import answers_page
from angket.page.screens.new import named
from angket.page.zipped import ZipError, answers_in, is_zip, unpacked

PLACE = None
_FIELDS = 10


async def show(request):
    """Show the answers: whoever comes back to the address of the form wants them."""
    return await answers_page(request)


async def hand_in(request):
    """Take a file in the place of the study's own, and tell what changed by it."""
    study, project = study_of(request), request.app.state.project
    say, token = words_of(request), ""
    try:
        if request.headers.get("content-type", "").startswith("multipart/form-data"):
            async with received(request, project) as incoming:
                handed = await run_in_threadpool(_replaced, request, study, incoming, "")
        else:
            form = await request.form(max_files=0, max_fields=_FIELDS)
            token, part = str(form.get("token", "")), str(form.get("part", ""))
            with waiting(project, token, "") as incoming:
                handed = await run_in_threadpool(_replaced, request, study, incoming, part)
            let_go(project.root, token)
        return await answers_page(request, handed=handed)
    except (RefusedError, ZipError) as error:
        told = say(f"new.refused.{error}", megabytes=MAXIMUM_BYTES // 1_000_000)
    except Fault as fault:
        told = told_plainly(named(fault.message, say("corrected.your_file")), say.language)
    except (ChangedError, Unsure):
        told = say("answers.stale")
    return await answers_page(request, status=422, not_handed=told.split("\n"))


def _replaced(request, study, incoming, part):
    state, path = request.app.state, incoming.path
    if is_zip(path):
        parts = answers_in(path)
        if len(parts) > 1 and part not in parts:
            raise RefusedError("zip_several")
        path = unpacked(path, part if part in parts else parts[0], path.parent)
    return replace(state.project, study, path, state.undo)


ROUTES = [
    Route("/study/{study}/answers/file", show),
    Route("/study/{study}/answers/file", hand_in, methods=["POST"]),
]
