"""Where a total mixes two parts, the reader is told what goes with the other variable."""

import pytest
from test_construct import HYPOTHESIS, LOADINGS, VARIABLES
from test_section_hypotheses import regression_rows

from angket.formats.blocks import text_of
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.reservations import weaknesses
from angket.report.sections import hypotheses, matrix
from angket.report.wording_parts import mixed_in_words
from hypotheses_text import results_of, text_of_block

OF_PARTS = {
    "en": "they hardly go together (r = .13) and correlate with Strain at r = −.03 (reversed) and "
    "r = .72 (others), so that the result describes neither",
    "id": "keduanya hampir tidak sejalan (r = 0,130) dan berkorelasi dengan Strain sebesar r = "
    "−0,030 (butir yang dibalik) dan r = 0,720 (butir lain), sehingga hasilnya tidak "
    "menggambarkan satu pun di antaranya",
}
BEFORE = {"en": "which hardly go together (see H1)", "id": "hampir tidak sejalan (lihat H1)"}
PLAIN = {
    "en": "one kind goes with Strain (r = .72), the other hardly does (r = −.03)",
    "id": "yang satu berhubungan dengan Strain (r = 0,720), yang lain hampir tidak (r = −0,030)",
}


def mixed(language="en", turned=-0.03, others=0.72, decided="true", predictors=("x",)):
    rows = {("structure", "x"): {"factors_suggested": 2, "parts_r": 0.13}}
    for item, values in LOADINGS.items():
        rows["structure", item] = {f"loading_{n}": v for n, v in enumerate(values, start=1)}
    rows["structure", "x|y"] = {"parts_r_reversed": turned, "parts_r_others": others}
    rows["matrix", "x|y"] = {"n": 200, "r": 0.5, "p": 0.001, "ci_low": 0.4, "ci_high": 0.6}
    rows["matrix", "x|y"]["confidence_percent"] = 95.0
    for name in ("H1", "H2"):
        for (section, subject), values in regression_rows(b=0.6, p=0.01, n=200).items():
            rows[section, subject.replace("H1", name)] = values
        rows["decision", name] = {"test": "t", "p": 0.01, "alpha": 0.05, "confidence_percent": 95.0}
        rows["decision", name]["reject_h0"] = decided if name == "H1" else "true"
    both = {"H1": HYPOTHESIS | {"predictors": list(predictors)}, "H2": HYPOTHESIS}
    study = {"variables": VARIABLES, "tests": {"alpha": 0.05, "strength": {}}, "hypotheses": both}
    return results_of(rows, study, language)


def caveat(results, language, name):
    return text_of(mixed_in_words(results, Phrases(report_words(language)), name, "x"))


@pytest.mark.parametrize("language", ["en", "id"])
def test_how_each_part_goes_with_the_other_variable_is_told_at_the_first_hypothesis(language):
    results, say = mixed(language), Phrases(report_words(language))
    chapter = "\n".join(map(text_of_block, hypotheses.compose(results, say)))
    assert chapter.count(OF_PARTS[language]) == chapter.count(BEFORE[language]) == 1
    assert OF_PARTS[language] in caveat(results, language, "H1")
    assert BEFORE[language] in caveat(results, language, "H2")


def test_a_hypothesis_that_tells_nothing_of_them_is_not_referred_to():
    for results in (mixed(decided=""), mixed(predictors=("z",))):
        assert OF_PARTS["en"] in caveat(results, "en", "H2")


def test_parts_that_go_with_a_variable_alike_are_not_said_to_differ():
    alike, say = mixed(turned=0.4, others=0.45), Phrases(report_words("en"))
    assert "neither" not in caveat(alike, "en", "H1")
    told = "\n".join(map(text_of_block, matrix.compose(alike, say)))
    assert "which go with other variables about alike: with Strain" in told
    told = "\n".join(map(text_of_block, matrix.compose(mixed(), say)))
    assert "which go with other variables unlike each other: with Strain" in told


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_first_page_says_it_once_for_all_hypotheses_it_concerns(language):
    results, say = mixed(language), Phrases(report_words(language))
    told = [
        text_of(words)
        for name in ("H1", "H2")
        for words in weaknesses(results, say, judge(results, say, name))
    ]
    assert [PLAIN[language] in words for words in told] == [True, True]
    assert len(set(told)) == 1
    alike = weaknesses(
        mixed(turned=0.4, others=0.45), say, judge(mixed(turned=0.4, others=0.45), say, "H1")
    )
    assert not any("Strain" in text_of(words) for words in alike)
