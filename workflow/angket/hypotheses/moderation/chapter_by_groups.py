"""A moderation by groups in the chapter: what the products add, and the slope in each group."""

from angket.formats.blocks import Points, Reference
from angket.hypotheses.moderation.roles import SMALLEST
from angket.hypotheses.moderation.tables import moderation_tables, size_of_change
from angket.report.coefficients import robust_blocks
from angket.report.critical import compared
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.judgement import Effect
from angket.report.listing import listed
from angket.report.tables import Column, label_for, statistics_table
from angket.report.wording import factors_in, level_of, term_label
from angket.subjects import CONSTANT, column_and_value, part_of, parts_of


def names_by_groups(results, hypothesis):
    """Name response, predictor and what has the groups."""
    roles = {"predictor": "predictor", "moderator": "groups", "response": "response"}
    return {role: results.label(hypothesis[key]) for role, key in roles.items()}


def groups_of(results, name, hypothesis):
    """Return what each group with a slope is called, by its subject, the reference first."""
    found = {}
    for subject in results.subjects("moderation", parts_of(name)):
        part = subject.removeprefix(parts_of(name))
        if len(factors_in(results, part)) > 1:
            continue
        column, group = column_and_value(part)
        if column == hypothesis["groups"] and results.has("moderation", subject, "n"):
            found[subject] = group
    # Of the reference there is no term.
    terms = {subject: results.has("moderation", subject, "b") for subject in found}
    return {subject: found[subject] for subject in sorted(found, key=terms.get)}


def terms_of(results, name):
    """List the terms of the regression but the constant, the products last."""
    parts = (s.removeprefix(parts_of(name)) for s in results.subjects("moderation", parts_of(name)))
    found = [
        part
        for part in parts
        if part != CONSTANT and results.has("moderation", part_of(name, part), "b")
    ]
    return sorted(found, key=lambda part: len(factors_in(results, part)))


def products_of(results, name):
    """List the products among the terms."""
    return [part for part in terms_of(results, name) if len(factors_in(results, part)) > 1]


def effect_by_groups(results, name):
    """Return the size: the only product of two groups, or f squared of what all add."""
    products = products_of(results, name)
    if len(products) == 1:
        place = "moderation", part_of(name, products[0]), "b"
        return Effect("product", place, "ci_low", "ci_high", beside=of_change(name))
    return of_change(name)


def of_change(name):
    """Return f squared of what all products add."""
    size = "f_squared_change"
    return Effect(size, ("moderation", name, size), f"{size}_ci_low", f"{size}_ci_high")


def compose_by_groups(results, say, name, hypothesis, confidence):
    """Compose what was found, as `angket.hypotheses.moderation.section.compose` does."""
    names = names_by_groups(results, hypothesis)
    model = Finding(results, say, "moderation", name, confidence)
    groups = groups_of(results, name, hypothesis)
    labels = {term: term_label(results, say, term) for term in terms_of(results, name)}
    reference = next(iter(groups.values()), None)
    titles, notes = ("change_title_groups", "with_products"), []
    if reference:
        notes = [say("moderation.groups_note", **names, reference=reference)]
    tables = moderation_tables(
        results, say, name, names["response"], labels, model, confidence, titles, notes
    )
    told = names | {"hypothesis": name, "scale": say(f"hypotheses.scales.{hypothesis['scale']}")}
    method = "by_groups" if reference else "by_groups_untested"
    n = model.number("n") if model.has("n") else None
    blocks = paragraph(
        say(f"moderation.method_{method}", **told, n=n, reference=reference),
        _left_out(results, say, name, hypothesis),
        refer_to(say, tables),
    )
    blocks += tables
    reason = model.reason("f_change")
    if reason:
        return blocks + paragraph(say("hypotheses.not_tested", reason=reason))
    blocks += paragraph(*_change(results, say, name, names, model))
    findings = {
        term: Finding(results, say, "moderation", part_of(name, term), confidence)
        for term in labels
    }
    return [
        *blocks,
        *_slopes(results, say, name, names, groups, model, confidence),
        *robust_blocks(results, say, "moderation", name, labels, findings, confidence),
    ]


def _left_out(results, say, name, hypothesis):
    """Name the groups that are too small to have a slope."""
    small = [
        column_and_value(subject.removeprefix(parts_of(name)))[1]
        for subject in results.subjects("moderation", parts_of(name))
        if results.flag("moderation", subject, "left_out")
    ]
    if not small:
        return ()
    smallest = results.spelled(hypothesis.get("smallest_group", SMALLEST))
    return say("moderation.left_out", groups=listed(say, small), smallest=smallest)


def _change(results, say, name, names, model):
    """Tell what the products add, and whether the slopes differ."""
    if not model.has("r_squared_change", "f_change", "f_change_p"):
        return
    rejected, f = results.flag("decision", name, "reject_h0"), model.number("f_change")
    degrees = {end: model.number(f"f_change_{end}") for end in ("df1", "df2")}
    number = "change" if len(products_of(results, name)) == 1 else "change_many"
    change, p = model.p("r_squared_change"), model.p("f_change_p")
    yield say(f"moderation.{number}", change=change, f=f, **degrees, p=p)
    level = level_of(results, "decision", name)
    yield compared(say, "f", f, model, "f_change_critical", level, rejected, **degrees)
    yield size_of_change(say, model)
    yield say(f"moderation.groups_{'differ' if rejected else 'not'}", **names)


def _slopes(results, say, name, names, groups, model, confidence):
    """Show the slope of the predictor in each group."""
    interval = say("hypotheses.interval_head", confidence=confidence)
    hc3, of = say("hypotheses.hc3_head"), "moderation"
    label = label_for("slopes", name)
    table = statistics_table(
        results,
        say,
        label,
        say.text("moderation.slopes_title_groups", hypothesis=name, **names),
        "group",
        [(group, subject) for subject, group in groups.items()],
        [
            Column(of, "n"),
            Column(of, "slope"),
            Column(of, "slope_se"),
            Column(of, "slope_ci_low", term="ci_low", over=interval),
            Column(of, "slope_ci_high", term="ci_high", over=interval),
            Column(of, "slope_t"),
            Column(of, "slope_p"),
            *(Column(of, f"slope_hc3_{part}", over=hc3) for part in ("se", "t", "p")),
        ],
    )
    if not table:
        return []
    rejected = results.flag("decision", name, "reject_h0")
    told = "slopes_groups" if rejected else "slopes_groups_not"
    refer = paragraph(say(f"moderation.{told}", **names, table=Reference(label)))
    points = ()
    if rejected:
        points = tuple(_told_slopes(results, say, name, names, groups, model, confidence))
    return [*refer, *table, *([Points(points)] if points else [])]


def _told_slopes(results, say, name, names, groups, model, confidence):
    """Tell in each group what a further point of the predictor goes with."""
    alpha = float(results.value("decision", name, "alpha"))
    for subject, group in groups.items():
        found = Finding(results, say, "moderation", subject, confidence)
        if not found.has("slope", "slope_p", "n"):
            continue
        direction = found.direction("slope") if found.at_most(alpha, "slope_p") else "not"
        yield say(
            f"moderation.group_{direction}",
            **names,
            group=group,
            n=found.number("n"),
            b=found.estimate("slope", "slope_ci_low", "slope_ci_high"),
            df=model.number("f_df2"),
            t=found.number("slope_t"),
            p=found.p("slope_p"),
        )
