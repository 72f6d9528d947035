"""What the sections of logistic, ordinal and count models say alike: their terms and effects."""

from angket.formats.blocks import Points
from angket.report.elsewhere import line_elsewhere
from angket.report.finding import Finding, paragraph
from angket.report.judgement import Effect
from angket.report.listing import listed
from angket.report.tables import Column, label_for, statistics_table
from angket.subjects import (
    CONSTANT,
    column_and_value,
    part_of,
    parts_of,
    value_of,
    whole_and_part,
)


def term_name(results, part):
    """Return what a term is called: a variable, or a category of a column."""
    name, category = column_and_value(part)
    return results.label(name) if category is None else f"{results.label(name)}: {category}"


def subjects_of_terms(results, section, name):
    """List the subjects of the terms of a model, without its constant."""
    return [
        subject
        for subject in results.subjects(section, parts_of(name))
        if subject != part_of(name, CONSTANT) and results.value(section, subject, "b") is not None
    ]


def terms_of(results, say, section, name, confidence):
    """Return the findings of each term, by its name, without the constant."""
    return {
        whole_and_part(subject)[1]: Finding(results, say, section, subject, confidence)
        for subject in subjects_of_terms(results, section, name)
    }


def null_of(results, say, section, hypothesis, **names):
    """Say what the null hypothesis of such a model is: of one number that there is one ratio.

    Parameters
    ----------
    results : Results
    say : Phrases
    section : str
    hypothesis : dict
        As in the settings.
    **names
        Of response and predictors, for the phrase.

    Returns
    -------
    tuple of Inline
    """
    alone = _is_one_number(results, hypothesis)
    ratios = say(f"{section}.{'its' if alone else 'every'}_ratio")
    return say(f"{section}.null_hypothesis", ratios=ratios, **names)


def _is_one_number(results, hypothesis):
    first, *others = hypothesis["predictors"]
    column = results.settings.get("profile", {}).get(first, {"kind": "number"})
    return not others and column["kind"] == "number"


def granted(results, say, section, hypothesis, **names):
    """Say what such a model takes for granted, and what other tests found of its straight lines.

    Parameters
    ----------
    results : Results
    say : Phrases
    section : str
    hypothesis : dict
        As in the settings.
    **names
        Of response and predictors, for the phrase.

    Returns
    -------
    tuple of Inline
    """
    response, key = hypothesis["response"], "assumptions.linearity"
    lines = [
        line_elsewhere(results, say, f"{key}.lines", predictor, response)
        for predictor in hypothesis["predictors"]
    ]
    lines = [line for line in lines if line]
    told = say(f"{key}.elsewhere", lines=listed(say, lines)) if lines else ()
    return say(f"{section}.granted", line=told, **names)


def effect_of(results, section, name, ratio, whole):
    """Return the ratio of the only term, or how well the whole model explains its response."""
    terms = subjects_of_terms(results, section, name)
    if len(terms) == 1:
        place, sign = ((section, terms[0], part) for part in (ratio, "b"))
        term = whole_and_part(terms[0])[1]
        return Effect(ratio, place, "ci_low", "ci_high", sign=sign, per=term)
    # Without an interval: to resample it would be to fit the model thousands of times anew.
    return Effect(whole, (section, name, whole))


def worded_of(results, section, name, found):
    """Say by which phrase the first page tells what was found: none of categories compared."""
    parts = [whole_and_part(subject)[1] for subject in subjects_of_terms(results, section, name)]
    compared = any(column_and_value(part)[1] is not None for part in parts)
    return None if compared else found or "any"


def reference_of(results, part, found):
    """Return what a category is compared with, or None."""
    if not found.has("reference"):
        return None
    return term_name(results, value_of(column_and_value(part)[0], found.text("reference")))


def references_note(results, say, section, terms):
    """Say what the categories are compared with, as a list of one note or none."""
    references = dict.fromkeys(reference_of(results, part, of) for part, of in terms.items())
    references.pop(None, None)
    if not references:
        return []
    return [say(f"{section}.reference_note", references=listed(say, [*references]))]


