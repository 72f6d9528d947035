"""Every hypothesis: what was tested how, what came out, and what is decided."""

from dataclasses import replace

from angket.formats.blocks import Cell, Figure, Heading, Points, Reference, Table, text_of
from angket.hypotheses.declared import counts_of
from angket.hypotheses.kind import load
from angket.report.carried import own_outcome
from angket.report.conclusion import conclude, measured, outcome
from angket.report.curves import curves_of, is_along_a_line, measured_as_curve
from angket.report.effect_sizes import interval_notes
from angket.report.finding import Finding, confidence_of, paragraph
from angket.report.judgement import judge
from angket.report.listing import listed
from angket.report.pictures import below
from angket.report.said import said_by, told_by
from angket.report.same_relation import model_before
from angket.report.scores import no_usable_score, rests_on, score_notes
from angket.report.shapes import is_parabola_better
from angket.report.tables import Column, cell_of, heading, label_for, mark_of, notes_of, term_of
from angket.report.worded import direction_beside, directions_beside_ha, read_from_words
from angket.subjects import parts_of, whole_and_part

# Among the sections; see angket.report.compose.
PLACE = 80


def compose(results, say):
    """Compose the tests of the hypotheses.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    blocks, shown, floats = [], {}, {}
    hypotheses = results.settings.get("hypotheses") or {}
    judgements = {name: judge(results, say, name) for name in hypotheses}
    for name, hypothesis in hypotheses.items():
        found = _found(results, say, name, hypothesis, shown, floats)
        floats[name] = [block.label for block in found if isinstance(block, Table | Figure)]
        blocks += _hypothesis(results, say, name, hypothesis, found, judgements[name])
    if hypotheses:
        first = Finding(results, say, "decision", next(iter(hypotheses)))
        stated = any(judgement.stated for judgement in judgements.values())
        curved = any(curves_of(results, name, given) for name, given in hypotheses.items())
        opening = [
            Heading(1, say.text("hypotheses.heading")),
            *paragraph(
                say("hypotheses.intro", alpha=first.number("alpha", "level")),
                say("hypotheses.two_sided") if stated else (),
                say("curves.rule") if curved else (),
                read_from_words(say, hypotheses),
            ),
        ]
        blocks = opening + blocks + _summary(results, say, judgements)
    return blocks


def _found(results, say, name, hypothesis, shown, floats):
    """Compose what was found; of a model that an earlier hypothesis has, where it stands."""
    before = model_before(results, name)
    if before and floats[before]:
        told = listed(say, [Reference(label) for label in floats[before]])
        return paragraph(say("hypotheses.same_model", hypothesis=name, before=before, floats=told))
    if _is_untold(results, name, hypothesis):
        return []  # why is told beside the decision
    section, confidence = (
        load(hypothesis["kind"], "section"),
        confidence_of(results, "decision", name),
    )
    notes = score_notes(results, say, rests_on(results, name))
    return [
        *_noted(section.compose(results, say, name, hypothesis, confidence), notes),
        *_pictures(results, say, name, hypothesis, shown),
    ]


def _is_untold(results, name, hypothesis):
    """Tell whether not even the size of the sample is told, so nothing that was found in it."""
    samples = (counts_of(hypothesis["kind"]) or {}).get("samples", ())
    return any(results.is_withheld(section, name, "n") for section in samples)


def _hypothesis(results, say, name, hypothesis, found, judgement):
    section = load(hypothesis["kind"], "section")
    confidence = confidence_of(results, "decision", name)
    statement = hypothesis["statement"].rstrip(". ")
    direction = directions_beside_ha(say, hypothesis)
    return [
        Heading(2, say.text("hypotheses.one", hypothesis=name)),
        Points(
            (
                say("hypotheses.null_hypothesis", null=section.null(results, say, hypothesis)),
                say("hypotheses.working", statement=statement, direction=direction),
            )
        ),
        *found,
        *paragraph(_decision(results, say, judgement, confidence), _holm(results, say, judgement)),
        *paragraph(*conclude(results, say, judgement)),
    ]


def _noted(blocks, notes):
    """Add notes to the first table, which is that of the results."""
    first = next((block for block in blocks if isinstance(block, Table)), None)
    return [
        replace(block, notes=(*block.notes, *notes)) if block is first else block
        for block in blocks
    ]


def _pictures(results, say, name, hypothesis, shown):
    """Show the pictures of a hypothesis, each told of in the text before it.

    Which ones, and by which phrase each is told, its kind says. Points that an earlier hypothesis
    shows are only referred to; `shown` collects them, from what they show to their file.
    """
    told = said_by(hypothesis["kind"], "pictured")(hypothesis)
    return [
        block
        for kind, phrase in told.items()
        for block in _of_kind(results, say, name, hypothesis, kind, phrase, shown)
    ]


def _of_kind(results, say, name, hypothesis, kind, phrase, shown):
    found = {
        file: figure
        for file, figure in results.figures.items()
        if figure["kind"] == kind and whole_and_part(figure["subject"])[0] == name
    }
    if not found or results.places.of(label_for("figure", kind)) == "workbook":
        return []
    scale = hypothesis.get("scale")
    first = {
        file: shown.setdefault((scale, figure["title"]), file) if phrase == "points" else file
        for file, figure in found.items()
    }
    # In the order of their numbers: earlier ones before those that follow.
    referred = sorted(first, key=lambda file: first[file] == file)
    curved = phrase == "line" and any(
        is_parabola_better(results, figure["subject"]) for figure in found.values()
    )
    told = say(
        f"hypotheses.pictures.{phrase}{'_curved' * curved}",
        figures=listed(say, [Reference(label_for("figure", first[file])) for file in referred]),
        **load(hypothesis["kind"], "section").named(results, say, hypothesis),
    )
    return [
        *paragraph(told),
        *(
            Figure(
                label_for("figure", file),
                say.text("hypotheses.pictures.title", title=figure["title"], hypothesis=name),
                file,
                say.text(f"hypotheses.pictures.{phrase}_alt", title=figure["title"]),
                below(results, say, figure["subject"], kind, phrase),
            )
            for file, figure in found.items()
            if first[file] == file
        ),
    ]


def _decision(results, say, judgement, confidence):
    """Tell whether H0 is rejected, by what, and what that says of the alternative."""
    name = judgement.hypothesis
    hypothesis = results.settings["hypotheses"][name]
    kind, statement = hypothesis["kind"], hypothesis["statement"].rstrip(". ")
    direction = direction_beside(say, hypothesis)
    decision = Finding(results, say, "decision", name)
    rejected = decision.flag("reject_h0")
    if rejected is None:
        reason = decision.reason("reject_h0") or decision.reason("p")
        return say("hypotheses.undecided", reason=reason) if reason else ()
    verdict = "rejected" if rejected else "kept"
    if judgement.verdict == "unusable":
        verdict = f"{verdict}_unusable"
    told = {
        "test": say(f"hypotheses.tests.{kind}.{decision.text('test')}"),
        "p": decision.p(),
        "alpha": decision.number("alpha", "level"),
    }
    if judgement.verdict == "unusable":
        told |= {"hypothesis": name, "scores": no_usable_score(results, say, name)}
    else:
        of = {"statement": statement, "direction": direction}
        for role in ("found", "stated"):
            way = getattr(judgement, role)
            of[role] = told_by(say, kind, f"judgement.directions.{way}") if way else ""
        told["alternative"] = say(f"hypotheses.alternatives.{judgement.told}", **of)
    interval = said_by(kind, "deciding_interval")(results, say, name)
    if interval:
        return say(
            f"hypotheses.{verdict}_by_interval", **told, confidence=confidence, interval=interval
        )
    return say(f"hypotheses.{verdict}", **told)


def _holm(results, say, judgement):
    """Tell whether the decision stays when p is adjusted for the number of hypotheses."""
    if judgement.verdict == "unusable":
        return ()
    decision = Finding(results, say, "decision", judgement.hypothesis)
    adjusted = decision.flag("reject_h0_holm")
    if adjusted is None or not decision.has("p_holm"):
        return ()
    same = "same" if adjusted == decision.flag("reject_h0") else "other"
    return say(f"hypotheses.holm_{same}", p=decision.p("p_holm"))


def _summary(results, say, judgements):
    """Put all decisions into one table, with the size of each effect and what follows."""
    alpha = Finding(results, say, "decision", next(iter(judgements))).number("alpha", "level")
    adjusted = any(results.has("decision", name, "p_holm") for name in judgements)
    unshown = tuple(_undecidable(results, say, judgements))
    columns = [
        Column("decision", "p"),
        Column("decision", "reject_h0", words="hypotheses.verdict", unshown=unshown),
    ]
    if adjusted:
        columns.append(Column("decision", "p_holm"))
    rows, reasons = [], {}
    # Several parts of a hypothesis have no size in common.
    shows = ["effect"] if any(measured(results, say, one) for one in judgements.values()) else []
    for name, judgement in judgements.items():
        hypothesis = results.settings["hypotheses"][name]
        rows.append(
            (
                Cell(_named(say, name, hypothesis["statement"], direction_beside(say, hypothesis))),
                *(_effect(results, say, judgement, reasons) for _ in shows),
                *_cells(results, say, name, columns, reasons),
                _outcome(say, judgement, reasons),
            )
        )
        for subject in results.subjects("decision", parts_of(name)):
            label = said_by(hypothesis["kind"], "term")
            term = label(results, whole_and_part(subject)[1])
            cells = _cells(results, say, subject, columns, reasons)
            own = Cell(own_outcome(say, judgement, whole_and_part(subject)[1]))
            rows.append((Cell(_named(say, name, term)), *(Cell(()) for _ in shows), *cells, own))
    heads = ["hypothesis", *shows, *map(term_of, columns)]
    notes = [say("hypotheses.summary_note", alpha=alpha)]
    if adjusted:
        several = any(results.subjects("decision", parts_of(name)) for name in judgements)
        notes.append(say(f"hypotheses.summary_holm{'' if several else '_alone'}"))
    notes += interval_notes(results, say, judgements.values())
    table = Table(
        "decisions",
        say.text("hypotheses.summary_title"),
        (tuple(heading(say, head) for head in [*heads, "outcome"]),),
        tuple(rows),
        (*notes, *notes_of(reasons)),
    )
    refer = say("hypotheses.summary_text", table=Reference("decisions"))
    return [Heading(2, say.text("hypotheses.summary")), *paragraph(refer), table]


def _effect(results, say, judgement, reasons):
    """Tell the size of an effect, with a letter where it does not describe the relation."""
    size, name = measured(results, say, judgement), judgement.hypothesis
    of_line = judgement.rejected and judgement.verdict != "unusable" and is_along_a_line(judgement)
    curves = curves_of(results, name, results.settings["hypotheses"][name])
    if not (size and of_line and curves) or measured_as_curve(results, say, judgement):
        return Cell(size)
    return Cell((*size, mark_of(say.text("curves.no_size"), reasons)))


def _outcome(say, judgement, reasons):
    """Name the outcome, with a letter where it is not robust or to be read with reservations."""
    named = outcome(say, judgement)
    if judgement.verdict == "unusable" or not (judgement.caveats or judgement.is_doubted):
        return Cell(named)
    note = "reserved"
    if judgement.is_fragile:
        hangs = judgement.is_hanging
        note = f"fragile.{'both' if judgement.is_most and hangs else 'hangs' if hangs else 'most'}"
    return Cell((*named, mark_of(say.text(f"hypotheses.summary_{note}"), reasons)))


def _cells(results, say, subject, columns, reasons):
    return [cell_of(results, say, ("", subject), column, reasons) for column in columns]


def _undecidable(results, say, judgements):
    """Yield what no decision follows on, hypotheses and their parts, each with the reason."""
    for name, judgement in judgements.items():
        if judgement.verdict == "unusable":
            scores = no_usable_score(results, say, name)
            why = say.text("hypotheses.summary_unusable", scores=scores)
            for subject in (name, *results.subjects("decision", parts_of(name))):
                yield subject, why


def _named(say, name, text, direction=()):
    text = text_of((text.rstrip(". "), *direction))
    return say.text("hypotheses.named", hypothesis=name, text=text)
