"""What assumptions and inference share: which totals a hypothesis is about."""

from angket.categories import in_order
from stage import read_numbers


def read_totals(inputs):
    """Return the totals of each scale: raw ones and interval ones."""
    return {
        "raw": read_numbers(inputs.totals),
        "interval": read_numbers(inputs.interval_totals),
    }


def predictors_and_response(hypothesis):
    """Name the predictors and the response of a hypothesis about totals.

    Of a correlation, these are the first and the second variable; moderator or mediator
    come after the predictor.
    """
    if hypothesis["kind"] == "correlation":
        return hypothesis["variables"][:1], hypothesis["variables"][1]
    if hypothesis["kind"] in ("moderation", "mediation"):
        third = "moderator" if hypothesis["kind"] == "moderation" else "mediator"
        return [hypothesis["predictor"], hypothesis[third]], hypothesis["response"]
    return hypothesis["predictors"], hypothesis["response"]


def variables_of(hypothesis):
    """Name the variables whose totals a hypothesis needs, in the order of its model."""
    predictors, response = predictors_and_response(hypothesis)
    return [*predictors, response]


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
