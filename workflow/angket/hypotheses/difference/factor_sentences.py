"""What is told in sentences of two factors, and of groups beside covariates."""

from itertools import product

from angket.formats.blocks import Reference
from angket.report.elsewhere import line_elsewhere
from angket.report.finding import Finding
from angket.report.group_means import named, told_left_out
from angket.report.group_pairs import told_pairs
from angket.report.harmless import harmless_among
from angket.report.held_against import harmless_told, held_against
from angket.report.listing import joined, listed
from angket.report.scores import unusable
from angket.report.spreads import spreads_told
from angket.report.tables import label_for
from angket.subjects import pair_of, part_of, parts_of, product_of, value_of

# The mean of fewer is uncertain.
_FEW = 5


def all_terms(told):
    """List the terms of the model, without what is left over."""
    factors = list(told.levels)
    crossed = [product_of(*factors)] if told.crossed else []
    return [*factors, *crossed, *told.covariates]


def called_term(results, say, told, term):
    """Return what a term is called: a factor, a covariate, or two factors crossed."""
    if told.crossed and term == product_of(*told.levels):
        first, second = map(results.label, told.levels)
        return say.text("difference.crossed", first=first, second=second)
    return results.label(term)


def result(results, say, name, told, found):
    """Tell the deciding test with its numbers."""
    differs = "differs" if results.flag("decision", name, "reject_h0") else "alike"
    numbers = {key: found.number(key) for key in ("df1", "df2")} | {"p": found.p("p")}
    if told.design == "covariance":
        key = "covariance"
    else:
        key = "factor" if told.about in told.levels else "interaction"
    return say(f"difference.results.{key}_{differs}", **told.names, **numbers, f=found.number("f"))


def meaning(results, say, name, told, found):
    """Tell which adjusted means are far apart; of an interaction, its simple effects do."""
    levels = told.levels.get(told.about)
    if not levels:
        return ()
    means = {}
    for level in levels:
        place = part_of(name, value_of(told.about, level) if told.crossed else level)
        means[level] = results.number("difference", place, "adjusted_mean")
    if len(levels) == 2:
        first, second = levels
        return say(
            "difference.adjusted_two",
            first=first,
            second=second,
            first_mean=means[first],
            second_mean=means[second],
            difference=found.estimate("difference", "ci_low", "ci_high"),
        )
    highest, lowest = (choose(means, key=lambda level: means[level].value) for choose in (max, min))
    return say(
        "difference.adjusted_several",
        highest=highest,
        lowest=lowest,
        highest_mean=means[highest],
        lowest_mean=means[lowest],
    )


def others(results, say, name, told):
    """Tell what came out on the terms that the hypothesis is not about."""
    listing = []
    for term in all_terms(told):
        if term == told.about or term in told.covariates:
            continue
        found = Finding(results, say, "difference", part_of(name, term))
        numbers = {"df1": found.number("df"), "f": found.number("f"), "p": found.p("p")}
        numbers["df2"] = results.number("difference", name, "df2")
        listing.append(
            say("difference.other", term=called_term(results, say, told, term), **numbers)
        )
    sentence = (
        say("difference.others", terms=joined(say, "listing.semicolon", listing)) if listing else ()
    )
    if told.crossed and told.about in told.levels:
        alpha = float(results.value("decision", name, "alpha"))
        crossed = Finding(results, say, "difference", part_of(name, product_of(*told.levels)))
        if crossed.at_most(alpha):
            sentence = (*sentence, " ", *say("difference.main_and_interaction", **told.names))
    return sentence


def slopes(results, say, name, told):
    """Yield how the response changes with each covariate."""
    for covariate in told.covariates:
        found = Finding(results, say, "difference", part_of(name, covariate))
        alpha = float(results.value("decision", name, "alpha"))
        direction = found.direction("slope") if found.at_most(alpha) else "not"
        slope = found.number("slope")
        if direction != "not":
            slope = results.write(abs(slope.value), "coefficient", of=found.places("slope"))
        yield say(
            f"difference.slope_{direction}",
            covariate=results.label(covariate),
            response=told.names["response"],
            slope=slope,
            f=found.number("f"),
            p=found.p("p"),
            df1=found.number("df"),
            df2=results.number("difference", name, "df2"),
        )


def left_out(results, say, name, hypothesis, told):
    """Name the categories with too few respondents to be compared."""
    small = []
    for place in results.subjects("difference", parts_of(name)):
        if results.has("difference", place, "n_left_out"):
            part = place.removeprefix(parts_of(name))
            for factor in told.levels if told.crossed else ():
                part = part.removeprefix(value_of(factor, ""))
            n = results.number("difference", place, "n_left_out")
            small.append(named(say, part, n))
    return told_left_out(results, say, small, hypothesis["smallest_group"])


