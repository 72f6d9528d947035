"""What weakens a total as a measure of one thing is carried to whatever rests on it."""

import pytest
from test_section_hypotheses import regression_rows

from angket.report.construct import parts_by_wording, unlike_parts
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.sections import hypotheses, matrix
from hypotheses_text import results_of, text_of_block

VARIABLES = {
    "x": {"label": "Load", "items": ["X1", "X2", "X3", "X4"], "reversed": ["X2", "X4"]},
    "y": {"label": "Strain", "items": ["Y1", "Y2"]},
    "z": {"label": "Support", "items": ["Z1", "Z2"]},
}
HYPOTHESIS = {
    "kind": "regression", "statement": "Said.", "scale": "raw", "response": "y",
    "predictors": ["x"],
}  # fmt: skip
LOADINGS = {"X1": (0.7, 0.1), "X2": (0.1, -0.8), "X3": (0.6, 0.2), "X4": (-0.2, 0.5)}
OF_WORDING = {
    "en": "the items of Load suggest 2 factors (the reversed items and the others)",
    "id": "butir Load mengarah ke 2 faktor (butir yang dibalik dan butir lainnya)",
}
OTHERS = {
    "en": "the items of Load suggest 2 factors, not one",
    "id": "butir Load mengarah ke 2 faktor, bukan satu",
}
TWINS = {
    "en": "whether Load and Strain are two things is in doubt (HTMT = .90)",
    "id": "masih diragukan apakah Load dan Strain merupakan dua hal yang berbeda (HTMT = 0,900)",
}


def results_with(
    language="en",
    factors=2,
    loadings=LOADINGS,
    htmt=0.5,
    variables=VARIABLES,
    further=None,
    **parts,
):
    rows = regression_rows(b=0.6, p=0.01, n=200)
    decided = {"test": "t", "p": 0.01, "reject_h0": "true", "alpha": 0.05}
    rows["decision", "H1"] = decided | {"confidence_percent": 95.0}
    rows["structure", "x"] = {"factors_suggested": factors} | parts
    for item, values in loadings.items():
        rows["structure", item] = {f"loading_{n}": v for n, v in enumerate(values, start=1)}
    rows["discriminant", "x|y"] = {"htmt": htmt, "confidence_percent": 95} | (further or {})
    # Of a variable that the hypothesis does not rest on.
    rows["discriminant", "y|z"] = {"htmt": 0.99}
    rows["matrix", "x|y"] = {"n": 200, "r": 0.8, "p": 0.001, "ci_low": 0.7, "ci_high": 0.9}
    rows["matrix", "x|y"]["confidence_percent"] = 95.0
    study = {"variables": variables, "tests": {"alpha": 0.05, "strength": {}}}
    return results_of(rows, study | {"hypotheses": {"H1": HYPOTHESIS}}, language)


def keys_of(results):
    return [caveat.key for caveat in judge(results, Phrases(report_words("en")), "H1").caveats]


def conclusion(results, language):
    return "\n".join(
        map(text_of_block, hypotheses.compose(results, Phrases(report_words(language))))
    )


@pytest.mark.parametrize("language", ["en", "id"])
def test_factors_that_part_reversed_items_from_others_are_told_as_such(language):
    found = results_with(language)
    assert parts_by_wording(found, "x")
    assert OF_WORDING[language] in conclusion(found, language)
    mixed = results_with(language, loadings=LOADINGS | {"X3": (0.1, 0.6)})
    assert not parts_by_wording(mixed, "x")
    assert OTHERS[language] in conclusion(mixed, language)


@pytest.mark.parametrize(("factors", "stated", "weakens"), [(1, 0, 0), (2, 2, 0), (3, 2, 1)])
def test_only_more_factors_than_the_study_states_weaken_what_rests_on_a_total(
    factors, stated, weakens
):
    dimensions = {f"d{n}": {"items": []} for n in range(stated)}
    variables = VARIABLES | {"x": VARIABLES["x"] | {"dimensions": dimensions}}
    found = results_with(factors=factors, variables=variables)
    assert keys_of(found).count("factors") == weakens


@pytest.mark.parametrize("language", ["en", "id"])
def test_variables_that_nearly_coincide_weaken_what_rests_on_both(language):
    found = results_with(language, factors=1, htmt=0.9)
    assert keys_of(found).count("twins") == 1
    assert TWINS[language] in conclusion(found, language)
    say = Phrases(report_words(language))
    told = "\n".join(map(text_of_block, matrix.compose(found, say)))
    assert "above both customary bounds, .85 and .90" in told or "di atas kedua batas" in told
    assert "Support" in told
    assert "twins" not in keys_of(results_with(language, factors=1, htmt=0.84))


@pytest.mark.parametrize(
    ("ratio", "further", "bounds", "doubts"),
    [
        (0.85004, {}, "practically at the stricter", []),
        (0.8985, {}, "HTMT = .899, above the stricter customary bound of .85, but below", []),
        (0.87, {"ci_low": 0.86, "ci_high": 0.89, "htmt_signed": 0.87}, "but below the wider", []),
        (0.87, {"ci_low": 0.86, "ci_high": 0.9}, "but below the wider", ["may be stronger"]),
        (
            0.87,
            {"ci_low": 0.8, "ci_high": 0.88},
            "but below the wider",
            ["also holds values below"],
        ),
        (0.87, {"ci_low": 0.8, "ci_high": 0.93}, "but below the wider", ["as well as from .90 on"]),
        (
            0.95,
            {"ci_low": 0.8, "ci_high": 1.1, "htmt_signed": 0.95},
            "both customary",
            ["also holds values below"],
        ),
        (
            0.85004,
            {"htmt_signed": 0.795},
            "practically at",
            ["with their signs it would be .80, below"],
        ),
    ],
)
def test_how_sure_it_is_that_variables_coincide_is_told(ratio, further, bounds, doubts):
    found = results_with(factors=1, htmt=ratio, further=further)
    told = "\n".join(map(text_of_block, matrix.compose(found, Phrases(report_words("en")))))
    told = told.partition("Whether Load and Strain")[2].partition("Whether Strain")[0]
    assert bounds in told
    known = ("also holds values below", "may be stronger", "as well as from .90 on")
    known += ("with their signs it would be .80, below",)
    assert [part for part in known if part in told] == doubts


def test_a_ratio_rounded_to_the_wider_bound_is_told_with_its_side_everywhere():
    found = results_with(factors=1, htmt=0.8985)
    assert "are two things is in doubt (HTMT = .899)" in conclusion(found, "en")


@pytest.mark.parametrize(("language", "told"), [
    ("en", "the total of Load mixes reversed and other items, which hardly go together (r = .13)"),
    ("id", "skor total Load mencampur butir yang dibalik dan butir lain yang hampir tidak sejalan"),
])  # fmt: skip
def test_parts_that_hardly_go_together_are_told_by_name(language, told):
    found = results_with(language)
    apart = results_with(language, parts_r=0.13)
    assert told in conclusion(apart, language)
    assert unlike_parts(apart, "x")["r"].value == 0.13
    against = conclusion(results_with(language, parts_r=-0.5), language)
    assert "as a wrong key would have it" in against or "bila pembalikannya keliru" in against
    assert unlike_parts(results_with(parts_r=0.6), "x") is None
    assert unlike_parts(found, "x") is None
