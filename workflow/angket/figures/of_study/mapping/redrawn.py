"""The interval scores of the items of a variable, where all are told."""

import pandas as pd

from angket.figures.of_study.mapping.drawn import codes_of, figure_of
from angket.subjects import value_of
from angket.tables import number_in


def figures(name, variable, found):
    """Yield file, kind, subject, title and drawing of the figure."""
    codes = codes_of(variable, found.settings)
    told = [
        (item, code, number_in(found.statistics, "msi", value_of(item, code), "interval"))
        for item in variable["items"]
        for code in codes
        if ("msi", value_of(item, code), "interval") in found.statistics
    ]
    if not told or any(score is None for *_, score in told):
        return
    table = pd.DataFrame(told, columns=["item", "code", "interval"])
    scores = table.pivot(index="item", columns="code", values="interval")
    scores = scores.reindex(index=variable["items"], columns=codes)
    yield figure_of(name, variable, scores, codes, found.settings)
