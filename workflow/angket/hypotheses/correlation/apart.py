"""Why an interval of a correlation may hold zero beside a decision that rejects it, or not."""

from angket.report.casing import capitalised
from angket.report.curves import curves_of, shown_by
from angket.report.listing import listed, related
from angket.report.ways_of_slopes import ways_of_bootstrap
from angket.report.wording import level_of
from angket.subjects import part_of

# Of each interval that is printed: its coefficient and its p, the part of the hypothesis that its
# limits stand under, none where they are the hypothesis's own, and what they are called.
_PRINTED = {
    "pearson": ("r", "p", None, "ci_low", "ci_high"),
    "pearson_bootstrap": ("r", "p", "r", "bca_low", "bca_high"),
    "spearman_bootstrap": ("rho", "rho_p", "rho", "bca_low", "bca_high"),
    "kendall": ("tau_b", "tau_b_p", None, "tau_b_ci_low", "tau_b_ci_high"),
    "kendall_bootstrap": ("tau_b", "tau_b_p", "tau_b", "bca_low", "bca_high"),
}


def intervals_apart(results, say, name, statistic):
    """Explain intervals that do not agree with the decision on whether zero is possible.

    The bootstrap interval of the coefficient that decides is one of the ways of testing, about
    which the conclusion speaks.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.
    statistic : {"r", "rho", "tau_b"}
        The coefficient that decides.

    Yields
    ------
    tuple of Inline
    """
    rejected = results.flag("decision", name, "reject_h0")
    apart = [(printed, *_PRINTED[printed][:2]) for printed in _apart(results, name, statistic)]
    if not apart:
        return
    named = [say(key) for key in _called([printed for printed, *_ in apart])]
    test = results.value("decision", name, "test")
    of = {"intervals": listed(say, named), "test": say(f"hypotheses.tests.correlation.{test}")}
    yield say(f"correlation.apart.{'within' if rejected else 'outside'}", **of)
    others = dict.fromkeys(other for _, other, _ in apart if other != statistic)
    if others:
        measured = [say(f"correlation.apart.measures.{other}") for other in others]
        yield say("correlation.apart.other", measured=listed(say, measured))
    alpha = level_of(results, "decision", name).value
    # Those whose own test decides as the one that decides does, so that p and interval part.
    own = {
        other: p
        for _, other, p in apart
        if results.has("correlation", name, p)
        and (float(results.value("correlation", name, p)) <= alpha) is rejected
    }
    if own:
        told = [
            say(f"correlation.apart.own.{other}", p=related(results.number("correlation", name, p)))
            for other, p in own.items()
        ]
        yield say("correlation.apart.independent", own=listed(say, told))
    curves = curves_of(results, name, results.settings["hypotheses"][name])
    if curves and own:
        yield say(f"correlation.apart.curved_{'within' if rejected else 'outside'}")
    elif results.has("correlation", name, "tied_pairs_percent"):
        n, tied = (results.number("correlation", name, of) for of in ("n", "tied_pairs_percent"))
        yield say("correlation.apart.rough", n=n, tied=tied)
    if not _is_told_later(results, name, statistic):
        yield _less_sure(results, say, name, statistic, curves)


def weakened(results, name, statistic):
    """Say which intervals weaken the decision, and what of it, where the conclusion does not yet.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.
    statistic : {"r", "rho", "tau_b"}
        The coefficient that decides.

    Returns
    -------
    (str, tuple of str, str) or None
        Whether they hold zero ("within") or not ("outside"), and the phrases of the intervals and
        of what is less sure: the decision, or a rise or fall on the whole.
    """
    apart = _apart(results, name, statistic)
    if not apart or _is_told_later(results, name, statistic):
        return None
    intervals = tuple(_called(apart))
    curves = curves_of(results, name, results.settings["hypotheses"][name])
    what = _unsure(results, name, statistic, curves)
    rejected = results.flag("decision", name, "reject_h0")
    return "within" if rejected else "outside", intervals, f"correlation.apart.unsure.{what}"


def _apart(results, name, statistic):
    """List the intervals, but that of the way of testing, which do not agree with the decision."""
    rejected = results.flag("decision", name, "reject_h0")
    return [
        printed
        for printed in _PRINTED
        if _beyond_zero(results, name, printed) is (not rejected)
        and _PRINTED[printed][2] != statistic
    ]


def _called(apart):
    """Name phrases of intervals; both of one coefficient are named together.

    >>> _called(["spearman_bootstrap", "kendall", "kendall_bootstrap"])[1:]
    ['correlation.apart.intervals.kendall_both']
    """
    called = {}
    for printed in apart:
        of = printed.removesuffix("_bootstrap")
        both = {of, f"{of}_bootstrap"} <= {*apart}
        called[f"correlation.apart.intervals.{f'{of}_both' if both else printed}"] = None
    return [*called]


def _is_told_later(results, name, statistic):
    """Tell whether the bootstrap of what decides objects, which the conclusion tells."""
    rejected = results.flag("decision", name, "reject_h0")
    return any(
        way.rejected is not None and way.rejected is not rejected
        for way in ways_of_bootstrap(results, "correlation", part_of(name, statistic), ())
    )


def _unsure(results, name, statistic, curves):
    """Name what is less sure: of a curve that a test finds, not that there is a relation."""
    if not curves or not results.flag("decision", name, "reject_h0"):
        return "decision"
    return "rise" if float(results.value("correlation", name, statistic)) > 0 else "fall"


def _less_sure(results, say, name, statistic, curves):
    """Say what is less sure than p alone suggests, and of a curve what is sure."""
    what = _unsure(results, name, statistic, curves)
    unsure = say(f"correlation.apart.unsure.{what}")
    shown = shown_by(results, say, curves) if what != "decision" else ()
    key = "less_sure_but" if shown else "less_sure"
    return capitalised(say(f"correlation.apart.{key}", what=unsure, shown=shown))


def _beyond_zero(results, name, printed):
    """Tell whether an interval leaves out zero; None where there is none."""
    _, _, part, *limits = _PRINTED[printed]
    subject = part_of(name, part) if part else name
    if not all(results.has("correlation", subject, limit) for limit in limits):
        return None
    low, high = (float(results.value("correlation", subject, limit)) for limit in limits)
    return low > 0 or high < 0
