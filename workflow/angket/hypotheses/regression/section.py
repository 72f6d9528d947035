"""A regression in the chapter: model, coefficients, determination, and how sturdy they are."""

from angket.formats.blocks import Points
from angket.hypotheses.regression.chapter import (
    compose_extended,
    effect_beside,
    names_told,
)
from angket.hypotheses.regression.chapter_tables import tested_of
from angket.hypotheses.regression.contributions import contributions, largest_part
from angket.hypotheses.regression.determination_told import determination
from angket.hypotheses.regression.entering import is_extended
from angket.report.carried import carried_by
from angket.report.coefficients import coefficient_columns, model_note, model_tables, robust_blocks
from angket.report.critical import compared
from angket.report.curves import curves_of, curves_referred
from angket.report.equation import constant_in_words, equation, score_of
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.judgement import Effect
from angket.report.listing import listed
from angket.report.tables import label_for, statistics_table
from angket.report.ways import Way
from angket.report.ways_of_slopes import ways_of_slope
from angket.report.wording import category_label, level_of
from angket.subjects import CONSTANT, column_and_value, factors_of, part_of, parts_of

apportioned = largest_part


def null(results, say, hypothesis):
    """Return the null hypothesis as inlines."""
    predictors = hypothesis["predictors"]
    if _is_extended(results, hypothesis):
        key = "products" if hypothesis.get("interactions") else "extended"
        return say(f"regression.null_{key}", **names_told(results, say, hypothesis))
    return say(
        f"regression.null_{_many(predictors)}",
        response=results.label(hypothesis["response"]),
        predictors=_labels(results, say, predictors),
    )


def _is_extended(results, hypothesis):
    return is_extended(hypothesis, results.settings["variables"])


def named(results, say, hypothesis):
    """Name response, predictors and controls, for the sentence that opens its assumptions."""
    return names_told(results, say, hypothesis)


def pictured(hypothesis):
    """Say which figures are shown, and by which phrase each is told.

    A line would hold the other predictors of a multiple regression to be constant.
    """
    scatter = "line" if len(hypothesis["predictors"]) == 1 else "points"
    return {"scatter": scatter, "betas": "betas"}


def term(results, part):
    """Return what a term is called that is decided on by itself."""
    profile = results.settings.get("profile") or {}
    factors = factors_of(part, {*results.settings["variables"], *profile})
    return " \N{MULTIPLICATION SIGN} ".join(category_label(results, one) for one in factors)


def worded(results, name, found):
    """Say by which phrase the first page tells what was found: none of categories compared."""
    terms = tested_of(results, name, results.settings["hypotheses"][name])
    compared = any(column_and_value(part)[1] is not None for part in terms)
    carried = carried_by(results, name, results.settings["hypotheses"][name], True)
    whole = "any" if carried and carried.others else None
    return None if compared else found or whole


def panel_note(hypothesis):
    """Say which phrase tells of the other ways of testing."""
    if hypothesis.get("controls") or hypothesis.get("interactions"):
        return "extended_regression"
    return "regression" if len(hypothesis["predictors"]) == 1 else "multiple_regression"


def effect(results, name, hypothesis):
    """Return the size of the effect: r of the only predictor, or R squared of several.

    Beside controls it is beta of the only term, or what several terms add to R squared.
    """
    if _is_extended(results, hypothesis):
        return effect_beside(results, name, hypothesis)
    if len(hypothesis["predictors"]) > 1:
        limits = ("r_squared_ci_low", "r_squared_ci_high")
        return Effect("r_squared", ("regression", name, "r_squared"), *limits)
    (predictor,) = hypothesis["predictors"]
    sign = ("regression", part_of(name, predictor), "b")
    return Effect("r", ("correlation", name, "r"), "ci_low", "ci_high", sign=sign)


def estimates(results, name, hypothesis):
    """Name the coefficients of all terms, the constant apart."""
    subjects = results.subjects("regression", parts_of(name))
    constant = part_of(name, CONSTANT)
    return [("regression", one, "b", one) for one in subjects if one != constant]


def ways(results, name, hypothesis):
    """Yield what robust errors and the bootstrap decide on the only predictor."""
    tested = hypothesis["predictors"]
    if _is_extended(results, hypothesis):
        tested = tested_of(results, name, hypothesis)
    if len(tested) == 1:
        yield from ways_of_slope(results, "regression", name, tested[0])
    if results.has("influence", name, "p_without"):
        alpha = float(results.value("decision", name, "alpha"))
        p = float(results.value("influence", name, "p_without"))
        estimate = ("influence", name, "r_squared_without")
        place = ("influence", name, "p_without")
        yield Way("without_influential", "all", p <= alpha, p, estimate, place=place)


