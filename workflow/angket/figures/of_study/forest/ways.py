"""Every way of testing a hypothesis, with the size of the effect on one scale."""

import math

import numpy as np
import pandas as pd
import scipy

from angket.figures.numbers import decimals_seen, number
from angket.hypotheses.kind import load
from angket.statistics.chosen_ways import BOOTSTRAP, way_beside
from angket.subjects import pair_apart, part_of, whole_and_part
from angket.tables import number_in

_COLUMNS = ("p", "effect", "effect_ci_low", "effect_ci_high")
# An effect and its limits, as the phrase of the figure names them.
_SHOWN = ("effect", "low", "high")
_ALL = "all"
# How well a whole model fits: points without an interval, on a scale that no hypothesis is about.
NO_INTERVAL = ("nagelkerke",)


def effects_of(name, hypothesis, table, statistics, settings):
    """Put together how large an effect is by every way of testing.

    Parameters
    ----------
    name : str
    hypothesis : dict
    table : DataFrame
        Of the sensitivity step.
    statistics : dict
        From section, subject and statistic to value, as texts, of the tests of hypotheses.
    settings : dict
        As those of `angket.figures.of_study.figure.Found`.

    Returns
    -------
    measure : str or None
        What the effect is measured by.
    rows : DataFrame or None
        As `angket.figures.forest.draw_forest` takes them; None where no way has an effect, or none
        could have an interval.
    """
    ways = _ways(name, table, statistics.get(("decision", name, "test")))
    known = ways[ways["effect"].notna()]
    if known.empty or known["measure"].iloc[0] in NO_INTERVAL:
        return None, None
    everybody = ways["respondents"] == _ALL
    ways["decides"] = _decides(ways, everybody, name, hypothesis, statistics)
    ways = _with_told_interval(ways, name, hypothesis, statistics)
    everybody = ways["respondents"] == _ALL
    further = _of_slope(name, hypothesis, statistics, settings["tests"]["alpha"])
    further = pd.concat([further, _of_coefficient(name, hypothesis, statistics)])
    ways = pd.concat([ways[everybody], further, ways[~everybody]], ignore_index=True)
    words = settings["words"]
    ways["told"] = [_told(way, words) for way in ways.itertuples()]
    ways["label"] = [
        words["forest_decides"].format(way=called) if decides else called
        for called, decides in zip(
            [words["variants"].get(variant, variant) for variant in ways["variant"]],
            ways["decides"].astype(bool),
            strict=True,
        )
    ]
    ways["heading"] = False
    ways = _told_apart(ways)
    parts = [part for _, part in ways.groupby("respondents", sort=False)]
    if len(parts) > 1:
        headings = (words["everybody"], words["without_flagged"])
        parts = [
            pd.concat([_heading(text), part])
            for text, part in zip(headings, parts, strict=True)
        ]  # fmt: skip
    rows = pd.concat(parts, ignore_index=True)
    return known["measure"].iloc[0], rows.astype({"decides": bool, "heading": bool})


def _decides(ways, everybody, name, hypothesis, statistics):
    """Tell which way the decision rests on: the one with its p, of its name if there are several.

    A bootstrap gives no p below one over its resamples, which several ways may share.
    """
    decided = number_in(statistics, "decision", name, "p")
    if decided is None:
        return False
    test = statistics.get(("decision", name, "test"))
    same = everybody & np.isclose(ways["p"], decided, rtol=1e-9, atol=0)
    named = same & ways["variant"].isin([test, hypothesis.get("scale")])
    return named if named.any() else same & (same.cumsum() == 1)


def _with_told_interval(ways, name, hypothesis, statistics):
    """Give the way that decides the interval that the report tells, where that is another one."""
    told = getattr(load(hypothesis["kind"], "figures"), "interval", lambda name, test: None)
    place = told(name, statistics.get(("decision", name, "test")))
    limits = [number_in(statistics, *place[:2], limit) for limit in place[2:]] if place else [None]
    measured = ways["decides"] & ways["effect"].notna()
    if None in limits:
        return ways
    ways.loc[measured, ["low", "high"]] = limits
    # Without the flagged respondents, the same way has the same kind of interval, if it is there.
    left = (ways["respondents"] != _ALL) & ways["effect"].notna()
    resampled = left & (ways["variant"] == BOOTSTRAP)
    same = left & ways["variant"].isin(ways.loc[measured, "variant"])
    if not (resampled.sum() == same.sum() == 1):
        return ways
    ways.loc[same, ["low", "high"]] = ways.loc[resampled, ["low", "high"]].to_numpy()
    return ways[~resampled].reset_index(drop=True)


