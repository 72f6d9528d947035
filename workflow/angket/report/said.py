"""What the section of a kind of hypothesis may say besides what every one does."""

from angket.hypotheses.kind import load

# What holds where a section has no function of this name.
SAID = {
    # The size of the effect, as `angket.report.judgement.Effect`, where one number tells it.
    "effect": lambda results, name, hypothesis: None,
    # Further ways of testing than those of the sensitivity step, as `judgement.Way`.
    "ways": lambda results, name, hypothesis: (),
    # What weakens a decision besides what weakens every one, as `judgement.Caveat`.
    "caveats": lambda results, name, hypothesis: (),
    # Which figures are shown, and by which phrase each is told.
    "pictured": lambda hypothesis: {},
    # What is taken for granted besides the assumptions of a regression, as blocks.
    "assumed": lambda results, say, name: [],
    # The interval that decides in the place of p, as inlines.
    "deciding_interval": lambda results, say, name: None,
    # Whether an interval decides that needs no normal residuals.
    "resampled": lambda results, name: False,
    # The phrase that tells of the other ways of testing, under `sensitivity.notes`.
    "panel_note": lambda hypothesis: hypothesis["kind"],
    # What a part that is decided on by itself is called.
    "term": lambda results, term: results.label(term),
}


def said_by(kind, name):
    """Return a function of a kind's section that not every kind has.

    >>> said_by("association", "panel_note")({"kind": "association"})
    'association'
    """
    return getattr(load(kind, "section"), name, SAID[name])
