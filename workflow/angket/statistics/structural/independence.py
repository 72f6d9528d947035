"""The model in which no observed variables correlate, that others are compared with."""

import numpy as np

from angket.statistics.structural.covariance_structure import Entry, Structure, implied
from angket.statistics.structural.maximum_likelihood import fit


def independence(fitted):
    """Estimate the model of independence for the same groups.

    Parameters
    ----------
    fitted : angket.statistics.structural.maximum_likelihood.Fitted

    Returns
    -------
    angket.statistics.structural.maximum_likelihood.Fitted
        Means are left free in each group where the model has any.
    """
    structures, parameter = [], 0
    for structure, seen in zip(fitted.structures, fitted.moments, strict=True):
        entries = [
            Entry("covariance", one, other, float(seen.covariances[one, other]))
            for one in structure.given
            for other in structure.given
            if other <= one
        ]
        for place in range(structure.observed):
            if place not in structure.given:
                variance = float(seen.covariances[place, place])
                entries.append(Entry("covariance", place, place, variance, parameter))
                parameter += 1
            if structure.has_means:
                entries.append(Entry("mean", place, 0, float(seen.means[place]), parameter))
                parameter += 1
        names = structure.variables[: structure.observed]
        structures.append(Structure(names, structure.observed, tuple(entries), structure.given))
    return fit(structures, fitted.moments)


def residuals(fitted):
    """Return the differences of observed and implied moments, as correlations.

    Parameters
    ----------
    fitted : angket.statistics.structural.maximum_likelihood.Fitted

    Returns
    -------
    list of ndarray of float
        One for each group: covariances by the observed standard deviations, the lower triangle
        with the diagonal; then means, where they are modelled.
    """
    found = []
    for structure, seen in zip(fitted.structures, fitted.moments, strict=True):
        told = implied(structure, fitted.values)
        spreads = np.sqrt(np.diagonal(seen.covariances))
        apart = (seen.covariances - told.covariances) / np.outer(spreads, spreads)
        values = apart[np.tril_indices(len(apart))]
        if structure.has_means:
            values = np.append(values, (seen.means - told.means) / spreads)
        found.append(values)
    return found
