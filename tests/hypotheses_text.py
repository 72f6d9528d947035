"""Hypotheses of a small study, told as the chapter tells them."""

from angket.formats.blocks import Heading, Table, as_cell, text_of
from angket.formats.document import Document, Words
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.said import said_by
from angket.report.sections import hypotheses
from other_sections import with_other_tables

VARIABLES = {"x": {"label": "Load"}, "y": {"label": "Strain"}, "z": {"label": "Support"}}
LEVEL = {"alpha": 0.05, "confidence_percent": 95.0}
DECIDED = {"regression": "t", "correlation": "pearson", "association": "pearson"}
DECIDED |= {"moderation": "f_change", "mediation": "bootstrap"}


def told(kind, rows, language="en", decision=None, **hypothesis):
    """Return the text of one hypothesis, from rows by section, subject and statistic."""
    return text_in(results_for(kind, rows, language, decision, **hypothesis), language)


def results_for(kind, rows, language="en", decision=None, **hypothesis):
    """Return the results of one hypothesis, from rows by section, subject and statistic."""
    p = (decision or {}).get("p", 0.01)
    made = {"test": DECIDED.get(kind), "p": p, **LEVEL}
    if not isinstance(p, str):
        made["reject_h0"] = str(p <= 0.05).lower()
    rows = rows | {("decision", "H1"): made | (decision or {})}
    settings = {
        "variables": VARIABLES,
        "tests": {"strength": {"citation": "Guilford (1956)"}},
        "hypotheses": {"H1": {"kind": kind, "statement": "Said.", "scale": "raw"} | hypothesis},
    }
    return results_of(rows, settings, language)


def results_of(rows, settings, language, figures=None):
    flat = {
        (*place, name): str(value)
        for place, values in rows.items()
        for name, value in values.items()
    }
    return Results(flat, settings, Phrases(report_words(language)), figures or {})


def text_in(results, language):
    """Return what is told of hypotheses, and of what their kinds take for granted."""
    say = Phrases(report_words(language))
    blocks = hypotheses.compose(results, say)
    for name, hypothesis in results.settings["hypotheses"].items():
        blocks += said_by(hypothesis["kind"], "assumed")(results, say, name)
    checked(blocks, language)
    return "\n".join(text_of_block(block) for block in blocks)


def checked(blocks, language):
    """Number and check the blocks as the report will, and return them."""
    Document("t", language, Words("T", "F", "N", "C", "S"), with_other_tables(blocks))
    return blocks


def text_of_block(block):
    if isinstance(block, Heading):
        return block.text
    if hasattr(block, "points"):
        return "\n".join(text_of(point) for point in block.points)
    if hasattr(block, "inlines"):
        return text_of(block.inlines)
    notes = [text_of(note) for note in block.notes]
    if not isinstance(block, Table):
        return "\n".join([block.title, block.alt, *notes])
    cells = [text_of(as_cell(cell).content) for row in (*block.head, *block.body) for cell in row]
    return "\n".join([block.title, *cells, *notes])


def flat(words, above=()):
    for name, value in words.items():
        if isinstance(value, dict):
            yield from flat(value, (*above, name))
        else:
            yield (*above, name), value
