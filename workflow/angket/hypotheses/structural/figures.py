"""What is drawn of a structural model: its diagram, and the map of importance and performance."""

from functools import partial

import pandas as pd

from angket.figures.numbers import number
from angket.hypotheses.structural.diagram import Arrow, Construct, draw_path_model
from angket.hypotheses.structural.importance_map import draw_importance
from angket.hypotheses.structural.measurement_diagram import Pair, draw_measurement
from angket.hypotheses.structural.slopes_drawn import draw_slopes
from angket.hypotheses.structural.specification import (
    COMPOSITES,
    constructs_in,
    is_measured_alone,
    parts_of_model,
)
from angket.statistics.regression.simple_lines import AT
from angket.subjects import factors_of, part_of, parts_of
from angket.tables import number_in

SECTION = "structural"
STARS = ((0.001, "***"), (0.01, "**"), (0.05, "*"))
DECIMALS = 3
OF_ITEMS = 2
TIMES = " \N{MULTIPLICATION SIGN} "


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of each figure."""
    yield from redrawn(name, hypothesis, pictured.statistics, pictured.settings)


def redrawn(name, hypothesis, statistics, settings):
    """Yield the figures from the statistics alone, where the model has a solution."""
    begin = parts_of(name)
    subjects = dict.fromkeys(
        subject.removeprefix(begin)
        for section, subject, _ in statistics
        if section == SECTION and subject.startswith(begin)
    )
    words, find = settings["words"], partial(number_in, statistics, SECTION)
    paths = [one for one in subjects if one.count("->") == 1]
    alpha = settings["tests"]["alpha"]
    if is_measured_alone(hypothesis):
        yield from _measured(name, hypothesis, subjects, find, settings)
    if not paths:
        return
    arrows = []
    for path in paths:
        beta, p = (find(part_of(name, path), key) for key in ("beta", "p"))
        if beta is None:
            return  # the report says why
        told = _starred(beta, p, words)
        arrows.append(Arrow(*path.split("->"), told, None if p is None else p <= alpha))
    ends = dict.fromkeys(end for arrow in arrows for end in (arrow.start, arrow.end))
    order = [one for one in constructs_in(hypothesis) if one in ends]
    order += [one for one in ends if one not in order]
    constructs = {one: _construct(one, name, subjects, hypothesis, find, settings) for one in order}
    below = [_marks(words, alpha)]
    if any(arrow.significant is None for arrow in arrows):
        below.append(words["untested"])
    if any(one.formative for one in constructs.values()):
        below.append(words["formed"])
    drawing = partial(draw_path_model, constructs, arrows, below, settings.get("notice"))
    yield f"path_model_{name}", "path_model", name, words["path_model_title"], drawing
    yield from _slopes(name, hypothesis, statistics, settings)
    yield from _map(name, hypothesis, find, settings)


def _measured(name, hypothesis, subjects, find, settings):
    """Yield the diagram of constructs without paths."""
    words, alpha = settings["words"], settings["tests"]["alpha"]
    constructs = {
        one: _construct(one, name, subjects, hypothesis, find, settings)
        for one in constructs_in(hypothesis)
    }
    pairs = []
    for one in subjects:
        ends = one.split("~")
        r, p = (find(part_of(name, one), key) for key in ("r", "p"))
        if r is not None and {*ends} <= {*constructs}:
            significant = None if p is None else p <= alpha
            pairs.append(Pair(*ends, _starred(r, p, words), significant))
    if len(constructs) > 1 and not pairs:
        return  # the report says why
    below = [_marks(words, alpha)] if pairs else []
    if any(pair.significant is None for pair in pairs):
        below.append(words["untested"])
    drawing = partial(draw_measurement, constructs, pairs, below, settings.get("notice"))
    yield f"path_model_{name}", "path_model", name, words["measurement_title"], drawing


def _starred(value, p, words):
    """Write a coefficient with a star for each level that its p is below."""
    stars = next((mark for level, mark in STARS if p is not None and p < level), "")
    return number(value, DECIMALS, words["decimal_mark"]) + stars


def _marks(words, alpha):
    """Say what stars and dashes mean."""
    levels = (("five", 0.05), ("one", 0.01), ("tenth", 0.001), ("alpha", alpha))
    return words["stars"].format(**{key: _level(words, level) for key, level in levels})


def _slopes(name, hypothesis, statistics, settings):
    """Yield the lines of each moderation, where its slopes are there."""
    words, slopes = settings["words"], partial(number_in, statistics, "structural_slope")
    mark = words["decimal_mark"]
    products = {part.product: part for part in parts_of_model(hypothesis) if part.moderator}
    for place, (product, part) in enumerate(products.items()):
        about = part_of(name, part.about)
        path = part_of(name, f"{product.moderator}->{product.target}")
        effect = number_in(statistics, SECTION, path, "beta")
        lines = {}
        for at, told in words["slope_with_interval"].items():
            found = [slopes(part_of(about, at), key) for key in ("slope", "ci_low", "ci_high")]
            if effect is None or None in found:
                return  # the report says why
            written = [number(value, DECIMALS, mark) for value in found]
            line = told.format(**dict(zip(("slope", "low", "high"), written, strict=True)))
            lines[line] = AT[at] * effect, found[0]
        labels = {key: _label(settings, getattr(product, key)) for key in product._fields}
        axes = [
            words["standardised_axis"].format(construct=labels[one])
            for one in ("predictor", "target", "moderator")
        ]
        title = words["simple_slopes_title"].format(**labels)
        drawing = partial(draw_slopes, lines, axes, words, settings.get("notice"))
        further = f"_{place + 1}" if place else ""
        yield f"simple_slopes_{name}{further}", "simple_slopes", name, title, drawing


def _construct(construct, name, subjects, hypothesis, find, settings):
    words = settings["words"]
    mark = words["decimal_mark"]
    label = _named(settings, construct)
    explained = find(part_of(name, construct), "r_squared")
    told = ""
    if explained is not None:
        told = words["explained"].format(value=number(explained, DECIMALS, mark))
    formative = construct in (hypothesis.get("formative") or ())
    shown = "weight" if formative and hypothesis["estimator"] in COMPOSITES else "loading"
    values = {}
    for one in subjects:
        item, tilde, of = one.partition("~")
        if tilde and of == construct:
            own = find(part_of(name, one), "se") is not None or (
                find(part_of(name, one), "weight") is not None
            )
            value = find(part_of(name, one), shown)
            if own and value is not None:
                values[item] = value
    items = tuple(
        f"{_named(settings, item)}  {number(value, OF_ITEMS, mark)}"
        for item, value in values.items()
    )
    summary = ""
    if len(values) == 1:
        items, summary = (), words["one_item"]
    elif values:
        low, high = (
            number(end, OF_ITEMS, mark) for end in (min(values.values()), max(values.values()))
        )
        summary = words["item_count"].format(count=len(values), low=low, high=high)
    return Construct(label, told, items, summary, formative)


def _named(settings, name):
    """Return the label of a construct or item, or those that a product is made of."""
    return TIMES.join(_label(settings, one) for one in factors_of(name))


def _label(settings, name):
    variables = settings["variables"]
    if name in variables:
        return variables[name]["label"]
    for variable in variables.values():
        if name in variable.get("dimensions", {}):
            return variable["dimensions"][name]["label"]
    return name


def _level(words, level):
    text = f"{level:g}"
    text = text if words["leading_zero"] else text.removeprefix("0")
    return text.replace(".", words["decimal_mark"])


def _map(name, hypothesis, find, settings):
    """Yield the map of importance and performance, where a target is named."""
    target = hypothesis.get("target")
    if not target:
        return
    rows = {}
    for construct in constructs_in(hypothesis):
        subject = part_of(name, construct)
        values = [find(subject, key) for key in ("importance", "performance")]
        if None not in values:
            rows[_label(settings, construct)] = values
    if not rows:
        return
    words = settings["words"]
    points = pd.DataFrame.from_dict(rows, orient="index", columns=["importance", "performance"])
    labels = words["importance_axis"].format(target=_label(settings, target))
    drawing = partial(
        draw_importance, points, (labels, words["performance_axis"]), words, settings.get("notice")
    )
    yield f"importance_{name}", "importance", name, words["importance_title"], drawing
