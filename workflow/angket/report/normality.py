"""The test of normality: of residuals, or of the two variables of a correlation."""

from angket.formats.blocks import Cell, Number, Reference, Table
from angket.report.finding import paragraph
from angket.report.listing import related
from angket.report.models import name_of
from angket.report.pictures import figures_of
from angket.report.printed import from_numbers
from angket.report.tables import Column, cell_of, heading, label_for, notes_of
from angket.report.wording import level_of
from angket.subjects import part_of

# In the order of SPSS's One-Sample Kolmogorov-Smirnov Test; then Shapiro-Wilk.
_ROWS = [
    "n", "residual_mean", "residual_sd", "ks_d", "ks_positive", "ks_negative", "lilliefors_p",
    "shapiro_w", "shapiro_p",
]  # fmt: skip
_TESTS = {"lilliefors": ("ks_d", "lilliefors_p"), "shapiro": ("shapiro_w", "shapiro_p")}
# Where SPSS, and `angket.statistics.distribution.normality`, stop to compute the significance.
_LARGEST_P = 0.2


def compose_normality(results, say, model):
    """Compose the test of normality of a model.

    Parameters
    ----------
    results : Results
    say : Phrases
    model : Model

    Returns
    -------
    list of Block
        Without the heading; none where the study has no such test.
    """
    subjects = subjects_of(results, say, model)
    subjects = {subject: what for subject, what in subjects.items() if _test(results, subject)}
    if not subjects:
        return []
    table = _table(results, say, model, subjects)
    first, of = next(iter(subjects)), "residuals" if model.residuals else "variables"
    criterion = say(
        f"assumptions.normality.criterion_{of}",
        alpha=level_of(results, "normality", first),
        test=say(f"assumptions.normality.tests.{_test(results, first)}"),
    )
    size = ()
    by_size = results.settings["tests"].get("normality") == "by_size"
    if by_size and results.has("normality", first, "n"):  # the number may be withheld
        n = results.number("normality", first, "n")
        size = say("assumptions.normality.by_size", n=n)
    blocks = paragraph(criterion, size)
    for subject, what in subjects.items():
        blocks += paragraph(*_verdict(results, say, subject, what, Reference(table.label)))
    shown = any(results.has("normality", subject, "residual_mean") for subject in subjects)
    return [*blocks, *([table] if shown else []), *_figures(results, say, model)]


def subjects_of(results, say, model):
    """Name what should be normal, by its subject in statistics.csv."""
    if model.residuals:
        return {model.subject: say.text("assumptions.normality.residuals")}
    variables = (*model.predictors, model.response)
    return {part_of(model.subject, name): results.label(name) for name in variables}


def _test(results, subject):
    """Return the test that decides; lilliefors where the row does not tell."""
    if results.value("normality", subject, "normal") is None:
        return None
    return results.value("normality", subject, "test") or "lilliefors"


def _verdict(results, say, subject, what, table):
    test = _test(results, subject)
    statistic, p = _TESTS[test]
    verdict = results.flag("normality", subject, "normal")
    name = say(f"assumptions.normality.tests.{test}")
    if verdict is None:
        reason = results.reason("normality", subject, "normal")
        yield say("assumptions.normality.unknown", what=what, test=name, reason=reason)
        if results.has("normality", subject, "residual_mean"):
            yield say("assumptions.see", table=table)
        return
    yield say(
        f"assumptions.normality.{'held' if verdict else 'failed'}",
        what=what,
        test=name,
        symbol=say(f"assumptions.normality.symbols.{test}"),
        statistic=results.number("normality", subject, statistic),
        p=related(_p_of(results, subject, test)),
        table=table,
    )
    found = other_test(results, subject)
    if not found:
        return
    other, p = found
    rejects = p.value <= level_of(results, "normality", subject).value
    kind = "same" if rejects != verdict else "other_rejects" if rejects else "other_keeps"
    yield say(
        f"assumptions.normality.{kind}",
        test=say(f"assumptions.normality.tests.{other}"),
        symbol=say(f"assumptions.normality.symbols.{other}"),
        statistic=results.number("normality", subject, _TESTS[other][0]),
        p=related(p),
        what=what,
    )


def other_test(results, subject):
    """Return the test of normality that does not decide and its p, or None where it has none.

    Parameters
    ----------
    results : Results
    subject : str

    Returns
    -------
    tuple of (str, Number) or None
    """
    other = "shapiro" if _test(results, subject) == "lilliefors" else "lilliefors"
    if not results.has("normality", subject, _TESTS[other][1]):
        return None
    return other, _p_of(results, subject, other)


def _p_of(results, subject, test):
    """Return the p of a test, marked where it is a lower bound."""
    p = results.number("normality", subject, _TESTS[test][1])
    if test == "lilliefors" and p.value >= _LARGEST_P:
        return Number(p.value, from_numbers(f"\N{GREATER-THAN OR EQUAL TO} {p.text}", p.text))
    return p


def _table(results, say, model, subjects):
    reasons, body = {}, []
    for statistic in _ROWS:
        column = Column("normality", statistic)
        cells = [cell_of(results, say, ("", subject), column, reasons) for subject in subjects]
        body.append((Cell(say(f"assumptions.normality.rows.{statistic}")), *cells))
    verdicts = []
    for subject in subjects:
        column = Column("normality", "normal", words="assumptions.normality.verdicts")
        verdicts.append(cell_of(results, say, ("", subject), column, reasons))
    body.append((heading(say, "verdict"), *verdicts))
    names = subjects.values()
    if model.residuals:
        names = [say("assumptions.normality.head")]
    heads = [heading(say, "statistic"), *map(Cell, names)]
    alpha = level_of(results, "normality", next(iter(subjects)))
    notes = [say("assumptions.normality.note", alpha=alpha)]
    for subject in subjects:
        if results.has("normality", subject, "lilliefors_p"):
            p = results.number("normality", subject, "lilliefors_p")
            if p.value >= _LARGEST_P:
                notes.append(say("assumptions.normality.lower_bound", p=p))
                break
    return Table(
        label_for("normality", model.subject),
        say.text("assumptions.normality.table", model=name_of(results, say, model)),
        (tuple(heads),),
        tuple(body),
        (*notes, *notes_of(reasons)),
    )


def _figures(results, say, model):
    of = name_of(results, say, model)
    drawn = figures_of(results, say, "residuals", model.subject, model=of)
    told = [say("assumptions.residuals", figure=Reference(one.label)) for one in drawn]
    return [*(block for sentence in told for block in paragraph(sentence)), *drawn]
