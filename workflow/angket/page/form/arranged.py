"""How the fields of a study stand on the form: in which sections, what is open, where to go on."""

from angket.page.form.nodes import layout, walk


def sections_of(fields):
    """Return the sections of the form with the fields in each."""
    by_key = {node.key: node for node in fields.children}
    for group in fields.children:
        apart = [node for node in group.children if node.key in _apart()]
        by_key |= {node.key: node for node in apart}
        group.children = [node for node in group.children if node not in apart]
    sections = []
    for section in layout()["sections"]:
        nodes = [by_key.pop(key) for key in section["keys"] if key in by_key]
        sections.append({"open": False} | section | {"nodes": nodes})
    sections[-1]["nodes"] += by_key.values()
    return [section for section in sections if section["nodes"]]


def _apart():
    """Return the keys of groups that stand in a section without their groups."""
    return {key for section in layout()["sections"] for key in section["keys"] if "." in key}


def offered(data):
    """Return the names that the settings define, by group, each with its label."""
    found = {}
    for group in ("variables", "profile", "scales", "categories", "sources"):
        entries = data.get(group)
        entries = entries if isinstance(entries, dict) else {}
        found[group] = {
            name: entry.get("label") if isinstance(entry, dict) else None
            for name, entry in entries.items()
        }
    return found


def troubled(fields, messages, added):
    """Return the ids of all groups that a message or a new entry lies in: they stand open."""
    found = set()

    def visit(node):
        below = [visit(child) for child in node.children]
        inside = node.id in messages or (added is not None and node.place == added) or any(below)
        if inside:
            found.add(node.id)
        return inside

    visit(fields)
    return found


def first_of(fields, messages):
    """Return the id of the first field of the form that has a message.

    Parameters
    ----------
    fields : Node
    messages : dict
        By the ids of fields.

    Returns
    -------
    str
        That of the place of messages about nothing in the form, where there is no other.
    """
    order = {key: place for place, key in enumerate(_keys_in_order())}
    children = sorted(fields.children, key=lambda node: order.get(node.key, len(order)))
    ids = (node.id for child in children for node in walk(child))
    return next((one for one in ids if one in messages), "faults")


def _keys_in_order():
    """Yield the first keys of a study, as the sections of the form have them."""
    for section in layout()["sections"]:
        yield from (key.split(".")[0] for key in section["keys"])


def focus_after(fields, added, action):
    """Return the id of the field to go on with after a button was pressed."""
    if action == "ask":
        return "ask-said"
    if added is not None:
        return next((f"{node.id}-entry" for node in walk(fields) if node.place == added), "")
    word, _, rest = action.partition(" ")
    name = rest.partition(" ")[0]
    if word == "remove":
        name = name.rpartition("/")[0]
    known = {node.name: node.id for node in walk(fields)}
    if name not in known:
        return ""
    return f"{known[name]}-group" if word == "remove" else known[name]


def hushed(messages, fields, touched=()):
    """Leave out that something is wanted, where nobody has come to it yet.

    Parameters
    ----------
    messages : dict
        By the ids of fields.
    fields : Node
    touched : collection of str
        Names of fields in which somebody has typed.

    Returns
    -------
    dict
    """
    waiting = {
        node.id
        for node in walk(fields)
        if node.required and not node.given and node.name not in touched
    }
    return {where: told for where, told in messages.items() if where not in waiting}
