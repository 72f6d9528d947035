"""Covariance models beside lavaan, as docs/parity.md has them."""

from lavaans_models import differences, names

BOUNDS = (1e-7, 1e-6)
HEADS = ["Model", "Estimator", "Figures", "Largest difference"]
ABOUT = (
    "What lavaan 0.6-14 says of models of the free answers in `tests/statistics/structural` "
    "(`models.R`; each brought to the end of its estimation by lavaan's own slope and "
    "information): chi-square, p, CFI, TLI, NFI, RMSEA with its interval, SRMR, GFI, AGFI, "
    "log-likelihood, AIC, BIC (scaled or robust with mlr and wlsmv), B and SE of paths, the "
    "standardised solution with errors, the largest modification indices. Differences of numbers "
    "above 1 are relative."
)
NOTES = [
    "paths, products, groups: paths of two groups and their differences of chi-square, plain and "
    "scaled (Satorra and Bentler, 2001 and 2010), to 1e-6 (`groups.R`); levels of invariance "
    "(`difficult.R`, where lavaan stops by itself; of second-order constructs, too) to 1e-4; "
    "lavaan's own examples (Holzinger and Swineford, Bollen; `textbook.R`) to 1e-6",
    'an ordinal item on a way between others: lavaan\'s `parameterization = "theta"`; its default '
    "(delta) has the same fit, but gives variables behind later items variances up to 1.08",
    "refused with the reason, where lavaan stops or warns: no more respondents than items, a "
    "constant item, items that follow from each other, negative variances and loadings above one "
    "(Heywood), constructs that correlate above one, parameters that the answers do not "
    "determine, an estimation without an end; formative constructs, which such models do not have",
]


def rows():
    """Return a row for each model."""
    found = []
    for name in names():
        model, estimator = name.rsplit(" ", 1)
        apart = differences(name)
        bound = next(bound for bound in BOUNDS if max(apart.values()) < bound)
        found.append((model, estimator, len(apart), f"< {bound:.0e}".replace("e-0", "e-")))
    return found
