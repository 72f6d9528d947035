"""An association tested in other ways."""

import numpy as np
import pandas as pd

from angket.statistics.categorical.association import association, crosstab, limits_of_v
from angket.statistics.categorical.residual_table import monte_carlo_p
from angket.statistics.effects import Effect
from angket.statistics.sensitivity import row, samples
from angket.statistics.undefined import Undefined, or_undefined


def panel_of(hypothesis, data, flagged):
    """Test an association by each chi-square, and without supposing a large sample.

    Fisher's test (with the odds ratio) in 2x2 tables, Monte Carlo (of Pearson's chi-square) in
    larger ones; a trend only where the categories of both have an order, or are two. See
    `angket.statistics.sensitivity.panel` for what is returned.
    """
    names = [hypothesis["row"], hypothesis["column"]]
    groups, orders = data.groups[names], [data.order[name] for name in names]
    alpha, seed = data.tests["alpha"], data.tests["seed"]
    panel = []
    for respondents, kept in samples(len(groups), flagged):
        of_rows, of_columns = (groups[name][kept] for name in names)
        table = crosstab(of_rows, of_columns, *orders)
        n = int(table.to_numpy().sum())
        trend = all(
            name not in data.unordered or count <= 2
            for name, count in zip(names, table.shape, strict=True)
        )
        block = or_undefined(association, table, 1 - alpha)
        for variant in ["pearson", "likelihood_ratio", *["linear_by_linear"] * trend]:
            found = _figures(block, variant, f"{variant}_p")
            if variant != "linear_by_linear" and not isinstance(found, Undefined):
                found = *found, _size(found[0], table, 1 - alpha)
            panel.append(row(variant, respondents, n, variant, found, alpha))
        if table.shape == (2, 2):
            found = _figures(block, "odds_ratio", "fisher_p_two_sided")
            panel.append(row("fisher", respondents, n, "odds_ratio", found, alpha))
        else:
            drawn = or_undefined(monte_carlo_p, table, seed)
            found = drawn
            if not isinstance(drawn, Undefined):
                size = _size(block["pearson"], table, 1 - alpha)
                found = block["pearson"], drawn["monte_carlo_p"], size
            panel.append(row("monte_carlo", respondents, n, "pearson", found, alpha))
    return pd.DataFrame(panel)


def _size(chi_square, table, confidence):
    """Return what Cramer's V is by a chi-square, with its interval as that of Pearson's."""
    counts = table.to_numpy()
    v = np.sqrt(chi_square / ((min(counts.shape) - 1) * counts.sum()))
    return Effect("cramers_v", float(min(v, 1)), *limits_of_v(chi_square, counts, confidence))


def _figures(block, *names):
    return block if isinstance(block, Undefined) else tuple(block[name] for name in names)
