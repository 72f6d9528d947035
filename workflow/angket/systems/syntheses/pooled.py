"""The statistics of a synthesis, by the names of the table of statistics."""

import pandas as pd

from angket.statistics.synthesis.dependent import one_effect_each, pool_robust
from angket.statistics.synthesis.effect_sizes import back_transform
from angket.statistics.synthesis.leaving_out import influence
from angket.statistics.synthesis.pooling import tested
from angket.statistics.synthesis.small_studies import begg, egger
from angket.statistics.synthesis.summary import attenuation_corrected, synthesis
from angket.statistics.undefined import Undefined, or_undefined

SECTION = "synthesis"
# Beside the name of a study in the forest plot, whose result was converted.
CONVERTED = "†"
_NUMBERS = ("year", "n", "r", "effect", "variance", "reliability_x", "reliability_y")
_ROBUST = ("se", "t", "df", "p", "ci_low", "ci_high", "prediction_low", "prediction_high")
_ROBUST += ("prediction_tested_low", "prediction_tested_high")
_ENDS = ("ci_low", "ci_high", "prediction_low", "prediction_high")
# The ending of a figure that is on the scale that is read, and not on that of the pool.
BACK = "_back"


def read_studies(file):
    """Read the table of studies that the step `syntheses_read` wrote.

    Parameters
    ----------
    file : path

    Returns
    -------
    DataFrame, shape (studies, columns)
        Indexed by the name of the study; numbers as numbers, `own` and `pearson` as bool.
    """
    table = pd.read_csv(file, dtype="str", keep_default_na=False).set_index("study")
    for name in _NUMBERS:
        table[name] = pd.to_numeric(table[name])
    for name in ("own", "pearson"):
        table[name] = table[name] == "true"
    return table


def to_pool(studies, pooling):
    """Return the studies that are pooled, one of each sample where that was chosen.

    Parameters
    ----------
    studies : DataFrame
        As `read_studies` returns it.
    pooling : dict
        As in the settings.

    Returns
    -------
    DataFrame
        With the same columns. The mean of several results of one sample has its name, and the
        other columns of the first of them.
    """
    pooled = studies[studies["status"] == "pooled"]
    if pooling["dependent"] != "mean" or pooled["sample"].is_unique:
        return pooled
    given = pooled["effect"], pooled["variance"], pooled["sample"], pooling["correlation"]
    means = one_effect_each(*given)
    firsts = pooled.drop_duplicates("sample").set_index("sample").loc[means.samples]
    firsts = firsts.assign(sample=means.samples, effect=means.effects, variance=means.variances)
    firsts["n"] = pooled.groupby("sample")["n"].max().loc[means.samples].to_numpy()
    firsts["r"] = [back_transform(effect, pooling["measure"]) for effect in means.effects]
    named = pooled.reset_index().groupby("sample")["study"].agg(["first", "size"])
    called = [
        sample if named.at[sample, "size"] > 1 else named.at[sample, "first"]
        for sample in means.samples
    ]
    return firsts.set_axis(pd.Index(called, name="study"))


def add_pool(rows, name, pooled, pooling):
    """Add what is told of the pool of all studies, and of each study in it.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
        Of the synthesis.
    pooled : DataFrame
        As `to_pool` returns it.
    pooling : dict
        As in the settings.
    """
    effects, variances = pooled["effect"].to_numpy(), pooled["variance"].to_numpy()
    told = synthesis(
        effects,
        variances,
        pooled["n"].to_numpy(),
        pooling["measure"],
        pooling["estimator"],
        pooling.get("test"),
        pooling["confidence"],
        pooling["fewest"],
    )
    figures = told.figures
    if not pooled["sample"].is_unique:
        # Respondents of one sample count once.
        figures["n"] = int(pooled.groupby("sample")["n"].max().sum())
        figures |= _robust(effects, variances, pooled["sample"], pooling)
    reliable = [pooled[f"reliability_{end}"].to_numpy() for end in "xy"]
    telling = int((pooled["reliability_x"].notna() & pooled["reliability_y"].notna()).sum())
    figures["mean_r"] = float(pooled["n"] @ pooled["r"] / pooled["n"].sum())
    figures["reliable_k"] = telling
    figures["attenuation_corrected"] = (
        attenuation_corrected(pooled["r"], pooled["n"], *reliable)
        if telling > 1
        else Undefined("fewer than two studies tell a reliability of both measures")
    )
    figures |= _further_small(effects, variances, pooling, figures)
    rows.add(SECTION, name, figures)
    moves = or_undefined(influence, effects, variances, pooling["estimator"])
    for place, row in enumerate(told.studies.to_dict("records")):
        ends = tested(row["effect"], row["variance"] ** 0.5, None, pooling["confidence"])
        interval = {
            f"{end}{BACK}": back_transform(ends[end], pooling["measure"])
            for end in ("ci_low", "ci_high")
        }
        one = {"n": int(pooled["n"].iloc[place]), "r": float(pooled["r"].iloc[place])}
        one["leave_one_out_back"] = back_transform(row["leave_one_out"], pooling["measure"])
        influential = moves if isinstance(moves, Undefined) else moves["influential"].iloc[place]
        study = pooled.index[place]
        rows.add(SECTION, f"{name}:{study}", one | interval | row | {"influential": influential})


def _robust(effects, variances, samples, pooling):
    """Return what of a pool is other when results of one sample depend on each other."""
    given = effects, variances, samples, pooling["estimator"], "cr2", pooling["confidence"]
    found = or_undefined(pool_robust, *given)
    if isinstance(found, Undefined):
        told = dict.fromkeys((*_ROBUST, *(f"{end}{BACK}" for end in _ENDS)), found)
        return told | {"z": None, "samples": int(samples.nunique())}
    told = {key: found[key] for key in (*_ROBUST, "samples")}
    for end in _ENDS:
        told[f"{end}{BACK}"] = back_transform(told[end], pooling["measure"])
    return told | {"z": None}


def _further_small(effects, variances, pooling, figures):
    """Return more on small studies where they are tested at all."""
    if isinstance(figures["egger_p"], Undefined):
        return {}
    limits = egger(effects, variances, pooling["confidence"])
    keys = {
        "limit": "egger_limit",
        "limit_low": "egger_limit_low",
        "limit_high": "egger_limit_high",
    }
    told = {
        f"{new}{BACK}": back_transform(limits[old], pooling["measure"]) for old, new in keys.items()
    }
    ranks = or_undefined(begg, effects, variances)
    if isinstance(ranks, Undefined):
        return told | dict.fromkeys(("begg_tau", "begg_p"), ranks)
    return told | {"begg_tau": ranks["tau"], "begg_p": ranks["p"]}
