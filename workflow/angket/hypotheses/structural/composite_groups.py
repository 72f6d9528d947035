"""A model of composites compared between groups: two of them, or every two of several."""

from functools import partial
from itertools import combinations

import numpy as np

from angket.hypotheses.structural.composite_analysis import estimates
from angket.statistics.multiplicity import holm
from angket.statistics.structural.group_comparison import Solved, compare_groups
from angket.statistics.structural.higher_order import weights_of_items
from angket.statistics.structural.products import with_products
from angket.statistics.undefined import Undefined, or_undefined
from angket.subjects import pair_of, part_of

SECTION = "structural_groups"
PERMUTATIONS = 1000
# A difference between correlations that is only rounding, as of single items, whose c is 1.
_ROUNDING = 1e-9
FULL, PARTIAL, NONE = "full", "partial", "none"


def add_compared(rows, name, specification, answers, groups, known, corrected, seed):
    """Add the comparison of every two groups, with p adjusted where there are several pairs.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
        Of the hypothesis.
    specification : angket.hypotheses.structural.specification.Specification
    answers : DataFrame of float, shape (n, p)
    groups : Series of str, shape (n,)
    known : list of str
        The groups that are compared, in order.
    corrected : bool
        For errors of measurement.
    seed : int

    Notes
    -----
    Of three groups and more the p of a path are adjusted by Holm's method for the pairs of groups;
    the quantiles of the invariance are not, since there it is no difference that is hoped for.
    """
    pairs = [*combinations(known, 2)]
    found = {pair: _compare(specification, answers, groups, pair, corrected, seed)
             for pair in pairs}  # fmt: skip
    reason = next((one for one in found.values() if isinstance(one, Undefined)), None)
    if reason:
        rows.add(SECTION, name, {"compared": reason})
        return
    rows.add(SECTION, name, {"permutations": PERMUTATIONS})
    sizes = groups.value_counts()
    for pair in pairs:
        told = {"second_group": pair[1], "failed": found[pair].failed}
        told |= {"first_n": int(sizes[pair[0]]), "second_n": int(sizes[pair[1]])}
        if len(pairs) == 1:
            rows.add(SECTION, name, told)
        else:
            rows.add(SECTION, part_of(name, pair_of(*pair)), {"first_group": pair[0]} | told)
    model = with_products(specification.model, specification.products)
    for place, construct in enumerate(specification.model.constructs):
        for pair, one in found.items():
            about = _about(construct, pair, len(pairs))
            rows.add(SECTION, part_of(name, about), _invariance(one, place))
    for start, end in np.argwhere(model.paths):
        adjusted = holm([float(one.p[start, end]) for one in found.values()])
        for (pair, one), p in zip(found.items(), adjusted, strict=True):
            about = f"{model.constructs[start]}->{model.constructs[end]}"
            row = {
                "first": float(one.groups[0, start, end]),
                "second": float(one.groups[1, start, end]),
                "difference": float(one.differences[start, end]),
                "p": float(one.p[start, end]),
            }
            if len(pairs) > 1:
                row["p_holm"] = p
            rows.add(SECTION, part_of(name, _about(about, pair, len(pairs))), row)


def _about(what, pair, pairs):
    """Name a construct or a path, and of several pairs of groups which."""
    return what if pairs == 1 else part_of(what, pair_of(*pair))


def _compare(specification, answers, groups, pair, corrected, seed):
    """Compare two groups, or say why that cannot be."""
    within = groups.isin(pair).to_numpy()
    values = answers[within].to_numpy(float)
    first = (groups[within] == pair[0]).to_numpy()
    solve = partial(_solve, specification=specification, corrected=corrected)
    rng = np.random.default_rng(seed)
    compare = partial(compare_groups, repeats=PERMUTATIONS, rng=rng, solve=solve)
    return or_undefined(compare, values, first, specification.model)


def _solve(counts, standardised, specification, corrected):
    """Estimate the model in weighted samples, as a comparison of groups needs it."""
    lower, found = estimates(counts, specification, standardised, corrected)
    weights, admissible = found.weights, found.admissible
    if lower is not None:
        weights = weights_of_items(lower, found)
        admissible = admissible & lower.admissible
    # Products are no composites of items.
    items, constructs = standardised.shape[1], len(specification.model.constructs)
    return Solved(weights[:, :items, :constructs], found.coefficients, admissible)


def _invariance(found, place):
    """Return the invariance of a construct, and how far it reaches."""
    same = found.invariance
    c, quantile = float(same.c[place]), float(found.c_quantile[place])
    row = {
        "c": c,
        "c_quantile": quantile,
        "mean_difference": float(same.mean_difference[place]),
        "mean_low": float(found.mean_limits[0, place]),
        "mean_high": float(found.mean_limits[1, place]),
        "log_variance_ratio": float(same.log_variance_ratio[place]),
        "variance_low": float(found.variance_limits[0, place]),
        "variance_high": float(found.variance_limits[1, place]),
    }
    alike = all(
        row[f"{what}_low"] <= row[value] <= row[f"{what}_high"]
        for what, value in (("mean", "mean_difference"), ("variance", "log_variance_ratio"))
    )
    reached = FULL if alike else PARTIAL
    return row | {"invariance": reached if c >= quantile - _ROUNDING else NONE}
