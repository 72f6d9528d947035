"""How firm the pool is: single studies, other ways of pooling, and the order in which they came."""

from angket.formats.blocks import Cell, Heading, Reference
from angket.report.finding import Finding, paragraph
from angket.report.listing import listed
from angket.report.places import Group
from angket.report.tables import Column, statistics_table
from angket.systems.syntheses.pooled import SECTION
from angket.systems.syntheses.robustness import CUMULATIVE, VARIANTS
from angket.systems.syntheses.sections.parts import (
    beyond_one,
    in_print,
    names_of,
    pool_of,
    span,
    test_named,
)

_OF_VARIANTS = ("k", "estimate_back", "ci_low_back", "ci_high_back", "prediction_low_back")
_OF_VARIANTS += ("prediction_high_back", "tau_squared", "p")
_OF_STUDIES = ("leave_one_out_back", "hat", "cook", "dffits", "influential")
_OF_ORDER = ("estimate_back", "ci_low_back", "ci_high_back")


def compose(results, say):
    """Compose the section about how firm the pool is.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
        None where nothing was pooled.
    """
    if not pool_of(results, say).has("estimate_back"):
        return []
    return [
        Heading(1, say.text("syntheses.firmness.heading")),
        *paragraph(*_variants_told(results, say), *_studies_told(results, say)),
        *_variants(results, say),
        Group("single-studies", tuple(_studies(results, say))),
        Group("order-of-studies", tuple(_order(results, say))),
    ]


def other_ways(results, say):
    """Return between what the pool lies in other ways, and whether they agree on its sign.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    dict
        n (ways) and span, between what; `verdict`: same_without (zero), same_with, lost or gained,
        and others (how many ways do not agree), where the pool has an interval. Empty without other
        ways.
    """
    subjects = results.subjects(VARIANTS)
    found = [Finding(results, say, VARIANTS, subject) for subject in subjects]
    found = [one for one in found if one.has("estimate_back")]
    if not found:
        return {}
    numbers = sorted((one.number("estimate_back") for one in found), key=lambda one: one.value)
    told = {"n": str(len(found)), "span": span(say, numbers[0], numbers[-1])}
    sure = [one for one in found if one.has("ci_low_back", "ci_high_back")]
    signs = [one.amount("ci_low_back") * one.amount("ci_high_back") > 0 for one in sure]
    pool = pool_of(results, say)
    if sure and pool.has("ci_low_back"):
        mine = pool.amount("ci_low_back") * pool.amount("ci_high_back") > 0
        others = signs.count(not mine)
        same = "same_without" if mine else "same_with"
        told["verdict"] = same if not others else "lost" if mine else "gained"
        told["others"] = str(others)
    return told


def _variants_told(results, say):
    """Say between what the pool lies in other ways, and whether one of them turns its sign."""
    ways = other_ways(results, say)
    if not ways:
        return
    told = {name: ways[name] for name in ("n", "span")}
    yield say("syntheses.firmness.range", table=Reference("variants"), **told)
    if "verdict" in ways:
        yield say(f"syntheses.firmness.{ways['verdict']}", others=ways["others"])


def _studies_told(results, say):
    """Say which studies the pool rests on."""
    named = [
        study
        for study, subject in names_of(results, SECTION)
        if results.flag(SECTION, subject, "influential")
    ]
    if named:
        yield say("syntheses.firmness.influential", studies=listed(say, named))
        yield _without(results, say)
    elif names_of(results, SECTION):
        yield say("syntheses.firmness.none_influential")


def _without(results, say):
    """Say what the pool is without the influential studies, as inlines or nothing."""
    for subject in results.subjects(VARIANTS):
        found = Finding(results, say, VARIANTS, subject)
        names = ("estimate_back", "ci_low_back", "ci_high_back", "tau_squared")
        if subject.endswith("|without_influential") and found.has(*names):
            told = {name: found.number(name) for name in names}
            return say("syntheses.firmness.without", **told)
    return ()


def _variants(results, say):
    rows = [
        (Cell(say(f"syntheses.variants.{subject.partition('|')[2].replace('.', '_')}")), subject)
        for subject in results.subjects(VARIANTS)
    ]
    columns = [Column(VARIANTS, statistic) for statistic in _OF_VARIANTS]
    title = say.text("syntheses.firmness.table")
    notes = beyond_one(results, say, VARIANTS, rows, _OF_VARIANTS)
    if pool_of(results, say).has("samples"):
        notes = [*notes, say("syntheses.firmness.ways_note_samples")]
    return statistics_table(results, say, "variants", title, "way", rows, columns, notes)


def _studies(results, say):
    columns = [
        Column(SECTION, statistic, words="syntheses.flags" if statistic == "influential" else None)
        for statistic in _OF_STUDIES
    ]
    rows, title = names_of(results, SECTION), say.text("syntheses.firmness.single")
    shared = pool_of(results, say).has("samples")
    notes = [say("syntheses.firmness.single_note_samples")] if shared else []
    made = statistics_table(results, say, "single-studies", title, "study", rows, columns, notes)
    return in_print(made)


def _order(results, say):
    rows, columns = names_of(results, CUMULATIVE), [Column(CUMULATIVE, name) for name in _OF_ORDER]
    title = say.text("syntheses.firmness.order")
    key = "order_note_samples" if pool_of(results, say).has("samples") else "order_note"
    notes = [say(f"syntheses.firmness.{key}", test=test_named(results, say))]
    made = statistics_table(results, say, "order-of-studies", title, "study", rows, columns, notes)
    return in_print(made)
