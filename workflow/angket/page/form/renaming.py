"""A name that was changed where it is defined is changed where it is used, too."""

from angket.page.form.nodes import tree, walk


def follow(read, schema):
    """Put new names of variables, columns and the like into the place of their old ones.

    The schema says where names stand: `names` of a key, of the `propertyNames` of a mapping whose
    keys they are, and `mentions` where other words may stand, too.

    Parameters
    ----------
    read : angket.page.form.reading.Read
        Its `data` is changed in place, and `was` where keys of mappings are.
    schema : dict
    """
    new = {
        (place[0], was): place[1]
        for place, was in read.was.items()
        if len(place) == 2 and place[1] != was and was not in read.data[place[0]]
    }
    if not new:
        return
    # What lies inside comes first, as places go by the keys around it.
    for node in reversed([*walk(tree(schema, read.data))]):
        if not node.given or node.value is None:
            continue
        above = read.data
        for key in node.place[:-1]:
            above = above[key]
        values = _renamed(new, node.schema, "names", "mentions")
        if values and node.shape in ("name", "names", "text", "lines"):
            above[node.place[-1]] = _put(above[node.place[-1]], values)
        keys = _renamed(new, node.schema.get("propertyNames", {}), "names")
        if keys and node.shape == "map":
            _put_keys(above, node.place, keys, read.was)


def _renamed(new, schema, *words):
    """Return the new names by their old ones, of the groups that a part of a schema names."""
    groups = {group for word in words for group in schema.get(word, ())}
    return {old: name for (group, old), name in new.items() if group in groups}


def _put(value, names):
    if isinstance(value, list):
        return [names.get(one, one) if isinstance(one, str) else one for one in value]
    return names.get(value, value) if isinstance(value, str) else value


def _put_keys(above, place, names, was):
    whole = above[place[-1]]
    changed = {old: names[old] for old in whole if old in names and names[old] not in whole}
    if not changed:
        return
    above[place[-1]] = {changed.get(key, key): value for key, value in whole.items()}
    for old, name in changed.items():
        before = was.pop((*place, old), old)
        was[(*place, name)] = before
