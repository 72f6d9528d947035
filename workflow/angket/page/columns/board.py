"""What each column of a file of answers is in a study, as its settings say."""

from angket.answers.coding import NUMBER, Coding
from angket.answers.personal import looks_personal
from angket.files.columns import locate, places_of
from angket.page.columns.called import left_out_in
from angket.page.columns.entries import Also, Board, Entry, Part, Point, Scale, Variable
from angket.page.columns.odd import empty_answers, odd_answers, slips_among
from angket.page.columns.twice import answered_twice

# So many answers are shown as examples, and so many letters of each; of so many different ones.
EXAMPLES, _LONGEST, _LOOKED_AT = 4, 40, 200
# Kinds of columns whose values are not shown.
_OWN = ("personal", "text")


def counted(recognised):
    """Count the answers of each column of a file, which is done once for all looks at it.

    Parameters
    ----------
    recognised : angket.drafting.of_file.Recognised

    Returns
    -------
    list of dict
        For each column, from a text to how many cells hold it, in the order of the file.
    """
    columns = recognised.found.columns
    return [column.filled.value_counts(sort=False).to_dict() for column in columns]


def board_of(study, recognised, counts):
    """Say what each column of a file is in a study.

    Parameters
    ----------
    study : dict
        Its settings as they stand in its file.
    recognised : angket.drafting.of_file.Recognised
    counts : list of dict
        As `counted` returns them.

    Returns
    -------
    Board
    """
    found = recognised.found
    entries = [
        Entry(column.place, column.heading, column.asked, column.kind) for column in found.columns
    ]
    board = Board(entries, [], [], [], [])
    _Placing(study, recognised, board).place_all()
    for entry in entries:
        own = entry.kind in _OWN and entry.role not in ("item", "category", "number", "choice")
        secret = entry.role == "id" and found.id_is_personal
        entry.hidden = own or secret or entry.role == "personal"
        if not entry.hidden:
            texts = sorted(list(counts[entry.place])[:_LOOKED_AT], key=_by_number)
            examples = [text for text in texts if not looks_personal(text)][:EXAMPLES]
            entry.answers = [
                text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…" for text in examples
            ]
    board.scales = [_scale(name, study, board, counts) for name in scales_of(study)]
    board.odd = _odd(study, board, recognised, counts)
    board.empty = empty_answers(board, recognised)
    board.left_out = left_out_in(study, recognised.cells)
    board.twice = answered_twice(study, board, recognised)
    return board


def scales_of(study):
    """Return the scales of a study by name."""
    return dict(study.get("scales") or {})


def scale_of(study, variable, item):
    """Return the name of the scale on which an item is answered, or None."""
    of = study["variables"][variable]
    names = list(scales_of(study))
    alone = names[0] if len(names) == 1 else None
    return (of.get("item_scales") or {}).get(item) or of.get("scale") or alone


def parts_of(variable):
    """Return the dimensions of a variable, or itself under an empty name where it has none."""
    return variable.get("dimensions") or {"": variable}


def items_by_variable(study):
    """Yield the variable, dimension and name of each item of a study."""
    for name, variable in (study.get("variables") or {}).items():
        for dimension, part in parts_of(variable).items():
            for item in part.get("items") or []:
                yield name, dimension, item


