"""Prints a section of a study's chapter as plain text, for whoever works on its phrases.

PYTHONPATH=workflow python tests/preview.py bandung sample
"""

import sys
from importlib import import_module

from angket.formats.blocks import Figure, Heading, Paragraph, Points, as_cell, text_of
from angket.report.phrases import Phrases, origin_of, report_words
from angket.report.results import Results
from angket.settings.studies import load_studies
from angket.tables import read_figures, read_statistics


def main(study, *sections):
    settings = load_studies()[study]
    say = Phrases(report_words(settings["language"], origin=origin_of(settings)))
    results = Results(
        read_statistics(f"results/{study}/statistics.csv"),
        settings,
        say,
        read_figures(f"results/{study}/figures/figures.csv"),
    )
    for section in sections:
        for block in import_module(f"angket.report.{section}").compose(results, say):
            print(as_text(block), end="\n\n")


def as_text(block):
    if isinstance(block, Heading):
        return f"{'#' * block.level} {block.text}"
    if isinstance(block, Paragraph):
        return text_of(block.inlines)
    if isinstance(block, Points):
        return "\n".join(f"- {text_of(point)}" for point in block.points)
    if isinstance(block, Figure):
        return f"[{block.name}] {block.title} (alt: {block.alt})"
    rows = [[text_of(as_cell(cell).content) for cell in row] for row in (*block.head, *block.body)]
    notes = [text_of(note) for note in block.notes]
    return "\n".join([f"[{block.label}] {block.title}", *map(" | ".join, rows), *notes])


if __name__ == "__main__":
    main(*sys.argv[1:])
