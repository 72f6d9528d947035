"""Small expected counts of an association, as they are told."""

from angket.hypotheses.association.shares import cells_of
from angket.report.judgement import Caveat
from angket.statistics.categorical.thin_cells import are_thin

# Deciding tests that want no large expected counts.
EXACT = ("fisher", "fisher_freeman_halton", "monte_carlo")
# Ways of testing that do, and the one that does in tables of two by two alone: elsewhere the one
# degree of freedom of the scores rests on all respondents together, and not on single cells.
LARGE_SAMPLE, LINEAR = ("pearson", "likelihood_ratio"), "linear_by_linear"
WITHOUT_LARGE_SAMPLE = ("fisher_freeman_halton_p", "fisher_p_two_sided", "monte_carlo_p")


def are_counts_thin(results, name):
    """Tell whether chi-square has too small expected counts, where they are known.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.
    """
    counts = ("cells_below_5_percent", "minimum_expected")
    if not all(results.has("association", name, statistic) for statistic in counts):
        return False
    return are_thin(*(float(results.value("association", name, count)) for count in counts))


def needs_large_counts(results, name, test):
    """Tell whether a test needs large expected counts.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.
    test : str
    """
    if test == LINEAR:
        return all(len(categories) == 2 for categories in cells_of(results, name))
    return test not in EXACT


def say_expected(results, say, name, shown, phrase, **fillings):
    """Say a sentence about expected counts; where a group is of few, without their numbers.

    The smallest, divided by the share of its column, is how many the smallest group has; how many
    are below five bounds the sizes of groups as well.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.
    shown : angket.hypotheses.association.together.Shown
        Its cells.
    phrase : str
        With another one beside it that ends in `_few`.
    fillings
        Of both.

    Returns
    -------
    tuple of Inline
    """
    if shown.small:
        return say(f"{phrase}_few", **fillings)
    numbers = {
        "cells": results.number("association", name, "cells_below_5"),
        "percent": results.number("association", name, "cells_below_5_percent"),
        "minimum": results.number("association", name, "minimum_expected"),
    }
    return say(phrase, **numbers, **fillings)


def tell_thin_cells(results, say, name, found, shown):
    """Where expected counts are small, tell what that means for the decision.

    Yields the sentence that an exact test decides for that reason, or the p beside that of
    chi-square which does not suppose a large sample.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.
    found : Finding
        Of the association.
    shown : angket.hypotheses.association.together.Shown
        Its cells.
    """
    if not (found.has("cells_below_5") and found.amount("cells_below_5") > 0):
        return
    test = results.value("decision", name, "test")
    exact = next((p for p in WITHOUT_LARGE_SAMPLE if found.has(p)), None)
    if not needs_large_counts(results, name, test):
        if test in EXACT and are_counts_thin(results, name):
            yield say("association.exact_decides")
        return
    if exact is None:
        yield say_expected(results, say, name, shown, "association.thin")
        return
    told = {"test": say(f"association.exact_names.{exact}"), "p": found.p(exact)}
    yield say_expected(results, say, name, shown, "association.thin_exact", **told)
    rejected = results.flag("decision", name, "reject_h0")
    alpha = float(results.value("decision", name, "alpha"))
    if rejected is not None:
        same = "same" if found.at_most(alpha, exact) == rejected else "other"
        yield say(f"association.exact_{same}")


def small_counts(results, name, hypothesis):
    """Yield thin cells, by Cochran's rule: of the test that decides, or of the interval alone."""
    if are_counts_thin(results, name):
        wanting = needs_large_counts(results, name, results.value("decision", name, "test"))
        if wanting or results.has("association", name, "cramers_v_ci_low"):
            yield Caveat("thin" if wanting else "rough")


def wanting_more(results, name):
    """Name ways that want larger expected counts than there are, where that which decides does not.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.

    Returns
    -------
    tuple of str
    """
    decides = results.value("decision", name, "test")
    if needs_large_counts(results, name, decides) or not are_counts_thin(results, name):
        return ()
    ways = (*LARGE_SAMPLE, LINEAR)
    return tuple(way for way in ways if needs_large_counts(results, name, way))
