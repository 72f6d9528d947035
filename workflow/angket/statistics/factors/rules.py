"""What a study may say of the factor analysis of a variable, and how many factors items allow."""

# What finds the number of factors, and what statistics call the number that it finds.
RULES = {
    "parallel": "factors_parallel",
    "parallel_common": "factors_common",
    "map": "factors_map",
    "kaiser": "factors_kaiser",
}


def of_variable(told, name):
    """Return what holds for a variable: what is said of it, else what is said of all.

    Parameters
    ----------
    told : dict
        The study's settings of factor analysis.
    name : str
        Of the variable.

    Returns
    -------
    dict

    Examples
    --------
    >>> of_variable({"factors": 2, "variables": {"load": {"factors": 1}}}, "load")["factors"]
    1
    """
    return told | told.get("variables", {}).get(name, {})


def most_factors(items, extraction):
    """Return how many factors some items allow at most.

    As many components as items; as many common factors as leave no fewer correlations than
    there are loadings to find, (k - m)^2 >= k + m.

    >>> most_factors(5, "principal_components"), most_factors(5, "ml"), most_factors(2, "ml")
    (5, 2, 0)
    """
    if extraction == "principal_components":
        return items
    fits = [m for m in range(1, items) if (items - m) ** 2 >= items + m]
    return max(fits, default=0)
