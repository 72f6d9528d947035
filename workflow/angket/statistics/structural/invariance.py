"""Whether items measure the same in several groups: models with ever more that is equal."""

import scipy

from angket.statistics.structural.covariance_structure import Entry
from angket.statistics.structural.factor_structure import places_of, structure_of
from angket.statistics.structural.maximum_likelihood import fit
from angket.statistics.undefined import Undefined

LEVELS = ("configural", "metric", "scalar", "strict")


def invariance(model, observed, errors=(), lower=None):
    """Estimate the models of measurement invariance, one after the other [1]_, [2]_.

    Parameters
    ----------
    model : angket.statistics.structural.path_model.PathModel
        Constructs without paths.
    observed : sequence of angket.statistics.structural.maximum_likelihood.Moments
        Of each group.
    errors : sequence of tuple of (str, str)
        Pairs of items whose errors are correlated.
    lower : angket.statistics.structural.path_model.PathModel, optional
        Of the constructs that those of a higher order are made of.

    Returns
    -------
    dict of str to angket.statistics.structural.maximum_likelihood.Fitted
        "configural": the same items for each construct; "metric": equal loadings as well;
        "scalar": equal intercepts as well, with means of the constructs that differ from
        those of the first group; "strict": equal variances of errors as well. Loadings of
        dimensions are loadings, and their intercepts are 0 throughout, so that from the scalar
        model on only means of what they are dimensions of differ.

    Raises
    ------
    Undefined
        As `angket.statistics.structural.maximum_likelihood.fit` does.

    References
    ----------
    .. [1] Meredith, W. (1993). Measurement invariance, factor analysis and factorial
       invariance. Psychometrika 58, 525-543.
    .. [2] Chen, F. F., Sousa, K. H. & West, S. G. (2005). Testing measurement invariance of
       second-order factor models. Structural Equation Modeling 12, 471-492.
    """
    return {
        level: fit(structures_of_groups(model, observed, errors, place, lower=lower), observed)
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


def structures_of_groups(model, observed, errors, level, equal=(), lower=None):
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
    lower : angket.statistics.structural.path_model.PathModel, optional
        Of the constructs that those of a higher order are made of.

    Returns
    -------
    list of angket.statistics.structural.covariance_structure.Structure
    """
    shared, structures, used = {}, [], 0
    for group, seen in enumerate(observed):
        single = structure_of(model, seen.covariances, errors, lower=lower)
        variables = places_of(model, single)
        paths = {(variables[end], variables[start]) for start, end in equal}
        entries, own = [], {}
        for entry in [*single.entries, *_means(single, seen, variables if group else (), level)]:
            if entry.parameter < 0 and entry.parameter != _FREE:
                entries.append(entry)
                continue
            place = entry.matrix, entry.row, entry.column
            if entry.matrix == "effect" and entry.row in variables:
                is_equal = place[1:] in paths
            else:
                is_equal = _is_equal(entry, single.observed, variables, level)
            holder = shared if is_equal else own
            if place not in holder:
                holder[place] = used
                used += 1
            entries.append(entry._replace(parameter=holder[place]))
        structures.append(single._replace(entries=tuple(entries)))
    return structures


# Of an entry that is free and has no number yet.
_FREE = -2


def _means(structure, seen, constructs, level):
    """Return the intercepts of items and the means of constructs, those of dimensions being 0."""
    for item in range(structure.observed):
        yield Entry("mean", item, 0, float(seen.means[item]), _FREE)
    if level >= LEVELS.index("scalar"):
        for construct in constructs:
            if construct >= structure.observed:
                yield Entry("mean", construct, 0, 0.0, _FREE)


def _is_equal(entry, observed, constructs, level):
    """Tell whether an entry that is no path is equal in all groups at a level.

    An item that is a construct by itself has the mean and the variance of that construct, and
    no intercept or error of its own.
    """
    if entry.matrix == "effect":
        return level >= LEVELS.index("metric")
    if entry.row >= observed or entry.row in constructs:
        return False
    if entry.matrix == "covariance" and entry.row != entry.column:
        return False
    return level >= LEVELS.index("scalar" if entry.matrix == "mean" else "strict")
