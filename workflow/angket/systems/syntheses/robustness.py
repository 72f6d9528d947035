"""How far the pool rests on choices and on single studies: the same in other ways, and in order."""

import numpy as np

from angket.statistics.synthesis.dependent import one_effect_each, pool_robust
from angket.statistics.synthesis.effect_sizes import back_transform, raw_r
from angket.statistics.synthesis.leaving_out import cumulative, influence
from angket.statistics.synthesis.own_result import own_beside_prior
from angket.statistics.synthesis.pooling import pool
from angket.statistics.synthesis.trim_and_fill import trim_and_fill
from angket.statistics.undefined import Undefined, all_undefined, or_undefined

VARIANTS, CUMULATIVE, OWN = "synthesis_variant", "synthesis_cumulative", "synthesis_own"
# Correlations that are assumed between results of one sample, one after the other.
ASSUMED = (0.0, 0.5, 0.8, 1.0)
ESTIMATORS = ("common", "reml", "dl", "pm")
_ENDS = ("estimate", "ci_low", "ci_high")


def add_robustness(rows, name, studies, pooled, pooling):
    """Add the pool in other ways, study after study, and own results beside the prior pool.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
        Of the synthesis.
    studies, pooled : DataFrame
        All, and those in the pool; see `angket.systems.syntheses.pooled`.
    pooling : dict
        As in the settings.
    """
    for variant, of_variant in variants(studies, pooled, pooling):
        told = or_undefined(_pooled, *of_variant)
        if isinstance(told, Undefined):
            told = {"k": len(of_variant[0])} | all_undefined(["estimate_back"], told.reason)
        rows.add(VARIANTS, f"{name}|{variant}", told)
    _add_order(rows, name, pooled, pooling)
    _add_own(rows, name, pooled, pooling)


def variants(studies, pooled, pooling):
    """Yield the name of each other way of pooling, and what `_pooled` takes for it.

    Ways that come out as the pool itself for want of a difference are left out.
    """
    measure, test = pooling["measure"], pooling.get("test")
    given, samples = _of(pooled), _samples(pooled)
    rest = measure, pooling["confidence"]
    for estimator in ESTIMATORS:
        if estimator != pooling["estimator"]:
            of_common = None if estimator == "common" else test
            yield estimator, (*given, estimator, of_common, *rest, samples)
    usual = test or ("z" if pooling["estimator"] == "common" else "knapp_hartung")
    for other in ("z", "knapp_hartung"):
        if other != usual or samples is not None:
            yield f"test_{other}", (*given, pooling["estimator"], other, *rest)
    kept = pooling["estimator"], test, *rest
    if not pooled["pearson"].all() and pooled["pearson"].any():
        some = pooled[pooled["pearson"]]
        yield "pearson_only", (*_of(some), *kept, _samples(some))
    moves = or_undefined(influence, *given, pooling["estimator"])
    if not isinstance(moves, Undefined) and moves["influential"].any():
        some = pooled[~moves["influential"].to_numpy()]
        yield "without_influential", (*_of(some), *kept, _samples(some))
    if measure == "fisher_z":
        raw = [raw_r(r, n) for r, n in zip(pooled["r"], pooled["n"], strict=True)]
        values = np.array([one.value for one in raw]), np.array([one.variance for one in raw])
        of_raw = *values, pooling["estimator"], test, "r", pooling["confidence"]
        yield "raw_r", (*of_raw, samples)
    of_all = studies[studies["status"] == "pooled"]
    if not of_all["sample"].is_unique:
        for assumed in ASSUMED:
            each = one_effect_each(of_all["effect"], of_all["variance"], of_all["sample"], assumed)
            yield f"one_each_{assumed:g}", (each.effects, each.variances, *kept)
    filled = _filled(given, pooling)
    if filled is not None:
        yield "trim_and_fill", (*filled, *kept, _with_filled(samples, len(filled[0])))


def _of(studies):
    return studies["effect"].to_numpy(), studies["variance"].to_numpy()


def _samples(studies):
    """Return the samples of studies, where some have several results; otherwise None."""
    return None if studies["sample"].is_unique else studies["sample"].to_numpy()


def _with_filled(samples, k):
    """Return samples with one of its own for each study that was added."""
    return None if samples is None else [*samples, *range(k - len(samples))]


def _filled(given, pooling):
    """Return effects and variances with those that trim and fill adds, or None."""
    if len(given[0]) < pooling["fewest"] or pooling["measure"] == "r":
        return None
    found = or_undefined(trim_and_fill, *given, pooling["estimator"])
    if isinstance(found, Undefined) or not found.missing:
        return None
    return [np.append(one, more) for one, more in zip(given, found.filled.T, strict=True)]


def _pooled(effects, variances, estimator, test, measure, confidence, samples=None):
    figures = pool(effects, variances, estimator, test, confidence).figures
    if samples is not None:
        figures |= pool_robust(effects, variances, samples, estimator, "cr2", confidence)
    told = {"k": figures["k"]}
    for end in (*_ENDS, "prediction_low", "prediction_high"):
        told[f"{end}_back"] = back_transform(figures[end], measure)
    return told | {"p": figures["p"], "tau_squared": figures["tau_squared"]}


def _add_order(rows, name, pooled, pooling):
    """Add the pool of the first study, the first two and so on, by year."""
    years = pooled["year"].to_numpy()
    given = pooled["effect"].to_numpy(), pooled["variance"].to_numpy()
    order = None if np.isnan(years).all() else years
    how = pooling["estimator"], pooling.get("test"), pooling["confidence"]
    found = or_undefined(cumulative, *given, order, *how)
    if isinstance(found, Undefined):
        return
    for row in found.to_dict("records"):
        told = {f"{end}_back": back_transform(row[end], pooling["measure"]) for end in _ENDS}
        rows.add(CUMULATIVE, f"{name}:{pooled.index[row['added']]}", told)


def _add_own(rows, name, pooled, pooling):
    """Add each own result beside the pool of the prior studies."""
    prior = pooled[~pooled["own"]]
    if len(prior) < 2:
        return
    for study, row in pooled[pooled["own"]].iterrows():
        found = or_undefined(
            own_beside_prior,
            row["effect"],
            row["variance"],
            *_of(prior),
            pooling["estimator"],
            pooling["confidence"],
            _samples(prior),
        )
        if isinstance(found, Undefined):
            rows.add(OWN, f"{name}:{study}", {"difference": found})
            continue
        told = {"r": float(row["r"]), "prior_k": len(prior)}
        told |= {key: found[key] for key in ("difference", "z", "p", "own_weight_percent")}
        for key in ("prior_estimate", "with_own_estimate", "new_study_low", "new_study_high"):
            told[f"{key}_back"] = back_transform(found[key], pooling["measure"])
        told |= {key: found[key] for key in ("inside_prediction", "inside_new_study")}
        rows.add(OWN, f"{name}:{study}", told)
