"""Comparisons of groups in the chapter: the test that is read, and the pairs that differ."""

from angket.report import comparison
from angket.report.phrases import Phrases, report_words
from hypotheses_text import LEVEL, VARIABLES, checked, results_of, text_of_block


def compared(rows, language="en"):
    settings = {
        "variables": VARIABLES,
        "profile": {"sex": {"label": "Sex"}},
        "comparisons": [{"by": "sex", "variables": ["x"]}],
    }
    say = Phrases(report_words(language))
    blocks = comparison.compose(results_of(rows, settings, language), say)
    return "\n".join(text_of_block(block) for block in checked(blocks, language))


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


def test_welchs_test_is_read_where_variances_differ():
    text = compared({("comparison", "x|sex"): TWO, **GROUPS})
    assert "Welch's test is therefore reported" in text
    assert "differ significantly between the two groups by Sex, Welch's t(30.12) = −2.40" in text
    assert "Hedges's g = −0.70, 95% CI [−1.30, −0.10]" in text
    assert "Mann–Whitney U test leads to a different conclusion (p = .060)" in text
    assert "Mean rank" in text
    assert "z of the smaller U" in text
    assert "−1.88" in text
    assert "corrected for continuity" in text


def test_students_test_is_read_where_variances_agree():
    equal = TWO | {"levene_median_p": 0.4, "student_p": 0.3}
    text = compared({("comparison", "x|sex"): equal, **GROUPS}, "id")
    assert (
        "tidak berbeda signifikan antara kedua kelompok Sex: t(38) = −2,500; Sig. = 0,300" in text
    )
    assert "memberi kesimpulan yang sama (Sig. = 0,060)" in text


def test_groups_too_small_to_compare_say_so():
    reason = "undefined: needs at least 2 groups of 2 or more respondents"
    text = compared({("comparison", "x|sex"): {"groups": reason}}, "id")
    assert "Kelompok tidak dapat dibandingkan: diperlukan sedikitnya dua kelompok" in text


def test_pairs_are_named_only_where_the_whole_test_is_significant():
    several = {"groups": 3, "levene_median_f": 1.0, "levene_median_p": 0.4, "levene_df1": 2}
    several |= {"levene_df2": 57, "f": 5.0, "p": 0.01, "between_df": 2, "within_df": 57, **LEVEL}
    pairs = {
        ("post_hoc", "x|sex:L|P"): {"tukey_difference": -1.0, "tukey_p": 0.004, "dunn_p": 0.01},
        ("post_hoc", "x|sex:L|Q"): {"tukey_difference": -0.1, "tukey_p": 0.9, "dunn_p": 0.8},
        ("post_hoc", "x|sex"): {"games_howell_p": "undefined: all values are the same"},
    }
    text = compared({("comparison", "x|sex"): several, **GROUPS, **pairs})
    assert "By Tukey HSD, the following pairs differ significantly: L vs. P (p = .004)." in text
    assert "Games–Howell could not be computed: all values are the same." in text
    several |= {"p": 0.2}
    text = compared({("comparison", "x|sex"): several, **GROUPS, **pairs})
    assert "As the overall test is not significant, the table is for information only." in text


def test_groups_whose_names_hold_a_mark_are_told_apart():
    several = {"groups": 3, "f": 5.0, "p": 0.01, "between_df": 2, "within_df": 57, **LEVEL}
    groups = {("comparison", f"x|sex={name}"): {"n": 20} for name in ("L|W", "P:1", "Q")}
    pairs = {("post_hoc", "x|sex:L|W|P:1"): {"tukey_difference": -1.0, "tukey_p": 0.004}}
    text = compared({("comparison", "x|sex"): several, **groups, **pairs})
    assert "L|W vs. P:1" in text
