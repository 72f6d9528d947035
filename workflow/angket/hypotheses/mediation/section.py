"""A mediation in the chapter: its paths, and the part that runs through the mediator."""

from angket.formats.blocks import Cell, Italic
from angket.hypotheses.mediation.bends import paths_averaged
from angket.hypotheses.mediation.extended_section import (
    compose_extended,
    deciding,
    extended_effect,
    extended_null,
    extended_ways,
    names_of,
    regressions_told,
)
from angket.hypotheses.mediation.extended_tables import told_path
from angket.hypotheses.mediation.roles import models
from angket.hypotheses.mediation.structure import is_extended, structure_of
from angket.hypotheses.mediation.sums import conditional_of
from angket.report.coefficients import least_p_notes
from angket.report.equation import letters_told, score_of, written
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.judgement import Effect
from angket.report.listing import listed
from angket.report.tables import Column, Head, label_for, mixed_table, statistics_table
from angket.subjects import part_of

PATHS = ("a", "b", "total", "direct")


def null(results, say, hypothesis):
    """Return the null hypothesis as inlines."""
    if is_extended(hypothesis):
        return extended_null(results, say, hypothesis)
    return say("mediation.null_hypothesis", **_names(results, hypothesis))


def named(results, say, hypothesis):
    """Name the variables, and the regressions for the sentence that opens its assumptions."""
    if is_extended(hypothesis):
        examined = [model.response for model in models("", hypothesis)]
        names = names_of(results, say, hypothesis)
        return names | {"regressions": regressions_told(results, say, hypothesis, examined)}
    names = _names(results, hypothesis)
    return names | {"regressions": say("mediation.regressions", **names)}


def pictured(hypothesis):
    """Say which figures are shown, and by which phrase each is told."""
    return {"path_diagram": "extended_paths" if is_extended(hypothesis) else "paths"}


def panel_note(hypothesis):
    """Say which phrase tells of the other ways of testing."""
    return "extended_mediation" if is_extended(hypothesis) else "mediation"


def term(results, term):
    """Name a way that is decided on by itself."""
    return told_path(results, term)


def ways(results, name, hypothesis):
    """Yield what the BCa interval says of the deciding effect of several mediators."""
    if is_extended(hypothesis):
        yield from extended_ways(results, name)


def worded(results, name, found):
    """Say by which phrase the first page tells what was found."""
    hypothesis = results.settings["hypotheses"][name]
    if is_extended(hypothesis) and conditional_of(structure_of(hypothesis)):
        return "moderated"
    return found or "any"


def effect(results, name, hypothesis):
    """Return the indirect effect, with the interval that belongs to the deciding test."""
    if is_extended(hypothesis):
        return extended_effect(results, name, hypothesis)
    place = ("mediation", name, "indirect")
    return Effect("indirect", place, "percentile_low", "percentile_high", sign=place)


def compose(results, say, name, hypothesis, confidence):
    """Compose what was found on a mediation, as every section does."""
    if is_extended(hypothesis):
        return compose_extended(results, say, name, hypothesis, confidence)
    names = _names(results, hypothesis)
    found = Finding(results, say, "mediation", name, confidence)
    tables = [
        *_paths(results, say, name, names, confidence),
        *_indirect(results, say, name, found, confidence),
    ]
    blocks = paragraph(
        say(
            "mediation.method",
            **names,
            hypothesis=name,
            scale=say(f"hypotheses.scales.{hypothesis['scale']}"),
            n=found.number("n"),
        ),
        refer_to(say, tables),
    )
    blocks += tables
    reason = found.reason("indirect")
    if reason:
        return blocks + paragraph(say("hypotheses.not_tested", reason=reason))
    equations = _equations(results, say, name, hypothesis, names, found)
    blocks += paragraph(equations, *_told_paths(results, say, name, names, confidence))
    return blocks + paragraph(*_told_indirect(results, say, name, names, found))


def _equations(results, say, name, hypothesis, names, found):
    """Write the equations of the mediator and of the response."""
    a, b, direct = (
        Finding(results, say, "mediation", part_of(name, path)) for path in ("a", "b", "direct")
    )
    known = found.has("mediator_constant", "response_constant")
    if not known or not all(path.has("b") for path in (a, b, direct)):
        return ()
    predictor, mediator = hypothesis["predictor"], hypothesis["mediator"]
    letters = {predictor: (Italic("X"),), mediator: (Italic("M"),)}
    scale = hypothesis["scale"]
    named = listed(say, letters_told(results, say, letters, scale))
    of = {"named": named, "score": score_of(say, scale)}
    terms = {"first": {predictor: a}, "second": {predictor: direct, mediator: b}}
    for key, constant in (("first", "mediator_constant"), ("second", "response_constant")):
        height = found.number(constant).text
        of[key] = (height, *written(results, say, terms[key], letters))
    return say("mediation.equation", **names, **of)


def _names(results, hypothesis):
    return {role: results.label(hypothesis[role]) for role in ("predictor", "mediator", "response")}


