"""An ordinal regression in the chapter: levels, odds ratios, fit, marginal effects, boundaries."""

from angket.formats.blocks import Cell, Reference
from angket.hypotheses.ordinal.apart import (
    PARALLEL,
    apart_table,
    differing_terms,
    is_doubted,
    is_parallel,
)
from angket.report.critical import compared
from angket.report.equation import equation_of_model
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.generalised import (
    coefficients_table,
    each_term,
    effect_of,
    effects_table,
    granted,
    least_detectable,
    null_of,
    term_name,
    terms_of,
    worded_of,
)
from angket.report.judgement import Caveat
from angket.report.listing import listed
from angket.report.same_relation import model_before
from angket.report.tables import Column, Head, label_for, mixed_table, statistics_table
from angket.report.wording import level_of
from angket.subjects import (
    pair_apart,
    pair_of,
    part_of,
    parts_of,
    value_of,
    whole_and_part,
)

# Of each measure of fit: value, df, p.
MEASURES = {
    "lr": ("lr", "lr_df", "lr_p"),
    "log_likelihood": ("log_likelihood", None, None),
    "cox_snell": ("cox_snell", None, None),
    "nagelkerke": ("nagelkerke", None, None),
    "mcfadden": ("mcfadden", None, None),
    "correct_percent": ("correct_percent", None, None),
}
term = term_name


def null(results, say, hypothesis):
    """Return the null hypothesis as inlines."""
    return null_of(results, say, "ordinal", hypothesis, **_names(results, say, hypothesis))


def named(results, say, hypothesis):
    """Name response and predictors, for the sentence that opens its assumptions."""
    return _names(results, say, hypothesis)


expected_in = ("probabilities",)


def pictured(hypothesis):
    """Say which figures are shown, and by which phrase each is told."""
    return {"probabilities": "probabilities"}


def effect(results, name, hypothesis):
    """Return the odds ratio of the only term, or Nagelkerke's R squared."""
    return effect_of(results, "ordinal", name, "odds_ratio", "nagelkerke")


def caveats(results, name, hypothesis):
    """Yield that odds ratios differ between boundaries, all or some, where a test says so."""
    if is_parallel(results, name) is False:
        yield Caveat("not_parallel")
    elif terms := differing_terms(results, name):
        yield Caveat("partly_parallel", tuple(terms))


def worded(results, name, found):
    """Say by which phrase the first page tells what was found: none of categories compared."""
    return worded_of(results, "ordinal", name, found)


def compose(results, say, name, hypothesis, confidence):
    """Compose what was found on an ordinal regression, as every section does."""
    names = _names(results, say, hypothesis)
    found = Finding(results, say, "ordinal", name, confidence)
    terms = terms_of(results, say, "ordinal", name, confidence)
    levels = _levels(results, name, hypothesis["response"])
    notes = [say("ordinal.coefficients_note", **names)]
    rows = [
        (f"{term(results, part)} → {level}", part_of(name, pair_of(part, level)))
        for part in terms
        for level in levels
    ]
    tables = [
        *_counted(results, say, name, hypothesis, levels, names),
        *coefficients_table(results, say, "ordinal", name, terms, "odds_ratio", notes, confidence),
        *_thresholds(results, say, name, confidence),
        *effects_table(results, say, "ordinal", name, rows, confidence),
        *_fit(results, say, name),
        *_boundaries(results, say, name, terms),
        *apart_table(results, say, name, terms, confidence),
    ]
    scale = say(f"hypotheses.scales.{hypothesis['scale']}")
    counted = say("ordinal.counted", n=found.number("n")) if found.has("n") else ()
    opening = say("ordinal.method", **names, hypothesis=name, scale=scale)
    blocks = [*paragraph(opening, counted, refer_to(say, tables)), *tables]
    reason = found.reason("lr")
    if reason:
        return blocks + paragraph(say("hypotheses.not_tested", reason=reason))
    equation, thresholds = (), label_for("thresholds", name)
    if any(getattr(table, "label", None) == thresholds for table in tables):
        of = {"table": Reference(thresholds), "scale": hypothesis["scale"]}
        equation = equation_of_model(results, say, "ordinal.equation", (), terms, **of)
    blocks += paragraph(equation, *_together(results, say, name, names, found))
    blocks += each_term(results, say, "ordinal", name, terms, "odds_ratio", **names)
    squares = ("nagelkerke", "mcfadden", "cox_snell", "correct_percent")
    blocks += paragraph(
        say("ordinal.explained", **{part.split("_p")[0]: found.number(part) for part in squares}),
        _base_rate(results, say, name, hypothesis["response"], levels),
        least_detectable(results, say, "ordinal", terms, "odds_ratio"),
    )
    return blocks


def _base_rate(results, say, name, response, levels):
    """Say what share is right by the largest level alone, without which no share can be judged."""
    subjects = [part_of(name, value_of(response, level)) for level in levels]
    known = [one for one in subjects if results.has("ordinal", one, "percent")]
    if not known:
        return ()
    largest = max(
        (results.number("ordinal", one, "percent") for one in known), key=lambda one: one.value
    )
    return say("ordinal.base_rate", percent=largest)


def assumed(results, say, name):
    """Tell whether odds are proportional, and what else the model takes for granted."""
    found = Finding(results, say, "ordinal", name)
    if not found.has("lr"):
        return []
    boundaries = _told_of_boundaries(results, say, name, found)
    hypothesis = results.settings["hypotheses"][name]
    told = granted(results, say, "ordinal", hypothesis, **_names(results, say, hypothesis))
    return paragraph(*boundaries, told)


