"""What is compared, and what the tables of a comparison are called."""

from angket.report.listing import listed


def compared_in(results, say, hypothesis):
    """List what a hypothesis compares: its measurements, or its response between groups."""
    compared = hypothesis.get("measurements") or [hypothesis["response"]]
    return listed(say, [results.label(one) for one in compared])


def term(results, part):
    """Return what a measurement is called; a group is called by its name."""
    return results.label(part) if part in results.settings["variables"] else part


def titled(results, say, key, name):
    """Return the title of a table, with what is compared and for which hypothesis.

    Parameters
    ----------
    results : Results
    say : Phrases
    key : {"means_title", "tests_title", "effects_title", "simple_title", "pairs_title"}
    name : str
        Of the hypothesis.

    Returns
    -------
    str
    """
    compared = compared_in(results, say, results.settings["hypotheses"][name])
    return say.text(f"difference.{key}", compared=compared, hypothesis=name)
