"""What was found on a hypothesis, for who knows no statistics."""

from angket.hypotheses.kind import load
from angket.report.curves import curves_of
from angket.report.said import said_by


def in_words(results, say, judgement):
    """Say what was found for who knows no statistics, where it can be said in a few words.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgement : angket.report.judgement.Judgement

    Returns
    -------
    tuple of Inline
        Empty where nothing is significant, or the kind of hypothesis has no such words.
    """
    if not judgement.rejected:
        return ()
    name = judgement.hypothesis
    hypothesis = results.settings["hypotheses"][name]
    if curves_of(results, name, hypothesis):
        return ()  # no words of these tell a relation that rises and falls
    kind = hypothesis["kind"]
    own = said_by(kind, "in_words")(results, say, name, hypothesis)
    if own:
        return own
    found = said_by(kind, "worded")(results, name, judgement.found)
    keys = f"{kind}.said.in_words.{found}", f"overview.in_words.{found}"
    known = [key for key in keys if say.has(key)]
    if not known:
        return ()
    words = say(known[0], **load(kind, "section").named(results, say, hypothesis))
    numbers = said_by(kind, "in_numbers")(results, say, name, hypothesis)
    return say("overview.with_numbers", words=words, numbers=numbers) if numbers else words
