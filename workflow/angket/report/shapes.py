"""The form of a relation that is no straight line, by the parabola fitted to it."""

from angket.report.listing import related
from angket.report.wording import level_of
from angket.subjects import part_of, whole_and_part

# Of these a rise or fall of the whole tells only a part.
TURNING = ("u", "inverted_u")
# Nearer to an end than this share of the range, a turn that two lines do not show is taken for
# levelling off: a choice. The slopes at the ends are as far from 0 as the turn is from the ends.
_OUTER = 0.25
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


def shape_in_words(results, say, subject):
    """Name a U and where it turns in a few words, in brackets; empty of other forms."""
    shape = shape_of(results, subject)
    if shape not in TURNING:
        return ()
    turn, name = results.number("linearity", subject, "turning_point"), whole_and_part(subject)[1]
    return say(f"curves.shapes.{shape}", turn=turn, predictor=results.label(name))


def shape_told(results, say, model, predictor, is_curved):
    """Say in a sentence which form a relation has.

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
    shape = shape_of(results, subject)
    if not shape:
        return ()
    of = {"predictor": results.label(predictor), "response": results.label(model.response)}
    if shape in TURNING:
        of["turn"] = results.number("linearity", subject, "turning_point")
        of["lines"] = say("curves.two_lines", p=_p(results, subject, "u_p"))
        level = level_of(results, "linearity", subject).value
        if not is_curved and _number(results, subject, "line_p") <= level:
            rises = _number(results, subject, "line_slope") > 0
            shape = f"{shape}_{'rising' if rises else 'falling'}"
    form, held = say(f"curves.shaped.{shape}", **of), "_held" if model.predictors[1:] else ""
    return say(f"curves.shape{held}", form=form, p=_p(results, subject, "quadratic_p"))


def _p(results, subject, name):
    return related(results.number("linearity", subject, name))


def _number(results, subject, name):
    return float(results.value("linearity", subject, name))
