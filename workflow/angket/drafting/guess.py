"""From a file of answers to what a description of the study would say."""

import re
from dataclasses import dataclass, field

from angket.answers.personal import looks_personal, personal_kind
from angket.answers.spelling import plain
from angket.drafting.choices import find_options
from angket.drafting.columns import describe_columns
from angket.drafting.families import is_telling
from angket.drafting.groups import find_groups
from angket.drafting.keys import ranks_in, wordings_in
from angket.drafting.language import language_of
from angket.drafting.respondents import natural_order, range_of
from angket.drafting.scales import split_codes
from angket.drafting.vocabulary import known_scale, spelled

# A heading that can be a name in the study as it is: short, and no letter in it that steers.
_FITTING_NAME = re.compile(r"\w[\w .,()/\[\]?!'&%#~-]{0,19}")
_VARIABLE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,19}")
_RESERVED = frozenset(("respondent",))


@dataclass
class Guess:
    """What the description of a study would say.

    Attributes
    ----------
    columns : list of Column
    names : dict
        From position to the name of the column in the study.
    further : dict
        From position to what the settings call a column that is no item by itself: an option
        of a question, or one of several columns of one item.
    groups : list of Group
    variables : list of str or None
        A name for each group, None where nothing tells one.
    scales : list of dict
        With `codes` and the `groups` that have them.
    profile : list of Column
    orders : dict
        From position of a profile column to its categories in order.
    options : list of Question
        Questions with several answers to tick.
    id : Column or None
    """

    columns: list
    names: dict
    further: dict
    groups: list
    variables: list
    scales: list
    profile: list
    orders: dict
    options: list
    id: object = None
    id_is_personal: bool = False
    language: str = "en"
    platform: str | None = None
    doubled: set = field(default_factory=set)

    def of_kind(self, *kinds):
        """Return the columns of some kinds that nothing else uses."""
        used = {column.place for column in self.profile}
        used |= {item.place for group in self.groups for item in group.items}
        used |= {column.place for question in self.options for column in question.columns}
        if self.id:
            used.add(self.id.place)
        return [c for c in self.columns if c.kind in kinds and c.place not in used]

    def named(self):
        """Return the columns that the description names, in the order of the file."""
        used = [*self.profile, *(item for group in self.groups for item in group.items)]
        used += [self.id] if self.id else []
        return sorted(used, key=lambda column: column.place)

    def mapped(self):
        """Return the columns whose name in the settings is not their heading, with that name."""
        for column in self.columns:
            own = None if column.parts else self.names.get(column.place)
            for name in (own, self.further.get(column.place)):
                if name and name != column.heading:
                    yield column, name


def guess(names, table, labels, sheets=(), language="en"):
    """Guess what the columns of a file of answers are.

    Parameters
    ----------
    names : list of str
    table : DataFrame of str
        A column for each name, numbered from 0.
    labels : dict
        From position to wording, answers and measure, where the file has them.
    sheets : list of list of list of str
        Rows of the other sheets of a workbook.
    language : str
        That of the study where the file tells none.

    Returns
    -------
    Guess

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({n: list("1234512345") for n in range(3)}, dtype="str")
    >>> found = guess(["X1", "X2", "X3"], table, {})
    >>> found.variables, list(found.groups[0].codes)
    (['X'], [1, 2, 3, 4, 5])
    """
    wordings = wordings_in(sheets, names)
    columns, platform = describe_columns(names, table, labels, wordings)
    options = find_options(columns)
    groups = find_groups(columns, ranks_in(sheets))
    for column in columns:
        # What somebody wrote of himself among categories would be refused when the study runs.
        if column.kind == "category" and any(map(looks_personal, column.filled.unique())):
            column.kind = "text"
    profile = [column for column in columns if column.kind in ("category", "number")]
    ids = [column for column in columns if column.kind == "id"]
    texts = [text for column in columns for text in (column.heading, column.wording)]
    texts += [str(label) for group in groups for label in group.codes.values() if label]
    found = Guess(
        columns,
        {},
        {},
        groups,
        [],
        _scales(groups),
        profile,
        {column.place: order for column in profile if (order := _order(column))},
        options,
        ids[0] if ids else None,
        bool(ids and personal_kind(ids[0].heading, ids[0].filled, True)),
        language_of(texts) or language,
        platform,
        _doubled(names),
    )
    found.names, found.further = _names(found, names)
    found.variables = _variable_names(found)
    return found


