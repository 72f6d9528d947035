"""The respondents and the terms of a regression with controls, categories or interactions."""

from typing import NamedTuple

import pandas as pd

from angket.answers.spelling import plain
from angket.hypotheses.regression.entering import controls_of, groups_of_names, names_of
from angket.statistics.undefined import Undefined
from angket.subjects import product_of, value_of


class Parts(NamedTuple):
    """What the terms of a regression are made from.

    Attributes
    ----------
    response : Series of float, shape (n,)
    numbers : DataFrame of float, shape (n, numbers)
        Totals, and profile columns of numbers, as they are.
    dummies : dict of str to DataFrame of float
        From a column with categories to a column for each of them but the reference: 1 for who
        is of it, else 0.
    references : dict of str to str
        From such a column to the category that the others are compared with.
    """

    response: pd.Series
    numbers: pd.DataFrame
    dummies: dict
    references: dict


class Design(NamedTuple):
    """What a regression is fitted to.

    Attributes
    ----------
    parts : Parts
    terms : DataFrame of float, shape (n, terms)
        Numbers, dummies and products; a number that is in an interaction is centred at its mean.
    tested : list of str
        The terms that the hypothesis is about: all but those of the controls.
    blocks : list of list of str
        The terms that enter together, in the order in which they enter.
    products : dict of str to (str, str)
        From a product among the terms to its factors.
    """

    parts: Parts
    terms: pd.DataFrame
    tested: list
    blocks: list
    products: dict

    @property
    def response(self):
        """The variable that is regressed, shape (n,)."""
        return self.parts.response

    @property
    def variables(self):
        """The numbers as they are, shape (n, numbers)."""
        return self.parts.numbers


def design_of(hypothesis, data, scale):
    """Collect the respondents who have all that a regression needs, and make its terms.

    Parameters
    ----------
    hypothesis : dict
    data : angket.hypotheses.kind.Data
    scale : str
        Of the totals: raw or interval.

    Returns
    -------
    Design

    Raises
    ------
    Undefined
        When a column has one category only, or nobody is of the one that is to be compared with.
    """
    return design_from(parts_of_data(hypothesis, data, scale), hypothesis)


def parts_of_data(hypothesis, data, scale):
    """Return what the terms are made from, of respondents who have all that is needed."""
    names, response = names_of(hypothesis), hypothesis["response"]
    totals, groups = data.totals[scale], data.groups
    profile = [name for name in names if name not in totals]
    # Both scales have the same respondents, so that what they say can be compared.
    needed = [
        other[[n for n in (*names, response) if n in other]] for other in data.totals.values()
    ]
    needed += [groups[profile]] if profile else []
    kept = totals.index[pd.concat(needed, axis=1).notna().all(axis=1)]
    numbers, dummies, references = {}, {}, {}
    for name in names:
        column = (totals if name in totals else groups)[name][kept]
        if name in totals or name not in data.order:
            numbers[name] = column.astype(float)
            continue
        wanted = hypothesis.get("reference", {}).get(name)
        references[name], *others = _categories(column, data.order[name], name, wanted)
        dummies[name] = pd.DataFrame(
            {value_of(name, category): (column == category).astype(float) for category in others}
        )
    return Parts(totals[response][kept], pd.DataFrame(numbers, index=kept), dummies, references)


def _categories(column, order, name, wanted):
    """List the categories that somebody is of, the one that others are compared with first."""
    present = [category for category in order if (column == category).any()]
    if wanted is not None:
        reference = [one for one in present if plain(str(one)) == plain(str(wanted))]
        if not reference:
            raise Undefined(f"nobody who answered is of the category {wanted}")
        present = [*reference, *(one for one in present if one not in reference)]
    if len(present) < 2:
        raise Undefined(f"{name} is the same for every respondent")
    return present


def design_from(parts, hypothesis):
    """Make the terms of a regression from numbers and dummies, centring what is multiplied.

    Parameters
    ----------
    parts : Parts
    hypothesis : dict

    Returns
    -------
    Design
    """
    pairs = hypothesis.get("interactions", ())
    multiplied = {name for pair in pairs for name in pair}
    of_name = {}
    for name in names_of(hypothesis):
        if name in parts.dummies:
            of_name[name] = parts.dummies[name]
            continue
        number = parts.numbers[name]
        of_name[name] = (number - number.mean() if name in multiplied else number).to_frame()
    products, factors = {}, {}
    for first, second in pairs:
        for one in of_name[first]:
            for other in of_name[second]:
                product = product_of(one, other)
                products[product] = of_name[first][one] * of_name[second][other]
                factors[product] = one, other
    blocks = [
        [term for name in block for term in of_name[name]] for block in groups_of_names(hypothesis)
    ]
    blocks += [[*products]] if products else []
    terms = {term: table[term] for table in of_name.values() for term in table} | products
    held = {term for name in controls_of(hypothesis) for term in of_name[name]}
    tested = [term for term in terms if term not in held]
    return Design(parts, pd.DataFrame(terms), tested, blocks, factors)


def without(parts, respondents):
    """Return what the terms are made from without some respondents.

    Parameters
    ----------
    parts : Parts
    respondents : Series of bool, shape (n,)
    """
    kept = ~respondents
    dummies = {name: table[kept] for name, table in parts.dummies.items()}
    return Parts(parts.response[kept], parts.numbers[kept], dummies, parts.references)
