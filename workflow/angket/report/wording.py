"""What terms and levels of significance are called."""

from angket.report.printed import places_of
from angket.subjects import CONSTANT, column_and_value, factors_of


def study_level(results):
    """Return the level of significance of the study."""
    return results.write(float(results.settings["tests"]["alpha"]), "level")


def level_of(results, section, subject):
    """Return the level of significance of a verdict, by default that of the study."""
    if results.has(section, subject, "alpha"):
        return results.number(section, subject, "alpha", "level")
    return study_level(results)


def term_label(results, say, term):
    """Return the printed name of a term: a variable, category, product or the constant."""
    if term == CONSTANT:
        return say.text("assumptions.constant")
    names = [category_label(results, factor) for factor in factors_in(results, term)]
    if len(names) == 1:
        return names[0]
    return say.text("assumptions.product", first=names[0], second=names[1])


def factors_in(results, term):
    """Return what a term of a regression is the product of: itself alone, where it is none."""
    profile = results.settings.get("profile") or {}
    return factors_of(term, {*results.settings["variables"], *profile})


def category_label(results, factor):
    """Return the printed name of a variable or column, or of one of its categories."""
    name, category = column_and_value(factor)
    return results.label(name) if category is None else f"{results.label(name)}: {category}"


def set_apart(results, number, limit):
    """Write a number that is rounded to a limit below which it lies with more decimals.

    Parameters
    ----------
    results : Results
    number, limit : Number

    Returns
    -------
    Number
        The same where its text is another than that of the limit.
    """
    hidden = number.value < limit.value and number.text == limit.text
    return results.write(number.value, "p", of=places_of(number.text)) if hidden else number
