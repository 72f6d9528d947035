"""What counts as customary of structural models, and who says so, for the sentences about it."""

LOADING, KEPT, AVE, RELIABLE, HTMT, VIF = 0.708, 0.40, 0.50, 0.70, 0.90, 3.3
CFI, MISFIT = 0.90, 0.08
# What Hu and Bentler ask for.
CFI_STRICT, RMSEA_STRICT = 0.95, 0.06
# Of a formative item whose weight is not significant.
WEIGHED = 0.50
# From which on an effect or what is explained is called small, medium, large.
EFFECTS, EXPLAINED = (0.02, 0.15, 0.35), (0.25, 0.50, 0.75)
# The same of effects of products.
OF_PRODUCTS = (0.005, 0.010, 0.025)
CFI_FALL, RMSEA_RISE = 0.010, 0.015
# Of the interval of RMSEA, in every program.
RMSEA_LEVEL = 0.90
# So few respondents for each item are told.
FEW = 5
SOURCES = {
    "sources_loading": "Hair et al., 2019",
    "sources_htmt": "Henseler et al., 2015",
    "sources_vif": "Kock, 2015",
    "sources_harman": "Podsakoff et al., 2003",
    "sources_inflated": "Diamantopoulos & Siguaw, 2006",
    "sources_ave": "Fornell & Larcker, 1981",
    "sources_weight": "Hair et al., 2017",
    "sources_effect": "Cohen, 1988",
    "sources_product": "Hair et al., 2022",
    "sources_indirect": "Zhao et al., 2010",
    "sources_cfi": "Bentler & Bonett, 1980",
    "sources_rmsea": "Browne & Cudeck, 1993",
    "sources_srmr": "Hu & Bentler, 1999",
    "sources_micom": "Henseler et al., 2016",
    "sources_products": "Marsh et al., 2004; Lin et al., 2010; Wen et al., 2010",
    "sources_orders": "Chen et al., 2005",
    "sources_invariance": "Cheung & Rensvold, 2002; Chen, 2007",
}
_WRITTEN = {
    "loading": (LOADING, "p"), "kept": (KEPT, "bounded"), "ave": (AVE, "bounded"),
    "reliable": (RELIABLE, "bounded"), "htmt": (HTMT, "bounded"), "vif": (VIF, "given"),
    "cfi": (CFI, "bounded"), "misfit": (MISFIT, "bounded"), "cfi_fall": (CFI_FALL, "p"),
    "rmsea_rise": (RMSEA_RISE, "p"),
    "cfi_strict": (CFI_STRICT, "bounded"), "rmsea_strict": (RMSEA_STRICT, "bounded"),
    "weighed": (WEIGHED, "bounded"),
    **{f"effect_{key}": (value, "bounded")
       for key, value in zip(("small", "medium", "large"), EFFECTS, strict=True)},
    **{f"product_{key}": (value, "p")
       for key, value in zip(("small", "medium", "large"), OF_PRODUCTS, strict=True)},
    **{f"explained_{key}": (value, "bounded")
       for key, value in zip(("small", "medium", "large"), EXPLAINED, strict=True)},
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
