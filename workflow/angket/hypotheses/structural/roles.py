"""What a structural model is about: variables by their items."""

from itertools import pairwise

from angket.hypotheses.structural.specification import (
    COMPOSITES,
    constructs_in,
    is_measured_alone,
    parts_of_model,
    with_moderators,
)
from angket.messages.message import Message
from angket.statistics.structural.path_model import path_model

# What parts say of arrows alone.
ARROWS = {"from", "to", "through", "moderated_by"}


def variables(hypothesis):
    """Name the variables whose answers are needed."""
    return constructs_in(hypothesis)


def models(name, hypothesis):
    """List the regressions whose assumptions are examined: none, the kind examines its own."""
    return []


def problems(hypothesis, study):
    """Yield what does not fit: the path of keys in the hypothesis, and the message."""
    composites = hypothesis["estimator"] in COMPOSITES
    known = study["variables"]
    made_up = [*_of_makeup(hypothesis, composites)]
    if made_up:
        yield from made_up
        return
    named = constructs_in(hypothesis)
    if any(name not in known for name in named):
        return  # told already
    paths = hypothesis.get("paths", {})
    for target, sources in paths.items():
        if target in sources:
            yield ("paths", target), Message("hypotheses.structural.on_itself", name=target)
            return
    try:
        path_model({name: [name] for name in named}, with_moderators(hypothesis))
    except ValueError as circle:
        yield ("paths",), Message("hypotheses.structural.circle", names=circle.args[0])
        return
    yield from _of_estimator(hypothesis, composites)
    yield from _of_higher_order(hypothesis, known, named)
    yield from _of_formative(hypothesis, known, named)
    yield from _of_parts(hypothesis, named)
    yield from _of_items(hypothesis, known, named)
    if "target" in hypothesis and hypothesis["target"] not in paths:
        yield ("target",), Message("hypotheses.structural.target", name=hypothesis["target"])


def _of_makeup(hypothesis, composites):
    """Yield what makes a model none: neither arrows nor constructs, or both."""
    alone = is_measured_alone(hypothesis)
    if alone and "constructs" not in hypothesis:
        yield (), Message("hypotheses.structural.no_model")
        return
    if "constructs" in hypothesis and not alone:
        yield ("constructs",), Message("hypotheses.structural.two_models")
        return
    if alone and composites:
        told = {"estimator": hypothesis["estimator"]}
        yield ("constructs",), Message("hypotheses.structural.measured_by", **told)
    wanted, unused = ({"between"}, ARROWS) if alone else ({"from", "to"}, {"between"})
    for name, part in (hypothesis.get("parts") or {}).items():
        for key in sorted(unused & part.keys()):
            told = {"part": name, "setting": key}
            kind = "of_constructs" if alone else "of_paths"
            yield ("parts", name, key), Message(f"hypotheses.structural.{kind}", **told)
            break
        else:
            for key in sorted(wanted - part.keys()):
                told = {"part": name, "setting": key}
                yield ("parts", name), Message("hypotheses.structural.part_lacks", **told)


def _of_estimator(hypothesis, composites):
    """Yield keys that the estimator has no use for."""
    estimator = hypothesis["estimator"]
    unused = {
        "formative": composites,
        "target": estimator == "pls",
        "correlated_errors": estimator in ("ml", "mlr"),
        "groups": estimator != "wlsmv",
    }
    for key, usable in unused.items():
        if key in hypothesis and not usable:
            told = {"setting": key, "estimator": estimator}
            kind = "ordinal_groups" if key == "groups" else "not_with"
            yield (key,), Message(f"hypotheses.structural.{kind}", **told)
    for name, part in (hypothesis.get("parts") or {}).items():
        if "moderated_by" in part and estimator not in ("pls", "ml", "mlr"):
            place = ("parts", name, "moderated_by")
            yield place, Message("hypotheses.structural.no_products", estimator=estimator)


def _of_higher_order(hypothesis, known, named):
    moderated = [
        name for name, part in (hypothesis.get("parts") or {}).items() if "moderated_by" in part
    ]
    if hypothesis.get("higher_order") and moderated and hypothesis["estimator"] != "pls":
        told = {"part": moderated[0]}
        yield ("higher_order",), Message("hypotheses.structural.not_moderated", **told)
    for place, name in enumerate(hypothesis.get("higher_order") or ()):
        if name not in named:
            message = Message("hypotheses.structural.not_in_model", name=name)
            yield ("higher_order", place), message
        elif len(known[name].get("dimensions") or {}) < 2:
            yield ("higher_order", place), Message("hypotheses.structural.no_dimensions", name=name)


def _of_formative(hypothesis, known, named):
    higher = hypothesis.get("higher_order") or ()
    usable = [
        *named, *(part for name in higher if name in known for part in
                  known[name].get("dimensions") or ()),
    ]  # fmt: skip
    for place, name in enumerate(hypothesis.get("formative") or ()):
        if name not in usable:
            message = Message("hypotheses.structural.not_in_model", name=name)
            yield ("formative", place), message


def _of_parts(hypothesis, named):
    """Yield parts that the paths do not hold."""
    paths = with_moderators(hypothesis)
    stated = hypothesis.get("parts") or {}
    for part in parts_of_model(hypothesis):
        if part.name not in stated:
            continue
        for one in (*part.way, part.moderator):
            if one is not None and one not in named:
                yield ("parts", part.name), Message("hypotheses.structural.not_in_model", name=one)
                break
        else:
            for start, end in () if part.both_ways else pairwise(part.way):
                if start not in paths.get(end, ()):
                    told = {"part": part.name, "start": start, "end": end}
                    yield ("parts", part.name), Message("hypotheses.structural.no_path", **told)
            if part.moderator in part.way:
                told = {"part": part.name, "name": part.moderator}
                yield ("parts", part.name), Message("hypotheses.structural.by_itself", **told)
            if part.moderator and len(part.way) > 2:
                message = Message("hypotheses.structural.moderated_way", part=part.name)
                yield ("parts", part.name), message


def _of_items(hypothesis, known, named):
    items = {item for name in named for item in known[name]["items"]}
    seen = set()
    for place, pair in enumerate(hypothesis.get("correlated_errors") or ()):
        if len(set(pair)) < 2 or frozenset(pair) in seen:
            told = {"pair": ", ".join(pair)}
            yield ("correlated_errors", place), Message("hypotheses.structural.no_pair", **told)
        seen.add(frozenset(pair))
        for item in pair:
            if item not in items:
                message = Message("hypotheses.structural.no_item", item=item)
                yield ("correlated_errors", place), message
