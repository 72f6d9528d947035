"""A count regression in the chapter: rate ratios, fit, dispersion, zeros, marginal effects."""

from angket.formats.blocks import Cell
from angket.report.critical import compared
from angket.report.equation import equation_of_model
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.generalised import (
    coefficients_table,
    each_term,
    effect_of,
    effects_table,
    least_detectable,
    null_of,
    term_name,
    terms_of,
    worded_of,
)
from angket.report.judgement import Caveat
from angket.report.listing import listed
from angket.report.tables import Column, Head, label_for, mixed_table
from angket.report.wording import level_of
from angket.subjects import CONSTANT, part_of

# Of each measure of fit: value, df, p.
FIT = {
    "lr": ("lr", "lr_df", "lr_p"),
    "log_likelihood": ("log_likelihood", None, None),
    "mcfadden": ("mcfadden", None, None),
    "aic": ("aic", None, None),
    "bic": ("bic", None, None),
    "deviance": ("deviance", "residual_df", None),
    "pearson": ("pearson", "residual_df", None),
    "dispersion": ("dispersion", None, None),
}
# Of what tells how counts are spread: value, standard error, p.
SPREAD = {
    "mean": ("mean", None, None),
    "variance": ("variance", None, None),
    "poisson_dispersion": ("poisson_dispersion", None, None),
    "cameron_trivedi": ("cameron_trivedi", None, "cameron_trivedi_p"),
    "dispersion_parameter": ("dispersion_parameter", "dispersion_parameter_se", None),
    "zeros_percent": ("zeros_percent", None, None),
    "zeros_expected_percent": ("zeros_expected_percent", None, None),
    "zeros": ("zeros_z", None, "zeros_p"),
}

term = term_name


def null(results, say, hypothesis):
    """Return the null hypothesis as inlines."""
    return null_of(results, say, "count", hypothesis, **_names(results, say, hypothesis))


def named(results, say, hypothesis):
    """Name response and predictors, for the sentence that opens its assumptions."""
    return _names(results, say, hypothesis)


expected_in = ("expected",)


def pictured(hypothesis):
    """Say which figures are shown, and by which phrase each is told."""
    return {"expected": "expected"}


def effect(results, name, hypothesis):
    """Return the rate ratio of the only term, or McFadden's R squared."""
    return effect_of(results, "count", name, "rate_ratio", "mcfadden")


def caveats(results, name, hypothesis):
    """Yield that a Poisson regression decides on overdispersed counts, and too many zeros."""
    family = results.value("count", name, "family")
    if family == "poisson" and _at_most(results, name, "cameron_trivedi_p"):
        yield Caveat("overdispersed")
    if _at_most(results, name, "zeros_p"):
        yield Caveat("more_zeros")


def worded(results, name, found):
    """Say by which phrase the first page tells what was found: none of categories compared."""
    return worded_of(results, "count", name, found)


def compose(results, say, name, hypothesis, confidence):
    """Compose what was found on a count regression, as every section does."""
    names = _names(results, say, hypothesis)
    found = Finding(results, say, "count", name, confidence)
    terms = terms_of(results, say, "count", name, confidence)
    notes = [say("count.coefficients_note", **names)]
    rows = [(term(results, part), part_of(name, part)) for part in terms]
    tables = [
        *coefficients_table(results, say, "count", name, terms, "rate_ratio", notes, confidence),
        *effects_table(results, say, "count", name, rows, confidence),
        *_measures(results, say, name, "fit", FIT, "df"),
        *_measures(results, say, name, "dispersion", SPREAD, "se"),
    ]
    # An archive without answers may withhold it.
    family = results.value("count", name, "family") if found.has("family") else None
    blocks = paragraph(
        _method(results, say, name, hypothesis, names, family),
        _counted(say, found),
        _exposed(results, say, hypothesis, names, found),
        refer_to(say, tables),
    )
    blocks += tables
    reason = found.reason("lr")
    if reason:
        return blocks + paragraph(say("hypotheses.not_tested", reason=reason))
    constant = Finding(results, say, "count", part_of(name, CONSTANT))
    equation = ()
    if constant.has("b"):
        per = "_per" if hypothesis.get("exposure") else ""
        height = (constant.number("b").text,)
        key, of = f"count.equation{per}", {"what": names["response"], "scale": hypothesis["scale"]}
        equation = equation_of_model(results, say, key, height, terms, **of)
    blocks += paragraph(equation, *_together(results, say, name, names, found))
    blocks += each_term(results, say, "count", name, terms, "rate_ratio", **names)
    blocks += paragraph(
        say("count.explained", mcfadden=found.number("mcfadden")),
        *_zeros(results, say, name, names, family, found),
    )
    return blocks + paragraph(least_detectable(results, say, "count", terms, "rate_ratio"))


