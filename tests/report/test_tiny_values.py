"""One rule for numbers too near to zero to be written: an inequality, in text as in tables."""

import re

import pytest
from test_section_hypotheses import regression_rows

from angket.report.numbers import write_number
from angket.report.phrases import report_words
from angket.settings.words import known_languages
from hypotheses_text import results_of, told

# The estimates of a regression that found as good as nothing, but for the degrees of freedom.
TINY = {"r": 0.00004, "r_squared": 0.00003, "r_squared_adjusted": -0.00003, "f": 0.00009}
ZEROS = re.compile(r"(?<![\d.,])0?[.,]0+(?![\d.,]?\d)")


@pytest.mark.parametrize("language", known_languages())
def test_no_number_of_a_relation_near_zero_is_written_as_zeros(language):
    rows = regression_rows(b=-0.00002, p=0.999, **TINY, f_squared=0.00003, se_estimate=2.5)
    rows["regression", "H1:x"] |= {"ci_low": -0.00004, "ci_high": 0.00004, "beta": -0.00004}
    rows["correlation", "H1"] |= {"r": -0.00004, "determination_percent": 0.00003}
    text = told("regression", rows, language, {"p": 0.999}, response="y", predictors=["x"])
    assert ZEROS.findall(text) == []
    assert not re.search(r"= [<>]", text)
    mark = report_words(language)["numbers"]["decimal_mark"]
    # An equation holds the number itself, with the decimals that its first digit needs.
    assert f"{mark}00002X" in text
    small = {"en": ("R² < .01", "F(1, 38) < 0.01", "= −.00003"), "id": ("R² < 0,001", "−0,00003")}
    assert [told for told in small[language] if told not in text] == []


@pytest.mark.parametrize(
    ("limits", "texts"),
    [
        ((-0.009, 0.0007), ("−0,0090", "0,0007")),
        ((0.0006, 0.0426), ("0,0006", "0,0426")),
        ((-0.12, 0.34), ("−0,120", "0,340")),
        ((0.0007, None), ("0,0007", None)),
    ],
)
def test_both_limits_of_an_interval_have_as_many_decimals_wherever_each_stands(limits, texts):
    names = dict(zip(("ci_low", "ci_high"), limits, strict=True))
    rows = {("regression", "H1:x"): {name: value for name, value in names.items() if value}}
    results = results_of(rows, {}, "id")
    for name, text in zip(names, texts, strict=True):
        if text:
            assert results.number("regression", "H1:x", name).text == text


@pytest.mark.parametrize("language", known_languages())
@pytest.mark.parametrize("style", ["p", "bounded", "coefficient", "statistic", "mean", "percent"])
def test_only_zero_itself_is_written_as_zeros(language, style):
    words = report_words(language)["numbers"]
    assert write_number(0.00002, style, words)[0] == "<"
    # What a computer sums up to next to nothing, as the mean of residuals, is zero.
    if style != "p":
        assert write_number(-0.00002, style, words).endswith("00002")
        for nothing in (0, 5e-15, -5e-15):
            assert re.fullmatch(r"0?[.,]0+", write_number(nothing, style, words))
