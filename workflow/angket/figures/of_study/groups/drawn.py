"""The groups that a comparison compares, each with its mean and the interval of that."""

from functools import partial

import pandas as pd

from angket.figures.groups import draw_groups
from angket.statistics.categorical.joint_groups import with_joint_groups
from angket.statistics.groups.together import compared_together
from angket.subjects import column_and_value, pair_of, values_of


def figures(found):
    """Yield file, kind, subject, title and drawing for each comparison that could be made."""
    settings, table = found.settings, found.further["comparison"].set_index("subject")
    words, labels = settings["words"], labels_of(settings)
    for comparison in settings.get("comparisons") or ():
        by, raw = comparison["by"], found.totals["raw"]
        together = compared_together(settings["comparisons"], by, found.responses[by], raw)
        groups, _ = with_joint_groups(found.responses[by].astype("str"), [], together)
        for variable in comparison["variables"]:
            subject = pair_of(variable, by)
            means = means_of(table, subject)
            if means.empty:
                continue
            parts = raw[variable].groupby(groups)
            members = {group: parts.get_group(group).dropna().to_numpy() for group in means.index}
            drawing = partial(
                draw_groups,
                members,
                means,
                words["total"].format(variable=labels[variable]),
                words | told_of_intervals(settings),
                settings.get("notice"),
            )
            title = words["groups"].format(variable=labels[variable], by=labels[by])
            yield f"groups_{variable}_{by}", "groups", subject, title, drawing


def means_of(table, subject):
    """Return the means of the groups that were compared, in the order of their table.

    Parameters
    ----------
    table : DataFrame
        results/<study>/comparison/comparison.csv, indexed by subject.
    subject : str
        Of the comparison.

    Returns
    -------
    DataFrame of float
        mean, low, high, indexed by group; without those too small to be compared.
    """
    columns = {"mean": "mean", "mean_ci_low": "low", "mean_ci_high": "high"}
    if "mean" not in table:
        return pd.DataFrame(columns=columns.values())  # nothing was compared
    rows = table.loc[table.index.str.startswith(values_of(subject)), list(columns)]
    means = rows.apply(pd.to_numeric, errors="coerce").rename(columns=columns)
    means.index = [column_and_value(row)[1] for row in means.index]
    return means[means["mean"].notna()]


def labels_of(settings):
    """Return what variables and profile columns are called."""
    described = settings["variables"] | settings.get("profile", {})
    return {name: one["label"] for name, one in described.items()}


def told_of_intervals(settings):
    """Return the words that name the interval of a mean by its confidence."""
    percent = f"{100 - settings['tests']['alpha'] * 100:.4g}"
    return {"mean_interval": settings["words"]["mean_interval"].format(percent=percent)}
