"""What one hypothesis told of its assumptions, the next one refers to."""

import pytest

from assumptions_text import LINEARITY, REGRESSION, regression, section
from chapter_text import prose

FAILED = {
    "normality": {"normal": "false", "shapiro_p": 0.01},
    "glejser": {"p": 0.01},
    "heteroskedasticity": {
        "homoskedastic": "false", "white_p": 0.01, "breusch_pagan_p": 0.01, "koenker_p": 0.01,
    },
}  # fmt: skip
BEFORE = {
    "en": (
        "Linearity of Sleep in Stress was tested above",
        "What follows from residuals that are not normal and unequal variances is told at H1.",
    ),
    "id": (
        "Linearitas Sleep terhadap Stress sudah diuji di atas",
        "Akibat residual yang tidak normal dan heteroskedastisitas sudah dijelaskan pada H1.",
    ),
}


def two_regressions(**changes):
    """Return the statistics of a regression of one predictor, and of one with another."""
    first = regression(**changes)
    second = {
        (part, subject.replace("H1", "H2")): values for (part, subject), values in first.items()
    }
    added = {
        ("linearity", "H2:anxiety"): LINEARITY,
        ("multicollinearity", "H2:anxiety"): {"tolerance": 1.0, "vif": 1.0},
    }
    return first | second | added


@pytest.mark.parametrize("language", list(BEFORE))
def test_what_an_earlier_hypothesis_told_is_not_told_again(language):
    both = {"H1": REGRESSION, "H2": REGRESSION | {"predictors": ["stress", "anxiety"]}}
    told = " ".join(prose(section(language, two_regressions(**FAILED), both)))
    linearity, consequences = BEFORE[language]
    assert told.count(linearity) == told.count(consequences) == 1
    # The numbers of the pair, and what unequal variances do, stand once; the new pair has its own.
    assert told.count({"en": "F(8, 30) = 0.75", "id": "F(8; 30) = 0,750"}[language]) == 2
    assert told.count("HC3") == 1


def test_what_only_the_later_hypothesis_has_is_told_there():
    both = {"H1": REGRESSION, "H2": REGRESSION | {"predictors": ["stress", "anxiety"]}}
    rows = two_regressions(normality=FAILED["normality"])
    unequal = FAILED["heteroskedasticity"]
    rows["heteroskedasticity", "H2"] = rows["heteroskedasticity", "H2"] | unequal
    rows["glejser", "H2:stress"] = rows["glejser", "H2:stress"] | {"p": 0.01}
    told = " ".join(prose(section("en", rows, both)))
    assert "What follows from residuals that are not normal is told at H1." in told
    assert told.count("As the residuals are heteroskedastic") == 1


@pytest.mark.parametrize(
    ("language", "before"),
    [
        ("en", "What is said above of H1 holds here"),
        ("id", "Keterangan tentang H1 di atas berlaku"),
    ],
)
@pytest.mark.parametrize("events", [97, 12])
def test_what_is_granted_of_the_same_model_is_told_once(language, before, events):
    model = {"response": "anxiety", "predictors": ["stress"], "event": "yes", "scale": "raw"}
    rows = {
        ("logistic", name): {"lr": 9.0, "events_per_predictor": number}
        for name, number in (("H1", 97), ("H2", events))
    }
    both = {name: model | {"kind": "logistic", "statement": name} for name in ("H1", "H2")}
    told = " ".join(prose(section(language, rows, both)))
    assert (before in told) == (events == 97)
    assert told.count("Peduzzi") == (1 if events == 97 else 2)
