"""Whether items measure the same in several groups: models with ever more that is equal."""

import numpy as np
import scipy

from angket.statistics.structural.covariance_structure import Entry
from angket.statistics.structural.factor_structure import places_of, structure_of
from angket.statistics.structural.maximum_likelihood import fit
from angket.statistics.undefined import Undefined

LEVELS = ("configural", "metric", "scalar", "strict")


def invariance(model, observed, errors=()):
    """Estimate the models of measurement invariance, one after the other [1]_.

    Parameters
    ----------
    model : angket.statistics.structural.path_model.PathModel
        Constructs without paths.
    observed : sequence of angket.statistics.structural.maximum_likelihood.Moments
        Of each group.
    errors : sequence of tuple of (str, str)
        Pairs of items whose errors are correlated.

    Returns
    -------
    dict of str to angket.statistics.structural.maximum_likelihood.Fitted
        "configural": the same items for each construct; "metric": equal loadings as well;
        "scalar": equal intercepts as well, with means of the constructs that differ from
        those of the first group; "strict": equal variances of errors as well.

    Raises
    ------
    Undefined
        As `angket.statistics.structural.maximum_likelihood.fit` does.

    References
    ----------
    .. [1] Meredith, W. (1993). Measurement invariance, factor analysis and factorial
       invariance. Psychometrika 58, 525-543.
    """
    return {
        level: fit(structures_of_groups(model, observed, errors, place), observed)
        for place, level in enumerate(LEVELS)
    }


def difference(restricted, free):
    """Test whether a model with more that is equal fits worse.

    Parameters
    ----------
    restricted, free : angket.statistics.structural.maximum_likelihood.Fitted

    Returns
    -------
    dict
        chi_square_difference, df_difference, p_difference.
    """
    value = restricted.chi_square - free.chi_square
    df = restricted.df - free.df
    return {
        "chi_square_difference": float(value),
        "df_difference": df,
        "p_difference": float(scipy.stats.chi2.sf(max(value, 0.0), df)),
    }


def scaled_difference(restricted, free, scalings):
    """Test the same by chi-squares that are scaled, each by its own factor [1]_.

    Parameters
    ----------
    restricted, free : angket.statistics.structural.maximum_likelihood.Fitted
    scalings : tuple of (float, float)
        Of both, as `angket.statistics.structural.robust_likelihood.robust` returns them.

    Returns
    -------
    dict
        As `difference` returns it; a reason where the factor of the difference is not positive.

    References
    ----------
    .. [1] Satorra, A. & Bentler, P. M. (2001). A scaled difference chi-square test statistic
       for moment structure analysis. Psychometrika 66, 507-514.
    """
    found = difference(restricted, free)
    df = found["df_difference"]
    of_free = 0.0 if free.df == 0 else free.df * scalings[1]
    factor = (restricted.df * scalings[0] - of_free) / df
    if not factor > 0:
        reason = Undefined("the scaling of the difference is not positive")
        return found | {"chi_square_difference": reason, "p_difference": reason}
    value = found["chi_square_difference"] / factor
    return found | {
        "chi_square_difference": float(value),
        "p_difference": float(scipy.stats.chi2.sf(max(value, 0.0), df)),
    }


def structures_of_groups(model, observed, errors, level, equal=()):
    """Return a structure for each group, with parameters that are equal in all shared.

    Parameters
    ----------
    model : angket.statistics.structural.path_model.PathModel
    observed : sequence of angket.statistics.structural.maximum_likelihood.Moments
        Of each group.
    errors : sequence of tuple of (str, str)
        Pairs of items whose errors are correlated.
    level : int
        The place of the last of LEVELS that holds.
    equal : collection of tuple of (int, int)
        Paths that are equal as well: places of the constructs that act and are acted on.

    Returns
    -------
    list of angket.statistics.structural.covariance_structure.Structure
    """
    shared, structures, used = {}, [], 0
    singles = {int(model.members(one)[0]) for one in np.flatnonzero(model.single)}
    for group, seen in enumerate(observed):
        single = structure_of(model, seen.covariances, errors)
        variables = places_of(model, single)
        paths = {(variables[end], variables[start]) for start, end in equal}
        entries, own = [], {}
        for entry in [*single.entries, *_means(single, seen, group, level)]:
            if entry.parameter < 0 and entry.parameter != _FREE:
                entries.append(entry)
                continue
            place = entry.matrix, entry.row, entry.column
            is_equal = place[1:] in paths if entry.matrix == "effect" and _is_path(
                entry, single.observed, singles
            ) else _is_equal(entry, single.observed, singles, level)  # fmt: skip
            holder = shared if is_equal else own
            if place not in holder:
                holder[place] = used
                used += 1
            entries.append(entry._replace(parameter=holder[place]))
        structures.append(single._replace(entries=tuple(entries)))
    return structures


def _is_path(entry, observed, singles):
    """Tell whether an effect is one of a construct on another, and not a loading."""
    return entry.row >= observed or entry.row in singles


# Of an entry that is free and has no number yet.
_FREE = -2


def _means(structure, seen, group, level):
    """Return the intercepts of items and the means of constructs."""
    for item in range(structure.observed):
        yield Entry("mean", item, 0, float(seen.means[item]), _FREE)
    if group and level >= LEVELS.index("scalar"):
        for construct in range(structure.observed, len(structure.variables)):
            yield Entry("mean", construct, 0, 0.0, _FREE)


def _is_equal(entry, observed, singles, level):
    """Tell whether an entry is equal in all groups at a level.

    An item that is a construct by itself has the mean and the variance of that construct, and
    no intercept or error of its own.
    """
    if entry.matrix == "effect":
        return level >= LEVELS.index("metric")
    if entry.row >= observed or entry.row in singles:
        return False
    if entry.matrix == "covariance" and entry.row != entry.column:
        return False
    return level >= LEVELS.index("scalar" if entry.matrix == "mean" else "strict")
