"""A moderation in the chapter: how the slope depends on the moderator."""

import pytest

from hypotheses_text import told


@pytest.mark.parametrize(
    ("b", "p", "words"),
    [
        (0.3, 0.01, "is larger at higher scores of Support"),
        (-0.3, 0.01, "is smaller at higher scores of Support"),
        (0.3, 0.3, "coefficient of Load on Strain does not change significantly with Support"),
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
    assert "The interaction adds ΔR² < .001, ΔF(1, 36) = 5.00" in text
    assert words in text
    assert ("for information only" in text) == (p > 0.05)


@pytest.mark.parametrize(
    ("language", "b", "p", "words"),
    [
        (
            "en",
            0.2,
            0.01,
            "is at its mean (3.00), a higher Load goes with a higher Strain, B = 0.20",
        ),
        (
            "en",
            -0.2,
            0.01,
            "is at its mean (3.00), a higher Load goes with a lower Strain, B = −0.20",
        ),
        ("en", 0.2, 0.3, "is at its mean (3.00), the coefficient of Load cannot be told from zero"),
        (
            "id",
            0.2,
            0.01,
            "tepat pada rata-ratanya (3,00), Load yang lebih tinggi disertai Strain",
        ),
        ("id", 0.2, 0.3, "(3,00), koefisien Load tidak dapat dibedakan dari nol"),
    ],
)
@pytest.mark.parametrize("rejected", [True, False])
def test_simple_slopes_are_told_where_the_product_is_significant(language, b, p, words, rejected):
    of_product = 0.02 if rejected else 0.2
    rows = {
        ("moderation", "H1"): {"n": 40, "f_change": 5.0, "f_change_p": of_product},
        ("moderation", "H1:x*z"): {"b": 0.3},
        ("moderation", "H1:slope at mean"): {"moderator": 3.0, "b": b, "se": 0.1, "p": p},
    }
    given = {"response": "y", "predictor": "x", "moderator": "z", "decision": {"p": of_product}}
    assert (words in told("moderation", rows, language, **given)) == rejected
