"""A moderation in the chapter: what the product adds, and the slopes it makes."""

from angket.formats.blocks import Italic, Reference
from angket.hypotheses.moderation.chapter_by_groups import (
    compose_by_groups,
    effect_by_groups,
    names_by_groups,
    of_change,
    products_of,
)
from angket.hypotheses.moderation.tables import moderation_tables, size_of_change
from angket.report.coefficients import robust_blocks
from angket.report.critical import compared
from angket.report.equation import equation_of_model
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.judgement import Effect
from angket.report.tables import Column, label_for, statistics_table
from angket.report.ways_of_slopes import ways_of_slope
from angket.report.wording import level_of
from angket.subjects import CONSTANT, part_of, product_of

SLOPES = {"mean - sd": "below", "mean": "at", "mean + sd": "above"}

# Where the moderator is a standard deviation below and above its mean.
ENDS = ("slope at mean - sd", "slope at mean + sd")


def null(results, say, hypothesis):
    """Return the null hypothesis as inlines."""
    key = "null_by_groups" if "groups" in hypothesis else "null_hypothesis"
    return say(f"moderation.{key}", **_names(results, hypothesis))


def named(results, say, hypothesis):
    """Name the three variables and the terms, for the sentence that opens its assumptions."""
    names = _names(results, hypothesis)
    key = "terms_by_groups" if "groups" in hypothesis else "terms"
    return names | {"terms": say(f"moderation.{key}", **names)}


def pictured(hypothesis):
    """Say which figures are shown, and by which phrase each is told."""
    if "groups" in hypothesis:
        return {"interaction": "group_slopes"}
    return {"interaction": "slopes", "johnson_neyman": "region"}


def effect(results, name, hypothesis):
    """Return the coefficient of the product, whose test is that of the change of R squared."""
    if "groups" in hypothesis:
        return effect_by_groups(results, name)
    product = product_of(hypothesis["predictor"], hypothesis["moderator"])
    place = ("moderation", part_of(name, product), "b")
    return Effect("product", place, "ci_low", "ci_high", sign=place, beside=of_change(name))


def estimates(results, name, hypothesis):
    """Name the coefficient of each product."""
    products = [part_of(name, product) for product in _products(results, name, hypothesis)]
    return [("moderation", product, "b", product) for product in products]


def ways(results, name, hypothesis):
    """Yield what robust errors and the bootstrap decide on the product, where there is one."""
    products = _products(results, name, hypothesis)
    if len(products) == 1:
        yield from ways_of_slope(results, "moderation", name, products[0])


def _products(results, name, hypothesis):
    """List the products that decide: one for each group but the reference, or of the moderator."""
    if "groups" in hypothesis:
        return products_of(results, name)
    return [product_of(hypothesis["predictor"], hypothesis["moderator"])]


def worded(results, name, found):
    """Say by which phrase the first page tells what was found."""
    if "groups" in results.settings["hypotheses"][name]:
        return "groups"
    course = _course(results, name)
    return f"{found}_{course}" if found and course else found or "any"


def _course(results, name):
    """Tell whether the slopes of low and of high moderators rise, fall or turn; None without."""
    places = [("moderation", part_of(name, one), "b") for one in ENDS]
    if not all(results.has(*place) for place in places):
        return None
    rising = {float(results.value(*place)) > 0 for place in places}
    return "turn" if len(rising) > 1 else "rise" if True in rising else "fall"


def in_numbers(results, say, name, hypothesis):
    """Say what one more of the predictor goes with where the moderator is low, and where high."""
    places = {
        end: ("moderation", part_of(name, one), "b")
        for end, one in zip(("low", "high"), ENDS, strict=True)
    }
    if "groups" in hypothesis or not all(results.has(*place) for place in places.values()):
        return ()
    of = {end: results.number(*place) for end, place in places.items()}
    key = "points" if hypothesis.get("scale") == "raw" else "units"
    return say(f"moderation.said.{key}", **of, **_names(results, hypothesis))


def panel_note(hypothesis):
    """Say which phrase tells of the other ways of testing."""
    return "moderation_by_groups" if "groups" in hypothesis else "moderation"


def compose(results, say, name, hypothesis, confidence):
    """Compose what was found on a moderation, as every section does."""
    if "groups" in hypothesis:
        return compose_by_groups(results, say, name, hypothesis, confidence)
    names = _names(results, hypothesis)
    model = Finding(results, say, "moderation", name, confidence)
    predictor, moderator = hypothesis["predictor"], hypothesis["moderator"]
    product = product_of(predictor, moderator)
    labels = {
        predictor: names["predictor"],
        moderator: names["moderator"],
        product: say.text("moderation.product", **names),
    }
    titles, notes = ("change_title", "with_product"), [say("moderation.centred_note")]
    tables = moderation_tables(
        results, say, name, names["response"], labels, model, confidence, titles, notes
    )
    blocks = paragraph(
        say(
            "moderation.method",
            **names,
            hypothesis=name,
            scale=say(f"hypotheses.scales.{hypothesis['scale']}"),
            n=model.number("n"),
        ),
        refer_to(say, tables),
    )
    blocks += tables
    reason = model.reason("f_change")
    if reason:
        return blocks + paragraph(say("hypotheses.not_tested", reason=reason))
    findings = {
        term: Finding(results, say, "moderation", part_of(name, term), confidence)
        for term in labels
    }
    constant = Finding(results, say, "moderation", part_of(name, CONSTANT))
    equation = _equation(results, say, constant, findings, hypothesis["scale"])
    changed = _change(results, say, name, names, model, findings[product])
    blocks += paragraph(equation, *changed)
    return [
        *blocks,
        *_slopes(results, say, name, names, confidence),
        *paragraph(*_region(say, names, model)),
        *robust_blocks(results, say, "moderation", name, labels, findings, confidence),
    ]


