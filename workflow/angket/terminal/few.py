"""Groups of so few people that their answers can be worked out from what a report shows."""

from angket.answers.joined import SMALLEST
from angket.hypotheses.declared import names_in
from angket.subjects import column_and_value, values_of

MISSING = "missing"


def worked_out(settings, statistics):
    """Name the small groups of the profile by which something is told.

    Of such a group a report gives the number alone; but who has the results of all, and of the
    other groups, can subtract.

    Parameters
    ----------
    settings : dict
        With profile, hypotheses and comparisons.
    statistics : dict
        From section, subject and statistic to value, as texts.

    Returns
    -------
    list of (str, str)
        Column and category.

    Examples
    --------
    >>> settings = {"profile": {"sex": {"label": "Sex"}}, "hypotheses": {},
    ...             "comparisons": [{"by": "sex", "variables": ["load"]}]}
    >>> worked_out(settings, {("sample", "sex=x", "n"): "2", ("sample", "sex=f", "n"): "9"})
    [('sex', 'x')]
    """
    used = {comparison["by"] for comparison in settings.get("comparisons") or []}
    for hypothesis in settings["hypotheses"].values():
        used |= set(names_in(hypothesis))
    found = []
    for column in settings.get("profile") or {}:
        if column not in used:
            continue
        for (section, subject, statistic), n in statistics.items():
            if section != "sample" or statistic != "n" or not subject.startswith(values_of(column)):
                continue
            category = column_and_value(subject)[1]
            if category != MISSING and n.isdigit() and 0 < int(n) < SMALLEST:
                found.append((column, category))
    return found