def _doubled(names):
    """Find the positions whose heading stands elsewhere too."""
    folded = [plain(name) for name in names]
    return {place for place, name in enumerate(folded) if folded.count(name) > 1}


def name_of(found, place, taken):
    """Name a column that the description did not name: as the file does, or by its position.

    Parameters
    ----------
    found : Guess
    place : int
        Counted from 0.
    taken : iterable of str
        Names that the study has already.

    Returns
    -------
    str
    """
    headings = [column.heading for column in found.columns]
    heading, folded = headings[place], set(map(plain, taken))
    if _is_fitting(heading) and place not in found.doubled and plain(heading) not in folded:
        return heading
    name = f"{_letter(headings)}{place + 1}"
    while plain(name) in folded:
        name += "_"
    return name


def _is_fitting(heading):
    fits = _FITTING_NAME.fullmatch(heading) and plain(heading) not in _RESERVED
    return bool(fits) and heading == heading.strip()


def _letter(headings):
    """Choose what stands before the position in a name, unless headings are such names."""
    return next(
        letter
        for letter in ("Q", "K", "C", "Column", "Kolom", "Z_")
        if not any(re.fullmatch(rf"{letter}\d+", heading, re.IGNORECASE) for heading in headings)
        or letter == "Z_"
    )


def _names(found, headings):
    """Name the columns that the description uses: as the file does, or by their position."""
    taken = {plain(heading) for heading in headings}
    letter = _letter(headings)
    names, numbers = {}, {}
    for column in found.named():
        heading = column.heading
        if column.family.way == "name" and _VARIABLE_NAME.fullmatch(heading) and len(heading) < 16:
            number = numbers[heading] = numbers.get(heading, 0) + 1
            if plain(f"{heading}{number}") not in taken:
                names[column.place] = f"{heading}{number}"
                continue
        if column.parts:
            names[column.place] = f"{letter}{column.place + 1}"
            continue
        fits = _is_fitting(heading) and column.place not in found.doubled
        names[column.place] = heading if fits else f"{letter}{column.place + 1}"
    parts = {place for column in found.named() for place in column.parts}
    options = {column.place for question in found.options for column in question.columns}
    further = {
        place: f"{letter}{place + 1}_part" if place in found.doubled else headings[place]
        for place in sorted(parts | options)
    }
    return names, further


def _variable_names(found):
    """Name variables by what their items' names begin with, where that can be a name."""
    taken = {plain(name) for name in found.names.values()} | {plain("respondent")}
    names = []
    for group in found.groups:
        name = re.sub(r"\W+", "_", group.family.name).strip("_")
        usable = is_telling(group.family) and _VARIABLE_NAME.fullmatch(name)
        if usable and plain(name) not in taken:
            taken.add(plain(name))
            names.append(name)
        else:
            names.append(None)
    return names


def _scales(groups):
    """Put groups of one scale together."""
    scales = {}
    for group in groups:
        key = (tuple(group.codes.items()), group.ordered)
        scales.setdefault(key, []).append(group)
    return [{"codes": dict(codes), "groups": of} for (codes, _), of in scales.items()]


def _order(column):
    """Return the categories of a profile column in order, those that mean no answer left out."""
    if column.kind != "category":
        return []
    if column.labels:
        codes = {int(code): label for code, label in column.labels.items() if _is_code(code)}
        _, missing, _ = split_codes(set(codes))
        return list(dict.fromkeys(codes[code] for code in codes if code not in missing))
    answers = column.filled.unique().tolist()
    order = natural_order(answers) or _known(answers)
    # A range of numbers tells nobody's identity; of other texts only those that repeat are shown.
    shown = set(column.shown(order))
    return [text for text in order if text in shown or range_of(text)]


def _known(answers):
    """Order the answers of a lone question on a known scale."""
    scale = [spelled(label) for label in known_scale(answers) or []]
    points = [answer for answer in answers if spelled(answer) in scale]
    return sorted(points, key=lambda answer: scale.index(spelled(answer)))


def missing_labels(column):
    """Return the labels of a profile column that mean no answer."""
    codes = {int(code): label for code, label in column.labels.items() if _is_code(code)}
    _, missing, _ = split_codes(set(codes))
    return list(dict.fromkeys(codes[code] for code in missing))


def _is_code(text):
    return bool(re.fullmatch(r"[+-]?\d+", text))
