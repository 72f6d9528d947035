"""An association tested in other ways."""

import numpy as np
import pandas as pd

from angket.hypotheses.association.cells import shown_counts
from angket.hypotheses.association.test import by_counts, exact, without_large_sample
from angket.statistics.categorical.association import association, crosstab, limits_of_v
from angket.statistics.categorical.residual_table import exact_p, monte_carlo_p
from angket.statistics.categorical.thin_cells import are_thin
from angket.statistics.effects import Effect
from angket.statistics.sensitivity import row, samples
from angket.statistics.undefined import Undefined, or_undefined


def panel_of(hypothesis, data, flagged):
    """Test an association by each chi-square, and without supposing a large sample.

    Fisher's test (with the odds ratio) in 2x2 tables; in larger ones Monte Carlo (of Pearson's
    chi-square), and Freeman and Halton's exact test where it decides or expected counts are
    small; a trend only where the categories of both have an order, or are two. A group of people
    that is too small for its cells to be shown is once counted with those it is told together with,
    by the exact test or whichever the counts want. See
    `angket.statistics.sensitivity.panel` for what is returned.
    """
    names = [hypothesis["row"], hypothesis["column"]]
    groups, orders = data.groups[names], [data.order[name] for name in names]
    alpha, seed = data.tests["alpha"], data.tests["seed"]
    test = hypothesis.get("test", "by_counts")
    panel, with_exact, decides = [], False, None
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
            if respondents == "all":
                with_exact = _is_exact(test, table, block)
            if with_exact:
                found = or_undefined(_exact, table, 1 - alpha)
                way = "fisher_freeman_halton"
                panel.append(row(way, respondents, n, "cramers_v", found, alpha))
        if respondents == "all":
            decides = _deciding(test, block, table.shape == (2, 2), with_exact)
        large = _with_joint_groups(table, hypothesis, data)
        if large is not None:
            found = or_undefined(_by_rule, test, large, 1 - alpha, seed)
            panel.append(row("large_groups", respondents, n, "cramers_v", found, alpha))
    panel = pd.DataFrame(panel)
    panel.attrs["decides"] = decides
    return panel


def _deciding(test, block, fourfold, with_exact):
    """Name the way that decides: that of the study, or whichever the counts want."""
    thin = not isinstance(block, Undefined) and are_thin(
        block["cells_below_5_percent"], block["minimum_expected"]
    )
    if test != "fisher" and not (test == "by_counts" and thin):
        return "pearson" if test == "by_counts" else test
    if fourfold:
        return "fisher"
    return "fisher_freeman_halton" if with_exact else "monte_carlo"


def _size(chi_square, table, confidence):
    """Return what Cramer's V is by a chi-square, with its interval as that of Pearson's."""
    counts = table.to_numpy()
    v = np.sqrt(chi_square / ((min(counts.shape) - 1) * counts.sum()))
    return Effect("cramers_v", float(min(v, 1)), *limits_of_v(chi_square, counts, confidence))


def _is_exact(test, table, block):
    """Tell whether Freeman and Halton's exact p was found with the hypothesis itself."""
    if isinstance(block, Undefined):
        return False
    wanted = block["cells_below_5"] != 0 or test == "fisher"
    return wanted and not isinstance(or_undefined(exact_p, table), Undefined)


def _exact(table, confidence):
    """Return V with the p of Freeman and Halton, which has no statistic of its own."""
    v = _size(association(table, confidence)["pearson"], table, confidence)
    return v.value, exact_p(table)["fisher_freeman_halton_p"], v


def _with_joint_groups(table, hypothesis, data):
    """Return the table with small groups told together; None where all are shown."""
    totals, names = data.totals["raw"], (hypothesis["row"], hypothesis["column"])
    profile = [name for name in names if totals is None or name not in totals]
    analysed = {name: data.groups[name].value_counts().to_dict() for name in profile}
    shown = shown_counts(table, hypothesis, profile, analysed)
    return None if shown.shape == table.shape else shown


def _by_rule(test, table, confidence, seed):
    """Return V with the p of the test that decides, or of the one that the counts want."""
    block = association(table, confidence)
    block |= without_large_sample(table, block, test, seed)
    rule = {"by_counts": by_counts, "fisher": exact}.get(test)
    p = rule(block).p if rule else block[f"{test}_p"]
    if isinstance(p, Undefined):
        raise p
    return block["cramers_v"], p, _size(block["pearson"], table, confidence)


def _figures(block, *names):
    return block if isinstance(block, Undefined) else tuple(block[name] for name in names)
