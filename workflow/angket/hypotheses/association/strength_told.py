"""How strong an association is: V, and V less what as many cells bring about by chance."""

import math

from angket.hypotheses.association.cut import tell_totals
from angket.hypotheses.association.shares import cells_of
from angket.hypotheses.association.thin import are_counts_thin
from angket.report.finding import strength
from angket.report.judgement import Effect


def effect_of(results, name, hypothesis):
    """Return Cramer's V; its direction, where both have an order, is that of Somers' d."""
    place, sign = ("association", name, "cramers_v"), ("association", name, "somers_d")
    shorter = min(map(len, cells_of(results, name)), default=0)
    # Conventions are those of w, which is V times this.
    stretch = math.sqrt(max(shorter - 1, 1))
    limits = "cramers_v_ci_low", "cramers_v_ci_high"
    return Effect("cramers_v", place, *limits, sign=sign, stretch=stretch)


def tell_strength(results, say, name, found):
    """Yield Cramer's V with its interval, without its bias where that is large, and its band."""
    if found.has("cramers_v"):
        yield say("association.strength", v=found.estimate("cramers_v"))
        large = found.has("pearson_df") and found.amount("pearson_df") > 1
        if found.has("cramers_v_corrected") and (large or are_counts_thin(results, name)):
            yield say("association.without_bias", v=found.number("cramers_v_corrected"))
        if found.has("cramers_v_ci_low") and are_counts_thin(results, name):
            yield say("association.rough")
        limits = (("association", name, f"cramers_v_ci_{end}") for end in ("low", "high"))
        yield strength(results, say, found, "v", *limits)
        yield from tell_totals(results, say, name, results.settings["hypotheses"][name])


def tell_direction(results, say, name, found):
    """Yield what a test that knows order says, where one decides that does not."""
    decides = results.value("decision", name, "test")
    if decides == "linear_by_linear" or not results.flag("decision", name, "reject_h0"):
        return
    if found.has("somers_d", "linear_by_linear_p"):
        p = found.p("linear_by_linear_p")
        yield say("association.direction", d=found.estimate("somers_d"), p=p)


def tell_risks(say, found, rows, columns):
    """Yield odds ratio and risk ratio of a table of two rows and two columns."""
    if not len(rows) == len(columns) == 2:
        return
    names = {"row": rows[0], "other_row": rows[1], "column": columns[0]}
    if found.has("odds_ratio"):
        yield say("association.odds", **names, odds_ratio=found.estimate("odds_ratio"))
    if found.has("risk_ratio_first"):
        yield say("association.risk", **names, risk_ratio=found.estimate("risk_ratio_first"))
