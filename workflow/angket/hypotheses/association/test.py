"""Association of categories: the table with its residuals, and the chi-square block."""

from functools import partial

from angket.hypotheses.association.cells import TOTAL
from angket.hypotheses.kind import Outcome
from angket.hypotheses.rows import add_detectable, add_interest, add_power, strength
from angket.statistics.categorical.association import association, crosstab
from angket.statistics.categorical.order import direction_of
from angket.statistics.categorical.residual_table import cell_residuals, exact_p, monte_carlo_p
from angket.statistics.categorical.risk import risk_estimates
from angket.statistics.categorical.thin_cells import are_thin
from angket.statistics.critical import critical_chi_square
from angket.statistics.power.counts import chi_square_power
from angket.statistics.power.detectable import detectable_association
from angket.statistics.power.families import cramers_v
from angket.statistics.undefined import Undefined, or_undefined
from angket.subjects import pair_of, part_of

ASSOCIATION = ["pearson", "pearson_df", "pearson_p", "continuity", "continuity_p"]
ASSOCIATION += ["likelihood_ratio", "likelihood_ratio_p", "fisher_p_two_sided"]
ASSOCIATION += ["fisher_p_one_sided", "linear_by_linear", "linear_by_linear_p"]
ASSOCIATION += ["cells_below_5", "minimum_expected", "phi", "cramers_v"]
ASSOCIATION += ["cramers_v_corrected", "cramers_v_ci_low", "cramers_v_ci_high"]
ASSOCIATION += ["contingency_coefficient", "odds_ratio", "odds_ratio_ci_low"]
ASSOCIATION += ["odds_ratio_ci_high"]
EXACT = ["fisher_freeman_halton_p", "pearson_exact_p"]
MONTE_CARLO = ["monte_carlo_p"]
DIRECTION = ["somers_d", "gamma", "tau_b"]
RISK = ["risk_ratio_first", "risk_ratio_second", "risk_difference"]


def test(rows, name, hypothesis, data):
    """Add the association of two variables; see `angket.hypotheses.kind`."""
    groups, order, tests = data.groups, data.order, data.tests
    row, column = hypothesis["row"], hypothesis["column"]
    table = crosstab(groups[row], groups[column], order[row], order[column])
    block = or_undefined(association, table, 1 - tests["alpha"], names=ASSOCIATION)
    add_cells(rows, name, table)
    decides = hypothesis["test"]
    block |= without_large_sample(table, block, decides, tests["seed"])
    rows.add("association", name, block | strength(block["cramers_v"], tests.get("strength_v")))
    if not {row, column}.intersection(data.unordered):
        direction = or_undefined(direction_of, table, 1 - tests["alpha"], names=DIRECTION)
        rows.add("association", name, direction)
    if table.shape == (2, 2):
        risks = or_undefined(risk_estimates, table, 1 - tests["alpha"], names=RISK)
        rows.add("association", name, risks)
    critical = block["pearson"]
    if not isinstance(critical, Undefined):
        critical = critical_chi_square(block["pearson_df"], tests["alpha"])
    rows.add("association", name, {"chi_square_critical": critical})
    family = "cramers_v", partial(cramers_v, shape=table.shape)
    if isinstance(block["pearson"], Undefined):
        add_power(rows, name, "chi_square", tests["alpha"], block["pearson"])
        add_detectable(rows, name, "w", block["pearson"], result=family)
        add_interest(rows, name, hypothesis, block["pearson"])
    else:
        size = (block["pearson"] / block["n"]) ** 0.5, block["pearson_df"], block["n"]
        add_power(rows, name, "chi_square", tests["alpha"], chi_square_power, *size)
        least = detectable_association, table.shape, block["n"], tests["alpha"]
        add_detectable(rows, name, "w", *least, result=family)
        add_interest(rows, name, hypothesis, chi_square_power, *size[1:], tests["alpha"])
    if decides == "by_counts":
        return by_counts(block)
    if decides == "fisher":
        return exact(block)
    return Outcome(decides, block[f"{decides}_p"])


def by_counts(block):
    """Let Pearson's chi-square decide, unless expected counts are too small for it.

    Then the exact test decides, or where it has too many tables to go through Monte Carlo.
    """
    if isinstance(block["pearson"], Undefined) or not are_thin(
        block["cells_below_5_percent"], block["minimum_expected"]
    ):
        return Outcome("pearson", block["pearson_p"])
    found = exact(block)
    if isinstance(found.p, Undefined):
        return Outcome("monte_carlo", block["monte_carlo_p"])
    return found


def exact(block):
    """Return Fisher's exact test, in larger tables as Freeman and Halton extended it."""
    if "fisher_freeman_halton_p" in block:
        return Outcome("fisher_freeman_halton", block["fisher_freeman_halton_p"])
    return Outcome("fisher", block["fisher_p_two_sided"])


def without_large_sample(table, block, test, seed):
    """Find p without supposing a large sample: exact where that matters, else Monte Carlo.

    It matters where a cell has an expected count below 5, or Fisher's test decides. In
    2x2 tables Fisher's exact p is in the block already. Where there are too many tables
    to go through, the exact p say so and Monte Carlo stands in.
    """
    found = {}
    if table.shape != (2, 2) and (block["cells_below_5"] != 0 or test == "fisher"):
        found = or_undefined(exact_p, table, names=EXACT)
        if not isinstance(found["fisher_freeman_halton_p"], Undefined):
            return found
    return found | or_undefined(monte_carlo_p, table, seed, names=MONTE_CARLO)


def add_cells(rows, name, table):
    """Add every cell with its share of the row, expected count and residuals."""
    shares = table.mul(100).div(table.sum(axis=1), axis=0)
    residuals = or_undefined(cell_residuals, table)
    for row in table.index:
        for column in table.columns:
            cell = {"n": int(table.loc[row, column]), "row_percent": shares.loc[row, column]}
            if isinstance(residuals, Undefined):
                cell["expected"] = residuals
            else:
                found = residuals.loc[(row, column)]
                cell |= {key: found[key] for key in ("expected", "standardised", "adjusted")}
            rows.add("crosstab", part_of(name, pair_of(row, column)), cell)
    add_margins(rows, name, table)


def add_margins(rows, name, table):
    """Add the totals of rows and columns; those of columns with their share of all."""
    n = int(table.to_numpy().sum())
    for row, count in table.sum(axis=1).items():
        whole = {"n": int(count), "row_percent": 100.0}
        rows.add("crosstab", part_of(name, pair_of(row, TOTAL)), whole)
    for column, count in table.sum().items():
        shares = {"n": int(count), "row_percent": count * 100 / n}
        rows.add("crosstab", part_of(name, pair_of(TOTAL, column)), shares)
    rows.add("crosstab", part_of(name, pair_of(TOTAL, TOTAL)), {"n": n, "row_percent": 100.0})
