"""What the terms that a hypothesis is about add to those of the controls."""

from angket.statistics.regression.least_squares import least_squares


def change_of(fit, design):
    """Return what the tested terms add to R squared, with its F.

    Parameters
    ----------
    fit : angket.statistics.regression.linear.Regression
    design : angket.hypotheses.regression.design.Design

    Returns
    -------
    dict
        r_squared_change, f_change, f_change_df1, f_change_df2, f_change_p; of a model in which all
        terms are tested R squared and F themselves.
    """
    model = fit.model
    degrees = {"f_change_df1": len(design.tested), "f_change_df2": model["f_df2"]}
    held = design.terms.drop(columns=design.tested)
    if held.columns.empty:
        f, p, change = model["f"], model["f_p"], model["r_squared"]
    else:
        without = least_squares(design.response, held).results
        f, p, _ = fit.fit.results.compare_f_test(without)
        # Terms that add nothing may take something away by rounding.
        change = max(0.0, float(fit.fit.results.rsquared - without.rsquared))
    found = {"r_squared_change": change, "f_change": max(0.0, float(f))}
    return found | degrees | {"f_change_p": float(p)}


def p_of_hypothesis(fit, design):
    """Return the p that decides on the hypothesis, of one term that of its t.

    Parameters
    ----------
    fit, design
        As `change_of` takes them.
    """
    if len(design.tested) == 1:
        return float(fit.coefficients.loc[design.tested[0], "p"])
    return change_of(fit, design)["f_change_p"]
