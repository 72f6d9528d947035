"""The studies of the project, those that come with Angket, and the beginning of a new one."""

import yaml
from starlette.routing import Route

from angket.page.project import OutsideError
from angket.page.rendering import render
from angket.page.words import HERE
from angket.settings.yaml_file import Settings

PLACE = None
EXAMPLES = HERE / "examples.yaml"


async def show(request):
    """Show the studies that there are, those of the reader before the shipped ones."""
    project, shipped = request.app.state.project, yaml.safe_load(EXAMPLES.read_text("utf-8"))
    names = project.studies()
    own = [_told(project, name) for name in names if name not in shipped]
    examples = [_told(project, name) for name in names if name in shipped]
    return render(request, "start.html", own=own, examples=examples)


def _told(project, name):
    settings = Settings(
        project.description(name).relative_to(project.root).as_posix(), project.root
    )
    title = settings.data.get("title") if isinstance(settings.data, dict) else None
    return {
        "name": name,
        "title": str(title or name),
        "reported": _is_reported(project, name),
    }


def _is_reported(project, name):
    try:
        return project.inside("results", name, "report", "report.html").is_file()
    except OutsideError:
        return False


ROUTES = [Route("/", show)]
