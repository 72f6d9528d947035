"""The columns of a file of answers, each with what is known of it by itself."""

from collections import Counter
from dataclasses import dataclass, field

import pandas as pd

from angket.answers.no_answer import means_no_answer
from angket.answers.personal import looks_personal
from angket.answers.spelling import plain
from angket.drafting.copies import set_aside
from angket.drafting.families import NO_FAMILY, Family, family_of, sections
from angket.drafting.kinds import kind_of_column, scale_answers, words_of
from angket.drafting.parallel import find_parallel, merged
from angket.drafting.platforms import roles
from angket.drafting.respondents import describes_respondent, is_measured
from angket.drafting.scales import coded_labels, scale_in_heading, whole_numbers

ITEM_KINDS = ("codes", "labels")
# So many categories of an amount, such as years, are better described as a number.
AMOUNTS = 6


@dataclass
class Column:
    """A column of the file and what it seems to be.

    Attributes
    ----------
    place : int
        Counted from 0.
    heading, wording : str
        What stands in the head of the file, and what else is known to have been asked.
    texts : Series of str
        Its cells.
    kind : str
        As `kinds.kind_of_column` says, or dropped, total, copy, option, nameless, part.
    labels : dict
        From code to label, where the file tells them.
    told : dict
        The scale that the heading describes, from code to label.
    parts : list of int
        Positions of the columns that were joined here, because each respondent answered one.
    """

    place: int
    heading: str
    wording: str
    texts: pd.Series
    kind: str = ""
    labels: dict = field(default_factory=dict)
    told: dict = field(default_factory=dict)
    answers: list = field(default_factory=list)
    odd: list = field(default_factory=list)
    counts: Counter = field(default_factory=Counter)
    family: Family = NO_FAMILY
    section: int = 0
    parts: list = field(default_factory=list)
    both: bool = False
    shared: bool = False
    nominal: bool = False

    @property
    def asked(self):
        """What was asked, as far as the file says it."""
        return self.wording or (self.family.member if self.family.way == "path" else self.heading)

    @property
    def filled(self):
        return self.texts.dropna().astype("str")

    def shown(self, answers):
        """Keep of answers those that repeat in this column and tell nobody's identity."""
        often = self.filled.value_counts()
        return [a for a in answers if often.get(a, 0) > 1 and not looks_personal(a)]


def describe_columns(names, table, labels, wordings):
    """Say of each column of a file what it seems to be.

    Parameters
    ----------
    names : list of str
    table : DataFrame of str
        A column for each name, numbered from 0.
    labels : dict
        From position to wording, answers and measure, where the file has them.
    wordings : dict
        From column name, as `plain` spells it, to its wording, where another sheet has it.

    Returns
    -------
    columns : list of Column
    platform : str or None
        Where the file seems to come from.

    Examples
    --------
    >>> table = pd.DataFrame({0: ["L", "P", "L"], 1: ["1", "2", "5"]}, dtype="str")
    >>> columns, _ = describe_columns(["JK", "X1"], table, {}, {})
    >>> [column.kind for column in columns]
    ['category', 'codes']
    """
    unique = [table[place].notna().all() and table[place].is_unique for place in table]
    platform, added = roles(names, unique)
    numbered = sections(names)
    parallel = find_parallel(names, table)
    parts = {place: first for first, places in parallel.items() for place in places}
    columns = []
    for place, name in enumerate(names):
        told = labels.get(place, {})
        column = Column(
            place,
            name,
            told.get("wording") or wordings.get(plain(name), ""),
            _answered(merged(table[parallel[place]]) if place in parallel else table[place]),
            labels=dict(told.get("answers", {})),
            family=_family(place, names, platform, told.get("section"), parts),
            section=numbered[place] if len(set(numbered)) > 1 else 0,
            nominal=told.get("measure") == "nominal",
        )
        column.kind = added.get(place, "")
        column.parts = parallel.get(place, [])
        if parts.get(place, place) != place:
            column.kind = "part"
        if column.kind in ("", "personal") and not column.filled.size:
            column.kind = "empty"
        # The settings name columns by their headings.
        elif not plain(name):
            column.kind = "nameless"
        if not column.kind:
            _describe(column)
        columns.append(column)
    aside = set_aside([(column.heading, column.kind, column.texts) for column in columns])
    for place, kind in aside.items():
        columns[place].kind = kind
    _find_labels(columns)
    _set_profile_apart(columns)
    return columns, platform


