"""What the section of a kind of hypothesis may say besides what every one does."""

from angket.hypotheses.kind import load

# What holds where a section has no function of this name.
SAID = {
    # The size of the effect, as `angket.report.judgement.Effect`, where one number tells it.
    "effect": lambda results, name, hypothesis: None,
    # Further ways of testing than those of the sensitivity step, as `judgement.Way`.
    "ways": lambda results, name, hypothesis: (),
    # Of each coefficient that the test rests on: section, subject and statistic, and the subject
    # of what resamples tell of it.
    "estimates": lambda results, name, hypothesis: (),
    # What a part of it is called that no term of a model is; None of a term.
    "called": lambda results, say, name, part: None,
    # Straight lines taken for granted, tested for other hypotheses: predictor and response.
    "lines": lambda hypothesis: (),
    # Assumptions besides those of its models that fail, by their names in `judgement.conditions`.
    "failing": lambda results, name, hypothesis: set(),
    # Ways of testing whose conditions fail, so that they do not count as others, by their names.
    "untrusted": lambda results, name: (),
    # Statistics of ways of testing that are the size beside a p, and not what is tested.
    "sizes_beside": lambda: (),
    # What weakens a decision besides what weakens every one, as `judgement.Caveat`.
    "caveats": lambda results, name, hypothesis: (),
    # Which figures are shown, and by which phrase each is told.
    "pictured": lambda hypothesis: {},
    # Which of them show what a model expects, with its interval.
    "expected_in": (),
    # What those parts are called that are significant against the direction stated of them.
    "contrary_parts": lambda results, name, hypothesis: (),
    # What is taken for granted besides the assumptions of a regression, as blocks.
    "assumed": lambda results, say, name: [],
    # Behind the size: which of several predictors it mostly goes with, as inlines.
    "apportioned": lambda results, say, judgement: (),
    # What a finding takes for granted and does not show, in a few words, as inlines.
    "presumed": lambda results, say, name, hypothesis: (),
    # The interval that decides in the place of p, as inlines.
    "deciding_interval": lambda results, say, name: None,
    # What of a decision is an average over relations that are no straight lines, as sentences.
    "averaged_over": lambda results, say, name, hypothesis: (),
    # Whether an interval decides that needs no normal residuals.
    "resampled": lambda results, name: False,
    # The phrase that tells of the other ways of testing, under `sensitivity.notes`.
    "panel_note": lambda hypothesis: hypothesis["kind"],
    # By which phrase of `in_words` the first page tells what was found; None where none fits.
    "worded": lambda results, name, found: found or "any",
    # What was found, for who knows no statistics, as inlines; None where `worded` names a phrase.
    "in_words": lambda results, say, name, hypothesis: None,
    # How much that is, in the units of the scores, as inlines beside those words.
    "in_numbers": lambda results, say, name, hypothesis: (),
    # Two means that are compared, as inlines beside the size of their difference.
    "means_told": lambda results, say, name, hypothesis: (),
    # Whose mean is the lower one if the size is negative; empty where nobody's is.
    "negative_side": lambda results, name, hypothesis: "",
    # What a part that is decided on by itself is called.
    "term": lambda results, term: results.label(term),
}


def said_by(kind, name):
    """Return a function of a kind's section that not every kind has.

    >>> said_by("association", "panel_note")({"kind": "association"})
    'association'
    """
    return getattr(load(kind, "section"), name, SAID[name])


def told_by(say, kind, key, **fillings):
    """Return a phrase that all kinds share, or what a kind says in its place.

    A kind has its own phrase under its name and `said`, in the place that the shared one has:
    `association.said.judgement.supported`.

    Parameters
    ----------
    say : Phrases
    kind, key : str
    **fillings
        Of the phrase.

    Returns
    -------
    tuple of Inline

    Examples
    --------
    >>> from angket.report.phrases import Phrases
    >>> say = Phrases({"end": {"no": "no relation"}, "pair": {"said": {"end": {"no": "alike"}}}})
    >>> told_by(say, "pair", "end.no"), told_by(say, "regression", "end.no")
    (('alike',), ('no relation',))
    """
    own = f"{kind}.said.{key}"
    return say(own if say.has(own) else key, **fillings)
