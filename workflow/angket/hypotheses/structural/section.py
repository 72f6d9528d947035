"""A structural model in the chapter: measurement, fit, paths, and each part decided."""

from angket.hypotheses.structural import tables
from angket.hypotheses.structural.groups_told import groups_told
from angket.hypotheses.structural.limits import CFI, FEW, MISFIT, RMSEA_LEVEL, customary
from angket.hypotheses.structural.measured_told import measured_told
from angket.hypotheses.structural.mediation_told import mediation_told
from angket.hypotheses.structural.named_parts import construct_told, parts_told
from angket.hypotheses.structural.slopes_told import slopes_told
from angket.hypotheses.structural.specification import (
    COMPOSITES,
    constructs_in,
    is_measured_alone,
    parts_of_model,
)
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.judgement import Caveat
from angket.report.listing import listed
from angket.subjects import part_of

SECTION = "structural"


def null(results, say, hypothesis):
    """Return the null hypothesis as inlines."""
    parts = parts_of_model(hypothesis)
    key = "null_hypothesis_directed" if any(part.direction for part in parts) else "null_hypothesis"
    if is_measured_alone(hypothesis):
        key = "null_hypothesis_correlated" if parts else "null_hypothesis_none"
    return say(f"structural.{key}", **named(results, say, hypothesis))


def named(results, say, hypothesis):
    """Name what the model is about, for the sentences that all kinds have."""
    constructs = constructs_in(hypothesis)
    # Of constructs without paths between them each is on both sides.
    targets = list(hypothesis.get("paths", constructs))
    others = [one for one in constructs if one not in hypothesis.get("paths", ())]
    approach = "alone" if is_measured_alone(hypothesis) else "paths"
    return {
        "approach": say(f"structural.approach.{approach}"),
        "responses": listed(say, [construct_told(results, one) for one in targets]),
        "predictors": listed(say, [construct_told(results, one) for one in others]),
    }


def term(results, name):
    """Name a part that is decided on by itself."""
    for hypothesis in results.settings["hypotheses"].values():
        if hypothesis["kind"] == "structural":
            told = parts_told(results, hypothesis)
            if name in told:
                return told[name]
    return name


def worded(results, name, found):
    """Say by which phrase the first page tells what was found."""
    alone = is_measured_alone(results.settings["hypotheses"][name])
    return "correlated" if alone else "any"


def presumed(results, say, name, hypothesis):
    """Say that the directions of the arrows are assumed, which the same data fit the other way."""
    return () if is_measured_alone(hypothesis) else say("structural.presumed")


def pictured(hypothesis):
    """Say which figures are shown, and by which phrase each is told."""
    return {
        "path_model": "path_model", "simple_slopes": "simple_slopes", "importance": "importance"
    }  # fmt: skip


def caveats(results, name, hypothesis):
    """Yield what weakens the decision besides what weakens every one."""
    found = Finding(results, None, SECTION, name)
    if not found.has("n"):
        return
    value = results.value
    if found.has("inadmissible") and float(value(SECTION, name, "inadmissible")) > 0:
        yield Caveat("inadmissible")
    if hypothesis["estimator"] not in COMPOSITES and _poor_fit(results, name):
        yield Caveat("poor_fit")


def contrary_parts(results, name, hypothesis):
    """List what those parts are called that are significant against the direction stated."""
    told = parts_told(results, hypothesis)
    parts = parts_of_model(hypothesis)
    return [told[part.name] for part in parts if _runs_against(results, name, part)]


def _runs_against(results, name, part):
    """Tell whether a part is significant in the other direction than the one stated."""
    place = "structural_part", part_of(name, part.name)
    if not part.direction or not all(results.has(*place, one) for one in ("size", "p")):
        return False
    size, p = (float(results.value(*place, one)) for one in ("size", "p"))
    contrary = size < 0 if part.direction == "positive" else size > 0
    return contrary and p <= results.settings["tests"]["alpha"]


def _poor_fit(results, name):
    """Tell whether two of the usual indices say that a model does not fit."""
    return _against(results, name) >= 2


