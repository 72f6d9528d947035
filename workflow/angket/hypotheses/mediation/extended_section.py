"""A mediation of several mediators, with covariates or a moderator, in the chapter."""

from angket.hypotheses.mediation.extended_tables import (
    AROUND,
    SECTION,
    arrows_told,
    contrast_told,
    effect_told,
    ends_told,
    held_told,
    in_groups,
    places_of,
    tables,
    told_place,
    told_term,
)
from angket.hypotheses.mediation.structure import (
    DIRECT,
    SMALLEST,
    TOTAL,
    TOTAL_INDIRECT,
    at,
    columns_needed,
    contrast_of,
    name_of,
    structure_of,
)
from angket.hypotheses.mediation.sums import conditional_of
from angket.report.coefficients import robust_blocks
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.judgement import Effect
from angket.report.listing import listed
from angket.report.ways import Way
from angket.subjects import part_of, parts_of


def names_of(results, say, hypothesis):
    """Name the variables of a mediation, several of a role in a row."""
    structure = structure_of(hypothesis)
    names = {role: results.label(hypothesis[role]) for role in ("predictor", "response")}
    mediators = [results.label(mediator) for mediator in structure.mediators]
    names["mediator"] = names["mediators"] = listed(say, mediators)
    if structure.moderator:
        names["moderator"] = results.label(structure.moderator)
    return names


def shape_of(structure):
    """Say how the mediators stand, as names of phrases."""
    if len(structure.mediators) == 1:
        return "one"
    return "serial" if structure.serial else "parallel"


def extended_null(results, say, hypothesis):
    """Return the null hypothesis as inlines."""
    structure = structure_of(hypothesis)
    shape = "moderated" if conditional_of(structure) else shape_of(structure)
    return say(f"mediation.extended.null_hypothesis.{shape}", **names_of(results, say, hypothesis))


def deciding(results, name):
    """Return where the effect that decides stands: its subject, the statistic and its limits."""
    effect = results.value(SECTION, name, "deciding")
    subject = part_of(name, effect)
    if results.value(SECTION, subject, "index") is not None:
        return subject, "index", "index_percentile_low", "index_percentile_high"
    return subject, "b", "percentile_low", "percentile_high"


def extended_effect(results, name, hypothesis):
    """Return the size of the effect that decides; that of a moderation has no direction."""
    if not results.has(SECTION, name, "deciding"):
        return None
    subject, value, low, high = deciding(results, name)
    structure = structure_of(hypothesis)
    place = SECTION, subject, value
    if value == "index":
        return Effect("index", place, low, high)
    if conditional_of(structure):
        return Effect("difference_of_indirect", place, low, high)
    measure = "total_indirect" if structure.focal == TOTAL_INDIRECT else "specific_indirect"
    return Effect(measure, place, low, high, sign=place)


def extended_ways(results, name):
    """Yield what the BCa interval of the deciding effect says."""
    if not results.has(SECTION, name, "deciding"):
        return
    subject, value, *_ = deciding(results, name)
    mark = "index_" if value == "index" else ""
    if results.has(SECTION, subject, f"{mark}bca_low"):
        low, high = (float(results.value(SECTION, subject, f"{mark}bca_{end}"))
                     for end in ("low", "high"))  # fmt: skip
        yield Way("bootstrap", "all", low > 0 or high < 0, None, (SECTION, subject, value))


def compose_extended(results, say, name, hypothesis, confidence):
    """Compose what was found, as every section does."""
    structure, names = structure_of(hypothesis), names_of(results, say, hypothesis)
    found = Finding(results, say, SECTION, name, confidence)
    shown = tables(results, say, name, structure, names, confidence)
    blocks = paragraph(
        *_method(results, say, name, hypothesis, structure, names, found), refer_to(say, shown)
    )
    reason = found.reason("deciding")
    if reason:
        return blocks + shown + paragraph(say("hypotheses.not_tested", reason=reason))
    blocks += shown
    alpha = float(results.value("decision", name, "alpha"))
    arrows = arrows_told(results, name, structure)
    findings = {
        arrow: Finding(results, say, SECTION, part_of(name, arrow), confidence)
        for arrow in arrows | held_told(results, name)
    }
    blocks += paragraph(*_told_paths(say, arrows, findings, alpha))
    told = _told_conditional if conditional_of(structure) else _told_effects
    blocks += paragraph(*told(results, say, name, structure, names, confidence))
    blocks += paragraph(*_meaning(results, say, name, structure, names))
    labels = arrows | held_told(results, name)
    return [*blocks, *robust_blocks(results, say, SECTION, name, labels, findings, confidence)]


def _method(results, say, name, hypothesis, structure, names, found):
    yield say(
        f"mediation.extended.method.{shape_of(structure)}",
        **names,
        hypothesis=name,
        scale=say(f"hypotheses.scales.{hypothesis['scale']}"),
        n=found.number("n") if found.has("n") else "",
    )
    if structure.covariates:
        held = listed(say, [told_term(results, one) for one in structure.covariates])
        yield say("mediation.extended.held", covariates=held)
    small = [
        told_term(results, subject.removeprefix(parts_of(name)))
        for subject in results.subjects(SECTION, parts_of(name))
        if results.flag(SECTION, subject, "left_out")
    ]
    if small:
        smallest = results.spelled(SMALLEST)
        yield say("mediation.extended.left_out", categories=listed(say, small), smallest=smallest)
    if columns_needed(hypothesis):
        yield say("mediation.extended.unexamined")
    if structure.moderator:
        several = "_many" if len(structure.mediators) > 1 else ""
        which = [
            say(f"mediation.extended.moderates.{key}{'' if key == DIRECT else several}", **names)
            for key in ("a", "b", DIRECT)
            if key in structure.moderates
        ]
        yield say("mediation.extended.moderated", **names, which=listed(say, which))


