"""What terms and levels of significance are called."""

from angket.subjects import CONSTANT, factors_of


def study_level(results):
    """Return the level of significance of the study."""
    return results.write(float(results.settings["tests"]["alpha"]), "level")


def level_of(results, section, subject):
    """Return the level of significance of a verdict, by default that of the study."""
    if results.has(section, subject, "alpha"):
        return results.number(section, subject, "alpha", "level")
    return study_level(results)


def term_label(results, say, term):
    """Return the printed name of a term of a regression: a variable, product or constant."""
    if term == CONSTANT:
        return say.text("assumptions.constant")
    names = [results.label(name) for name in factors_of(term)]
    if len(names) == 1:
        return names[0]
    return say.text("assumptions.product", first=names[0], second=names[1])
