"""The summary names two means that are compared, and whose a negative size makes lower."""

import pytest

from angket.formats.blocks import text_of
from angket.report.phrases import Phrases, report_words
from angket.report.sections import overview
from hypotheses_text import results_for

MEANS = {"Man": 24.43, "Woman": 25.75}
OPEN = {
    "en": "effects up to “medium” with Man lower, and up to “negligible” with Man higher",
    "id": "dari Man lebih rendah (efek sampai dengan “sedang”) hingga Man lebih tinggi (efek "
    "sampai dengan “dapat diabaikan”)",
}
WORDS = {
    "en": "the mean of Strain is higher in Woman than in Man",
    "id": "rata-rata Strain pada Woman lebih tinggi daripada pada Man",
}


def line(language="en", means=MEANS, p=0.23, g=(-0.235, -0.619, 0.15), test="welch", **hypothesis):
    """Return the summary of a hypothesis as text."""
    sizes = dict(zip(("hedges_g", "hedges_g_ci_low", "hedges_g_ci_high"), g, strict=True))
    found = {"n": 103, "t": -1.2, "df": 97, "p": p, "difference": -1.32, "test": test, **sizes}
    rows = {("difference", "H1"): found}
    rows |= {("difference", f"H1:{one}"): {"n": 50, "mean": mean} for one, mean in means.items()}
    of = hypothesis or {"response": "y", "groups": "sex"}
    of |= {"test": "by_design"}
    decision = {"test": test, "p": p}
    results = results_for("difference", rows, language, decision, **of)
    blocks = overview.compose(results, Phrases(report_words(language)))
    told = [text_of(point) for block in blocks for point in getattr(block, "points", ())]
    return " ".join([*told, *(text_of(b.inlines) for b in blocks if hasattr(b, "inlines"))])


@pytest.mark.parametrize("language", ["en", "id"])
def test_both_means_stand_beside_the_size_and_its_range_names_a_group(language):
    told = line(language)
    numbers = {"en": "Man 24.43, Woman 25.75; Hedges", "id": "Man 24,43, Woman 25,75; g Hedges"}
    assert numbers[language].split(";")[0] in told
    assert OPEN[language] in told
    assert WORDS[language] not in told


def test_the_group_is_the_one_whose_mean_is_lower_on_the_negative_side():
    turned = line(means=dict(reversed(MEANS.items())), g=(0.235, -0.15, 0.619))
    assert "up to “negligible” with Woman lower, and up to “medium” with Woman higher" in turned


@pytest.mark.parametrize("language", ["en", "id"])
def test_which_of_two_means_is_higher_is_said_in_words(language):
    assert WORDS[language] in line(language, p=0.001, g=(-0.6, -1, -0.2))


def test_of_two_measurements_the_higher_is_named_by_its_label():
    means, g = {"x": 3.0, "y": 4.0}, (0.6, 0.2, 1)
    told = line(means=means, p=0.001, g=g, test="paired_t", measurements=["x", "y"])
    assert "the mean of Strain is higher than that of Load" in told
    assert "means Load 3, Strain 4" in told or "means Load 3.00, Strain 4.00" in told


@pytest.mark.parametrize("case", ["ranks", "three groups", "size of another sign"])
def test_nothing_is_said_of_a_side_that_the_size_does_not_tell(case):
    changed = {
        "ranks": {"test": "mann_whitney"},
        "three groups": {"means": MEANS | {"Other": 25.0}},
        "size of another sign": {"means": dict.fromkeys(MEANS, 25.0)},
    }
    told = line(**changed[case])
    assert "with Man" not in told and "with Woman" not in told
    assert ("Woman 25" in told) == (case == "size of another sign")
