"""From what a study says of a structural model to constructs, items and paths."""

from typing import NamedTuple

from angket.statistics.structural.higher_order import stages
from angket.statistics.structural.path_model import PathModel, path_model
from angket.statistics.structural.products import Product
from angket.subjects import product_of

COMPOSITES = ("pls", "plsc")


class Part(NamedTuple):
    """One thing that is hypothesised.

    Attributes
    ----------
    name : str
        Of the study's own, or what it is about.
    way : tuple of str
        The constructs from the first to the last.
    moderator : str or None
    direction : str or None
        positive or negative.
    both_ways : bool
        Whether it is the correlation of two constructs.
    """

    name: str
    way: tuple
    moderator: str | None = None
    direction: str | None = None
    both_ways: bool = False

    @property
    def about(self):
        """What the statistics call it: `a->b`, `a->m->b`; moderated `a*z->b`; both ways `a~b`."""
        if self.both_ways:
            return "~".join(self.way)
        if self.moderator:
            return f"{product_of(self.way[0], self.moderator)}->{self.way[-1]}"
        return "->".join(self.way)

    @property
    def product(self):
        """The product of constructs that a moderation is about, or None."""
        return Product(self.way[0], self.moderator, self.way[-1]) if self.moderator else None


class Specification(NamedTuple):
    """A model as a study says it.

    Attributes
    ----------
    lower : angket.statistics.structural.path_model.PathModel or None
        The first stage, where constructs of a higher order are made of others.
    model : angket.statistics.structural.path_model.PathModel
        Of what is hypothesised, without products.
    products : tuple of angket.statistics.structural.products.Product
    parts : tuple of Part
    """

    lower: PathModel | None
    model: PathModel
    products: tuple
    parts: tuple

    @property
    def items(self):
        """The items whose answers are needed, in the order of the model that they stand in."""
        return (self.lower or self.model).items


def constructs_in(hypothesis):
    """List the variables of a model, each once: those that act before those acted on.

    >>> constructs_in({"paths": {"y": ["x", "m"], "m": ["x"]}})
    ['x', 'm', 'y']
    >>> constructs_in({"constructs": ["x", "y"]})
    ['x', 'y']
    """
    if is_measured_alone(hypothesis):
        return list(hypothesis.get("constructs") or ())
    paths = with_moderators(hypothesis)
    named = dict.fromkeys(name for sources in paths.values() for name in sources) | dict.fromkeys(
        paths
    )
    found = []
    while len(found) < len(named):
        ready = [
            name for name in named if name not in found and set(paths.get(name, ())) <= set(found)
        ]
        # Of a circle, which is told elsewhere, every name is listed all the same.
        found += ready[:1] or [name for name in named if name not in found]
    return found


def is_measured_alone(hypothesis):
    """Tell whether a model says how constructs are measured, and not what acts on what.

    >>> is_measured_alone({"constructs": ["x", "y"]}), is_measured_alone({"paths": {"y": ["x"]}})
    (True, False)
    """
    return "paths" not in hypothesis


def with_moderators(hypothesis):
    """Return the paths, with those of moderators on what they are moderators of.

    >>> part = {"from": "x", "to": "y", "moderated_by": "z"}
    >>> with_moderators({"paths": {"y": ["x"]}, "parts": {"a": part}})
    {'y': ['x', 'z']}
    """
    paths = {target: list(sources) for target, sources in hypothesis.get("paths", {}).items()}
    for part in (hypothesis.get("parts") or {}).values():
        moderator = part.get("moderated_by")
        if moderator and moderator not in paths.get(part.get("to"), [moderator]):
            paths[part["to"]].append(moderator)
    return paths


def parts_of_model(hypothesis):
    """List what is hypothesised; without `parts`, each path, and nothing where there are none.

    >>> [part.about for part in parts_of_model({"paths": {"y": ["x", "m"], "m": ["x"]}})]
    ['x->y', 'm->y', 'x->m']
    >>> stated = {"constructs": ["x", "y"], "parts": {"a": {"between": ["y", "x"]}}}
    >>> [part.about for part in parts_of_model(stated)]
    ['x~y']
    """
    named = hypothesis.get("parts") or {}
    if is_measured_alone(hypothesis):
        return tuple(_correlated(name, part, hypothesis) for name, part in named.items())
    if not named:
        return tuple(
            Part(f"{source}->{target}", (source, target))
            for target, sources in hypothesis.get("paths", {}).items()
            for source in sources
        )
    return tuple(
        Part(
            name,
            (part["from"], *part.get("through", ()), part["to"]),
            part.get("moderated_by"),
            part.get("direction"),
        )
        for name, part in named.items()
    )


def _correlated(name, part, hypothesis):
    order = list(hypothesis.get("constructs") or ())
    pair = sorted(part.get("between", ()), key=lambda one: order.index(one) if one in order else -1)
    return Part(name, tuple(pair), direction=part.get("direction"), both_ways=True)


def specify(hypothesis, variables, left_out=()):
    """Put a model together.

    Parameters
    ----------
    hypothesis : dict
    variables : dict of str to dict
        The `items` of each variable, and its `dimensions` with theirs.
    left_out : collection of str
        Items that do not count.

    Returns
    -------
    Specification

    Examples
    --------
    >>> variables = {"x": {"items": ["x1", "x2"]}, "y": {"items": ["y1"]}}
    >>> specify({"paths": {"y": ["x"]}}, variables).model.items
    ('x1', 'x2', 'y1')
    """

    def counted(items):
        return [item for item in items if item not in left_out]

    paths = with_moderators(hypothesis)
    higher, blocks = {}, {}
    for name in constructs_in(hypothesis):
        if name in (hypothesis.get("higher_order") or ()):
            dimensions = variables[name]["dimensions"]
            higher[name] = list(dimensions)
            blocks |= {part: counted(one["items"]) for part, one in dimensions.items()}
        else:
            blocks[name] = counted(variables[name]["items"])
    formative = hypothesis.get("formative") or ()
    parts = parts_of_model(hypothesis)
    products = tuple(dict.fromkeys(part.product for part in parts if part.product))
    if higher:
        lower, model = stages(blocks, paths, higher, formative)
        if is_measured_alone(hypothesis):
            # In the order of the study, by which pairs are called.
            among = {name: higher.get(name) or blocks[name] for name in constructs_in(hypothesis)}
            model = path_model(among, paths)
        return Specification(lower, model, products, parts)
    return Specification(None, path_model(blocks, paths, formative), products, parts)