def _against(results, name):
    """Count which of three usual indices say that a model does not fit."""
    bad = 0
    for statistic, limit, above in (
        ("cfi", CFI, False),
        ("rmsea", MISFIT, True),
        ("srmr", MISFIT, True),
    ):
        if results.has(SECTION, name, statistic):
            value = float(results.value(SECTION, name, statistic))
            bad += value > limit if above else value < limit
    return bad


def compose(results, say, name, hypothesis, confidence):
    """Compose what was found on a structural model, as every section does."""
    found = Finding(results, say, SECTION, name, confidence)
    reason = found.reason("solved")
    opening = _method(results, say, name, hypothesis, found)
    decided = tables.decisions(results, say, name, hypothesis, confidence)
    if reason:
        shown = (refer_to(say, decided),) if decided else ()
        blocks = paragraph(opening, *shown) + decided
        return blocks + paragraph(say("hypotheses.not_tested", reason=reason))
    measured = tables.measurement(results, say, name, hypothesis)
    blocks = paragraph(opening, *_sample(results, say, name, hypothesis, found))
    fallen_short = measured_told(results, say, name, hypothesis)
    blocks += paragraph(*fallen_short, refer_to(say, measured)) + measured
    blocks += paragraph(*_fit(results, say, name, hypothesis, found))
    shown = tables.structure(results, say, name, hypothesis, confidence)
    if shown:
        blocks += paragraph(refer_to(say, shown), *_predictive(results, say, name)) + shown
    if decided:
        told = [*_parts(results, say, name, hypothesis)]
        told += mediation_told(results, say, name, hypothesis)
        blocks += paragraph(*told, refer_to(say, decided)) + decided
    blocks += slopes_told(results, say, name, hypothesis, confidence)
    blocks += paragraph(*_others_fit(results, say, name), *_method_bias(results, say, found))
    mapped = tables.mapped(results, say, name) if "target" in hypothesis else []
    if mapped:
        target = construct_told(results, hypothesis["target"])
        told = say("structural.mapped", target=target)
        blocks += paragraph(told, refer_to(say, mapped)) + mapped
    if "groups" in hypothesis:
        blocks += groups_told(results, say, name, hypothesis)
    extra = tables.further(results, say, name, hypothesis)
    return blocks + paragraph(refer_to(say, extra)) + extra


def _others_fit(results, say, name):
    """Say once, of the first model with arrows or else of the first, that others fit as well."""
    models = {
        one: is_measured_alone(hypothesis)
        for one, hypothesis in results.settings["hypotheses"].items()
        if hypothesis["kind"] == "structural" and not results.reason(SECTION, one, "solved")
    }
    first = min(models, key=models.get)
    if name == first:
        yield say("structural.order_alone" if models[first] else "structural.order")


def assumed(results, say, name):
    """Tell what the model takes for granted."""
    estimator = results.settings["hypotheses"][name]["estimator"]
    takes = say(f"structural.takes.{estimator}")
    alone = is_measured_alone(results.settings["hypotheses"][name])
    granted = "granted_alone" if alone else "granted"
    return paragraph(say(f"structural.{granted}", estimator=takes))


def _method(results, say, name, hypothesis, found):
    """Say how the model was estimated."""
    part = "measured_by" if is_measured_alone(hypothesis) else "method"
    key = f"structural.{part}.{hypothesis['estimator']}"
    n = found.number("n") if found.has("n") else ""
    resamples = found.number("resamples") if found.has("resamples") else ""
    return say(key, hypothesis=name, n=n, resamples=resamples, **named(results, say, hypothesis))


def _sample(results, say, name, hypothesis, found):
    """Say how products are made, who is left out, who is few, and what failed."""
    moderated = any(part.moderator for part in parts_of_model(hypothesis))
    if moderated and hypothesis["estimator"] not in COMPOSITES:
        yield say("structural.products", **customary(results))
    if found.has("received") and found.amount("received") > found.amount("n"):
        missing = results.write(found.amount("received") - found.amount("n"), "count")
        yield say("structural.incomplete", missing=missing)
    parts = tables.Parts(results, name)
    # Constructs that are the items of a higher one are none that somebody answered.
    items = len({one.split("~")[0] for one in parts.own(results, name)} - {*parts.constructs})
    if items and found.amount("n") < FEW * items:
        told = results.write(found.amount("n") / items, "amount")
        yield say("structural.few", ratio=told, items=results.write(items, "count"))
    for statistic in ("failed", "inadmissible"):
        if found.has(statistic) and found.amount(statistic) > 0:
            told = {key: found.number(key) for key in (statistic, "resamples")}
            yield say(f"structural.{statistic}", **told)