def _names(results, say, hypothesis):
    predictors = listed(say, [results.label(name) for name in hypothesis["predictors"]])
    return {"response": results.label(hypothesis["response"]), "predictors": predictors}


def _levels(results, name, response):
    """List the levels of the response that there are, and the empty categories among them."""
    before = part_of(name, value_of(response, ""))
    return [
        subject.removeprefix(before)
        for subject in results.subjects("ordinal", before)
        if results.has("ordinal", subject, "n")
    ]


def _counted(results, say, name, hypothesis, levels, names):
    response = hypothesis["response"]
    rows = [(level, part_of(name, value_of(response, level))) for level in levels]
    columns = [Column("ordinal", "n"), Column("ordinal", "percent")]
    title = say.text("ordinal.levels_title", hypothesis=name, **names)
    empty = [level for level, subject in rows if results.value("ordinal", subject, "n") == "0"]
    notes = [say("ordinal.empty_note", levels=listed(say, empty))] if empty else []
    label = label_for("levels", name)
    return statistics_table(results, say, label, title, "category", rows, columns, notes)


def _thresholds(results, say, name, confidence):
    """Return the table of the boundaries between levels, with which the model can be computed."""
    subjects = results.subjects("threshold", parts_of(name))
    rows = [(" | ".join(pair_apart(whole_and_part(one)[1])), one) for one in subjects]
    interval = say("hypotheses.interval_head", confidence=confidence)
    columns = [Column("threshold", f"threshold{part}") for part in ("", "_se")]
    columns += [
        Column("threshold", f"threshold_{limit}", over=interval) for limit in ("ci_low", "ci_high")
    ]
    title = say.text("ordinal.thresholds_title", hypothesis=name)
    hypothesis = results.settings["hypotheses"][name]
    many = "many" if hypothesis["predictors"][1:] else "one"
    each = say(f"ordinal.thresholds_{many}", **_names(results, say, hypothesis))
    notes = [say("ordinal.thresholds_note", each=each)]
    label = label_for("thresholds", name)
    return statistics_table(results, say, label, title, "boundary", rows, columns, notes)


def _fit(results, say, name):
    heads = [Head("value"), Head("df"), Head("p")]
    rows = [
        (
            Cell(say(f"ordinal.measures.{measure}")),
            name,
            [part and Column("ordinal", part) for part in statistics],
        )
        for measure, statistics in MEASURES.items()
    ]
    title = say.text("ordinal.fit_title", hypothesis=name)
    return mixed_table(results, say, label_for("fit", name), title, "measure", heads, rows)


def _boundaries(results, say, name, terms):
    """Return the table of the tests of parallel lines."""
    heads = [Head("value"), Head("df"), Head("p")]
    rows = [
        (
            say.text(f"ordinal.tests_of_lines.{test}"),
            name,
            [Column("ordinal", f"{test}{part}") for part in ("", "_df", "_p")],
        )
        for test in PARALLEL
    ]
    rows += [
        (
            say.text("ordinal.tests_of_lines.brant_of", term=term(results, part)),
            part_of(name, part),
            [Column("ordinal", f"brant{end}") for end in ("", "_df", "_p")],
        )
        for part in terms
        if len(terms) > 1
    ]
    title = say.text("ordinal.parallel_title", hypothesis=name)
    return mixed_table(results, say, label_for("parallel", name), title, "test", heads, rows)


def _together(results, say, name, names, found):
    """Tell the deciding test of all predictors."""
    rejected = results.flag("decision", name, "reject_h0")
    if rejected is None:
        return
    numbers = {"lr": found.number("lr"), "df": found.number("lr_df"), "p": found.p("lr_p")}
    yield say(f"ordinal.together_{'significant' if rejected else 'not'}", **names, **numbers)
    level, df = level_of(results, "decision", name), numbers["df"]
    lr = numbers["lr"]
    yield compared(say, "chi_square", lr, found, "lr_critical", level, rejected, df=df)


def _told_of_boundaries(results, say, name, found):
    """Tell whether lines are parallel, by Brant's test or else the score test, and what follows."""
    parallel = is_parallel(results, name)
    if parallel is None:
        yield say("ordinal.lines_unknown", reason=found.reason("brant"))
        return
    test = "brant" if found.has("brant_p") else "score"
    if test == "score":
        yield say("ordinal.brant_absent", reason=found.reason("brant"))
    numbers = {"value": found.number(test), "df": found.number(f"{test}_df")}
    numbers["p"] = found.p(f"{test}_p")
    told = say(f"ordinal.test_of_lines.{test}")
    yield say(f"ordinal.lines_{'parallel' if parallel else 'differ'}", test=told, **numbers)
    first = model_before(results, name) or name  # whose tables stand for both
    yield say("ordinal.lines_in", table=Reference(label_for("parallel", first)))
    differing = [term(results, part) for part in differing_terms(results, name)]
    if differing:
        yield say(f"ordinal.lines_{'some' if parallel else 'of'}", terms=listed(say, differing))
    if is_doubted(results, name):
        yield say("ordinal.lines_apart", table=Reference(label_for("boundaries", first)))
    elif parallel:
        yield say("ordinal.lines_alike")
