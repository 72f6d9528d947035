"""A correlation in the chapter: three coefficients, which of them decides, and the partial one."""

from angket.hypotheses.correlation.apart import intervals_apart, weakened
from angket.report.coefficients import resampling_note
from angket.report.conditions import Caveat
from angket.report.critical import compared
from angket.report.curves import curves_of, curves_referred
from angket.report.finding import Finding, paragraph, refer_to, strength
from angket.report.judgement import Effect
from angket.report.listing import joined, listed
from angket.report.scores import unusable
from angket.report.tables import Column, Head, label_for, mixed_table
from angket.report.ways import RANKS
from angket.report.ways_of_slopes import ways_of_bootstrap
from angket.report.wording import level_of
from angket.subjects import held_in, pairs_of, part_of

# The name of each coefficient, with the statistics of its row.
COEFFICIENTS = {
    "pearson": ("r", "p", ":r"),
    "spearman": ("rho", "rho_p", ":rho"),
    "kendall": ("tau_b", "tau_b_p", ":tau_b"),
}
# Those of large samples; Spearman's correlation has a resampled one alone.
_INTERVALS = {"pearson": ("ci_low", "ci_high"), "kendall": ("tau_b_ci_low", "tau_b_ci_high")}


def null(results, say, hypothesis):
    """Return the null hypothesis as inlines."""
    return say("correlation.null_hypothesis", **_names(results, hypothesis))


def named(results, say, hypothesis):
    """Name both variables, for the sentence that opens its assumptions."""
    first, second = hypothesis["variables"]
    return {"response": results.label(second), "predictors": listed(say, [results.label(first)])}


def pictured(hypothesis):
    """Say which figures are shown, and by which phrase each is told."""
    return {"scatter": "points"}


def effect(results, name, hypothesis):
    """Return the coefficient that decides, which has a direction."""
    test = results.value("decision", name, "test")
    statistic, _, resampled = COEFFICIENTS.get(test, COEFFICIENTS["pearson"])
    place = ("correlation", name, statistic)
    has_bootstrap = results.has("correlation", f"{name}{resampled}", "bca_low")
    if statistic == "r" or (statistic == "tau_b" and not has_bootstrap):
        return Effect(statistic, place, *_INTERVALS.get(test, _INTERVALS["pearson"]), sign=place)
    return Effect(statistic, place, "bca_low", "bca_high", f"{name}{resampled}", sign=place)


def estimates(results, name, hypothesis):
    """Name the coefficient whose test needs conditions."""
    return [("correlation", name, "r", part_of(name, "r"))]


def caveats(results, name, hypothesis):
    """Yield that intervals of coefficients do not agree with the decision on whether zero fits."""
    test = results.value("decision", name, "test")
    found = weakened(results, name, COEFFICIENTS.get(test, COEFFICIENTS["pearson"])[0])
    if found:
        ends, *told = found
        yield Caveat(f"apart_{ends}", tuple(told))


def ways(results, name, hypothesis):
    """Yield what the bootstrap says of the coefficient that decides."""
    statistic, _, resampled = COEFFICIENTS[results.value("decision", name, "test")]
    estimate = ("correlation", name, statistic)
    yield from ways_of_bootstrap(results, "correlation", f"{name}{resampled}", estimate)


def compose(results, say, name, hypothesis, confidence):
    """Compose what was found on a correlation, as every section does."""
    names = _names(results, hypothesis)
    found = Finding(results, say, "correlation", name, confidence)
    table = _table(results, say, name, names, confidence)
    blocks = paragraph(
        say(
            "correlation.method",
            **names,
            hypothesis=name,
            scale=say(f"hypotheses.scales.{hypothesis['scale']}"),
            n=found.number("n"),
        ),
        _rule(results, say, name, hypothesis),
        refer_to(say, table),
    )
    blocks += table
    if found.reason("r"):
        return blocks + paragraph(say("hypotheses.not_tested", reason=found.reason("r")))
    return blocks + paragraph(
        *_coefficients(results, say, name, names, found),
        *_partial(results, say, name, names, confidence),
    )


def _names(results, hypothesis):
    first, second = hypothesis["variables"]
    return {"first": results.label(first), "second": results.label(second)}


def _rule(results, say, name, hypothesis):
    """Say which coefficient decides, and why."""
    rule, test = hypothesis["test"], results.value("decision", name, "test")
    if test not in COEFFICIENTS:
        return ()
    coefficient = say(f"correlation.coefficients.{test}")
    if rule != "by_assumptions":
        return say("correlation.decides", coefficient=coefficient)
    if test == "pearson":
        return say("correlation.decides_met", coefficient=coefficient)
    found = {
        say.text("correlation.normality", variable=results.label(variable)): results.flag(
            "normality", part_of(name, variable), "normal"
        )
        for variable in hypothesis["variables"]
    }
    first = hypothesis["variables"][0]
    found[say.text("correlation.linearity")] = results.flag(
        "linearity", part_of(name, first), "linear"
    )
    parts = listed(say, [condition for condition, holds in found.items() if not holds])
    kind = "unexamined" if None in found.values() else "unmet"
    return say(f"correlation.decides_{kind}", coefficient=coefficient, conditions=parts)