class _Placing:
    """Gives columns their places, by what settings say."""

    def __init__(self, study, recognised, board):
        self.study, self.data = study, study.get("data") or {}
        self.names, self.board = recognised.cells.names, board
        self.columns = self.data.get("columns") or {}

    def place_all(self):
        self._personal()
        for part in [part for of in (self.data.get("parallel") or {}).values() for part in of]:
            self._set(part, "part")
        self._choices()
        self._variables()
        for name, told in (self.study.get("profile") or {}).items():
            kind = (told or {}).get("kind", "category")
            self._set(name, "number" if kind == "number" else "category")
        if self.data.get("id"):
            self._set(self.data["id"], "id")

    def _personal(self):
        for entry in self.board.entries:
            if entry.kind == "personal":
                entry.role = "personal"
        for heading in self.data.get("personal") or []:
            for place in places_of(heading, self.names):
                self.board.entries[place].role = "personal"
        for heading in self.data.get("not_personal") or []:
            for place in places_of(heading, self.names):
                self.board.entries[place].role = "aside"

    def _choices(self):
        for question, told in (self.study.get("multiple_choice") or {}).items():
            named = [told["column"]] if "column" in told else list(told.get("columns", {}).values())
            for column in named:
                self._set(column, "choice", told.get("label", question))

    def _variables(self):
        for name, told in (self.study.get("variables") or {}).items():
            turned, parts = told.get("reversed") or [], []
            for dimension, part in parts_of(told).items():
                key = f"{name}/{dimension}" if dimension else name
                placed = []
                for item in part.get("items") or []:
                    if entry := self._set(item, "item", key):
                        entry.reversed = item in turned
                        placed.append(entry)
                parts.append(Part(key, str(part.get("label") or dimension or name), placed))
            label, divided = str(told.get("label") or name), "dimensions" in told
            self.board.variables.append(Variable(name, label, told.get("scale"), parts, divided))

    def _set(self, name, role, within=""):
        parallel = (self.data.get("parallel") or {}).get(name)
        place, problem, remedy = locate(parallel[0] if parallel else name, self.names, self.columns)
        if place is None:
            self.board.absent.append((name, problem, remedy))
            return None
        entry = self.board.entries[place]
        entry.name, entry.role, entry.within = name, role, within
        return entry


def _by_number(text):
    """Sort numbers as such, before words."""
    number = text.replace(",", ".") if NUMBER.fullmatch(text) else ""
    return not number, float(number or 0), text


def _scale(name, study, board, counts):
    told = study["scales"][name]
    items = {
        item
        for variable, _, item in items_by_variable(study)
        if scale_of(study, variable, item) == name
    }
    coding, chosen = coding_of(told), {}
    of = [counts[entry.place] for entry in board.of("item") if entry.name in items]
    for text, count in (pair for column in of for pair in column.items()):
        meant = coding.meaning(text)
        if isinstance(meant, str):
            chosen[meant] = chosen.get(meant, 0) + count
    texts = {text for column in of for text in list(column)[:_LOOKED_AT]}
    # What is on no scale says nothing of how the others are written.
    texts = {text for text in texts if coding.meaning(text) is not None} or texts
    # A number among words, made a point, leaves the others what they are.
    words = 2 * sum(bool(NUMBER.fullmatch(text[:1])) for text in texts) < len(texts)
    points = [
        Point(int(code), str(label), chosen.get(str(code), 0))
        for code, label in sorted(told["codes"].items(), key=lambda pair: int(pair[0]))
    ]
    also = [Also(str(text), int(code)) for text, code in (told.get("synonyms") or {}).items()]
    also += [Also(str(text), None) for text in told.get("missing") or []]
    ordered = told.get("order") != "unknown"
    return Scale(name, points, ordered, words, also, slips_among(points))


def coding_of(scale, labels=None):
    """Return what each text means on a scale, as the settings of a study tell it.

    >>> coding_of({"codes": {"1": "No", "2": "Yes"}}).meaning("yes")
    '2'
    """
    codes = scale["codes"]
    return Coding(
        {
            "codes": [int(code) for code in codes],
            "answers": [str(label) for label in codes.values()],
            "synonyms": scale.get("synonyms") or {},
            "missing": [str(text) for text in scale.get("missing") or []],
            "not_applicable": [str(text) for text in scale.get("not_applicable") or []],
        },
        labels,
    )


def _odd(study, board, recognised, counts):
    """Find answers of items that are no point of their scale."""
    scales = scales_of(study)

    def coding(name, labels):
        return coding_of(scales[name], labels) if name in scales else None

    return odd_answers(
        lambda entry: scale_of(study, entry.within.partition("/")[0], entry.name),
        coding,
        {scale.name: scale.points for scale in board.scales},
        board,
        recognised,
        counts,
    )
