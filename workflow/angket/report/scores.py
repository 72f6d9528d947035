"""The scores that a hypothesis rests on, and what is told where one of them is not usable."""

from angket.hypotheses.declared import names_in
from angket.report.casing import capitalised
from angket.report.listing import joined, listed
from angket.report.poor_items import is_alpha_negative, turned_items


def rests_on(results, name):
    """List the variables whose totals or categories decide on a hypothesis.

    What a partial correlation holds constant is none of them: it is reported besides.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.

    Returns
    -------
    list of str
    """
    hypothesis = results.settings["hypotheses"][name]
    named = names_in({key: value for key, value in hypothesis.items() if key != "controls"})
    return [name for name in dict.fromkeys(named) if name in results.settings["variables"]]


def unusable(results, name):
    """List the variables that a hypothesis rests on whose totals measure nothing usable.

    Their items run against each other on the whole; items that form a variable may.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.

    Returns
    -------
    list of str
    """
    formed = results.settings["hypotheses"][name].get("formative") or ()
    rested = (one for one in rests_on(results, name) if one not in formed)
    return [one for one in rested if is_alpha_negative(results, one)]


def no_usable_score(results, say, name):
    """Say, as a part of a sentence, which scores of a hypothesis are not usable.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.

    Returns
    -------
    tuple of Inline
        Empty where all of them are.
    """
    told = [_not_usable(results, say, one) for one in unusable(results, name)]
    return joined(say, "listing.semicolon", told) if told else ()


def score_notes(results, say, variables):
    """Say, below a table of scores, which of them are not usable or may be keyed the wrong way.

    Parameters
    ----------
    results : Results
    say : Phrases
    variables : iterable of str
        Those whose scores the table rests on.

    Returns
    -------
    list of tuple of Inline
        One note, or none.
    """
    told = []
    for name in variables:
        if is_alpha_negative(results, name):
            told.append(_not_usable(results, say, name))
        elif turned := _turned(results, name):
            of = {"variable": results.label(name), "items": listed(say, turned)}
            told.append(say("scores.turned", **of))
    return [(*capitalised(joined(say, "listing.semicolon", told)), ".")] if told else []


def _turned(results, variable):
    # A variable of one answer has no items.
    known = "items" in results.settings["variables"].get(variable, {})
    return turned_items(results, variable) if known else []


def _not_usable(results, say, variable):
    alpha = results.number("reliability", variable, "alpha")
    return say("scores.unusable", variable=results.label(variable), alpha=alpha)
