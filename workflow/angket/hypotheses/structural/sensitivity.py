"""A structural model tested in other ways: by other estimators, and without the flagged."""

import pandas as pd

from angket.hypotheses.samples import flagged_among
from angket.hypotheses.structural.composite_analysis import complete
from angket.hypotheses.structural.decided import NOTHING, analyse, decided, weakest
from angket.hypotheses.structural.specification import COMPOSITES, specify
from angket.statistics.effects import Effect
from angket.statistics.sensitivity import row, samples
from angket.statistics.undefined import Undefined, or_undefined

# What a model is estimated by besides, where it has none of what the others lack.
OTHERS = {
    "pls": ("plsc", "ml"),
    "plsc": ("pls", "ml"),
    "ml": ("mlr", "wlsmv", "pls"),
    "mlr": ("ml", "wlsmv", "pls"),
    "wlsmv": ("mlr", "pls"),
}
NO_OTHER = "the estimator cannot estimate such a model"


def panel_of(hypothesis, data, flagged):
    """Test the weakest part by every estimator; see `angket.statistics.sensitivity.panel`.

    The p of a way is the largest of all parts, its effect that of the part whose p is largest by
    the estimator of the study.
    """
    tests, estimator = data.tests, hypothesis["estimator"]
    items = data.items
    specification = specify(hypothesis, items.variables, items.left_out)
    answers = complete(specification.items, items.table)
    errors = [tuple(pair) for pair in hypothesis.get("correlated_errors") or ()]
    flagged = flagged_among(flagged, answers.index)
    rows, focal = [], None
    measure = "r" if any(part.both_ways for part in specification.parts) else "path_beta"
    for respondents, kept in samples(len(answers), flagged):
        part = answers[kept]
        for way in (estimator, *OTHERS[estimator]):
            if data.only not in (None, way):
                continue
            found = or_undefined(_by, way, specification, part, errors, tests)
            if not isinstance(found, Undefined):
                last = weakest(found)
                focal = focal or last.name
                shown = next(one for one in found if one.name == focal)
                limits = [
                    None if isinstance(end, Undefined) else end for end in (shown.low, shown.high)
                ]
                found = last.deciding
                if not isinstance(found, Undefined):
                    effect = Effect(measure, shown.size, *limits)
                    found = shown.size, last.deciding, effect
            rows.append(row(way, respondents, len(part), measure, found, tests["alpha"]))
    return pd.DataFrame(rows)


def _by(way, specification, answers, errors, tests):
    """Return the parts by an estimator, or raise Undefined where it cannot estimate the model."""
    if not specification.parts:
        raise Undefined(NOTHING)
    composites = way in COMPOSITES
    if composites and not specification.model.paths.any():
        raise Undefined(NO_OTHER)
    stages = [one for one in (specification.lower, specification.model) if one is not None]
    if not composites and any(stage.formative.any() for stage in stages):
        raise Undefined(NO_OTHER)
    # Products are estimated by plsc and wlsmv in no model, by ml and mlr in those of one order.
    lacks_products = way in ("plsc", "wlsmv") or (not composites and specification.lower)
    if specification.products and lacks_products:
        raise Undefined(NO_OTHER)
    used = errors if way in ("ml", "mlr") else ()
    found = analyse(specification, answers, way, used, tests)
    return decided(found, specification, 1 - tests["alpha"])
