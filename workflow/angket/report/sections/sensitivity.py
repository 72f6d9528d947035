"""The sensitivity of the decisions: every hypothesis tested in other ways, and its power."""

from angket.formats.blocks import Cell, Heading, Reference, Table
from angket.report.casing import capitalised
from angket.report.conclusion import unsettled
from angket.report.finding import paragraph
from angket.report.flagged import resized, way_in_words, without_flagged
from angket.report.forest import forest_told
from angket.report.judgement import judge
from angket.report.listing import listed, related
from angket.report.pictures import figures_of
from angket.report.power import compose_power
from angket.report.printed import from_numbers
from angket.report.said import said_by
from angket.report.tables import Column, cell_of, heading, label_for, mark_of, notes_of
from angket.report.untested import (
    WITH_EXCLUDED,
    left_out_for_a_flag,
    not_tested,
    rescored_told,
)
from angket.report.ways import ALL as _ALL
from angket.report.ways import UNFLAGGED as _UNFLAGGED
from angket.report.ways import deciding_variant, subjects_of_ways
from angket.report.ways_alike import same_direction
from angket.report.wording import level_of

# Among the sections; see angket.report.compose.
PLACE = 90

_PHRASE = {_ALL: "all", _UNFLAGGED: "without_flagged"}


def compose(results, say):
    """Compose the section about sensitivity.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    panels = {
        name: subjects_of_ways(results, name) for name in results.settings.get("hypotheses", {})
    }
    panels = {name: panel for name, panel in panels.items() if panel}
    twice = any(_UNFLAGGED in panel for panel in panels.values())
    blocks = []
    for name, panel in panels.items():
        blocks += _of_hypothesis(results, say, name, panel, twice)
    power = compose_power(results, say)
    if not blocks and not power:
        return []
    intro = []
    if blocks:
        untested = not_tested(results, say)
        intro = paragraph(say("sensitivity.intro"), _sets(results, say, twice), *untested)
    return [Heading(1, say.text("sensitivity.heading")), *intro, *blocks, *power]


def _sets(results, say, twice):
    """Say on which respondents each way was computed, and whether any was flagged.

    Nothing where an archive does not tell how many were.
    """
    if twice:
        return say("sensitivity.flagged")
    if left_out_for_a_flag(results):
        return say("sensitivity.flagged_excluded")
    signs = results.subjects("screening")
    if any(results.is_withheld("screening", sign, "n") for sign in signs):
        return ()
    found = [sign for sign in signs if results.has("screening", sign, "n")]
    some = any(results.number("screening", sign, "n").value for sign in found)
    return say(f"sensitivity.{'flagged_elsewhere' if some else 'nobody_flagged'}")


def _of_hypothesis(results, say, name, panel, twice):
    judgement = judge(results, say, name)
    # Those that the kind of the hypothesis adds to the panel.
    ways = (*judgement.ways, *judgement.unsettled)
    further = {way.variant: way for way in ways if way.variant not in panel[_ALL]}
    own = deciding_variant(results, name, results.settings["hypotheses"][name])
    table = _table(results, say, name, panel, further, own, judgement.effect)
    turned = judgement.flagged and judgement.flagged.turns
    blocks = [
        Heading(2, say.text("sensitivity.hypothesis", hypothesis=name)),
        *paragraph(
            *_conclusion(results, say, judgement, panel, further, own, Reference(table.label)),
            _narrow(results, say, judgement),
            unsettled(say, judgement),
            *(without_flagged(results, say, judgement) if turned else ()),
            () if turned else resized(results, say, judgement),
            # What is told of all above does not hold here.
            say("sensitivity.once", hypothesis=name) if twice and len(panel) == 1 else (),
        ),
    ]
    # Before the table, which fills the page where the figure does not fit on what is left of it.
    for figure in figures_of(results, say, "forest", name, hypothesis=name):
        told = forest_told(results, say, judgement, panel, own, Reference(figure.label))
        blocks += [*paragraph(*told), figure]
    return [*blocks, table]


def _narrow(results, say, judgement):
    """Say which ways lead to the decision only just."""
    found = [one.subject for one in judgement.caveats if one.key == "narrow"]
    told = [way_in_words(results, say, way) for ways in found for way in ways]
    return say("sensitivity.narrow", ways=listed(say, told)) if told else ()


def _conclusion(results, say, judgement, panel, further, own, table):
    """Say whether the decision depends on a choice, and on which."""
    name = judgement.hypothesis
    decision = results.flag("decision", name, "reject_h0")
    found = {
        (variant, respondents): results.flag("sensitivity", subject, "reject_h0")
        for respondents, subjects in panel.items()
        for variant, subject in subjects.items()
    }
    found |= {(variant, _ALL): way.rejected for variant, way in further.items()}
    untrusted = said_by(results.settings["hypotheses"][name]["kind"], "untrusted")(results, name)
    known = {
        (variant, respondents): flag
        for (variant, respondents), flag in found.items()
        if flag is not None and variant not in untrusted
    }
    of = {"hypothesis": name, "table": table}
    if decision is None:
        reason = results.reason("decision", name, "reject_h0")
        if reason:
            yield say("sensitivity.undecided", reason=reason, **of)
        else:
            yield say("sensitivity.see", **of)
    elif not known:
        yield say("sensitivity.no_variant", **of)
    else:
        of["decision"] = say(f"sensitivity.decisions.{_true(decision)}")
        others = [place for place, flag in known.items() if flag is not decision]
        alone = known.keys() < found.keys() and all(variant == own for variant, _ in known)
        if not others and alone:
            # That one way agrees with itself says nothing.
            yield say("sensitivity.no_variant", **of)
        elif not others and judgement.verdict == "unusable":
            yield say("sensitivity.same_unusable", **of)
        elif not others and untrusted:
            yield say("sensitivity.same_trusted", **of)
        elif not others:
            points = judgement.found if decision else None
            if points and same_direction(results, points, panel, further):
                direction = say(f"judgement.directions.{points}")
                yield say("sensitivity.same_direction", direction=direction, **of)
            else:
                yield say("sensitivity.same", **of)
        else:
            told = [_told(results, say, panel, further, "contrary", *place) for place in others]
            all_differ = len(others) == len(known.keys() - {(own, _ALL)})
            kind = "other_unusable" if judgement.verdict == "unusable" else "other"
            yield say(
                f"sensitivity.{'all_other' if all_differ and kind == 'other' else kind}",
                contrary=say(f"sensitivity.decisions.{_true(not decision)}"),
                variants=listed(say, told),
                **of,
            )
    open_ways = {way.variant for way in judgement.unsettled}
    open_places = {(variant, _ALL) for variant in open_ways}
    if judgement.flagged:
        open_places |= {(variant, _UNFLAGGED) for variant in judgement.flagged.unsettled}
    absent = [place for place, flag in found.items() if flag is None and place not in open_places]
    if absent:
        told = [_told(results, say, panel, further, "absent", *place) for place in absent]
        yield say("sensitivity.absent", variants=listed(say, told))


def _true(flag):
    return "true" if flag else "false"


def _told(results, say, panel, further, kind, variant, respondents):
    """Name a variant, its respondents where there are two sets, and p if it has one."""
    p, subject = "", panel[respondents].get(variant)
    if kind == "contrary":
        if subject is None:
            return way_in_words(results, say, further[variant])
        if not results.has("sensitivity", subject, "p"):
            kind = "contrary_interval"  # which has no p to be told
        else:
            p = related(results.number("sensitivity", subject, "p"))
    return say(
        f"sensitivity.{kind}_{'one' if len(panel) == 1 else 'of'}",
        variant=say(f"sensitivity.variants.{variant}"),
        respondents=say(f"sensitivity.respondents.{_PHRASE[respondents]}"),
        p=p,
    )


def _table(results, say, name, panel, further, own, effect):
    """Make the table: a row for each variant, columns for each set of respondents.

    The way that decides is marked, and stands above where the sensitivity step has it not.
    """
    reasons, body = {}, []
    kind = results.settings["hypotheses"][name]["kind"]
    untrusted, sizes = said_by(kind, "untrusted")(results, name), said_by(kind, "sizes_beside")()
    if own is None and results.has("decision", name, "p"):
        blank = [Cell(())] * (3 * (len(panel) - 1))
        body.append((*_deciding_row(results, say, name, effect), *blank))
    for variant, subject in panel[_ALL].items():
        statistic = results.value("sensitivity", subject, "statistic")
        described = results.chosen("panel", subject, statistic)
        style = results.catalogue.find(described, statistic).style
        columns = _columns(style)
        cells = [
            cell_of(results, say, ("", subjects.get(variant, "")), column, reasons)
            for subjects in panel.values()
            for column in columns
        ]
        symbol = heading(say, f"{described}.{statistic}")
        if statistic in sizes:
            symbol = Cell(())
            cells[:: len(columns)] = [symbol] * len(panel)
        called = _called(results, say, variant, subject, own)
        if variant in untrusted:
            called = (*called, mark_of(say.text("sensitivity.untrusted"), reasons))
        body.append((Cell(called), symbol, *cells))
    for way in further.values():
        again = [subjects.get(way.variant, "") for name, subjects in panel.items() if name != _ALL]
        cells = [
            cell_of(results, say, ("", subject), column, reasons)
            for subject in again
            for column in _columns(results.catalogue.find(way.estimate[0], way.estimate[2]).style)
        ]
        body.append((*_row(results, say, way), *cells))
    first = next(iter(panel[_ALL].values()))
    alpha = level_of(results, "sensitivity", first)
    note = said_by(kind, "panel_note")(results.settings["hypotheses"][name])
    by_interval = "_intervals" if _has_intervals(results, panel, further.values()) else ""
    rule = say(f"sensitivity.note{by_interval}", alpha=alpha)
    notes = [rule, *_explained(say, note, panel[_ALL])]
    notes += rescored_told(results, say, panel[_ALL])
    return Table(
        label_for("sensitivity", name),
        say.text("sensitivity.table", hypothesis=name),
        _head(results, say, panel),
        tuple(body),
        (*notes, *notes_of(reasons)),
    )


def _has_intervals(results, panel, further):
    """Tell whether some way decides by its interval, without a p."""
    places = [("sensitivity", subject) for ways in panel.values() for subject in ways.values()]
    return any(way.rejected is not None and way.p is None for way in further) or any(
        results.has(*at, "reject_h0") and not results.has(*at, "p") for at in places
    )


def _called(results, say, variant, subject, own):
    """Name a way of testing: the one that decides, and with how many where these are more."""
    called = capitalised(say(f"sensitivity.variants.{variant}"))
    if variant == own:
        return say("sensitivity.decides", way=called)
    if variant == WITH_EXCLUDED and results.has("sensitivity", subject, "p"):
        n = results.number("sensitivity", subject, "n")
        return say("sensitivity.with_n", way=called, n=n)
    return called


def _columns(style):
    return [
        Column("sensitivity", "estimate", style=style),
        Column("sensitivity", "p"),
        Column("sensitivity", "reject_h0", words="sensitivity.verdicts"),
    ]


def _explained(say, note, variants):
    """Return what a kind tells of its ways of testing, where it can of those in the table."""
    told = say.raw(f"sensitivity.notes.{note}")
    if isinstance(told, str):
        return [say(f"sensitivity.notes.{note}")]
    return [say(f"sensitivity.notes.{note}.{variant}") for variant in variants if variant in told]


def _deciding_row(results, say, name, effect):
    """Return the cells of the test that decides, from the decision."""
    kind = results.settings["hypotheses"][name]["kind"]
    test = capitalised(say(f"hypotheses.tests.{kind}.{results.value('decision', name, 'test')}"))
    return [
        Cell(say("sensitivity.decides", way=test)),
        Cell(say(f"judgement.measures.{effect.measure}") if effect else ()),
        Cell((results.number(*effect.place).text,) if effect else ()),
        Cell((results.number("decision", name, "p").text,)),
        Cell(say(f"sensitivity.verdicts.{_true(results.flag('decision', name, 'reject_h0'))}")),
    ]


def _row(results, say, way):
    """Return the cells of a way that the kind of a hypothesis adds."""
    p = () if way.p is None else (results.write(way.p, "p", of=way.of_p).text,)
    section, _, statistic = way.estimate
    return [
        Cell(capitalised(say(f"sensitivity.variants.{way.variant}"))),
        heading(say, f"{section}.{statistic}"),
        Cell((results.number(*way.estimate).text,)),
        Cell(p),
        Cell(() if way.rejected is None else say(f"sensitivity.verdicts.{_true(way.rejected)}")),
    ]


def _head(results, say, panel):
    above = [heading(say, "variant", rows=2), heading(say, "statistic", rows=2)]
    below = []
    for respondents, subjects in panel.items():
        n = _sizes(results, subjects)
        above.append(Cell(say(f"sensitivity.heads.{_PHRASE[respondents]}", n=n), columns=3))
        below += [heading(say, term) for term in ("value", "p", "sensitivity.reject_h0")]
    return tuple(above), tuple(below)


def _sizes(results, subjects):
    """Tell on how many respondents the ways rest: the fewest and the most where these differ."""
    sizes = [
        results.number("sensitivity", subject, "n")
        for variant, subject in subjects.items()
        # Of more than are analysed, which its note tells.
        if variant != WITH_EXCLUDED
    ]
    least, most = (of(sizes, key=lambda size: size.value) for of in (min, max))
    if least.value == most.value:
        return least
    return from_numbers(f"{least.text}\N{EN DASH}{most.text}", least.text, most.text)
