"""Figures of every kind, of few and many respondents, with short and long names."""

import numpy as np
import pandas as pd

from angket.figures.bars import draw_bars
from angket.figures.distribution import draw_distribution
from angket.figures.forest import draw_forest
from angket.figures.group_lines import draw_group_lines
from angket.figures.groups import draw_groups
from angket.figures.heatmap import draw_heatmap
from angket.figures.interaction import draw_interaction
from angket.figures.items import draw_items
from angket.figures.mapping import draw_mapping
from angket.figures.paths import Path, draw_mediation
from angket.figures.predicted import draw_predicted
from angket.figures.profiles import draw_profiles
from angket.figures.quadrants import draw_quadrants
from angket.figures.residuals import draw_residuals
from angket.figures.scatter import draw_scatter
from angket.figures.scree import draw_scree
from angket.figures.slope_region import draw_slope_region
from angket.figures.stacked import draw_stacked
from angket.settings.words import load_words
from angket.statistics.regression.group_lines import group_lines as lines_of
from angket.statistics.regression.johnson_neyman import parts_of_range
from angket.statistics.regression.moderation import moderation
from angket.statistics.regression.simple_lines import simple_lines
from drawn_syntheses import OF_SYNTHESES

WORDS = load_words("en", "figures")
NOTICE = "Reconstructed data: the answers were searched for so that their analysis gives the tables"
LONG = "A questionnaire item with a wording that goes on, and on, much longer than anybody expected"
AGREEMENT = ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"]


def stacked(items, answers, wording="", missing=0, notice=None, name="X{}"):
    shares = np.random.default_rng(items).dirichlet(np.ones(len(answers)) * 2, items) * 100
    frame = pd.DataFrame(
        shares * (1 - missing), index=[name.format(i) for i in range(items)], columns=answers
    )
    return draw_stacked(frame, "Percent of answers", WORDS, None, [wording] * items, notice)


def heatmap(items, name="X{}", notice=None, low=-0.99):
    values = np.random.default_rng(items).uniform(low, 0.99, (items, items))
    names = [name.format(i) for i in range(items)]
    return draw_heatmap(pd.DataFrame(values, columns=names, index=names), WORDS, notice)


def mapping(items, codes, name="X{}", notice=None):
    scores = np.random.default_rng(items).uniform(0.4, 1.4, (items, len(codes))).cumsum(axis=1)
    names = [name.format(i) for i in range(items)]
    return draw_mapping(pd.DataFrame(scores, names, codes), codes, WORDS, notice)


def distribution(n, bands, label="Total", notice=None):
    totals = pd.Series(np.random.default_rng(n).normal(40, 8, n).round())
    placed = pd.cut(totals, len(bands), labels=bands).astype(object) if len(bands) else None
    return draw_distribution(totals, placed, bands, label, WORDS, notice)


def scatter(n, high, label="Total", fit=False, notice=None, curved=False):
    x, y = np.random.default_rng(n).integers(10, high, (2, n)).astype(float)
    band = pd.DataFrame({"fitted": x, "mean_low": x - 1, "mean_high": x + 1}) if fit else None
    words = WORDS | {"band": "95% confidence band of the mean"}
    return draw_scatter(x, y, (label, label), words, band, notice, curved)


def bars(options, n=300, name="Option {}", notice=None):
    counts = pd.Series(
        np.random.default_rng(options).integers(0, n, options),
        [name.format(place) for place in range(options)],
    )
    return draw_bars(counts, counts * 100 / n, "Percent of those who chose any", WORDS, notice)


def residuals(n):
    left, fitted = np.random.default_rng(n).normal(0, 3, (2, n))
    return draw_residuals(left, fitted + 20, WORDS)


def groups(sizes, name="Group {}", label="Total", notice=None):
    random = np.random.default_rng(len(sizes))
    parts = {
        name.format(place): random.normal(40 + place, 8, n).round() for place, n in enumerate(sizes)
    }
    means = pd.DataFrame({"mean": [part.mean() for part in parts.values()]})
    means["low"], means["high"] = means["mean"] - 2, means["mean"] + 2
    words = WORDS | {"mean_interval": "Mean with its 95% confidence interval"}
    return draw_groups(parts, means, label, words, notice)


