"""The tests whether relations are linear: the table of SPSS's MEANS, and Ramsey's RESET."""

from angket.formats.blocks import Cell, Reference, Table
from angket.report.curves import curved_in
from angket.report.disputes import linearity_disputed
from angket.report.finding import paragraph
from angket.report.listing import related
from angket.report.models import name_of
from angket.report.shapes import shape_told
from angket.report.tables import Column, cell_of, heading, label_for, notes_of
from angket.report.wording import level_of
from angket.subjects import part_of

_SOURCES = ("combined", "linearity", "deviation", "within", "total")
_FIGURES = ("ss", "df", "ms", "f", "p")
# With fewer degrees of freedom within groups hardly any departure would be found.
_FEW = 10


def compose_linearity(results, say, model, tables):
    """Compose the tests of linearity of a model.

    Parameters
    ----------
    results : Results
    say : Phrases
    model : Model
    tables : dict
        From pairs of predictor and response to the label of their table, as the raw
        totals of a pair have one table however many hypotheses it enters; grows.

    Returns
    -------
    list of Block
        Without the heading; none where the study has no such test.
    """
    tested = [
        name
        for name in model.predictors
        if results.value("linearity", part_of(model.subject, name), "linear") is not None
    ]
    if not tested:
        return []
    first = part_of(model.subject, tested[0])
    alpha = level_of(results, "linearity", first)
    raw_only = model.scale != "raw"
    blocks = paragraph(
        say("assumptions.linearity.criterion", alpha=alpha),
        say("assumptions.linearity.raw_totals") if raw_only else (),
    )
    # What a model of one predictor bends like is told of a pair once.
    new = [one for one in tested if model.predictors[1:] or (one, model.response) not in tables]
    for name in tested:
        pair, shown = (name, model.response), (name, model.response) in tables
        label = tables.get(pair, label_for("linearity", model.subject, name))
        blocks += paragraph(*_verdict(results, say, model, name, Reference(label), shown))
        if not shown and results.has("linearity", part_of(model.subject, name), "total_ss"):
            blocks.append(_table(results, say, model, name, label))
            tables[pair] = label
    return [*blocks, *_reset(results, say, model, alpha), *_shapes(results, say, model, new)]


def _verdict(results, say, model, predictor, table, told):
    """Tell the verdict on a pair, and its numbers unless an earlier hypothesis told them."""
    subject = part_of(model.subject, predictor)
    names = {"predictor": results.label(predictor), "response": results.label(model.response)}
    verdict = results.flag("linearity", subject, "linear")
    if verdict is None:
        reason = results.reason("linearity", subject, "linear")
        yield say("assumptions.linearity.unknown", reason=reason, **names)
        if results.has("linearity", subject, "total_ss"):
            yield say("assumptions.see", table=table)
        return
    kind = "held" if verdict else "failed"
    if predictor in curved_in(results, model):
        kind = "curved"
    if results.has("linearity", subject, "in_model_p"):
        numbers = ("f", "df1", "df2")
        of = {key: results.number("linearity", subject, f"in_model_{key}") for key in numbers}
        of["p"] = related(results.number("linearity", subject, "in_model_p"))
        yield say(f"assumptions.linearity.{kind}_in_model", table=table, **of, **names)
        return
    if told:
        yield say(f"assumptions.linearity.{kind}_before", table=table, **names)
        return
    p = results.number("linearity", subject, "linearity_p")
    significant = p.value <= level_of(results, "linearity", subject).value
    yield say(
        f"assumptions.linearity.{kind}{'' if significant or not verdict else '_flat'}",
        f=results.number("linearity", subject, "deviation_f"),
        df1=results.number("linearity", subject, "deviation_df"),
        df2=results.number("linearity", subject, "within_df"),
        p=related(results.number("linearity", subject, "deviation_p")),
        table=table,
        **names,
    )
    within = results.number("linearity", subject, "within_df")
    if verdict and within.value < _FEW:
        yield say("assumptions.linearity.few_degrees", df=within)
    yield say(
        f"assumptions.linearity.straight_{'significant' if significant else 'not_significant'}",
        f=results.number("linearity", subject, "linearity_f"),
        df1=results.number("linearity", subject, "linearity_df"),
        df2=results.number("linearity", subject, "within_df"),
        p=related(p),
    )


def _table(results, say, model, predictor, label):
    """Make the ANOVA table in the layout of SPSS."""
    subject, reasons = part_of(model.subject, predictor), {}
    body = []
    for source in _SOURCES:
        cells = [
            cell_of(results, say, ("", subject), Column("linearity", f"{source}_{figure}"), reasons)
            for figure in _FIGURES
        ]
        body.append((Cell(say(f"assumptions.linearity.sources.{source}")), *cells))
    names = {"predictor": results.label(predictor), "response": results.label(model.response)}
    return Table(
        label,
        say.text("assumptions.linearity.table", **names),
        (tuple(heading(say, term) for term in ("source", "ss", "df", "ms", "f", "p")),),
        tuple(body),
        (
            say("assumptions.linearity.note"),
            *_shares(results, say, subject, names),
            *notes_of(reasons),
        ),
    )


def _shares(results, say, subject, names):
    """Yield how much of the variance the line explains, and the values whatever the form."""
    if results.has("linearity", subject, "r_squared"):
        shares = {
            name: results.number("linearity", subject, statistic)
            for name, statistic in {"line": "r_squared", "levels": "eta_squared"}.items()
        }
        yield say("curves.shares", **names, **shares)


def _reset(results, say, model, alpha):
    """Tell what RESET says of the whole model."""
    of = {
        "model": name_of(results, say, model),
        "scale": say(f"assumptions.scales.{model.scale}"),
    }
    if results.value("linearity", model.subject, "reset_p") is None:
        return []
    reason = results.reason("linearity", model.subject, "reset_p")
    if reason:
        return paragraph(say("assumptions.linearity.reset_unknown", reason=reason, **of))
    p = results.number("linearity", model.subject, "reset_p")
    held = p.value > alpha.value
    sentence = say(
        f"assumptions.linearity.reset_{'held' if held else 'failed'}",
        f=results.number("linearity", model.subject, "reset_f"),
        df1=results.number("linearity", model.subject, "reset_df1"),
        df2=results.number("linearity", model.subject, "reset_df2"),
        p=related(p),
        tested=_tested(results, say, model),
        **of,
    )
    told = ()
    if linearity_disputed(results, model):
        parts = [part_of(model.subject, name) for name in model.predictors]
        failed = any(results.flag("linearity", part, "linear") is False for part in parts)
        told = say(f"assumptions.linearity.reset_{'contested' if failed else 'disputed'}")
    return paragraph(sentence, told)


def _shapes(results, say, model, tested):
    """Say which form the relations have of which a line, or the equation, is rejected."""
    if not tested:
        return []
    alpha = level_of(results, "linearity", part_of(model.subject, tested[0])).value
    reset = "linearity", model.subject, "reset_p"
    rejected = results.has(*reset) and float(results.value(*reset)) <= alpha
    curved = curved_in(results, model)
    return paragraph(
        *(
            shape_told(results, say, model, name, name in curved)
            for name in tested
            if rejected
            or results.flag("linearity", part_of(model.subject, name), "linear") is False
        )
    )


def _tested(results, say, model):
    """Say what RESET tests: of one predictor the same as the deviation from linearity."""
    names = {"response": results.label(model.response)}
    if len(model.predictors) > 1:
        return say("assumptions.linearity.reset_form", **names)
    names["predictor"] = results.label(model.predictors[0])
    return say("assumptions.linearity.reset_line", **names)
