"""Corrections of what the columns of a file are, turned into settings of the study."""

import copy
import re

from angket.answers.spelling import plain
from angket.drafting.guess import name_of
from angket.messages.message import Message
from angket.page.columns.board import items_by_variable, parts_of, scale_of
from angket.page.columns.new_scale import scale_for
from angket.page.columns.tidying import tidy
from angket.settings.study_names import fitting_name

_PROFILE = ("category", "number")
_LONGEST = 30
# What of a variable lists its items.
_LISTS = ("items", "reversed", "already_reversed")


class Correcting:
    """Settings of a study, while they are corrected.

    Parameters
    ----------
    study : dict
        As they stand in its file; left as it is.
    board : angket.page.columns.entries.Board
        What the columns are before.
    recognised : angket.drafting.of_file.Recognised
    language : str
        That of the study, in which new names are given.

    Attributes
    ----------
    study : dict
        Corrected.
    refused : list of (Entry, str)
        Columns that could not become what was wanted, with the key of the reason.
    """

    def __init__(self, study, board, recognised, language):
        self.study, self.before, self.recognised = copy.deepcopy(study), board, recognised
        self.language, self.refused = language, []
        self._places = {entry.name: entry.place for entry in board.entries if entry.name}

    @property
    def variables(self):
        """The variables of the study."""
        return self.study.setdefault("variables", {})

    def title(self, text):
        """Give the study a title."""
        if text.strip():
            self.study["title"] = " ".join(text.split())

    def move(self, places, target):
        """Make columns something else.

        Parameters
        ----------
        places : list of int
        target : str
            `item:<variable>`, `item:<variable>/<dimension>`, `new` (a new variable), `dimension`
            (a new one of the variable in which the first stands), category, number, id,
            personal or aside.
        """
        entries = [self.before.entries[place] for place in sorted(places)]
        # An option of a question, or one of several columns of an item, is nothing by itself.
        entries = [entry for entry in entries if entry.role not in ("choice", "part")]
        if target == "dimension":
            variables = [entry.within.partition("/")[0] for entry in entries if entry.within]
            entries = [entry for entry in entries if entry.role == "item"]
            target = f"item:{variables[0]}/" if entries else ""
            target += self._new_dimension(variables[0]) if entries else ""
        if target == "new" or target.startswith("item:"):
            self._make_items(entries, target.removeprefix("item:"))
        elif target in (*_PROFILE, "personal", "aside", "id"):
            for entry in entries:
                self._take_out(entry)
                getattr(self, f"_make_{'profile' if target in _PROFILE else target}")(entry, target)
        tidy(self.study, self.before)

    def turn(self, places, turned):
        """Say of items whether they are worded the other way."""
        names = {name for name, place in self._places.items() if place in places}
        for variable in self.variables.values():
            items = [item for part in parts_of(variable).values() for item in part["items"]]
            kept = set(variable.get("reversed") or []) - names
            now = kept | (names if turned else set())
            if now & set(items) or variable.get("reversed"):
                variable["reversed"] = [item for item in items if item in now]

    def label(self, key, text):
        """Give a variable, or one of its dimensions, the name that is printed."""
        name, _, dimension = key.partition("/")
        text = " ".join(text.split())
        if not text or name not in self.variables:
            return name
        part = parts_of(self.variables[name]).get(dimension)
        if part is None or part.get("label") == text:
            return name
        part["label"] = text
        numbered = self._told("draft.variable_name", number="{}").replace("{}", r"\d+")
        if not dimension and re.fullmatch(numbered, name):
            return self.rename(name, text.lower())
        return name

    def rename(self, name, wanted):
        """Give a variable another short name, made fit where it is not; return it."""
        fitting = fitting_name(wanted)[:_LONGEST].rstrip("_-").replace("-", "_")
        if not wanted.strip() or fitting == name or name not in self.variables:
            return name
        fitting = self._free(fitting, besides=name)
        renamed = {fitting if key == name else key: told for key, told in self.variables.items()}
        self.study["variables"] = renamed
        return fitting

    def leave_out(self, name, reason):
        """Leave a respondent out, whom the settings name so."""
        exclude = self.study.setdefault("exclude", {})
        exclude["respondents"] = (exclude.get("respondents") or {}) | {name: reason}

    def take_back(self, name):
        """Let a respondent count again who was left out."""
        exclude = self.study.get("exclude") or {}
        exclude.get("respondents", {}).pop(name, None)
        if not exclude.get("respondents"):
            exclude.pop("respondents", None)
        if not exclude:
            self.study.pop("exclude", None)

    def _make_items(self, entries, key):
        scales = {}
        for entry in entries:
            scales[entry.place] = self._scale_of(entry)
            if scales[entry.place] is None:
                self.refused.append((entry, "no_scale"))
        entries = [entry for entry in entries if scales[entry.place]]
        if not entries:
            return
        name, _, dimension = key.partition("/")
        if key == "new":
            name = self._new_variable(scales[entries[0].place])
        if name not in self.variables:
            return
        for entry in entries:
            self._take_out(entry)
            item = self._name(entry)
            variable = self.variables[name]
            parts = parts_of(variable)
            part = parts.get(dimension) or next(iter(parts.values()))
            self._insert(part.setdefault("items", []), item)
            self._set_scale(name, item, scales[entry.place])
            if entry.reversed:
                variable["reversed"] = [*(variable.get("reversed") or []), item]
            wording = " ".join((entry.wording or entry.heading).split())
            if entry.role != "item" and wording and wording not in item:
                self.study.setdefault("labels", {})[item] = wording

    def _make_profile(self, entry, target):
        label = " ".join((entry.wording or entry.heading).split())
        told = {"label": label or self._name(entry)}
        told |= {"kind": "number"} if target == "number" else {}
        self.study.setdefault("profile", {})[self._name(entry)] = told
        self._only_looks_personal(entry)

    def _make_id(self, entry, _):
        if old := self._data.get("id"):
            (self._data.get("columns") or {}).pop(old, None)
        self._data["id"] = self._name(entry)

    def _make_personal(self, entry, _):
        self._forget_name(entry)
        if "not_personal" in self._data:
            self._data["not_personal"] = _without(self._data["not_personal"], entry.heading)
        if plain(entry.heading) not in map(plain, self._data.get("personal") or []):
            self._data.setdefault("personal", []).append(entry.heading)

    def _make_aside(self, entry, _):
        self._forget_name(entry)

    def _take_out(self, entry):
        """Take a column out of what it was; its name stays."""
        name = entry.name
        for variable in self.variables.values():
            for part in parts_of(variable).values():
                for key in _LISTS:
                    if name in (part.get(key) or []):
                        part[key] = _without(part[key], name)
            for key in _LISTS:
                if name in (variable.get(key) or []):
                    variable[key] = _without(variable[key], name)
            (variable.get("item_scales") or {}).pop(name, None)
        (self.study.get("profile") or {}).pop(name, None)
        if entry.role == "personal" and "personal" in self._data:
            self._data["personal"] = _without(self._data["personal"], entry.heading)
        if name and self._data.get("id") == name:
            del self._data["id"]
            self._data.pop("pseudonyms", None)

    def _forget_name(self, entry):
        joined = (self._data.get("parallel") or {}).pop(entry.name, [])
        for name in (entry.name, *joined):
            for part in (self._data.get("columns") or {}, self.study.get("labels") or {}):
                part.pop(name, None)

    def _only_looks_personal(self, entry):
        if entry.kind == "personal" and entry.heading:
            self._data.setdefault("not_personal", []).append(entry.heading)

    @property
    def _data(self):
        return self.study.setdefault("data", {})

    def _name(self, entry):
        """Return the name of a column in the study, and give it one where it has none."""
        if entry.name and (entry.role not in ("personal", "aside")):
            return entry.name
        if entry.place in self._places.values():
            return next(name for name, place in self._places.items() if place == entry.place)
        found = self.recognised.found
        name = name_of(found, entry.place, self._taken())
        self._places[name] = entry.place
        if entry.place in found.doubled:
            told = {"heading": entry.heading, "position": entry.place + 1}
            self._data.setdefault("columns", {})[name] = told
        elif name != entry.heading:
            self._data.setdefault("columns", {})[name] = entry.heading
        return name

    def _taken(self):
        dimensions = {d for _, d, _ in items_by_variable(self.study) if d}
        items = {item for *_, item in items_by_variable(self.study)}
        return {*self.variables, *dimensions, *items, *(self.study.get("profile") or {}),
                *self._places, self._data.get("id") or "", "respondent"}  # fmt: skip

    def _free(self, name, besides=None):
        taken = {plain(one) for one in self._taken() if one != besides}
        found, number = name, 1
        while plain(found) in taken:
            number += 1
            found = f"{name}{number}"
        return found

    def _scale_of(self, entry):
        if entry.role == "item":
            return scale_of(self.study, entry.within.partition("/")[0], entry.name)
        return scale_for(self.study, self.recognised, entry.place, self.language)

    def _set_scale(self, name, item, scale):
        variable = self.variables[name]
        if scale_of(self.study, name, item) != scale:
            variable.setdefault("item_scales", {})[item] = scale

    def _new_variable(self, scale):
        number = len(self.variables) + 1
        name = self._told("draft.variable_name", number=number)
        while plain(name) in map(plain, self._taken()):
            number += 1
            name = self._told("draft.variable_name", number=number)
        label = self._told("draft.variable_label", number=number)
        self.variables[name] = {"label": label, "scale": scale, "items": [], "reversed": []}
        return name

    def _new_dimension(self, name):
        variable = self.variables[name]
        if "dimensions" not in variable:
            first = self._free(f"{name}_1")
            told = {"label": self._dimension_label(1), "items": variable.pop("items", [])}
            variable["dimensions"] = {first: told}
        number = len(variable["dimensions"]) + 1
        key = self._free(f"{name}_{number}")
        variable["dimensions"][key] = {"label": self._dimension_label(number), "items": []}
        return key

    def _dimension_label(self, number):
        return self._told("draft.dimension_label", number=number)

    def _insert(self, items, item):
        """Put an item where the file has it, among items that stand as in the file."""
        place = self._places.get(item, -1)
        later = [at for at, other in enumerate(items) if self._places.get(other, -1) > place]
        items.insert(later[0] if later else len(items), item)

    def _told(self, key, **fillings):
        return Message(key, **fillings).tell(self.language)


def _without(listed, entry):
    return [one for one in listed if plain(str(one)) != plain(str(entry))]