def profiles(lines, levels, n=30, name="{}", label="Total", notice=None):
    random = np.random.default_rng(lines)
    cells = [
        (name.format(f"profile {one}"), name.format(f"level {other}"))
        for one in range(lines)
        for other in range(levels)
    ]
    values = {cell: random.normal(40 + place, 8, n).round() for place, cell in enumerate(cells)}
    means = {cell: (part.mean(), part.mean() - 2, part.mean() + 2) for cell, part in values.items()}
    return draw_profiles(values, means, (label, label, label), WORDS, notice)


def interaction(n, label="Total", notice=None):
    x, m, y = (
        pd.Series(values, name=name) for name, values in zip("xmy", totals_of(n), strict=True)
    )
    lines = simple_lines(y, x, m, 0.95)
    named = {f"Mean {place} (12.34)": line for place, line in lines.items()}
    return draw_interaction(x, y, named, (label, label, label), WORDS, notice)


def group_lines(n, groups, label="Total", name="Group {}", notice=None):
    x, _, y = totals_of(n)
    x, of = pd.Series(x, name="x"), pd.Series(np.arange(n) % groups).map(name.format)
    order = sorted(of.unique())
    lines = lines_of(y + of.map(order.index) * (x - 15) / 5, x, of, order, "of", 0.95)
    sizes = of.value_counts().to_dict()
    return draw_group_lines(x, y, lines, sizes, (label, label, label), WORDS, notice)


def slope_region(n, label="Total", notice=None):
    x, m, y = (
        pd.Series(values, name=name) for name, values in zip("xmy", totals_of(n), strict=True)
    )
    parts, ends = parts_of_range(moderation(y, x, m, 0.95).fit, m.mean(), m, 0.05)
    words = WORDS | {"slope_significant": "Significant, with its 95% confidence band"}
    words |= {"slope_not_significant": "Not significant, with its 95% confidence band"}
    return draw_slope_region(parts, ends, m, (label, label), words, notice)


def totals_of(n):
    """Three totals of n respondents, the last of which follows from the product of the others."""
    x, m = np.random.default_rng(n).integers(5, 26, (2, n)).astype(float)
    return x, m, x + m + 0.2 * (x - 15) * (m - 15) + np.random.default_rng(1).normal(0, 5, n)


def items_of_test(items, name="T{}", notice=None):
    random = np.random.default_rng(items)
    table = pd.DataFrame(index=[name.format(place) for place in range(1, items + 1)])
    table["difficulty"] = random.beta(3, 2, items).round(2)
    table["discrimination"] = random.normal(0.35, 0.2, items).clip(-0.3, 1).round(2)
    rule = {"difficulty": [0.3, 0.7], "discrimination": [0.2, 0.3]}
    table["decision"] = random.choice(["keep", "revise", "drop"], items)
    return draw_items(table, rule, WORDS, notice)


def paths(name, value="0.425", notice=None):
    told = f"*a* = {value}", f"[−{value}, {value}]"
    arrows = {arrow: Path(told, arrow != "b") for arrow in ("a", "b", "direct")}
    names = {role: name.format(role) for role in ("predictor", "mediator", "response")}
    below = [" ".join(told), "In brackets: 95% confidence intervals."]
    return draw_mediation(names, arrows, below, notice)


def predicted(levels, x=None, name="Level {}", label="Total", notice=None):
    places = np.linspace(10, 30, 41) if x is None else np.arange(len(x))
    curves = {}
    for level in range(levels):
        value = np.exp(-np.square(places / places.max() * levels - level - 0.5)) / 2
        curve = {"x": places if x is None else x, "value": value}
        curve |= {"low": np.maximum(value - 0.05, 0), "high": value + 0.1}
        curves[name.format(level)] = pd.DataFrame(curve)
    return draw_predicted(curves, (label, f"Probability of {label}"), WORDS, notice)


def quadrants(items, name="P{}", label="Service", notice=None):
    random = np.random.default_rng(items)
    rows = pd.DataFrame({"performance": random.normal(3.5, 0.2, items)})
    rows["importance"], rows["sure"] = random.normal(4.2, 0.15, items), rows.index % 3 > 0
    rows.index = [name.format(place) for place in range(items)]
    lines = rows["performance"].mean(), rows["importance"].mean()
    named = {"concentrate_here": "I Concentrate here", "keep_up": "II Keep up the good work"}
    named |= {"low_priority": "III Low priority", "possible_overkill": "IV Possible overkill"}
    words = WORDS | {"quadrants": named, "sure_quadrant": "Stays in its quadrant in 95%"}
    labels = (f"Mean: {label}", f"Mean: {label} expected")
    return draw_quadrants(rows, lines, labels, words, notice)


