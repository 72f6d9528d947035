"""A structural model compared between groups: composites by permutation, others by invariance."""

import numpy as np

from angket.hypotheses.structural.composite_groups import add_compared
from angket.hypotheses.structural.group_paths_rows import add_group_paths
from angket.statistics.structural.admissible import judge_admissible
from angket.statistics.structural.fit_indices import fit_indices
from angket.statistics.structural.independence import independence
from angket.statistics.structural.invariance import difference, invariance, scaled_difference
from angket.statistics.structural.maximum_likelihood import moments
from angket.statistics.structural.robust_likelihood import robust, robust_indices
from angket.statistics.undefined import Undefined, or_undefined
from angket.subjects import part_of

OF_COMPOSITES, OF_COVARIANCES = "structural_groups", "structural_invariance"
TOLD = ["chi_square", "df", "p", "cfi", "tli", "rmsea", "srmr", "aic", "bic"]


def add_groups(rows, name, specification, answers, groups, order, estimator, seed, errors=()):
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
    errors : sequence of tuple of (str, str)
        Pairs of items whose errors are correlated.
    """
    known = [group for group in order if (groups == group).any()]
    section = OF_COMPOSITES if estimator in ("pls", "plsc") else OF_COVARIANCES
    sizes = {group: int((groups == group).sum()) for group in known}
    small = [group for group in known if sizes[group] <= len(specification.items)]
    if section == OF_COMPOSITES and len(known) - len(small) > 1:
        # Every two groups are compared by themselves, so that those of enough still can be.
        if small:
            rows.add(section, name, {"left_out": ", ".join(small)})
        known = [group for group in known if group not in small]
    smallest = min((sizes[group] for group in known), default=0)
    reason = None
    if len(known) < 2:
        reason = "there is one group only"
    elif section == OF_COVARIANCES and specification.model.single.all():
        reason = "no construct has several items, so that there is nothing that groups share"
    elif smallest <= len(specification.items):
        reason = "a group has no more respondents than the model has items"
    else:
        reason = _constant(answers, groups, known)
    if reason:
        why = reason if isinstance(reason, Undefined) else Undefined(reason)
        rows.add(section, name, {"compared": why})
        return
    told = {"first_group": known[0], "groups": len(known), "smallest_n": smallest}
    rows.add(section, name, told)
    if section == OF_COMPOSITES:
        of_model = specification, answers, groups, known
        add_compared(rows, name, *of_model, estimator == "plsc", seed)
        return
    values = [answers[groups == group].to_numpy(float) for group in known]
    parts = [moments(one) for one in values]
    bare = specification.model._replace(paths=np.zeros_like(specification.model.paths))
    models = or_undefined(_levels, bare, parts, errors, specification.lower)
    if isinstance(models, Undefined):
        rows.add(section, name, {"compared": models})
        return
    is_robust = estimator == "mlr"
    changes = _add_levels(rows, name, models, values if is_robust else None)
    of_groups = dict(zip(known, values, strict=True))
    add_group_paths(rows, name, specification, of_groups, errors, is_robust, changes["metric"])


def _constant(answers, groups, known):
    """Say which item does not vary in a group, or return None."""
    for group in known:
        spreads = answers[groups == group].std(ddof=0)
        still = [str(item) for item, spread in spreads.items() if not spread > 0]
        if still:
            return Undefined(f"in the group {group} all answers to {still[0]} are the same")
    return None


def _levels(model, parts, errors, lower):
    """Return the models of invariance, or say why a solution is none."""
    models = invariance(model, parts, errors, lower)
    for fitted in models.values():
        for structure in fitted.structures:
            judge_admissible(structure, fitted.values)
    return models


def _add_levels(rows, name, models, values):
    """Add the fit of each model; with the answers of each group, robust.

    Returns
    -------
    dict of str to dict
        Of each level what was added.
    """
    added = {}
    baseline = independence(models["configural"])
    of_baseline = None if values is None else robust(baseline, values)
    before = None
    for level, fitted in models.items():
        indices, scaling = fit_indices(fitted, baseline), None
        if values is not None:
            result = robust(fitted, values)
            indices |= robust_indices(fitted, result, baseline, of_baseline)
            scaling = result.scaling
        row = {key: indices[key] for key in TOLD}
        if before is not None:
            change = (
                difference(fitted, before[0])
                if values is None
                else scaled_difference(fitted, before[0], (scaling, before[2]))
            )
            row |= change
            for key in ("cfi", "rmsea"):
                pair = indices[key], before[1][key]
                unknown = next((one for one in pair if isinstance(one, Undefined)), None)
                row[f"{key}_change"] = unknown or float(pair[0] - pair[1])
        rows.add(OF_COVARIANCES, part_of(name, level), row)
        added[level] = row
        before = fitted, indices, scaling
    return added
