"""The scree plot, from the statistics that a study shares."""

import pandas as pd

from angket.figures.of_study.eigenvalues.drawn import asked, drawing_of


def figures(name, variable, found):
    """Yield file, kind, subject, title and drawing, if the study asks for a factor analysis."""
    if not asked(found.settings):
        return
    rows = {}
    for (section, subject, statistic), value in found.statistics.items():
        if section == "eigenvalue":
            rows.setdefault(subject, {"subject": subject})[statistic] = value
    yield from drawing_of(name, variable, pd.DataFrame(list(rows.values())), found.settings)
