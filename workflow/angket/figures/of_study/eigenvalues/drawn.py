"""The scree plot of a variable whose factor analysis a study asks for."""

from functools import partial

import numpy as np
import pandas as pd

from angket.figures.scree import draw_scree
from angket.statistics.factors.rules import of_variable
from angket.subjects import part_of, parts_of

# What is drawn where the rule of the study looks at shared variance, and elsewhere.
SHARED = ("common_eigenvalue", "common_random_mean", "common_random_quantile")
ALL = ("eigenvalue", "random_mean", "random_quantile")


def figures(name, variable, found):
    """Yield file, kind, subject, title and drawing, if the study asks for a factor analysis."""
    if asked(found.settings):
        yield from drawing_of(name, variable, found.further["eigenvalues"], found.settings)


def asked(settings):
    """Return what a study says of factor analysis, or None."""
    return (settings.get("instrument") or {}).get("factor_analysis")


def drawing_of(name, variable, table, settings):
    """Yield what `figures` does, of a table of eigenvalues with their subjects in a column."""
    rule = of_variable(asked(settings), name)["factors"]
    if "subject" not in table:
        return
    table = table.set_index("subject")
    numbers = [part for part in table.index if part.startswith(parts_of(name))]
    table = table.loc[[part_of(name, number) for number in range(1, len(numbers) + 1)]]
    columns = SHARED if rule == "parallel_common" and SHARED[0] in table else ALL
    columns = (*columns, "extracted")
    numbers = table.reindex(columns=columns).apply(pd.to_numeric, errors="coerce")
    numbers.columns = ["eigenvalue", "mean", "quantile", "extracted"]
    if numbers["eigenvalue"].notna().sum() < 2:
        return
    words = settings["words"]
    axis = words["eigenvalue_common_axis" if columns[0] == SHARED[0] else "eigenvalue_axis"]
    numbers.index = np.arange(1, len(numbers) + 1)
    numbers["extracted"] = numbers["extracted"].notna()
    drawing = partial(draw_scree, numbers, axis, words, settings.get("notice"))
    title = words["eigenvalues"].format(variable=variable["label"])
    yield f"eigenvalues_{name}", "eigenvalues", name, title, drawing
