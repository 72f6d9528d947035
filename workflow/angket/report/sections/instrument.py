"""The instrument: validity of items, reliability of variables, structure of items."""

from angket.formats.blocks import Heading, Paragraph
from angket.report import content, reliability, structure, validity
from angket.report.finding import paragraph
from angket.report.listing import extremes, listed
from angket.report.sources import cited_briefly

# Among the sections; see angket.report.compose.
PLACE = 40
# Whose answers are those of respondents, by `origin.data`.
COLLECTED = "collected"


def compose(results, say):
    """Compose the section about the instrument.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    return [
        Heading(1, say.text("instrument.heading")),
        *_origin(results, say),
        *_keys(results, say),
        *_pilot(results, say),
        *content.compose(results, say),
        *validity.compose(results, say),
        *reliability.compose(results, say),
        *structure.compose(results, say),
    ]


def _keys(results, say):
    """Cite the keys of ready instruments by which variables are scored."""
    found = [
        say(
            "instrument.key",
            variable=results.label(name),
            instrument=variable["scoring_key"]["name"],
            # Up to the year; the list of references has the rest.
            citation=cited_briefly(variable["scoring_key"]["citation"]),
        )
        for name, variable in results.settings["variables"].items()
        if "scoring_key" in variable
    ]
    if not found:
        return []
    kind = "key_one" if len(found) == 1 else "key_many"
    return paragraph(
        say(f"instrument.{kind}", keys=listed(say, found)), say("instrument.key_order")
    )


def _origin(results, say):
    """Say that answers which nobody gave are no evidence of the instrument."""
    origin = (results.settings.get("origin") or {}).get("data", COLLECTED)
    return [] if origin == COLLECTED else paragraph(say(f"instrument.origin.{origin}"))


def _pilot(results, say):
    """Say that the instrument was tried out on a sample of its own."""
    if not results.settings.get("pilot"):
        return []
    subjects = list(results.settings["variables"])
    fewest, most = extremes(results, "reliability", subjects, "n")
    low, high = (results.number("reliability", found[0], "n") for found in (fewest, most))
    kind = "pilot" if low == high else "pilot_varying"
    return [Paragraph(*say(f"instrument.{kind}", n=low, low=low, high=high))]
