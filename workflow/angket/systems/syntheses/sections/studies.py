"""The studies of a synthesis: what is pooled, what is not and why, and what looks odd."""

import re

from angket.formats.blocks import Heading, Paragraph, Points, Reference
from angket.report.finding import paragraph
from angket.report.listing import listed
from angket.systems.syntheses.converting import POOLED, REFUSED
from angket.systems.syntheses.sections.parts import (
    between,
    figure_of,
    in_print,
    plain_table,
)

# So many notes on the table are told one by one.
SHOWN = 8


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
    counts = {"k": str(len(studies)), "pooled": str(len(pooled))}
    converted = [study for study in pooled if study["pearson"] != "true"]
    some = len(pooled) < len(studies)
    key = "found" if some else "found_all" if len(studies) > 1 else "found_one"
    found = say(f"syntheses.studies.{key}", **counts, **between(results))
    is_review = bool(results.settings.get("flow"))
    return [
        Heading(1, say.text("syntheses.studies.heading")),
        *paragraph(
            found,
            *_flow(results, say),
            None if is_review else say("syntheses.studies.no_search"),
            say("syntheses.studies.converted", n=str(len(converted))) if converted else None,
            _turned(say, pooled),
            *_dependent(results, say, pooled),
        ),
        *figure_of(results, say, "flow"),
        *_left_out(results, say, others),
        *_notes(results, say),
        *_sources(say, studies),
    ]


def _flow(results, say):
    """Say in a sentence how the studies were found and selected."""
    flow = results.settings.get("flow") or {}
    if "screened" in flow and "assessed" in flow:
        counts = {key: str(flow[key]) for key in ("screened", "assessed")}
        yield say("syntheses.studies.flow", figure=Reference("figure-flow"), **counts)


def _turned(say, pooled):
    """Name the studies whose sign was turned."""
    turned = [study["study"] for study in pooled if study["reversed"] == "true"]
    return say("syntheses.studies.turned", studies=listed(say, turned)) if turned else None


def _dependent(results, say, pooled):
    """Say what was done about several results of one sample."""
    samples = {study["sample"] for study in pooled}
    if len(samples) == len(pooled):
        return
    how = results.settings["pooling"]["dependent"]
    assumed = results.write(results.settings["pooling"]["correlation"], "bounded")
    counts = {"k": str(len(pooled)), "samples": str(len(samples))}
    yield say(f"syntheses.studies.{how}", assumed=assumed, **counts)


def _left_out(results, say, others):
    """Tell of the studies that are not pooled, with the reason of each."""
    if not others:
        return []
    body = [(one["study"], _printed(say, one), _reason(results, one)) for one in others]
    heads, title = ("study", "printed", "reason"), "syntheses.studies.left_out_table"
    table = in_print(plain_table(say, "left-out", title, heads, body))
    told = say("syntheses.studies.left_out", n=str(len(others)), table=Reference("left-out"))
    return [*paragraph(told), *table]


def _sources(say, studies):
    """Tell where each result is printed, as far as the table says it."""
    named = [one for one in studies if one["source"]]
    body = [(one["study"], _printed(say, one), one["source"]) for one in named]
    heads, title = ("study", "printed", "source"), "syntheses.studies.sources"
    return in_print(plain_table(say, "sources-of-results", title, heads, body))


def _reason(results, study):
    reason = study["reason"]
    reason = results.translate(reason) if study["status"] == REFUSED else reason
    return f"{reason[:1].upper()}{reason[1:].removesuffix('.')}"


def _printed(say, study):
    kind = say.text(f"syntheses.kinds.{study['kind']}")
    return f"{kind} {_localised(say, study['printed'])}".strip()


def _localised(say, text):
    """Write a printed number with the decimal mark of the language, with the decimals it has."""
    if not re.fullmatch(r"[-+]?\d*([.,]\d+)?", text):
        return text
    text = re.sub("[.,]", say.raw("numbers.decimal_mark"), text)
    return text.replace("-", "\N{MINUS SIGN}")


def _notes(results, say):
    """Tell what of the table deserves a second look."""
    notes = results.settings["notes"]
    if not notes:
        return []
    points = [
        say(
            f"syntheses.notes.{note['note']}",
            study=note["study"],
            about=_localised(say, note["about"]),
        )
        for note in notes[:SHOWN]
    ]
    if notes[SHOWN:]:
        points.append(say("syntheses.notes.more", n=str(len(notes) - SHOWN)))
    return [Paragraph(*say("syntheses.notes.intro")), Points(tuple(points))]
