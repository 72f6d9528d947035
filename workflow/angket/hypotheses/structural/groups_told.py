"""What the comparison of groups says of a structural model: alike in meaning, alike in paths."""

from angket.hypotheses.structural import tables
from angket.hypotheses.structural.composite_groups_told import composites_told
from angket.hypotheses.structural.group_paths_told import group_paths_told
from angket.hypotheses.structural.limits import customary, is_kept
from angket.hypotheses.structural.specification import COMPOSITES
from angket.report.finding import paragraph, refer_to
from angket.report.listing import listed
from angket.subjects import part_of

OF_COMPOSITES, COVARIANCES = "structural_groups", "structural_invariance"
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
    column = results.label(hypothesis["groups"])
    for section in (OF_COMPOSITES, COVARIANCES):
        reason = results.reason(section, name, "compared")
        if reason:
            return paragraph(say("structural.not_compared", column=column, reason=reason))
    if hypothesis["estimator"] in COMPOSITES:
        return composites_told(results, say, name, hypothesis)
    shown = tables.groups(results, say, name)
    told = say("structural.compared_covariances", column=column)
    level = _level(results, say, name)
    blocks = paragraph(told, *_of_orders(results, say, hypothesis), level, refer_to(say, shown))
    blocks += shown
    return blocks + group_paths_told(results, say, name)


def _of_orders(results, say, hypothesis):
    """Say of constructs of a higher order what is equal in the groups."""
    higher = hypothesis.get("higher_order")
    if higher:
        names = listed(say, [results.label(one) for one in higher])
        yield say("structural.of_both_orders", names=names, **customary(results))


def _level(results, say, name):
    """Say up to which level the model is equal in the groups, by changes of CFI and RMSEA."""
    holds = "configural"
    for level in LEVELS:
        place = COVARIANCES, part_of(name, level)
        if not results.has(*place, "cfi_change") or not results.has(*place, "rmsea_change"):
            break
        changes = ("cfi_change", "rmsea_change")
        if not is_kept({one: float(results.value(*place, one)) for one in changes}):
            break
        holds = level
    told = say.text(f"structural.levels.{holds}")
    return say("structural.invariant", level=told, **customary(results))
