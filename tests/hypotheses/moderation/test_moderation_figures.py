"""The figure of a moderation: its three lines are the simple slopes, with their bands."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from angket.figures.interaction import draw_interaction
from angket.hypotheses.moderation.figures import figures
from angket.hypotheses.pictures import Pictured
from angket.settings.words import load_words
from angket.statistics.regression.group_moderation import group_moderation
from angket.statistics.regression.johnson_neyman import johnson_neyman
from angket.statistics.regression.moderation import moderation
from angket.statistics.regression.simple_lines import simple_lines
from student_totals import student_totals

STATES = Path(__file__).parents[2] / "statistics/regression/extended_by_R_states.csv"
HYPOTHESIS = {"kind": "moderation", "response": "depression", "predictor": "anxiety"}
HYPOTHESIS |= {"moderator": "stress", "scale": "raw"}


def pictured(totals, language="en", groups=None, order=None):
    labels = {name: {"label": name.title()} for name in totals}
    words = load_words(language, "figures")
    settings = {"variables": labels, "tests": {"alpha": 0.05}, "words": words}
    nothing = pd.DataFrame({"hypothesis": []}, dtype=str)
    settings["profile"] = {"unit": {"label": "Unit"}}
    return Pictured({}, {"raw": totals}, groups, order or {}, nothing, nothing, settings)


def drawn(totals, language="en"):
    found = list(figures("H1", HYPOTHESIS, pictured(totals, language)))
    return [(tuple(told), drawing()) for *told, drawing in found]


def test_the_lines_have_the_simple_slopes_and_go_through_the_mean():
    totals = student_totals()
    ((told, figure),) = drawn(totals)
    title = "Depression by Anxiety at three values of Stress"
    assert told == ("interaction_H1", "interaction", "H1", title)
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


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_slope_is_drawn_over_the_values_that_respondents_have(language):
    totals = pd.read_csv(STATES).astype(float)
    asked = HYPOTHESIS | {"johnson_neyman": True, "response": "Income"}
    asked |= {"predictor": "Illiteracy", "moderator": "Murder"}
    *_, (name, kind, subject, title, drawing) = figures("H1", asked, pictured(totals, language))
    assert (name, kind, subject) == ("johnson_neyman_H1", "johnson_neyman", "H1")
    assert title.endswith({"en": "over Murder", "id": "sepanjang Murder"}[language])
    upper, lower = drawing().axes
    trio = (totals[name] for name in ("Income", "Illiteracy", "Murder"))
    fit, values = moderation(*trio, 0.95).fit, totals["Murder"]
    low, high, region = johnson_neyman(fit, float(values.mean()), 0.05)
    assert (region, low < values.min() < high < values.max()) == ("outside", True)
    inside = [high]
    drawn = [line.get_xdata() for line in upper.lines if len(line.get_xdata()) > 2]
    assert [x[0] for x in drawn] == pytest.approx([values.min(), *inside])
    assert [x[-1] for x in drawn] == pytest.approx([*inside, values.max()])
    assert upper.texts[0].get_text() == {"en": "8.41", "id": "8,41"}[language]
    assert sum(bar.get_height() for bar in lower.patches) == len(values)


def test_each_group_has_a_line_with_its_slope_over_its_own_scores():
    totals = student_totals()
    units = pd.Series(np.where(totals["stress"] > 15, "ward", "desk"), name="unit")
    asked = {"kind": "moderation", "response": "depression", "predictor": "anxiety", "scale": "raw"}
    of = pictured(totals, groups=units.to_frame(), order={"unit": ["ward", "desk"]})
    (told,) = figures("H1", asked | {"groups": "unit"}, of)
    assert told[:4] == (
        "interaction_H1", "interaction", "H1", "Depression by Anxiety in the groups of Unit",
    )  # fmt: skip
    figure = told[4]()
    order = ["ward", "desk"]
    found = group_moderation(
        totals["depression"], totals["anxiety"], units, order, "unit", 0.95
    ).slopes
    for line, group in zip(figure.axes[0].lines, order, strict=True):
        x, y = line.get_data()
        assert np.diff(y) / np.diff(x) == pytest.approx(found.loc[group, "b"])
        own = totals["anxiety"][units == group]
        assert [x[0], x[-1]] == [own.min(), own.max()]
    named = [text.get_text() for text in figure.legends[0].get_texts()]
    sizes = units.value_counts()
    assert [text.split(" (")[0] for text in named] == order
    assert [text.split("= ")[1] for text in named] == [f"{sizes[group]})" for group in order]
