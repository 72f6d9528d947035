"""A regression in the chapter: model, coefficients, determination, and how sturdy they are."""

from angket.formats.blocks import Points, Reference
from angket.report.coefficients import coefficient_columns, model_note, model_tables, robust_blocks
from angket.report.finding import Finding, paragraph, refer_to, strength
from angket.report.judgement import Effect, ways_of_slope
from angket.report.listing import listed
from angket.report.tables import Column, label_for, statistics_table
from angket.subjects import CONSTANT, part_of


def null(results, say, hypothesis):
    """Return the null hypothesis as inlines."""
    predictors = hypothesis["predictors"]
    return say(
        f"regression.null_{_many(predictors)}",
        response=results.label(hypothesis["response"]),
        predictors=_labels(results, say, predictors),
    )


def named(results, say, hypothesis):
    """Name response and predictors, for the sentence that opens its assumptions."""
    predictors = listed(say, [results.label(name) for name in hypothesis["predictors"]])
    return {"response": results.label(hypothesis["response"]), "predictors": predictors}


def pictured(hypothesis):
    """Say which figures are shown, and by which phrase each is told.

    A line would hold the other predictors of a multiple regression to be constant.
    """
    return {"scatter": "line" if len(hypothesis["predictors"]) == 1 else "points"}


def panel_note(hypothesis):
    """Say which phrase tells of the other ways of testing."""
    return "regression" if len(hypothesis["predictors"]) == 1 else "multiple_regression"


def effect(results, name, hypothesis):
    """Return the size of the effect: r of the only predictor, or R squared of several."""
    if len(hypothesis["predictors"]) > 1:
        limits = ("r_squared_ci_low", "r_squared_ci_high")
        return Effect("r_squared", ("regression", name, "r_squared"), *limits)
    (predictor,) = hypothesis["predictors"]
    sign = ("regression", part_of(name, predictor), "b")
    return Effect("r", ("correlation", name, "r"), "ci_low", "ci_high", sign=sign)


def ways(results, name, hypothesis):
    """Yield what robust errors and the bootstrap decide on the only predictor."""
    if len(hypothesis["predictors"]) == 1:
        yield from ways_of_slope(results, "regression", name, hypothesis["predictors"][0])


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
    blocks += paragraph(_equation(results, say, name, hypothesis, terms))
    reason = model.reason("f")
    if reason:
        return blocks + paragraph(say("hypotheses.not_tested", reason=reason))
    if len(predictors) == 1:
        (slope,) = terms.values()
        blocks += paragraph(*_slope(say, names, model, slope, name, results))
    else:
        blocks += _together(results, say, names, model, terms, name)
    blocks += paragraph(*_determination(results, say, name, names, model, predictors, confidence))
    return [
        *blocks,
        *robust_blocks(results, say, "regression", name, labels, terms, confidence),
        *_contributions(results, say, name, hypothesis, terms),
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


def _equation(results, say, name, hypothesis, terms):
    constant = Finding(results, say, "regression", part_of(name, CONSTANT))
    if not all(found.has("b") for found in (constant, *terms.values())):
        return ()
    added = ()
    for term, found in terms.items():
        sign = "minus" if found.amount("b") < 0 else "plus"
        added += say(f"regression.{sign}", b=found.size("b"), predictor=results.label(term))
    return say(
        "regression.equation",
        response=results.label(hypothesis["response"]),
        constant=constant.number("b"),
        terms=added,
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
    return tested, say(f"regression.slope_{meaning}", **names, b=slope.size("b"))


def _together(results, say, names, model, terms, name):
    """Tell the test of all predictors together, then that of each."""
    verdict = "significant" if results.flag("decision", name, "reject_h0") else "not"
    told = paragraph(
        say(
            f"regression.together_{verdict}",
            **names,
            f=model.number("f"),
            df1=model.number("f_df1"),
            df2=model.number("f_df2"),
            p=model.p("f_p"),
        ),
        say("regression.each"),
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
                beta=found.number("beta"),
                df=model.number("f_df2"),
                t=found.number("t"),
                p=found.p(),
            )
        )
    return told + [Points(tuple(points))] if points else told[:1]


def _determination(results, say, name, names, model, predictors, confidence):
    """Tell R squared, the effect size, and the strength of a single correlation."""
    if not model.has("r_squared"):
        return
    pair = Finding(results, say, "correlation", name, confidence)
    r_squared = model.estimate("r_squared")
    if len(predictors) == 1 and pair.has("determination_percent"):
        percent = pair.number("determination_percent")
        yield say("regression.determination_one", **names, r_squared=r_squared, percent=percent)
    else:
        yield say("regression.determination_many", **names, r_squared=r_squared)
    if model.has("f_squared"):
        yield say("regression.effect", f_squared=model.estimate("f_squared"))
    if len(predictors) == 1 and pair.has("r"):
        yield say(
            "regression.correlation",
            **names,
            r=pair.estimate("r", "ci_low", "ci_high"),
        )
        yield strength(results, say, pair, "r")


def _contributions(results, say, name, hypothesis, terms):
    """Tell how the explained variance is divided among several predictors."""
    parts = {
        term: found.amount("effective_percent")
        for term, found in terms.items()
        if found.has("effective_percent")
    }
    if not parts:
        return []
    largest = max(parts, key=parts.get)
    label = label_for("contributions", name)
    columns = [
        Column("regression", "beta"),
        Column("regression", "zero_order_r"),
        Column("regression", "effective_percent"),
        Column("regression", "relative_percent"),
    ]
    table = statistics_table(
        results,
        say,
        label,
        say.text("regression.contributions_title", hypothesis=name),
        "predictor",
        [(results.label(term), part_of(name, term)) for term in terms],
        columns,
        [say("regression.contributions_note")],
    )
    told = say(
        "regression.contributions",
        table=Reference(label),
        predictor=results.label(largest),
        effective=terms[largest].number("effective_percent"),
        relative=terms[largest].number("relative_percent"),
    )
    negative = min(parts.values()) < 0
    return [*paragraph(told, say("regression.negative_part") if negative else ()), *table]
