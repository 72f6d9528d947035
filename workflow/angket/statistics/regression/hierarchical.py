"""What blocks of predictors, and single ones, add to a linear regression."""

import pandas as pd

from angket.statistics.regression.least_squares import least_squares


def hierarchical(response, predictors, blocks):
    """Regress one variable on blocks of others that enter one after another.

    Parameters
    ----------
    response : array_like of float, shape (n,)
    predictors : DataFrame of float, shape (n, p)
    blocks : dict of str to list of str
        From what each block is called to its columns, in the order in which they enter.

    Returns
    -------
    DataFrame
        Indexed by block: r_squared of the model with it and all before it, r_squared_change,
        f_change, df1, df2, p_change.

    Raises
    ------
    Undefined
        As `angket.statistics.regression.least_squares.least_squares` does.

    Notes
    -----
    The F of a block has the residuals of the model that the block enters last, not those of the
    whole model [1]_: statsmodels' compare_f_test of each model and the one before it.

    References
    ----------
    .. [1] Cohen, J., Cohen, P., West, S. G. & Aiken, L. S. (2003). Applied multiple
       regression/correlation analysis for the behavioral sciences, 3rd ed., ch. 5.

    Examples
    --------
    >>> x = pd.DataFrame({"a": [1.0, 2, 3, 4, 5, 6], "b": [1.0, 3, 2, 5, 3, 4]})
    >>> found = hierarchical([2.0, 5, 4, 8, 7, 9], x, {"first": ["a"], "second": ["b"]})
    >>> found["r_squared"].round(3).tolist(), found["df2"].tolist()
    ([0.83, 0.988], [4, 3])
    """
    rows, entered, before = {}, [], None
    for name, columns in blocks.items():
        entered = [*entered, *columns]
        results = least_squares(response, predictors[entered]).results
        if before is None:
            f, p, change = results.fvalue, results.f_pvalue, results.rsquared
        else:
            f, p, _ = results.compare_f_test(before)
            change = results.rsquared - before.rsquared
        rows[name] = {
            "r_squared": max(0.0, float(results.rsquared)),
            # A block that adds nothing may take something away by rounding.
            "r_squared_change": max(0.0, float(change)),
            "f_change": max(0.0, float(f)),
            "df1": len(columns),
            "df2": int(results.df_resid),
            "p_change": float(p),
        }
        before = results
    return pd.DataFrame.from_dict(rows, orient="index").astype({"df1": int, "df2": int})


def squared_semipartials(t, r_squared, df):
    """Return what each predictor alone adds to R squared when it enters last.

    Parameters
    ----------
    t : Series of float
        Of the predictors.
    r_squared : float
        Of the model with all of them.
    df : int
        Degrees of freedom of its residuals.

    Returns
    -------
    Series of float

    Notes
    -----
    t^2 (1 - R^2) / df [1]_.

    References
    ----------
    .. [1] Cohen, J., Cohen, P., West, S. G. & Aiken, L. S. (2003). Applied multiple
       regression/correlation analysis for the behavioral sciences, 3rd ed., ch. 3.

    Examples
    --------
    >>> squared_semipartials(pd.Series({"x": 2.0}), 0.5, 20).to_dict()
    {'x': 0.1}
    """
    return t**2 * (1 - r_squared) / df
