"""Which effects a mediation has, each as a sum of ways: by themselves, compared, conditional."""

from angket.hypotheses.mediation.effects import Part
from angket.hypotheses.mediation.structure import TOTAL_INDIRECT, at, contrast_of, name_of

# What the difference of a conditional effect at the highest and the lowest value is called.
DIFFERENCE = "difference"


def conditional_of(structure):
    """List the effects that depend on the moderator: ways, and their sum."""
    ways = [name_of(path) for path in structure.paths if structure.is_conditional(path)]
    return [*ways, *([TOTAL_INDIRECT] if ways and len(structure.paths) > 1 else [])]


def effects_of(structure, distances):
    """Return every effect as a sum of ways, by name.

    Those that depend on the moderator are taken at its values, and as the difference between the
    highest and the lowest of them.
    """
    conditional, effects = conditional_of(structure), {}
    for name, paths in _named(structure).items():
        if name not in conditional:
            effects[name] = [Part(1, path) for path in paths]
            continue
        for place, distance in distances.items():
            effects[at(name, place)] = [Part(1, path, distance) for path in paths]
        lowest, *_, highest = distances.values()
        effects[at(name, DIFFERENCE)] = [
            Part(sign, path, distance)
            for sign, distance in ((1, highest), (-1, lowest))
            for path in paths
        ]
    for first, second in structure.compared:
        effects[contrast_of(first, second)] = [Part(1, first), Part(-1, second)]
    return effects


def indices_of(structure, distances):
    """Return the index of each effect that has one: how much it changes with the moderator."""
    indices, binary = {}, len(distances) == 2
    for name in conditional_of(structure):
        paths = _named(structure)[name]
        moderated = [path for path in paths if structure.is_conditional(path)]
        if all(map(structure.is_linear, moderated)):
            change = (1, 1.0), (-1, 0.0)
        elif binary:
            lowest, highest = distances.values()
            width = highest - lowest
            change = (1 / width, highest), (-1 / width, lowest)
        else:
            continue
        indices[name] = [Part(sign, path, far) for sign, far in change for path in paths]
    return indices


def _named(structure):
    named = {name_of(path): [path] for path in structure.paths}
    return named | ({TOTAL_INDIRECT: structure.paths} if len(structure.paths) > 1 else {})


def deciding_of(structure, distances):
    """Return the effect that decides on the hypothesis, and the statistic that holds its p.

    With a moderator of the effect that the hypothesis is about, its index, or where it has none the
    difference between its values.
    """
    focal = structure.focal
    if focal not in conditional_of(structure):
        return focal, "p"
    if focal in indices_of(structure, distances):
        return focal, "index_p"
    return at(focal, DIFFERENCE), "p"


def deciding_parts(structure, distances):
    """Return the deciding effect as a sum of ways."""
    name, statistic = deciding_of(structure, distances)
    sums = indices_of if statistic == "index_p" else effects_of
    return sums(structure, distances)[name]
