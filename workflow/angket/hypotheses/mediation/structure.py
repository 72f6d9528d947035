"""Which arrows a mediation of several mediators has, and which ways lead along them."""

from itertools import combinations, pairwise
from typing import NamedTuple

from angket.subjects import pair_of, product_of

ARROW = "->"
# What the effects are called that are no single way.
TOTAL_INDIRECT, TOTAL, DIRECT = "total_indirect", "total", "direct"
# The keys that only such a mediation has; one with none of them is the simple one.
KEYS = ("mediators", "covariates", "profile_covariates", "moderator", "profile_moderator")
# The fewest respondents of a category of a profile column that enters an equation.
SMALLEST = 5
# With more ways than these, their pairs are too many to be compared by.
MOST_COMPARED = 7


class Structure(NamedTuple):
    """The variables of a mediation and how they hang together.

    Attributes
    ----------
    predictor : str
    mediators : tuple of str
        In their order, where they stand in a row.
    response : str
    serial : bool
        Whether each mediator leads to those after it.
    covariates : tuple of str
        Terms that every equation has besides.
    moderator : str or None
    moderates : tuple of str
        Of a (from the predictor to mediators), b (from mediators to the response) and direct,
        those whose slopes depend on the moderator.
    """

    predictor: str
    mediators: tuple
    response: str
    serial: bool = False
    covariates: tuple = ()
    moderator: str | None = None
    moderates: tuple = ()

    @property
    def paths(self):
        """The ways from the predictor through mediators to the response, shortest first."""
        longest = len(self.mediators) if self.serial else 1
        return [
            (self.predictor, *through, self.response)
            for size in range(1, longest + 1)
            for through in combinations(self.mediators, size)
        ]

    @property
    def focal(self):
        """The effect that the hypothesis is about: the way through all, or the sum of all ways."""
        if len(self.mediators) == 1 or self.serial:
            return name_of(self.paths[-1])
        return TOTAL_INDIRECT

    @property
    def compared(self):
        """The pairs of ways whose difference is asked for."""
        few = 1 < len(self.paths) <= MOST_COMPARED
        return list(combinations(self.paths, 2)) if few and not self.moderator else []

    def starts(self, end):
        """List where the arrows to a variable come from, the predictor first."""
        if end == self.response:
            return [self.predictor, *self.mediators]
        before = self.mediators[: self.mediators.index(end)] if self.serial else ()
        return [self.predictor, *before]

    def is_moderated(self, start, end):
        """Tell whether the slope of an arrow depends on the moderator."""
        if start == self.predictor:
            return (DIRECT if end == self.response else "a") in self.moderates
        return end == self.response and "b" in self.moderates

    def terms(self, end):
        """List the predictors of a variable's equation: arrows, moderator, products, covariates.

        The moderator stands only in equations whose slopes depend on it.
        """
        starts = self.starts(end)
        moderated = [start for start in starts if self.is_moderated(start, end)]
        products = [product_of(start, self.moderator) for start in moderated]
        return [*starts, *([self.moderator] if moderated else []), *products, *self.covariates]

    def is_conditional(self, path):
        """Tell whether the effect along a way depends on the moderator."""
        return any(self.is_moderated(*arrow) for arrow in arrows_of(path))

    def is_linear(self, path):
        """Tell whether that effect is a straight line over the moderator."""
        return sum(self.is_moderated(*arrow) for arrow in arrows_of(path)) == 1


def is_extended(hypothesis):
    """Tell whether a mediation is more than one predictor, one mediator and one response.

    >>> is_extended({"mediator": "m"}), is_extended({"mediators": ["m", "k"]})
    (False, True)
    """
    return any(hypothesis.get(key) for key in KEYS)


def mediators_of(hypothesis):
    """List the mediators, of which the simple mediation has one.

    >>> mediators_of({"mediator": "m"}), mediators_of({"mediators": ["m", "k"]})
    (['m'], ['m', 'k'])
    """
    return list(hypothesis.get("mediators") or [hypothesis["mediator"]])


def totals_needed(hypothesis):
    """List the variables whose totals a mediation rests on, in the order of the model.

    >>> totals_needed({"predictor": "x", "mediators": ["m", "k"], "response": "y"})
    ['x', 'm', 'k', 'y']
    """
    between = [*mediators_of(hypothesis), *hypothesis.get("covariates", [])]
    moderator = [hypothesis["moderator"]] if hypothesis.get("moderator") else []
    return [hypothesis["predictor"], *between, *moderator, hypothesis["response"]]


def columns_needed(hypothesis):
    """List the profile columns that a mediation rests on.

    >>> columns_needed({"profile_covariates": ["age"], "profile_moderator": "sex"})
    ['age', 'sex']
    """
    moderator = hypothesis.get("profile_moderator")
    return [*hypothesis.get("profile_covariates", []), *([moderator] if moderator else [])]


def structure_of(hypothesis, covariates=None):
    """Return the structure that a hypothesis describes.

    Parameters
    ----------
    hypothesis : dict
    covariates : list of str, optional
        The terms that covariates are made of; without it, their names.

    Returns
    -------
    Structure

    Examples
    --------
    >>> row = {"predictor": "x", "mediators": ["m", "k"], "response": "y", "order": "serial"}
    >>> structure_of(row).focal
    'x->m->k->y'
    >>> structure_of(row | {"moderator": "w"}).terms("m")
    ['x', 'w', 'x*w']
    """
    if covariates is None:
        covariates = hypothesis.get("covariates", []) + hypothesis.get("profile_covariates", [])
    moderator = hypothesis.get("moderator") or hypothesis.get("profile_moderator")
    moderates = tuple(hypothesis.get("moderates", ["a"])) if moderator else ()
    return Structure(
        hypothesis["predictor"],
        tuple(mediators_of(hypothesis)),
        hypothesis["response"],
        hypothesis.get("order") == "serial",
        tuple(covariates),
        moderator,
        moderates,
    )


def name_of(path):
    """Name a way, or an arrow, by the variables that it leads along.

    >>> name_of(["x", "m", "y"])
    'x->m->y'
    """
    return ARROW.join(path)


def path_named(name):
    """Return the variables along a way, of its name.

    >>> path_named("x->m->y")
    ['x', 'm', 'y']
    """
    return name.split(ARROW)


def contrast_of(first, second):
    """Name the difference of two ways.

    >>> contrast_of(["x", "m", "y"], ["x", "k", "y"])
    'x->m->y|x->k->y'
    """
    return pair_of(name_of(first), name_of(second))


def at(effect, place):
    """Name an effect at a value of the moderator.

    >>> at("x->m->y", "mean")
    'x->m->y at mean'
    """
    return f"{effect} at {place}"


def arrows_of(path):
    """List the arrows that a way consists of.

    >>> arrows_of(["x", "m", "y"])
    [('x', 'm'), ('m', 'y')]
    """
    return list(pairwise(path))