def _told_paths(say, arrows, findings, alpha):
    """Tell which paths are significant, and which are not."""
    groups = {"significant": [], "not_significant": []}
    for arrow, label in arrows.items():
        found = findings[arrow]
        if found.has("b", "p"):
            group = "significant" if found.at_most(alpha) else "not_significant"
            told = say("mediation.extended.path", path=label, b=found.number("b"), p=found.p())
            groups[group].append(told)
    for group, told in groups.items():
        if told:
            yield say(f"mediation.extended.{group}", paths=listed(say, told))


def _contains_zero(found, low="percentile_low", high="percentile_high"):
    return "within" if found.amount(low) <= 0 <= found.amount(high) else "beyond"


def _told_effects(results, say, name, structure, names, confidence):
    """Tell every indirect effect, the direct and the total one, and which differ."""
    limits = "percentile_low", "percentile_high"
    ways = [name_of(path) for path in structure.paths]
    for effect in [*ways, *([TOTAL_INDIRECT] if ways[1:] else [])]:
        found = Finding(results, say, SECTION, part_of(name, effect), confidence)
        of = {"effect": effect_told(results, say, effect), "b": found.estimate("b", *limits)}
        of["beta"] = found.number("beta", "coefficient")
        kind = "sum" if effect == TOTAL_INDIRECT else "way"
        ending = _contains_zero(found) if found.has(*limits) else "alone"
        yield say(f"mediation.extended.{kind}_{ending}", **of)
    differing, compared = [], [contrast_of(*pair) for pair in structure.compared]
    for contrast in compared:
        found = Finding(results, say, SECTION, part_of(name, contrast), confidence)
        if found.has(*limits) and _contains_zero(found) == "beyond":
            label = contrast_told(results, say, contrast)
            value = found.estimate("b", *limits)
            differing.append(say("mediation.extended.differing", contrast=label, b=value))
    if differing:
        yield say("mediation.extended.contrasts", contrasts=listed(say, differing))
    elif compared:
        yield say("mediation.extended.no_contrast")
    for effect in (DIRECT, TOTAL):
        found = Finding(results, say, SECTION, part_of(name, effect), confidence)
        if found.has("b", "p"):
            of = {"b": found.estimate("b", "ci_low", "ci_high"), "p": found.p()}
            yield say(f"mediation.extended.told_{effect}", **names, **of)


def _told_conditional(results, say, name, structure, names, confidence):
    """Tell the index, or the difference that stands in for it, and the conditional effects."""
    limits, subject = ("percentile_low", "percentile_high"), deciding(results, name)
    found = Finding(results, say, SECTION, subject[0], confidence)
    _, value, *between = subject
    if found.has(value):
        key = "bent" if value != "index" else "index"
        if key == "index" and in_groups(results, name, structure.focal):
            key = "index_groups"
        ending = _contains_zero(found, *between) if found.has(*between) else "alone"
        estimate = found.estimate(value, *between)
        ends = ends_told(results, say, name, structure.focal)
        yield say(f"mediation.extended.{key}_{ending}", **names, **ends, b=estimate)
    for effect in conditional_of(structure):
        told = []
        for place in places_of(results, name, effect):
            at_place = Finding(results, say, SECTION, part_of(name, at(effect, place)), confidence)
            if at_place.has("b"):
                of = {"place": told_place(say, place), "value": at_place.number("moderator")}
                key = "conditional" if place in AROUND else "conditional_group"
                b = at_place.estimate("b", *limits)
                told.append(say(f"mediation.extended.{key}", **of, b=b))
        if told:
            key = "conditional_sums" if effect == TOTAL_INDIRECT else "conditionals"
            label = effect_told(results, say, effect)
            yield say(f"mediation.extended.{key}", effect=label, values=listed(say, told))


def _meaning(results, say, name, structure, names):
    """Say what the decision means, and what the data cannot prove."""
    rejected = results.flag("decision", name, "reject_h0")
    if rejected is not None:
        subject, value, *_ = deciding(results, name)
        if conditional_of(structure):
            yield say(f"mediation.extended.depends_{'so' if rejected else 'not'}", **names)
        else:
            found = Finding(results, say, SECTION, subject)
            meaning = found.direction(value) if rejected else "not"
            yield say(f"mediation.meaning_{meaning}", **names)
    yield say("mediation.extended.order")


def regressions_told(results, say, hypothesis, examined):
    """Say which regressions there are, and whose assumptions are examined, as inlines."""
    structure = structure_of(hypothesis)
    ends = (*structure.mediators, structure.response)
    told = []
    for end in ends:
        terms = listed(say, [told_term(results, term) for term in structure.terms(end)])
        of = {"response": results.label(end), "predictors": terms}
        told.append(say("mediation.extended.regression", **of))
    of = {"regressions": listed(say, told)}
    if len(examined) == len(ends):
        return say("mediation.extended.regressions_all", **of)
    labels = listed(say, [results.label(end) for end in examined]) if examined else ()
    return say("mediation.extended.regressions_some", **of, responses=labels)
