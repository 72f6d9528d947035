"""Content validity of items, of variables and of the whole instrument."""

import numpy as np

from angket.statistics.content.aiken import aikens_v
from angket.statistics.content.panel import (
    content_validity_ratio,
    critical_ratio,
    least_index,
    modified_kappa,
)
from angket.statistics.undefined import Undefined, all_undefined, or_undefined

AIKEN = ["aikens_v", "ci_low", "ci_high", "p"]
# Above this the modified kappa is called excellent, as Polit, Beck and Owen have it.
EXCELLENT = 0.74
WHOLE = "all"


def content_validity(ratings, variables, rule, alpha):
    """Judge every item by experts' ratings, and sum up variables and the instrument.

    Parameters
    ----------
    ratings : DataFrame of Int64, shape (experts, items)
    variables : dict of str to list of str
        Their items, some of which may be unrated.
    rule : dict
        lowest, highest (of the scale), relevant and essential (from which rating on an expert
        calls an item so), statistic (which decides), minimum (from which value on an item is
        kept, or None for what is customary), critical (of the ratio, "exact" or "lawshe").
    alpha : float

    Returns
    -------
    dict of str to dict
        From item, variable and `all` to statistics. Indices of a variable are means of those of
        its items, those of `all` of the items of all variables; other items that were rated
        stand for themselves.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"X1": [4, 4, 3, 4, 4, 3], "X2": [1, 2, 4, 2, 1, 3]}, dtype="Int64")
    >>> rule = {"lowest": 1, "highest": 4, "relevant": 3, "essential": 4, "statistic": "i_cvi",
    ...         "minimum": None, "critical": "exact"}
    >>> found = content_validity(table, {"x": ["X1", "X2"]}, rule, 0.05)
    >>> found["X1"]["kept"], found["X2"]["kept"], found["x"]["s_cvi_ua"]
    (True, False, 0.5)
    """
    items = {item: _of_item(ratings[item].dropna(), rule, alpha) for item in ratings}
    found = dict(items)
    groups = {name: [item for item in of if item in items] for name, of in variables.items()}
    groups[WHOLE] = [item for members in groups.values() for item in members]
    for name, members in groups.items():
        found[name] = _together([items[item] for item in members])
    found[WHOLE] |= {"experts": len(ratings)}
    return found


def _of_item(ratings, rule, alpha):
    given = ratings.astype(int).to_numpy()
    n = len(given)
    ends = rule["lowest"], rule["highest"]
    told = {"n": n} | or_undefined(aikens_v, given, *ends, 1 - alpha, names=AIKEN)
    if n < 2:
        reason = told["p"].reason
        told |= all_undefined(["cvr", "cvr_critical", "i_cvi", "kappa_modified", "kept"], reason)
        return told
    relevant = int((given >= rule["relevant"]).sum())
    told["cvr"] = content_validity_ratio(int((given >= rule["essential"]).sum()), n)
    told["cvr_critical"] = or_undefined(critical_ratio, n, alpha, rule["critical"])
    told |= {"i_cvi": relevant / n, "kappa_modified": modified_kappa(relevant, n)}
    return told | {"kept": _is_kept(told, rule, alpha)}


def _is_kept(told, rule, alpha):
    """Hold an item against the minimum of the study, or what is customary."""
    statistic, minimum = rule["statistic"], rule["minimum"]
    if minimum is None:
        if statistic == "aikens_v":
            return told["p"] <= alpha
        if statistic == "kappa_modified":
            return told["kappa_modified"] > EXCELLENT
        minimum = least_index(told["n"]) if statistic == "i_cvi" else told["cvr_critical"]
    # Shares of experts, so what differs by less differs by rounding alone.
    return minimum if isinstance(minimum, Undefined) else bool(told[statistic] >= minimum - 1e-12)


def _together(items):
    """Sum up items: means of their indices, and how many are kept."""
    known = [item for item in items if not isinstance(item["i_cvi"], Undefined)]
    if not known:
        reason = "no item was rated by 2 experts" if items else "no item was rated"
        return all_undefined(["aikens_v", "cvr", "s_cvi_ave", "s_cvi_ua"], reason)
    shares = np.array([item["i_cvi"] for item in known])
    return {
        "items": len(known),
        "aikens_v": float(np.mean([item["aikens_v"] for item in known])),
        "cvr": float(np.mean([item["cvr"] for item in known])),
        "s_cvi_ave": float(shares.mean()),
        "s_cvi_ua": float((shares == 1).mean()),
        "items_kept": sum(item["kept"] is True for item in known),
    }
