"""The instrument: validity of items, reliability of variables, structure of items, factors."""

from angket.formats.blocks import Heading, Paragraph
from angket.report import (
    content,
    factor_analysis,
    item_analysis,
    reliability,
    structure,
    validity,
)
from angket.report.finding import paragraph
from angket.report.listing import extremes, listed
from angket.report.phrases import origin_of
from angket.report.sources import in_text
from angket.settings.instruments import told_by_instrument

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
        *_origin(results, say),
        *_keys(results, say),
        *_pilot(results, say),
        *content.compose(results, say),
        *item_analysis.compose(results, say),
        *validity.compose(results, say),
        *reliability.compose(results, say),
        *structure.compose(results, say),
        *factor_analysis.compose(results, say),
    ]


def _keys(results, say):
    """Cite the keys of ready instruments by which variables are scored."""
    found = [
        say(
            "instrument.key",
            variable=results.label(name),
            instrument=variable["scoring_key"]["name"],
            # Up to the year; the list of references has the rest.
            citation=in_text(told_by_instrument(variable, "references", "")[0]),
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
    origin = origin_of(results.settings)
    return [] if origin == "collected" else paragraph(say(f"instrument.origin.{origin}"))


def _pilot(results, say):
    """Say that the instrument was tried out on a sample of its own."""
    if not results.settings.get("pilot"):
        return []
    subjects = list(results.settings["variables"])
    fewest, most = extremes(results, "reliability", subjects, "n")
    low, high = (results.number("reliability", found[0], "n") for found in (fewest, most))
    kind = "pilot" if low == high else "pilot_varying"
    return [Paragraph(*say(f"instrument.{kind}", n=low, low=low, high=high))]
