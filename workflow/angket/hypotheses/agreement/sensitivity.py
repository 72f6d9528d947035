"""Agreement by the other coefficients."""

import pandas as pd

from angket.hypotheses.agreement.ways import CALLED, coefficients
from angket.statistics.sensitivity import row
from angket.statistics.undefined import Undefined


def panel_of(hypothesis, data, flagged):
    """Test whether raters agree by every coefficient that suits their ratings.

    Respondents who answered carelessly have nothing to do with ratings. The coefficients are no
    measures of one scale, so none tells the size of an effect that the others share.
    """
    found = coefficients(data.ratings, hypothesis["level"], data.tests)
    panel = []
    for way, values in found.items():
        estimate = values["estimate"]
        pair = estimate if isinstance(estimate, Undefined) else (estimate, values["p"])
        panel.append(row(way, "all", values["n"], CALLED[way], pair, data.tests["alpha"]))
    return pd.DataFrame(panel)
