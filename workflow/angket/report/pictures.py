"""Figures of a study, by what they show."""

from angket.formats.blocks import Figure
from angket.report.tables import label_for


def figures_of(results, say, kind, subject, **fillings):
    """Return the figures of a kind that show a subject.

    Parameters
    ----------
    results : Results
    say : Phrases
        With a title and an alternative text under `pictures.<kind>`.
    kind, subject : str
        As in figures.csv.
    fillings
        Of both phrases.

    Returns
    -------
    list of Figure
        None where none was drawn, or none is printed.
    """
    if results.places.of(label_for("figure", kind)) == "workbook":
        return []
    return [
        Figure(
            label_for("figure", name),
            say.text(f"pictures.{kind}.title", **fillings),
            name,
            say.text(f"pictures.{kind}.alt", **fillings),
        )
        for name, figure in results.figures.items()
        if figure["kind"] == kind and figure["subject"] == subject
    ]
