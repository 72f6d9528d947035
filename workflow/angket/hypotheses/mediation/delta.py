"""Effects of a mediation tested by the errors of their slopes: the delta method, and jointly."""

import numpy as np

from angket.hypotheses.mediation.effects import gradient_of_effect, value_of_effect
from angket.hypotheses.mediation.structure import arrows_of, path_named
from angket.statistics.normal_test import two_sided_p
from angket.statistics.undefined import Undefined


def delta_test(equations, structure, parts, covariance):
    """Test an effect by the normal distribution, with the standard error of the delta method.

    Parameters
    ----------
    equations : angket.hypotheses.mediation.equations.Equations
    structure : angket.hypotheses.mediation.structure.Structure
    parts : sequence of angket.hypotheses.mediation.effects.Part
    covariance : ndarray of float, shape (k, k)
        Of the slopes: `equations.covariance`, or the robust one.

    Returns
    -------
    se : float
    z, p : float or Undefined
        Undefined where the standard error is 0.

    Notes
    -----
    Of one mediator this is Sobel's test [1]_. Own code: no library has it.

    References
    ----------
    .. [1] Sobel, M. E. (1982). Asymptotic confidence intervals for indirect effects in
       structural equation models. Sociological Methodology 13, 290-312.
    """
    slopes, places = equations.slopes, equations.places
    estimate = float(value_of_effect(parts, slopes[None], places, structure)[0])
    gradient = gradient_of_effect(parts, slopes, places, structure)
    se = float(np.sqrt(gradient @ covariance @ gradient))
    if se == 0:
        return 0.0, Undefined("both paths are 0"), Undefined("both paths are 0")
    z = estimate / se
    return se, z, two_sided_p(z)


def joint_p(equations, path, statistic="p"):
    """Return the larger p of the slopes along a way: that of the test of joint significance.

    Parameters
    ----------
    equations : Equations
    path : sequence of str
        Or its name.
    statistic : {"p", "hc3_p"}

    Returns
    -------
    float

    Raises
    ------
    Undefined
        Where one of the slopes has no p.
    """
    path = path_named(path) if isinstance(path, str) else path
    found = [
        equations.fits[end].coefficients.loc[start, statistic] for start, end in arrows_of(path)
    ]
    for p in found:
        if isinstance(p, Undefined):
            raise p
    return float(max(found))
