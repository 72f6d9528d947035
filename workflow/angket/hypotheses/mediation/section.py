"""A mediation in the chapter: its paths, and the part that runs through the mediator."""

from angket.formats.blocks import Cell
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.judgement import Effect
from angket.report.tables import Column, Head, label_for, mixed_table, statistics_table
from angket.subjects import part_of

PATHS = ("a", "b", "total", "direct")


def null(results, say, hypothesis):
    """Return the null hypothesis as inlines."""
    return say("mediation.null_hypothesis", **_names(results, hypothesis))


def named(results, say, hypothesis):
    """Name the three variables, for the sentence that opens its assumptions."""
    return _names(results, hypothesis)


def pictured(hypothesis):
    """Say which figures are shown, and by which phrase each is told."""
    return {"path_diagram": "paths"}


def effect(results, name, hypothesis):
    """Return the indirect effect, with the interval that belongs to the deciding test."""
    place = ("mediation", name, "indirect")
    return Effect("indirect", place, "percentile_low", "percentile_high", sign=place)


def compose(results, say, name, hypothesis, confidence):
    """Compose what was found on a mediation, as every section does."""
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
    blocks += paragraph(*_told_paths(results, say, name, names, confidence))
    return blocks + paragraph(*_told_indirect(results, say, name, names, found))


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
        notes.append(say("hypotheses.resamples", resamples=found.number("resamples")))
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
            yield say(
                f"mediation.{path}_{verdict}",
                **names,
                b=found.number("b"),
                p=found.p(),
            )


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
        yield say("mediation.standardised", beta=found.number("indirect_beta"))
    if found.has("sobel_z", "sobel_p"):
        yield say("mediation.sobel", z=found.number("sobel_z"), p=found.p("sobel_p"))
    if rejected is not None:
        meaning = found.direction("indirect") if rejected else "not"
        yield say(f"mediation.meaning_{meaning}", **names)
    yield say("mediation.order")


def deciding_interval(results, say, name):
    """Return the bootstrap interval of the indirect effect where it decides, or None."""
    found = Finding(results, say, "mediation", name)
    decides = results.value("decision", name, "test") == "bootstrap"
    if not decides or not found.has("percentile_low", "percentile_high"):
        return None
    return found.interval("percentile_low", "percentile_high")


def resampled(results, name):
    """Tell whether an interval decides that needs neither normal residuals nor equal variances.

    It comes from respondents drawn again and again, not from residuals.
    """
    decides = results.value("decision", name, "test") == "bootstrap"
    return decides and results.has("mediation", name, "percentile_low")
