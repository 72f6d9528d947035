"""What each column of a file of answers is in a study, as its settings say."""

from dataclasses import dataclass, field

from angket.answers.coding import NUMBER, Coding
from angket.answers.personal import looks_personal
from angket.files.columns import locate, places_of
from angket.files.places import column_letters

# So many answers are shown as examples, and so many letters of each.
EXAMPLES, _LONGEST = 4, 40
# Kinds of columns whose values are not shown.
_OWN = ("personal", "text")


@dataclass
class Entry:
    """A column of the file.

    Attributes
    ----------
    place : int
        Counted from 0.
    letters, heading, wording : str
        `wording` is what was asked.
    name : str or None
        What the study calls it.
    role : str
        item, category or number (both of the profile), id, choice (of a question with several
        answers), part (one of several columns of one item), personal or aside.
    within : str
        Of an item, its variable, and its dimension after a slash; of a choice, its question.
    kind : str
        What it seems to be, as `angket.drafting` says.
    hidden : bool
        Whether its values are not shown, because they may tell who somebody is.
    answers : list of str
        Examples.
    reversed : bool
    """

    place: int
    heading: str
    wording: str
    kind: str
    name: str | None = None
    role: str = "aside"
    within: str = ""
    hidden: bool = False
    answers: list = field(default_factory=list)
    reversed: bool = False

    @property
    def letters(self):
        return column_letters(self.place)

    @property
    def target(self):
        """What a form calls the present place of the column."""
        return f"item:{self.within}" if self.role == "item" else self.role


@dataclass
class Part:
    """A dimension, or a variable without: its key, label and items."""

    key: str
    label: str
    entries: list


@dataclass
class Variable:
    """A variable with its dimensions, if it has some; else its only part is itself."""

    name: str
    label: str
    scale: str | None
    parts: list
    divided: bool


@dataclass
class Point:
    """A point of a scale: its code, label, and how many answers were this."""

    code: int
    label: str
    count: int


@dataclass
class Scale:
    """A scale of answers.

    Attributes
    ----------
    name : str
    points : list of Point
    ordered : bool
        Whether the order of the answers is known.
    words : bool
        Whether the file holds the answers as words, so that their order can be chosen.
    """

    name: str
    points: list
    ordered: bool
    words: bool


@dataclass
class Board:
    """All columns of a file, by what they are in a study.

    Attributes
    ----------
    entries : list of Entry
        In the order of the file.
    variables : list of Variable
    scales : list of Scale
    absent : list of (str, Message)
        Columns that the settings name and the file lacks, with what is told of each.
    odd : list of (int, int)
        Row and column of answers that are on no scale.
    """

    entries: list
    variables: list
    scales: list
    absent: list
    odd: list

    def of(self, *roles):
        """Return the columns with some roles, in the order of the file."""
        return [entry for entry in self.entries if entry.role in roles]


def board_of(study, recognised):
    """Say what each column of a file is in a study.

    Parameters
    ----------
    study : dict
        Its settings as they stand in its file.
    recognised : angket.drafting.of_file.Recognised

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
        column = found.columns[entry.place]
        own = entry.kind in _OWN and entry.role not in ("item", "category", "number", "choice")
        secret = entry.role == "id" and found.id_is_personal
        entry.hidden = own or secret or entry.role == "personal"
        if not entry.hidden:
            often = column.filled.value_counts(sort=False)
            shown = [text for text in often.index if not looks_personal(text)]
            examples = sorted(shown, key=_by_number)[:EXAMPLES]
            entry.answers = [
                text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…" for text in examples
            ]
    board.scales = [_scale(name, study, board, found) for name in scales_of(study)]
    board.odd = _odd_answers(study, board, recognised)
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


def _scale(name, study, board, found):
    told = study["scales"][name]
    items = {item for variable, _, item in items_by_variable(study)
             if scale_of(study, variable, item) == name}  # fmt: skip
    columns = [found.columns[entry.place] for entry in board.of("item") if entry.name in items]
    coding, counts = coding_of(told), {}
    for column in columns:
        for text, count in column.filled.value_counts().items():
            meant = coding.meaning(text)
            if isinstance(meant, str):
                counts[meant] = counts.get(meant, 0) + int(count)
    texts = {text for column in columns for text in column.filled.unique()[:50]}
    words = bool(texts) and not any(NUMBER.fullmatch(text[:1]) for text in texts)
    points = [
        Point(int(code), str(label), counts.get(str(code), 0))
        for code, label in sorted(told["codes"].items(), key=lambda pair: int(pair[0]))
    ]
    return Scale(name, points, told.get("order") != "unknown", words)


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


def _odd_answers(study, board, recognised):
    """Find answers of items that are no point of their scale."""
    scales, odd = scales_of(study), []
    for entry in board.of("item"):
        name = scale_of(study, entry.within.partition("/")[0], entry.name)
        if name not in scales:
            continue
        column = recognised.found.columns[entry.place]
        labels = recognised.cells.labels.get(entry.place, {}).get("answers", {})
        coding = coding_of(scales[name], labels)
        strange = [text for text in column.filled.unique() if coding.meaning(text) is None]
        if strange:
            odd += [(row, entry.place) for row in column.texts.index[column.texts.isin(strange)]]
    return sorted(odd)