def _told_apart(ways):
    """Join ways whose effect and interval read the same, as those of one table's tests that differ
    in their p alone: a point each would show one estimate several times. The one that decides
    stands by itself.
    """
    point = ways["told"].where(ways["effect"].notna(), ways["variant"])
    same = ways.groupby([ways["respondents"], point, ways["decides"]], sort=False)
    joined = dict.fromkeys(ways.columns, "first") | {"label": "; ".join}
    return same.agg(joined).reset_index(drop=True)


def _ways(name, table, test):
    """Return the ways of the sensitivity step that belong to a hypothesis."""
    split = [whole_and_part(subject) for subject in table["subject"]]
    mine = [whole == name for whole, _ in split]
    parts = [pair_apart(part) for whole, part in split if whole == name]
    ways = table[mine].reindex(columns=["measure", *_COLUMNS]).reset_index(drop=True)
    ways[list(_COLUMNS)] = ways[list(_COLUMNS)].apply(pd.to_numeric, errors="coerce")
    ways = ways.rename(columns={"effect_ci_low": "low", "effect_ci_high": "high"})
    ways["variant"] = [variant for variant, _ in parts]
    ways["respondents"] = [respondents for _, respondents in parts]
    ways["variant"] = [way_beside(variant, test) for variant in ways["variant"]]
    return ways[ways["variant"].notna()].reset_index(drop=True)


def _of_slope(name, hypothesis, statistics, alpha):
    """Return what robust errors and the bootstrap make of the slope that a hypothesis is about."""
    slope = getattr(load(hypothesis["kind"], "figures"), "slope", lambda hypothesis: None)
    term = slope(hypothesis)
    if term is None:
        return pd.DataFrame()
    kind, of_term = hypothesis["kind"], part_of(name, term)

    def found(statistic, subject=of_term):
        value = number_in(statistics, kind, subject, statistic)
        return np.nan if value is None else value

    b, beta = found("b"), found("beta")
    if np.isnan(beta) or not b:
        return pd.DataFrame()
    reach = scipy.stats.t.isf(alpha / 2, found("f_df2", name)) * found("hc3_se")
    limits = {
        "hc3": (b - reach, b + reach, found("hc3_p")),
        BOOTSTRAP: (found("bca_low"), found("bca_high"), np.nan),
    }
    return pd.DataFrame(
        [
            {
                "variant": variant,
                "respondents": _ALL,
                "effect": beta,
                # As many standard deviations as the slope itself.
                "low": low * beta / b,
                "high": high * beta / b,
                "p": p,
                "decides": False,
            }
            for variant, (low, high, p) in limits.items()
            if not np.isnan(low + high)
        ]
    )


def _of_coefficient(name, hypothesis, statistics):
    """Return what the bootstrap makes of a coefficient that decides by another interval."""
    resampled = getattr(load(hypothesis["kind"], "figures"), "resampled", lambda name, test: None)
    place = resampled(name, statistics.get(("decision", name, "test")))
    if place is None:
        return pd.DataFrame()
    found = [number_in(statistics, *one) for one in place]
    if None in found:
        return pd.DataFrame()
    numbers = dict(zip(_SHOWN, found, strict=True))
    way = {"variant": BOOTSTRAP, "respondents": _ALL, "p": np.nan, "decides": False}
    return pd.DataFrame([way | numbers])


def _told(way, words):
    """Tell an effect with its interval, or the p of a way that stands on another scale."""

    def written(value, decimals, least=""):
        text = number(value, decimals, words["decimal_mark"])
        bounded = not words["leading_zero"] and abs(value) < 1
        return least + (text.replace("0", "", 1) if bounded else text)

    if not math.isnan(way.effect):
        told = [one for one in (way.effect, way.low, way.high) if not math.isnan(one)]
        texts = [written(value, decimals_seen(told, 2)) for value in told]
        if len(texts) < 3:
            return texts[0]
        return words["forest_effect"].format(**dict(zip(_SHOWN, texts, strict=True)))
    if math.isnan(way.p):
        return words["forest_none"]
    p = written(0.001, 3, "< ") if way.p < 0.0005 else written(way.p, 3, "= ")
    return words["forest_p"].format(p=p)


def _heading(text):
    return pd.DataFrame([{"label": text, "told": "", "heading": True, "decides": False}])
