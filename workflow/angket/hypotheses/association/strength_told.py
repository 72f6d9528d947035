"""How strong an association is: V, and V less what as many cells bring about by chance."""

from angket.hypotheses.association.thin import are_counts_thin
from angket.report.finding import strength


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


def tell_direction(results, say, name, found):
    """Yield what a test that knows order says, where one decides that does not."""
    decides = results.value("decision", name, "test")
    if decides == "linear_by_linear" or not results.flag("decision", name, "reject_h0"):
        return
    if found.has("somers_d", "linear_by_linear_p"):
        p = found.p("linear_by_linear_p")
        yield say("association.direction", d=found.estimate("somers_d"), p=p)
