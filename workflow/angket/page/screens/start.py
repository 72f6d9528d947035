"""The studies of the project, those that come with Angket, and the beginning of a new one."""

import re
import time

import yaml
from starlette.routing import Route

from angket.page.project import OutsideError
from angket.page.rendering import render
from angket.page.words import HERE
from angket.settings.yaml_file import Settings

PLACE = None
EXAMPLES = HERE / "examples.yaml"
_REMOVED = re.compile(r"\w[\w-]{0,200}")


async def show(request):
    """Show the studies that there are, those of the reader before the shipped ones."""
    project, known = request.app.state.project, shipped()
    names = project.studies()
    own = [_told(project, name) for name in names if name not in known]
    examples = [_told(project, name) for name in names if name in known]
    removed = request.query_params.get("removed", "")
    removed = removed if _REMOVED.fullmatch(removed) else None
    return render(request, "start.html", own=own, examples=examples, removed=removed)


def shipped():
    """Return the names of the studies that come with Angket."""
    return yaml.safe_load(EXAMPLES.read_text("utf-8"))


def _told(project, name):
    description = project.description(name)
    settings = Settings(description.relative_to(project.root).as_posix(), project.root)
    data = settings.data if isinstance(settings.data, dict) else {}
    read = data.get("data") if isinstance(data.get("data"), dict) else {}
    return {
        "name": name,
        "title": str(data.get("title") or name),
        "file": str(read.get("file") or "").rpartition("/")[2],
        "changed": time.strftime("%Y-%m-%d %H:%M", time.localtime(description.stat().st_mtime)),
        "reported": _is_reported(project, name),
    }


def _is_reported(project, name):
    try:
        return project.inside("results", name, "report", "report.html").is_file()
    except OutsideError:
        return False


ROUTES = [Route("/", show)]
