"""What the parts of a structural model are called in a report."""

from angket.hypotheses.structural.specification import parts_of_model
from angket.subjects import factors_of

TO, TIMES, PAIR = " → ", " \N{MULTIPLICATION SIGN} ", " \N{EN DASH} "


def construct_told(results, construct):
    """Name a construct, or the product of two."""
    return TIMES.join(results.label(one) for one in factors_of(construct))


def way_told(results, about):
    """Name a path, a way, a total effect or a pair by the names of its constructs."""
    if "~" in about:
        return PAIR.join(construct_told(results, one) for one in about.split("~"))
    return TO.join(construct_told(results, one) for one in about.replace("=>", "->").split("->"))


def part_told(results, part):
    """Name a part: by its own name, where it has one, and its way."""
    way = way_told(results, part.about)
    return way if part.name == part.about else f"{part.name}: {way}"


def parts_told(results, hypothesis):
    """Name every part of a hypothesis, by its name."""
    return {part.name: part_told(results, part) for part in parts_of_model(hypothesis)}
