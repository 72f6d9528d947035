"""Which respondents a hypothesis is tested on."""

from typing import NamedTuple

from angket.answers.categories import in_order


class Sample(NamedTuple):
    """Respondents who have all totals of a hypothesis, on both scales.

    Attributes
    ----------
    totals : tuple of two DataFrames of float
        Raw and interval.
    flagged : Series of bool, or None
        Which of them are flagged; None where nobody is.
    """

    totals: tuple
    flagged: object


def of_scale(totals, hypothesis):
    """Choose from raw and interval totals those that a hypothesis is tested on.

    >>> of_scale(("raw ones", "interval ones"), {"scale": "interval"})
    'interval ones'
    """
    raw, interval = totals
    return interval if hypothesis.get("scale") == "interval" else raw


def complete_cases(totals, variables):
    """Keep the respondents who have a total of every one of these variables.

    Parameters
    ----------
    totals : DataFrame of float, shape (n, variables)
        NaN where a respondent has not answered enough.
    variables : list of str

    Returns
    -------
    DataFrame
        The same where nobody lacks any; rows keep their places in the index.

    Examples
    --------
    >>> import pandas as pd
    >>> totals = pd.DataFrame({"x": [1.0, None, 3.0], "y": [2.0, 2.0, 4.0], "z": [None, 1.0, 1.0]})
    >>> complete_cases(totals, ["x", "y"]).index.tolist()
    [0, 2]
    """
    incomplete = [name for name in variables if totals[name].hasnans]
    return totals.dropna(subset=incomplete) if incomplete else totals


def category_order(settings, groups):
    """Say in which order the categories of each variable and profile column stand."""
    order = {
        name: [band["label"] for band in settings["categories"][variable["categories"]]["bands"]]
        for name, variable in settings["variables"].items()
        if "categories" in variable
    }
    for name, column in settings.get("profile", {}).items():
        if column["kind"] == "category":
            order[name] = in_order(groups[name], column["order"])
    return order


def without_order(settings):
    """List the profile columns whose categories the study puts into no order.

    >>> without_order({"profile": {"unit": {"kind": "category", "order": []}}})
    ('unit',)
    """
    return tuple(
        name
        for name, column in settings.get("profile", {}).items()
        if column.get("kind", "category") == "category" and not column.get("order")
    )


def on_both_scales(totals, variables, flagged):
    """Keep the respondents who have every total that a hypothesis needs.

    Parameters
    ----------
    totals : dict of str to DataFrame
        `raw` and `interval`, of the same respondents.
    variables : list of str
    flagged : Series of bool, shape (n,), optional

    Returns
    -------
    Sample
    """
    raw, interval = (complete_cases(totals[scale], variables) for scale in ("raw", "interval"))
    return Sample((raw[variables], interval[variables]), flagged_among(flagged, raw.index))


def flagged_among(flagged, respondents):
    """Tell which of the respondents of a hypothesis are flagged.

    Parameters
    ----------
    flagged : Series of bool, shape (n,), or None
        Of all who are analysed.
    respondents : Index
        Those who have answered what the hypothesis is about.

    Returns
    -------
    Series of bool or None
        None where none of them is.

    Examples
    --------
    >>> import pandas as pd
    >>> flagged = pd.Series([False, True, False])
    >>> flagged_among(flagged, [0, 1]).tolist(), flagged_among(flagged, [0, 2])
    ([False, True], None)
    """
    if flagged is None:
        return None
    among = flagged[respondents]
    return among if among.any() else None
