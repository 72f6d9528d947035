"""What is told of gaps in sentences."""

from angket.hypotheses.gap.quadrants import QUADRANTS, SURE
from angket.report.finding import Finding
from angket.report.listing import listed
from angket.subjects import part_of

# More items with significant gaps are counted, and so many of them named, the largest first.
NAMED, LARGEST = 6, 3
# Of each test: the statistic and its p.
TESTS = {"paired_t": ("t", "p"), "wilcoxon": ("wilcoxon_z", "wilcoxon_p")}

# By whom the satisfaction index is called so.
CLASSES = "Irawan (2003)"


def result(results, say, name, found):
    """Tell the deciding test with its numbers."""
    test = results.value("gap", name, "test")
    statistic, p = TESTS[test]
    if not found.has(statistic, p):
        return ()
    rejected = results.flag("decision", name, "reject_h0")
    told = {"value": found.number(statistic), "p": found.p(p)}
    told["gap"] = found.estimate("gap", "ci_low", "ci_high")
    if found.has("df"):
        told["df"] = found.number("df")
    return say(f"gap.results.{test}_{'differs' if rejected else 'alike'}", **told)


def meaning(say, names, found):
    """Tell which mean is higher."""
    side = {"positive": "above", "negative": "below", "none": None}[found.direction("gap")]
    if side is None:
        return ()
    means = {key: found.number(key) for key in ("expected_mean", "perceived_mean")}
    return say(f"gap.{side}", **names, **means)


def size(say, found, measure):
    """Tell how large the overall gap is."""
    if not found.has(measure):
        return ()
    called = say(f"gap.effects.{measure}")
    return say("gap.size", measure=called, size=found.estimate(measure))


def weighted_gap(say, found):
    """Tell the gap weighted by importance, where there is one."""
    if found.reason("weighted_gap"):
        return say("gap.no_weighted", reason=found.reason("weighted_gap"))
    if not found.has("weighted_gap", "weighted_p"):
        return ()
    gap = found.estimate("weighted_gap", "weighted_ci_low", "weighted_ci_high")
    return say("gap.weighted", gap=gap, p=found.p("weighted_p"))


def cautions(results, say, name, found):
    """Yield what the test takes for granted, and whether the data object."""
    if found.has("shapiro_w", "shapiro_p"):
        alpha = float(results.value("decision", name, "alpha"))
        kept = "normal" if found.amount("shapiro_p") > alpha else "not_normal"
        yield say(f"gap.{kept}", w=found.number("shapiro_w"), p=found.p("shapiro_p"))


def items_with_gaps(results, say, name, items):
    """Name the items whose gaps are significant after adjustment, or the largest where many are."""
    alpha = float(results.value("decision", name, "alpha"))
    tested = {item: Finding(results, say, "gap", part_of(name, item)) for item in items}
    tested = {item: found for item, found in tested.items() if found.has("p_holm")}
    if not tested:
        return ()
    found = [item for item, one in tested.items() if one.at_most(alpha, "p_holm")]
    if not found:
        return say("gap.items_none")
    many = len(found) > NAMED
    shown = sorted(found, key=lambda item: -abs(tested[item].amount("gap")))[:LARGEST]
    told = [
        say("gap.item_gap", item=item, gap=tested[item].number("gap"))
        for item in (shown if many else found)
    ]
    counts = {"found": results.write(len(found), "count")} if many else {}
    return say(f"gap.items_{'many' if many else 'some'}", items=listed(say, told), **counts)


def of_quadrants(results, say, name, items, names):
    """Yield where the lines cross, which items lie where, and which of them near a line."""
    found = Finding(results, say, "gap", name)
    of_items = {item: Finding(results, say, "gap", part_of(name, item)) for item in items}
    if not found.has("expected_line", "perceived_line"):
        reasons = [one.reason("quadrant") for one in of_items.values() if one.reason("quadrant")]
        if reasons:
            yield say("gap.no_quadrants", reason=reasons[0])
        return
    lines = {key: found.number(key) for key in ("expected_line", "perceived_line")}
    yield say("gap.lines", **names, **lines)
    told = []
    for quadrant in QUADRANTS.values():
        of_this = [item for item in items if of_items[item].text("quadrant") == quadrant]
        if of_this:
            called = say(f"gap.quadrants.{quadrant}")
            told.append(say("gap.of_quadrant", quadrant=called, items=listed(say, of_this)))
    yield say("gap.in_quadrants", quadrants=_apart(told))
    unsure = [
        item
        for item, one in of_items.items()
        if one.has("quadrant_percent") and one.amount("quadrant_percent") < 100 * SURE
    ]
    if unsure:
        share = results.write(round(100 * (1 - SURE)), "count")
        yield say("gap.unsure", percent=share, items=listed(say, unsure))


def _apart(parts):
    """Join parts that hold commas themselves."""
    joined = parts[0]
    for part in parts[1:]:
        joined = (*joined, "; ", *part)
    return joined


def index(say, found):
    """Tell the customer satisfaction index and its class, where the study asks for one."""
    if found.reason("csi"):
        return say("gap.no_index", reason=found.reason("csi"))
    if not found.has("csi", "csi_class"):
        return ()
    called = say(f"gap.classes.{found.text('csi_class')}")
    told = {"csi": found.number("csi"), "class": called, "source": CLASSES}
    return say("gap.index", **told)
