"""A name that was changed where it is defined is changed where it is used, too."""

from angket.page.form.nodes import tree, walk


def follow(read, schema):
    """Put new names of variables, columns and the like into the place of their old ones.

    Parameters
    ----------
    read : angket.page.form.reading.Read
        Its `data` is changed in place.
    schema : dict
    """
    new = {
        (place[0], was): place[1]
        for place, was in read.was.items()
        if len(place) == 2 and place[1] != was and was not in read.data[place[0]]
    }
    if not new:
        return
    for node in walk(tree(schema, read.data)):
        renamed = {
            old: name for (group, old), name in new.items() if group in node.schema.get("names", ())
        }
        if not renamed or node.value is None:
            continue
        whole = read.data
        for key in node.place[:-1]:
            whole = whole[key]
        if node.shape == "name":
            whole[node.place[-1]] = renamed.get(node.value, node.value)
        elif node.shape == "names" and node.given:
            whole[node.place[-1]] = [renamed.get(name, name) for name in node.value]