def coefficients_table(results, say, section, name, terms, ratio, notes, confidence):
    """Make the table of coefficients, with the interval of their exponentials."""
    interval = say(f"{section}.interval_head", confidence=confidence)
    rows = [(term_name(results, part), part_of(name, part)) for part in terms]
    if results.value(section, part_of(name, CONSTANT), "b") is not None:
        rows.append((say.text("coefficients.constant"), part_of(name, CONSTANT)))
    columns = [Column(section, statistic) for statistic in ("b", "se", "wald", "p", ratio)]
    columns += [Column(section, limit, over=interval) for limit in ("ci_low", "ci_high")]
    title = say.text(f"{section}.coefficients_title", hypothesis=name)
    notes = [*notes, *references_note(results, say, section, terms)]
    label = label_for("coefficients", name)
    return statistics_table(results, say, label, title, "term", rows, columns, notes)


def effects_table(results, say, section, name, rows, confidence):
    """Make the table of average marginal effects, from what each row is called and is about."""
    interval = say("hypotheses.interval_head", confidence=confidence)
    columns = [Column(section, f"marginal_effect{part}") for part in ("", "_se", "_p")]
    columns += [
        Column(section, f"marginal_effect_{limit}", over=interval)
        for limit in ("ci_low", "ci_high")
    ]
    title = say.text(f"{section}.effects_title", hypothesis=name)
    label = label_for("marginal", name)
    notes = [say(f"{section}.effects_note")]
    return statistics_table(results, say, label, title, "term", rows, columns, notes)


def each_term(results, say, section, name, terms, ratio, **names):
    """Tell the ratio of each predictor, and what goes with more of it where it is significant.

    Of several terms each is a point, and of a single one it is a sentence.
    """
    alpha = float(results.value("decision", name, "alpha"))
    points, known = [], {part: of for part, of in terms.items() if of.has(ratio, "p")}
    for part, found in known.items():
        direction = found.direction("b")
        told = f"{section}.number_{direction}"
        if column_and_value(part)[1] is not None:
            told = f"{section}.category_{direction}"
        if direction == "none" or not found.at_most(alpha):
            told = f"{section}.term_not"
        of = {"term": term_name(results, part)}
        of[ratio] = found.estimate(ratio, "ci_low", "ci_high")
        fillings = {
            "opening": say(f"{section}.of_{'several' if len(known) > 1 else 'one'}", **of),
            "reference": reference_of(results, part, found),
            "times": found.number(ratio),
            "percent": results.write(
                100 * abs(found.amount(ratio) - 1), "percent", of=found.places(ratio)
            ),
            "wald": found.number("wald"),
            "p": found.p(),
        }
        points.append(say(told, **fillings, **names))
    if len(points) < 2:
        return paragraph(*points)
    several = len({column_and_value(part)[0] for part in terms}) > 1
    each = say(f"{section}.each") if several else say(f"{section}.each_category")
    return [*paragraph(each), Points(tuple(points))]


def _below_one(results, section, found, statistic):
    """Write a ratio the other way round: as far below one as it lies above."""
    style = results.catalogue.find(section, statistic).style
    return results.write(1 / found.amount(statistic), style, of=found.places(statistic))


def least_detectable(results, say, section, terms, ratio):
    """Say the smallest ratios that the sample could have found, as inlines or nothing.

    Beside each stands the ratio that was found, of one standard deviation as well.
    """
    least = [
        say(
            f"{section}.detectable_one",
            term=term_name(results, part),
            least=of_term.number(f"detectable_{ratio}"),
            most=_below_one(results, section, of_term, f"detectable_{ratio}"),
            found=of_term.number(f"{ratio}_per_sd"),
            sd=of_term.number("sd"),
        )
        for part, of_term in terms.items()
        if of_term.has(f"detectable_{ratio}", f"{ratio}_per_sd", "sd")
    ]
    return say(f"{section}.detectable", terms=listed(say, least)) if least else ()
