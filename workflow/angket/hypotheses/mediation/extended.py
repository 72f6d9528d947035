"""A mediation of several mediators, with covariates or a moderator: its rows of statistics."""

from functools import partial

from angket.hypotheses.kind import Outcome
from angket.hypotheses.mediation.analysis import INDEX, OF_BETA, RESAMPLED, SOBEL, analyse
from angket.hypotheses.mediation.design import design_of
from angket.hypotheses.mediation.structure import (
    DIRECT,
    TOTAL,
    TOTAL_INDIRECT,
    arrows_of,
    at,
    name_of,
    path_named,
    structure_of,
)
from angket.hypotheses.mediation.sums import conditional_of
from angket.hypotheses.rows import TERM, add_detectable, add_interest, add_power
from angket.statistics.power.detectable import detectable_chain
from angket.statistics.power.indirect import chain_power
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.subjects import part_of, parts_of, value_of

EFFECT = ["b", "beta", *OF_BETA, *RESAMPLED, *SOBEL]
OF_EQUATION = ["r_squared", "r_squared_adjusted", "f", "f_df1", "f_df2", "f_p"]
# What the tests are called whose power is that of a way.
CHAINS = {"bootstrap": "bootstrap_chain", "sobel": "sobel_chain"}
# What stands in for tests whose power has no formula of its own.
APPROXIMATION = {
    "bootstrap": "joint test of all paths along the way",
    "sobel": "joint test of all paths along the way",
}
NO_POWER = "the power of a sum of indirect effects follows from the sizes of all paths together"
NO_POWER_OF_INDEX = "the power of a moderated mediation follows from the sizes of all its slopes"


def add_extended(rows, name, hypothesis, data):
    """Add such a mediation; see `angket.hypotheses.kind`."""
    tests = data.tests
    design = or_undefined(design_of, hypothesis, data, data.totals[hypothesis["scale"]])
    found = design
    if not isinstance(design, Undefined):
        found = or_undefined(
            analyse, design.columns, design.structure, design.places, 1 - tests["alpha"],
            tests["seed"], tests["resamples"],
        )  # fmt: skip
    if not isinstance(design, Undefined):
        for column_and_category in design.left_out:
            subject = part_of(name, value_of(*column_and_category))
            rows.add("mediation", subject, {"left_out": True})
    if isinstance(found, Undefined):
        structure = structure_of(hypothesis)
        if not isinstance(design, Undefined):
            structure = design.structure
            rows.add("mediation", name, {"n": len(design.columns)})
        add_undefined(rows, name, structure, found.reason)
    else:
        structure = design.structure
        add_equations(rows, name, found.equations, structure)
        add_effects(rows, name, found)
        given = {"n": len(design.columns), "resamples": found.resamples, "seed": tests["seed"]}
        rows.add("mediation", name, given | {"deciding": found.deciding})
    decides = decides_by(structure, tests)
    add_power_of(rows, name, hypothesis, structure, found, decides, tests["alpha"])
    return outcome_of(structure, found, decides)


def decides_by(structure, tests):
    """Return what decides: an index or a difference only by the bootstrap."""
    return "bootstrap" if conditional_of(structure) else tests["mediation"]


def outcome_of(structure, found, decides):
    """Return what decides on the whole, and on each way where there are several."""
    statistic = "p" if decides == "bootstrap" else "sobel_p"
    if isinstance(found, Undefined):
        whole, of = found, dict.fromkeys(map(name_of, structure.paths), found)
    elif conditional_of(structure):
        whole, of = found.p, {}
    else:
        of = {name: effect[statistic] for name, effect in found.effects.items()}
        whole = of[found.deciding]
    ways = [name_of(path) for path in structure.paths if name_of(path) != structure.focal]
    terms = {} if conditional_of(structure) else {way: of[way] for way in ways}
    return Outcome(decides, whole, terms or None, test_of_terms=decides)


def add_equations(rows, name, equations, structure):
    """Add every equation: what it explains, and its terms by the arrows that they are."""
    for end, fit in equations.fits.items():
        rows.add("mediation", part_of(name, end), {key: fit.model[key] for key in OF_EQUATION})
        for term, row in fit.coefficients.iloc[1:].iterrows():
            is_direct = (term, end) == (structure.predictor, structure.response)
            arrow = DIRECT if is_direct else name_of((term, end))
            rows.add("mediation", part_of(name, arrow), row[TERM].to_dict())
    if equations.total:
        row = equations.total.coefficients.loc[structure.predictor, TERM]
        rows.add("mediation", part_of(name, TOTAL), row.to_dict())


def add_effects(rows, name, found):
    """Add all effects, and the direct one at values of the moderator."""
    for effect, values in found.effects.items():
        rows.add("mediation", part_of(name, effect), values)
    if found.direct is not None:
        rows.add_table("mediation", found.direct, prefix=parts_of(name) + at(DIRECT, ""))


def add_undefined(rows, name, structure, reason):
    """Add what every mediation has, each with the reason why it has no value."""
    rows.add("mediation", name, all_undefined(["deciding"], reason))
    for end in (*structure.mediators, structure.response):
        rows.add("mediation", part_of(name, end), all_undefined(OF_EQUATION, reason))
        for term in structure.terms(end):
            is_direct = (term, end) == (structure.predictor, structure.response)
            arrow = DIRECT if is_direct else name_of((term, end))
            rows.add("mediation", part_of(name, arrow), all_undefined(TERM, reason))
    if not structure.moderator:
        rows.add("mediation", part_of(name, TOTAL), all_undefined(TERM, reason))
    conditional = conditional_of(structure)
    ways = [name_of(path) for path in structure.paths]
    for effect in [*ways, *([TOTAL_INDIRECT] if ways[1:] else [])]:
        names = INDEX if effect in conditional else EFFECT
        rows.add("mediation", part_of(name, effect), all_undefined(names, reason))


def add_power_of(rows, name, hypothesis, structure, found, decides, alpha):
    """Add the power of the joint test of a way that decides, or why there is none."""
    none = None
    if conditional_of(structure):
        none = Undefined(NO_POWER_OF_INDEX)
    elif structure.focal == TOTAL_INDIRECT:
        none = Undefined(NO_POWER)
    elif isinstance(found, Undefined):
        none = found
    add = partial(add_power, rows, name, CHAINS[decides], alpha)
    if none is not None:
        add(none)
        add_detectable(rows, name, "paths", none)
        add_interest(rows, name, hypothesis, none)
        return
    path, n = path_named(structure.focal), len(found.equations.columns)
    links = [len(structure.terms(end)) for _, end in arrows_of(path)]
    effects = [
        found.equations.fits[end].coefficients.loc[start, "t"] ** 2
        / found.equations.fits[end].model["f_df2"]
        for start, end in arrows_of(path)
    ]
    add(chain_power, effects, links, n, approximated_by=APPROXIMATION[decides])
    add_detectable(rows, name, "paths", detectable_chain, links, n, alpha)
    same = partial(_power_of_same, links)
    add_interest(rows, name, hypothesis, same, n, alpha)


def _power_of_same(links, effect, n, alpha):
    """Return the power where every path along the way has the same f squared."""
    return chain_power([effect] * len(links), links, n, alpha)
