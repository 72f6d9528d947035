"""The path diagram of several mediators, of mediations with covariates or with a moderator."""

from functools import partial

from angket.figures.numbers import number
from angket.hypotheses.mediation.diagram import Arrow, draw_in_a_row, draw_side_by_side
from angket.hypotheses.mediation.structure import (
    DIRECT,
    TOTAL,
    TOTAL_INDIRECT,
    at,
    name_of,
    path_named,
    structure_of,
)
from angket.hypotheses.mediation.sums import conditional_of
from angket.subjects import part_of, product_of
from angket.tables import number_in

SECTION = "mediation"
# Of a coefficient, as in its table.
DECIMALS = 3
# The mark of an arrow whose slope a moderator changes.
MARK = "†"
TO = " → "
# With more ways than these only the longest is told below, and the sum.
MOST_SHOWN = 4


def extended_redrawn(name, hypothesis, statistics, settings):
    """Yield the path diagram, as `angket.hypotheses.mediation.figures.redrawn` does."""
    structure = structure_of(hypothesis)
    words, alpha = settings["words"], settings["tests"]["alpha"]
    find = partial(number_in, statistics, SECTION)
    arrows = []
    for end in (*structure.mediators, structure.response):
        for start in structure.starts(end):
            direct = (start, end) == (structure.predictor, structure.response)
            subject = part_of(name, DIRECT if direct else name_of((start, end)))
            b, p = find(subject, "b"), find(subject, "p")
            if b is None or p is None:
                return  # the report says why
            mark = MARK if structure.is_moderated(start, end) else ""
            told = number(b, DECIMALS, words["decimal_mark"]) + mark
            arrows.append(Arrow(start, end, told, p <= alpha))
    order = [structure.predictor, *structure.mediators, structure.response]
    labels = _labels(settings, [*order, *([structure.moderator] if structure.moderator else [])])
    places = _places(statistics, name, structure)
    below = [*_effects(find, name, structure, labels, words, alpha, places)]
    if not all(arrow.significant for arrow in arrows):
        level = _plain(words, alpha)
        below.append((words["paths_dashed"].format(alpha=level),))
    draw = draw_in_a_row if structure.serial else draw_side_by_side
    names = {variable: labels[variable] for variable in order}
    told = [labels[mediator] for mediator in structure.mediators]
    title = words["extended_paths"].format(
        predictor=labels[structure.predictor],
        response=labels[structure.response],
        mediators=", ".join(told),
    )
    drawing = partial(draw, names, order, arrows, below, settings.get("notice"))
    yield f"path_diagram_{name}", "path_diagram", name, title, drawing


def _labels(settings, names):
    described = settings["variables"] | (settings.get("profile") or {})
    return {name: described.get(name, {}).get("label", name) for name in names}


def _places(statistics, name, structure):
    """List the two values of a moderator that has two, one point apart; of others, none."""
    begin = part_of(name, at(structure.focal, ""))
    values = {
        subject.removeprefix(begin): number_in(statistics, SECTION, subject, "moderator")
        for section, subject, statistic in statistics
        if section == SECTION and statistic == "moderator" and subject.startswith(begin)
    }
    if None in values.values():
        return []
    two = len(values) == 2 and max(values.values()) - min(values.values()) == 1
    return sorted(values, key=values.get) if two else []


def _effects(find, name, structure, labels, words, alpha, places):
    """Yield a line for each indirect effect, the total one and what the moderator changes."""
    percent = f"{(1 - alpha) * 100:.4g}"
    if structure.moderator:
        told = {"mark": MARK, "moderator": labels[structure.moderator]}
        key = "groups" if len(places) == 2 else "moderator"
        told |= dict(zip(("low", "high"), places, strict=False))
        yield (words["extended"][key].format(**told),)
        for end in (*structure.mediators, structure.response):
            for start in structure.starts(end):
                if structure.is_moderated(start, end):
                    term = product_of(start, structure.moderator)
                    b = find(part_of(name, name_of((term, end))), "b")
                    arrow = TO.join(labels[one] for one in (start, end))
                    told = {"path": arrow, "value": number(b, DECIMALS, words["decimal_mark"])}
                    yield (words["extended"]["changed"].format(**told),)
    conditional, intervals = conditional_of(structure), False
    ways = [name_of(path) for path in structure.paths]
    shown = ways if len(ways) <= MOST_SHOWN else ways[-1:]
    for effect in [*shown, *([TOTAL_INDIRECT] if ways[1:] else [])]:
        value, begin = ("index", "index_") if effect in conditional else ("b", "")
        kind = "index" if effect in conditional else "indirect"
        subject = part_of(name, effect)
        b = find(subject, value)
        if b is None:
            continue
        told = words["extended"]["sum"]
        if effect != TOTAL_INDIRECT:
            told = TO.join(labels[one] for one in path_named(effect))
        limits = [find(subject, f"{begin}percentile_{limit}") for limit in ("low", "high")]
        value = number(b, DECIMALS, words["decimal_mark"])
        if None not in limits:
            intervals = True
            low, high = (number(limit, DECIMALS, words["decimal_mark"]) for limit in limits)
            value += " " + words["path"]["interval"].format(low=low, high=high)
        yield words["extended"][kind].format(path=told), value
    total = find(part_of(name, TOTAL), "b")
    if total is not None:
        value = number(total, DECIMALS, words["decimal_mark"])
        yield (words["extended"]["total"].format(value=value),)
    if intervals:
        yield (words["paths_intervals"].format(percent=percent),)


def _plain(words, alpha):
    level = f"{alpha:g}" if words["leading_zero"] else f"{alpha:g}".removeprefix("0")
    return level.replace(".", words["decimal_mark"])
