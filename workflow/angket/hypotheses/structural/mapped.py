"""Importance and performance of the constructs for one of them."""

import numpy as np

from angket.statistics.structural.importance import importance_performance
from angket.statistics.undefined import Undefined
from angket.subjects import is_product, part_of


def add_map(rows, name, target, analysis, answers, codes):
    """Add the importance and the performance of each construct for a target.

    Parameters
    ----------
    rows : angket.tables.Rows
    name, target : str
    analysis : angket.hypotheses.structural.composite_analysis.Analysis
    answers : DataFrame of float, shape (n, p)
    codes : dict of str to list of int
        Of each item's scale.
    """
    found = analysis.found
    model = found.model
    plain = [one for one in model.constructs if not is_product(one)]
    items = (analysis.lower or found).model.items
    items = [item for item in items if not is_product(item)]
    lowest, highest = (np.array([end(codes[item]) for item in items]) for end in (min, max))
    values = answers[items].to_numpy(float)
    performance, importance = importance_performance(values, found, lowest, highest, analysis.lower)
    end = plain.index(target)
    reason = Undefined("a weight is not positive, so that its items point different ways")
    for place, construct in enumerate(plain):
        level, effect = performance[place], importance[place, end]
        row = {"performance": reason if np.isnan(level) else float(level)}
        if place != end:
            row["importance"] = reason if np.isnan(effect) else float(effect)
        rows.add("structural", part_of(name, construct), row)
