"""The categories that the totals of a variable are put into: of percents, totals or a norm."""

import pandas as pd

from angket.statistics.distribution.descriptives import describe, percent_score
from angket.statistics.scaling.bands import classify
from angket.statistics.scaling.norms import hypothetical_norm, norm_bands
from angket.statistics.undefined import Undefined, or_undefined


def norm_of(categories, totals, codes):
    """Return the mean and standard deviation that norm categories are made of.

    Parameters
    ----------
    categories : dict
        Of the study's settings, of a norm.
    totals : Series of float, shape (n,)
    codes : list of list of int
        Of each item in the total.

    Returns
    -------
    dict
        With mean and sd, among others.
    """
    if categories["of"] == "hypothetical_norm":
        return hypothetical_norm(1, sum(part[0] for part in codes), sum(part[-1] for part in codes))
    return describe(totals)


def bands_of_norm(categories, norm):
    """Return norm categories as bands of totals, or Undefined where they have none."""
    bands = norm["sd"]
    if not isinstance(bands, Undefined):
        bands = or_undefined(norm_bands, categories["labels"], norm["mean"], norm["sd"])
    if isinstance(bands, Undefined):
        return bands
    return {"of": "total", "bands": bands, "citation": categories.get("citation")}


def placed(totals, possible, categories):
    """Give each respondent the category of their own score.

    Parameters
    ----------
    totals : Series of float, shape (n,)
    possible : int
        The highest possible total.
    categories : dict
        With `of` (percent or total) and `bands`.

    Returns
    -------
    Series of str, shape (n,)
    """
    scores = totals if categories["of"] == "total" else percent_score(totals, possible)
    return pd.Series(classify(scores, categories["bands"]), index=totals.index, dtype="str")


def categories_of(totals, settings, name):
    """Put the totals of a variable into its categories.

    Parameters
    ----------
    totals : Series of float, shape (n,)
    settings : dict
        As `totals_of` has them, and with variables.*.categories, and categories.*.of, bands and
        labels.
    name : str
        Of a variable that has categories.

    Returns
    -------
    Series of str, shape (n,)
        All missing where the norm has no bands.
    """
    variable = settings["variables"][name]
    scales = (settings["scales"][scale]["codes"] for scale in variable["item_scales"].values())
    codes = list(scales)
    categories = settings["categories"][variable["categories"]]
    if categories["of"].endswith("_norm"):
        categories = bands_of_norm(categories, norm_of(categories, totals, codes))
    if isinstance(categories, Undefined):
        return pd.Series(None, index=totals.index, dtype="str")
    return placed(totals, sum(part[-1] for part in codes), categories)
