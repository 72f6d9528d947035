"""The equation of a regression in symbols, and its constant in words."""

from angket.formats.blocks import Italic, Subscript
from angket.report.listing import listed


def equation(results, say, response, constant, terms):
    """Write the equation in symbols, with numbers, and say which variable each symbol stands for.

    Parameters
    ----------
    results : Results
    say : Phrases
    response : str
    constant : Finding
    terms : dict of str to Finding
        From each predictor to its coefficient.

    Returns
    -------
    tuple of Inline
        Empty where a coefficient is lacking.
    """
    if not all(found.has("b") for found in (constant, *terms.values())):
        return ()
    symbols, added, named = (), (), [say("equation.response", response=results.label(response))]
    for place, (term, found) in enumerate(terms.items(), start=1):
        letter = Italic("X"), *([Subscript(str(place))] if len(terms) > 1 else ())
        coefficient = Italic("b"), *letter[1:]
        symbols += (" + ", *coefficient, *letter)
        sign = "minus" if found.amount("b") < 0 else "plus"
        added += say(f"equation.{sign}", b=results.factor(found.number("b")), symbol=letter)
        named.append(say("equation.predictor", symbol=letter, predictor=results.label(term)))
    return say(
        "equation.whole",
        symbols=symbols,
        constant=constant.number("b"),
        terms=added,
        named=listed(say, named),
    )


def constant_in_words(results, say, response, constant, terms, scale):
    """Say what the constant is, and whether anybody has the scores that it is about.

    Parameters
    ----------
    results, say, response, constant, terms
        As `equation` takes them.
    scale : str
        Of the scores: raw or interval.

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
