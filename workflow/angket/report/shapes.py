"""The form of a relation that is no straight line, by the parabola fitted to it."""

import math

from angket.report.listing import related, sentences_of
from angket.report.sources import TWO_LINES
from angket.report.wording import level_of
from angket.subjects import part_of, whole_and_part

# Of these a rise or fall of the whole tells only a part.
TURNING = ("u", "inverted_u")
# Nearer to an end than this share of the range, a turn that two lines do not show is taken for
# levelling off: a choice. The slopes at the ends are as far from 0 as the turn is from the ends.
_OUTER = 0.25
# To such a part of the range of scores a turn is told: a choice, as its error is not computed.
_KNOWN_TO = 0.05
_SLOPES = ("line_slope", "slope_low", "slope_high")


def shape_of(results, subject):
    """Name the form of a relation over the scores observed.

    The parabola must be better than a line. It turns only where the relation clearly falls at one
    end and rises at the other, by two lines. Else it is told by the end where it is steeper, if
    the parabola does not turn before the outer quarter of the scores.

    Parameters
    ----------
    results : Results
    subject : str
        Of the rows of linearity.

    Returns
    -------
    str or None
        "u", "inverted_u", or "rising" or "falling" with "_steepening" or "_levelling"; None where
        a parabola does not describe it, or is not known.
    """
    known = (*_SLOPES, "quadratic_p", "line_p")
    if not all(results.has("linearity", subject, name) for name in known):
        return None
    if not is_parabola_better(results, subject):
        return None
    alpha = level_of(results, "linearity", subject).value
    line, low, high = (_number(results, subject, name) for name in _SLOPES)
    if results.has("linearity", subject, "u_p") and _number(results, subject, "u_p") <= alpha:
        return "u" if low < high else "inverted_u"
    gentler, steeper = sorted((low, high), key=abs)
    straight = _number(results, subject, "line_p") <= alpha and (steeper > 0) is (line > 0)
    if not straight or -gentler / steeper > _OUTER / (1 - _OUTER):
        return None
    form = "levelling" if steeper == low else "steepening"
    return f"{'rising' if line > 0 else 'falling'}_{form}"


def is_parabola_better(results, subject):
    """Tell whether a parabola describes a relation better than a line, so that figures show it."""
    if not results.has("linearity", subject, "quadratic_p"):
        return False
    alpha = level_of(results, "linearity", subject).value
    return _number(results, subject, "quadratic_p") <= alpha


def is_of_one_direction(results, subject):
    """Tell whether a relation bends, but only rises or only falls over the scores observed."""
    shape = shape_of(results, subject)
    return shape is not None and shape not in TURNING


def shape_in_words(results, say, subject, response):
    """Say of a U where it is lowest, and of an inverted one where highest; empty of other forms.

    Parameters
    ----------
    results : Results
    say : Phrases
    subject : str
        Of the rows of linearity.
    response : str

    Returns
    -------
    tuple of Inline
    """
    shape = shape_of(results, subject)
    if shape not in TURNING:
        return ()
    of = {"turn": _turn(results, subject)}
    of["predictor"] = results.label(whole_and_part(subject)[1])
    return say(f"curves.shapes.{shape}", response=results.label(response), **of)


def shape_told(results, say, model, predictor, is_curved):
    """Say in a sentence which form a relation has, and in another by what it is known to turn.

    Parameters
    ----------
    results : Results
    say : Phrases
    model : angket.hypotheses.kind.Model
    predictor : str
    is_curved : bool
        Whether it bends so much that no direction of the whole is told of it.

    Returns
    -------
    tuple of Inline
        Empty where none is known.
    """
    subject = part_of(model.subject, predictor)
    form = form_told(results, say, model, predictor, is_curved)
    if not form:
        return ()
    held = "_held" if model.predictors[1:] else ""
    told = [say(f"curves.shape{held}", form=form, p=_p(results, subject, "quadratic_p"))]
    if shape_of(results, subject) in TURNING:
        told.append(say("curves.two_lines", source=TWO_LINES, p=_p(results, subject, "u_p")))
    return sentences_of(told)


def form_told(results, say, model, predictor, is_curved=False):
    """Say which form a relation has, as a part of a sentence, as `shape_told` takes it."""
    subject = part_of(model.subject, predictor)
    shape = shape_of(results, subject)
    if not shape:
        return ()
    of = {"predictor": results.label(predictor), "response": results.label(model.response)}
    if shape in TURNING:
        of["turn"] = _turn(results, subject)
        level = level_of(results, "linearity", subject).value
        if not is_curved and _number(results, subject, "line_p") <= level:
            rises = _number(results, subject, "line_slope") > 0
            shape = f"{shape}_{'rising' if rises else 'falling'}"
    return say(f"curves.shaped.{shape}", **of)


def _turn(results, subject):
    """Write about where a parabola turns: no closer than scores lie, or than it can be known."""
    place, unit = ("linearity", subject, "turning_point"), 0.0
    # At the ends of the scores the slopes of a parabola differ by twice its bend times their range.
    if results.has("linearity", subject, "quadratic_b"):
        ends, bend = ("slope_low", "slope_high"), _number(results, subject, "quadratic_b")
        low, high = (_number(results, subject, name) for name in ends)
        unit = 10.0 ** math.floor(math.log10(_KNOWN_TO * (high - low) / (2 * bend)))
    predictor = whole_and_part(subject)[1]
    variable = results.settings["variables"].get(predictor, {"weights": True})
    if not variable.get("weights"):
        unit = max(unit, 1.0)
    value = float(results.value(*place))
    if not unit:
        return results.number(*place)
    return results.write(round(value / unit) * unit, "given", of=[place])


def _p(results, subject, name):
    return related(results.number("linearity", subject, name))


def _number(results, subject, name):
    return float(results.value("linearity", subject, name))