def _answered(texts):
    """Empty the cells in which a program wrote that there is no answer."""
    none = [text for text in texts.dropna().unique() if means_no_answer(text)]
    return texts.mask(texts.isin(none)) if none else texts


def _family(place, names, platform, section, parts):
    """Say which family the heads of a column tell of; one over several columns comes first."""
    name = names[place]
    if section:
        return Family("grid", plain(section), section, name)
    family = family_of(name, _is_doubled(place, names, parts))
    if family.way == "path" and not (platform in ("kobo", "odk") or family.name in names):
        return Family("", "", "", name)
    if not family.key and platform == "odk" and "-" in name:
        group, _, member = name.rpartition("-")
        return Family("path", plain(group), group, member)
    return family


def _is_doubled(place, names, parts):
    """Say whether the neighbour of a column has its heading too, as items of a variable may."""
    beside = [other for other in (place - 1, place + 1) if 0 <= other < len(names)]
    return place not in parts and any(plain(names[o]) == plain(names[place]) for o in beside)


def _describe(column):
    """Find out the kind and the answers of a column that no platform added."""
    kind = kind_of_column(column.asked, column.texts)
    if kind not in ("personal", "id", "timestamp") and column.asked != column.heading:
        named = kind_of_column(column.heading, column.texts)
        kind = named if named in ("personal", "id") else kind
    column.kind, filled = kind, column.filled
    if kind == "codes":
        column.answers = filled.unique().tolist()
        column.counts = whole_numbers(filled)
        both = coded_labels(column.answers)
        if both:
            column.answers, column.labels, column.both = list(both), both, True
            column.counts = whole_numbers(filled.str.strip().str[:1])
        told = scale_in_heading(column.heading) or scale_in_heading(column.wording)
        if told and set(column.counts) <= set(told):
            column.told = told
    elif kind == "labels":
        column.answers, column.odd = scale_answers(filled)
    elif kind == "category":
        column.answers = filled.unique().tolist()


def _find_labels(columns):
    """Give columns whose labels agree all of their labels, and say which share them.

    An answer that nobody gave has no label in a column that tells labels with the answers.
    """
    sets = []
    for column in columns:
        if column.kind != "codes" or not column.labels:
            continue
        for labels, sharing in sets:
            common = labels.keys() & column.labels.keys()
            if len(common) > 1 and all(labels[code] == column.labels[code] for code in common):
                labels.update(column.labels)
                sharing.append(column)
                break
        else:
            sets.append((dict(column.labels), [column]))
    for labels, sharing in sets:
        for column in sharing:
            column.labels, column.shared = labels, len(sharing) > 1


def _set_profile_apart(columns):
    """Take columns that are about the respondent out of those that look like items."""
    coded = [column for column in columns if column.kind == "codes"]
    # A file that calls most of its codes nominal (as SPSS does by itself) says nothing by it.
    telling = sum(column.nominal for column in coded) * 2 <= len(coded)
    for column in columns:
        if column.kind not in ITEM_KINDS or column.told:
            continue
        named = list(column.labels.values()), column.shared, telling and column.nominal
        texts = [text for text in (column.heading, column.asked) if text]
        if any(describes_respondent(text, *named) for text in texts):
            become_profile(column)


def become_profile(column):
    """Make a column one of the profile: an amount of many values a number, others categories."""
    amounts = column.kind == "codes" and not column.labels
    measured = is_measured(column.asked) or is_measured(column.heading)
    many = len(column.answers) >= AMOUNTS
    column.kind = "number" if amounts and many and measured else "category"
    if column.both:
        column.labels = {}


def is_about_respondent(column):
    """Say whether a column of categories asks for the respondent rather than an opinion."""
    return any(
        describes_respondent(text) or words_of(text) in ("lokasi", "unit")
        for text in (column.heading, column.asked)
        if text
    )
