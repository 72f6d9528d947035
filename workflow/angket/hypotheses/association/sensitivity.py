"""An association tested in other ways."""

import pandas as pd

from angket.statistics.categorical.association import association, crosstab
from angket.statistics.categorical.residual_table import monte_carlo_p
from angket.statistics.sensitivity import row, samples
from angket.statistics.undefined import Undefined, or_undefined


def panel_of(hypothesis, data, flagged):
    """Test an association by each chi-square, and without supposing a large sample.

    Fisher's test (with the odds ratio) in 2x2 tables, Monte Carlo (of Pearson's chi-square) in
    larger ones. See `angket.statistics.sensitivity.panel` for what is returned.
    """
    names = [hypothesis["row"], hypothesis["column"]]
    groups, orders = data.groups[names], [data.order[name] for name in names]
    seed = data.tests["seed"]
    panel = []
    for respondents, kept in samples(len(groups), flagged):
        of_rows, of_columns = (groups[name][kept] for name in names)
        table = crosstab(of_rows, of_columns, *orders)
        n = int(table.to_numpy().sum())
        block = or_undefined(association, table, 0.95)
        for variant in ["pearson", "likelihood_ratio", "linear_by_linear"]:
            found = _figures(block, variant, f"{variant}_p")
            panel.append(row(variant, respondents, n, variant, found))
        if table.shape == (2, 2):
            found = _figures(block, "odds_ratio", "fisher_p_two_sided")
            panel.append(row("fisher", respondents, n, "odds_ratio", found))
        else:
            drawn = or_undefined(monte_carlo_p, table, seed)
            found = drawn
            if not isinstance(drawn, Undefined):
                found = block["pearson"], drawn["monte_carlo_p"]
            panel.append(row("monte_carlo", respondents, n, "pearson", found))
    return pd.DataFrame(panel)


def _figures(block, *names):
    return block if isinstance(block, Undefined) else tuple(block[name] for name in names)