def answers(n):
    """Two related totals of n respondents, 12 and 13 items of five points, and their intervals."""
    random = np.random.default_rng(n)
    common = random.normal(size=n)
    totals = [
        sum(np.clip(np.round(common * 0.5 + random.normal(size=n) + 3), 1, 5) for _ in range(items))
        for items in (12, 13)
    ]
    return totals, [total + random.normal(size=n) for total in totals]


def forest(ways, name="Way {}", axis="Correlation", headings=0, notice=None):
    random = np.random.default_rng(ways)
    effects = random.uniform(-0.2, 0.8, ways)
    rows = pd.DataFrame({"label": [name.format(place) for place in range(ways)]})
    rows["effect"], rows["low"], rows["high"] = effects, effects - 0.1, effects + 0.15
    rows["decides"], rows["heading"] = rows.index == 0, False
    rows["told"] = ".46 [−.37, .54]"
    other = rows.index[1::4]
    rows.loc[other, ["effect", "low", "high"]] = np.nan
    rows.loc[other, "told"] = "other scale, *p* = .134"
    rows.loc[:headings, ["effect", "low", "high"]] = np.nan
    rows.loc[: headings - 1, ["told", "heading"]] = "", True
    return draw_forest(rows, f"{axis}, with 95% confidence intervals", WORDS, notice)


def scree(k, extracted=1, axis="Eigenvalue", notice=None):
    numbers = pd.DataFrame({"eigenvalue": 4.0 / np.arange(1, k + 1)}, index=range(1, k + 1))
    numbers["mean"], numbers["quantile"] = np.linspace(1.2, 0.8, k), np.linspace(1.4, 0.9, k)
    numbers["extracted"] = numbers.index <= extracted
    return draw_scree(numbers, axis, WORDS, notice)


