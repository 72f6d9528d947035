"""Answers to the items of a variable, as far as all their counts are told."""

from angket.figures.of_study.likert.drawn import as_table, figure_of
from angket.step import items_by_scale
from angket.subjects import value_of
from angket.tables import number_in


def figures(name, variable, found):
    """Yield file, kind, subject, title and drawing for each answer scale of a variable."""
    for scale_name, items in items_by_scale(variable).items():
        scale = found.settings["scales"][scale_name]
        rows = {item: _shares(found.statistics, item, scale["codes"]) for item in items}
        if all(rows.values()):
            yield figure_of(name, variable, scale_name, as_table(rows, scale), found.settings)


def _shares(statistics, item, codes):
    """Return what percent gave each answer to an item; None where a count is not told."""
    counts = [number_in(statistics, "frequency", value_of(item, code), "n") for code in codes]
    missing = statistics.get(("frequency", value_of(item, "missing"), "n"), "0")
    if None in counts or not missing.isdigit():
        return None
    everybody = sum(counts) + int(missing)
    return [count * 100 / everybody for count in counts]