def assumed(results, say, name):
    """Tell how the counts are spread, and what else the model takes for granted."""
    found = Finding(results, say, "count", name)
    if not found.has("lr"):
        return []
    hypothesis = results.settings["hypotheses"][name]
    family = results.value("count", name, "family") if found.has("family") else None
    dispersed = _dispersed(results, say, name, hypothesis, family, found)
    return paragraph(*dispersed, say("count.granted"))


def _names(results, say, hypothesis):
    predictors = listed(say, [results.label(name) for name in hypothesis["predictors"]])
    return {"response": results.label(hypothesis["response"]), "predictors": predictors}


def _at_most(results, name, statistic):
    """Tell whether a p is at most the level that the hypothesis is decided at."""
    if not results.has("count", name, statistic):
        return False
    alpha = float(results.value("decision", name, "alpha"))
    return float(results.value("count", name, statistic)) <= alpha


def _measures(results, say, name, table, measures, middle):
    heads = [Head("value"), Head(middle), Head("p")]
    rows = [
        (
            Cell(say(f"count.measures.{measure}")),
            name,
            [part and Column("count", part) for part in statistics],
        )
        for measure, statistics in measures.items()
    ]
    title = say.text(f"count.{table}_title", hypothesis=name)
    return mixed_table(results, say, label_for(table, name), title, "measure", heads, rows)


def _method(results, say, name, hypothesis, names, family):
    scale = say(f"hypotheses.scales.{hypothesis['scale']}")
    told = say(f"count.families.{family or 'none'}")
    # Of profile columns alone, no totals are on any scale.
    totals = any(one in results.settings["variables"] for one in hypothesis["predictors"])
    key = "count.method" if totals else "count.method_of_columns"
    return say(key, **names, hypothesis=name, family=told, **({"scale": scale} if totals else {}))


def _counted(say, found):
    if not found.has("n", "mean", "variance"):
        return ()
    numbers = {part: found.number(part) for part in ("n", "mean", "variance")}
    return say("count.counted", **numbers)


def _exposed(results, say, hypothesis, names, found):
    if not found.has("rate"):
        return ()
    exposure = results.label(hypothesis["exposure"])
    return say("count.exposed", **names, exposure=exposure, rate=found.number("rate"))


def _dispersed(results, say, name, hypothesis, family, found):
    """Tell whether counts vary more than by Poisson, and which regression decides therefore."""
    over = _at_most(results, name, "cameron_trivedi_p")
    numbers = {
        "z": found.number("cameron_trivedi"),
        "p": found.p("cameron_trivedi_p"),
        "dispersion": found.number("poisson_dispersion"),
    }
    yield say(f"count.{'more' if over else 'no_more'}_than_poisson", **numbers)
    alpha = float(results.value("decision", name, "alpha"))
    if float(results.value("count", name, "cameron_trivedi_p")) >= 1 - alpha:
        yield say("count.less_than_poisson")
    by_rule = hypothesis.get("test", "by_dispersion") == "by_dispersion"
    yield say(f"count.{'by_rule' if by_rule else 'by_choice'}.{family}")
    if family == "poisson" and over:
        yield say("count.overdispersed")


def _together(results, say, name, names, found):
    """Tell the deciding test of all predictors."""
    rejected = results.flag("decision", name, "reject_h0")
    if rejected is None:
        return
    numbers = {"lr": found.number("lr"), "df": found.number("lr_df"), "p": found.p("lr_p")}
    yield say(f"count.together_{'significant' if rejected else 'not'}", **names, **numbers)
    level, df = level_of(results, "decision", name), numbers["df"]
    lr = numbers["lr"]
    yield compared(say, "chi_square", lr, found, "lr_critical", level, rejected, df=df)


def _zeros(results, say, name, names, family, found):
    """Tell how many counted nothing, and how many of them the model expects."""
    shares = {"zeros": "zeros_percent", "expected": "zeros_expected_percent"}
    yield say("count.zeros", **names, **{key: found.number(part) for key, part in shares.items()})
    if _at_most(results, name, "zeros_p"):
        over = family == "poisson" and _at_most(results, name, "cameron_trivedi_p")
        told = f"count.more_zeros{'_dispersed' if over else ''}"
        yield say(told, z=found.number("zeros_z"), p=found.p("zeros_p"))
