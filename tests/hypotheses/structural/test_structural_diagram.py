"""The diagram of a structural model: no path crosses another where that can be avoided."""

from contextlib import nullcontext
from itertools import combinations, pairwise

import pytest

from angket.figures.layers import layers_of
from angket.figures.style import TALLEST
from angket.figures.texts import text_width
from angket.figures.width import for_phones
from angket.hypotheses.structural.diagram import Arrow, Construct, draw_path_model
from angket.hypotheses.structural.diagram_paths import LINES, along
from angket.hypotheses.structural.diagram_places import (
    courses,
    hyphenated,
    in_columns,
    in_rows,
    item_lines,
)
from angket.hypotheses.structural.measurement_diagram import draw_measurement

ITEMS = tuple(f"A{number}  0,8" for number in range(4))
# Paths that can be drawn without a crossing.
MODELS = {
    "mediated": ["x>m", "x>y", "m>y"],
    "moderated": ["x>m", "f>m", "b>m", "x>y", "m>y", "d>y", "m*d>y"],
    "two pass": ["x>m", "k>m", "f>m", "b>m", "x>y", "b>y", "m>y"],
    "straight": ["x>m", "k>m", "f>m", "b>m"],
    "serial": ["x>m", "m>n", "n>o", "o>y", "x>y"],
}


def drawn(paths, beside):
    arrows = [tuple(path.split(">")) for path in paths]
    names = dict.fromkeys(end for arrow in arrows for end in arrow)
    constructs = {
        name: Construct(f"Transformational leadership {name}", "R² = 0.275", ITEMS, "4 items: 0.8")
        for name in names
    }
    shapes, through, _ = (in_columns if beside else in_rows)(
        constructs, layers_of([*names], arrows)
    )
    run, curved = courses(arrows, shapes, through)
    return {
        arrow: along(points, beside, curved) for arrow, points in zip(arrows, run, strict=True)
    }, shapes


def crosses(one, other):
    """Tell whether two lines through points have a point in common."""

    def side(a, b, c):
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    return any(
        side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
        for a, b in pairwise(one)
        for c, d in pairwise(other)
    )


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("width", ["page", "phone"])
def test_no_path_crosses_another(model, width):
    with for_phones() if width == "phone" else nullcontext():
        lines, _ = drawn(MODELS[model], width == "page" and model != "serial")
    for one, other in combinations(lines, 2):
        assert not crosses(lines[one], lines[other]), (one, other)


def test_a_large_model_has_no_more_crossings_than_it_must():
    arrows = ["a>b", "g>b", "b>c", "c>d", "c>e", "d>e", "e>f", "a>f", "g>d", "h>c", "c>f", "h>e"]
    lines, _ = drawn(arrows, False)
    crossing = [both for both in combinations(lines, 2) if crosses(*(lines[one] for one in both))]
    assert len(crossing) <= 1


def test_paths_of_one_construct_leave_and_reach_it_apart():
    lines, _ = drawn(MODELS["two pass"], True)
    for end in (0, -1):
        for one, other in combinations(lines, 2):
            if one[end] == other[end]:
                assert abs(lines[one][end] - lines[other][end]).max() > 0.1


def test_constructs_stand_apart_on_a_phone():
    with for_phones():
        _, shapes = drawn(MODELS["two pass"], False)
    for one, other in combinations(shapes.values(), 2):
        apart = abs(one.x - other.x), abs(one.y - other.y)
        assert apart[0] > (one.wide + other.wide) / 2 or apart[1] > (one.tall + other.tall) / 2


def test_no_box_of_items_is_wider_than_its_construct_or_leaves_the_page():
    items = ("Transformational leadership of the superior  0.84", "K1  0.61")
    constructs = {
        one: Construct(f"Construct {one}", items=items if one == "x" else ITEMS) for one in "xmy"
    }
    layers = layers_of([*constructs], [("x", "m"), ("m", "y"), ("x", "y")])
    shapes, _, _ = in_columns(constructs, layers)
    for shape in shapes.values():
        left, bottom, wide, tall = shape.box
        assert wide <= shape.wide + 0.05 and left > 0
        assert bottom + tall < shape.y - shape.tall / 2
    lines = item_lines(items, shapes["x"].wide)
    assert all(text_width(line, 8) <= shapes["x"].wide for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "").endswith("0.84K10.61")


@pytest.mark.parametrize("kind", ["rows", "columns", "measured"])
def test_no_diagram_is_taller_than_a_page(kind):
    names = [f"Quality of service {number}" for number in range(8)]
    constructs = {one: Construct(one, "R² = 0.275", ITEMS * 2, "8 items: 0.8") for one in names}
    if kind == "measured":
        figure = draw_measurement(constructs, [], ["* p < .05"])
    else:
        last = names[-1]
        arrows = [Arrow(one, last, "0.5", True) for one in names[:-1]]
        if kind == "rows":
            arrows += [Arrow(names[place], names[place + 1], "0.5", True) for place in range(4)]
        figure = draw_path_model(constructs, arrows, ["* p < .05"])
    assert figure.get_figheight() <= TALLEST + 1e-9


def test_a_path_without_a_test_is_neither_solid_nor_dashed():
    assert len({str(line) for line in LINES.values()}) == 3 and None in LINES


def test_long_words_are_divided_with_a_hyphen():
    lines = hyphenated("Kepemimpinan transformasional", 0.6).split()
    assert "".join(lines).replace("-", "") == "Kepemimpinantransformasional"
    assert all(text_width(line, 8) <= 0.6 and len(line) > 2 for line in lines)
