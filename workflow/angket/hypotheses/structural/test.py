"""A structural model: estimated, and decided part by part."""

import numpy as np

from angket.hypotheses.kind import Outcome
from angket.hypotheses.rows import add_detectable, add_power
from angket.hypotheses.structural.composite_analysis import complete, standardise
from angket.hypotheses.structural.composite_rows import add_composites
from angket.hypotheses.structural.covariance_rows import add_covariances
from angket.hypotheses.structural.covariance_slopes import add_covariance_slopes
from angket.hypotheses.structural.decided import analyse, decided, weakest
from angket.hypotheses.structural.distinctness import add_distinctness
from angket.hypotheses.structural.groups import add_groups
from angket.hypotheses.structural.harman import add_single_factor
from angket.hypotheses.structural.mapped import add_map
from angket.hypotheses.structural.power import path_power, smallest_path
from angket.hypotheses.structural.predicted import add_predictions
from angket.hypotheses.structural.slopes import add_slopes
from angket.hypotheses.structural.specification import COMPOSITES, specify
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.subjects import part_of

TEST = "all_parts"
OF_PART = "each_part"
INSTEAD = "the weakest path, by the inverse square root method"
NO_ERROR = "the errors of such a model depend on its loadings, so that it takes simulation"
PART = ["size", "p", "ci_low", "ci_high"]


def test(rows, name, hypothesis, data):
    """Add the model; see `angket.hypotheses.kind`."""
    tests, estimator = data.tests, hypothesis["estimator"]
    items = data.items
    specification = specify(hypothesis, items.variables, items.left_out)
    answers = complete(specification.items, items.table)
    errors = [tuple(pair) for pair in hypothesis.get("correlated_errors") or ()]
    found = or_undefined(analyse, specification, answers, estimator, errors, tests)
    if isinstance(found, Undefined):
        rows.add("structural", name, {"n": len(answers), "estimator": estimator, "solved": found})
        none = dict.fromkeys((part.name for part in specification.parts), found)
        for part in specification.parts:
            about = part_of(name, part.name)
            rows.add("structural_part", about, {"about": part.about, "stated": part.direction})
            rows.add("structural_part", about, all_undefined(PART, found.reason))
        _add_power(rows, name, found, None, len(answers), tests["alpha"])
        return Outcome(TEST, found, none, test_of_terms=OF_PART)
    confidence = 1 - tests["alpha"]
    if estimator in COMPOSITES:
        add_composites(rows, name, found, len(answers), estimator)
        rng = np.random.default_rng(tests["seed"])
        add_predictions(rows, name, specification, answers, estimator, rng)
        add_slopes(rows, name, found, specification.products)
        if "target" in hypothesis:
            add_map(rows, name, hypothesis["target"], found, answers, items.codes)
    else:
        add_covariances(rows, name, found, estimator, confidence)
        add_covariance_slopes(rows, name, found, specification.products, confidence)
        of_items = specification.lower or specification.model, standardise(answers), confidence
        add_distinctness(rows, name, *of_items, tests["seed"], tests["resamples"])
    rows.add("structural", name, {"received": len(items.table), "seed": tests["seed"]})
    add_single_factor(rows, name, answers)
    parts = decided(found, specification, confidence)
    for part, stated in zip(parts, specification.parts, strict=True):
        about = part_of(name, part.name)
        told = {"about": part.about, "stated": stated.direction}
        values = {"size": part.size, "p": part.p, "ci_low": part.low, "ci_high": part.high}
        rows.add("structural_part", about, told | values)
    if "groups" in hypothesis:
        column = hypothesis["groups"]
        groups = data.groups.loc[answers.index, column]
        add_groups(
            rows, name, specification, answers, groups, data.order[column], estimator,
            tests["seed"], errors,
        )  # fmt: skip
    last = weakest(parts)
    why_not = None if estimator in COMPOSITES else Undefined(NO_ERROR)
    _add_power(rows, name, why_not or last.p, last.size, len(answers), tests["alpha"])
    terms = {part.name: part.deciding for part in parts}
    return Outcome(TEST, last.deciding, terms, test_of_terms=OF_PART)


def _add_power(rows, name, p, size, n, alpha):
    """Add the power for the weakest part, or why there is none."""
    if isinstance(p, Undefined):
        add_power(rows, name, TEST, alpha, p, approximated_by=INSTEAD)
        add_detectable(rows, name, "path_beta", p)
        return
    add_power(rows, name, TEST, alpha, path_power, size, n, approximated_by=INSTEAD)
    add_detectable(rows, name, "path_beta", smallest_path, n, alpha)
