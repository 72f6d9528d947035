"""What the address of a request asks for."""

from starlette.exceptions import HTTPException


def study_of(request):
    """Return the name of the study that an address is of; empty where it is of none.

    Parameters
    ----------
    request : starlette.requests.Request

    Returns
    -------
    str

    Raises
    ------
    starlette.exceptions.HTTPException
        404, where no file of the project describes that study.
    """
    study = request.path_params.get("study", "")
    if study and not request.app.state.project.has(study):
        raise HTTPException(404)
    return study
