"""The studies of the project, and the beginning of a new one."""

from starlette.routing import Route

from angket.page.project import OutsideError
from angket.page.rendering import render
from angket.settings.yaml_file import Settings

PLACE = None


async def show(request):
    """Show the studies that there are."""
    project = request.app.state.project
    studies = [_told(project, name) for name in project.studies()]
    return render(request, "start.html", studies=studies)


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
