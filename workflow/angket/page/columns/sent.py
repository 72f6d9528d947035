"""What a form sends of corrections: read, and applied to the settings of the study.

========================  ====================================================================
title                     the title of the study
role-<place>              what a column is to be, as `Entry.target` or a target of `Correcting.move`
item-<place>              that the column stood among the items
reversed-<place>          that the item is worded the other way
label-<key>               the printed name of a variable, or of <variable>/<dimension>
name-<variable>           its short name
code-<scale>-<code>       the label of a point
where-<key>               after which point an answer on no scale is to stand, as a point of its own
prefix-<variable>         how names of its items are to begin, where they get new ones
tick, to                  columns that are ticked, and what they are to become
do                        the button: save, move, or a word, a scale and perhaps a code with ":"; of
                          an answer on no scale count, missing or point and its key; leave or
                          back and the row of a respondent who is left out, or is to count again
========================  ====================================================================
"""

from typing import NamedTuple

from angket.page.columns.correcting import Correcting
from angket.page.columns.item_names import name_items
from angket.page.columns.points import Points
from angket.page.columns.twice import reason_for
from angket.page.form.renaming import follow
from angket.settings.schemas import load_schema

# Targets of one column that take along all items below it.
_FROM = {"new-from": "new", "dimension-from": "dimension"}


class Corrected(NamedTuple):
    """What came of a form.

    Attributes
    ----------
    data : dict
        The settings.
    was : dict of tuple to str
        From the place of a renamed entry to the name that it had.
    refused : list of (Entry, str)
        Columns that stay what they were, with the key of the reason.
    """

    data: dict
    was: dict
    refused: list


def corrected(form, study, board, recognised, language):
    """Apply a form to the settings of a study.

    Parameters
    ----------
    form : starlette.datastructures.FormData
        Or another mapping with `getlist`.
    study : dict
    board : angket.page.columns.entries.Board
        What the form was made from.
    recognised : angket.drafting.of_file.Recognised
    language : str
        That of the study.

    Returns
    -------
    Corrected
    """
    at_work = Correcting(study, board, recognised, language)
    at_work.title(str(form.get("title", "")))
    _points(form, board, at_work, language)
    _settle(form, board, at_work, language)
    _respondents(form, board, at_work)
    _reversed(form, board, at_work)
    for places, target in _moves(form, board):
        at_work.move(places, target)
    # After the moves, which name variables as the form does.
    names = _labels(form, board, at_work)
    was = {("variables", new): old for old, new in names.items() if new != old}
    was = {place: old for place, old in was.items() if place[1] in at_work.variables}
    told = Corrected(at_work.study, was, at_work.refused)
    follow(told, load_schema("study"))
    word, _, variable = str(form.get("do", "")).partition(":")
    if word == "items":
        prefix = str(form.get(f"prefix-{variable}", ""))
        now, doubled = names.get(variable, variable), recognised.found.doubled
        told.was.update(name_items(told.data, board, doubled, now, prefix))
    return told


def _labels(form, board, at_work):
    """Name variables and dimensions; return the new name of each variable by its old one."""
    names = {variable.name: variable.name for variable in board.variables}
    for variable in board.variables:
        for part in variable.parts if variable.divided else []:
            at_work.label(part.key, str(form.get(f"label-{part.key}", "")))
        own = str(form.get(f"name-{variable.name}", variable.name))
        given = at_work.label(variable.name, str(form.get(f"label-{variable.name}", "")))
        names[variable.name] = at_work.rename(given, own) if own != variable.name else given
    return names


def _points(form, board, at_work, language):
    word, _, rest = str(form.get("do", "")).partition(":")
    wanted, _, code = rest.partition(":")
    for view in board.scales:
        scale = at_work.study["scales"][view.name]
        points = Points(scale, view, language)
        for point in view.points:
            text = str(form.get(f"code-{view.name}-{point.code}", ""))
            points.label(str(point.code), text)
        if view.name != wanted:
            continue
        if word in ("up", "down"):
            points.shift(code, -1 if word == "up" else 1)
        elif word == "arrange":
            points.arrange(code.split(","))
        elif word == "ordered":
            points.order()
        elif word in ("above", "below"):
            points.add(1 if word == "above" else -1)
        elif word == "drop":
            points.drop(code)
        elif word == "join":
            points.join(*code.split(",", 1))
        elif word == "forget":
            points.forget(code)


def _settle(form, board, at_work, language):
    """Say what an answer means that stood on no scale."""
    word, _, rest = str(form.get("do", "")).partition(":")
    key, _, code = rest.partition(":")
    odd = next((odd for odd in board.odd if odd.key == key), None)
    if odd is None or odd.hidden or word not in ("count", "missing", "point"):
        return
    view = next(view for view in board.scales if view.name == odd.scale)
    points = Points(at_work.study["scales"][odd.scale], view, language)
    if word == "point":
        points.insert(odd.text, str(form.get(f"where-{key}", "")), odd.number)
    else:
        points.count_as(odd.text, code if word == "count" else "")


def _respondents(form, board, at_work):
    """Leave out who answered twice, or let somebody count again who was left out."""
    word, _, row = str(form.get("do", "")).partition(":")
    if word not in ("leave", "back") or not row.isdecimal():
        return
    for left in board.left_out:
        if word == "back" and left.row == int(row):
            at_work.take_back(left.name)
    for twice in board.twice:
        if word == "leave" and (name := twice.names.get(int(row))):
            told = reason_for(twice, int(row), at_work.study).tell(at_work.language)
            at_work.leave_out(name, told)


def _reversed(form, board, at_work):
    shown = [entry.place for entry in board.of("item") if f"item-{entry.place}" in form]
    turned = {place for place in shown if f"reversed-{place}" in form}
    before = {entry.place for entry in board.of("item") if entry.reversed}
    for places, value in ((turned - before, True), (set(shown) & before - turned, False)):
        if places:
            at_work.turn(places, value)
            for place in places:
                board.entries[place].reversed = value


def _moves(form, board):
    """Yield places and the target that they go to; those with one new target go together."""
    together = {}
    for entry in board.entries:
        wanted = str(form.get(f"role-{entry.place}", entry.target))
        if wanted in _FROM:
            below = _from(board, entry)
            together.setdefault(_FROM[wanted], []).extend(below)
        elif wanted != entry.target:
            together.setdefault(wanted, []).append(entry.place)
    if form.get("do") == "move":
        ticked = [int(text) for text in form.getlist("tick") if text.isdigit()]
        ticked = [place for place in ticked if place < len(board.entries)]
        if target := str(form.get("to", "")):
            target = _FROM.get(target, target)
            together.setdefault(target, []).extend(ticked)
    yield from ((sorted(set(places)), target) for target, places in together.items())


def _from(board, entry):
    """Return an item and all that stand below it in its variable or dimension."""
    for variable in board.variables:
        for part in variable.parts:
            places = [one.place for one in part.entries]
            if entry.place in places:
                return places[places.index(entry.place) :]
    return [entry.place]
