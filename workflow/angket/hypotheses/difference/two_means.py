"""Two means that are compared: what they are, which is higher, and what a negative size means."""

from angket.hypotheses.difference.design import described
from angket.hypotheses.difference.titles import compared_in, term
from angket.subjects import part_of, parts_of, whole_and_part

# The tests of means, and the size whose sign is that of the difference of the means.
_OF_MEANS, _SIGNED = ("welch", "student", "paired_t"), "hedges_g"


def means_told(results, say, name, hypothesis):
    """Tell both means, where two are compared."""
    means = _two_means(results, name, hypothesis)
    if not means:
        return ()
    (first, first_mean), (second, second_mean) = means.items()
    first, second = term(results, first), term(results, second)
    of = {"first_mean": first_mean, "second_mean": second_mean}
    return say("difference.said.means", first=first, second=second, **of)


def in_words(results, say, name, hypothesis):
    """Say which of two means is the higher one; None where a test of others decides."""
    higher, lower = _higher_and_lower(results, name, hypothesis)
    if not higher:
        return None
    return say(
        f"difference.said.higher.{described(hypothesis)}",
        compared=compared_in(results, say, hypothesis),
        higher=term(results, higher),
        lower=term(results, lower),
    )


def negative_side(results, name, hypothesis):
    """Name whose mean is the lower one if the size of the difference is negative."""
    higher, lower = _higher_and_lower(results, name, hypothesis)
    if not higher:
        return ""
    return term(results, lower if float(results.value("difference", name, _SIGNED)) < 0 else higher)


def _two_means(results, name, hypothesis):
    """Return the means of two groups or measurements by name; empty where others are compared."""
    if described(hypothesis) not in ("groups", "paired"):
        return {}
    parts = [whole_and_part(place)[1] for place in results.subjects("difference", parts_of(name))]
    means = {
        part: results.number("difference", part_of(name, part), "mean")
        for part in parts
        if results.has("difference", part_of(name, part), "mean")
    }
    return means if len(means) == 2 else {}


def _higher_and_lower(results, name, hypothesis):
    """Return the parts with the higher and the lower mean; both empty where the size tells none."""
    means = _two_means(results, name, hypothesis)
    place = ("difference", name, _SIGNED)
    by_means = results.value("difference", name, "test") in _OF_MEANS
    if not means or not by_means or not results.has(*place) or not float(results.value(*place)):
        return "", ""
    lower, higher = sorted(means, key=lambda part: means[part].value)
    return (higher, lower) if means[higher].value > means[lower].value else ("", "")
