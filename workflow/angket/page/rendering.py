"""A screen's template, filled: HTML in which text from anywhere is text."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from angket.page.words import HERE, Words, languages

_LONGEST_HEADER = 500
_FORMER = {"in": "id"}
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
    """Return the words in the language that the reader chose, or the browser asks for.

    Where it asks for none that the page speaks, in that of the project.
    """
    chosen = request.cookies.get("language")
    if chosen not in languages():
        chosen = asked_for(request.headers.get("accept-language", ""))
    return Words(chosen or request.app.state.project.language())


def asked_for(header):
    """Return the language of the page that a browser would rather have, or None.

    Parameters
    ----------
    header : str
        Of the name Accept-Language.

    Examples
    --------
    >>> asked_for("id-ID,id;q=0.9,en;q=0.8"), asked_for("de, en;q=0.5"), asked_for("*")
    ('id', 'en', None)
    """
    wanted = []
    for place, part in enumerate(header[:_LONGEST_HEADER].split(",")):
        name, *weights = (text.strip() for text in part.split(";"))
        # `in` is what Indonesian was called once.
        code = _FORMER.get(name.split("-")[0].lower(), name.split("-")[0].lower())
        if code in languages():
            wanted.append((-_weight(weights), place, code))
    return min(wanted)[2] if wanted else None


def _weight(weights):
    try:
        return float(weights[0].removeprefix("q=")) if weights else 1.0
    except ValueError:
        return 0.0
