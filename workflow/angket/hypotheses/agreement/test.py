"""Agreement of raters, by every coefficient that suits their ratings; one of them decides."""

from angket.hypotheses.agreement.ways import CALLED, coefficients
from angket.hypotheses.kind import Outcome
from angket.subjects import part_of

# Of a family, the coefficient that stands at the hypothesis where none of it decides.
CUSTOMARY = ("kappa", "kappa_quadratic", "fleiss", "krippendorff", "icc2")


def test(rows, name, hypothesis, data):
    """Add the coefficients; see `angket.hypotheses.kind`."""
    rated, decides = data.ratings, hypothesis["test"]
    found = coefficients(rated, hypothesis["level"], data.tests)
    shown = {CALLED[way]: way for way in (*CUSTOMARY, decides) if way in found}
    decided = found[decides]
    told = {"n": decided["n"], "raters": rated.table.shape[1]}
    told |= {"ratings": int(rated.table.notna().sum().sum())}
    told |= {called: found[way]["estimate"] for called, way in shown.items()}
    told |= {limit: decided[limit] for limit in ("ci_low", "ci_high", "p")}
    if "icc" in shown:
        told["icc_form"] = shown["icc"]
    rows.add("agreement", name, told)
    for way, values in found.items():
        rows.add("agreement", part_of(name, way), values)
    return Outcome(decides, decided["p"])
