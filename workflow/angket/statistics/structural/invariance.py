"""Whether items measure the same in several groups: models with ever more that is equal."""

import scipy

from angket.statistics.structural.covariance_structure import Entry
from angket.statistics.structural.factor_structure import structure_of
from angket.statistics.structural.maximum_likelihood import fit

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
        level: fit(_structures(model, observed, errors, place), observed)
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


def _structures(model, observed, errors, level):
    """Return a structure for each group, with parameters that the level makes equal shared."""
    shared, structures, used = {}, [], 0
    for group, seen in enumerate(observed):
        single = structure_of(model, seen.covariances, errors)
        entries, own = [], {}
        for entry in [*single.entries, *_means(single, seen, group, level)]:
            if entry.parameter < 0 and entry.parameter != _FREE:
                entries.append(entry)
                continue
            place = entry.matrix, entry.row, entry.column
            holder = shared if _is_equal(entry, single.observed, level) else own
            if place not in holder:
                holder[place] = used
                used += 1
            entries.append(entry._replace(parameter=holder[place]))
        structures.append(single._replace(entries=tuple(entries)))
    return structures


# Of an entry that is free and has no number yet.
_FREE = -2


def _means(structure, seen, group, level):
    """Return the intercepts of items and the means of constructs."""
    for item in range(structure.observed):
        yield Entry("mean", item, 0, float(seen.means[item]), _FREE)
    if group and level >= LEVELS.index("scalar"):
        for construct in range(structure.observed, len(structure.variables)):
            yield Entry("mean", construct, 0, 0.0, _FREE)


def _is_equal(entry, observed, level):
    """Tell whether an entry is equal in all groups at a level."""
    if entry.matrix == "effect":
        return level >= LEVELS.index("metric")
    if entry.row >= observed:
        return False
    return level >= LEVELS.index("scalar" if entry.matrix == "mean" else "strict")
