"""Paths between constructs compared over groups, where the items measure the same in these."""

from typing import NamedTuple

import numpy as np
import scipy

from angket.statistics.structural.invariance import LEVELS, difference, structures_of_groups
from angket.statistics.structural.maximum_likelihood import Fitted, fit
from angket.statistics.structural.robust_likelihood import robust
from angket.statistics.undefined import Undefined

METRIC = LEVELS.index("metric")


class GroupPaths(NamedTuple):
    """Models with equal loadings, whose paths differ or do not.

    Attributes
    ----------
    free : angket.statistics.structural.maximum_likelihood.Fitted
        All paths may differ between the groups.
    equal : angket.statistics.structural.maximum_likelihood.Fitted
        None may.
    each : list of angket.statistics.structural.maximum_likelihood.Fitted
        One path may not, in the order of the paths.
    """

    free: Fitted
    equal: Fitted
    each: list


def paths_of_groups(model, observed, errors=(), lower=None):
    """Estimate the paths of each group with loadings that are equal in all [1]_.

    Parameters
    ----------
    model : angket.statistics.structural.path_model.PathModel
    observed : sequence of angket.statistics.structural.maximum_likelihood.Moments
        Of each group.
    errors : sequence of tuple of (str, str)
        Pairs of items whose errors are correlated.
    lower : angket.statistics.structural.path_model.PathModel, optional
        Of the constructs that those of a higher order are made of.

    Returns
    -------
    GroupPaths

    Raises
    ------
    Undefined
        As `angket.statistics.structural.maximum_likelihood.fit` does.

    References
    ----------
    .. [1] Joreskog, K. G. (1971). Simultaneous factor analysis in several populations.
       Psychometrika 36, 409-426.
    """
    paths = [(int(start), int(end)) for start, end in np.argwhere(model.paths)]

    def fitted(equal):
        structures = structures_of_groups(model, observed, errors, METRIC, equal, lower)
        return fit(structures, observed)

    return GroupPaths(fitted(()), fitted(paths), [fitted([path]) for path in paths])


def compared(restricted, free, answers=None):
    """Test whether what is made equal differs: by a difference of chi-squares, scaled or not.

    Parameters
    ----------
    restricted, free : angket.statistics.structural.maximum_likelihood.Fitted
        Of the same entries, of which more are equal in the first.
    answers : sequence of ndarray of float, shapes (n, p), optional
        Of each group, for a test that needs no normal distribution [1]_; where the scaling of
        the difference is not positive, that of [2]_ takes its place, which always is.

    Returns
    -------
    dict
        chi_square_difference, df_difference, p_difference.

    References
    ----------
    .. [1] Satorra, A. & Bentler, P. M. (2001). A scaled difference chi-square test statistic
       for moment structure analysis. Psychometrika 66, 507-514.
    .. [2] Satorra, A. & Bentler, P. M. (2010). Ensuring positiveness of the scaled difference
       chi-square test statistic. Psychometrika 75, 243-248.
    """
    found = difference(restricted, free)
    if answers is None:
        return found
    factor = scaling_of_difference(restricted, free, answers)
    if not factor > 0:
        factor = positive_scaling(restricted, free, answers)
    if not factor > 0:
        reason = Undefined("the scaling of the difference is not positive")
        return found | {"chi_square_difference": reason, "p_difference": reason}
    value = found["chi_square_difference"] / factor
    return found | {
        "chi_square_difference": float(value),
        "p_difference": float(scipy.stats.chi2.sf(max(value, 0.0), found["df_difference"])),
    }


def scaling_of_difference(restricted, free, answers):
    """Return what a difference of chi-squares is divided by, after Satorra and Bentler (2001).

    Parameters are those of `compared`.
    """
    return _scaling(restricted, free, _times_df(free, answers), answers)


def positive_scaling(restricted, free, answers):
    """Return the same after Satorra and Bentler (2010).

    The free model is judged where the restricted one has its parameters. Parameters are those
    of `tested`.
    """
    values = np.zeros(len(free.values))
    for wide, narrow in zip(free.structures, restricted.structures, strict=True):
        for one, other in zip(wide.entries, narrow.entries, strict=True):
            if one.parameter >= 0:
                values[one.parameter] = restricted.values[other.parameter]
    moved = free._replace(values=values)
    return _scaling(restricted, free, _times_df(moved, answers), answers)


def _scaling(restricted, free, of_free, answers):
    return (_times_df(restricted, answers) - of_free) / (restricted.df - free.df)


def _times_df(fitted, answers):
    return 0.0 if fitted.df == 0 else fitted.df * robust(fitted, answers).scaling
