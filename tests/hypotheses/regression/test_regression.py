"""Regressions of totals: their rows, and the panel of other ways against R."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from angket.statistics.undefined import Undefined
from hypothesis_tests import infer, panel_of
from student_totals import student_totals

TOTALS = student_totals()


def regression(*predictors):
    return {"kind": "regression", "response": "depression", "predictors": [*predictors]}


def panel(*predictors, flagged=None):
    """Test depression on predictors, with the square roots of totals as interval scores."""
    return panel_of(regression(*predictors), TOTALS, np.sqrt(TOTALS), flagged)


def test_a_perfect_fit_leaves_regression_and_correlation_the_same_figures():
    x = np.arange(1.0, 9)
    found, _ = infer(regression("stress"), pd.DataFrame({"stress": x, "depression": 3 * x + 2}))
    for section, statistic, value in [
        ("correlation", "r", 1),
        ("correlation", "determination_percent", 100),
        ("regression", "r", 1),
        ("regression", "r_squared", 1),
        ("regression", "se_estimate", 0),
    ]:
        assert float(found[section, "H", statistic]) == pytest.approx(value)
    assert float(found["regression", "H:stress", "b"]) == pytest.approx(3)
    assert float(found["regression", "H:(constant)", "b"]) == pytest.approx(2)
    for section, subject, statistic in [
        ("correlation", "H", "p"),
        ("correlation", "H", "ci_low"),
        ("regression", "H", "f_p"),
        ("regression", "H:stress", "p"),
        ("regression", "H:stress", "ci_low"),
    ]:
        assert "perfect" in found[section, subject, statistic]


def test_predictions_belong_to_who_has_all_totals():
    table = TOTALS[["stress", "depression"]].astype(float).copy()
    table.loc[2, "stress"] = np.nan
    _, outcome = infer(regression("stress"), table)
    fitted = outcome.predictions["fitted"]
    assert 2 not in fitted.index
    assert {1, 3, len(table) - 1} <= {*fitted.index}
    # On one line, which goes by the stress of the same respondent.
    line = np.polyfit(table["stress"].drop(index=2), fitted, 1)
    assert np.polyval(line, table["stress"].drop(index=2)) == pytest.approx(fitted.to_numpy())


def test_predictors_that_explain_nothing_leave_nothing_to_divide():
    sample = pd.DataFrame({"stress": [-1.0, -1, 1, 1] * 3, "anxiety": [-1.0, 1, -1, 1] * 3})
    sample["depression"] = sample["stress"] * sample["anxiety"]
    found, _ = infer(regression("stress", "anxiety"), sample)
    assert "explain nothing" in found["regression", "H:stress", "effective_percent"]


def test_one_slope_as_in_r():
    rows = panel("anxiety").set_index("variant")
    assert rows["statistic"].tolist() == ["beta", "beta", "beta", "log_odds", "b"]
    # cor(dep, anx); polr(factor(dep) ~ z(anx)); the iteration in test_robust.py
    assert rows.loc["raw", "estimate"] == pytest.approx(0.829447829594945, rel=1e-12)
    assert rows.loc["ordinal", "estimate"] == pytest.approx(2.68006032871411, rel=1e-6)
    assert rows.loc["robust", "estimate"] == pytest.approx(1.00063168858242, rel=1e-9)
    # cor.test(dep, anx, method = "spearman", exact = FALSE)$p.value
    assert rows.loc["ranks", "p"] == pytest.approx(1.28038478691177e-47, rel=1e-9)


def test_several_slopes_as_in_r():
    rows = panel("anxiety", "stress").set_index("variant")
    assert rows["statistic"].tolist() == [*["r_squared"] * 3, "lr", "wald", "f"]
    # s <- summary(lm(rank(dep) ~ rank(anx) + rank(str)))
    # s$r.squared; pf(s$fstatistic[1], 2, 220, lower.tail = FALSE)
    assert rows.loc["ranks", "estimate"] == pytest.approx(0.621134634484859, rel=1e-12)
    assert rows.loc["ranks", "p"] == pytest.approx(4.29872440053236e-47, rel=1e-9)
    assert rows.loc["raw", "estimate"] == pytest.approx(0.696142307460743, rel=1e-12)
    assert rows.loc["ordinal", "estimate"] == pytest.approx(243.040390378428, rel=1e-9)
    # car::linearHypothesis(lm(dep ~ anx + str), c("anx = 0", "str = 0"), vcov. = vcovHC(., "HC3"))
    assert rows.loc["robust_errors", "estimate"] == pytest.approx(204.231125426998, rel=1e-9)
    assert rows["reject_h0"].tolist() == [True] * 6


def test_nobody_left_leaves_every_variant_undefined():
    rows = panel("anxiety", flagged=np.ones(len(TOTALS), dtype=bool)).iloc[5:]
    assert rows["n"].tolist() == [0] * 7
    assert all(isinstance(p, Undefined) for p in rows["p"])


def test_intervals_of_beta_are_those_of_a_regression_of_standardised_variables():
    found, _ = infer(
        {"kind": "regression", "response": "sr", "predictors": ["pop15", "pop75", "dpi"]},
        pd.read_csv(Path(__file__).parent / "savings.csv").drop(columns="country"),
    )
    # s <- function(v) as.numeric(scale(v)); confint(lm(s(sr) ~ s(pop15) + s(pop75) + s(dpi)))
    by_r = {
        "pop15": [-1.618057116758827, -0.392451185966722],
        "pop75": [-1.101587258926997, 0.198316807450312],
        "dpi": [-0.599485048286295, 0.230753833492055],
    }
    for term, limits in by_r.items():
        place = "regression", f"H:{term}"
        own = [float(found[(*place, f"beta_ci_{end}")]) for end in ("low", "high")]
        assert own == pytest.approx(limits, rel=1e-9)


def test_a_single_predictor_has_the_interval_of_r_alone():
    found, _ = infer(regression("stress"), TOTALS)
    assert not [place for place in found if place[2].startswith("beta_ci")]
    squares = [100 * float(found["correlation", "H", f"ci_{end}"]) ** 2 for end in ("low", "high")]
    limits = [
        float(found["correlation", "H", f"determination_ci_{end}"]) for end in ("low", "high")
    ]
    assert limits == pytest.approx(squares, rel=1e-12)