def compose(results, say, name, hypothesis, confidence):
    """Compose what was found on a regression.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.
    hypothesis : dict
        Its settings.
    confidence : Number or None
        Of the intervals, in percent.

    Returns
    -------
    list of Block
    """
    if _is_extended(results, hypothesis):
        return compose_extended(results, say, name, hypothesis, confidence)
    predictors = hypothesis["predictors"]
    names = {
        "response": results.label(hypothesis["response"]),
        "predictors": _labels(results, say, predictors),
    }
    model = Finding(results, say, "regression", name, confidence)
    terms = {
        term: Finding(results, say, "regression", part_of(name, term), confidence)
        for term in predictors
    }
    labels = {term: results.label(term) for term in predictors}
    tables = _tables(results, say, name, hypothesis, confidence)
    blocks = paragraph(
        say(
            f"regression.method_{_many(predictors)}",
            **names,
            hypothesis=name,
            scale=say(f"hypotheses.scales.{hypothesis['scale']}"),
            n=model.number("n"),
        ),
        refer_to(say, tables),
    )
    blocks += tables
    constant = Finding(results, say, "regression", part_of(name, CONSTANT))
    line = hypothesis["response"], constant, terms, hypothesis["scale"]
    blocks += paragraph(
        equation(results, say, *line),
        constant_in_words(results, say, *line),
    )
    reason = model.reason("f")
    if reason:
        return blocks + paragraph(say("hypotheses.not_tested", reason=reason))
    if len(predictors) == 1:
        (slope,) = terms.values()
        blocks += paragraph(*_slope(say, names, model, slope, name, results))
    else:
        blocks += _together(results, say, names, model, terms, name)
    blocks += paragraph(*determination(results, say, name, names, model, predictors, confidence))
    return [
        *blocks,
        *robust_blocks(results, say, "regression", name, labels, terms, confidence),
        *contributions(results, say, name, model, terms),
    ]


def _many(predictors):
    return "one" if len(predictors) == 1 else "many"


def _labels(results, say, names):
    return listed(say, [results.label(name) for name in names])


def _rows(results, say, name, predictors):
    constant = (say.text("coefficients.constant"), part_of(name, CONSTANT))
    return [constant, *((results.label(term), part_of(name, term)) for term in predictors)]


def _tables(results, say, name, hypothesis, confidence):
    response = results.label(hypothesis["response"])
    model = Finding(results, say, "regression", name)
    title = say.text("coefficients.title", hypothesis=name)
    notes = [say("coefficients.note", response=response), *model_note(say, model)]
    return model_tables(results, say, "regression", name) + statistics_table(
        results,
        say,
        label_for("coefficients", name),
        title,
        "term",
        _rows(results, say, name, hypothesis["predictors"]),
        coefficient_columns(say, "regression", confidence),
        notes,
    )


def _slope(say, names, model, slope, name, results):
    """Tell the coefficient of the only predictor and its test."""
    if not slope.has("b", "se", "t", "p"):
        return ()
    tested = say(
        "regression.slope",
        **names,
        b=slope.estimate("b", "ci_low", "ci_high"),
        se=slope.number("se"),
        df=model.number("f_df2"),
        t=slope.number("t"),
        p=slope.p(),
        f=model.number("f"),
        df1=model.number("f_df1"),
        model_p=model.p("f_p"),
    )
    rejected = results.flag("decision", name, "reject_h0")
    meaning = slope.direction("b") if rejected else "not"
    level, df = level_of(results, "decision", name), model.number("f_df2")
    t, f, df1 = slope.size("t"), model.number("f"), model.number("f_df1")
    score = score_of(say, results.settings["hypotheses"][name]["scale"])
    told = say(f"regression.slope_{meaning}", **names, b=slope.size("b"), score=score)
    curves = curves_of(results, name, results.settings["hypotheses"][name])
    if curves and rejected:
        told = say("curves.meaning", words=curves_referred(results, say, name, curves))
    return (
        tested,
        compared(say, "t", t, model, "t_critical", level, rejected, df=df),
        compared(say, "f", f, model, "f_critical", level, rejected, df1=df1, df2=df),
        told,
    )


def _together(results, say, names, model, terms, name):
    """Tell the test of all predictors together, then that of each."""
    rejected, level = (
        results.flag("decision", name, "reject_h0"),
        level_of(results, "decision", name),
    )
    degrees = {"df1": model.number("f_df1"), "df2": model.number("f_df2")}
    f = model.number("f")
    told = paragraph(
        say(
            f"regression.together_{'significant' if rejected else 'not'}",
            **names,
            **degrees,
            f=f,
            p=model.p("f_p"),
        ),
        compared(say, "f", f, model, "f_critical", level, rejected, **degrees),
        say("regression.each"),
        _critical_t(say, model, level),
    )
    points = []
    for term, found in terms.items():
        if not found.has("b", "t", "p"):
            continue
        rejected = results.flag("decision", part_of(name, term), "reject_h0")
        points.append(
            say(
                f"regression.term_{found.direction('b') if rejected else 'not'}",
                **names,
                predictor=results.label(term),
                b=found.number("b"),
                size=found.size("b"),
                beta=found.number("beta"),
                df=model.number("f_df2"),
                t=found.number("t"),
                p=found.p(),
            )
        )
    if not points:
        return told[:1]
    return [*told, Points(tuple(points)), *paragraph(_none_alone(results, say, names, model, name))]


def _critical_t(say, model, level):
    """Tell the critical value that each of several predictors is judged by."""
    if not model.has("t_critical"):
        return ()
    numbers = {"critical": model.number("t_critical"), "df": model.number("f_df2")}
    return say("critical.t_of_each", **numbers, alpha=level)


def _none_alone(results, say, names, model, name):
    """Say that no predictor is significant by itself where all are together."""
    flags = [
        results.flag("decision", subject, "reject_h0")
        for subject in results.subjects("decision", parts_of(name))
    ]
    if not results.flag("decision", name, "reject_h0") or not flags or any(flags):
        return ()
    if not model.has("predictors_r"):
        return say("regression.none_alone_without_r", **names)
    return say("regression.none_alone", **names, r=model.number("predictors_r"))
