"""Gaps of items, of dimensions and overall; the diagram and the satisfaction index beside them."""

import numpy as np

from angket.hypotheses.gap.pairs import by_part, gaps_of, overall, pairs_of, weighted
from angket.hypotheses.gap.quadrants import cross_lines, quadrants, shares_of_resamples
from angket.hypotheses.gap.satisfaction import class_of, satisfaction_index
from angket.hypotheses.kind import Outcome
from angket.hypotheses.power_of_means import add_power_of_d
from angket.hypotheses.rows import add_interest
from angket.statistics.distribution.normality import shapiro_wilk
from angket.statistics.groups.location import (
    rank_biserial_limits,
    signed_ranks,
    standardized,
    t_test,
)
from angket.statistics.multiplicity import holm
from angket.statistics.power.means import means_power
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.subjects import part_of

DECIDES = {"t": ("paired_t", "p"), "ranks": ("wilcoxon", "wilcoxon_p")}
LIMITS = ["ci_low", "ci_high"]
MEAN = ["gap", *LIMITS, "t", "df", "p"]
SIZE = ["cohens_dz", "cohens_dz_ci_low", "cohens_dz_ci_high"]
RANKS = ["wilcoxon_z", "wilcoxon_p", "rank_biserial"]
SHAPIRO = ["shapiro_w", "shapiro_p"]
WEIGHTED = ["weighted_gap", "weighted_ci_low", "weighted_ci_high", "weighted_p"]


def test(rows, name, hypothesis, data):
    """Add the gaps; see `angket.hypotheses.kind`."""
    decides, p = DECIDES[hypothesis["test"]]
    alpha, confidence = data.tests["alpha"], 1 - data.tests["alpha"]
    pairs = or_undefined(pairs_of, hypothesis, data)
    if isinstance(pairs, Undefined):
        rows.add("gap", name, {"test": decides} | all_undefined(MEAN, pairs.reason))
        _add_power(rows, name, hypothesis, decides, pairs, 0, alpha)
        return Outcome(decides, pairs)
    gaps, means = gaps_of(pairs), {}
    whole = overall(gaps, pairs.parts).dropna()
    told = {"n": len(whole), "pairs": gaps.shape[1], "test": decides}
    for which in ("expected", "perceived"):
        of_each = overall(getattr(pairs, which), pairs.parts)
        means[f"{which}_mean"] = float(of_each[whole.index].mean())
    found = _tested(whole.to_numpy(), confidence)
    found |= or_undefined(shapiro_wilk, whole.to_numpy(), names=SHAPIRO)
    rows.add("gap", name, told | means | _conformity(means) | found)
    _add_parts(rows, name, pairs, gaps, confidence)
    if pairs.weights is not None:
        rows.add("gap", name, or_undefined(_weighted, gaps, pairs, confidence, names=WEIGHTED))
    _add_diagram(rows, name, hypothesis, pairs, data.tests)
    if hypothesis["compared_with"] == "importance":
        _add_index(rows, name, pairs)
    size = found["cohens_dz"]
    _add_power(rows, name, hypothesis, decides, size, len(whole), alpha)
    return Outcome(decides, found[p])


def _tested(gaps, confidence):
    """Return what one column of gaps says: t, Wilcoxon, and how large they are."""
    gaps = np.round(gaps, 12)
    found = or_undefined(t_test, gaps, 0.0, confidence, names=["difference", *MEAN[1:]])
    found = {"gap": found.pop("difference")} | found
    if isinstance(found["gap"], Undefined) and len(gaps) > 1:
        # All gaps alike are no sample to test, but their mean is known.
        found["gap"] = float(gaps.mean())
    sizes = or_undefined(standardized, gaps, 0.0, confidence, names=["d", "d_ci_low", "d_ci_high"])
    found |= {called: sizes[f"d{called[9:]}"] for called in SIZE}
    ranks = or_undefined(signed_ranks, gaps, 0.0, names=RANKS)
    found |= {called: ranks[called] for called in RANKS}
    moved = int((gaps != 0).sum())
    return found | rank_biserial_limits(found["rank_biserial"], (moved,), confidence)


def _conformity(means):
    """Return the perceived in percent of the expected, which theses call tingkat kesesuaian."""
    if not means["expected_mean"] > 0:
        return {"conformity_percent": Undefined("a share needs a scale above zero")}
    return {"conformity_percent": 100 * means["perceived_mean"] / means["expected_mean"]}


