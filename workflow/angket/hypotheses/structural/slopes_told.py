"""The simple slopes of moderations between constructs, in the chapter."""

from angket.hypotheses.structural.named_parts import construct_told
from angket.hypotheses.structural.specification import COMPOSITES, parts_of_model
from angket.report.finding import paragraph, refer_to
from angket.report.tables import Column, label_for, statistics_table
from angket.subjects import part_of

SECTION = "structural_slope"
# As `angket.statistics.regression.simple_lines` names the values of a moderator, and phrases do.
PLACES = {"mean - sd": "below", "mean": "at", "mean + sd": "above"}


def slopes_told(results, say, name, hypothesis, confidence):
    """Compose the table of slopes, one below the other for each product, and a word about it.

    Parameters
    ----------
    results : angket.report.results.Results
    say : angket.report.phrases.Phrases
    name : str
        Of the hypothesis.
    hypothesis : dict
    confidence : angket.formats.blocks.Number

    Returns
    -------
    list of angket.formats.blocks.Block
        Empty where nothing is moderated.
    """
    rows, above, failing = [], {}, []
    for part in parts_of_model(hypothesis):
        subject = part_of(name, part.about)
        if not part.moderator or part_of(subject, next(iter(PLACES))) in above:
            continue
        moderator = construct_told(results, part.moderator)
        way = tuple(construct_told(results, one) for one in part.way)
        title = say.text(
            "structural.slopes_of", predictor=way[0], target=way[1], moderator=moderator
        )
        for place, told in PLACES.items():
            of_place = part_of(subject, place)
            rows.append((say.text(f"structural.slope_places.{told}"), of_place))
            above[of_place] = title
        if not _significant(results, subject):
            failing.append(part.name)
    interval = say("hypotheses.interval_head", confidence=confidence)
    note = "slopes_note" if hypothesis["estimator"] in COMPOSITES else "slopes_note_alone"
    shown = statistics_table(
        results, say, label_for("simple_slopes", name),
        say.text("structural.slopes_title", hypothesis=name), "value_of_moderator", rows,
        [
            Column(SECTION, "slope"), Column(SECTION, "se"), Column(SECTION, "t"),
            Column(SECTION, "p"), Column(SECTION, "ci_low", over=interval),
            Column(SECTION, "ci_high", over=interval),
        ],
        [say(f"structural.{note}")], above,
    )  # fmt: skip
    if not shown:
        return []
    key = "slopes_not" if len(failing) * len(PLACES) == len(rows) else "slopes"
    return paragraph(say(f"structural.{key}"), refer_to(say, shown)) + shown


def _significant(results, subject):
    """Tell whether a product is significant."""
    place = "structural", subject, "p"
    alpha = results.settings["tests"]["alpha"]
    return results.has(*place) and float(results.value(*place)) <= alpha