def _paths(results, say, name, names, confidence):
    interval = say("hypotheses.interval_head", confidence=confidence)
    limits = [
        Column("mediation", "ci_low", over=interval),
        Column("mediation", "ci_high", over=interval),
    ]
    columns = [Column("mediation", name) for name in ("b", "se")] + limits
    columns += [Column("mediation", term) for term in ("beta", "t", "p")]
    rows = [(Cell(say(f"mediation.paths.{path}", **names)), part_of(name, path)) for path in PATHS]
    title = say.text("mediation.paths_title", hypothesis=name)
    return statistics_table(results, say, label_for("paths", name), title, "path", rows, columns)


def _indirect(results, say, name, found, confidence):
    interval = say("hypotheses.interval_head", confidence=confidence)
    heads = [
        Head("indirect"),
        Head("se"),
        Head("ci_low", interval),
        Head("ci_high", interval),
        Head("z"),
        Head("p"),
    ]
    methods = {
        "percentile": (
            "indirect", "bootstrap_se", "percentile_low", "percentile_high", None, "bootstrap_p",
        ),
        "bias_corrected": (
            "indirect", "bootstrap_se", "bias_corrected_low", "bias_corrected_high", None, None,
        ),
        "sobel": ("indirect", "sobel_se", None, None, "sobel_z", "sobel_p"),
    }  # fmt: skip
    rows = [
        (
            say.text(f"mediation.methods.{method}"),
            name,
            [_column(part) for part in statistics],
        )
        for method, statistics in methods.items()
    ]
    notes = []
    if found.has("resamples"):
        values = [found.amount("bootstrap_p")] if found.has("bootstrap_p") else []
        notes += least_p_notes(results, say, found.number("resamples"), values)
    title = say.text("mediation.indirect_title", hypothesis=name)
    label = label_for("indirect", name)
    return mixed_table(results, say, label, title, "method", heads, rows, notes)


def _column(statistic):
    return Column("mediation", statistic) if statistic else None


def _told_paths(results, say, name, names, confidence):
    """Tell each path with its test."""
    alpha = float(results.value("decision", name, "alpha"))
    for path in PATHS:
        found = Finding(results, say, "mediation", part_of(name, path), confidence)
        if found.has("b", "p"):
            verdict = "significant" if found.at_most(alpha) else "not"
            # The direct relation is weighed beside the indirect one: both with their intervals.
            b = found.estimate("b", "ci_low", "ci_high") if path == "direct" else found.number("b")
            yield say(f"mediation.{path}_{verdict}", **names, b=b, p=found.p())
            # Where nothing is mediated, there is no mediation to be called full or partial.
            mediated = results.flag("decision", name, "reject_h0")
            if path == "direct" and verdict == "not" and mediated:
                yield say("mediation.full_or_partial")


def _told_indirect(results, say, name, names, found):
    """Tell the indirect effect by bootstrap and by Sobel's test."""
    rejected = results.flag("decision", name, "reject_h0")
    if found.has("percentile_low", "percentile_high"):
        low, high = found.amount("percentile_low"), found.amount("percentile_high")
        within = "within" if low <= 0 <= high else "beyond"
        effect = found.estimate("indirect", "percentile_low", "percentile_high")
        yield say(f"mediation.bootstrap_{within}", **names, indirect=effect)
    else:
        yield say("mediation.indirect", **names, indirect=found.number("indirect"))
    if found.has("indirect_beta"):
        beta = found.estimate("indirect_beta", "indirect_beta_low", "indirect_beta_high")
        yield say("mediation.standardised", beta=beta)
    if found.has("sobel_z", "sobel_p"):
        yield say("mediation.sobel", z=found.number("sobel_z"), p=found.p("sobel_p"))
    if rejected is not None:
        meaning = found.direction("indirect") if rejected else "not"
        yield say(f"mediation.meaning_{meaning}", **names)
    yield say("mediation.order")


def averaged_over(results, say, name, hypothesis):
    """Yield which paths are averages over relations that are no straight lines."""
    yield from paths_averaged(results, say, name, hypothesis)


def presumed(results, say, name, hypothesis):
    """Say that the order of the variables is assumed, which the same data fit in any other one."""
    return say(f"mediation.presumed.{'several' if is_extended(hypothesis) else 'three'}")


def deciding_interval(results, say, name):
    """Return the bootstrap interval of the indirect effect where it decides, or None."""
    subject, low, high = _interval(results, name)
    found = Finding(results, say, "mediation", subject)
    decides = results.value("decision", name, "test") == "bootstrap"
    if not decides or not found.has(low, high):
        return None
    return found.interval(low, high)


def _interval(results, name):
    """Return where the interval stands that decides: subject and limits."""
    if results.has("mediation", name, "deciding"):
        subject, _, low, high = deciding(results, name)
        return subject, low, high
    return name, "percentile_low", "percentile_high"


def resampled(results, name):
    """Tell whether an interval decides that needs neither normal residuals nor equal variances.

    It comes from respondents drawn again and again, not from residuals.
    """
    decides = results.value("decision", name, "test") == "bootstrap"
    subject, low, _ = _interval(results, name)
    return decides and results.has("mediation", subject, low)
