"""What was found of the parts of a hypothesis that does not hold as a whole."""

from typing import NamedTuple

from angket.report.listing import listed
from angket.report.said import said_by
from angket.subjects import parts_of


class Shortfall(NamedTuple):
    """The parts of a hypothesis whose whole is not supported.

    Attributes
    ----------
    parts, found : int
        How many are decided on by themselves, and of how many the null hypothesis is rejected.
    contrary : tuple of str
        What those are called that are significant in the other direction than stated.
    """

    parts: int
    found: int
    contrary: tuple

    @property
    def key(self):
        """Name the phrases that tell of it: None where nothing of it was found.

        >>> Shortfall(4, 3, ()).key, Shortfall(4, 3, ("x",)).key, Shortfall(4, 0, ()).key
        ('partly', 'against', None)
        """
        return "against" if self.contrary else "partly" if self.found else None


def shortfall(results, name, hypothesis, rejected):
    """Return what was found of the parts of a hypothesis, where its whole is not supported.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.
    hypothesis : dict
    rejected : bool or None
        Whether the null hypothesis of the whole is.

    Returns
    -------
    Shortfall or None
    """
    if rejected is not False:
        return None
    subjects = results.subjects("decision", parts_of(name))
    found = [one for one in subjects if results.flag("decision", one, "reject_h0")]
    contrary = said_by(hypothesis["kind"], "contrary_parts")(results, name, hypothesis)
    return Shortfall(len(subjects), len(found), tuple(contrary)) if subjects else None


def shortfall_told(results, say, judgement, where):
    """Say what was found of the parts, where something was.

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
    """
    left = judgement.shortfall
    if not left or not left.key:
        return ()
    counted = {key: results.write(getattr(left, key), "count") for key in ("parts", "found")}
    counted["contrary"] = listed(say, left.contrary) if left.contrary else ()
    return say(f"{where}.shortfall.{left.key}", **counted)
