"""The figure of a moderation: its three lines are the simple slopes, with their bands."""

import numpy as np
import pandas as pd
import pytest

from angket.figures.interaction import draw_interaction
from angket.hypotheses.moderation.figures import figures
from angket.hypotheses.pictures import Pictured
from angket.settings.words import load_words
from angket.statistics.regression.moderation import moderation
from angket.statistics.regression.simple_lines import simple_lines
from student_totals import student_totals

HYPOTHESIS = {"kind": "moderation", "response": "depression", "predictor": "anxiety"}
HYPOTHESIS |= {"moderator": "stress", "scale": "raw"}


def pictured(totals, language="en"):
    labels = {name: {"label": name.title()} for name in totals}
    words = load_words(language, "figures")
    settings = {"variables": labels, "tests": {"alpha": 0.05}, "words": words}
    nothing = pd.DataFrame({"hypothesis": []}, dtype=str)
    return Pictured({"raw": totals}, None, {}, nothing, nothing, settings)


def drawn(totals, language="en"):
    found = list(figures("H1", HYPOTHESIS, pictured(totals, language)))
    return [(tuple(told), drawing()) for *told, drawing in found]


def test_the_lines_have_the_simple_slopes_and_go_through_the_mean():
    totals = student_totals()
    ((told, figure),) = drawn(totals)
    title = "Depression by Anxiety at three values of Stress"
    assert told == ("slopes_H1", "slopes", "H1", title)
    trio = (totals[name] for name in ("depression", "anxiety", "stress"))
    slopes = moderation(*trio, 0.95).simple_slopes["b"]
    lines = figure.axes[0].lines
    for line, slope in zip(lines, slopes, strict=True):
        x, y = line.get_data()
        assert np.diff(y) / np.diff(x) == pytest.approx(slope)
        assert [x[0], x[-1]] == [totals["anxiety"].min(), totals["anxiety"].max()]
    named = [text.get_text() for text in figure.legends[0].get_texts()]
    assert named == ["Mean − SD (8.40)", "Mean (15.40)", "Mean + SD (22.40)"]
    assert figure.legends[0].get_title().get_text() == "Total of Stress"


def test_the_band_is_that_of_r():
    # f <- lm(dep ~ I(anx - mean(anx)) * I(str - mean(str)))
    # predict(f, data.frame(anx = 21, str = mean(str) + sd(str)), interval = "confidence")
    totals = student_totals()
    trio = (totals[name] for name in ("depression", "anxiety", "stress"))
    end = simple_lines(*trio, 0.95)["mean + sd"].iloc[-1]
    assert end["x"] == 21
    expected = [23.0461952565375, 21.6412101739907, 24.4511803390842]
    assert end[["fitted", "mean_low", "mean_high"]].tolist() == pytest.approx(expected, rel=1e-9)


def test_lines_are_told_apart_without_colours():
    totals = student_totals()
    ((_, figure),) = drawn(totals)
    assert len({str(line._dash_pattern) for line in figure.axes[0].lines}) == 3


def test_every_respondent_is_a_point_or_in_a_larger_one():
    totals = student_totals()
    ((_, figure),) = drawn(totals)
    points = [part for part in figure.axes[0].collections if len(part.get_offsets()) > 0]
    places = sum(len(part.get_offsets()) for part in points if part.get_sizes().size)
    assert places == len(totals[["anxiety", "depression"]].drop_duplicates())


@pytest.mark.parametrize("language", ["en", "id"])
def test_numbers_are_written_as_in_the_language(language):
    ((_, figure),) = drawn(student_totals(), language)
    mark = {"en": "15.40", "id": "15,40"}[language]
    assert mark in figure.legends[0].get_texts()[1].get_text()


@pytest.mark.parametrize(
    "totals",
    [
        {"anxiety": [1.0, 2, 3], "stress": [1.0, 3, 2], "depression": [1.0, 2, 2]},  # n = 3
        {"anxiety": [1.0] * 9, "stress": range(9), "depression": range(9)},
        {"anxiety": range(9), "stress": [1.0] * 9, "depression": [1.0, 2, 3] * 3},
        {"anxiety": [np.nan] * 9, "stress": range(9), "depression": range(9)},
    ],
)
def test_where_there_is_no_model_there_is_no_figure(totals):
    assert drawn(pd.DataFrame(totals, dtype=float)) == []


def test_three_different_lines_are_needed():
    with pytest.raises(ValueError, match="zip"):
        draw_interaction([1, 2], [1, 2], {}, ("x", "y", "m"), load_words("en", "figures"))
