"""Models of covariances of many makes by our own estimation, in the words of lavaan's output.

`tests/statistics/structural/models.R` makes the recorded figures from the free answers beside it.
"""

import functools
from pathlib import Path

import numpy as np
import pandas as pd

from angket.hypotheses.structural.covariance_analysis import (
    analyse,
    effects,
    loadings_of,
    places_of,
)
from angket.hypotheses.structural.specification import specify
from angket.statistics.structural.standardised_solution import standard_errors, standardised
from angket.statistics.undefined import Undefined
from angket.subjects import is_product

FOLDER = Path(__file__).parent / "statistics" / "structural"
SIZES = {"KL": 4, "HG": 4, "KP": 4, "LO": 4, "CI": 3}
VARIABLES = {
    name: {"items": [f"{name}{i}" for i in range(1, count + 1)]} for name, count in SIZES.items()
}
VARIABLES |= {one: {"items": [one]} for one in ("LO1", "KP1", "KL1", "CI1")}
VARIABLES["SE"] = {
    "items": [*VARIABLES["KL"]["items"], *VARIABLES["HG"]["items"]],
    "dimensions": {name: VARIABLES[name] for name in ("KL", "HG")},
}
SHORT = {"KP": ["KL"], "LO": ["KL", "KP"]}
SECOND = {"KP": ["SE"], "LO": ["KP", "SE"]}
MAKES = {
    "factors": {"constructs": ["KL", "KP", "LO"]},
    "second order": {"paths": SECOND, "higher_order": ["SE"]},
    "second order acted on": {"paths": {"SE": ["KP"], "LO": ["SE"]}, "higher_order": ["SE"]},
    "paths": {"paths": SHORT},
    "correlated errors": {
        "paths": SHORT, "correlated_errors": [("KP1", "KP2"), ("KL1", "LO1")],
    },
    "single items": {"paths": {"LO1": ["KP1", "CI"]}},
    "only single items": {"paths": {"KP1": ["KL1"], "LO1": ["KP1"]}},
    "few": {"paths": SHORT},
    "single between": {"paths": {"KP1": ["KL"], "LO": ["KP1", "KL"]}},
    "product": {
        "paths": {"LO": ["KL", "KP"]},
        "parts": {"a": {"from": "KL", "to": "LO", "moderated_by": "KP"}},
    },
    "product between": {
        "paths": {"KP": ["KL"], "LO": ["KP", "CI"]},
        "parts": {"a": {"from": "KP", "to": "LO", "moderated_by": "CI"}},
    },
    "chain of single": {"paths": {"KP1": ["KL"], "CI1": ["KP1"], "LO": ["CI1", "KL"]}},
}  # fmt: skip
PLAIN = {
    "chisq": "chi_square", "df": "df", "pvalue": "p", "cfi": "cfi", "tli": "tli", "nfi": "nfi",
    "rmsea": "rmsea", "rmsea.ci.lower": "rmsea_low", "rmsea.ci.upper": "rmsea_high",
    "srmr": "srmr", "gfi": "gfi", "agfi": "agfi", "logl": "log_likelihood", "aic": "aic",
    "bic": "bic",
}  # fmt: skip
ALWAYS = {one: PLAIN[one] for one in ("df", "srmr", "gfi", "agfi")}
ROBUST = ALWAYS | {
    "chisq.scaled": "chi_square", "pvalue.scaled": "p", "chisq.scaling.factor": "scaling",
    "cfi.robust": "cfi", "tli.robust": "tli", "rmsea.robust": "rmsea",
    "rmsea.ci.lower.robust": "rmsea_low", "rmsea.ci.upper.robust": "rmsea_high",
}  # fmt: skip
SCALED = ALWAYS | {
    "chisq.scaled": "chi_square", "pvalue.scaled": "p", "cfi.scaled": "cfi", "tli.scaled": "tli",
    "rmsea.scaled": "rmsea", "rmsea.ci.lower.scaled": "rmsea_low",
    "rmsea.ci.upper.scaled": "rmsea_high",
}  # fmt: skip
INDICES = {"ml": PLAIN, "mlr": ROBUST, "wlsmv": SCALED}


def estimated(name, answers):
    """Estimate a model that is named by its make and its estimator."""
    make, estimator = name.rsplit(" ", 1)
    hypothesis = MAKES[make]
    specification = specify(hypothesis, VARIABLES)
    values = answers[list(specification.items)].to_numpy(float)
    errors = hypothesis.get("correlated_errors", ())
    return analyse(
        specification.model, values, estimator, errors, specification.lower, specification.products
    )


def told(found, estimator):
    """Return what `models.R` tells of a model, by the same names."""
    rows = {
        theirs: found.indices[ours]
        for theirs, ours in INDICES[estimator].items()
        if not isinstance(found.indices[ours], Undefined)
    }
    for about, effect in effects(found).items():
        if about.count("->") == 1 and "=>" not in about:
            rows |= {f"b {about}": effect.b, f"se {about}": effect.se, f"std {about}": effect.beta}
    for stage in (found.lower, found.model):
        if stage is not None:
            rows |= _loadings(found, stage)
    structure = found.structure
    _, left = standardised(structure, found.values)
    for row, column in np.argwhere(left != 0):
        sides = structure.variables[row], structure.variables[column]
        rows["std " + "~~".join(sides)] = float(left[row, column])
    for one in found.modifications:
        row, column = structure.variables[one.row], structure.variables[one.column]
        pairs = [f"{column}=~{row}"] if one.matrix == "effect" else [f"{row}~~{column}",
                                                                    f"{column}~~{row}"]  # fmt: skip
        for about in pairs:
            rows |= {f"mi {about}": one.index, f"epc {about}": one.change}
    for product in (one for one in found.model.constructs if is_product(one)):
        # Its standardised effect is no usual one, and no name there holds the mark of products.
        rows["product"] = rows.pop(f"std {product}->LO")
        rows = {
            about.replace(product, "PR").replace("*", "."): value for about, value in rows.items()
        }
    return rows


def _loadings(found, stage):
    def compute(structure, values):
        return loadings_of(stage, structure, standardised(structure, values)[0], found.lower)

    args = found.structure, found.values
    scaled, errors = compute(*args), standard_errors(*args, found.covariance, compute)
    places = places_of(stage, found.structure)
    rows = {}
    for item, construct in np.argwhere(stage.blocks):
        if places[construct] < found.structure.observed:
            continue
        about = f"{stage.items[item]}~{stage.constructs[construct]}"
        rows[f"std {about}"] = float(scaled[item, construct])
        rows[f"std_se {about}"] = float(errors[item, construct])
    return rows


def apart(ours, theirs):
    """Return how far two numbers are apart: of numbers above 1, in parts of them."""
    return abs(ours - theirs) / max(1.0, abs(theirs))


@functools.cache
def recorded():
    """Return what lavaan said, by model and statistic."""
    table = pd.read_csv(FOLDER / "models_by_lavaan.csv")
    return table.set_index(["model", "statistic"])["value"]


def names():
    """Return the models, in the order in which they are recorded."""
    return list(dict.fromkeys(recorded().index.get_level_values("model")))


@functools.cache
def differences(name):
    """Return how far each statistic of a model is from lavaan's, of those that both tell."""
    answers = pd.read_csv(FOLDER / "simulated.csv")
    answers = answers.head(40) if name.startswith("few") else answers
    ours = told(estimated(name, answers), name.rsplit(" ", 1)[1])
    theirs = recorded()[name]
    return {one: apart(ours[one], value) for one, value in theirs.items() if one in ours}
