"""The tests whether residuals spread equally: Glejser, Park, White, Breusch-Pagan, Koenker."""

from angket.formats.blocks import Cell, Reference, Table
from angket.report.curves import curved_in
from angket.report.finding import paragraph
from angket.report.listing import listed, related
from angket.report.models import name_of, terms_of
from angket.report.tables import (
    Column,
    cell_of,
    heading,
    label_for,
    notes_of,
    statistics_table,
)
from angket.report.wording import level_of, term_label
from angket.subjects import CONSTANT, part_of

_OF_TERMS = ("glejser", "park")
_OF_MODEL = ("white", "breusch_pagan", "koenker")
_TESTS = (*_OF_TERMS, *_OF_MODEL)


def compose_homoskedasticity(results, say, model):
    """Compose the tests of equal spread of a model.

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
    if results.value("heteroskedasticity", model.subject, "homoskedastic") is None:
        return []
    test = _deciding(results, model)
    alpha = level_of(results, "heteroskedasticity", model.subject)
    of = "terms" if test in _OF_TERMS else "model"
    name = say(f"assumptions.homoskedasticity.tests.{test}")
    criterion = say(f"assumptions.homoskedasticity.criterion_{of}", alpha=alpha, test=name)
    blocks = paragraph(criterion) + paragraph(*_verdict(results, say, model, test))
    tests = [name for name in _TESTS if _smallest(results, say, model, name)]
    if not tests:
        return blocks
    tables, sentences = [], []
    for section in _OF_TERMS:
        if section in tests and section in ("glejser", test):
            tables += _coefficients(results, say, model, section)
            sentences.append(
                say(
                    "assumptions.homoskedasticity.coefficients",
                    test=say(f"assumptions.homoskedasticity.tests.{section}"),
                    table=Reference(tables[-1].label),
                )
            )
    tables.append(_all_tests(results, say, model))
    together = say("assumptions.homoskedasticity.together", table=Reference(tables[-1].label))
    return [*blocks, *paragraph(*sentences, together), *tables]


def _deciding(results, model):
    """Return the test that decides; the configured one where the row does not tell."""
    test = results.value("heteroskedasticity", model.subject, "test")
    return test or results.settings["tests"].get("homoskedasticity", "glejser")


def _smallest(results, say, model, test):
    """Return the smallest p of a test as a Number, and of which term it is, or None."""
    if test in _OF_MODEL:
        if results.has("heteroskedasticity", model.subject, f"{test}_p"):
            return results.number("heteroskedasticity", model.subject, f"{test}_p"), ""
        return None
    found = [
        (results.number(test, part_of(model.subject, term), "p"), term_label(results, say, term))
        for term in terms_of(results, model)
        if results.has(test, part_of(model.subject, term), "p")
    ]
    return min(found, key=lambda pair: pair[0].value, default=None)


def rejecting(results, say, model):
    """Name the tests that reject equal spread.

    Parameters
    ----------
    results : Results
    say : Phrases
    model : Model

    Returns
    -------
    list of str
        Of those that could be computed.
    """
    known = known_tests(results, say, model)
    if not known:
        return []
    alpha = level_of(results, "heteroskedasticity", model.subject).value
    return [test for test, p in known.items() if p <= alpha]


def known_tests(results, say, model):
    """Return the tests of equal spread that could be computed, with their smallest *p*.

    Parameters
    ----------
    results : Results
    say : Phrases
    model : Model

    Returns
    -------
    dict of str to float
    """
    found = {test: _smallest(results, say, model, test) for test in _TESTS}
    return {test: smallest[0].value for test, smallest in found.items() if smallest}


def _p_of(say, results, model, smallest):
    """Write the *p* of a test; of one for each predictor, the smallest, and of which it is."""
    p, term = smallest
    of = "model" if not term else "term" if len(terms_of(results, model)) == 1 else "smallest"
    return say(f"assumptions.homoskedasticity.p_of_{of}", p=related(p), term=term)


def _verdict(results, say, model, test):
    """Tell one verdict, with the tests that agree and those that do not."""
    name = say(f"assumptions.homoskedasticity.tests.{test}")
    verdict = results.flag("heteroskedasticity", model.subject, "homoskedastic")
    rejected = rejecting(results, say, model)
    others = {"same": [], "other": [], "besides": []}
    for other in _TESTS:
        found = _smallest(results, say, model, other)
        if other != test and found:
            agrees = (other not in rejected) == verdict
            kind = "besides" if verdict is None else "same" if agrees else "other"
            several = len(terms_of(results, model)) > 1
            p = _p_of(say, results, model, found if several else (found[0], ""))
            told = say(f"assumptions.homoskedasticity.tests.{other}")
            others[kind].append(say("assumptions.homoskedasticity.with_p", test=told, p=p))
    if verdict is None:
        reason = results.reason("heteroskedasticity", model.subject, "homoskedastic")
        yield say("assumptions.homoskedasticity.unknown", test=name, reason=reason)
    else:
        disputed = "_disputed" if others["other"] else ""
        yield say(
            f"assumptions.homoskedasticity.{'held' if verdict else 'failed'}{disputed}",
            test=name,
            p=_p_of(say, results, model, _smallest(results, say, model, test)),
        )
    for kind, tests in others.items():
        if tests:
            key = kind if verdict is None else f"{kind}_{'held' if verdict else 'failed'}"
            yield say(f"assumptions.homoskedasticity.{key}", tests=listed(say, tests))
    if curved_in(results, model):
        yield say("curves.spread")


def _coefficients(results, say, model, section):
    """Make the table of the auxiliary regression of Glejser or Park."""
    rows = [
        (term_label(results, say, term), part_of(model.subject, term))
        for term in (CONSTANT, *terms_of(results, model))
    ]
    return statistics_table(
        results,
        say,
        label_for(section, model.subject),
        say.text(
            f"assumptions.homoskedasticity.{section}_table", model=name_of(results, say, model)
        ),
        "term",
        rows,
        [Column(section, statistic) for statistic in ("b", "se", "beta", "t", "p")],
        [say(f"assumptions.homoskedasticity.{section}_note")],
    )


def _all_tests(results, say, model):
    """Make the table of all tests, one row for each p."""
    reasons, body = {}, []
    rows = [
        (section, term, Column(section, "t"), Column(section, "p"), part_of(model.subject, term))
        for section in _OF_TERMS
        for term in terms_of(results, model)
    ]
    rows += [
        (
            test,
            "",
            Column("heteroskedasticity", f"{test}_lm"),
            Column("heteroskedasticity", f"{test}_p"),
            model.subject,
        )
        for test in _OF_MODEL
    ]
    for test, term, statistic, p, subject in rows:
        if results.value(p.section, subject, p.statistic) is None:
            continue
        name = say(f"assumptions.homoskedasticity.tests.{test}")
        if term:
            name = say(
                "assumptions.homoskedasticity.of_term",
                test=name,
                term=term_label(results, say, term),
            )
        symbol = say(f"assumptions.homoskedasticity.symbols.{'t' if term else 'lm'}")
        values = [
            cell_of(results, say, ("", subject), column, reasons) for column in (statistic, p)
        ]
        body.append((Cell(name), Cell(symbol), *values))
    return Table(
        label_for("homoskedasticity", model.subject),
        say.text("assumptions.homoskedasticity.table", model=name_of(results, say, model)),
        (tuple(heading(say, term) for term in ("test", "statistic", "value", "p")),),
        tuple(body),
        (say("assumptions.homoskedasticity.note"), *notes_of(reasons)),
    )
