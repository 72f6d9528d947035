"""What of the settings of a structural model does not fit is told with its place."""

import pytest

from angket.hypotheses.kind import load

STUDY = {
    "variables": {
        **{name: {"items": [f"{name}1", f"{name}2"]} for name in "xmyz"},
        "s": {
            "items": ["s1", "s2"],
            "dimensions": {"a": {"items": ["s1"]}, "b": {"items": ["s2"]}},
        },
    }
}
MISTAKES = {
    "on_itself": ({"paths": {"y": ["y"]}}, ("paths", "y")),
    "circle": ({"paths": {"y": ["x"], "x": ["m"], "m": ["y"]}}, ("paths",)),
    "not_with": ({"estimator": "ml", "target": "y"}, ("target",)),
    "no_products": (
        {"estimator": "wlsmv", "parts": {"p": {"from": "x", "to": "y", "moderated_by": "m"}}},
        ("parts", "p", "moderated_by"),
    ),
    "no_model": ({"paths": None}, ()),
    "two_models": ({"estimator": "ml", "constructs": ["x", "y"]}, ("constructs",)),
    "measured_by": ({"paths": None, "constructs": ["x", "y"]}, ("constructs",)),
    "of_constructs": (
        {"paths": None, "estimator": "ml", "constructs": ["x", "y"],
         "parts": {"p": {"from": "x", "to": "y"}}}, ("parts", "p", "from"),
    ),
    "of_paths": ({"parts": {"p": {"between": ["x", "y"]}}}, ("parts", "p", "between")),
    "part_lacks": ({"parts": {"p": {"from": "x"}}}, ("parts", "p")),
    "not_in_model": ({"formative": ["z"]}, ("formative", 0)),
    "no_dimensions": ({"higher_order": ["x"]}, ("higher_order", 0)),
    "no_path": (
        {"parts": {"p": {"from": "x", "through": ["y"], "to": "m"}}}, ("parts", "p")
    ),
    "moderated_way": (
        {"parts": {"p": {"from": "x", "through": ["m"], "to": "y", "moderated_by": "s"}}},
        ("parts", "p"),
    ),
    "no_item": (
        {"estimator": "ml", "correlated_errors": [["x1", "q9"]]}, ("correlated_errors", 0)
    ),
    "not_moderated": (
        {"estimator": "ml", "higher_order": ["s"],
         "parts": {"p": {"from": "x", "to": "y", "moderated_by": "m"}}}, ("higher_order",)
    ),
    "by_itself": (
        {"parts": {"p": {"from": "x", "to": "y", "moderated_by": "x"}}}, ("parts", "p")
    ),
    "no_pair": (
        {"estimator": "ml", "correlated_errors": [["x1", "y1"], ["y1", "x1"]]},
        ("correlated_errors", 1),
    ),
    "target": ({"target": "x"}, ("target",)),
    "ordinal_groups": ({"estimator": "wlsmv", "groups": "gender"}, ("groups",)),
}  # fmt: skip
RIGHT = {"estimator": "pls", "paths": {"m": ["x"], "y": ["x", "m", "s"]}}


def problems(**hypothesis):
    """List what does not fit; None takes a key out."""
    stated = {key: value for key, value in (RIGHT | hypothesis).items() if value is not None}
    return [*load("structural", "roles").problems(stated, STUDY)]


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_is_told_with_its_place(message):
    given, place = MISTAKES[message]
    told = {path: one for path, one in problems(**given) if one.key.endswith(f".{message}")}
    assert place in told
    for language in ("en", "id"):
        assert "{" not in told[place].tell(language)


def test_an_item_has_no_pair_with_itself():
    given = problems(estimator="ml", correlated_errors=[["x1", "x1"]])
    assert [path for path, _ in given] == [("correlated_errors", 0)]


def test_keys_that_an_estimator_has_no_use_for_are_told():
    given = {"formative": ["x"], "higher_order": ["s"], "target": "y", "groups": "gender"}
    told = {path for path, _ in problems(estimator="wlsmv", **given)}
    assert told == {("formative",), ("target",), ("groups",)}


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"higher_order": ["s"], "formative": ["s", "a"]},
        {"parts": {"p": {"from": "x", "to": "y", "moderated_by": "m"}}},
        {"estimator": "mlr", "groups": "gender", "correlated_errors": [["x1", "y1"]]},
        {"target": "y", "groups": "gender"},
        {"estimator": "wlsmv", "higher_order": ["s"]},
        {"estimator": "mlr", "parts": {"p": {"from": "x", "to": "y", "moderated_by": "m"}}},
        {
            "estimator": "wlsmv",
            "paths": None,
            "constructs": ["x", "s"],
            "higher_order": ["s"],
            "parts": {"p": {"between": ["s", "x"], "direction": "negative"}},
        },
    ],
)
def test_what_fits_is_not_objected_to(given):
    assert problems(**given) == []
