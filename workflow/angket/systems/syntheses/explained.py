"""What may explain differences between studies: groups of them, and regression on what they are."""

import pandas as pd

from angket.statistics.synthesis.dependent import pool_robust
from angket.statistics.synthesis.effect_sizes import back_transform
from angket.statistics.synthesis.meta_regression import meta_regression, subgroups
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.subjects import column_and_value, holding, part_of

GROUPS, REGRESSION = "synthesis_group", "meta_regression"
# What is told of a regression as a whole, and of several moderators together.
_TOGETHER = ("qm", "qm_df", "qm_df2", "qm_p")
_MODEL = ("r_squared", "qe", "qe_df", "qe_p", "tau_squared", "k")


def add_explained(rows, name, pooled, pooling, moderators, regressions=()):
    """Add the pool of each group of studies, the regression on each moderator and on several.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
        Of the synthesis.
    pooled : DataFrame
        As `angket.systems.syntheses.pooled.to_pool` returns it.
    pooling, moderators : dict
        As in the settings.
    regressions : list of list of str
        Moderators that are taken together.
    """
    for moderator, told in moderators.items():
        subject, values = f"{name}|{moderator}", _values(pooled[moderator], told["kind"])
        known = pooled[values.notna()]
        values = values[values.notna()]
        given = _given(known)
        if len(known) < 3:
            reason = Undefined("fewer than three studies have a value of the moderator")
            section = GROUPS if told["kind"] == "category" else REGRESSION
            rows.add(section, subject, {"k": len(known), "p": reason})
        elif told["kind"] == "category":
            _add_groups(rows, subject, given, values.rename(moderator), pooling)
        else:
            _add_regression(rows, subject, given, values.to_frame(moderator), pooling)

    for together in regressions:
        values = pd.DataFrame(
            {one: _values(pooled[one], moderators[one]["kind"]) for one in together}
        )
        _add_together(rows, holding(name, together), pooled, values.dropna(), pooling)


def _given(known):
    """Return effects, variances and, where results of one sample depend, the samples."""
    samples = None if known["sample"].is_unique else known["sample"].to_numpy()
    return known["effect"].to_numpy(), known["variance"].to_numpy(), samples


def _values(texts, kind):
    if kind == "number":
        return pd.to_numeric(texts)
    return texts.where(texts != "")


def _add_groups(rows, subject, given, values, pooling):
    how = pooling["estimator"], pooling.get("test"), pooling["confidence"]
    *effects, samples = given
    found = subgroups(*effects, values.to_numpy(), *how)
    between = {"q": found.between["q"], "df": found.between["q_df"], "p": found.between["q_p"]}
    if samples is not None and len(found.groups) > 1:
        between = _compared(given, values, pooling)
    rows.add(GROUPS, subject, {"k": len(values)} | between)
    for group, figures in found.groups.items():
        if samples is not None:
            figures = figures | _robust(given, values.astype(str).to_numpy() == group, pooling)
        kept = {"k": figures["k"], "tau_squared": figures["tau_squared"]}
        for end in ("estimate", "ci_low", "ci_high"):
            kept[f"{end}_back"] = back_transform(figures[end], pooling["measure"])
        rows.add(GROUPS, f"{subject}={group}", kept | {"i_squared": figures["i_squared"]})


def _compared(given, values, pooling):
    """Compare groups whose results may be of the same samples, with one tau squared for all."""
    found = _regression(given, values.to_frame(), pooling)
    if isinstance(found, Undefined):
        return {"p": found}
    names = {"f": "qm", "df": "qm_df", "df2": "qm_df2", "p": "qm_p"}
    return {name: found.model[there] for name, there in names.items()}


def _robust(given, inside, pooling):
    """Return the interval of a group in which several results are of one sample."""
    of_group = [one[inside] for one in given]
    if len(set(of_group[2])) == inside.sum():
        return {}
    found = or_undefined(pool_robust, *of_group, pooling["estimator"], "cr2", pooling["confidence"])
    ends = ("ci_low", "ci_high")
    if isinstance(found, Undefined):
        return dict.fromkeys(ends, found)
    return {end: found[end] for end in ends}


def _add_regression(rows, subject, given, values, pooling):
    found = _regression(given, values, pooling)
    if isinstance(found, Undefined):
        rows.add(REGRESSION, subject, all_undefined(["b", "se", "p"], found.reason))
        return
    slope = found.coefficients.iloc[1].to_dict()
    # z or t, by the test; with a df of its own where results of one sample depend.
    rows.add(REGRESSION, subject, slope | {key: found.model[key] for key in _MODEL})


def _add_together(rows, subject, pooled, values, pooling):
    """Add a regression on several moderators of the studies that have a value of each."""
    known = pooled.loc[values.index]
    found = _regression(_given(known), values, pooling)
    if isinstance(found, Undefined):
        rows.add(REGRESSION, subject, {"k": len(known), "qm_p": found})
        return
    told = {key: found.model[key] for key in (*_MODEL, *_TOGETHER) if key in found.model}
    rows.add(REGRESSION, subject, told)
    for term, coefficient in found.coefficients.iloc[1:].iterrows():
        name, category = column_and_value(term)
        # The first category of the alphabet is what the others are held against.
        reference = {} if category is None else {"reference": min(values[name])}
        rows.add(REGRESSION, part_of(subject, term), coefficient.to_dict() | reference)


def _regression(given, values, pooling):
    how = pooling["estimator"], pooling.get("test"), pooling["confidence"]
    *effects, samples = given
    return or_undefined(meta_regression, *effects, values, *how, samples)
