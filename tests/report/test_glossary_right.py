"""What the glossary says of a size is what is computed."""

import re

import numpy as np
import pandas as pd
import pytest
from statsmodels.miscmodels.ordinal_model import OrderedModel

from angket import catalogue
from angket.report.phrases import report_words
from angket.statistics.regression.linear import linear_regression
from angket.statistics.regression.moderation import product_terms
from angket.statistics.sensitivity import log_odds


@pytest.fixture(scope="module")
def answers():
    rng = np.random.default_rng(4)
    x, z = rng.normal(10, 3, 150), rng.normal(20, 5, 150)
    y = np.digitize(0.2 * x + 0.1 * z + 0.05 * x * z + rng.normal(0, 4, 150), [8, 12, 16, 20])
    terms = product_terms(pd.Series(x, name="x"), pd.Series(z, name="z"))
    return pd.Series(y.astype(float)), terms


def test_log_odds_of_a_product_are_for_one_standard_deviation_of_the_product(answers):
    y, terms = answers
    fitted = OrderedModel(y.astype(int), terms, distr="logit").fit(method="bfgs", disp=0)
    product = terms.columns[-1]
    expected = fitted.params[product] * terms[product].std()
    assert log_odds(y, terms)[0] == pytest.approx(expected, rel=1e-3)


def test_beta_of_a_product_is_in_standard_deviations_of_the_product(answers):
    y, terms = answers
    row = linear_regression(y, terms, 0.95).coefficients.iloc[-1]
    spread = terms.iloc[:, -1].std() / y.std()
    assert row["beta"] == pytest.approx(row["b"] * spread, rel=1e-9)


def test_f_of_two_equal_groups_is_half_the_distance_of_their_means():
    first, second = np.array([1.0, 2, 3, 6]), np.array([3.0, 5, 6, 10])
    within = np.sqrt((first.var() + second.var()) / 2)
    f = np.std([first.mean(), second.mean()]) / within
    assert f == pytest.approx(abs(first.mean() - second.mean()) / within / 2)
    both = np.concatenate([first, second])
    share = 1 - (first.var() + second.var()) / 2 / both.var()
    assert f**2 == pytest.approx(share / (1 - share))


@pytest.mark.parametrize(
    ("language", "f", "product"),
    [("en", "half the distance", "the interaction"), ("id", "setengah jarak", "hasil kali")],
)
def test_the_glossary_says_so(language, f, product):
    words = report_words(language)
    assert f in words["glossary"]["sizes"]["f"]
    for section, statistic in (("panel", "log_odds"), ("regression", "beta")):
        assert product in catalogue.words(language)[section][statistic]["meaning"]
    assert product in words["sensitivity"]["notes"]["moderation"]


# As if one changed a predictor or moderator and the rest followed.
CAUSAL = {
    "en": r"(when|as) (a|the) (predictor|moderator)|multiplied by|and the others stay",
    "id": r"(naik|bertambah|kenaikan) satu|sedangkan yang lain tetap",
}


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_coefficient_is_explained_as_if_it_were_an_effect(language):
    meanings = dict(report_words(language)["glossary"]["sizes"])
    for section, statistics in catalogue.words(language).items():
        meanings |= {(section, name): told["meaning"] for name, told in statistics.items()}
    assert len(meanings) > 500
    found = {place: text for place, text in meanings.items() if re.search(CAUSAL[language], text)}
    assert found == {}
    # What it would be like is found.
    assert re.search(CAUSAL["en"], "How much the response changes when a predictor is one higher")
    assert re.search(CAUSAL["id"], "Perubahan log odds bila satu variabel bebas naik satu")
