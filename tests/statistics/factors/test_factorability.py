"""KMO and Bartlett's test against R psych and PSPP."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.multivariate import test_cov_diagonal as diagonal

from angket.statistics.factors.factorability import bartlett_sphericity, kmo
from angket.statistics.undefined import Undefined

RESPONSES = Path(__file__).parents[3] / "resources" / "ukm_stress" / "responses.csv"

# R 4.2, psych 2.2.9:
#    x <- read.csv("resources/ukm_stress/responses.csv", fileEncoding = "UTF-8-BOM")
#    reversed <- c("S4", "S5", "S7", "S8"); x[reversed] <- 4 - x[reversed]
#    k <- psych::KMO(x[paste0("S", 1:10)]); c(k$MSA, k$MSAi)   and for D1 to D9
# The overall index and Bartlett's chi-square are also PSPP's: FACTOR /PRINT=KMO.
KMO_OF_R = {
    "S": [
        *(0.834261642442, 0.852606132097, 0.834836993317, 0.879974811833, 0.800436117401),
        *(0.722214102456, 0.871319769903, 0.845626972537, 0.800067251177, 0.851566984392),
        0.845564159907,
    ],
    "D": [
        *(0.921629602080, 0.913311383171, 0.914838141048, 0.936220835999, 0.927875237260),
        *(0.940202049468, 0.926751496055, 0.914528792410, 0.904710101856, 0.924587141462),
    ],
}

# R: unlist(psych::cortest.bartlett(cor(x[paste0("S", 1:10)]), n = nrow(x)))
BARTLETT_OF_R = {
    "S": (1379.27026541, 45, 1.45288186673e-259),
    "D": (1002.81633050, 36, 4.05821065852e-187),
}
SMALL = pd.DataFrame({"a": [4, 2, 1, 1, 4, 3], "b": [4, 3, 1, 4, 3, 5], "c": [5, 1, 3, 1, 2, 5]})


@pytest.fixture(scope="module")
def answers():
    answers = pd.read_csv(RESPONSES, encoding="utf-8-sig")
    for name in ("S4", "S5", "S7", "S8"):
        answers[name] = 4 - answers[name]
    return answers


@pytest.mark.parametrize("scale", KMO_OF_R)
def test_sampling_adequacy_equals_that_of_r_psych(answers, scale):
    overall, per_item = kmo(answers.filter(regex=rf"^{scale}\d+$"))
    assert [overall, *per_item] == pytest.approx(KMO_OF_R[scale], abs=1e-11)


@pytest.mark.parametrize("scale", BARTLETT_OF_R)
def test_bartletts_test_equals_that_of_r_psych(answers, scale):
    test = bartlett_sphericity(answers.filter(regex=rf"^{scale}\d+$"))
    assert tuple(test.values()) == pytest.approx(BARTLETT_OF_R[scale], rel=1e-10)


def test_incomplete_respondents_are_left_out():
    with_gap = SMALL.astype(float)
    with_gap.loc[0, "a"] = np.nan
    assert bartlett_sphericity(with_gap) == pytest.approx(bartlett_sphericity(SMALL[1:]))


@pytest.mark.parametrize("measure", [kmo, bartlett_sphericity])
def test_items_that_follow_from_others_are_undefined(measure):
    with pytest.raises(Undefined, match="follows exactly"):
        measure(SMALL.assign(d=SMALL["a"] + SMALL["b"]))
    with pytest.raises(Undefined, match="too few respondents"):
        measure(SMALL[:3])
    with pytest.raises(Undefined, match="no variance in b"):
        measure(SMALL.assign(b=2))


def test_items_without_any_correlation_have_no_adequacy():
    with pytest.raises(Undefined, match="correlated with none"):
        kmo(pd.DataFrame({"a": [1, 1, 2, 2], "b": [1, 2, 1, 2]}))


def test_bartletts_test_has_no_p_of_0_where_an_item_repeats_another():
    doubled = SMALL.assign(d=SMALL["a"])
    # statsmodels gives one, without a warning; that is no figure to print.
    assert diagonal(doubled.corr().to_numpy(), len(doubled)).pvalue == 0
    with pytest.raises(Undefined, match="follows exactly"):
        bartlett_sphericity(doubled)
