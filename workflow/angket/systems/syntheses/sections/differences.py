"""How much studies differ beyond chance, and what of what they are goes with it."""

from angket.formats.blocks import Heading, Reference
from angket.report.finding import Finding, paragraph
from angket.report.tables import Column, label_for, statistics_table
from angket.systems.syntheses.explained import GROUPS, REGRESSION
from angket.systems.syntheses.pooled import SECTION
from angket.systems.syntheses.sections.parts import pool_of, robust_note, span, test_named
from angket.systems.syntheses.sections.regressions import all_together, tested

_SPREAD = ("q", "q_df", "q_p", "tau_squared", "tau_squared_low", "tau_squared_high", "tau")
_SPREAD += ("i_squared", "i_squared_low", "i_squared_high", "h_squared")
_OF_GROUPS = ("k", "estimate_back", "ci_low_back", "ci_high_back", "tau_squared", "i_squared")
_OF_SLOPES = ("k", "b", "se", "ci_low", "ci_high", "t", "z", "df", "p", "r_squared")


def compose(results, say):
    """Compose the section about differences between studies.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
        None where there is one study.
    """
    found = pool_of(results, say)
    if not found.has("q"):
        return []
    name = results.settings["name"]
    columns = [Column(SECTION, statistic) for statistic in _SPREAD]
    title = say.text("syntheses.differences.table")
    rows = [(say.text("syntheses.all"), name)]
    return [
        Heading(1, say.text("syntheses.differences.heading")),
        *paragraph(*_spread(say, found)),
        *statistics_table(results, say, "spread", title, "pool", rows, columns),
        *_moderators(results, say),
    ]


def _spread(say, found):
    told = {name: found.number(name) for name in ("q", "q_df", "i_squared")}
    yield say("syntheses.differences.q", p=found.p("q_p"), **told)
    if found.has("tau", "tau_low"):
        tau, low, high = (found.number(name) for name in ("tau", "tau_low", "tau_high"))
        yield say("syntheses.differences.tau", tau=tau, reach=span(say, low, high, "reach"))
        if not high.value:
            yield say("syntheses.differences.too_alike")
        elif not tau.value:
            yield say("syntheses.differences.none_found")


def _moderators(results, say):
    """Tell of each moderator what goes with it, and with what caution."""
    moderators, blocks, judged = results.settings["moderators"], [], []
    for moderator, told in moderators.items():
        subject = f"{results.settings['name']}|{moderator}"
        section = GROUPS if told["kind"] == "category" else REGRESSION
        found = Finding(results, say, section, subject)
        make = _of_groups if told["kind"] == "category" else _of_slope
        made = make(results, say, moderator, told["label"], found)
        blocks += made
        judged += [moderator] if made and found.has("p") else []
    blocks += all_together(results, say, _level(results))
    if judged:
        k = pool_of(results, say).amount("k")
        fewest = results.settings["pooling"]["fewest"]
        few = say("syntheses.differences.few", fewest=str(fewest)) if k < fewest else None
        blocks += paragraph(say("syntheses.differences.no_cause"), few)
    return blocks


def _of_groups(results, say, moderator, label, found):
    subject = f"{results.settings['name']}|{moderator}"
    groups = results.subjects(GROUPS, f"{subject}=")
    if not groups:
        return paragraph(
            say("syntheses.differences.unknown", label=label, reason=found.reason("p"))
        )
    rows = [(one.partition("=")[2], one) for one in groups]
    columns = [Column(GROUPS, statistic) for statistic in _OF_GROUPS]
    table = label_for("groups", moderator)
    title = say.text("syntheses.differences.groups", label=label)
    sentence = say("syntheses.differences.one_group", label=label)
    if found.has("p"):
        verdict = "apart" if found.amount("p") <= _level(results) else "alike"
        told = {"test": tested(say, found, ("f", "q"), ("df", "df2")), "p": found.p()}
        references = {"label": label, "table": Reference(table)}
        sentence = say(f"syntheses.differences.{verdict}", **told, **references)
    elif len(groups) > 1:
        told = {"label": label, "reason": found.reason("p"), "table": Reference(table)}
        sentence = say("syntheses.differences.not_compared", **told)
    notes = [say("syntheses.differences.group_note", test=test_named(results, say))]
    if pool_of(results, say).has("samples"):
        notes = [say("syntheses.differences.group_note_samples")]
    made = statistics_table(results, say, table, title, "group", rows, columns, notes)
    return [*paragraph(sentence), *made]


def _of_slope(results, say, moderator, label, found):
    subject = f"{results.settings['name']}|{moderator}"
    if not found.has("b", "p"):
        reason = found.reason("p") or found.reason("b")
        return paragraph(say("syntheses.differences.unknown", label=label, reason=reason))
    verdict = "slope" if found.amount("p") <= _level(results) else "flat"
    told = {"b": found.number("b"), "p": found.p()}
    if verdict == "slope" and found.has("r_squared"):
        verdict, told = "share", told | {"r_squared": found.number("r_squared")}
    columns = [Column(REGRESSION, statistic) for statistic in _OF_SLOPES]
    table = label_for("slope", moderator)
    title = say.text("syntheses.differences.regression", label=label)
    sentence = say(f"syntheses.differences.{verdict}", label=label, table=Reference(table), **told)
    rows = [(label, subject)]
    notes = robust_note(results, say)
    made = statistics_table(results, say, table, title, "moderator", rows, columns, notes)
    return [*paragraph(sentence), *made]


def _level(results):
    return 1 - results.settings["pooling"]["confidence"]
