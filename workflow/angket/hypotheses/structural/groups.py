"""A structural model compared between groups: composites by permutation, others by invariance."""

import numpy as np

from angket.statistics.structural.fit_indices import fit_indices
from angket.statistics.structural.group_comparison import compare_groups
from angket.statistics.structural.independence import independence
from angket.statistics.structural.invariance import difference, invariance
from angket.statistics.structural.maximum_likelihood import moments
from angket.statistics.undefined import Undefined, or_undefined
from angket.subjects import part_of

PERMUTATIONS = 1000
OF_COMPOSITES, OF_COVARIANCES = "structural_groups", "structural_invariance"
TOLD = ["chi_square", "df", "p", "cfi", "tli", "rmsea", "srmr", "aic", "bic"]


def add_groups(rows, name, specification, answers, groups, order, estimator, seed):
    """Add the comparison of groups.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
        Of the hypothesis.
    specification : angket.hypotheses.structural.specification.Specification
    answers : DataFrame of float, shape (n, p)
    groups : Series of str, shape (n,)
    order : list of str
        The groups in order.
    estimator : str
    seed : int
    """
    known = [group for group in order if (groups == group).any()]
    section = OF_COMPOSITES if estimator in ("pls", "plsc") else OF_COVARIANCES
    sizes = {group: int((groups == group).sum()) for group in known}
    smallest = min(sizes.values(), default=0)
    reason = None
    if len(known) < 2:
        reason = "there is one group only"
    elif section == OF_COMPOSITES and len(known) > 2:
        reason = "composites are compared between two groups"
    elif specification.products or specification.lower:
        reason = "models with products or of a higher order are not compared between groups"
    elif smallest <= len(specification.items):
        reason = "a group has no more respondents than the model has items"
    if reason:
        rows.add(section, name, {"compared": Undefined(reason)})
        return
    told = {"first_group": known[0], "groups": len(known), "smallest_n": smallest}
    rows.add(section, name, told)
    if section == OF_COMPOSITES:
        first = (groups == known[0]).to_numpy()
        found = or_undefined(
            compare_groups, answers.to_numpy(float), first, specification.model, PERMUTATIONS,
            np.random.default_rng(seed), estimator == "plsc",
        )  # fmt: skip
        if isinstance(found, Undefined):
            rows.add(section, name, {"compared": found})
            return
        _add_permuted(rows, name, found, specification.model)
        return
    parts = [moments(answers[groups == group].to_numpy(float)) for group in known]
    bare = specification.model._replace(paths=np.zeros_like(specification.model.paths))
    models = or_undefined(invariance, bare, parts)
    if isinstance(models, Undefined):
        rows.add(section, name, {"compared": models})
        return
    _add_levels(rows, name, models)


def _add_permuted(rows, name, found, model):
    rows.add(OF_COMPOSITES, name, {"permutations": PERMUTATIONS, "failed": found.failed})
    for place, construct in enumerate(model.constructs):
        same = found.invariance
        row = {
            "c": float(same.c[place]),
            "c_quantile": float(found.c_quantile[place]),
            "mean_difference": float(same.mean_difference[place]),
            "mean_low": float(found.mean_limits[0, place]),
            "mean_high": float(found.mean_limits[1, place]),
            "log_variance_ratio": float(same.log_variance_ratio[place]),
            "variance_low": float(found.variance_limits[0, place]),
            "variance_high": float(found.variance_limits[1, place]),
        }
        rows.add(OF_COMPOSITES, part_of(name, construct), row)
    for start, end in np.argwhere(model.paths):
        about = f"{model.constructs[start]}->{model.constructs[end]}"
        row = {
            "first": float(found.groups[0, start, end]),
            "second": float(found.groups[1, start, end]),
            "difference": float(found.differences[start, end]),
            "p": float(found.p[start, end]),
        }
        rows.add(OF_COMPOSITES, part_of(name, about), row)


def _add_levels(rows, name, models):
    baseline = independence(models["configural"])
    before = None
    for level, fitted in models.items():
        indices = fit_indices(fitted, baseline)
        row = {key: indices[key] for key in TOLD}
        if before is not None:
            change = difference(fitted, before[0])
            cfi, rmsea = (indices[key] - before[1][key] for key in ("cfi", "rmsea"))
            row |= change | {"cfi_change": float(cfi), "rmsea_change": float(rmsea)}
        rows.add(OF_COVARIANCES, part_of(name, level), row)
        before = fitted, indices
