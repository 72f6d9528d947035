"""Comparisons of groups in the report: the sentence that each result calls for."""

import pytest

from angket.report.phrases import Phrases, report_words
from angket.report.sections import comparison
from chapter_text import strange_cells, strange_numbers
from hypotheses_text import LEVEL, VARIABLES, checked, results_of, text_of_block


def compared(rows, language="en", figures=None):
    blocks, _ = blocks_of(rows, language, figures)
    return "\n".join(text_of_block(block) for block in blocks)


def blocks_of(rows, language="en", figures=None):
    """Compose the comparison of a variable by sex; return the blocks, and their results."""
    settings = {
        "variables": VARIABLES,
        "profile": {"sex": {"label": "Sex"}},
        "comparisons": [{"by": "sex", "variables": ["x"], "smallest_group": 5}],
        "tests": {"alpha": 0.05},
    }
    say = Phrases(report_words(language))
    results = results_of(rows, settings, language, figures)
    return checked(comparison.compose(results, say), language), results


TWO = {"groups": 2, "levene_median_f": 6.0, "levene_median_p": 0.02, "levene_df1": 1, **LEVEL}
TWO |= {"levene_df2": 38, "welch_t": -2.4, "welch_df": 30.12, "welch_p": 0.023, "hedges_g": -0.7}
TWO |= {"student_t": -2.5, "student_df": 38, "student_p": 0.017, "mann_whitney_u": 120.5}
TWO |= {"mann_whitney_z": -1.88, "mann_whitney_p_asymptotic": 0.06}
TWO |= {"mann_whitney_p_corrected": 0.07}
TWO |= {"mann_whitney_p": 0.06, "hedges_g_ci_low": -1.3, "hedges_g_ci_high": -0.1}
GROUPS = {
    ("comparison", f"x|sex={name}"): {"n": 20, "mean": 3.0, "sd": 1.0, "mean_rank": 9.5}
    for name in "LP"
}


@pytest.mark.parametrize("levene", [0.02, 0.4])
def test_welchs_test_is_told_whatever_levene_finds(levene):
    found = TWO | {"levene_median_p": levene}
    text = compared({("comparison", "x|sex"): found, **GROUPS})
    assert "by Welch's test, which does not assume equal variances" in text
    different = "finds a significant difference between the variances of the groups" in text
    assert different == (levene < 0.05)
    assert "differ significantly between the two groups by Sex, Welch's t(30.12) = −2.40" in text
    assert "size, of L less P, is Hedges's g = −0.70, 95% CI [−1.30, −0.10]" in text
    assert "Difference: the mean of L less that of P." in text
    assert "Mann–Whitney U test leads to a different conclusion (p = .060)" in text
    assert "Mean rank" in text
    assert "z of the smaller U" in text
    assert "−1.88" in text
    assert "corrected for continuity" in text


def test_students_test_is_told_only_where_welchs_cannot_be_computed():
    reason = "undefined: the members of L are all the same"
    equal = TWO | {"welch_t": reason, "welch_p": reason, "student_p": 0.3}
    text = compared({("comparison", "x|sex"): equal, **GROUPS}, "id")
    assert "Uji Welch tidak dapat dihitung" in text
    assert (
        "tidak berbeda signifikan antara kedua kelompok Sex: t(38) = −2,500; Sig. = 0,300" in text
    )
    assert "memberi simpulan yang sama (Sig. = 0,060)" in text


DIFFERENCE = {"difference": -1.2, "welch_ci_low": -2.2, "welch_ci_high": -0.2}
MEANS = {
    ("comparison", f"x|sex={group}"): {"n": 20, "mean": mean}
    for group, mean in {"L": 3.0, "P": 4.2}.items()
}


@pytest.mark.parametrize(
    ("language", "p", "words"),
    [
        ("en", 0.02, "P (M = 4.20) scores higher than L (M = 3.00), by 1.20, 95% CI [0.20, 2.20]."),
        ("en", 0.3, "In this sample, the mean of P (M = 4.20) lies above that of L (M = 3.00)"),
        ("id", 0.02, "Rata-rata P (4,20) lebih tinggi daripada rata-rata L (3,00), dengan selisih"),
        ("id", 0.3, "Dalam sampel ini, rata-rata P (4,20) berada di atas rata-rata L (3,00)"),
    ],
)
def test_of_two_groups_it_is_told_who_is_higher_and_by_how_much(language, p, words):
    found = TWO | DIFFERENCE | {"welch_p": p}
    assert words in compared({("comparison", "x|sex"): found, **MEANS}, language)


def test_the_difference_and_its_limits_are_those_of_the_statistics_turned_round():
    blocks, results = blocks_of({("comparison", "x|sex"): TWO | DIFFERENCE, **MEANS})
    assert strange_numbers(results, blocks) == []
    assert strange_cells(results, blocks) == []


