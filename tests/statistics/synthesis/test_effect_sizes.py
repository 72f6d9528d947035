"""Effects of studies and conversions against metafor's, and their refusals."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from angket.statistics.synthesis import two_by_two
from angket.statistics.synthesis.conversions import imputed_from_beta, to_correlation
from angket.statistics.synthesis.effect_sizes import (
    back_transform,
    fisher_z,
    mean_correlation,
    raw_r,
    unbiased_r,
)
from angket.statistics.synthesis.mean_difference import standardized_mean_difference
from angket.statistics.synthesis.partial_effects import partial_z
from angket.statistics.synthesis.printed import SIGNLESS, Printed
from angket.statistics.synthesis.printed_p import disagrees_with_p, implied_p
from angket.statistics.undefined import Undefined
from recorded_syntheses import HERE, effects_of, recorded, rows_of, same, studies

KINDS = {
    **{"F1": "f", "chisq1": "chi_square", "p2": "p", "p1": "p_one_sided", "z": "fisher_z"},
    **{"pchisq1": "chi_square_p", "or": "odds_ratio", "contingencyC": "contingency"},
    **{"r2": "r_squared", "eta2": "eta_squared", "table2x2": "table"},
}
PRINTED = studies("conversions").set_index("id")


def printed_of(row):
    told = {
        name: None if pd.isna(row[column]) else row[column]
        for name, column in (
            *(("value", "x"), ("n", "n"), ("df", "df"), ("direction", "sign_")),
            *(("n1", "n1"), ("n2", "n2")),
        )
    }
    cells = None if pd.isna(row["a"]) else tuple(int(row[name]) for name in "abcd")
    return Printed(KINDS.get(row["from"], row["from"]), cells=cells, **told)


@pytest.mark.parametrize("rows", rows_of("effect", "measure"))
def test_effects_and_variances_are_metafors(rows):
    effects, variances = effects_of(rows["set"].iat[0], rows["measure"].iat[0])
    assert effects == pytest.approx(rows["yi"].to_numpy(), rel=1e-8, abs=1e-11)
    assert variances == pytest.approx(rows["vi"].to_numpy(), rel=1e-8)


@pytest.mark.parametrize("row", rows_of("convert", "subject"))
def test_every_route_to_r_gives_the_recorded_one(row):
    row = row.iloc[0]
    name = row["subject"]
    printed = printed_of(PRINTED.loc[name])
    if name == "r_one":
        with pytest.raises(Undefined, match="a correlation of 1 or -1 has no sampling variance"):
            to_correlation(printed)
        return
    if name.startswith("or_") and printed.n1 is None:
        # An odds ratio without respondents has a correlation but no variance.
        with pytest.raises(Undefined, match="number of respondents is not given"):
            to_correlation(printed)
        printed = printed._replace(n=100)
    if printed.kind == "beta":
        assert to_correlation(printed).r == printed.value == pytest.approx(row["r.alt"])
        printed = printed._replace(predictors=3)
    made = to_correlation(printed, impute_beta=True)
    assert made.r == pytest.approx(row["r"], rel=1e-8)
    assert made.kind == printed.kind
    if pd.isna(row["z"]):
        return
    effect = fisher_z(made.r, made.n)
    assert tuple(effect) == pytest.approx((row["z"], row["vz"]), rel=1e-8)
    ends = effect.value + np.array([-1, 1]) * 1.959963984540054 * np.sqrt(effect.variance)
    assert [back_transform(end, "fisher_z") for end in ends] == pytest.approx(
        [row["ci.lb"], row["ci.ub"]], rel=1e-8, abs=1e-11
    )
    assert implied_p(made.r, made.n) == pytest.approx(row["p.from.r"], rel=1e-8)


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        (Printed("none"), "no number that a correlation"),
        (Printed("r"), "prints no number"),
        (Printed("r", 1.0, 20), "of 1 or -1"),
        (Printed("r", 1.2, 20), "beyond 1 or -1"),
        (Printed("r", 0.677), "number of respondents is not given"),
        (Printed("r", 0.5, 3), "too few respondents"),
        (Printed("t", 2.4, 89, predictors=2), "several predictors"),
        (Printed("r_squared", 0.3, 89, direction=1, predictors=None), "several predictors"),
        (Printed("r_squared", 1.3, 89, direction=1), "between zero and one"),
        (Printed("beta", 0.3, 120, predictors=2), "beta of a multiple regression"),
        (Printed("beta", 0.3, 120, predictors=None), "beta of a multiple regression"),
        (Printed("f", 5.0, 50, df=40, df1=2, direction=1), "several degrees of freedom"),
        (Printed("f", -5.0, 50, df=48, direction=1), "cannot be negative"),
        (Printed("chi_square", 16.81, 72, 1, direction=-1, corrected=True), "continuity"),
        (Printed("chi_square", 16.81, 72, 2, direction=-1), "several degrees of freedom"),
        (Printed("chi_square", -1.0, 72, 1, direction=-1), "cannot be negative"),
        (Printed("chi_square_p", 0.0, 72, 1, direction=1, bound=True), "bound only"),
        (Printed("chi_square_p", 1.5, 72, 1, direction=1), "between zero and one"),
        (Printed("p", 0.0, 49, direction=1, bound=True), "bound only"),
        (Printed("p", 0.0, 49, direction=1), "between zero and one"),
        (Printed("p", 0.01, None, direction=1), "number of respondents is not given"),
        (Printed("p_one_sided", 0.8, 49, direction=1), "contradicts the direction"),
        (Printed("contingency", 0.72, 49, direction=1), "contingency coefficient of two rows"),
        (Printed("contingency", 0.5, 49, df=4, direction=1), "several degrees of freedom"),
        (Printed("eta_squared", 0.2, 49, df1=3, direction=1), "several degrees of freedom"),
        (Printed("kendall", 1.2, 49), "beyond 1 or -1"),
        (Printed("spearman", -1.01, 49), "beyond 1 or -1"),
        (Printed("d", 0.5, n1=1, n2=40), "fewer than two respondents"),
        (Printed("odds_ratio", 0.0, 49), "an odds ratio is above zero"),
        (Printed("table", n=40), "cells of the table are not given"),
        (Printed("table", cells=(5, 5, 0, 0)), "a row or a column of the table is empty"),
        (Printed("table", cells=(5, 5, -1, 3)), "cannot be negative"),
        *((Printed(kind, 0.2, 50, df=1), "does not tell the sign") for kind in sorted(SIGNLESS)),
    ],
)
def test_what_cannot_be_converted_honestly_is_refused_with_the_reason(printed, why):
    with pytest.raises(Undefined, match=why):
        to_correlation(printed)


def test_empty_cells_of_a_table_are_what_is_not_told():
    nan = float("nan")
    told = Printed("t", 2.43, 89, df=nan, direction=nan, n1=nan)
    assert to_correlation(told) == to_correlation(Printed("t", 2.43, 89))
    with pytest.raises(Undefined, match="does not tell the sign"):
        to_correlation(Printed("p", 0.02, 89, direction=nan))
    with pytest.raises(Undefined, match="several predictors"):
        to_correlation(told._replace(predictors=nan))


def test_a_scale_that_runs_the_other_way_turns_the_sign():
    turned = to_correlation(Printed("r", -0.372, 96, reverse=True))
    assert (turned.r, turned.pearson) == (0.372, True)
    assert not to_correlation(Printed("spearman", 0.623, 50)).pearson


def test_the_rule_for_beta_stops_at_one_half():
    with pytest.raises(Undefined, match="the rule for beta holds"):
        imputed_from_beta(0.6)
    imputed = to_correlation(Printed("beta", 0.3, 120, predictors=2), impute_beta=True)
    assert (imputed.r, imputed.pearson) == (pytest.approx(0.35), False)


def test_a_printed_p_that_r_and_n_contradict_is_found():
    assert disagrees_with_p(0.276, 81, 0.040, 3)
    assert not disagrees_with_p(0.371, 53, 0.006, 3)
    assert not disagrees_with_p(0.999, 53, 0.000, 3)


def test_four_respondents_are_the_fewest_that_have_a_variance():
    assert fisher_z(0.5, 4).variance == 1
    for effect in (fisher_z, raw_r, unbiased_r):
        with pytest.raises(Undefined, match="too few respondents"):
            effect(0.5, 3)


@pytest.mark.parametrize("row", rows_of("convert_tables", "subject"))
def test_tables_give_metafors_coefficients(row):
    row = row.iloc[0]
    cells = studies("bcg")[["tpos", "tneg", "cpos", "cneg"]].iloc[row["subject"] - 1]
    assert tuple(two_by_two.phi(*cells)) == pytest.approx((row["phi"], row["phi.vi"]), rel=1e-8)
    # metafor searches for the greatest likelihood by Nelder and Mead's method and stops near it.
    found = two_by_two.tetrachoric(*cells)
    assert found.value == pytest.approx(row["tetrachoric"], abs=1e-4)
    assert found.variance == pytest.approx(row["tetrachoric.vi"], rel=1e-3)
    odds = two_by_two.log_odds_ratio(*cells)
    d = odds.value * np.sqrt(3) / np.pi
    assert (d, odds.variance * 3 / np.pi**2) == pytest.approx(
        (row["d.logit"], row["d.vi"]), rel=1e-8
    )


@pytest.mark.parametrize("cells", [(8, 15, 42, 7), (50, 2, 2, 26), (4, 119, 11, 128)])
def test_a_tetrachoric_correlation_gives_the_first_cell_its_share(cells):
    a, b, c, _ = cells
    n = sum(cells)
    r = two_by_two.tetrachoric(*cells).value
    cuts = stats.norm.ppf([(a + b) / n, (a + c) / n])
    share = stats.multivariate_normal.cdf(cuts, cov=[[1, r], [r, 1]])
    assert share == pytest.approx(a / n, abs=1e-10)


def test_a_zero_cell_is_corrected_for_ratios_and_not_for_phi():
    recorded_row = recorded("convert").set_index("subject").loc["tab_zero"]
    odds = two_by_two.log_odds_ratio(18, 0, 7, 15)
    assert tuple(odds) == pytest.approx((recorded_row["logOR"], recorded_row["logOR.vi"]), rel=1e-8)
    assert two_by_two.phi(18, 0, 7, 15).value == pytest.approx(recorded_row["phi.metafor"])
    with pytest.raises(Undefined, match="run to 1"):
        two_by_two.tetrachoric(18, 0, 7, 15)


@pytest.mark.parametrize(("measure", "ratio"), [("OR", "odds"), ("RR", "risk")])
def test_mantel_and_haenszels_pool_is_metafors(measure, ratio):
    row = recorded("mantelhaenszel").set_index("measure").loc[measure]
    found = two_by_two.mantel_haenszel(studies("bcg")[["tpos", "tneg", "cpos", "cneg"]], ratio)
    same(found, row, {"estimate": "estimate", "se": "se", "z": "zval", "p": "pval"})


def test_petos_pool_is_metafors():
    found = two_by_two.peto(studies("bcg")[["tpos", "tneg", "cpos", "cneg"]])
    same(found, recorded("peto").iloc[0], {"estimate": "estimate", "se": "se", "q": "QE"})
    with pytest.raises(Undefined, match="both outcomes"):
        two_by_two.peto([[0, 3, 0, 4]])


@pytest.mark.parametrize("row", rows_of("back_int", "estimator"))
def test_the_mean_correlation_is_metafors_integral(row):
    row = row.iloc[0]
    chosen = "set == @row['set'] and measure == 'ZCOR' and estimator == @row['estimator']"
    estimate = recorded("pool").query(chosen + " and test == 'z'")["estimate"].iat[0]
    found = mean_correlation(estimate, recorded("het").query(chosen)["tau2"].iat[0])
    assert found == pytest.approx(row["r.mean"], rel=1e-8)


def test_a_standardised_difference_is_metafors():
    # escalc("SMD", m1i=12, sd1i=4, n1i=20, m2i=10, sd2i=3, n2i=30) of metafor 3.8-1
    found = standardized_mean_difference(12, 4, 20, 10, 3, 30)
    assert tuple(found) == pytest.approx((0.573779196366906, 0.0866255589951679), rel=1e-8)
    with pytest.raises(Undefined, match="fewer than two"):
        standardized_mean_difference(12, 4, 1, 10, 3, 30)


def test_the_variance_of_a_partial_z_can_be_that_of_textbooks():
    assert 1 / partial_z(4.61, 218, 4).variance == pytest.approx(213)
    assert 1 / partial_z(4.61, 218, 4, textbook=True).variance == pytest.approx(212)


FORMS = {
    **{"pearson": "r", "r_as_printed": "r", "chisq": "chi_square", "chisq_p": "chi_square_p"},
    **{"contingencyC": "contingency", "table2x2": "table", "p_bound": "p"},
}
TABLE = pd.read_csv(HERE / "studies" / "workload_burnout_id.csv")
REFUSED = {
    "Anandani & Rahmasari": "number of respondents is not given",
    "Sari (intermediet)": "number of respondents is not given",
    "Kaani, Larira & Toar": "p is printed as a bound only",
    "Assa": "no number that a correlation can be made of",
    "Soelton et al.": "no number that a correlation can be made of",
}


@pytest.mark.parametrize("row", [pytest.param(row, id=row.author) for row in TABLE.itertuples()])
def test_a_table_of_prior_studies_is_converted_row_by_row_or_refused(row):
    kind = FORMS.get(row.form, row.form)
    value = row.p_printed if kind in ("p", "chi_square_p") else row.x
    printed = Printed(
        kind,
        value,
        n=row.n,
        df=row.df,
        direction=-1 if row.direction == "-" else 1,
        # Both margins are 52 and 28.
        cells=(50, 2, 2, 26) if kind == "table" else None,
        bound=row.form == "p_bound",
        reverse=row.author == "Pasaribu",
    )
    if row.author in REFUSED:
        with pytest.raises(Undefined, match=REFUSED[row.author]):
            to_correlation(printed)
    else:
        assert to_correlation(printed).r == pytest.approx(row.r_used, rel=1e-12)