TWELVE = [f"Answer {i}" for i in range(12)]
EXTREMES = {
    "40 items": lambda: stacked(40, AGREEMENT),
    "40 items with long wordings": lambda: stacked(40, AGREEMENT, LONG),
    "12 items with long wordings": lambda: stacked(12, AGREEMENT, LONG, notice=NOTICE),
    "100 items": lambda: stacked(100, AGREEMENT),
    "2 items": lambda: stacked(2, ["No", "Yes"]),
    "7 points, some missing": lambda: stacked(9, [f"{i} point" for i in range(7)], missing=0.1),
    "12 answers": lambda: stacked(6, TWELVE, notice=NOTICE),
    "long answers": lambda: stacked(5, [LONG + str(i) for i in range(5)]),
    "a name without spaces": lambda: stacked(5, AGREEMENT, name="X{}" + "_name" * 20),
    "Chinese and Arabic": lambda: stacked(5, ["非常不同意", "أوافق"], "我觉得工作量太大" * 8),
    "heatmap of 2": lambda: heatmap(2, notice=NOTICE),
    "heatmap of 3": lambda: heatmap(3),
    "heatmap of 7": lambda: heatmap(7),
    "heatmap of 13": lambda: heatmap(13, low=0),
    "heatmap of 14": lambda: heatmap(14, notice=NOTICE),
    "heatmap of 40": lambda: heatmap(40),
    "heatmap of 90": lambda: heatmap(90),
    "heatmap with long names": lambda: heatmap(8, "item_{}_of_a_questionnaire_with_$_and_names"),
    "mapping of 2": lambda: mapping(2, [1, 2], notice=NOTICE),
    "mapping of 40, 7 points": lambda: mapping(40, range(1, 8)),
    "mapping of 12 points": lambda: mapping(9, range(12), "a_name_too_long_for_the_margin_{}"),
    "3 categories": lambda: distribution(100, ["Low", "Medium", "High"], notice=NOTICE),
    "12 categories": lambda: distribution(5000, TWELVE),
    "long categories": lambda: distribution(50, [LONG + str(i) for i in range(3)], LONG * 2),
    "no categories": lambda: distribution(1_000_000, []),
    "scatter": lambda: scatter(60, 40, fit=True, notice=NOTICE),
    "scatter with a parabola": lambda: scatter(60, 40, fit=True, curved=True),
    "scatter of a million with a parabola": lambda: scatter(1_000_000, 70, curved=True),
    "scatter with long names": lambda: scatter(60, 40, LONG, fit=True),
    "scatter of shared places": lambda: scatter(3000, 20),
    "scatter of a million": lambda: scatter(1_000_000, 70, fit=True),
    "1 option": lambda: bars(1),
    "6 options": lambda: bars(6, notice=NOTICE),
    "60 options of a million": lambda: bars(60, 1_000_000),
    "options with long names": lambda: bars(8, name=LONG + " {}"),
    "options without spaces": lambda: bars(3, name="{}" + "_name" * 30),
    "2 groups": lambda: groups([30, 12], notice=NOTICE),
    "a group": lambda: groups([7]),
    "60 groups of thousands": lambda: groups([5000] * 60),
    "groups with long names": lambda: groups([5, 9, 40], LONG + " {}", LONG),
    "groups without spaces": lambda: groups([5, 9], "{}" + "_name" * 30),
    "profiles": lambda: profiles(2, 4, notice=NOTICE),
    "profiles of 9 by 12": lambda: profiles(9, 12, 2000),
    "profiles with long names": lambda: profiles(3, 5, name=LONG + " {}", label=LONG),
    "profiles without spaces": lambda: profiles(2, 2, name="{}" + "_name" * 30),
    "interaction": lambda: interaction(80, notice=NOTICE),
    "interaction with long names": lambda: interaction(5, LONG),
    "interaction of a million": lambda: interaction(1_000_000),
    "lines of 2 groups": lambda: group_lines(80, 2, notice=NOTICE),
    "lines of 9 groups": lambda: group_lines(300, 9),
    "lines of groups with long names": lambda: group_lines(40, 3, LONG, LONG + " {}"),
    "items of a test": lambda: items_of_test(25, notice=NOTICE),
    "40 items of a test": lambda: items_of_test(40),
    "2 items of a test": lambda: items_of_test(2, "Question {} of a test"),
    "slope region": lambda: slope_region(80, notice=NOTICE),
    "slope region with long names": lambda: slope_region(7, LONG),
    "slope region of a million": lambda: slope_region(1_000_000),
    "paths": lambda: paths("{}", notice=NOTICE),
    "paths with long names": lambda: paths(LONG),
    "paths with long numbers": lambda: paths("the {}", "123.456"),
    "predicted": lambda: predicted(5, notice=NOTICE),
    "predicted of one": lambda: predicted(1, label=LONG),
    "predicted of categories": lambda: predicted(5, ["Man", "Woman"]),
    "predicted with long names": lambda: predicted(12, [LONG, "B", LONG + "."], LONG + " {}", LONG),
    "scree": lambda: scree(10, 2, notice=NOTICE),
    "scree of 2": lambda: scree(2, 2),
    "scree of 90": lambda: scree(90, 7, "Eigenvalue of shared variance"),
    "quadrants of 2": lambda: quadrants(2, label=LONG),
    "quadrants of 22": lambda: quadrants(22, notice=NOTICE),
    "quadrants of 40": lambda: quadrants(40),
    "residuals": lambda: residuals(5),
    "residuals of a million": lambda: residuals(1_000_000),
    "forest": lambda: forest(6, headings=1, notice=NOTICE),
    "forest of a way": lambda: forest(1),
    "forest of 12 ways": lambda: forest(12, "Robust regression {}", headings=1),
    "forest with long names": lambda: forest(5, LONG + " {}", LONG),
}
# One of each way of drawing, for the fast tests of what takes long.
EXTREMES |= OF_SYNTHESES
OF_EACH = [
    "12 items with long wordings", "heatmap of 14", "mapping of 2", "12 categories", "scatter",
    "scatter of a million", "6 options", "2 groups", "interaction", "slope region", "paths",
    "items of a test", "predicted", "profiles", "quadrants of 22", "residuals of a million",
    "forest", "scree", "forest of studies", "funnel", "flow of studies",
]  # fmt: skip
