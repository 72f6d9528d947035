"""A count regression tested in other ways."""

import math

import pandas as pd

from angket.hypotheses.count.design import design_of
from angket.hypotheses.count.dispersion import family_of, overdispersion
from angket.hypotheses.count.model import NEGATIVE_BINOMIAL, POISSON, count_regression
from angket.hypotheses.count.others import MEASURE, quasi_poisson, robust_wald
from angket.hypotheses.samples import flagged_among
from angket.statistics.effects import Effect
from angket.statistics.sensitivity import row, samples
from angket.statistics.undefined import Undefined, or_undefined

OTHER = {"raw": "interval", "interval": "raw"}
STATISTICS = {POISSON: "lr", NEGATIVE_BINOMIAL: "lr"}
STATISTICS |= {"quasi_poisson": "f", "robust_poisson": "wald"}


def panel_of(hypothesis, data, flagged):
    """Test all predictors together by both families, by quasi-Poisson, robustly, on other scales.

    The other scale of totals and ranks of numbers are tested by the family that decides. See
    `angket.statistics.sensitivity.panel` for what is returned.
    """
    alpha = data.tests["alpha"]
    scale = hypothesis.get("scale", "raw")
    own = or_undefined(design_of, hypothesis, data, scale)
    # Of profile columns alone, no total is on another scale.
    totals = [name for name in hypothesis["predictors"] if name in data.totals["raw"]]
    further = ([OTHER[scale]] if totals else []) + ["ranks"]
    statistics = STATISTICS | dict.fromkeys(further, "lr")
    if isinstance(own, Undefined):
        return pd.DataFrame([row(way, "all", 0, of, own, alpha) for way, of in statistics.items()])
    flagged = flagged_among(flagged, own.counts.index)
    other = or_undefined(design_of, hypothesis, data, OTHER[scale])
    panel, decides = [], None
    for respondents, kept in samples(len(own.counts), flagged):
        counts, offset = own.counts[kept].to_numpy(), own.offset[kept]
        table = own.given.table[kept]
        ranked = table.copy()
        ranked[own.given.numbers] = table[own.given.numbers].rank()
        tested = or_undefined(overdispersion, counts, table, offset)
        family = family_of(hypothesis.get("test", "by_dispersion"), tested, alpha)
        decides = decides or family
        given = counts, table, offset, 1 - alpha
        found = {
            POISSON: or_undefined(_likelihood_ratio, *given, POISSON),
            NEGATIVE_BINOMIAL: or_undefined(_likelihood_ratio, *given, NEGATIVE_BINOMIAL),
            "quasi_poisson": or_undefined(quasi_poisson, *given),
            "robust_poisson": or_undefined(robust_wald, *given),
        }
        tables = {"ranks": ranked}
        if totals:
            tables |= {OTHER[scale]: other.given.table[kept]}
        for way in further:
            of = or_undefined(_likelihood_ratio, counts, tables[way], offset, 1 - alpha, family)
            # Its rate ratio is of another unit.
            found[way] = of if isinstance(of, Undefined) else of[:2]
        n = int(kept.sum())
        panel += [row(way, respondents, n, statistics[way], of, alpha) for way, of in found.items()]
    panel = pd.DataFrame(panel)
    panel.attrs["decides"] = decides
    return panel


def _likelihood_ratio(counts, predictors, offset, confidence, family):
    fit = count_regression(counts, predictors, confidence, offset, family)
    effects = []
    if predictors.shape[1] == 1:
        slope = fit.coefficients.iloc[1]
        limits = math.log(slope["ci_low"]), math.log(slope["ci_high"])
        effects = [Effect(MEASURE, float(slope["b"]), *limits)]
    return fit.model["lr"], fit.model["lr_p"], *effects