def _equation(results, say, constant, findings, scale):
    """Write the equation, whose product has the letters of predictor and moderator."""
    if not constant.has("b"):
        return ()
    letters = [(Italic("X"),), (Italic("M"),), (Italic("XM"),)]
    return equation_of_model(
        results,
        say,
        "moderation.equation",
        (constant.number("b").text,),
        findings,
        scale,
        dict(zip(findings, letters, strict=True)),
    )


def _names(results, hypothesis):
    if "groups" in hypothesis:
        return names_by_groups(results, hypothesis)
    return {
        role: results.label(hypothesis[role]) for role in ("predictor", "moderator", "response")
    }


def _change(results, say, name, names, model, product):
    """Tell what the product adds and which sign it has."""
    if not model.has("r_squared_change", "f_change", "f_change_p"):
        return
    rejected, f = results.flag("decision", name, "reject_h0"), model.number("f_change")
    degrees = {end: model.number(f"f_change_{end}") for end in ("df1", "df2")}
    yield say(
        "moderation.change",
        change=model.p("r_squared_change"),
        f=f,
        **degrees,
        p=model.p("f_change_p"),
    )
    level = level_of(results, "decision", name)
    yield compared(say, "f", f, model, "f_change_critical", level, rejected, **degrees)
    yield size_of_change(say, model)
    if product.has("b", "t", "p"):
        yield say(
            "moderation.coefficient",
            b=product.estimate("b", "ci_low", "ci_high"),
            df=model.number("f_df2"),
            t=product.number("t"),
            p=product.p(),
        )
        meaning = product.direction("b") if rejected else "not"
        yield say(f"moderation.meaning_{meaning}", **names)


def _slopes(results, say, name, names, confidence):
    """Show the slope of the predictor at three values of the moderator."""
    interval = say("hypotheses.interval_head", confidence=confidence)
    hc3 = say("hypotheses.hc3_head")
    label = label_for("slopes", name)
    table = statistics_table(
        results,
        say,
        label,
        say.text("moderation.slopes_title", hypothesis=name, **names),
        "moderator_at",
        [
            (say.text(f"moderation.{key}"), part_of(name, f"slope at {at}"))
            for at, key in SLOPES.items()
        ],
        [
            Column("moderation", "moderator"),
            Column("moderation", "b"),
            Column("moderation", "se"),
            Column("moderation", "ci_low", over=interval),
            Column("moderation", "ci_high", over=interval),
            Column("moderation", "t"),
            Column("moderation", "p"),
            *(Column("moderation", f"hc3_{part}", over=hc3) for part in ("se", "t", "p")),
        ],
    )
    if not table:
        return []
    rejected = results.flag("decision", name, "reject_h0")
    told = "slopes" if rejected else "slopes_not"
    refer = say(f"moderation.{told}", **names, table=Reference(label))
    one_by_one = _told_slopes(results, say, name, names, confidence) if rejected else ()
    return [*paragraph(refer), *table, *paragraph(*one_by_one)]


def _region(say, names, model):
    """Tell at which values of the moderator the slope can be told from zero."""
    if not model.has("johnson_neyman_region"):
        return
    ends = {
        end: model.number(f"johnson_neyman_{end}")
        for end in ("low", "high")
        if model.has(f"johnson_neyman_{end}")
    }
    yield say(f"moderation.region.{model.text('johnson_neyman_region')}", **names, **ends)
    if model.has("johnson_neyman_percent", "moderator_minimum", "moderator_maximum"):
        limits = {end: model.number(f"moderator_{end}") for end in ("minimum", "maximum")}
        share = model.number("johnson_neyman_percent")
        yield say("moderation.region_within", **names, **limits, percent=share)


def _told_slopes(results, say, name, names, confidence):
    """Tell each slope: what a further point of the predictor goes with."""
    alpha = float(results.value("decision", name, "alpha"))
    for at, key in SLOPES.items():
        found = Finding(results, say, "moderation", part_of(name, f"slope at {at}"), confidence)
        if not found.has("moderator", "b", "p"):
            continue
        found_or_not = found.direction("b") if found.at_most(alpha) else "not"
        yield say(
            f"moderation.slope_{found_or_not}",
            **names,
            place=say(f"moderation.places.{key}"),
            value=found.number("moderator"),
            b=found.estimate("b", "ci_low", "ci_high"),
            p=found.p(),
        )
