"""Effect sizes in tables and in brackets, whose intervals need not all have the same confidence."""

from angket.formats.blocks import Cell
from angket.report.casing import capitalised
from angket.report.curves import measured_as_curve
from angket.report.finding import confidence_beside, confidence_of
from angket.report.listing import listed
from angket.report.tables import Column, Head, mixed_table


def sizes_table(results, say, place, measures, confidence, called, notes=()):
    """Make a table of effect sizes with their intervals, a row each.

    Parameters
    ----------
    results : Results
    say : Phrases
    place : tuple of str
        Section and subject.
    measures : dict of str to tuple of Inline
        From the statistic to what it is called; its limits are called as it is, with _ci_low and
        _ci_high.
    confidence : Number or None
        Of the intervals of the study.
    called : tuple of str
        Label and title of the table.
    notes : sequence of tuple of Inline, optional

    Returns
    -------
    list of Table
        One, or none where there is nothing to show. Where intervals have unlike confidences, those
        that are not of the study's name theirs.
    """
    section, subject = place
    own = {
        measure: confidence_beside(results, section, f"{measure}_ci_low", confidence)
        for measure in measures
        if results.has(section, subject, f"{measure}_ci_low")
    }
    shared = confidence if len(set(own.values())) != 1 else next(iter(own.values()))
    interval = say("hypotheses.interval_head", confidence=shared)
    heads = [Head("value"), Head("ci_low", interval), Head("ci_high", interval)]
    rows = []
    for measure, words in measures.items():
        if own.get(measure, shared) != shared:
            words = say("hypotheses.own_interval", measure=words, confidence=own[measure])
        parts = [Column(section, f"{measure}{part}") for part in ("", "_ci_low", "_ci_high")]
        rows.append((Cell(capitalised(words)), subject, parts))
    return mixed_table(results, say, *called, "measure", heads, rows, notes)


def confidences_of(results, say, judgements):
    """Return of what confidence the intervals of the effects on all hypotheses are.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgements : sequence of angket.report.judgement.Judgement

    Returns
    -------
    dict
        confidence : Number or None
            Of the intervals, but of those that are told apart.
        apart : tuple of Inline
            Which sizes have the confidence beside tests of one side, or why all have; else empty.
    """
    general = confidence_of(results, "decision", judgements[0].hypothesis)
    found = {}
    for judgement in judgements:
        effect = judgement.effect
        if effect and has_interval(results, effect):
            own = confidence_beside(results, effect.place[0], effect.low, general)
            found.setdefault(own, {})[say(f"judgement.measures.{effect.measure}")] = None
    if not found.keys() - {general}:
        return {"confidence": general, "apart": ()}
    if len(found) == 1:
        ((own, measures),) = found.items()
        why = say("judgement.one_sided_all", measures=listed(say, [*measures]))
        return {"confidence": own, "apart": why}
    found.pop(general)
    ((own, measures),) = found.items()
    apart = say("judgement.one_sided", confidence=own, measures=listed(say, [*measures]))
    return {"confidence": general, "apart": apart}


def has_interval(results, effect):
    """Tell whether the size of an effect has an interval.

    Parameters
    ----------
    results : Results
    effect : angket.report.judgement.Effect

    Returns
    -------
    bool
    """
    section, subject, _ = effect.place
    return bool(effect.low) and results.has(section, effect.limits or subject, effect.low)


def interval_notes(results, say, judgements):
    """Say below the table of decisions what its brackets hold, and which sizes have none.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgements : iterable of angket.report.judgement.Judgement

    Returns
    -------
    list of tuple of Inline
    """
    notes, sized, bent = [], [], {}
    for judgement in judgements:
        curve = measured_as_curve(results, say, judgement)
        if curve:
            bent[say("curves.no_interval", measure=curve["measure"])] = None
        elif judgement.effect:
            sized.append(judgement)
    if any(judgement.effect.low for judgement in sized):
        notes.append(say("hypotheses.summary_intervals", **confidences_of(results, say, sized)))
    bare = {judgement.effect.measure for judgement in sized if not judgement.effect.low}
    keys = (f"hypotheses.no_interval.{measure}" for measure in sorted(bare))
    return [*notes, *(say(key) for key in keys if say.has(key)), *bent]
