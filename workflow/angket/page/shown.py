"""Files of the project handed to the browser: what a report holds can do nothing to the page."""

from pathlib import PurePosixPath

from starlette.responses import FileResponse

from angket.page.project import OutsideError

# Where such files stand. What is in `resources` are answers, which no address hands out.
FOLDERS = ("results", "logs")
_HTML = "text/html; charset=utf-8"
# What browsers show themselves; everything else is for keeping.
TYPES = {
    ".html": _HTML,
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
    ".log": "text/plain; charset=utf-8",
}
# As from a page of nobody: no program runs, nothing is loaded, and no cookie goes with anything.
_SHUT_OFF = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
    "style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'"
)
# Browsers show no PDF in a sandbox; their programs for it are one.
_OF_PDF = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"


def shown(project, path, download=False, name=None):
    """Return a file of the project as an answer to the browser.

    Parameters
    ----------
    project : angket.page.project.Project
    path : str
        From the project's folder, as `results/bandung/report/report.html`.
    download : bool
        Whether it is to be kept rather than shown.
    name : str, optional
        Under which it is kept; without it, its own.

    Returns
    -------
    FileResponse

    Raises
    ------
    OutsideError
        Where there is no such file, or it is not one that the page hands out.
    """
    parts = PurePosixPath(path).parts
    file = project.inside(path)
    inner = file.relative_to(project.root).parts
    for names in (parts, inner):
        if names[:1] not in [(folder,) for folder in FOLDERS]:
            raise OutsideError
        if any(name.startswith(".") for name in names):
            raise OutsideError
    if not file.is_file():
        raise OutsideError
    kind = TYPES.get(file.suffix.lower())
    return FileResponse(
        file,
        media_type=kind or "application/octet-stream",
        filename=name or parts[-1],
        content_disposition_type="inline" if kind and not download else "attachment",
        headers={
            "Content-Security-Policy": _OF_PDF if file.suffix.lower() == ".pdf" else _SHUT_OFF,
            "X-Frame-Options": "SAMEORIGIN",
        },
    )
