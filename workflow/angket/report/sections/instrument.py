"""The instrument: validity of items, reliability of variables, structure of items."""

from angket.formats.blocks import Heading, Paragraph
from angket.report import content, reliability, structure, validity
from angket.report.listing import extremes

# Among the sections; see angket.report.compose.
PLACE = 40


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
        *_pilot(results, say),
        *content.compose(results, say),
        *validity.compose(results, say),
        *reliability.compose(results, say),
        *structure.compose(results, say),
    ]


def _pilot(results, say):
    """Say that the instrument was tried out on a sample of its own."""
    if not results.settings.get("pilot"):
        return []
    subjects = list(results.settings["variables"])
    fewest, most = extremes(results, "reliability", subjects, "n")
    low, high = (results.number("reliability", found[0], "n") for found in (fewest, most))
    kind = "pilot" if low == high else "pilot_varying"
    return [Paragraph(*say(f"instrument.{kind}", n=low, low=low, high=high))]
