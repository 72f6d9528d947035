"""A moderation in the chapter: how the slope depends on the moderator."""

import pytest

from hypotheses_text import told


@pytest.mark.parametrize(
    ("b", "p", "words"),
    [
        (0.3, 0.01, "is larger at higher scores of Support"),
        (-0.3, 0.01, "is smaller at higher scores of Support"),
        (0.3, 0.3, "too little evidence that the relation of Load and Strain depends on Support"),
    ],
)
def test_a_moderation_tells_how_the_slope_depends(b, p, words):
    rows = {
        ("moderation", "H1"): {"n": 40, "r_squared_change": 0.0004, "f_change": 5.0, "f_df2": 36}
        | {"f_change_df1": 1, "f_change_df2": 36, "f_change_p": p},
        ("moderation", "H1:x*z"): {"b": b, "se": 0.1, "t": 3.0, "p": p},
        ("moderation", "H1:slope at mean"): {"moderator": 3.0, "b": 0.2, "se": 0.1},
    }
    given = {"response": "y", "predictor": "x", "moderator": "z", "decision": {"p": p}}
    text = told("moderation", rows, **given)
    assert "The product adds ΔR² < .001, ΔF(1, 36) = 5.00" in text
    assert words in text
    assert ("for information only" in text) == (p > 0.05)
