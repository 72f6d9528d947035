"""A regression with controls, categories, blocks or interactions in the chapter."""

from angket.formats.blocks import Points, Reference
from angket.hypotheses.regression.chapter_tables import (
    blocks_of,
    blocks_table,
    coefficients,
    names_in_block,
    parts_table,
    terms_of,
    tested_of,
)
from angket.hypotheses.regression.influence_told import influence_told
from angket.hypotheses.regression.terms_told import interactions, many, term_told
from angket.report.coefficients import robust_blocks
from angket.report.critical import compared
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.judgement import Effect
from angket.report.listing import listed
from angket.report.wording import level_of, term_label
from angket.subjects import part_of


def compose_extended(results, say, name, hypothesis, confidence):
    """Compose what was found, as `angket.hypotheses.regression.section.compose` does."""
    names = names_told(results, say, hypothesis)
    model = Finding(results, say, "regression", name, confidence)
    terms = {
        term: Finding(results, say, "regression", part_of(name, term), confidence)
        for term in terms_of(results, name)
    }
    labels = {term: term_label(results, say, term) for term in terms}
    blocks = blocks_of(results, name)
    tables = blocks_table(results, say, name, blocks)
    tables += coefficients(results, say, name, hypothesis, labels, confidence)
    scale = say(f"hypotheses.scales.{hypothesis['scale']}")
    n = model.number("n") if model.has("n") else None
    told_of = names | {"hypothesis": name, "scale": scale}
    told = paragraph(
        say(f"regression.method_{'extended' if n else 'unfitted'}", n=n, **told_of),
        interactions(results, say, name, hypothesis),
        refer_to(say, tables),
    )
    told += tables
    reason = model.reason("f")
    if reason:
        return told + paragraph(say("hypotheses.not_tested", reason=reason))
    tested = {term: terms[term] for term in tested_of(results, name, hypothesis)}
    told += paragraph(*_decided(results, say, name, hypothesis, names, model, tested, labels))
    told += _each(results, say, name, names, model, tested, labels)
    told += _blocks_told(results, say, name, blocks)
    told += paragraph(*_explained(say, names, model))
    told += robust_blocks(results, say, "regression", name, labels, terms, confidence, False)
    told += _parts(results, say, name, labels, terms, confidence)
    return told + influence_told(results, say, name)


def names_told(results, say, hypothesis):
    """Name response, predictors and what is held constant, for sentences."""
    held = [results.label(name) for name in hypothesis.get("controls", ())]
    return {
        "response": results.label(hypothesis["response"]),
        "predictors": listed(say, [results.label(name) for name in hypothesis["predictors"]]),
        "held": say(f"regression.held_{many(held)}", controls=listed(say, held)) if held else "",
    }


def effect_beside(results, name, hypothesis):
    """Return the size of the effect, as `angket.report.judgement.Effect`."""
    tested = tested_of(results, name, hypothesis)
    size = "f_squared_change"
    limits = f"{size}_ci_low", f"{size}_ci_high"
    beside = Effect(size, ("regression", name, size), *limits)
    if len(tested) == 1:
        subject = part_of(name, tested[0])
        place, sign = ("regression", subject, "beta"), ("regression", subject, "b")
        return Effect("beta", place, "beta_ci_low", "beta_ci_high", sign=sign, beside=beside)
    if hypothesis.get("controls"):
        return Effect("r_squared_change", ("regression", name, "r_squared_change"), beside=beside)
    limits = ("r_squared_ci_low", "r_squared_ci_high")
    return Effect("r_squared", ("regression", name, "r_squared"), *limits)


def _decided(results, say, name, hypothesis, names, model, tested, labels):
    """Tell the test that decides."""
    several = len(hypothesis["predictors"]) > 1 or hypothesis.get("interactions")
    rejected = results.flag("decision", name, "reject_h0")
    if rejected is None:
        return
    level, verdict = level_of(results, "decision", name), "significant" if rejected else "not"
    test = results.value("decision", name, "test")
    if test == "t":
        ((term, found),) = tested.items()
        yield term_told(results, say, name, names, model, term, found, labels)
        t, df = found.size("t"), model.number("f_df2")
        yield compared(say, "t", t, model, "t_critical", level, rejected, df=df)
        return
    which = {"f": ("f", "f_df1", "f_df2", "f_p", "f_critical")}
    change = ("f_change", "f_change_df1", "f_change_df2", "f_change_p", "f_change_critical")
    f, df1, df2, p, critical = which.get(test, change)
    degrees = {"df1": model.number(df1), "df2": model.number(df2)}
    together = "together" if several else "categories"
    key = together if test == "f" else "added"
    numbers = {"f": model.number(f), "p": model.p(p)}
    if test != "f":
        numbers["change"] = model.number("r_squared_change")
    yield say(f"regression.{key}_{verdict}", **names, **degrees, **numbers)
    yield compared(say, "f", model.number(f), model, critical, level, rejected, **degrees)


def _each(results, say, name, names, model, tested, labels):
    """Tell the coefficient of each term that the hypothesis is about."""
    if results.value("decision", name, "test") == "t":
        return []
    points = [
        term_told(results, say, name, names, model, term, found, labels)
        for term, found in tested.items()
        if found.has("b", "t", "p")
    ]
    return [*paragraph(say("regression.each_beside")), Points(tuple(points))] if points else []


def _blocks_told(results, say, name, blocks):
    """Tell what each of several blocks adds to those before it."""
    if len(blocks) < 2:
        return []
    alpha = float(results.value("decision", name, "alpha"))
    points = []
    for place, (subject, terms) in enumerate(blocks.items(), start=1):
        found = Finding(results, say, "regression", subject)
        if not found.has("f_change", "p_change"):
            continue
        verdict = "significant" if found.at_most(alpha, "p_change") else "not"
        points.append(
            say(
                f"regression.block_{'first' if place == 1 else 'next'}_{verdict}",
                block=results.write(place, "count"),
                terms=listed(say, names_in_block(results, say, terms)),
                r_squared=found.number("r_squared"),
                change=found.number("r_squared_change"),
                f=found.number("f_change"),
                df1=found.number("df1"),
                df2=found.number("df2"),
                p=found.p("p_change"),
            )
        )
    return [*paragraph(say("regression.blocks")), Points(tuple(points))] if points else []


def _explained(say, names, model):
    """Tell R squared of all, and the size of what is added."""
    if model.has("r_squared"):
        yield say("regression.explained", **names, r_squared=model.estimate("r_squared"))
    size = "f_squared_change" if model.has("f_squared_change") else "f_squared"
    if model.has(size):
        key = "effect_added" if size == "f_squared_change" else "effect"
        yield say(f"regression.{key}", f_squared=model.estimate(size))


def _parts(results, say, name, labels, terms, confidence):
    """Tell what each term adds when it enters last, and where it is unlike its correlation."""
    table = parts_table(results, say, name, labels, confidence)
    known = {t: f.amount("semipartial_squared") for t, f in terms.items() if f.has("beta_ci_low")}
    if not table or not known:
        return []
    largest = max(known, key=known.get)
    alpha = float(results.value("decision", name, "alpha"))
    told = [
        say(
            "regression.parts",
            table=Reference(table[0].label),
            predictor=labels[largest],
            part=terms[largest].number("semipartial_squared"),
        )
    ]
    for kind in ("reversed", "reinforced"):
        found = [
            labels[term]
            for term, finding in terms.items()
            if finding.text("suppression") == kind and finding.has("p") and finding.at_most(alpha)
        ]
        if found:
            told.append(say(f"regression.suppression_{kind}", predictors=listed(say, found)))
    return [*paragraph(*told), *table]
