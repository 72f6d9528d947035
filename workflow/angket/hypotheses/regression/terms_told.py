"""What the terms of a regression mean: numbers, categories, and the products of either."""

from angket.report.listing import listed
from angket.report.wording import category_label, factors_in
from angket.subjects import column_and_value, part_of


def interactions(results, say, name, hypothesis):
    """Say which products are in the model, and what the coefficients beside them are of.

    Returns
    -------
    tuple
        Inlines; none where there are no products.
    """
    pairs = hypothesis.get("interactions", ())
    products = [
        say.text("assumptions.product", first=results.label(first), second=results.label(second))
        for first, second in pairs
    ]
    if not products:
        return ()
    kinds = {
        _has_categories(results, name, column)
        for column in (column for pair in pairs for column in pair)
    }
    held_at = {frozenset({False}): "numbers", frozenset({True}): "categories"}
    centred = say(f"regression.centred_{held_at.get(frozenset(kinds), 'mixed')}")
    return say(
        f"regression.interactions_{many(products)}",
        products=listed(say, products),
        centred=centred,
    )


def many(names):
    """Return which form of a phrase names so many."""
    return "one" if len(names) == 1 else "many"


def term_told(results, say, name, names, model, term, found, labels):
    """Tell the coefficient of a term and what it means.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.
    names : dict
        Of response and predictors, for sentences.
    model, found : Finding
        Of the regression and of the term.
    term : str
    labels : dict of str to str
        From each term to its printed name.

    Returns
    -------
    tuple
        Inlines.
    """
    alpha = float(results.value("decision", name, "alpha"))
    meaning = found.direction("b") if found.at_most(alpha) else "not"
    kind, of_product = _kind_of(results, name, term)
    return say(
        f"regression.{kind}_{meaning}",
        **names,
        **of_product,
        predictor=labels[term],
        b=found.number("b"),
        size=found.size("b"),
        beta=found.number("beta"),
        df=model.number("f_df2"),
        t=found.number("t"),
        p=found.p(),
    )


def _kind_of(results, name, term):
    """Tell whether a term is a number, a category or a product, and what it compares."""
    factors = factors_in(results, term)
    categories = [factor for factor in factors if column_and_value(factor)[1] is not None]
    references = [_reference(results, name, factor) for factor in categories]
    if len(factors) == 1:
        return ("category", {"reference": references[0]}) if categories else ("term", {})
    if not categories:
        return "product", {}
    told = {"category": category_label(results, categories[0]), "reference": references[0]}
    if len(categories) == 1:
        (number,) = (factor for factor in factors if factor not in categories)
        return "product_of_category", told | {"number": results.label(number)}
    told |= {"other": category_label(results, categories[1]), "other_reference": references[1]}
    return "product_of_categories", told


def _reference(results, name, factor):
    """Return what the term of a category is compared with."""
    return results.value("regression", part_of(name, factor), "reference")


def _has_categories(results, name, column):
    """Tell whether the terms of a predictor are those of its categories."""
    return not results.has("regression", part_of(name, column), "b")
