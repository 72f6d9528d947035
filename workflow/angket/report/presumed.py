"""What a finding takes for granted, for those who read it as found."""

from angket.report.casing import capitalised
from angket.report.said import said_by


def presumed_told(results, say, judgement, where):
    """Say what was assumed and not found, where something was found.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgement : angket.report.judgement.Judgement
    where : {"judgement", "overview"}
        The phrases to say it by.

    Returns
    -------
    tuple of Inline
        Empty where nothing was found, or the kind of hypothesis takes nothing of the kind for
        granted.
    """
    if not judgement.rejected or judgement.verdict == "unusable":
        return ()
    hypothesis = results.settings["hypotheses"][judgement.hypothesis]
    presumed = said_by(hypothesis["kind"], "presumed")
    words = presumed(results, say, judgement.hypothesis, hypothesis)
    if not words:
        return ()
    return say(f"{where}.presumed", words=words if where == "overview" else capitalised(words))
