"""One's own result beside the pool of the prior studies."""

from angket.formats.blocks import Heading, Reference
from angket.report.finding import Finding, paragraph
from angket.report.tables import Column, statistics_table
from angket.systems.syntheses.robustness import OWN
from angket.systems.syntheses.sections.parts import names_of, pool_of, span

_COLUMNS = ("r", "prior_estimate_back", "new_study_low_back", "new_study_high_back", "p")
_COLUMNS += ("with_own_estimate_back", "own_weight_percent")


def compose(results, say):
    """Compose the section about own results.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
        None without an own result, or without two prior studies.
    """
    named = names_of(results, OWN)
    if not named:
        return []
    told = [
        sentence for study, subject in named for sentence in _told(results, say, study, subject)
    ]
    columns = [Column(OWN, statistic) for statistic in _COLUMNS]
    title = say.text("syntheses.own.table")
    shared = pool_of(results, say).has("samples")
    notes = [say("syntheses.own.note_samples")] if shared else []
    return [
        Heading(1, say.text("syntheses.own.heading")),
        *paragraph(*told, say("syntheses.own.shown", table=Reference("own"))),
        *statistics_table(results, say, "own", title, "study", named, columns, notes),
    ]


def _told(results, say, study, subject):
    found = Finding(results, say, OWN, subject)
    if not found.has("z", "p"):
        yield say("syntheses.own.unknown", study=study, reason=found.reason("difference"))
        return
    numbers = {"r": found.number("r"), "prior": found.number("prior_estimate_back")}
    yield say("syntheses.own.beside", study=study, k=found.number("prior_k"), **numbers)
    inside = found.flag("inside_new_study")
    if inside is not None:
        ends = {end: found.number(f"new_study_{end}_back") for end in ("low", "high")}
        told = {"span": span(say, **ends), "p": found.p()}
        yield say(f"syntheses.own.{'inside' if inside else 'outside'}", **told)
