"""The checks before a run, while somebody types: each message beside the field it is about."""

from angket.page.columns.respondents import not_there
from angket.page.form.key_labels import nearest_field
from angket.page.form.nodes import walk
from angket.settings.schemas import load_schema
from angket.settings.studies import load_study


def problems_of(file, text, root):
    """Return what is wrong with the settings of a study, as before a run.

    Whether respondents who are named are in the file, a run finds out when it reads the answers.

    Parameters
    ----------
    file : str
        Path of the settings, from the project's folder.
    text : str
        What the file would say.
    root : path
        The project's folder.

    Returns
    -------
    list of angket.settings.problem.Problem
    """
    text = text.replace("\r\n", "\n")
    study, problems = load_study(file, load_schema("study"), root, text=text)
    return problems if study is None else [*problems, *not_there(file, text, root)]


def placed(problems, root):
    """Sort problems to the fields that they are about.

    Parameters
    ----------
    problems : list of angket.settings.problem.Problem
    root : Node

    Returns
    -------
    dict of str to list of Problem
        By the id of a field or a group; those about nothing in the form under an empty id.

    Examples
    --------
    >>> from angket.page.form.nodes import tree
    >>> from angket.settings.problem import Problem
    >>> fields = tree({"type": "object", "properties": {"title": {"type": "string"}}}, {})
    >>> list(placed([Problem("a.yaml", None, "title", "is missing"), Problem("a.yaml", 1, "", "")],
    ...             fields))
    ['title', '']
    """
    ids = {node.dotted: node.id for node in walk(root)}
    found = {}
    for problem in problems:
        found.setdefault(nearest_field(problem.key, ids), []).append(problem)
    return found
