"""What the tables of a comparison are called."""

from angket.report.listing import listed


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
    hypothesis = results.settings["hypotheses"][name]
    compared = hypothesis.get("measurements") or [hypothesis["response"]]
    labels = listed(say, [results.label(one) for one in compared])
    return say.text(f"difference.{key}", compared=labels, hypothesis=name)
