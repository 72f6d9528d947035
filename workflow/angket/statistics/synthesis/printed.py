"""A result as a study prints it."""

from typing import NamedTuple

# Kinds of printed figures, in the order in which they are told to users.
KINDS = (
    *("r", "fisher_z", "spearman", "kendall", "t", "f", "r_squared", "eta_squared", "beta"),
    *("p", "p_one_sided", "chi_square", "chi_square_p", "contingency", "table", "d"),
    "odds_ratio",
)
# Kinds that carry no sign: the direction has to be read from the text of the study.
SIGNLESS = frozenset(
    ("f", "r_squared", "eta_squared", "p", "p_one_sided", "chi_square", "chi_square_p")
) | {"contingency"}
# These kinds give Pearson's r itself; others only what stands in for it.
EXACT = frozenset(("r", "fisher_z", "t", "f", "r_squared", "eta_squared", "p", "p_one_sided"))


class Printed(NamedTuple):
    """A result as a study prints it.

    Attributes
    ----------
    kind : str
        One of `KINDS`.
    value : float, optional
        Not of a table.
    n : int, optional
        Respondents of this pair of variables.
    df : float, optional
        Of t; the second of F; of chi-square, whose 1 is all that is converted.
    df1 : float
        The first of F, or of the analysis of variance that eta squared comes from.
    direction : int, optional
        1 or -1: what the study says of the direction, in terms of the two variables as the
        synthesis means them, before `reverse`. The sign that a figure carries has to be the same.
    n1, n2 : int, optional
        Of the groups of d or of an odds ratio.
    cells : tuple of int, optional
        a, b, c, d of a table of two rows and two columns, both in rising order.
    predictors : int, optional
        Of the regression that t, F, R squared or beta come from; None where the study does not say.
    corrected : bool
        A chi-square with Yates' continuity correction.
    bound : bool
        A p printed as 0.000, which only says that p is below .0005.
    reverse : bool
        One of the scales runs the other way than in the synthesis: the sign is turned.
    """

    kind: str
    value: float | None = None
    n: float | None = None
    df: float | None = None
    df1: float = 1
    direction: int | None = None
    n1: float | None = None
    n2: float | None = None
    cells: tuple | None = None
    predictors: int | None = 1
    corrected: bool = False
    bound: bool = False
    reverse: bool = False


class Converted(NamedTuple):
    """A correlation made of what a study prints.

    Attributes
    ----------
    r : float
    n : float or None
    kind : str
        The kind it was made of.
    pearson : bool
        Whether it is Pearson's r of the two variables itself: a pool of all kinds wants a second
        one of these alone beside it.
    """

    r: float
    n: float | None
    kind: str
    pearson: bool
