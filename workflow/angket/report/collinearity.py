"""Whether predictors follow from each other, and residuals on each other."""

import math

from angket.formats.blocks import Reference
from angket.report.finding import paragraph
from angket.report.listing import listed
from angket.report.models import name_of, terms_of
from angket.report.said import told_by
from angket.report.tables import Column, label_for, statistics_table
from angket.report.wording import factors_in, term_label
from angket.subjects import part_of

# The customary bound; that of the tolerance is its reciprocal, so that both say the same.
CUSTOMARY_VIF = 10


def compose_collinearity(results, say, model):
    """Compose tolerance and VIF of a model's terms; of a single one there is nothing to tell.

    Parameters
    ----------
    results : Results
    say : Phrases
    model : Model

    Returns
    -------
    list of Block
        Without the heading.
    """
    terms = terms_of(results, model)
    rows = [(term_label(results, say, term), part_of(model.subject, term)) for term in terms]
    if len(rows) < 2 or results.value("multicollinearity", rows[0][1], "vif") is None:
        return []
    reason = results.reason("multicollinearity", rows[0][1], "vif")
    if reason:
        return paragraph(say("assumptions.collinearity.unknown", reason=reason))
    label = label_for("multicollinearity", model.subject)
    found = {name: results.number("multicollinearity", subject, "vif") for name, subject in rows}
    largest = max(found.values(), key=lambda vif: vif.value)
    # Of two predictors both are equal; the last digits of the computer choose none of them, and
    # those that are printed, of which languages have unlike many, join none that differ.
    alike = listed(say, [name for name, vif in found.items() if _are_equal(vif, largest)])
    verdict = "held" if largest.value < CUSTOMARY_VIF else "failed"
    of = {"vif": largest, "term": alike, "table": Reference(label)}
    tolerances = (results.number("multicollinearity", one, "tolerance") for _, one in rows)
    of["tolerance"] = min(tolerances, key=lambda tolerance: tolerance.value)
    sentence = say(f"assumptions.collinearity.{verdict}", **of)
    criterion = say(
        "assumptions.collinearity.criterion",
        tolerance=results.write(1 / CUSTOMARY_VIF, "bounded"),
        vif=results.write(CUSTOMARY_VIF, "count"),
    )
    has_product = any(len(factors_in(results, term)) > 1 for term in terms)
    centred = ()
    if has_product:
        centred = told_by(say, model.kind, "assumptions.collinearity.centred")
    return [
        *paragraph(criterion, sentence, centred),
        *statistics_table(
            results,
            say,
            label,
            say.text("assumptions.collinearity.table", model=name_of(results, say, model)),
            "term",
            rows,
            [
                Column("multicollinearity", "tolerance"),
                Column("multicollinearity", "vif"),
            ],
            [say("assumptions.collinearity.note")],
        ),
    ]


def _are_equal(one, other):
    return math.isclose(one.value, other.value, rel_tol=1e-9)


def compose_autocorrelation(results, say, model):
    """Compose what the Durbin-Watson statistic says, where the study asks for it."""
    value = results.value("autocorrelation", model.subject, "durbin_watson")
    if value is None:
        return []
    reason = results.reason("autocorrelation", model.subject, "durbin_watson")
    if reason:
        return paragraph(say("assumptions.autocorrelation.unknown", reason=reason))
    d = results.number("autocorrelation", model.subject, "durbin_watson")
    return paragraph(
        say("assumptions.autocorrelation.criterion"),
        # The bounds dL and dU, without which a value has no direction, are not computed.
        say("assumptions.autocorrelation.value", d=d),
    )
