"""What the comparison of groups says of a structural model: alike in meaning, alike in paths."""

from angket.hypotheses.structural import tables
from angket.hypotheses.structural.limits import CFI_FALL, RMSEA_RISE, customary
from angket.hypotheses.structural.named_parts import construct_told, way_told
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.listing import listed
from angket.subjects import part_of, parts_of

COMPOSITES, COVARIANCES = "structural_groups", "structural_invariance"
# In the order in which ever more is equal.
LEVELS = ("metric", "scalar", "strict")


def groups_told(results, say, name, hypothesis):
    """Compose what the comparison of groups found, with its tables.

    Parameters
    ----------
    results : angket.report.results.Results
    say : angket.report.phrases.Phrases
    name : str
        Of the hypothesis.
    hypothesis : dict

    Returns
    -------
    list of angket.formats.blocks.Block
    """
    shown = tables.groups(results, say, name, hypothesis)
    column = results.label(hypothesis["groups"])
    for section in (COMPOSITES, COVARIANCES):
        reason = results.reason(section, name, "compared")
        if reason:
            return paragraph(say("structural.not_compared", column=column, reason=reason))
    found = Finding(results, say, COMPOSITES, name)
    if not found.has("permutations"):
        told = say("structural.compared_covariances", column=column)
        return paragraph(told, _level(results, say, name), refer_to(say, shown)) + shown
    counted = {"permutations": found.number("permutations"), "group": found.text("first_group")}
    told = say("structural.compared_composites", column=column, **counted)
    return paragraph(told, *_composites(results, say, name), refer_to(say, shown)) + shown


def _composites(results, say, name):
    """Say which composites do not mean the same, and which paths differ."""
    begin = parts_of(name)
    subjects = [one.removeprefix(begin) for one in results.subjects(COMPOSITES, begin)]

    def number(one, statistic):
        return float(results.value(COMPOSITES, part_of(name, one), statistic))

    others = [
        construct_told(results, one)
        for one in subjects
        if "->" not in one and number(one, "c") < number(one, "c_quantile")
    ]
    alpha = results.settings["tests"]["alpha"]
    paths = [
        way_told(results, one)
        for one in subjects
        if "->" in one and results.has(COMPOSITES, part_of(name, one), "p")
        and number(one, "p") <= alpha
    ]  # fmt: skip
    yield (
        say("structural.composites.differ", names=listed(say, others))
        if others
        else say("structural.composites.alike")
    )
    yield (
        say("structural.paths_of_groups.differ", names=listed(say, paths))
        if paths
        else say("structural.paths_of_groups.alike")
    )


def _level(results, say, name):
    """Say up to which level the model is equal in the groups, by changes of CFI and RMSEA."""
    holds = "configural"
    for level in LEVELS:
        place = COVARIANCES, part_of(name, level)
        if not results.has(*place, "cfi_change") or not results.has(*place, "rmsea_change"):
            break
        fall = -float(results.value(*place, "cfi_change"))
        rise = float(results.value(*place, "rmsea_change"))
        if fall > CFI_FALL or rise > RMSEA_RISE:
            break
        holds = level
    told = say.text(f"structural.levels.{holds}")
    return say("structural.invariant", level=told, **customary(results))
