"""The paths of a covariance model in each group, and whether they differ, as rows."""

import numpy as np

from angket.hypotheses.structural.covariance_analysis import Covariances, effects
from angket.hypotheses.structural.limits import is_kept
from angket.statistics.structural.admissible import judge_admissible
from angket.statistics.structural.group_paths import compared, paths_of_groups
from angket.statistics.structural.maximum_likelihood import moments
from angket.statistics.structural.robust_likelihood import robust
from angket.statistics.undefined import Undefined, or_undefined
from angket.subjects import pair_of, part_of

SECTION = "structural_group_paths"
LOADINGS_DIFFER = "the loadings are not equal in the groups"
PRODUCTS = (
    "this estimator compares paths in models without products; leave moderated_by out, or choose "
    "pls, which compares products, too"
)


def add_group_paths(rows, name, specification, answers, errors, is_robust, changes):
    """Add the paths of each group and their comparison, where the loadings are equal.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
        Of the hypothesis.
    specification : angket.hypotheses.structural.specification.Specification
    answers : dict of str to ndarray of float, shapes (n, p)
        Of each group.
    errors : sequence of tuple of (str, str)
    is_robust : bool
        Whether tests are those that need no normal distribution.
    changes : dict
        cfi_change and rmsea_change of the metric model.
    """
    model, lower = specification.model, specification.lower
    if not model.paths.any():
        return
    if specification.products:
        rows.add(SECTION, name, {"compared": Undefined(PRODUCTS)})
        return
    if not is_kept(changes):
        rows.add(SECTION, name, {"compared": Undefined(LOADINGS_DIFFER)})
        return
    found = or_undefined(_fitted, model, list(answers.values()), errors, lower)
    if isinstance(found, Undefined):
        rows.add(SECTION, name, {"compared": found})
        return
    values = list(answers.values()) if is_robust else None
    rows.add(SECTION, name, compared(found.equal, found.free, values))
    covariance = (
        robust(found.free, values).covariance
        if is_robust
        else np.linalg.inv(found.free.information)
    )
    names = model.constructs
    for (start, end), one in zip(np.argwhere(model.paths), found.each, strict=True):
        about = f"{names[start]}->{names[end]}"
        rows.add(SECTION, part_of(name, about), compared(one, found.free, values))
        for group, structure in zip(answers, found.free.structures, strict=True):
            # Of this group alone are the paths that are counted.
            of_group = Covariances(
                model, lower, structure, found.free.values, covariance, {}, [], 0, 0
            )
            effect = effects(of_group)[about]
            row = {"b": effect.b, "se": effect.se, "beta": effect.beta}
            row |= {key: value for key, value in effect.test(0.95).items() if key in ("t", "p")}
            rows.add(SECTION, part_of(name, pair_of(about, group)), row)


def _fitted(model, answers, errors, lower):
    """Return the models, or say why a solution is none."""
    found = paths_of_groups(model, [moments(one) for one in answers], errors, lower)
    for fitted in (found.free, found.equal, *found.each):
        for structure in fitted.structures:
            judge_admissible(structure, fitted.values)
    return found
