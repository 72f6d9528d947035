"""What kind of mediation a way through others is, after Zhao, Lynch and Chen (2010)."""

from angket.hypotheses.structural.limits import customary
from angket.hypotheses.structural.specification import parts_of_model
from angket.report.listing import listed
from angket.subjects import part_of

DIRECT = "structural"
KINDS = ("complementary", "competitive", "indirect_only", "direct_only", "neither")


def mediation_told(results, say, name, hypothesis):
    """Yield a sentence for each kind of mediation that there is, with the parts that are of it.

    A way is classified where the model has a path from its first construct to its last; without
    one there is nothing to compare it with.

    Parameters
    ----------
    results : angket.report.results.Results
    say : angket.report.phrases.Phrases
    name : str
        Of the hypothesis.
    hypothesis : dict
    """
    found = {}
    for part in parts_of_model(hypothesis):
        if len(part.way) < 3:
            continue
        direct = part_of(name, f"{part.way[0]}->{part.way[-1]}")
        of_part = ("structural_part", part_of(name, part.name))
        sides = (*of_part, "size"), (DIRECT, direct, "beta")
        places = [*sides, (*of_part, "p"), (DIRECT, direct, "p")]
        if all(results.has(*place) for place in places):
            along, beside, *p = (float(results.value(*place)) for place in places)
            alpha = results.settings["tests"]["alpha"]
            kind = kind_of(along, beside, *(one <= alpha for one in p))
            found.setdefault(kind, []).append(part.name)
    for kind in KINDS:
        if kind in found:
            names = listed(say, found[kind])
            yield say(f"structural.mediation.{kind}", names=names, **customary(results))


def kind_of(along, beside, way_significant, direct_significant):
    """Return the kind of a mediation.

    Parameters
    ----------
    along, beside : float
        The effect along the way, and the direct one.
    way_significant, direct_significant : bool

    Returns
    -------
    str

    Examples
    --------
    >>> [kind_of(0.2, 0.3, True, True), kind_of(0.2, -0.3, True, True)]
    ['complementary', 'competitive']
    >>> [kind_of(0.2, 0.1, *both) for both in ((True, False), (False, True), (False, False))]
    ['indirect_only', 'direct_only', 'neither']
    """
    if way_significant and direct_significant:
        return "complementary" if along * beside > 0 else "competitive"
    if way_significant:
        return "indirect_only"
    return "direct_only" if direct_significant else "neither"
