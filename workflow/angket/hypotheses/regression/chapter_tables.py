"""The tables of a regression with controls, categories, blocks or interactions."""

from angket.report.coefficients import coefficient_columns, model_note, model_tables
from angket.report.finding import Finding
from angket.report.listing import listed
from angket.report.tables import Column, label_for, statistics_table
from angket.report.wording import category_label, factors_in
from angket.subjects import CONSTANT, column_and_value, part_of, parts_of, value_of

_BLOCK = "(block "


def terms_of(results, name):
    """List the terms of a regression in its order, the constant left out."""
    beginning = parts_of(name)
    parts = [s.removeprefix(beginning) for s in results.subjects("regression", beginning)]
    return [part for part in parts if part != CONSTANT and not part.startswith(_BLOCK)]


def tested_of(results, name, hypothesis):
    """List the terms that the hypothesis is about: all but those of the controls."""
    held = hypothesis.get("controls", ())
    return [
        term
        for term in terms_of(results, name)
        if len(factors_in(results, term)) > 1 or column_and_value(term)[0] not in held
    ]


def blocks_of(results, name):
    """Return the terms of each block, by the subject of the block."""
    blocks = {}
    for place, subject in enumerate(results.subjects("regression", part_of(name, _BLOCK)), start=1):
        terms = [
            term
            for term in terms_of(results, name)
            if results.value("regression", part_of(name, term), "block") == str(place)
        ]
        if terms:  # of categories that somebody typed, nothing may be shared
            blocks[subject] = terms
    return blocks


def blocks_table(results, say, name, blocks):
    """Return the table of blocks, of which there is one where there are several."""
    if len(blocks) < 2:
        return []
    statistics = ("r_squared", "r_squared_change", "f_change", "df1", "df2", "p_change")
    rows = [
        (
            say.text(
                "regression.block_named", block=str(place), terms=_joined(results, say, terms)
            ),
            subject,
        )
        for place, (subject, terms) in enumerate(blocks.items(), start=1)
    ]
    title = say.text("regression.blocks_title", hypothesis=name)
    columns = [Column("regression", statistic) for statistic in statistics]
    notes = [say("regression.blocks_note")]
    label = label_for("blocks", name)
    return statistics_table(results, say, label, title, "model", rows, columns, notes)


def _joined(results, say, terms):
    return "".join(part for part in listed(say, names_in_block(results, say, terms)))


def names_in_block(results, say, terms):
    """Name the variables and columns of a block, or their products: a category goes by its column.

    Returns
    -------
    list of str
    """
    found = {}
    for term in terms:
        factors = [column_and_value(factor)[0] for factor in factors_in(results, term)]
        labels = [results.label(name) for name in factors]
        if len(labels) > 1:
            labels = [say.text("assumptions.product", first=labels[0], second=labels[1])]
        found[labels[0]] = None
    return [*found]


def coefficients(results, say, name, hypothesis, labels, confidence):
    """Return model summary, analysis of variance and coefficients, with what is compared."""
    model = Finding(results, say, "regression", name)
    response = results.label(hypothesis["response"])
    notes = [say("coefficients.note", response=response), *model_note(say, model)]
    references = references_of(results, say, name)
    if references:
        notes.append(say("regression.references_note", references=listed(say, references)))
    constant = (say.text("coefficients.constant"), part_of(name, CONSTANT))
    rows = [constant, *((labels[term], part_of(name, term)) for term in labels)]
    return model_tables(results, say, "regression", name) + statistics_table(
        results,
        say,
        label_for("coefficients", name),
        say.text("coefficients.title", hypothesis=name),
        "term",
        rows,
        coefficient_columns(say, "regression", confidence),
        notes,
    )


def references_of(results, say, name):
    """List the categories that others are compared with."""
    found = {}
    for term in terms_of(results, name):
        reference = results.value("regression", part_of(name, term), "reference")
        if reference is not None:
            column = column_and_value(term)[0]
            found[category_label(results, value_of(column, reference))] = None
    return [*found]


def parts_table(results, say, name, labels, confidence):
    """Return standardised coefficients, what each term adds, and its own correlation."""
    over = say("hypotheses.interval_head", confidence=confidence)
    columns = [
        Column("regression", "beta"),
        Column("regression", "beta_ci_low", over=over),
        Column("regression", "beta_ci_high", over=over),
        Column("regression", "zero_order_r"),
        Column("regression", "semipartial_squared"),
        Column("regression", "suppression", words="regression.suppressions"),
    ]
    title = say.text("regression.parts_title", hypothesis=name)
    rows = [(labels[term], part_of(name, term)) for term in labels]
    notes = [say("regression.parts_note")]
    return statistics_table(
        results, say, label_for("contributions", name), title, "term", rows, columns, notes
    )
