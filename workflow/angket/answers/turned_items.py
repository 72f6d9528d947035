"""Items that may have been keyed the wrong way round: which, and a study with them reversed."""

from angket.answers.totals import ranges_of, rule_of
from angket.statistics.reliability.at_level import critical_r
from angket.statistics.reliability.validity import item_validity
from angket.statistics.scaling.scoring import reverse, total
from angket.statistics.undefined import Undefined, or_undefined


def turned_items(items, settings):
    """List the items that run against the others of their variable by more than chance.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k)
        Codes that should point one way.
    settings : dict
        With variables.*.item_scales, scales.*.codes, missing and tests.alpha.

    Returns
    -------
    list of str
        Those whose correlation with the total of the others is negative, and in size not below
        the critical one.
    """
    judged = item_validity(items, total(items, *rule_of(settings), ranges_of(settings)))
    return [item for item, row in judged.iterrows() if _runs_against(row, settings)]


def _runs_against(row, settings):
    corrected = row["r_corrected"]
    critical = or_undefined(critical_r, int(row["n"]), settings["tests"]["alpha"])
    if isinstance(corrected, Undefined) or isinstance(critical, Undefined):
        return False
    return corrected <= -critical


def with_reversed(keyed, items, settings):
    """Return keyed answers in which the codes of some items are turned round once more.

    Parameters
    ----------
    keyed : DataFrame of float
    items : list of str
        Those of them that `keyed` does not have are passed over.
    settings : dict
        With variables.*.item_scales and scales.*.codes.

    Returns
    -------
    DataFrame

    Examples
    --------
    >>> import pandas as pd
    >>> variables = {"v": {"item_scales": {"a": "s", "b": "s"}}}
    >>> settings = {"variables": variables, "scales": {"s": {"codes": [1, 2, 3]}}}
    >>> with_reversed(pd.DataFrame({"a": [1.0, 2], "b": [3.0, 3]}), ["a"], settings)["a"].tolist()
    [3.0, 2.0]
    """
    scales = {}
    for variable in settings["variables"].values():
        scales |= variable["item_scales"]
    found = [item for item in items if item in keyed]
    codes = {item: settings["scales"][scales[item]]["codes"] for item in found}
    return keyed.assign(**{item: reverse(keyed[item], codes[item]) for item in found})
