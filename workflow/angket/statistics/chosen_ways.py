"""Ways of testing that are computed for each test which the assumptions may choose.

The step that computes them does not know which is chosen; whoever tells of them does.
"""

BOOTSTRAP = "bootstrap"
# From the name of a way to the test beside which it is the bootstrap's.
_BESIDE = {"bootstrap_r": "pearson", "bootstrap_rho": "spearman"}


def way_beside(variant, test):
    """Return what a way of testing is called beside the test that decides.

    Parameters
    ----------
    variant : str
    test : str or None

    Returns
    -------
    str or None
        None where the way belongs to a test that was not chosen.

    Examples
    --------
    >>> way_beside("bootstrap_rho", "spearman"), way_beside("bootstrap_r", "spearman")
    ('bootstrap', None)
    >>> way_beside("raw", "spearman")
    'raw'
    """
    if variant not in _BESIDE:
        return variant
    return BOOTSTRAP if _BESIDE[variant] == test else None
