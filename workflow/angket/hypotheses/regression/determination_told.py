"""How much a regression of totals explains, and the strength of a single correlation."""

from angket.report.curves import curves_of
from angket.report.finding import Finding, strength
from angket.report.scores import unusable


def determination(results, say, name, names, model, predictors, confidence):
    """Tell R squared, the effect size, and the strength of a single correlation."""
    if not model.has("r_squared"):
        return
    curved = curves_of(results, name, results.settings["hypotheses"][name])
    pair = Finding(results, say, "correlation", name, confidence)
    if len(predictors) == 1 and pair.has("determination_percent"):
        # Of one predictor the limits are those of r, squared: of two intervals that are made in
        # different ways, one could hold zero and the other not.
        share, r_squared = pair.share(), model.number("r_squared")
        key = "determination_straight" if curved else "determination_one"
        yield say(f"regression.{key}", **names, r_squared=r_squared, share=share)
        effect = (model.number("f_squared").text,) if model.has("f_squared") else ()
    else:
        r_squared = model.estimate("r_squared")
        yield say("regression.determination_many", **names, r_squared=r_squared)
        effect = model.estimate("f_squared") if model.has("f_squared") else ()
    if effect:
        yield say("regression.effect", f_squared=effect)
    if len(predictors) > 1 and model.has("r_squared_ci_low"):
        yield say("regression.fixed")
    if len(predictors) == 1 and pair.has("r"):
        yield say(
            "regression.correlation",
            **names,
            r=pair.estimate("r", "ci_low", "ci_high"),
        )
        if not curved and not unusable(results, name):
            limits = (("correlation", name, f"ci_{end}") for end in ("low", "high"))
            yield strength(results, say, pair, "r", *limits)
