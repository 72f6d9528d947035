"""Several hypotheses at once: p values adjusted by Holm's method."""

import numpy as np

from angket.statistics.undefined import Undefined


def holm(p_values):
    """Adjust p values for the number of tests by Holm's step-down method [1]_.

    Parameters
    ----------
    p_values : list of float, None or Undefined
        A test without a p counts as not made.

    Returns
    -------
    list of float, None or Undefined
        In the original order, at most 1; None and Undefined stay where they were.

    Raises
    ------
    ValueError
        For a number that is not between 0 and 1.

    References
    ----------
    .. [1] Holm, S. (1979). A simple sequentially rejective multiple test procedure.
       Scandinavian Journal of Statistics 6, 65-70.

    Examples
    --------
    >>> [round(p, 3) for p in holm([0.01, 0.04, 0.03, 0.005])]
    [0.03, 0.06, 0.06, 0.02]
    """
    adjusted = list(p_values)
    made = [
        place for place, p in enumerate(adjusted) if not (p is None or isinstance(p, Undefined))
    ]
    p = np.array([adjusted[place] for place in made], dtype=float)
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError("a p value lies between 0 and 1")
    if made:
        # Here, because it takes longer to load than most steps take.
        from statsmodels.stats.multitest import multipletests

        # The library takes for a test whatever it is handed, one that is not a number too.
        for place, value in zip(made, multipletests(p, method="holm")[1], strict=True):
            adjusted[place] = float(value)
    return adjusted
