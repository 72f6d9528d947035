"""What may explain differences between studies: groups of them, and regression on what they are."""

import pandas as pd

from angket.statistics.synthesis.effect_sizes import back_transform
from angket.statistics.synthesis.meta_regression import meta_regression, subgroups
from angket.statistics.undefined import Undefined, all_undefined, or_undefined

GROUPS, REGRESSION = "synthesis_group", "meta_regression"
# Of a group: how many studies must be in it to be pooled.
_MODEL = ("r_squared", "qe", "qe_df", "qe_p", "tau_squared", "k")


def add_explained(rows, name, pooled, pooling, moderators):
    """Add the pool of each group of studies, and the regression on each moderator.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
        Of the synthesis.
    pooled : DataFrame
        As `angket.systems.syntheses.pooled.to_pool` returns it.
    pooling, moderators : dict
        As in the settings.
    """
    for moderator, told in moderators.items():
        subject, values = f"{name}|{moderator}", _values(pooled[moderator], told["kind"])
        known = pooled[values.notna()]
        values = values[values.notna()]
        given = known["effect"].to_numpy(), known["variance"].to_numpy()
        if len(known) < 3:
            reason = Undefined("fewer than three studies have a value of the moderator")
            section = GROUPS if told["kind"] == "category" else REGRESSION
            rows.add(section, subject, {"k": len(known), "p": reason})
        elif told["kind"] == "category":
            _add_groups(rows, subject, given, values, pooling)
        else:
            _add_regression(rows, subject, given, values.to_frame(moderator), pooling)


def _values(texts, kind):
    if kind == "number":
        return pd.to_numeric(texts)
    return texts.where(texts != "")


def _add_groups(rows, subject, given, values, pooling):
    how = pooling["estimator"], pooling.get("test"), pooling["confidence"]
    found = subgroups(*given, values.to_numpy(), *how)
    told = {"k": len(values), "q": found.between["q"], "df": found.between["q_df"]}
    rows.add(GROUPS, subject, told | {"p": found.between["q_p"]})
    for group, figures in found.groups.items():
        kept = {"k": figures["k"], "tau_squared": figures["tau_squared"]}
        for end in ("estimate", "ci_low", "ci_high"):
            kept[f"{end}_back"] = back_transform(figures[end], pooling["measure"])
        rows.add(GROUPS, f"{subject}={group}", kept | {"i_squared": figures["i_squared"]})


def _add_regression(rows, subject, given, values, pooling):
    test, confidence = pooling.get("test"), pooling["confidence"]
    found = or_undefined(meta_regression, *given, values, pooling["estimator"], test, confidence)
    if isinstance(found, Undefined):
        rows.add(REGRESSION, subject, all_undefined(["b", "se", "p"], found.reason))
        return
    slope = found.coefficients.iloc[1].to_dict()
    # z or t, by the test.
    rows.add(REGRESSION, subject, slope | {key: found.model[key] for key in _MODEL})
