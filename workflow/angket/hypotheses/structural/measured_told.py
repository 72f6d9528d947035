"""What falls short in the measurement of a structural model, by the customary limits."""

import collections

from angket.hypotheses.structural import tables
from angket.hypotheses.structural.limits import (
    AVE,
    HTMT,
    LOADING,
    RELIABLE,
    VIF,
    WEIGHED,
    customary,
)
from angket.hypotheses.structural.named_parts import construct_told, way_told
from angket.hypotheses.structural.specification import COMPOSITES
from angket.report.listing import listed
from angket.subjects import is_product, part_of

SECTION = "structural"


def measured_told(results, say, name, hypothesis):
    """Say which items and constructs fall short of what is customary.

    Parameters
    ----------
    results : angket.report.results.Results
    say : angket.report.phrases.Phrases
    name : str
        Of the hypothesis.
    hypothesis : dict
    """
    parts = tables.Parts(results, name)

    def low(subjects, statistic, limit, below=True):
        for one in subjects:
            place = (SECTION, part_of(name, one), statistic)
            if results.has(*place):
                value = float(results.value(*place))
                if value < limit if below else value > limit:
                    yield one

    # Of items that form their construct the weight counts.
    formative = hypothesis.get("formative") or ()
    own = [
        one
        for one in parts.own(results, name)
        if one.split("~")[1] not in formative and not is_product(one)
    ]
    items = [_item(results, one) for one in low(own, "loading", LOADING)]
    inflated = [*low(parts.own(results, name), "vif", VIF, below=False)]
    inflated = dict.fromkeys(_item(results, one) for one in inflated)
    inflated |= dict.fromkeys(way_told(results, one) for one in low(parts.paths, "vif", VIF, False))
    counted = collections.Counter(one.split("~")[1] for one in own)
    # Single items have no such numbers.
    known = {
        "htmt": any(results.has(SECTION, part_of(name, one), "htmt_high") for one in parts.pairs),
        "vif": hypothesis["estimator"] in COMPOSITES and bool(parts.pairs),
        "loadings": any(count > 1 for count in counted.values()),
        "ave": any(results.has(SECTION, part_of(name, one), "ave") for one in parts.constructs),
        "reliability": any(
            results.has(SECTION, part_of(name, one), "rho_c") for one in parts.constructs
        ),
    }
    constructs = [construct_told(results, one) for one in low(parts.constructs, "ave", AVE)]
    unreliable = [construct_told(results, one) for one in low(parts.constructs, "rho_c", RELIABLE)]
    turned = [_item(results, one) for one in low(own, "loading", 0)]
    if turned:
        yield say("structural.low.turned", names=listed(say, turned))
    yield from _weights(results, say, name, parts, hypothesis)
    by_others = [
        construct_told(results, one)
        for one in dict.fromkeys(
            [*low(parts.constructs, "alpha", RELIABLE), *low(parts.constructs, "rho_a", RELIABLE)]
        )
    ]
    if by_others:
        told = listed(say, by_others)
        yield say("structural.low.alpha", names=told, **customary(results))
    close = [way_told(results, one) for one in low(parts.pairs, "htmt_high", HTMT, below=False)]
    joined = [
        way_told(results, one)
        for one in parts.pairs
        if results.has(SECTION, part_of(name, one), "fornell_larcker")
        and results.value(SECTION, part_of(name, one), "fornell_larcker") != "true"
    ]
    for key, told in (
        ("loadings", items),
        ("ave", constructs),
        ("reliability", unreliable),
        ("fornell", joined),
        ("htmt", close),
        ("vif", [*inflated]),
    ):
        if told:
            yield say(f"structural.low.{key}", names=listed(say, told), **customary(results))
        elif known.get(key):
            yield say(f"structural.fine.{key}", **customary(results))
    biased = [construct_told(results, one)
              for one in low(parts.constructs, "collinearity_vif", VIF, below=False)]  # fmt: skip
    if biased:
        yield say("structural.low.collinearity", names=listed(say, biased), **customary(results))


def _weights(results, say, name, parts, hypothesis):
    """Say which items that form their construct have no significant weight, nor a high loading."""
    formative = hypothesis.get("formative") or ()
    alpha = results.settings["tests"]["alpha"]
    weak = [
        one
        for one in parts.own(results, name)
        if one.split("~")[1] in formative
        and results.has(SECTION, part_of(name, one), "p")
        and float(results.value(SECTION, part_of(name, one), "p")) > alpha
    ]
    if not weak:
        return
    names = listed(say, [_item(results, one) for one in weak])
    yield say("structural.low.weights", names=names, **customary(results))
    low = [
        one
        for one in weak
        if abs(float(results.value(SECTION, part_of(name, one), "loading"))) < WEIGHED
    ]
    if low:
        names = listed(say, [_item(results, one) for one in low])
        yield say("structural.low.weighed", names=names)


def _item(results, about):
    """Name the item of a loading; a construct that is one of a higher order by its label."""
    return construct_told(results, about.split("~")[0])
