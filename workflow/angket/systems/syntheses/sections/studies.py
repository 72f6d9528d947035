"""The studies of a synthesis: what is pooled, what is not and why, and what looks odd."""

from angket.formats.blocks import Cell, Heading, Number, Paragraph, Points, Reference, Table
from angket.report.listing import sentences_of
from angket.systems.syntheses.converting import POOLED, REFUSED


def compose(results, say):
    """Compose the section about the studies.

    Parameters
    ----------
    results : Results
        Whose settings hold the tables `studies` and `notes`.
    say : Phrases

    Returns
    -------
    list of Block
    """
    studies = results.settings["studies"]
    pooled = [study for study in studies if study["status"] == POOLED]
    others = [study for study in studies if study["status"] != POOLED]
    x, y = results.settings["between"]
    told = [say("syntheses.studies.found", x=x, y=y, k=str(len(studies)), pooled=str(len(pooled)))]
    if "flow" not in results.settings:
        told.append(say("syntheses.studies.no_search"))
    converted = [study for study in pooled if study["pearson"] != "true"]
    if converted:
        told.append(say("syntheses.studies.converted", n=str(len(converted))))
    blocks = [Heading(1, say.text("syntheses.studies.heading")), Paragraph(*sentences_of(told))]
    blocks += _left_out(results, say, others)
    return blocks + _notes(results, say)


def _left_out(results, say, others):
    """Tell of the studies that are not pooled, with the reason of each."""
    if not others:
        return []
    head = tuple(Cell(say(f"syntheses.heads.{name}")) for name in ("study", "printed", "reason"))
    body = tuple((one["study"], _printed(say, one), _reason(results, one)) for one in others)
    title = say.text("syntheses.studies.left_out_table")
    sentence = say("syntheses.studies.left_out", n=str(len(others)), table=Reference("left-out"))
    return [Paragraph(*sentence), Table("left-out", title, (head,), body)]


def _reason(results, study):
    reason = study["reason"]
    reason = results.translate(reason) if study["status"] == REFUSED else reason
    return f"{reason[:1].upper()}{reason[1:].removesuffix('.')}"


def _printed(say, study):
    kind = say.text(f"syntheses.kinds.{study['kind']}")
    return f"{kind} {study['printed']}".strip()


def _notes(results, say):
    """Tell what of the table deserves a second look."""
    notes = results.settings["notes"]
    if not notes:
        return []
    points = tuple(
        say(f"syntheses.notes.{note['note']}", study=note["study"], about=note["about"])
        for note in notes
    )
    return [Paragraph(*say("syntheses.notes.intro")), Points(points)]


def number_of(results, text, style="bounded"):
    """Return a number of the table of studies as it is printed, or nothing."""
    return results.write(float(text), style) if text else Number(float("nan"), "")