def _add_parts(rows, name, pairs, gaps, confidence):
    """Add the items and the dimensions; p are adjusted among each."""
    tables = {which: getattr(pairs, which) for which in ("expected", "perceived")}
    for parts in ({}, pairs.parts):
        if parts is pairs.parts and not parts:
            continue
        of_parts = by_part(gaps, parts) if parts else gaps
        means = {which: by_part(t, parts) if parts else t for which, t in tables.items()}
        found = {}
        for part in of_parts:
            known = of_parts[part].dropna()
            told = {"n": len(known)}
            for which, table in means.items():
                of_known = table.loc[known.index, part]
                told[f"{which}_mean"] = float(of_known.mean()) if len(known) else None
            if len(known):
                told |= _conformity(told)
            found[part] = told | _tested(known.to_numpy(), confidence)
        for statistic in ("p", "wilcoxon_p"):
            adjusted = holm([row[statistic] for row in found.values()])
            for row, value in zip(found.values(), adjusted, strict=True):
                row[f"{statistic}_holm"] = value
        for part, row in found.items():
            rows.add("gap", part_of(name, part), row)


def _weighted(gaps, pairs, confidence):
    values = weighted(gaps, pairs.parts, pairs.weights).dropna().to_numpy()
    found = t_test(values, 0.0, confidence)
    return dict(zip(WEIGHTED, (found[key] for key in ("difference", *LIMITS, "p")), strict=True))


def _add_diagram(rows, name, hypothesis, pairs, tests):
    """Add where the lines cross, and of each item its quadrant with how surely it lies there."""
    expected, perceived = (table.to_numpy() for table in (pairs.expected, pairs.perceived))
    names = list(pairs.perceived)
    middle = None
    found = _middle(hypothesis, pairs)
    if not isinstance(found, Undefined):
        middle = found
        means = [np.nanmean(table, axis=0) for table in (expected, perceived)]
        found = or_undefined(quadrants, *means, middle)
    if isinstance(found, Undefined):
        for item in names:
            rows.add("gap", part_of(name, item), {"quadrant": found})
        return
    lines = cross_lines(*means, middle)
    told = dict(
        zip(("expected_line", "perceived_line"), (float(line[0]) for line in lines), strict=True)
    )
    shares = or_undefined(
        shares_of_resamples, expected, perceived, middle, tests["resamples"], tests["seed"]
    )
    if not isinstance(shares, Undefined):
        told |= {"resamples": tests["resamples"], "seed": tests["seed"]}
    rows.add("gap", name, told)
    for place, item in enumerate(names):
        share = shares if isinstance(shares, Undefined) else float(shares[place])
        row = {"quadrant": found[place], "quadrant_percent": share}
        rows.add("gap", part_of(name, item), row)


def _middle(hypothesis, pairs):
    """Return the middle of the scale where lines cross there, None where they do at means."""
    if pairs.expected.isna().all().any():
        return Undefined("nobody answered both items of a pair")
    if hypothesis["lines"] == "means":
        return None
    if pairs.codes is None:
        return Undefined("the items have several scales")
    return (pairs.codes[0] + pairs.codes[-1]) / 2


def _add_index(rows, name, pairs):
    """Add the customer satisfaction index, and what each item adds to it."""
    if pairs.codes is None:
        rows.add("gap", name, {"csi": Undefined("the items have several scales")})
        return
    means = (table.mean().to_numpy() for table in (pairs.expected, pairs.perceived))
    found = or_undefined(satisfaction_index, *means, pairs.codes[-1])
    if isinstance(found, Undefined):
        rows.add("gap", name, {"csi": found})
        return
    rows.add("gap", name, {"csi": found["csi"], "csi_class": class_of(found["csi"])})
    for place, item in enumerate(pairs.perceived):
        row = {key: float(found[key][place]) for key in ("weight_percent", "weighted_score")}
        rows.add("gap", part_of(name, item), row)


def _add_power(rows, name, hypothesis, decides, d, n, alpha):
    sizes = (n,)
    add_interest(rows, name, hypothesis, means_power, sizes, alpha)
    instead = "the t test" if decides == "wilcoxon" else None
    add_power_of_d(rows, name, decides, d, sizes, alpha, approximated_by=instead)
