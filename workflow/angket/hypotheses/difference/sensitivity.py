"""A difference of means tested in other ways."""

import pandas as pd

from angket.hypotheses.difference.cells import cells_of
from angket.hypotheses.difference.design import described, groups_of, variables_of
from angket.hypotheses.difference.factor_ways import ways_of_factors
from angket.hypotheses.difference.repeated import friedman, repeated_anova
from angket.hypotheses.samples import on_both_scales
from angket.statistics.effects import Effect
from angket.statistics.groups.location import (
    sign_test,
    signed_ranks,
    standardized,
    t_test,
)
from angket.statistics.groups.several_groups import kruskal_wallis, one_way_anova, welch_anova
from angket.statistics.groups.two_groups import compare_means, mann_whitney, standardized_difference
from angket.statistics.sensitivity import row, samples
from angket.statistics.undefined import Undefined, or_undefined


def panel_of(hypothesis, data, flagged):
    """Test a difference on both scales, by ranks, and by tests that suppose something else.

    A value that a mean is compared with belongs to one scale, so the other one is left out; and
    interval scores are made of each measurement by itself, so that they hide what changes. See
    `angket.statistics.sensitivity.panel` for what is returned.
    """
    design = described(hypothesis)
    # Covariates may be profile columns, which have no scale.
    names = [name for name in variables_of(hypothesis) if name in data.totals["raw"]]
    sample = on_both_scales(data.totals, names, flagged)
    scales = dict(zip(("raw", "interval"), sample.totals, strict=True))
    own = scales[hypothesis["scale"]]
    if design in ("value", "paired", "repeated"):
        scales = {hypothesis["scale"]: own}
    found = []
    for respondents, kept in samples(len(own), sample.flagged):
        ways = _ways(design, hypothesis, data, scales, own)
        if design in ("factorial", "covariance"):
            ways = ways_of_factors(hypothesis, data, scales)
        n = _tested(design, hypothesis, data, own[kept])
        for way, compute in ways:
            totals = scales.get(way, own)[kept]
            statistic, result, *effect = compute(totals)
            if effect and effect[0] and not isinstance(result, Undefined):
                result = *result, effect[0]
            found.append(row(way, respondents, n, statistic, result, data.tests["alpha"]))
    return pd.DataFrame(found)


def _tested(design, hypothesis, data, totals):
    """Count the respondents tested: of groups, those of the groups that are large enough."""
    if design not in ("groups", "factorial", "covariance"):
        return len(totals)
    of = hypothesis, totals, data.groups.loc[totals.index], data.order
    if design != "groups":
        cells = or_undefined(cells_of, *of)
        return len(totals) if isinstance(cells, Undefined) else len(cells.response)
    split = or_undefined(groups_of, *of)
    return sum(map(len, split[0].values())) if isinstance(split, tuple) else len(totals)


def _ways(design, hypothesis, data, scales, own):
    """List the ways: the usual test on each scale, then others on the scale of the study."""
    if design in ("value", "paired"):
        value, confidence = hypothesis.get("value", 0.0), 1 - data.tests["alpha"]
        usual, others = (
            _mean(value, confidence),
            {"ranks": _signed_ranks(value), "sign": _signs(value)},
        )
    elif design == "repeated":
        usual = _of_measurements("gg_p")
        others = {"ranks": _friedman, "huynh_feldt": _of_measurements("hf_p")}
    else:
        usual, others = _of_groups(hypothesis, data)
    return [*((scale, usual) for scale in scales), *others.items()]


def _changes(totals):
    return (totals.iloc[:, -1] - (totals.iloc[:, 0] if totals.shape[1] > 1 else 0)).to_numpy()


def _mean(value, confidence):
    def compute(totals):
        changes = _changes(totals)
        found = or_undefined(t_test, changes, value, confidence, names=["difference", "p"])
        size = or_undefined(standardized, changes, value, confidence)
        return "change", _pair(found, "difference", "p"), _effect("cohens_d", size, "d")

    return compute


def _signed_ranks(value):
    def compute(totals):
        names = ["rank_biserial", "wilcoxon_p"]
        found = or_undefined(signed_ranks, _changes(totals), value, names=names)
        return "signed_rank_biserial", _pair(found, *names)

    return compute


def _signs(value):
    def compute(totals):
        names = ["share_above", "sign_p"]
        found = or_undefined(sign_test, _changes(totals), value, names=names)
        return "share_above", _pair(found, *names)

    return compute


def _of_measurements(p):
    def compute(totals):
        found = or_undefined(repeated_anova, totals, names=["f", p])
        return "f_repeated", _pair(found, "f", p)

    return compute


def _friedman(totals):
    found = or_undefined(friedman, totals, names=["friedman", "friedman_p"])
    return "friedman", _pair(found, "friedman", "friedman_p")


def _of_groups(hypothesis, data):
    """Return the usual test of groups and the others, for two groups or for more."""

    def of(two, several):
        def compute(totals):
            split = or_undefined(
                groups_of, hypothesis, totals, data.groups.loc[totals.index], data.order
            )
            if not isinstance(split, tuple):
                return two[1], split
            groups = split[0]
            test, estimate, p, *further = two if len(groups) == 2 else several
            found = or_undefined(test, groups, *further, names=[estimate, p])
            # Ranks have sizes of their own.
            effect = None if p in _OF_RANKS else _size(groups, 1 - data.tests["alpha"])
            return estimate, _pair(found, estimate, p), effect

        return compute

    usual = of((compare_means, "difference", "welch_p", 0.95), (welch_anova, "welch_f", "welch_p"))
    return usual, {
        "equal_variances": of(
            (compare_means, "difference", "student_p", 0.95), (one_way_anova, "f", "p", 0.95)
        ),
        "ranks": of(
            (mann_whitney, "rank_biserial", "mann_whitney_p"),
            (kruskal_wallis, "kruskal_h", "kruskal_p"),
        ),
    }


_OF_RANKS = ("mann_whitney_p", "kruskal_p")


def _size(groups, confidence):
    """Return how far the means of groups lie apart: d of two, eta squared of more."""
    if len(groups) == 2:
        found = or_undefined(standardized_difference, groups, confidence)
        return _effect("cohens_d", found, "cohens_d")
    return _effect("eta_squared", or_undefined(one_way_anova, groups, confidence), "eta_squared")


def _effect(measure, found, name):
    """Return the size of an effect with its interval, or None where there is none."""
    if isinstance(found, Undefined) or isinstance(found[f"{name}_ci_low"], Undefined):
        return None
    return Effect(measure, found[name], found[f"{name}_ci_low"], found[f"{name}_ci_high"])


def _pair(found, estimate, p):
    """Return the estimate and its p, or why there is none."""
    return found[p] if not isinstance(found[p], float) else (found[estimate], found[p])
