"""A difference of means in the chapter: the means, the tests, how large it is, and which differ."""

from angket.formats.blocks import Cell
from angket.hypotheses.difference import two_means
from angket.hypotheses.difference.design import INTERACTION, described
from angket.hypotheses.difference.factor_section import (
    assumed_of_factors,
    compose_factors,
    names_of_factors,
    null_of_factors,
)
from angket.hypotheses.difference.pairs import compare_pairs
from angket.hypotheses.difference.sentences import (
    cautions,
    deciding,
    gain,
    left_out,
    meaning,
    result,
    size,
)
from angket.hypotheses.difference.titles import compared_in, term, titled
from angket.report.effect_sizes import sizes_table
from angket.report.elsewhere import linearity_elsewhere
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.harmless import harmless_among
from angket.report.judgement import Caveat, Effect
from angket.report.listing import listed
from angket.report.tables import Column, Head, label_for, mixed_table, statistics_table
from angket.subjects import column_and_value, pair_apart, part_of, parts_of, whole_and_part

# Of each test: statistic, df, second df, p, the difference and its limits.
_NO_DIFFERENCE = (None, None, None)
_DIFFERENCE = ("difference", "ci_low", "ci_high")
TESTS = {
    "t": ("t", "df", None, "p", *_DIFFERENCE),
    "welch": ("welch_t", "welch_df", None, "welch_p", *_NO_DIFFERENCE),
    "student": ("student_t", "student_df", None, "student_p", *_NO_DIFFERENCE),
    "mann_whitney": ("mann_whitney_z", None, None, "mann_whitney_p", *_NO_DIFFERENCE),
    "wilcoxon": ("wilcoxon_z", None, None, "wilcoxon_p", *_NO_DIFFERENCE),
    "sign": (None, None, None, "sign_p", *_NO_DIFFERENCE),
    "anova": ("f", "df1", "df2", "p", *_NO_DIFFERENCE),
    "welch_anova": ("welch_f", "welch_df1", "welch_df2", "welch_p", *_NO_DIFFERENCE),
    "kruskal_wallis": ("kruskal_h", "kruskal_df", None, "kruskal_p", *_NO_DIFFERENCE),
    "greenhouse_geisser": ("f", "gg_df1", "gg_df2", "gg_p", *_NO_DIFFERENCE),
    "huynh_feldt": ("f", "hf_df1", "hf_df2", "hf_p", *_NO_DIFFERENCE),
    "friedman": ("friedman", "friedman_df", None, "friedman_p", *_NO_DIFFERENCE),
}
# Which stand in the table, by the design.
SHOWN = {
    "value": ["t", "wilcoxon", "sign"],
    "paired": ["t", "wilcoxon", "sign"],
    "two_groups": ["t", "student", "welch", "mann_whitney"],
    "groups": ["anova", "welch_anova", "kruskal_wallis"],
    "repeated": ["anova", "greenhouse_geisser", "huynh_feldt", "friedman"],
}
EFFECTS = ["cohens_dz", "cohens_d", "hedges_g", "rank_biserial", "eta_squared"]
EFFECTS += ["partial_eta_squared", "omega_squared", "epsilon_squared", "kendalls_w"]
# Which of them tells the size of what decides.
SIZES = {
    "one_sample_t": "hedges_g",
    "paired_t": "hedges_g",
    "welch": "hedges_g",
    "student": "hedges_g",
    "wilcoxon": "rank_biserial",
    "mann_whitney": "rank_biserial",
    "sign": "rank_biserial",
    "anova": "eta_squared",
    "welch_anova": "eta_squared",
    "kruskal_wallis": "epsilon_squared",
    "greenhouse_geisser": "partial_eta_squared",
    "friedman": "kendalls_w",
    "factorial_anova": "partial_eta_squared",
    "ancova": "partial_eta_squared",
}
OF_MODELS = ("factorial", "covariance")
# What tests the assumptions of a model, and what the caveats of those that fail are called.
_TESTED = {"homoskedastic": "levene_median_p", "normal": "shapiro_p"}
_CALLED = {"homoskedastic": "unequal", "normal": "not_normal"}


def null(results, say, hypothesis):
    """Return the null hypothesis as inlines."""
    design = described(hypothesis)
    if design in OF_MODELS:
        return null_of_factors(results, say, hypothesis)
    return say(f"difference.null_hypothesis.{design}", **_names(results, say, hypothesis))


