"""What agreement is about: ratings in a file of their own, and no totals."""

from angket.hypotheses.agreement.ways import WAYS_OF_LEVEL
from angket.messages.message import Message


def variables(hypothesis):
    """Name the variables whose totals are needed: none."""
    return []


def models(name, hypothesis):
    """List the regressions whose assumptions are examined: none."""
    return []


def problems(hypothesis, study):
    """Yield what does not fit: the path of keys in the hypothesis, and the message."""
    level, known = hypothesis["level"], WAYS_OF_LEVEL[hypothesis["level"]]
    if hypothesis["test"] not in known:
        told = Message("hypotheses.agreement.unsuited", level=level, known=[*known])
        yield ("test",), told
    if level in ("interval", "ratio") and hypothesis.get("categories"):
        yield ("categories",), Message("hypotheses.agreement.no_categories", level=level)
