"""Exploratory factor analysis against R and PSPP."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from statsmodels.multivariate.factor import Factor
from statsmodels.multivariate.factor_rotation import rotate_factors

from angket.statistics.factors import extraction
from angket.statistics.factors.exploratory import factor_analysis
from angket.statistics.factors.extraction import extract
from angket.statistics.factors.parallel_analysis import parallel_analysis
from angket.statistics.factors.rotation import varimax
from angket.statistics.undefined import Undefined

RESPONSES = Path(__file__).parents[3] / "resources" / "ukm_stress" / "responses.csv"

# R 4.2, psych 2.2.9, with x as in test_omega.py and S <- x[paste0("S", 1:10)]:
#    f <- psych::fa(S, nfactors = 2, fm = "pa", rotate = "none", max.iter = 10000,
#                   min.err = 1e-14)
#    f$loadings; f$communality; varimax(unclass(f$loadings), eps = 1e-14)
# psych's own rotate = "varimax" stops the same rotation early (eps = 1e-5), .003 before its
# end. PSPP has the rotated figures of principal axis too:
#    FACTOR /VARIABLES=S1 TO S10 /EXTRACTION=PAF /ROTATION=VARIMAX
#      /CRITERIA=FACTORS(2) ITERATE(5000) ECONVERGE(0.0000000001) RCONVERGE(0.0000000001).
UNROTATED_OF_R = {
    "principal_axis": [
        *(0.807441939, 0.808722387, 0.821893007, 0.389953013, 0.275187032),
        *(0.694612011, 0.229003674, 0.262730425, 0.708214716, 0.788767760),
        *(-0.293098380, -0.290582330, -0.256099668, 0.702398712, 0.820407290),
        *(-0.071621594, 0.694062268, 0.703641277, -0.032306057, -0.112457678),
    ],
    "ml": [
        *(0.864291705, 0.866411563, 0.853012661, 0.284605367, 0.135811477),
        *(0.692524418, 0.123976684, 0.158434851, 0.678638426, 0.760172512),
        *(-0.174335667, -0.175801470, -0.118743164, 0.753951394, 0.862906565),
        *(0.055592288, 0.715426880, 0.721344756, 0.088272580, 0.018632731),
    ],
}
ROTATED_OF_R = {
    "principal_axis": [
        *(0.857924384, 0.858408780, 0.860862801, 0.166285997, 0.021904772),
        *(0.684983109, 0.014895596, 0.044317326, 0.686429690, 0.786982452),
        *(-0.042835696, -0.040054435, -0.003223781, 0.785987449, 0.865052717),
        *(0.135696864, 0.730714196, 0.749782834, 0.177273930, 0.124337958),
    ],
    "ml": [
        *(0.880285543, 0.882591979, 0.861230582, 0.174718050, 0.011966676),
        *(0.677623989, 0.021183078, 0.054452519, 0.659240339, 0.749832857),
        *(-0.049904299, -0.051054406, 0.003524642, 0.786712478, 0.873446790),
        *(0.153317648, 0.725780349, 0.736528874, 0.183696320, 0.126333341),
    ],
}
COMMUNALITIES_OF_R = {
    "principal_axis": [
        *(0.737869145, 0.738469991, 0.741095154, 0.645427302, 0.748796023),
        *(0.487615498, 0.534165115, 0.564138324, 0.502611765, 0.634801308),
    ],
    "ml": [
        *(0.777393076, 0.781575153, 0.741730539, 0.649442920, 0.763052497),
        *(0.482680571, 0.527205838, 0.545439859, 0.468342162, 0.578209426),
    ],
}

# R: factanal(x[c(paste0("D", 1:9), paste0("A", 1:7), paste0("S", 1:10))], 3,
#             control = list(opt = list(factr = 1, pgtol = 0), rotate = list(eps = 1e-14)))
# The loadings of A1, A4, S1 and S5.
THREE_FACTORS_OF_R = [
    *(0.8039247121, 0.3156027610, 0.0073403120),
    *(0.8659532116, 0.1985532808, -0.0433018806),
    *(0.4638496749, 0.7573137708, 0.0024065485),
    *(-0.0484832829, -0.0256396147, 0.8751836359),
]

# R: eigen(cor(S))$values
EIGENVALUES_OF_R = [
    *(4.287419293882, 2.756904273994, 0.650528521691, 0.592662264778, 0.419811377220),
    *(0.381627967243, 0.296530247184, 0.255791055199, 0.186328066662, 0.172396932148),
]

# R: set.seed(1); psych::fa.parallel(S, fa = "pc", n.iter = 1000, plot = FALSE)
#    $ncomp and $pc.sim, the means of the random eigenvalues
FACTORS_OF_R = 2
RANDOM_OF_R = [
    *(1.344341885823, 1.237128491937, 1.155535198331, 1.083600576367, 1.019287936590),
    *(0.957830488015, 0.898876159767, 0.837114307581, 0.772207499914, 0.694077455674),
]


@pytest.fixture(scope="module")
def answers():
    answers = pd.read_csv(RESPONSES, encoding="utf-8-sig").drop(columns="BMI")
    for name in ("S4", "S5", "S7", "S8"):
        answers[name] = 4 - answers[name]
    return answers


@pytest.fixture(scope="module")
def stress(answers):
    return answers.filter(regex=r"^S\d+$")


def by_columns(loadings):
    return loadings.to_numpy().ravel(order="F").tolist()


@pytest.mark.parametrize("method", UNROTATED_OF_R)
def test_extracted_loadings_equal_those_of_r_psych(stress, method):
    loadings = by_columns(extract(stress.corr(), 2, method))
    assert loadings == pytest.approx(UNROTATED_OF_R[method], abs=1e-6)


@pytest.mark.parametrize("method", ROTATED_OF_R)
def test_rotated_loadings_and_communalities_equal_those_of_r(stress, method):
    result = factor_analysis(stress, 2, method)
    assert by_columns(result["loadings"]) == pytest.approx(ROTATED_OF_R[method], abs=1e-6)
    assert result["communalities"].tolist() == pytest.approx(COMMUNALITIES_OF_R[method], abs=1e-6)
    assert result["eigenvalues"].tolist() == pytest.approx(EIGENVALUES_OF_R, abs=1e-11)


def test_three_factors_equal_those_of_factanal(answers):
    loadings = factor_analysis(answers, 3, "ml")["loadings"]
    some = loadings.loc[["A1", "A4", "S1", "S5"]].to_numpy().ravel().tolist()
    assert some == pytest.approx(THREE_FACTORS_OF_R, abs=1e-6)


@pytest.mark.parametrize("method", ["principal_axis", "ml"])
@pytest.mark.parametrize(("letters", "factors"), [("S", 1), ("S", 2), ("D", 2), ("DAS", 3)])
def test_a_last_digit_of_the_correlations_moves_no_loading_by_1e_9(
    answers, letters, factors, method
):
    correlations = answers.filter(regex=f"^[{letters}]").corr()
    loadings = extract(correlations, factors, method)
    # As other versions of numpy add up in another order.
    signs = np.triu(np.random.default_rng(1).choice([-1, 1], correlations.shape), 1)
    moved = extract(correlations * (1 + 1e-15 * (signs + signs.T)), factors, method)
    assert moved.to_numpy() == pytest.approx(loadings.to_numpy(), rel=0, abs=1e-11)
    rotated = varimax(loadings).to_numpy()
    assert varimax(moved).to_numpy() == pytest.approx(rotated, rel=0, abs=1e-11)


def test_of_two_lowest_points_the_lower_is_found(answers):
    # The misfit of these nine items has a lowest point at .0321921 and one at .0321893.
    # R: psych::fa(x[paste0("D", 1:9)], 2, fm = "pa", rotate = "none", max.iter = 20000,
    #              min.err = 1e-14)$communality; PSPP's FACTOR prints the same.
    loadings = extract(answers.filter(regex="^D").corr(), 2, "principal_axis")
    by_r = [
        *(0.621073103, 0.660391815, 0.426449412, 0.523439394, 0.383403936),
        *(0.670078811, 0.469756709, 0.680343705, 0.552240637),
    ]
    assert (loadings**2).sum(axis=1).tolist() == pytest.approx(by_r, abs=1e-6)


def test_rotation_keeps_communalities_and_sorts_by_variance_explained(answers):
    unrotated = extract(answers.corr(), 3, "principal_axis")
    rotated = varimax(unrotated)
    assert (rotated**2).sum(axis=1).tolist() == pytest.approx((unrotated**2).sum(axis=1).tolist())
    assert (rotated**2).sum().is_monotonic_decreasing
    assert (rotated.sum() > 0).all()


def test_rotation_bears_an_item_that_loads_on_nothing():
    loadings = pd.DataFrame([[0.8, 0.3], [0.7, 0.2], [0.2, 0.8], [0.0, 0.0]])
    assert varimax(loadings).iloc[3].tolist() == [0, 0]


def test_explained_variance_adds_up(stress):
    result = factor_analysis(stress, 2)
    assert result["explained"]["sum_of_squares"].sum() == pytest.approx(
        result["communalities"].sum()
    )
    # PSPP: rotation sums of squared loadings 3.8040304735 and 2.5309591529, 63.3 % together.
    assert result["explained"]["sum_of_squares"].tolist() == pytest.approx(
        [3.8040304735, 2.5309591529], abs=1e-6
    )
    assert result["explained"]["cumulative_percent"].iloc[-1] == pytest.approx(63.3, abs=0.05)


def test_parallel_analysis_agrees_with_that_of_r_psych(stress):
    factors, table = parallel_analysis(stress, seed=1)
    assert factors == FACTORS_OF_R
    # A mean of 1,000 random eigenvalues has a standard error of about .002.
    assert table["random_mean"].tolist() == pytest.approx(RANDOM_OF_R, abs=0.01)
    assert (table["random_quantile"] > table["random_mean"]).all()
    assert table["random_mean"].sum() == pytest.approx(len(table))


def test_parallel_analysis_repeats_with_its_seed_only(stress):
    first, again, other = (parallel_analysis(stress, seed)[1] for seed in (1, 1, 2))
    assert first.equals(again)
    assert not first.equals(other)


def test_parallel_analysis_bears_fewer_respondents_than_items(answers):
    _, table = parallel_analysis(answers[:16], seed=1)
    assert table["random_mean"].iloc[15:].tolist() == pytest.approx([0] * 11, abs=1e-9)


def test_too_many_factors_for_the_items_are_undefined(stress):
    with pytest.raises(Undefined, match="4 items are too few for factors: 2"):
        factor_analysis(stress.iloc[:, :4], 2)


def test_maximum_likelihood_needs_items_that_do_not_repeat_each_other(stress):
    doubled = stress.assign(S11=stress["S1"])
    with pytest.raises(Undefined, match="follows exactly from others"):
        factor_analysis(doubled, 2, "ml")
    # R: S$S11 <- S$S1; psych::fa(S, nfactors = 2, fm = "minres")$communality
    communalities = factor_analysis(doubled, 2, "principal_axis")["communalities"]
    assert communalities[["S1", "S2", "S11"]].tolist() == pytest.approx(
        [0.855411144, 0.751990091, 0.855411144], abs=1e-6
    )


def test_incomplete_respondents_are_left_out(stress):
    with_gap = stress.astype(float)
    with_gap.loc[0, "S1"] = np.nan
    assert factor_analysis(with_gap, 2)["n"] == len(stress) - 1


def test_of_two_likelihoods_that_random_starts_end_at_the_greater_is_found_every_time():
    draw = np.random.default_rng(9)
    answers = draw.standard_normal((100, 1)) + 1.5 * draw.standard_normal((100, 20))
    items = pd.DataFrame(answers, columns=[f"i{number}" for number in range(20)])
    model = Factor(answers, n_factor=2, method="ml")
    found = {seed: model.fit(rng=seed).uniqueness.min() for seed in (0, 4)}
    # Their misfits are .34738 and .34826.
    assert found == pytest.approx({0: 0.15375, 4: 0.36834}, abs=1e-4)
    first, again = (extract(items.corr(), 2, "ml") for _ in range(2))
    assert first.equals(again)
    assert 1 - (first**2).sum(axis=1).max() == pytest.approx(found[0], abs=1e-5)


def test_loadings_above_1_are_refused_of_which_statsmodels_says_nothing():
    # psych::fa(r, fm = "pa", max.iter = 10000) warns of "an ultra-Heywood case" here.
    r = pd.DataFrame([[1, 0.9, 0.8], [0.9, 1, 0.5], [0.8, 0.5, 1]], list("abc"), list("abc"))
    plain = Factor(corr=r.to_numpy(), n_factor=1, method="pa").fit(maxiter=5000, tol=1e-12)
    assert np.abs(plain.loadings).max() > 1.19
    with pytest.raises(Undefined, match="a Heywood case: the factors leave nothing of a"):
        extract(r, 1, "principal_axis")


# R: psych::fa(r, 2, fm = "pa", rotate = "none", max.iter = 1e5, min.err = 1e-15)$communality
SLOW = pd.DataFrame(
    [
        [1, 0.35, 0.31, 0.26, 0.25, 0.24],
        [0.35, 1, 0.35, 0.33, 0.26, 0.23],
        [0.31, 0.35, 1, 0.35, 0.38, 0.32],
        [0.26, 0.33, 0.35, 1, 0.33, 0.32],
        [0.25, 0.26, 0.38, 0.33, 1, 0.31],
        [0.24, 0.23, 0.32, 0.32, 0.31, 1],
    ]
)
COMMUNALITIES_OF_SLOW = [
    *(0.235403478050, 0.801792832814, 0.397872743186),
    *(0.327211306009, 0.347280532929, 0.287207825613),
]


def test_more_factors_than_the_items_span_are_undefined():
    with pytest.raises(Undefined, match="follows exactly from others"):
        extract(pd.DataFrame(np.ones((5, 5))), 2, "principal_axis")


def test_communalities_that_move_slowly_come_to_rest():
    loadings = extract(SLOW, 2, "principal_axis")
    assert (loadings**2).sum(axis=1).tolist() == pytest.approx(COMMUNALITIES_OF_SLOW, abs=1e-8)


def test_communalities_that_did_not_come_to_rest_are_no_result(monkeypatch):
    monkeypatch.setattr(extraction, "_REPETITIONS", (50,))
    with pytest.raises(Undefined, match="the search for the loadings did not converge"):
        extract(SLOW, 2, "principal_axis")


def test_factors_that_explain_nothing_have_loadings_of_0():
    alone = pd.DataFrame(np.eye(6))
    assert (extract(alone, 2, "principal_axis") == 0).all(axis=None)


def test_items_count_alike_in_a_rotation_whatever_their_communality(answers):
    unrotated = extract(answers.filter(regex="^[DS]").corr(), 3, "principal_axis")
    lengths = np.sqrt((unrotated**2).sum(axis=1)).to_numpy()[:, None]
    by_statsmodels = {
        "Kaiser": rotate_factors(unrotated.to_numpy() / lengths, "varimax", tol=1e-7)[0] * lengths,
        "raw": rotate_factors(unrotated.to_numpy(), "varimax", tol=1e-7)[0],
    }
    ours = np.sort(np.abs(varimax(unrotated).to_numpy()), axis=1)
    apart = {
        name: np.abs(np.sort(np.abs(theirs), axis=1) - ours).max()
        for name, theirs in by_statsmodels.items()
    }
    assert apart["Kaiser"] < 1e-6
    assert apart["raw"] > 0.01
