"""A gap tested in other ways."""

from functools import partial

import pandas as pd

from angket.hypotheses.gap.pairs import complete, gaps_of, overall, pairs_of, weighted
from angket.hypotheses.samples import flagged_among
from angket.statistics.effects import Effect
from angket.statistics.groups.location import sign_test, signed_ranks, standardized, t_test
from angket.statistics.sensitivity import row, samples
from angket.statistics.undefined import Undefined, or_undefined


def panel_of(hypothesis, data, flagged):
    """Test the overall gap by ranks and by signs, and weighted otherwise.

    Interval scores are made of each variable by itself, so that those of two variables have no
    zero in common and no gap between them means anything. See
    `angket.statistics.sensitivity.panel` for what is returned.
    """
    alpha = data.tests["alpha"]
    pairs = or_undefined(pairs_of, hypothesis, data)
    if isinstance(pairs, Undefined):
        return pd.DataFrame([row("raw", "all", 0, "change", pairs, alpha)])
    gaps = gaps_of(pairs)
    whole = overall(gaps, pairs.parts)
    columns = {"raw": whole, "ranks": whole, "sign": whole}
    if pairs.parts:
        columns["items_alike"] = gaps.mean(axis=1).round(12)
    if pairs.weights is not None:
        columns["weighted"] = or_undefined(weighted, gaps, pairs.parts, pairs.weights)
    if not complete(gaps).all():
        columns["complete"] = whole[complete(gaps)]
    flagged = flagged_among(flagged, gaps.index)
    found = []
    for respondents, kept in samples(len(gaps), flagged):
        index = gaps.index[kept]
        for way, column in columns.items():
            if isinstance(column, Undefined):
                found.append(row(way, respondents, 0, "change", column, alpha))
                continue
            values = column.reindex(index).dropna().to_numpy()
            statistic, result = _WAYS.get(way, _mean)(values, 1 - alpha)
            found.append(row(way, respondents, len(values), statistic, result, alpha))
    return pd.DataFrame(found)


def _mean(values, confidence):
    found = or_undefined(t_test, values, 0.0, confidence)
    if isinstance(found, Undefined):
        return "change", found
    size = standardized(values, 0.0, confidence)
    limits = (size[f"d_ci_{side}"] for side in ("low", "high"))
    limits = [None if isinstance(limit, Undefined) else limit for limit in limits]
    return "change", (found["difference"], found["p"], Effect("cohens_dz", size["d"], *limits))


def _without_limits(test, size, p, statistic, values, confidence):
    """Return a size that has no interval here, and what it is called in the panel."""
    found = or_undefined(test, values, 0.0)
    if isinstance(found, Undefined):
        return statistic, found
    return statistic, (found[size], found[p])


_WAYS = {
    "ranks": partial(
        _without_limits, signed_ranks, "rank_biserial", "wilcoxon_p", "signed_rank_biserial"
    ),
    "sign": partial(_without_limits, sign_test, "share_above", "sign_p", "share_above"),
}
