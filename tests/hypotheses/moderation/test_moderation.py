"""Moderations: their power, and the panel of other ways against R."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import scipy.stats

from angket.statistics.power.regressions import regression_power
from angket.statistics.undefined import Undefined
from hypothesis_tests import infer, panel_of
from student_totals import student_totals

TOTALS = student_totals()


def moderation(predictor, moderator):
    return {
        "kind": "moderation",
        "response": "depression",
        "predictor": predictor,
        "moderator": moderator,
    }


def test_power_of_a_moderation_is_that_of_its_product():
    found, _ = infer(moderation("stress", "anxiety"), TOTALS)
    # f^2 = F / df2 = 1.50657518740691 / 219, as R has them in test_moderated_slopes.py
    expected = regression_power(1.50657518740691 / 219, 3, 223, 0.05, tested=1)
    assert float(found["power", "H", "power"]) == pytest.approx(expected["power"], rel=1e-9)
    assert found["power", "H", "test"] == "f_change"


def test_a_moderation_as_in_r():
    table = panel_of(moderation("anxiety", "stress"), TOTALS, np.sqrt(TOTALS))
    rows = table.set_index("variant")
    change = "r_squared_change"
    assert rows["statistic"].tolist() == [change, change, change, "log_odds", "b"]
    # xc <- anx - mean(anx); mc <- str - mean(str); anova(lm(dep ~ xc + mc), lm(dep ~ xc * mc))
    assert rows.loc["raw", "p"] == pytest.approx(0.220980168102329, rel=1e-9)
    # The same of rank(anx), rank(str), rank(dep); difference of both $r.squared
    assert rows.loc["ranks", "estimate"] == pytest.approx(0.00257296315280853, rel=1e-9)
    assert rows.loc["ranks", "p"] == pytest.approx(0.222379137265315, rel=1e-9)
    # z <- function(v) v / sd(v); polr(factor(dep) ~ z(xc) + z(mc) + z(xc * mc), Hess = TRUE)
    assert rows.loc["ordinal", "estimate"] == pytest.approx(-0.0380674371649172, rel=1e-4)
    assert rows.loc["ordinal", "p"] == pytest.approx(0.807221825947184, rel=1e-5)


def test_nobody_left_leaves_every_variant_undefined():
    nobody = np.ones(len(TOTALS), dtype=bool)
    rows = panel_of(moderation("anxiety", "stress"), TOTALS, np.sqrt(TOTALS), nobody).iloc[5:]
    assert rows["n"].tolist() == [0] * 7
    assert all(isinstance(p, Undefined) for p in rows["p"])


def test_the_johnson_neyman_interval_is_told_where_a_study_asks_for_it():
    # income ~ illiteracy * murder of R's state.x77
    folder = Path(__file__).parents[2] / "statistics/regression"
    states = pd.read_csv(folder / "extended_by_R_states.csv").astype(float)
    by_r = pd.read_csv(folder / "extended_by_R.csv").set_index(["place", "statistic"])["value"]
    asked = {"kind": "moderation", "response": "Income", "predictor": "Illiteracy"}
    asked |= {"moderator": "Murder"}
    found, _ = infer(asked | {"johnson_neyman": True}, states)
    ends = [float(found["moderation", "H", f"johnson_neyman_{end}"]) for end in ("low", "high")]
    assert ends == pytest.approx(by_r["johnson_neyman"][["low", "high"]].tolist(), rel=1e-9)
    assert found["moderation", "H", "johnson_neyman_region"] == "outside"
    percent = float(found["moderation", "H", "johnson_neyman_percent"])
    assert percent == 100 * (states["Murder"] >= ends[1]).mean()
    # sqrt(vcovHC(f, "HC3")[2, 2])
    se = float(found["moderation", "H:slope at mean", "hc3_se"])
    assert se == pytest.approx(180.844170959625, rel=1e-9)
    without, _ = infer(asked, states)
    assert not [
        place
        for place in without
        if place[2].startswith(("johnson", "hc3_se")) and "slope" in place[1]
    ]


def test_intervals_of_beta_of_a_moderation_are_those_of_standardised_terms():
    savings = Path(__file__).parents[1] / "regression/savings.csv"
    hypothesis = moderation("pop15", "dpi") | {"response": "sr"}
    found, _ = infer(hypothesis, pd.read_csv(savings).drop(columns="country"))
    # xc, mc centred; s <- function(v) as.numeric(scale(v))
    # confint(lm(s(sr) ~ s(xc) + s(mc) + s(xc * mc)))
    by_r = {
        "pop15": [-1.129332048754150, -0.233109679103976],
        "dpi": [-0.809264242757382, 0.209839372866037],
        "pop15*dpi": [-0.345120913424938, 0.324668340206482],
    }
    for term, limits in by_r.items():
        place = "moderation", f"H:{term}"
        own = [float(found[(*place, f"beta_ci_{end}")]) for end in ("low", "high")]
        assert own == pytest.approx(limits, rel=1e-9)


def test_the_product_is_resampled_as_scipy_does_it():
    found, _ = infer(moderation("anxiety", "stress"), TOTALS, resamples=10_000)
    columns = TOTALS[["anxiety", "stress", "depression"]].to_numpy(float)

    def product(places, axis):
        x, m, y = np.moveaxis(columns[places], -1, 0)
        terms = np.stack([np.ones_like(x), x, m, x * m], -1)
        moments = np.einsum("...ni,...nj->...ij", terms, terms)
        return np.linalg.solve(moments, np.einsum("...ni,...n->...i", terms, y)[..., None])[
            ..., 3, 0
        ]

    # With the same seed both draw the same resamples.
    by_scipy = scipy.stats.bootstrap(
        (np.arange(len(columns)),), product, n_resamples=10_000, method="BCa", batch=500,
        vectorized=True, rng=np.random.default_rng(1),
    )  # fmt: skip
    place = "moderation", "H:anxiety*stress"
    limits = [float(found[(*place, f"bca_{end}")]) for end in ("low", "high")]
    error = by_scipy.standard_error
    assert limits == pytest.approx([*by_scipy.confidence_interval], abs=0.01 * error)
    assert float(found[(*place, "bootstrap_se")]) == pytest.approx(error, rel=1e-6)


def test_moderations_by_groups_have_resampled_intervals_of_every_product():
    draw = np.random.default_rng(4)
    groups = pd.DataFrame({"sex": draw.choice(["man", "woman"], len(TOTALS))})
    hypothesis = {
        "kind": "moderation", "response": "depression", "predictor": "stress", "groups": "sex",
    }  # fmt: skip
    totals = TOTALS.reset_index(drop=True)
    found, _ = infer(hypothesis, totals, groups)
    places = [place for place in found if place[2] == "bca_low"]
    assert len(places) == 3
    for section, subject, _ in places:
        low, b, high = (
            float(found[section, subject, part]) for part in ("bca_low", "b", "bca_high")
        )
        assert low < b < high
