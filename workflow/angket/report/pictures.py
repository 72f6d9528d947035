"""Figures of a study, by what they show."""

from angket.formats.blocks import Figure
from angket.report.finding import confidence_of
from angket.report.said import said_by
from angket.report.tables import label_for
from angket.subjects import whole_and_part


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


def below(results, say, subject, picture, phrase):
    """Say below a figure of a hypothesis what its points, its band, or its bars are.

    Parameters
    ----------
    results : Results
    say : Phrases
    subject, picture : str
        Subject and kind, as in figures.csv.
    phrase : str
        By which the text tells of the figure, under `hypotheses.pictures`.

    Returns
    -------
    tuple of tuple of Inline
        Empty where its legend says it.
    """
    name, _ = whole_and_part(subject)
    kind = results.settings["hypotheses"][name]["kind"]
    own = f"hypotheses.pictures.{phrase}_note"
    confidence = confidence_of(results, "decision", name)
    if say.has(own):
        return (say(own, confidence=confidence),)
    if picture not in said_by(kind, "expected_in"):
        return ()
    # A category has terms of its own, and no slope.
    drawn = "band" if results.has(kind, subject, "b") else "bars"
    return (say(f"hypotheses.pictures.{drawn}", confidence=confidence),)
