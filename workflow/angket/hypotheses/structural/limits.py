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
    "sources_invariance": "Cheung & Rensvold, 2002; Chen, 2007",
}
_WRITTEN = {
    "loading": (LOADING, "p"), "kept": (KEPT, "bounded"), "ave": (AVE, "bounded"),
    "reliable": (RELIABLE, "bounded"), "htmt": (HTMT, "bounded"), "vif": (VIF, "given"),
    "cfi": (CFI, "bounded"), "misfit": (MISFIT, "bounded"), "cfi_fall": (CFI_FALL, "p"),
    "rmsea_rise": (RMSEA_RISE, "p"),
}  # fmt: skip


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
