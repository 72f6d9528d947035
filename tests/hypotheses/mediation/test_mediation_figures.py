"""The path diagram of a mediation: its arrows, and what stands beside them."""

import io

import pandas as pd
import pytest
from matplotlib.patches import FancyArrowPatch, Rectangle

from angket.hypotheses.mediation.figures import figures, redrawn
from angket.hypotheses.pictures import Pictured
from angket.settings.figures import aggregated
from angket.settings.words import load_words

HYPOTHESIS = {"kind": "mediation", "response": "y", "predictor": "x", "mediator": "m"}
VALUES = {
    "a": {"b": 0.5, "ci_low": 0.25, "ci_high": 0.75, "p": 0.001},
    "b": {"b": -0.4, "ci_low": -0.9, "ci_high": 0.1, "p": 0.2},
    "direct": {"b": 1.25, "ci_low": 1.0, "ci_high": 1.5, "p": 0.05},
    "total": {"b": 1.05, "ci_low": 0.75, "ci_high": 1.35, "p": 0.001},
}
INDIRECT = {"indirect": -0.2, "percentile_low": -0.5, "percentile_high": 0.0625}


def rows(indirect=INDIRECT, **paths):
    found = {("mediation", "H1", name): str(value) for name, value in indirect.items()}
    for path, values in (VALUES | paths).items():
        found |= {("mediation", f"H1:{path}", name): str(value) for name, value in values.items()}
    return found


def settings(language="en"):
    labels = {
        name: {"label": label}
        for name, label in zip("xmy", ("Load", "Burnout", "Health"), strict=True)
    }
    words = load_words(language, "figures")
    return {"variables": labels, "tests": {"alpha": 0.05}, "words": words}


def drawn(statistics, language="en"):
    """Return what is told of the figure, its texts without marks of symbols, and its arrows."""
    ((*told, drawing),) = redrawn("H1", HYPOTHESIS, statistics, settings(language))
    (axes,) = drawing().axes
    texts = [text.get_text() for text in axes.texts]
    plain = [text.replace(r"$\mathit{", "").replace("}$", "") for text in texts]
    return told, plain, [part for part in axes.patches if isinstance(part, FancyArrowPatch)]


def test_every_path_stands_with_its_interval_and_the_indirect_relation_below():
    told, texts, _ = drawn(rows())
    assert told == [
        "path_diagram_H1",
        "path_diagram",
        "H1",
        "Paths from Load through Burnout to Health",
    ]
    assert texts[:3] == ["Load", "Burnout", "Health"]
    assert texts[3:7] == ["a = 0.500", "[0.250, 0.750]", "b = −0.400", "[−0.900, 0.100]"]
    assert texts[7:9] == ["c′ = 1.250", "[1.000, 1.500]"]
    assert texts[9:] == [
        "Total: c = 1.050 [0.750, 1.350]",
        "Indirect: ab = −0.200 [−0.500, 0.063]",
        "In brackets: 95% confidence intervals.",
        "Dashed: not significant at the level .05.",
    ]


def test_numbers_are_written_as_in_indonesian():
    _, texts, _ = drawn(rows(), "id")
    assert "[−0,900; 0,100]" in texts
    assert "Garis putus-putus: tidak signifikan pada taraf 0,05." in texts


def test_only_a_path_that_is_not_significant_is_dashed():
    _, _, arrows = drawn(rows())
    assert [arrow.get_linestyle() == "solid" for arrow in arrows] == [True, False, True]
    _, texts, arrows = drawn(rows(b=VALUES["b"] | {"p": 0.01}))
    assert all(arrow.get_linestyle() == "solid" for arrow in arrows)
    assert not any("Dashed" in text for text in texts)


def test_arrows_go_from_box_to_box():
    ((*_, drawing),) = redrawn("H1", HYPOTHESIS, rows(), settings())
    (axes,) = drawing().axes
    boxes = [part.get_bbox() for part in axes.patches if isinstance(part, Rectangle)]
    ends = [part._posA_posB for part in axes.patches if isinstance(part, FancyArrowPatch)]
    between = [(0, 1), (1, 2), (0, 2)]  # of predictor, mediator, response
    for (start, end), (first, second) in zip(ends, between, strict=True):
        assert boxes[first].padded(1e-6).contains(*start)
        assert boxes[second].padded(1e-6).contains(*end)


def test_without_a_bootstrap_the_indirect_relation_has_no_interval():
    reason = "undefined: too many respondents"
    told = INDIRECT | {"percentile_low": reason, "percentile_high": reason}
    assert "Indirect: ab = −0.200" in drawn(rows(told))[1]


@pytest.mark.parametrize(
    "statistics",
    [
        {},
        rows(INDIRECT | {"indirect": "undefined: no variance in Load"}),
        rows(total={"b": "undefined: withheld: fewer than 5 respondents"}),
    ],
)
def test_where_a_number_is_missing_nothing_is_drawn(statistics):
    assert list(redrawn("H1", HYPOTHESIS, statistics, settings())) == []


def test_it_is_drawn_with_the_answers_as_without_them():
    nothing = pd.DataFrame({"hypothesis": []}, dtype=str)
    pictured = Pictured(rows(), {}, None, {}, nothing, nothing, settings())
    contents = []
    for found in (
        figures("H1", HYPOTHESIS, pictured),
        redrawn("H1", HYPOTHESIS, rows(), settings()),
    ):
        ((*_, drawing),) = found
        contents.append(io.BytesIO())
        drawing().savefig(contents[-1], format="svg", metadata={"Date": None})
    assert contents[0].getvalue() == contents[1].getvalue()
    assert "path_diagram" in aggregated()