def named(results, say, hypothesis):
    """Name what is compared, for the sentences that all kinds have."""
    named = {"compared": compared_in(results, say, hypothesis)}
    if described(hypothesis) in OF_MODELS:
        named |= names_of_factors(results, say, hypothesis)
    return named


def pictured(hypothesis):
    """Say which figures are shown, and by which phrase each is told."""
    return {"profiles": "profiles"} if "factors" in hypothesis else {"means": "means"}


def worded(results, name, found):
    """Say by which phrase the first page tells what was found."""
    hypothesis = results.settings["hypotheses"][name]
    design = described(hypothesis)
    if found or design not in OF_MODELS:
        return found or "any"
    if design == "covariance":
        return "covariance"
    return "interaction" if hypothesis["about"] == INTERACTION else "factor"


in_words = two_means.in_words
means_told = two_means.means_told
negative_side = two_means.negative_side


def panel_note(hypothesis):
    """Say by which phrase the note below the table of other ways begins."""
    design = described(hypothesis)
    return f"difference_{design}" if design in OF_MODELS else "difference"


def caveats(results, name, hypothesis):
    """Yield what weakens a decision besides what weakens every one."""
    alpha = float(results.value("decision", name, "alpha"))
    place = ("difference", name, "slopes_p")
    if results.has(*place) and float(results.value(*place)) <= alpha:
        yield Caveat("slopes")
    wrong = failing(results, name, hypothesis)
    against = wrong - harmless_among(results, name, hypothesis, wrong)
    for assumption in ("homoskedastic", "normal"):
        if assumption in against:
            yield Caveat(_CALLED[assumption])
    for line in lines(hypothesis) if "linear" in against else ():
        found = linearity_elsewhere(results, *line)
        if found and not found.linear:
            yield Caveat("elsewhere", (*line, found.hypothesis))


def failing(results, name, hypothesis):
    """Name the assumptions that fail, of those which other ways of testing do not need."""
    if described(hypothesis) not in OF_MODELS or not results.has("decision", name, "alpha"):
        # Other designs are decided by tests that do not suppose equal variances.
        return set()
    alpha = float(results.value("decision", name, "alpha"))
    wrong = set()
    for assumption, statistic in _TESTED.items():
        place = ("difference", name, statistic)
        if results.has(*place) and float(results.value(*place)) <= alpha:
            wrong.add(assumption)
    found = [linearity_elsewhere(results, *line) for line in lines(hypothesis)]
    return wrong | ({"linear"} if any(one and not one.linear for one in found) else set())


def lines(hypothesis):
    """List the straight lines that are taken for granted and tested for other hypotheses."""
    return [(one, hypothesis["response"]) for one in hypothesis.get("covariates") or ()]


def estimates(results, name, hypothesis):
    """Name the differences of adjusted means that the test is about, if it is about such."""
    places = [name, *results.subjects("difference", parts_of(name))]
    compared = [one for one in places if results.value("difference", one, "hc3_se") is not None]
    return [("difference", one, "difference", one) for one in compared]


def called(results, say, name, part):
    """Name the two groups, or categories of a factor, of a difference."""
    known = (place.removeprefix(parts_of(name)) for place in results.subjects("difference", name))
    first, second = (column_and_value(one)[1] or one for one in pair_apart(part, known))
    return say("comparison.pair", first=first, second=second)


def effect(results, name, hypothesis):
    """Return the size of the difference, in the family of the test that decides."""
    measure = SIZES.get(results.value("difference", name, "test"))
    if measure is None:
        return None
    place = ("difference", name, measure)
    sign = place if "direction" in hypothesis else None
    if sign and described(hypothesis) in OF_MODELS:
        # A share has no sign.
        sign = ("difference", name, "difference")
    limits = f"{measure}_ci_low", f"{measure}_ci_high"
    alike = "measurements" not in hypothesis
    return Effect(measure, place, *limits, sign=sign, is_conventional=alike)


