"""The data of a study scored otherwise: with other items in the totals, or other respondents.

Each is one more way of testing every hypothesis that it concerns: the way that decides, or the
nearest to it, on these data.
"""

from typing import NamedTuple

import pandas as pd
from pandas.api.types import union_categoricals

from angket.answers.interval_totals import intervals_of
from angket.answers.keyed_items import keyed_items
from angket.answers.left_out import left_out_in, without_items
from angket.answers.placed import categories_of
from angket.answers.selected import selection_of
from angket.answers.totals import totals_of
from angket.answers.turned_items import turned_items, with_reversed
from angket.hypotheses.declared import names_in
from angket.hypotheses.kind import Data
from angket.hypotheses.samples import category_order
from angket.statistics.reliability.alpha import runs_against_itself
from angket.statistics.reliability.selection import TOO_FEW
from angket.statistics.undefined import Undefined
from angket.tables import read_numbers, read_statistics, read_values

ALL_ITEMS = "all_items"
WITHOUT_INVALID = "without_invalid"
WITH_REVERSED = "with_reversed"
WITH_EXCLUDED = "with_excluded"
NOT_TESTED = Undefined("none of the excluded respondents has what the hypothesis is tested on")


def _nothing(name):
    """Return why nothing was tested without the invalid items of a variable."""
    return Undefined(
        f"the items of {name} do not go together, with a negative alpha, so that nothing was "
        "tested without the invalid ones"
    )


class Rescored(NamedTuple):
    """Data that hypotheses are tested on once more.

    Attributes
    ----------
    way : str
        What this way of testing is called.
    data : Data or Undefined
        Undefined with the reason, where it cannot be made.
    concerned : frozenset of str or None
        The variables that are scored otherwise; None where respondents are added to all.
    items : dict of str to list of str, optional
        The items of each variable that its totals lack, or hold reversed.
    """

    way: str
    data: Data | Undefined
    concerned: frozenset | None
    items: dict = {}  # noqa: RUF012 - a default of a tuple, which nobody changes

    def concerns(self, hypothesis):
        """Tell whether a hypothesis rests on what is scored otherwise."""
        named = names_in(hypothesis)
        return bool(named) if self.concerned is None else not self.concerned.isdisjoint(named)


def rescored(inputs, settings, data):
    """List the ways in which the data of a study can be scored otherwise.

    Parameters
    ----------
    inputs : mapping
        With `keyed`, `responses` and `excluded_answers`; with `scored`, where the study may leave
        out items; with `pilot`, the keyed answers of its pilot sample, where there is one that
        would judge the items.
    settings : dict
    data : Data

    Returns
    -------
    list of Rescored
    """
    named = {name for one in settings["hypotheses"].values() for name in names_in(one)}
    variables = [name for name in settings["variables"] if name in named]
    if not named:
        return []
    gone = ()
    if scored := inputs.get("scored"):
        gone = left_out_in(read_statistics(scored))
        ways = [_with_all_items(inputs, settings, data, variables, gone)]
    else:
        ways = _without_invalid(inputs, settings, data, variables)
        ways.append(_with_reversed(inputs, settings, data, variables))
    ways.append(_with_excluded(inputs, without_items(settings, gone), data, variables))
    return [way for way in ways if way]


def _with_all_items(inputs, settings, data, variables, gone):
    """Return the data as if no item had been left out."""
    out = set(gone)
    lacking = [name for name in variables if out.intersection(settings["variables"][name]["items"])]
    if not lacking:
        return None
    whole = _scored(inputs, settings, data, lacking)
    return Rescored(ALL_ITEMS, whole._replace(items=_items_but(data, ())), frozenset(lacking))


