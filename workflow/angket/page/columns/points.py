"""Corrections of the points of a scale, in the settings of a study."""

from angket.messages.message import Message

# What so few chose may be no point at all, and can be taken away.
FEW = 3


class Points:
    """The points of a scale, while they are corrected.

    Parameters
    ----------
    scale : dict
        As the settings have it, the codes as texts; changed.
    view : angket.page.columns.entries.Scale
        What the file says of it.
    language : str
        In which new points get their labels.

    Examples
    --------
    >>> from angket.page.columns.entries import Point, Scale
    >>> scale = {"order": "unknown", "codes": {"1": "Often", "2": "Never"}}
    >>> found = [Point(1, "Often", 3), Point(2, "Never", 1)]
    >>> points = Points(scale, Scale("a", found, ordered=False, words=True))
    >>> points.shift("1", 1)
    >>> points.order()
    >>> scale
    {'codes': {'1': 'Never', '2': 'Often'}}
    """

    def __init__(self, scale, view, language="en"):
        self._scale, self._view, self._language = scale, view, language

    def label(self, code, text):
        """Give a point another label; the file's own word for it stays known."""
        text, codes = " ".join(text.split()), self._scale["codes"]
        old = str(codes.get(code, text))
        if not text or text == old:
            return
        codes[code] = text
        synonyms = self._scale.get("synonyms") or {}
        synonyms.pop(text, None)
        counted = any(str(point.code) == code and point.count for point in self._view.points)
        if self._view.words and counted and old.casefold() != text.casefold():
            synonyms[old] = int(code)
        self._keep_synonyms(synonyms)

    def shift(self, code, step):
        """Put an answer one point higher or lower, in the place of its neighbour."""
        listed = self._listed()
        place = listed.index(code) + step if code in listed else -1
        if self._view.words and 0 <= place < len(listed):
            listed.insert(place, listed.pop(listed.index(code)))
            self._renumber(listed)

    def arrange(self, listed):
        """Put the answers, named by their codes, into an order from the least to the most."""
        if self._view.words and sorted(listed) == sorted(self._listed()):
            self._renumber(listed)

    def order(self):
        """Say that the answers stand in order."""
        self._scale.pop("order", None)

    def add(self, side):
        """Add a point that nobody chose above the others, or below."""
        listed = self._listed()
        new = str(int(listed[-1]) + 1) if side > 0 else str(int(listed[0]) - 1)
        if side < 0 and self._view.words:
            self._renumber(["", *listed])
            new = listed[0]
        self._scale["codes"][new] = self._label_of(new)
        self._scale["codes"] = {code: self._scale["codes"][code] for code in self._listed()}

    def insert(self, text, after, number=None):
        """Make an answer of the file a point.

        Parameters
        ----------
        text : str
        after : str
            The code after which it stands; none of a point, before all others.
        number : int, optional
            Its code on a scale whose answers are numbers.
        """
        listed, codes = self._listed(), self._scale["codes"]
        if not self._view.words:
            if number is not None:
                codes[str(number)] = self._label_of(number)
        else:
            at = listed.index(after) + 1 if after in listed else 0
            first = int(listed[0])
            self._renumber([*listed[:at], "", *listed[at:]])
            self._scale["codes"][str(first + at)] = text
        self._scale["codes"] = {code: self._scale["codes"][code] for code in self._listed()}

    def count_as(self, text, code):
        """Let a text of the file count as a point, or as no answer where the code is empty."""
        self.forget(text)
        if code in self._scale["codes"]:
            self._keep_synonyms((self._scale.get("synonyms") or {}) | {text: int(code)})
        elif not code:
            self._scale["missing"] = [*(self._scale.get("missing") or []), text]

    def forget(self, text):
        """Let a text of the file count as nothing again."""
        synonyms = dict(self._scale.get("synonyms") or {})
        synonyms.pop(text, None)
        self._keep_synonyms(synonyms)
        missing = [one for one in self._scale.get("missing") or [] if str(one) != text]
        if missing:
            self._scale["missing"] = missing
        else:
            self._scale.pop("missing", None)

    def join(self, code, meant):
        """Take a point away and let its answers count as another one."""
        codes = self._scale["codes"]
        if code in codes and meant in codes and code != meant and len(codes) > 2:
            label, synonyms = codes[meant], self._scale.get("synonyms") or {}
            texts = [codes[code], *(text for text, to in synonyms.items() if str(to) == code)]
            self._remove(code)
            now = {one: key for key, one in self._scale["codes"].items()}
            for text in texts:
                self.count_as(text, now[label])

    def drop(self, code):
        """Take a point away that hardly anybody chose; of numbers only at an end."""
        listed = self._listed()
        chosen = [point.count for point in self._view.points if str(point.code) == code]
        if code not in listed or len(listed) <= 2 or max(chosen, default=0) > FEW:
            return
        if not self._view.words and code not in (listed[0], listed[-1]):
            return
        self._remove(code)

    def _remove(self, code):
        del self._scale["codes"][code]
        synonyms = self._scale.get("synonyms") or {}
        self._keep_synonyms({text: to for text, to in synonyms.items() if str(to) != code})
        if self._view.words:
            self._renumber(self._listed())

    def _listed(self):
        return sorted(self._scale["codes"], key=int)

    def _renumber(self, listed):
        """Give answers the codes from the lowest on, in the order in which they are listed."""
        codes, first = self._scale["codes"], min(map(int, self._scale["codes"]))
        new = {old: str(first + step) for step, old in enumerate(listed)}
        self._scale["codes"] = {new[old]: codes[old] for old in listed if old}
        synonyms = self._scale.get("synonyms") or {}
        self._keep_synonyms({text: int(new[str(code)]) for text, code in synonyms.items()})

    def _keep_synonyms(self, synonyms):
        if synonyms:
            self._scale["synonyms"] = synonyms
        else:
            self._scale.pop("synonyms", None)

    def _label_of(self, code):
        return Message("draft.answer", code=code).tell(self._language)
