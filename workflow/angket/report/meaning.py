"""What a high score means, where the study says so: a name alone does not tell it."""

import re

from angket.report.listing import extremes, listed
from angket.settings.instruments import told_by_instrument


def meanings(results, names):
    """List what high scores mean, of those variables of which the study says so.

    Parameters
    ----------
    results : Results
    names : collection of str

    Returns
    -------
    dict of str to str
        From the name of a variable to the meaning.

    Examples
    --------
    >>> from angket.report.results import Results
    >>> variables = {"load": {"high_means": "light work"}, "output": {}}
    >>> meanings(Results({}, {"variables": variables}, None, {}), ["load", "output", "sex"])
    {'load': 'light work'}
    """
    variables = results.settings["variables"]
    language = results.settings.get("language")
    told = {
        name: variables[name].get("high_means")
        or told_by_instrument(variables[name], "high_means", language)
        for name in variables
        if name in names
    }
    return {name: meaning.rstrip(". ") for name, meaning in told.items() if meaning}


def high_scores(results, say, names, where="high"):
    """Say in one sentence what high scores of some variables mean.

    Parameters
    ----------
    results : Results
    say : Phrases
    names : collection of str
    where : {"high", "beside"}, optional
        Whether it is a sentence, or stands in brackets behind a direction.

    Returns
    -------
    tuple of Inline
        Empty where the study does not say it of any of them.
    """
    told = [
        (meaning,)
        if _names(meaning, results.label(name))
        else say("meaning.of", variable=results.label(name), meaning=meaning)
        for name, meaning in meanings(results, names).items()
    ]
    return say(f"meaning.{where}", meanings=listed(say, told)) if told else ()


def _names(meaning, label):
    """Tell whether a meaning names its variable, by a word that is long enough to be its own.

    >>> _names("light work", "Work at home"), _names("more fear", "Threat to the job")
    (True, False)
    """
    words, own = (set(re.findall(r"[^\W\d_]{4,}", text.casefold())) for text in (meaning, label))
    return not words.isdisjoint(own)


def turned_told(results, say, variable):
    """Say which items with the highest or the lowest score are reversed, so that it means less.

    Parameters
    ----------
    results : Results
    say : Phrases
    variable : dict
        As in the settings.

    Returns
    -------
    list of tuple of Inline
        One sentence, or none.
    """
    lowest, highest = extremes(results, "description", variable["items"], "score_percent")
    turned = {*variable.get("reversed", ()), *variable.get("already_reversed", ())}
    items = [one for one in variable["items"] if one in turned and one in (*lowest, *highest)]
    if not items or lowest == highest:
        return []
    many = "many" if items[1:] else "one"
    named = listed(say, [results.label(item) for item in items])
    return [say(f"description.items_turned.{many}", items=named)]