def _without_invalid(inputs, settings, data, variables):
    """Return the data as if the study left out items that are not valid, as it may."""
    judged = read_numbers(inputs.get("pilot") or inputs.keyed, _items_of(settings, variables))
    shorter, hopeless, nothing = {}, [], []
    for name in variables:
        variable = settings["variables"][name]
        # Whoever weighs the items of an instrument weighs all of them.
        if variable.get("weights"):
            continue
        found = selection_of(judged[variable["items"]], settings)
        if found.rounds and runs_against_itself(judged[variable["items"]]):
            nothing.append(name)
        elif found.too_few:
            hopeless.append(name)
        elif found.rounds:
            shorter[name] = list(found.left_out.index)
    ways = []
    if shorter:
        gone = [item for items in shorter.values() for item in items]
        data_of = _scored(inputs, without_items(settings, gone), data, list(shorter))
        data_of = data_of._replace(items=_items_but(data, tuple(gone)))
        ways.append(Rescored(WITHOUT_INVALID, data_of, frozenset(shorter), shorter))
    if hopeless:
        ways.append(Rescored(WITHOUT_INVALID, TOO_FEW, frozenset(hopeless)))
    # First, as what is told of a hypothesis is told by the first that concerns it.
    first = [Rescored(WITHOUT_INVALID, _nothing(name), frozenset([name])) for name in nothing]
    return [*first, *ways]


def _with_reversed(inputs, settings, data, variables):
    """Return the data with the items reversed that may have been keyed the wrong way round."""
    judged = read_numbers(inputs.get("pilot") or inputs.keyed, _items_of(settings, variables))
    turned = {}
    for name in variables:
        variable = settings["variables"][name]
        if not variable.get("weights"):
            turned[name] = turned_items(judged[variable["items"]], settings)
    turned = {name: items for name, items in turned.items() if items}
    if not turned:
        return None
    items = [item for name in turned for item in turned[name]]
    scored = _scored(inputs, settings, data, list(turned), items)
    if data.items:
        table = with_reversed(data.items.table, items, settings)
        scored = scored._replace(items=data.items._replace(table=table))
    return Rescored(WITH_REVERSED, scored, frozenset(turned), turned)


def _with_excluded(inputs, settings, data, variables):
    """Return the data of all respondents whose answers are known, the excluded ones last."""
    answers = read_values(inputs.excluded_answers)
    if answers.empty:
        return None
    of_these = settings | {"variables": {name: settings["variables"][name] for name in variables}}
    profile = list(settings.get("profile", {}))
    items = _items_of(of_these, variables)
    added = keyed_items(answers, of_these)[items].astype(float)
    keyed = pd.concat([read_numbers(inputs.keyed, items), added], ignore_index=True)
    known = _together(read_values(inputs.responses, profile), answers[profile])
    groups = known.copy()
    raw, interval = totals_of(keyed, of_these, known), {}
    for name in variables:
        interval |= intervals_of(keyed, of_these, name, known)[1]
        if name in data.groups and name not in profile:
            groups[name] = categories_of(raw[name], of_these, name)
    everybody = Data(
        {"raw": raw, "interval": pd.DataFrame(interval)},
        groups,
        category_order(settings, groups),
        data.tests,
        data.verdicts,
        data.unordered,
    )
    if data.items:
        table = pd.concat([data.items.table, added.reindex(columns=data.items.table.columns)])
        items = data.items._replace(table=table.reset_index(drop=True))
        everybody = everybody._replace(items=items)
    return Rescored(WITH_EXCLUDED, everybody, None)


def _together(these, others):
    """Put columns of the profile below each other; categories keep their order."""
    columns = {}
    for name in these:
        parts = [these[name], others[name]]
        if all(isinstance(part.dtype, pd.CategoricalDtype) for part in parts):
            columns[name] = pd.Series(union_categoricals(parts))
        else:
            columns[name] = pd.concat(parts, ignore_index=True)
    return pd.DataFrame(columns, index=range(len(these) + len(others)))


def _scored(inputs, settings, data, names, turned=()):
    """Return the data with totals of some variables of other items, or with some reversed."""
    of_these = settings | {"variables": {name: settings["variables"][name] for name in names}}
    keyed = read_numbers(inputs.keyed, _items_of(of_these, names))
    keyed = with_reversed(keyed, turned, of_these)
    raw, interval = totals_of(keyed, of_these), {}
    for name in names:
        interval |= intervals_of(keyed, of_these, name)[1]
    groups = data.groups.copy()
    for name in set(names) & set(groups):
        groups[name] = categories_of(raw[name], of_these, name)
    totals = {
        "raw": data.totals["raw"].assign(**raw),
        "interval": data.totals["interval"].assign(**interval),
    }
    return data._replace(totals=totals, groups=groups)


def _items_of(settings, names):
    return [item for name in names for item in settings["variables"][name]["items"]]


def _items_but(data, gone):
    return data.items and data.items._replace(left_out=gone)
