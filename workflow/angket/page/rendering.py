"""A screen's template, filled: HTML in which text from anywhere is text."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from angket.page.words import HERE, Words, languages

_TEMPLATES = Environment(
    loader=FileSystemLoader([HERE, HERE / "screens"]),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(request, template, status=200, **values):
    """Return a page of the browser from a template.

    In every template stand `say`, the words in the reader's language; `language`; `project`;
    `study`, the name of the study that the address is of, or None; `navigation`, the screens of a
    study; and `wrong`, what is to be mended in its file of answers, on those screens.

    Parameters
    ----------
    request : starlette.requests.Request
    template : str
        The name of a file in the folder of the page or in `screens`.
    status : int
    **values
        What else stands in the template.

    Returns
    -------
    HTMLResponse
    """
    return HTMLResponse(filled(request, template, **values), status)


def filled(request, template, **values):
    """Return a template, or a part of a page, as text; see `render`."""
    say = words_of(request)
    shared = {
        "say": say,
        "language": say.language,
        "languages": languages(),
        "project": request.app.state.project,
        "study": request.path_params.get("study"),
        "navigation": request.app.state.navigation,
        "here": request.url.path,
        "wrong": getattr(request.state, "wrong", []),
    }
    return _TEMPLATES.get_template(template).render(shared | values)


def words_of(request):
    """Return the words in the language that the reader chose, or that of the project."""
    chosen = request.cookies.get("language")
    language = chosen if chosen in languages() else request.app.state.project.language()
    return Words(language)