def _table(results, say, name, names, confidence):
    interval = say("hypotheses.interval_head", confidence=confidence)
    bootstrap = say("hypotheses.bootstrap_head", confidence=confidence)
    heads = [
        Head("value"),
        Head("ci_low", interval),
        Head("ci_high", interval),
        Head("ci_low", bootstrap),
        Head("ci_high", bootstrap),
        Head("p"),
    ]
    rows = []
    for coefficient, (statistic, p, resampled) in COEFFICIENTS.items():
        fisher = _INTERVALS.get(coefficient, (None, None))
        fisher = tuple(limit and _bounded(limit) for limit in fisher)
        boot = _limits("bca_low", "bca_high", resampled)
        cells = (_bounded(statistic), *fisher, *boot, Column("correlation", p))
        called = say.text(f"correlation.coefficients.{coefficient}")
        rows.append((called, name, cells))
    title = say.text("correlation.title", **names, hypothesis=name)
    resampled = [
        Finding(results, say, "correlation", part_of(name, statistic))
        for statistic, *_ in COEFFICIENTS.values()
    ]
    notes = [say("correlation.note"), *resampling_note(results, say, resampled)]
    label = label_for("correlation", name)
    return mixed_table(results, say, label, title, "coefficient", heads, rows, notes)


def _limits(low, high, suffix=""):
    return _bounded(low, suffix), _bounded(high, suffix)


def _bounded(statistic, suffix=""):
    return Column("correlation", statistic, suffix=suffix)


def _coefficients(results, say, name, names, found):
    """Tell the deciding coefficient with its meaning, then the other ones."""
    test = results.value("decision", name, "test")
    statistic, p, _ = COEFFICIENTS.get(test, COEFFICIENTS["pearson"])
    rejected = results.flag("decision", name, "reject_h0")
    decided = rejected is not None and found.has(statistic, p)
    if decided:
        yield say(
            f"correlation.{test}",
            value=_with_interval(results, say, found, name, test),
            p=found.p(p),
            n=found.number("n"),
        )
        if test == "pearson":
            level, n = level_of(results, "decision", name), found.number("n")
            yield compared(say, "r", found.size("r"), found, "r_critical", level, rejected, n=n)
        meaning = found.direction(statistic) if rejected else "not"
        curves = curves_of(results, name, results.settings["hypotheses"][name])
        if curves and rejected:
            yield say("curves.meaning", words=curves_referred(results, say, name, curves))
        else:
            yield say(f"correlation.meaning_{meaning}", **names)
    beside = [
        say(
            f"correlation.{other}_beside",
            value=_with_interval(results, say, found, name, other),
            p=found.p(COEFFICIENTS[other][1]),
        )
        for other in COEFFICIENTS
        if not (decided and other == test) and found.has(*COEFFICIENTS[other][:2])
    ]
    if beside:
        yield say("correlation.compared", coefficients=joined(say, "listing.semicolon", beside))
    if decided and not unusable(results, name):
        yield from intervals_apart(results, say, name, statistic)
    if curves_of(results, name, results.settings["hypotheses"][name]) or unusable(results, name):
        return  # of the straight part of a curve, or of no usable score, they tell nothing
    if statistic != "tau_b":
        yield strength(results, say, found, statistic, *_of_interval(results, name, statistic))
    # A share of variance is that of r, which must not be told as if it had decided.
    if statistic == "r" and found.has("determination_percent"):
        yield say("correlation.determination", **names, share=found.share())


def _of_interval(results, name, statistic):
    """Return the limits of a coefficient: Fisher's of r, those of the bootstrap of rho."""
    subject, kind = (name, "ci") if statistic == "r" else (part_of(name, statistic), "bca")
    return ("correlation", subject, f"{kind}_low"), ("correlation", subject, f"{kind}_high")


def _with_interval(results, say, found, name, test):
    """Return a coefficient with its interval: of ranks, that of the bootstrap."""
    statistic, _, part = COEFFICIENTS[test]
    resampled = Finding(results, say, "correlation", f"{name}{part}")
    if test in RANKS and resampled.has("bca_low", "bca_high"):
        return say(
            "correlation.resampled",
            value=found.number(statistic),
            confidence=found.confidence,
            interval=resampled.interval("bca_low", "bca_high", "bounded"),
        )
    if test == "spearman":
        return (found.number(statistic).text,)
    return found.estimate(statistic, *_INTERVALS[test])


def _partial(results, say, name, names, confidence):
    """Tell the correlation with other variables held constant, where the study asks for it."""
    for subject in results.subjects("correlation", pairs_of(name)):
        partial = Finding(results, say, "correlation", subject, confidence)
        held = held_in(subject)
        controls = listed(say, [results.label(control) for control in held])
        if partial.reason("r"):
            reason = partial.reason("r")
            yield say("correlation.partial_undefined", controls=controls, reason=reason)
            continue
        held_constant = {"controls": controls, "df": partial.number("df"), **names}
        if partial.has("rho", "rho_p"):
            rho, p = partial.number("rho"), partial.p("rho_p")
            yield say("correlation.partial_of_ranks", **held_constant, rho=rho, p=p)
            held_constant |= {"r": partial.estimate("r", "ci_low", "ci_high"), "p": partial.p()}
            yield say("correlation.partial_beside", **held_constant)
        elif partial.has("r", "p", "df"):
            r = partial.estimate("r", "ci_low", "ci_high")
            yield say("correlation.partial", **held_constant, r=r, p=partial.p())
