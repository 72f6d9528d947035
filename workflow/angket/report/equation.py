"""The equation of a regression in symbols, and its constant in words."""

from angket.formats.blocks import Italic, Subscript
from angket.report.listing import listed
from angket.report.wording import category_label, factors_in
from angket.subjects import column_and_value


def equation(results, say, response, constant, terms, scale):
    """Write the equation in symbols, with numbers, and say which variable each symbol stands for.

    Parameters
    ----------
    results : Results
    say : Phrases
    response : str
    constant : Finding
    terms : dict of str to Finding
        From each predictor to its coefficient.
    scale : {"raw", "interval"}
        Of the scores.

    Returns
    -------
    tuple of Inline
        Empty where a coefficient is lacking.
    """
    if not all(found.has("b") for found in (constant, *terms.values())):
        return ()
    letters = numbered(terms)
    symbols = ()
    for letter in letters.values():
        symbols += (" + ", Italic("b"), *letter[1:], *letter)
    named = [
        say("equation.response", response=results.label(response), score=score_of(say, scale)),
        *letters_told(results, say, letters, scale),
    ]
    return say(
        "equation.whole",
        symbols=symbols,
        constant=constant.number("b"),
        terms=written(results, say, terms, letters),
        named=listed(say, named),
    )


def equation_of_model(results, say, key, constant, terms, scale, letters=None, **of):
    """Write the equation of another model than one line, with numbers alone.

    Parameters
    ----------
    results : Results
    say : Phrases
    key : str
        Of the phrase.
    constant : tuple of Inline
        With its sign.
    terms : dict of str to Finding
        From each term to its coefficient.
    scale : {"raw", "interval"}
        Of the scores.
    letters : dict of str to tuple of Inline, optional
        What each term is called; X, or X with numbers, where it is left out.
    **of
        What else the phrase names.

    Returns
    -------
    tuple of Inline
        Empty where a coefficient is lacking.
    """
    if not all(found.has("b") for found in terms.values()):
        return ()
    letters = letters or numbered(terms)
    # A product has the letters of its factors.
    alone = {part: letters[part] for part in letters if len(factors_in(results, part)) == 1}
    named = letters_told(results, say, alone, scale)
    added = written(results, say, terms, letters)
    return say(key, constant=constant, terms=added, named=listed(say, named), **of)


def numbered(terms):
    """Return X, or X with numbers, as the letters of terms.

    >>> [*map(len, numbered({"load": None}).values())], len(numbered("ab")["b"])
    ([1], 2)
    """
    several = len(terms) > 1
    return {
        term: (Italic("X"), *([Subscript(str(place))] if several else ()))
        for place, term in enumerate(terms, start=1)
    }


def written(results, say, terms, letters):
    """Write what is added to the constant of an equation, as inlines.

    Parameters
    ----------
    results, say, terms, letters
        As `equation_of_model` takes them.
    """
    added = ()
    for term, found in terms.items():
        sign = "minus" if found.amount("b") < 0 else "plus"
        b = results.factor(found.number("b"))
        added += say(f"equation.{sign}", b=b, symbol=letters[term])
    return added


def score_of(say, scale):
    """Return what scores are called in an equation, on which raw ones must not be put for others.

    Parameters
    ----------
    say : Phrases
    scale : {"raw", "interval"}

    Returns
    -------
    tuple of Inline
    """
    return say(f"equation.scores.{scale}")


def letters_told(results, say, letters, scale):
    """Say what each letter stands for: the score of a variable, a number, or a category.

    Parameters
    ----------
    results : Results
    say : Phrases
    letters : dict of str to tuple of Inline
        From each term that is no product.
    scale : {"raw", "interval"}
        Of the scores.

    Returns
    -------
    list of tuple of Inline
    """
    named, score = [], score_of(say, scale)
    for part, letter in letters.items():
        column, category = column_and_value(part)
        key, called = "predictor", results.label(column)
        if category is not None:
            key, called = "category", category_label(results, part)
        elif column not in results.settings["variables"]:
            key = "number"
        named.append(say(f"equation.{key}", symbol=letter, predictor=called, score=score))
    return named


def constant_in_words(results, say, response, constant, terms, scale):
    """Say what the constant is, and whether anybody has the scores that it is about.

    Parameters
    ----------
    results, say, response, constant, terms, scale
        As `equation` takes them.

    Returns
    -------
    tuple of Inline
    """
    if not constant.has("b"):
        return ()
    key = "constant_one" if len(terms) == 1 else "constant_many"
    outside = any(_lacks_zero(results, term, scale) for term in terms)
    return say(
        f"equation.{key}",
        constant=constant.number("b"),
        response=results.label(response),
        score=score_of(say, scale),
        predictors=listed(say, [results.label(term) for term in terms]),
        outside=say("equation.outside") if outside else "",
    )


def _lacks_zero(results, term, scale):
    """Tell whether no respondent has a score of zero; interval scores begin at one."""
    if scale == "interval":
        return True
    ends = [results.has("description", term, end) for end in ("minimum", "maximum")]
    if not all(ends):
        return False
    low, high = (float(results.value("description", term, e)) for e in ("minimum", "maximum"))
    return low > 0 or high < 0