def compose(results, say, name, hypothesis, confidence):
    """Compose what was found on a difference, as every section does."""
    if described(hypothesis) in OF_MODELS:
        return compose_factors(results, say, name, hypothesis, confidence)
    names = _names(results, say, hypothesis)
    design = described(hypothesis)
    found = Finding(results, say, "difference", name, confidence)
    parts = [whole_and_part(place)[1] for place in results.subjects("difference", parts_of(name))]
    shown = {
        part: Finding(results, say, "difference", part_of(name, part), confidence)
        for part in parts
        if results.has("difference", part_of(name, part), "mean")
    }
    if design == "groups":
        design = "two_groups" if len(shown) == 2 else "groups"
        names |= dict(zip(("first", "second"), shown, strict=False))
    tables = [
        *_means(results, say, name, names, shown),
        *_tests(results, say, name, names, design, found, confidence),
        *_effects(results, say, name, found, confidence),
    ]
    scale = say(f"hypotheses.scales.{hypothesis['scale']}")
    opening = say(f"difference.method.{design}", **names, hypothesis=name, scale=scale)
    counted = say("difference.counted", n=found.number("n")) if found.has("n") else ()
    small = left_out(results, say, name, hypothesis, parts) if "groups" in hypothesis else ()
    test = results.value("difference", name, "test")
    blocks = paragraph(opening, counted, small, refer_to(say, tables)) + tables
    # Other tests than the one that decides may have a value where that has none.
    reason = found.reason(deciding(test, TESTS)[-1])
    if reason:
        return blocks + paragraph(say("hypotheses.not_tested", reason=reason))
    blocks += paragraph(
        result(results, say, name, test, TESTS, found),
        meaning(results, say, name, design, names, shown, found),
        size(say, found, SIZES[test]),
        *gain(results, say, found),
    )
    return blocks + compare_pairs(results, say, name, hypothesis, confidence, term)


def assumed(results, say, name):
    """Tell what the comparison takes for granted, and whether the data object."""
    hypothesis = results.settings["hypotheses"][name]
    found = Finding(results, say, "difference", name)
    if not found.has("p"):
        return []
    if described(hypothesis) in OF_MODELS:
        wrong = failing(results, name, hypothesis)
        return assumed_of_factors(results, say, name, hypothesis, found, wrong)
    return paragraph(*cautions(results, say, name, described(hypothesis), found))


def _names(results, say, hypothesis):
    names = {}
    if "response" in hypothesis:
        names["response"] = results.label(hypothesis["response"])
    if "value" in hypothesis:
        names["value"] = results.write(hypothesis["value"], "mean")
    if "groups" in hypothesis:
        names["groups"] = results.label(hypothesis["groups"])
    if "measurements" in hypothesis:
        labels = [results.label(name) for name in hypothesis["measurements"]]
        names |= {"measurements": listed(say, labels), "first": labels[0], "second": labels[-1]}
    return names


def _means(results, say, name, names, shown):
    rows = [(term(results, part), part_of(name, part)) for part in shown]
    columns = [Column("difference", statistic) for statistic in ("n", "mean", "sd")]
    if any(found.has("mean_rank") for found in shown.values()):
        columns.append(Column("difference", "mean_rank"))
    title = titled(results, say, "means_title", name)
    return statistics_table(
        results, say, label_for("compared", name), title, "group", rows, columns, []
    )


def _tests(results, say, name, names, design, found, confidence):
    interval = say("difference.interval_head", confidence=confidence)
    rows = []
    for test in SHOWN[design]:
        statistics = TESTS[test]
        if not any(
            found.has(statistic) for statistic in (statistics[0], statistics[3]) if statistic
        ):
            continue
        called = results.value("difference", name, "test") if test == "t" else test
        called = called if called in ("welch", "student") else test
        columns = [Column("difference", part) if part else None for part in statistics]
        rows.append((Cell(say(f"difference.tests.{called}")), name, columns))
    has_two_df = any(row[2][2] for row in rows)
    heads = [Head("value"), Head("df1" if has_two_df else "df"), Head("df2"), Head("p")]
    heads += [Head("difference.difference"), Head("ci_low", interval), Head("ci_high", interval)]
    used = [place for place in range(len(heads)) if any(row[2][place] for row in rows)]
    heads = [heads[place] for place in used]
    rows = [(cell, of, [columns[place] for place in used]) for cell, of, columns in rows]
    title = titled(results, say, "tests_title", name)
    notes = [say(f"difference.notes.{design}", **names)]
    return mixed_table(results, say, label_for("tests", name), title, "test", heads, rows, notes)


def _effects(results, say, name, found, confidence):
    measures = {
        measure: say(f"difference.effects.{measure}") for measure in EFFECTS if found.has(measure)
    }
    called = label_for("effects", name), titled(results, say, "effects_title", name)
    # Welch's F decides without equal variances; the interval of eta squared takes them for granted.
    by_welch = found.has("welch_f", "eta_squared_ci_low")
    notes = [say("difference.equal_variances")] if by_welch else []
    return sizes_table(results, say, ("difference", name), measures, confidence, called, notes)
