"""The same report in two languages, laid side by side: blocks, tables, references, numbers."""

import math
import re

from angket.formats.blocks import (
    Figure,
    Heading,
    Number,
    Points,
    Reference,
    Table,
    as_cell,
    text_of,
)
from chapter_text import NUMBER, without_names

# SPSS's tables of a regression, which Indonesian theses show; in English, a note holds them.
OF_ONE_LANGUAGE = ("model-", "change-", "anova-", "group-anova-")
# English shows the analysis of variance as a row among the tests, Indonesian as a table.
# The glossary explains those tables, too.
LAID_OUT_OTHERWISE = ("group-tests-", "glossary")


def blocks_of(blocks):
    """Return the blocks but for the tables that only one language has."""
    return [
        block
        for block in blocks
        if not (isinstance(block, Table) and block.label.startswith(OF_ONE_LANGUAGE))
    ]


def shape(block):
    """Return what a block is, apart from its words."""
    if isinstance(block, Heading):
        return "heading", block.level
    if isinstance(block, Table):
        rows = None if block.label.startswith(LAID_OUT_OTHERWISE) else len(block.body)
        return "table", block.label, rows
    if isinstance(block, Figure):
        return "figure", block.label
    if isinstance(block, Points):
        return "points", len(block.points)
    return type(block).__name__.lower(), None


def sentences(block):
    """Return the inlines of the prose of a block: a paragraph, points, or a heading's text."""
    if isinstance(block, Points):
        return list(block.points)
    if isinstance(block, Heading):
        return [(block.text,)]
    return [block.inlines] if hasattr(block, "inlines") else []


def references(inlines):
    """Return the labels that prose refers to, but for those of one language."""
    labels = [part.label for part in inlines if isinstance(part, Reference)]
    return sorted(label for label in labels if not label.startswith(OF_ONE_LANGUAGE))


def numbers(results, inlines):
    """Return the numbers of prose, each with the decimals that it is written with.

    One too near to zero for the decimals of its language is an inequality, and counts as zero.
    """
    told = [part for part in inlines if not isinstance(part, Reference)]
    text = without_names(results, text_of(tuple(told)))
    return [
        _number(number, bool(bound), results)
        for bound, number in re.findall(rf"(< |> (?=−))?({NUMBER.pattern})", text)
    ]


def _number(text, is_bound, results):
    marks = results._say.raw("numbers")
    plain = text.replace("\N{MINUS SIGN}", "-").replace(marks["thousands_mark"], "")
    plain = plain.replace(marks["decimal_mark"], ".")
    _, _, decimals = plain.partition(".")
    value = float(plain)
    near_zero = is_bound and math.isclose(abs(value), 10.0 ** -len(decimals))
    return 0.0 if near_zero else value, len(decimals)


def alike(first, second):
    """Tell whether each number of a list stands in the other, too, as far as both are written.

    Two that are the same in the fewer decimals of one language are told once there, and a size
    without its sign may stand beside the number that has it.
    """
    return all(
        any(_same(*one, *other) for other in others) or (-one[0], one[1]) in ones
        for ones, others in ((first, second), (second, first))
        for one in ones
    )


def _same(value, decimals, other, of_other):
    if decimals == of_other:
        return value == other
    return abs(value - other) <= 0.5 * (10.0**-decimals + 10.0**-of_other) + 1e-9


def cells(table):
    """Return the numbers of a table's cells at full precision, in no order."""
    found = [as_cell(cell).content for row in table.body for cell in row]
    return sorted(cell.value for cell in found if isinstance(cell, Number))


def same_cells(first, second, label):
    if label.startswith(LAID_OUT_OTHERWISE):
        return set(first) >= set(second) or set(second) >= set(first)
    return len(first) == len(second) and all(map(math.isclose, first, second))


def differences(one, other):
    """List where two compositions of a report differ in more than words.

    Parameters
    ----------
    one, other : pair of Results and list of Block
    """
    (results, blocks), (others, of_others) = one, other
    blocks, of_others = blocks_of(blocks), blocks_of(of_others)
    found = []
    shapes = [list(map(shape, these)) for these in (blocks, of_others)]
    if shapes[0] != shapes[1]:
        pairs = zip(*shapes, strict=False)
        return [next((pair for pair in pairs if pair[0] != pair[1]), tuple(map(len, shapes)))]
    for first, second in zip(blocks, of_others, strict=True):
        if isinstance(first, Table) and not same_cells(cells(first), cells(second), first.label):
            found.append((first.label, cells(first), cells(second)))
        for told, retold in zip(sentences(first), sentences(second), strict=True):
            if references(told) != references(retold) or not alike(
                numbers(results, told), numbers(others, retold)
            ):
                found.append((text_of(told), text_of(retold)))
    return found


def count_sentences(text):
    """Count sentences by their full stops."""
    return len(re.findall(r"(?<!\bvs)(?<!\bSig)\.(?=\s|$)", text))
