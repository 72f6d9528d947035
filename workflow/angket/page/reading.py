"""What the page reads of a project: settings of a study, and where results of anything lie."""

from typing import NamedTuple

from angket.settings.schemas import load_schema
from angket.settings.studies import load_study
from angket.settings.study_names import name_problem
from angket.settings.systems import load_entry
from angket.systems import described, systems


class Place(NamedTuple):
    """Something that has results.

    Attributes
    ----------
    name : str
        Of a study, or of an entry of a system.
    system : str or None
        None of a study.
    folder : Path
        Of its results.
    address : str
        Of the screen that shows them.
    """

    name: str
    system: str | None
    folder: object
    address: str


def place_of(project, request):
    """Return what a request asks for the results of, or None where there is no such thing."""
    asked = request.path_params
    if "study" in asked:
        study = asked["study"]
        found = project.has(study)
        return (
            Place(study, None, project.results(study), f"/study/{study}/results") if found else None
        )
    system, name = asked["system"], asked["entry"]
    return next(
        (place for place in others(project) if (place.system, place.name) == (system, name)), None
    )


def others(project):
    """List what has results beside studies: the entries of systems."""
    found = []
    for system in systems():
        folder = project.inside(described(system, "x")).parent
        for name in sorted(file.stem for file in folder.glob("*.yaml")):
            results = project.inside("results", system, name)
            if not name_problem(name) and (results / "statistics.csv").is_file():
                found.append(Place(name, system, results, f"/results/{system}/{name}"))
    return found


def settings_of(project, name, system=None, answered=False):
    """Return the settings of a study or of an entry of a system, and what is wrong with them.

    Parameters
    ----------
    project : angket.page.project.Project
    name : str
    system : str, optional
    answered : bool
        Whether the files that they name must be there, and have the columns that are named.

    Returns
    -------
    settings : dict or None
        Completed; None where they cannot be read.
    problems : list of angket.settings.problem.Problem
    """
    if system:
        return load_entry(system, name, project.root, answered)
    file = f"config/studies/{name}.yaml"
    return load_study(file, load_schema("study"), project.root, answered)
