"""What is told of a difference in sentences."""

from angket.report.group_means import named, told_left_out
from angket.report.spreads import spreads_told
from angket.subjects import part_of

# From so large a normalised gain on it counts as medium and as high, by Hake (1998).
_MEDIUM, _HIGH = 0.3, 0.7
# The tests of groups that need neither equal variances nor, of ranks, any shape.
_ANY_SPREAD = ("welch", "welch_anova")
_OF_RANKS = ("mann_whitney", "kruskal_wallis")
# The tests whose statistic is t, with the phrases that tell it.
_OF_T = {"one_sample_t": "t", "paired_t": "t", "welch": "welch", "student": "student"}


def deciding(test, tests):
    """Return what the numbers of the deciding test are called: its statistic, df1, df2 and p."""
    return tests["t" if test in _OF_T else test][:4]


def result(results, say, name, test, tests, found):
    """Tell the deciding test with its numbers."""
    rejected = results.flag("decision", name, "reject_h0")
    value, df1, df2, p = deciding(test, tests)
    told = {"p": found.p(p)}
    for key, statistic in (("value", value), ("df", df1), ("df1", df1), ("df2", df2)):
        if statistic and found.has(statistic):
            told[key] = found.number(statistic)
    return say(
        f"difference.results.{_OF_T.get(test, test)}_{'differs' if rejected else 'alike'}", **told
    )


def meaning(results, say, name, design, names, shown, found):
    """Tell which mean is higher and by how much."""
    if design == "value":
        if not found.has("difference") or not found.amount("difference"):
            return ()
        (only,) = shown.values()
        side = "above" if found.amount("difference") > 0 else "below"
        by = found.estimate("difference", "ci_low", "ci_high")
        return say(f"difference.value_{side}", **names, mean=only.number("mean"), difference=by)
    if design in ("paired", "two_groups"):
        if not found.has("difference") or not found.amount("difference"):
            return say("comparison.means_alike")
        means = dict(
            zip(
                ("first_mean", "second_mean"),
                (f.number("mean") for f in shown.values()),
                strict=True,
            )
        )
        by = found.estimate("difference", "ci_low", "ci_high")
        return say(f"difference.{design}_means", **names, **means, difference=by)
    values = {part: of.number("mean") for part, of in shown.items()}
    highest, lowest = (choose(values, key=lambda part: values[part].value) for choose in (max, min))
    label = results.label if design == "repeated" else str
    return say(
        "comparison.highest_lowest",
        highest=label(highest),
        highest_mean=values[highest],
        lowest=label(lowest),
        lowest_mean=values[lowest],
    )


def size(say, found, measure):
    """Tell how large the difference is."""
    if not found.has(measure):
        return ()
    return say(
        "difference.size",
        measure=say(f"difference.effects.{measure}"),
        size=found.estimate(measure),
    )


def gain(results, say, found):
    """Yield the normalised gain, where the study says which score is the highest."""
    if not found.has("n_gain"):
        if found.reason("n_gain"):
            yield say("difference.no_gain", reason=found.reason("n_gain"))
        return
    value = found.amount("n_gain")
    band = "high" if value >= _HIGH else "medium" if value >= _MEDIUM else "low"
    gains = {"gain": found.number("n_gain"), "own": found.number("n_gain_mean")}
    bounds = {"medium": results.write(_MEDIUM, "mean"), "high": results.write(_HIGH, "mean")}
    yield say(f"difference.gain_{band}", **gains, **bounds)


def left_out(results, say, name, hypothesis, parts):
    """Name the groups that were too small to be compared."""
    places = [part_of(name, part) for part in parts]
    small = [
        named(say, part, results.number("difference", place, "n_left_out"))
        for part, place in zip(parts, places, strict=True)
        if results.has("difference", place, "n_left_out")
    ]
    return told_left_out(results, say, small, hypothesis["smallest_group"])


def cautions(results, say, name, design, found):
    """Yield what the test takes for granted, and whether the data object."""
    alpha = float(results.value("decision", name, "alpha"))
    if design in ("value", "paired") and found.has("shapiro_w", "shapiro_p"):
        kept = "normal" if float(found.amount("shapiro_p")) > alpha else "not_normal"
        numbers = {"w": found.number("shapiro_w"), "p": found.p("shapiro_p")}
        yield say(f"difference.{design}_{kept}", **numbers)
    if design == "groups":
        if found.has("levene_median_f", "levene_median_p"):
            yield spreads_told(say, found, alpha)
        test = results.value("difference", name, "test")
        if test in _ANY_SPREAD:
            yield say("difference.any_spread")
        yield say("difference.any_shape" if test in _OF_RANKS else "difference.shape_untested")
    if design == "repeated" and found.has("mauchly_w", "mauchly_p"):
        kept = "spherical" if float(found.amount("mauchly_p")) > alpha else "not_spherical"
        yield say(
            f"difference.{kept}",
            w=found.number("mauchly_w"),
            chi_square=found.number("mauchly_chi_square"),
            df=found.number("mauchly_df"),
            p=found.p("mauchly_p"),
            epsilon=found.number("gg_epsilon"),
        )
    yield say(f"difference.granted.{'groups' if design == 'groups' else 'respondents'}")
