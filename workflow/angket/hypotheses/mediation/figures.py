"""What is drawn of a mediation: the residuals of its regressions, and its paths."""

from functools import partial

from angket.figures.numbers import number
from angket.figures.paths import Path, draw_mediation
from angket.hypotheses.mediation.extended_figures import extended_redrawn
from angket.hypotheses.mediation.structure import is_extended, mediators_of
from angket.hypotheses.pictures import percent, residuals_of
from angket.subjects import part_of
from angket.tables import number_in

ROLES = ("predictor", "mediator", "response")
# Of a coefficient, as in its table.
DECIMALS = 3


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of each figure."""
    ends = {}
    if is_extended(hypothesis):  # each equation is called after its response
        ends = {end: end for end in [*mediators_of(hypothesis), hypothesis["response"]]}
    yield from residuals_of(name, hypothesis | ends, pictured)
    yield from redrawn(name, hypothesis, pictured.statistics, pictured.settings)


def redrawn(name, hypothesis, statistics, settings):
    """Yield the path diagram, which follows from statistics alone.

    Parameters
    ----------
    name : str
    hypothesis : dict
    statistics : dict
        From section, subject and statistic to value, as texts.
    settings : dict
        As those of `angket.hypotheses.pictures.Pictured`.
    """
    if is_extended(hypothesis):
        yield from extended_redrawn(name, hypothesis, statistics, settings)
        return
    words, alpha = settings["words"], settings["tests"]["alpha"]
    found = {path: _path(statistics, name, path) for path in ("a", "b", "direct", "total")}
    indirect = _estimate(statistics, name, "indirect", "percentile_low", "percentile_high")
    if indirect["value"] is None or any(path["value"] is None for path in found.values()):
        return  # the report says why
    told = {path: _told(words, path, estimate) for path, estimate in found.items()}
    significant = {path: estimate["p"] <= alpha for path, estimate in found.items()}
    paths = {path: Path(told[path], significant[path]) for path in ("a", "b", "direct")}
    below = [" ".join(told["total"]), " ".join(_told(words, "indirect", indirect))]
    below.append(words["paths_intervals"].format(percent=percent(1 - alpha)))
    if not all(path.significant for path in paths.values()):
        level = f"{alpha:g}" if words["leading_zero"] else f"{alpha:g}".removeprefix("0")
        below.append(words["paths_dashed"].format(alpha=level.replace(".", words["decimal_mark"])))
    labels = {role: settings["variables"][hypothesis[role]]["label"] for role in ROLES}
    title = words["paths"].format(**labels)
    drawing = partial(draw_mediation, labels, paths, below, settings.get("notice"))
    yield f"path_diagram_{name}", "path_diagram", name, title, drawing


def _path(statistics, name, path):
    found = _estimate(statistics, part_of(name, path), "b", "ci_low", "ci_high")
    found["p"] = number_in(statistics, "mediation", part_of(name, path), "p")
    return found if found["p"] is not None else found | {"value": None}


def _estimate(statistics, subject, value, low, high):
    """Return an estimate with its limits, each None where there is none."""
    names = {"value": value, "low": low, "high": high}
    return {
        key: number_in(statistics, "mediation", subject, statistic)
        for key, statistic in names.items()
    }


def _told(words, path, estimate):
    """Write an estimate and its interval, a line each."""
    value, low, high = (
        None if estimate[key] is None else number(estimate[key], DECIMALS, words["decimal_mark"])
        for key in ("value", "low", "high")
    )
    told = words["path"][path].format(value=value)
    if low is None or high is None:
        return (told,)
    return told, words["path"]["interval"].format(low=low, high=high)
