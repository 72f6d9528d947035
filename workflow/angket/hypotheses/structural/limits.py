"""What counts as customary of structural models, and who says so, for the sentences about it."""

LOADING, KEPT, AVE, RELIABLE, HTMT, VIF = 0.708, 0.40, 0.50, 0.70, 0.90, 3.3
CFI, MISFIT = 0.90, 0.08
CFI_FALL, RMSEA_RISE = 0.010, 0.015
# Of the interval of RMSEA, in every program.
RMSEA_LEVEL = 0.90
# So few respondents for each item are told.
FEW = 5
SOURCES = {
    "sources_loading": "Hair et al., 2019",
    "sources_htmt": "Henseler et al., 2015",
    "sources_vif": "Kock, 2015",
    "sources_fit": "Hu & Bentler, 1999",
    "sources_products": "Marsh et al., 2004; Lin et al., 2010; Wen et al., 2010",
    "sources_invariance": "Cheung & Rensvold, 2002; Chen, 2007",
}
_WRITTEN = {
    "loading": (LOADING, "p"), "kept": (KEPT, "bounded"), "ave": (AVE, "bounded"),
    "reliable": (RELIABLE, "bounded"), "htmt": (HTMT, "bounded"), "vif": (VIF, "given"),
    "cfi": (CFI, "bounded"), "misfit": (MISFIT, "bounded"), "cfi_fall": (CFI_FALL, "p"),
    "rmsea_rise": (RMSEA_RISE, "p"),
}  # fmt: skip


def is_kept(changes):
    """Tell whether what was made equal in groups holds, by how indices of fit change.

    Parameters
    ----------
    changes : dict
        cfi_change, rmsea_change: numbers, or a reason why there is none.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_kept({"cfi_change": -0.004, "rmsea_change": 0.001}), is_kept({"cfi_change": -0.02})
    (True, False)
    """
    fall, rise = changes.get("cfi_change"), changes.get("rmsea_change")
    known = all(isinstance(one, float) for one in (fall, rise))
    return known and -fall <= CFI_FALL and rise <= RMSEA_RISE


def customary(results):
    """Return what fills the places of limits and sources in a sentence, by name.

    Parameters
    ----------
    results : angket.report.results.Results

    Returns
    -------
    dict
    """
    limits = {key: results.write(*how) for key, how in _WRITTEN.items()}
    return limits | SOURCES
