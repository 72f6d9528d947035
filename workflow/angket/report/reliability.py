"""Reliability: Cronbach's alpha and the coefficients beside it."""

from angket.formats.blocks import Heading, Paragraph, Points, Reference
from angket.report import item_analysis
from angket.report.construct import is_key_in_doubt, unlike_parts
from angket.report.listing import extremes, listed, numbered, sentences_of
from angket.report.poor_items import clearly_against, invalid_items
from angket.report.sources import ALPHA_INTERVAL
from angket.report.tables import Column, indented, statistics_table
from angket.report.wording import set_apart

_RELIABILITY = [
    Column("reliability", "items"),
    Column("reliability", "n"),
    Column("reliability", "alpha"),
    Column("reliability", "alpha_ci_low"),
    Column("reliability", "alpha_ci_high"),
    Column("reliability", "cronbach_minimum"),
]
_OTHERS = [
    Column("reliability", "omega"),
    Column("reliability", "alpha_standardized"),
    Column("reliability", "split_half_correlation"),
    Column("reliability", "split_half_spearman_brown"),
    Column("reliability", "split_half_spearman_brown_unequal"),
    Column("reliability", "split_half_guttman"),
]


def compose(results, say):
    """Compose the part about the reliability of variables and dimensions.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    variables = results.settings["variables"]
    level = results.settings["tests"]["alpha"]
    rows = []
    for name, variable in variables.items():
        rows.append((results.label(name), name))
        parts = variable.get("dimensions") or {}
        rows += [(indented(results.label(part)), part) for part in parts]
    confidence = results.write(100 * (1 - level), "given")
    tables = statistics_table(
        results,
        say,
        "reliability",
        say.text("instrument.reliability_table"),
        "variable",
        rows,
        [*_RELIABILITY, _verdict(results, say, variables)],
        [say("instrument.reliability_note", confidence=confidence, source=ALPHA_INTERVAL)],
    ) + statistics_table(
        results,
        say,
        "reliability-others",
        say.text("instrument.others_table"),
        "variable",
        [(results.label(name), name) for name in variables],
        _OTHERS,
        [
            say("instrument.standardized_note"),
            say(f"instrument.halves.{results.settings['instrument']['split_half']}"),
        ],
    )
    name = next(iter(variables))
    minimum = results.number("reliability", name, "cronbach_minimum")
    opening = [say("instrument.reliability_criterion", minimum=minimum)]
    if tables:
        floats = listed(say, [Reference(table.label) for table in tables])
        opening.append(say("instrument.results", floats=floats))
    points = [
        sentences_of(_sentences(results, say, name, variable, confidence))
        for name, variable in variables.items()
    ]
    heading_ = Heading(2, say.text("instrument.reliability_heading"))
    return [heading_, Paragraph(*sentences_of(opening)), Points(tuple(points)), *tables]


def _verdict(results, say, variables):
    """Return the column of verdicts, with a mark where alpha includes items that are not valid."""
    note = say.text("instrument.reliable_despite")
    marked = [
        name
        for name in variables
        if results.flag("reliability", name, "reliable") and invalid_items(results, name)
    ]
    remarks = tuple((name, note) for name in marked)
    return Column("reliability", "reliable", words="instrument.reliable", remarks=remarks)


def _sentences(results, say, name, variable, confidence):
    """Say how reliable a variable is, by which coefficients, and what dimensions add."""
    label = results.label(name)
    if not results.has("reliability", name, "alpha"):
        reason = results.reason("reliability", name, "alpha")
        items = results.number("reliability", name, "items")
        sentences = [say("instrument.alpha_undefined", variable=label, reason=reason, items=items)]
    else:
        sentences = _alpha_sentences(results, say, name, variable["items"], confidence)
        sentences += _deleted(results, say, name, variable["items"])
    sentences += item_analysis.reliability(results, say, name)
    sentences += _others(results, say, name) + _parts(results, say, name)
    return sentences + _dimensions(results, say, variable)


def _parts(results, say, name):
    """Say that a total mixes two parts, of which coefficients of the whole know nothing."""
    parts = unlike_parts(results, name)
    if not parts:
        return []
    return [say(f"instrument.parts_{'against' if is_key_in_doubt(parts) else 'apart'}", **parts)]


def _alpha_sentences(results, say, name, items, confidence):
    names = {"alpha": "alpha", "low": "alpha_ci_low", "high": "alpha_ci_high"}
    found = {
        key: results.number("reliability", name, statistic) for key, statistic in names.items()
    }
    minimum = results.number("reliability", name, "cronbach_minimum")
    found = {key: set_apart(results, number, minimum) for key, number in found.items()}
    reliable = results.flag("reliability", name, "reliable")
    label = results.label(name)
    kind = "alpha_reliable" if reliable else "alpha_unreliable"
    sentences = [
        say(f"instrument.{kind}", variable=label, minimum=minimum, confidence=confidence, **found)
    ]
    if found["alpha"].value < 0:
        # Items that hardly correlate have a negative alpha by chance, however they are coded.
        kind = "alpha_negative" if clearly_against(results, items) else "alpha_unrelated"
        sentences.append(say(f"instrument.{kind}", alpha=found["alpha"]))
    invalid = [item for item in items if results.flag("validity", item, "valid") is False]
    if reliable and invalid:
        sentences.append(say("instrument.alpha_despite", items=listed(say, invalid)))
    if reliable and found["low"].value < minimum.value:
        sentences.append(say("instrument.alpha_uncertain", low=found["low"], minimum=minimum))
    return sentences


def _deleted(results, say, name, items):
    """Say whether alpha would be higher without an item, as far as rounding shows it."""
    alpha = results.number("reliability", name, "alpha")
    found = [item for item in items if results.has("reliability", item, "alpha_if_deleted")]
    # Of items that do not go together, any may be left out for a higher alpha by chance.
    if not found or alpha.value < 0:
        return []
    without = {item: results.number("reliability", item, "alpha_if_deleted") for item in found}
    better = [
        item
        for item in found
        if without[item].value > alpha.value and without[item].text != alpha.text
    ]
    if better:
        values = numbered(
            results,
            say,
            "reliability",
            better,
            "alpha_if_deleted",
            "instrument.alpha_if_deleted_value",
        )
        return [say("instrument.deleted_better", items=values)]
    highest = max(without.values(), key=lambda number: number.value)
    kind = "same" if highest.value > alpha.value else "worse"
    return [say(f"instrument.deleted_{kind}", highest=highest)]


def _others(results, say, name):
    """List the other coefficients; of the two by Spearman and Brown the one that fits."""
    odd = results.number("reliability", name, "items").value % 2
    brown = "split_half_spearman_brown_unequal" if odd else "split_half_spearman_brown"
    guttman = "split_half_guttman"
    # Of what items it is holds of all variables, and is told with the first.
    have = [
        one for one in results.settings["variables"] if results.has("reliability", one, "omega")
    ]
    omega = "omega" if have[:1] == [name] else "omega_again"
    found = [
        say(f"instrument.other.{key}", value=results.number("reliability", name, statistic))
        for key, statistic in {omega: "omega", brown: brown, guttman: guttman}.items()
        if results.has("reliability", name, statistic)
    ]
    return [say("instrument.others", coefficients=listed(say, found))] if found else []


def _dimensions(results, say, variable):
    """Say which dimensions of a variable fall short."""
    parts = list(variable.get("dimensions") or {})
    if not parts:
        return []
    short = [part for part in parts if results.flag("reliability", part, "reliable") is False]
    minimum = results.number("reliability", parts[0], "cronbach_minimum")
    if short:
        found = numbered(results, say, "reliability", short, "alpha", "instrument.label_value")
        return [say("instrument.dimensions_short", dimensions=found, minimum=minimum)]
    lowest, _ = extremes(results, "reliability", parts, "alpha")
    if not lowest:
        return []
    low = results.number("reliability", lowest[0], "alpha")
    dimension = results.label(lowest[0])
    return [say("instrument.dimensions_reach", minimum=minimum, low=low, dimension=dimension)]