def _fit(results, say, name, hypothesis, found):
    """Say how well the model fits."""
    if hypothesis["estimator"] in COMPOSITES:
        if found.has("srmr", "nfi"):
            told = {"srmr": found.number("srmr"), "nfi": found.number("nfi")}
            yield say("structural.fit_composites", **told)
        elif found.has("srmr"):
            yield say("structural.no_fit", reason=found.reason("nfi"))
        elif found.reason("srmr"):
            yield say("structural.no_fit", reason=found.reason("srmr"))
        return
    if not found.has("p"):
        yield say("structural.saturated")
        return
    told = {key: found.number(key) for key in
            ("chi_square", "df", "cfi", "tli", "rmsea", "srmr", "gfi", "agfi")}  # fmt: skip
    interval = say("hypotheses.interval", low=found.number("rmsea_low"),
                   high=found.number("rmsea_high"))  # fmt: skip
    level = results.write(round(100 * RMSEA_LEVEL), "count")
    yield say("structural.fit", p=found.p(), interval=interval, level=level, **told)
    if found.amount("p") <= results.settings["tests"]["alpha"]:
        yield say("structural.not_exact")
    judged = ("good", "mixed", "poor")[min(_against(results, name), 2)]
    yield say(f"structural.fit_{judged}", **customary(results))


def _predictive(results, say, name):
    """Say how the predictions of items compare with a linear model's."""
    parts = tables.Parts(results, name)
    better = total = 0
    for one in parts.own(results, name):
        place = (SECTION, part_of(name, one))
        if results.has(*place, "rmse") and results.has(*place, "rmse_linear"):
            total += 1
            better += float(results.value(*place, "rmse")) < float(
                results.value(*place, "rmse_linear")
            )
    if total:
        power = "high" if better == total else "none" if not better else (
            "medium" if better > total / 2 else "low")  # fmt: skip
        yield say(f"structural.predictive.{power}", better=results.write(better, "count"),
                  total=results.write(total, "count"))  # fmt: skip


def _parts(results, say, name, hypothesis):
    """Say of each part what came out, with its direction against the one stated."""
    differing, untested = [], {}
    for part, told in zip(
        parts_of_model(hypothesis), parts_told(results, hypothesis).values(), strict=True
    ):
        found = Finding(results, say, "structural_part", part_of(name, part.name))
        if not found.has("size", "p"):
            if found.reason("p"):
                untested.setdefault(found.reason("p"), []).append(told)
            continue
        # The decision is that on the direction stated; here it is whether there is any effect.
        rejected = found.amount("p") <= results.settings["tests"]["alpha"]
        direction = found.direction("size")
        if found.has("ci_low", "ci_high"):
            without_zero = found.amount("ci_low") > 0 or found.amount("ci_high") < 0
            differing += [told] if without_zero != rejected else []
        key = "not_significant"
        if rejected:
            key = "significant"
            if part.direction:
                key = "as_stated" if part.direction == direction else "contrary"
        yield say(f"structural.part.{key}.{direction}" if rejected else f"structural.part.{key}",
                  part=told, size=found.number("size"), p=found.p(),
                  symbol=say("structural.pair_symbol" if part.both_ways else
                             "structural.path_symbol"))  # fmt: skip
    for reason, parts in untested.items():
        yield say("structural.part_without", part=listed(say, parts), reason=reason)
    if differing:
        composites = hypothesis["estimator"] in COMPOSITES
        key = "interval_differs" if composites else "interval_differs_alone"
        yield say(f"structural.{key}", names=listed(say, differing))


def _method_bias(results, say, found):
    """Say what can be said of common method variance."""
    if found.has("first_component_percent"):
        share = found.number("first_component_percent", "statistic")
        yield say("structural.single_factor", share=share, **customary(results))
