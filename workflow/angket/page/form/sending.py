"""What a form sends that nobody has touched: the pairs of its fields' names and texts."""

from angket.page.form.nodes import tree
from angket.page.form.values import shown, types_of

NAME = ("string",)


def pairs_of(schema, data):
    """Return what the form of settings sends as it is.

    Parameters
    ----------
    schema : dict
    data : dict

    Returns
    -------
    list of tuple of str
        Names and texts, as `angket.page.form.reading.Read` reads them.

    Examples
    --------
    >>> schema = {"type": "object", "properties": {"title": {"type": "string"}}}
    >>> pairs_of(schema, {"title": "Burnout"})
    [('title', 'Burnout')]
    """
    return list(_sent(tree(schema, data)))


def _sent(node):
    name = node.name
    if node.entry and isinstance(node.place[-1], str):
        yield f"{name}/=name", shown(node.place[-1], NAME)
        yield f"{name}/=was", shown(node.place[-1], NAME)
    if node.shape == "other":
        yield name, node.raw
        return
    if node.shape == "unfit":
        yield f"{name}/=json", node.raw
        return
    if node.alternatives:
        yield f"{name}/=as", node.alternative
    if node.empty and name:
        yield f"{name}/=empty", node.empty
    if node.shape in ("names", "choices"):
        types = types_of(node.schema["items"])
        yield from ((name, shown(value, types)) for value in node.chosen)
    elif node.shape in ("group", "map", "list"):
        for child in node.children:
            yield from _sent(child)
    else:
        yield name, node.text