def cautions(results, say, name, told, found):
    """Yield what the analysis takes for granted, and whether the data object.

    Yields
    ------
    str, list of tuple of Inline
        The phrase of the heading, and what stands below it.
    """
    alpha = float(results.value("decision", name, "alpha"))
    if told.covariates:
        slopes = [_slopes_alike(say, told, found, alpha)]
        for covariate in told.covariates:
            own = Finding(results, say, "difference", part_of(name, covariate))
            if own.has("covariate_p") and own.at_most(alpha, "covariate_p"):
                of = {"covariate": results.label(covariate), "p": own.p("covariate_p")}
                slopes.append(say("difference.groups_of_covariate", **of))
        yield "difference.headings.slopes", slopes
    if found.has("levene_median_f", "levene_median_p"):
        spread = spreads_told(say, found, alpha, "residuals" if told.covariates else "groups")
        yield "assumptions.homoskedasticity.heading", [spread]
    if found.has("shapiro_w", "shapiro_p"):
        kept = "not_normal" if found.at_most(alpha, "shapiro_p") else "normal"
        numbers = {"w": found.number("shapiro_w"), "p": found.p("shapiro_p")}
        yield "assumptions.normality.heading", [say(f"difference.residuals_{kept}", **numbers)]
    granted = [_few(results, say, name, told), _granted(results, say, name, told)]
    yield "difference.headings.granted", granted


def _granted(results, say, name, told):
    """Say what is not tested here."""
    if not told.covariates:
        return say("difference.granted.groups")
    response = results.settings["hypotheses"][name]["response"]
    lines = [
        line_elsewhere(results, say, "difference.lines", covariate, response)
        for covariate in told.covariates
    ]
    lines = [line for line in lines if line] or [say("difference.lines.untested")]
    return say("difference.granted.covariates", lines=listed(say, lines), **told.names)


def what_follows(results, say, name, hypothesis, found, wrong):
    """Yield which assumptions that fail are held against the decision, and by what intervals."""
    hardly = harmless_among(results, name, hypothesis, wrong)
    yield from harmless_told(results, say, name, hypothesis, hardly)
    if not unusable(results, name):
        yield from held_against(results, say, name, hypothesis, wrong - hardly)
    if wrong & {"normal", "homoskedastic"} and less_supposed(say, found):
        yield say("difference.intervals_in", table=Reference(label_for("effects", name)))


def less_supposed(say, found):
    """Tell the difference of two groups by the test, by HC3 errors and by the bootstrap.

    Parameters
    ----------
    say : Phrases
    found : Finding
        Of the difference.

    Returns
    -------
    tuple of Inline
        Empty where there is no such difference.
    """
    if not found.has("difference", "ci_low", "hc3_ci_low", "bca_low"):
        return ()
    limits = {"test": "ci", "hc3": "hc3_ci", "bootstrap": "bca"}
    told = {way: found.interval(f"{of}_low", f"{of}_high") for way, of in limits.items()}
    return say("difference.less_supposed", difference=found.number("difference"), **told)


def _slopes_alike(say, told, found, alpha):
    if not found.has("slopes_f", "slopes_p"):
        return say("difference.slopes_undefined", reason=found.reason("slopes_p"))
    key = "differ" if found.at_most(alpha, "slopes_p") else "alike"
    numbers = {part: found.number(f"slopes_{part}") for part in ("f", "df1", "df2")}
    return say(f"difference.slopes_{key}", **told.names, **numbers, p=found.p("slopes_p"))


def _few(results, say, name, told):
    """Name the cells whose means are uncertain."""
    if not told.crossed:
        return ()
    few = []
    for first, second in product(*told.levels.values()):
        n = results.number("difference", part_of(name, pair_of(first, second)), "n")
        if n.value < _FEW:
            cell = say.text("difference.cell", first=first, second=second)
            few.append(say("comparison.small_group", group=cell, n=n))
    return say("difference.few", cells=listed(say, few)) if few else ()


def simple_told(results, say, name, told, rows, label, alpha):
    """Tell which factor differs within which category of the other one."""
    differing = []
    for called, place in rows:
        found = Finding(results, say, "difference", place)
        if found.has("p_holm") and found.at_most(alpha, "p_holm"):
            differing.append(say("difference.simple_differs", effect=called, p=found.p("p_holm")))
    key = "simple_some" if differing else "simple_none"
    effects = listed(say, differing) if differing else ""
    return say(f"difference.{key}", table=Reference(label), effects=effects, **told.names)


def pairs_told(results, say, name, compared, label):
    """Yield which two categories differ, where the factor as a whole does."""
    differs = results.flag("decision", name, "reject_h0")
    yield say("difference.adjusted_pairs", table=Reference(label))
    yield told_pairs(
        {
            place: (Finding(results, say, "difference", place), *both)
            for place, both in compared.items()
        },
        say,
        float(results.value("decision", name, "alpha")) if differs else None,
        ("p_holm", "difference"),
        say("difference.methods.p_holm"),
    )
