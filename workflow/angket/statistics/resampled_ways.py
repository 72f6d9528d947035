"""Ways of testing by HC3 errors and resampling, without the respondents who are flagged.

With all respondents they stand beside the coefficients of the hypothesis itself.
"""

from functools import partial

import numpy as np
import pandas as pd
import scipy

from angket.statistics.chosen_ways import BOOTSTRAP
from angket.statistics.effects import Effect, of_slope
from angket.statistics.regression.linear import linear_regression
from angket.statistics.resampling.bootstrap import bootstrap_correlation, bootstrap_regression
from angket.statistics.resampling.kendall import bootstrap_kendall
from angket.statistics.resampling.sure import is_sure
from angket.statistics.sensitivity import row
from angket.statistics.undefined import Undefined, or_undefined

RESPONDENTS = "without flagged"
# Where the assumptions choose the coefficient: from each to the name of its way.
_CHOSEN = {None: {"r": "bootstrap_r", "rho": "bootstrap_rho"}}


def with_slope(panel, y, x, term, flagged, tests, measure="beta"):
    """Add the ways that test one slope by HC3 errors and by a BCa interval.

    Parameters
    ----------
    panel : DataFrame
        As `angket.statistics.sensitivity.panel` returns it.
    y : Series of float, shape (n,)
    x : DataFrame of float, shape (n, k)
    term : str
        The column of `x` whose slope is tested.
    flagged : array_like of bool, shape (n,), or None
        Respondents to leave out; without any, nothing is added.
    tests : dict
        alpha, seed and resamples.
    measure : str, optional
        What the slope in standard deviations is called.

    Returns
    -------
    DataFrame
        With two rows more: `hc3`, and `bootstrap`, which has no p and whose reject_h0 is None
        where chance in the resamples decides.

    Examples
    --------
    >>> x = pd.DataFrame({"x": [1.0, 2, 3, 4, 5, 6, 7, 8, 9]})
    >>> y = pd.Series([2.0, 1, 4, 3, 6, 5, 8, 7, 0])
    >>> rules = {"alpha": 0.05, "seed": 1, "resamples": 199}
    >>> with_slope(pd.DataFrame(), y, x, "x", y == 0, rules)[["variant", "n"]].values.tolist()
    [['hc3', 8], ['bootstrap', 8]]
    """
    if flagged is None:
        return panel
    kept, confidence = ~np.asarray(flagged, dtype=bool), 1 - tests["alpha"]
    y, x = y[kept], x[kept]

    def effect(b, low, high):
        return of_slope(y, x[term], b, low, high, measure)

    by_hc3 = or_undefined(_by_hc3, y, x, term, confidence, effect)
    drawn = or_undefined(bootstrap_regression, y, x, confidence, tests["seed"], tests["resamples"])
    rows = [
        row("hc3", RESPONDENTS, len(y), "b", by_hc3, tests["alpha"]),
        _of_interval(len(y), "b", drawn, term, effect, tests["alpha"]),
    ]
    return pd.concat([panel, pd.DataFrame(rows)], ignore_index=True)


def with_correlation(panel, x, y, statistic, flagged, tests):
    """Add the way that tests a correlation by its BCa interval.

    Parameters
    ----------
    panel, flagged, tests
        As `with_slope` has them.
    x, y : Series of float, shape (n,)
    statistic : {"r", "rho", "tau_b"} or None
        What decides; None where the assumptions choose between r and rho, each of which then has
        a row: see `angket.statistics.chosen_ways`.

    Returns
    -------
    DataFrame
    """
    if flagged is None:
        return panel
    kept = ~np.asarray(flagged, dtype=bool)
    resampled = bootstrap_kendall if statistic == "tau_b" else bootstrap_correlation
    drawn = or_undefined(
        resampled, x[kept], y[kept], 1 - tests["alpha"], tests["seed"], tests["resamples"]
    )
    effect = partial(Effect, "tau_b" if statistic == "tau_b" else "r")
    n, alpha = int(kept.sum()), tests["alpha"]
    rows = [
        _of_interval(n, of, drawn, of, effect, alpha, variant)
        for of, variant in _CHOSEN.get(statistic, {statistic: BOOTSTRAP}).items()
    ]
    return pd.concat([panel, pd.DataFrame(rows)], ignore_index=True)


def _by_hc3(y, x, term, confidence, effect):
    fit = linear_regression(y, x, confidence)
    found = fit.coefficients.loc[term]
    if isinstance(found["hc3_p"], Undefined):
        raise found["hc3_p"]
    b, reach = float(found["b"]), float(found["hc3_se"])
    reach *= scipy.stats.t.isf((1 - confidence) / 2, fit.model["f_df2"])
    return b, float(found["hc3_p"]), effect(b, b - reach, b + reach)


def _of_interval(n, statistic, drawn, place, effect, alpha, variant=BOOTSTRAP):
    """Return the row of a BCa interval, which rejects where it does not hold zero."""
    found = drawn if isinstance(drawn, Undefined) else drawn.loc[place]
    limits = [found] if isinstance(found, Undefined) else [found["bca_low"], found["bca_high"]]
    undefined = next((one for one in limits if isinstance(one, Undefined)), None)
    if undefined is not None:
        return row(variant, RESPONDENTS, n, statistic, undefined, alpha)
    low, high = map(float, limits)
    errors = [float(found[f"bca_{end}_error"]) for end in ("low", "high")]
    value = float(found["estimate"])
    told = row(variant, RESPONDENTS, n, statistic, (value, None, effect(value, low, high)), alpha)
    return told | {"reject_h0": low > 0 or high < 0 if is_sure((low, high), errors) else None}