def test_groups_whose_means_are_the_same_are_not_called_higher():
    text = compared({("comparison", "x|sex"): TWO | {"difference": 0.0}, **GROUPS})
    assert "The means of the groups are the same." in text
    assert "scores higher" not in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "These groups have fewer than five respondents each and are left out of all tests",
        ),
        (
            "id",
            "masing-masing beranggotakan kurang dari lima responden sehingga tidak",
        ),
    ],
)
def test_groups_too_small_are_named_by_no_number(language, words):
    reason = "undefined: left out: {} of the 5 respondents that a group needs"
    small = {
        ("comparison", f"x|sex={name}"): {"n": n, "mean": reason.format(n)}
        for name, n in {"Q": 2, "R": 4}.items()
    }
    found = TWO | DIFFERENCE
    blocks, _ = blocks_of({("comparison", "x|sex"): found, **MEANS, **small}, language)
    text = "\n".join(text_of_block(block) for block in blocks)
    assert words in text
    assert "Q (n" not in text and "2 of the 5" not in text
    table = next(block for block in blocks if getattr(block, "label", "") == "group-means-1")
    assert [row[0] for row in table.body] == ["L", "P"]
    untold = {"en": "Not shown: groups of fewer than five", "id": "Tidak dimuat: kelompok yang"}
    assert untold[language] in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "P + Q is told as one group, as fewer than five respondents belong to one",
        ),
        ("id", "P + Q diperlakukan sebagai satu kelompok karena salah satu bagiannya"),
    ],
)
def test_groups_that_are_compared_as_one_are_told_to_be(language, words):
    means = {
        (section, subject.replace("=P", "=P + Q")): of for (section, subject), of in MEANS.items()
    }
    sizes = {("sample", f"sex={name}"): {"n": n, "percent": n} for name, n in SIZES.items()}
    found = {("comparison", "x|sex"): TWO | DIFFERENCE}
    assert words in compared(found | means | sizes, language)
    assert words not in compared(found | MEANS | sizes, language)


SIZES = {"L": 20, "P": 18, "Q": 2}


def test_groups_too_small_to_compare_say_so():
    reason = "undefined: needs at least 2 groups of 5 or more respondents"
    text = compared({("comparison", "x|sex"): {"groups": reason}}, "id")
    assert "Kelompok tidak dapat dibandingkan: diperlukan sedikitnya dua kelompok" in text


def test_pairs_are_named_only_where_the_whole_test_is_significant():
    several = {"groups": 3, "levene_median_f": 1.0, "levene_median_p": 0.4, "levene_df1": 2}
    several |= {"levene_df2": 57, "f": 5.0, "p": 0.01, "between_df": 2, "within_df": 57, **LEVEL}
    means = {"L": 2.5, "P": 3.5, "Q": 3.0}
    groups = {("comparison", f"x|sex={name}"): {"n": 20, "mean": means[name]} for name in means}
    pairs = {
        ("post_hoc", "x|sex:L|P"): {"tukey_difference": -1.0, "tukey_p": 0.004, "dunn_p": 0.01},
        ("post_hoc", "x|sex:L|Q"): {"tukey_difference": -0.1, "tukey_p": 0.9, "dunn_p": 0.8},
        ("post_hoc", "x|sex"): {"games_howell_p": "undefined: all values are the same"},
    }
    text = compared({("comparison", "x|sex"): several, **groups, **pairs})
    assert "In this sample, the highest mean is that of P (M = 3.50)," in text
    assert "the lowest that of L (M = 2.50)." in text
    text_id = compared({("comparison", "x|sex"): several, **groups, **pairs}, "id")
    assert "tertinggi terdapat pada P (3,50) dan rata-rata terendah pada L (2,50)" in text_id
    assert "By Tukey HSD, the following pairs differ significantly: P above L (p = .004)." in text
    assert "Games–Howell could not be computed: all values are the same." in text
    several |= {"p": 0.2}
    text = compared({("comparison", "x|sex"): several, **GROUPS, **pairs})
    assert "As the overall test is not significant, the table is for information only." in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "means that are not all the same, but these data do not tell which differ.",
        ),
        ("id", "rata-rata kelompok tidak semuanya sama, tetapi data ini tidak menunjukkan"),
    ],
)
def test_a_significant_test_without_a_pair_that_differs_says_what_that_means(language, words):
    several = {"groups": 3, "f": 5.0, "p": 0.01, "between_df": 2, "within_df": 57, **LEVEL}
    groups = {("comparison", f"x|sex={name}"): {"n": 20, "mean": 3.0} for name in "LPQ"}
    pairs = {("post_hoc", "x|sex:L|P"): {"tukey_difference": -1.0, "tukey_p": 0.06}}
    assert words in compared({("comparison", "x|sex"): several, **groups, **pairs}, language)
    several["p"] = 0.3
    assert words not in compared({("comparison", "x|sex"): several, **groups, **pairs}, language)


def test_groups_whose_names_hold_a_mark_are_told_apart():
    several = {"groups": 3, "f": 5.0, "p": 0.01, "between_df": 2, "within_df": 57, **LEVEL}
    groups = {("comparison", f"x|sex={name}"): {"n": 20} for name in ("L|W", "P:1", "Q")}
    pairs = {("post_hoc", "x|sex:L|W|P:1"): {"tukey_difference": -1.0, "tukey_p": 0.004}}
    text = compared({("comparison", "x|sex"): several, **groups, **pairs})
    assert "L|W vs. P:1" in text


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "shows how the scores of each group lie"),
        ("id", "menunjukkan sebaran skor setiap kelompok"),
    ],
)
@pytest.mark.parametrize("small", [False, True])
def test_the_figure_of_the_groups_is_told_with_whom_it_leaves_out(language, told, small):
    rows = {("comparison", "x|sex"): TWO, **GROUPS}
    if small:
        rows |= {("comparison", "x|sex=X"): {"n": 2, "mean": "undefined: left out"}}
    figure = {"kind": "groups", "subject": "x|sex", "title": "x by Sex"}
    text = compared(rows, language, {"groups_x_sex": figure})
    assert told in text
    left_out = {"en": "groups left out are not drawn", "id": "tidak diikutkan tidak digambar"}
    assert (left_out[language] in text) == small
