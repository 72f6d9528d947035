"""Which columns are the items of one variable, and on which scale they are answered."""

from dataclasses import dataclass, field
from itertools import pairwise

from angket.drafting.answer_scales import set_scale, share_scales
from angket.drafting.columns import is_about_respondent
from angket.drafting.families import is_telling
from angket.drafting.scales import change_of_scale, ends_of
from angket.drafting.vocabulary import known_scale, spelled

# Fewer columns side by side are items only if their names or labels say so.
SEVERAL = 3
# From so many respondents on, a column of two codes hardly has more points.
MANY = 20
# A set of unknown answers that columns share has so many answers.
FEWEST_SHARED, MOST_SHARED = 3, 11
# So much of a column must be answers that repeat; the rest may be slips.
NEARLY_ALL = 0.95


@dataclass
class Group:
    """Columns that seem to be the items of one variable.

    Attributes
    ----------
    items : list of Column
    codes : dict
        The scale, from code to label; a label is None where nothing tells it.
    missing, others : list of int
        Codes that stand apart from the scale, and such as are no points at all.
    not_applicable : list of str
    ordered : bool
        Whether the order of the answers is known.
    """

    items: list
    codes: dict = field(default_factory=dict)
    missing: list = field(default_factory=list)
    others: list = field(default_factory=list)
    not_applicable: list = field(default_factory=list)
    ordered: bool = True
    doubled: bool = False

    @property
    def kind(self):
        return self.items[0].kind

    @property
    def family(self):
        return self.items[0].family

    def chosen(self):
        """Return the codes that somebody chose on some item."""
        if self.kind == "codes":
            return {code for item in self.items for code in item.counts}
        answers = {spelled(answer) for item in self.items for answer in item.answers}
        return {code for code, label in self.codes.items() if spelled(label) in answers}


def find_groups(columns, ranks):
    """Find the items among columns, by variable.

    Parameters
    ----------
    columns : list of Column
        Columns that turn out to be no items are made part of the profile.
    ranks : list of dict
        From an answer, as `spelled` spells it, to its points, where the file has keys.

    Returns
    -------
    list of Group
        In the order of the file.
    """
    _find_shared_answers(columns)
    _join_lone_answers(columns)
    items = [column for column in columns if column.kind in ("codes", "labels")]
    groups = []
    for group in _by_variable(items, ranks):
        groups += _by_scale(group)
    largest = max((len(group.items) for group in groups), default=0)
    found = [group for group in groups if _are_items(group, largest)]
    kept = {item.place for group in found for item in group.items}
    for column in items:
        if column.place not in kept:
            column.kind = "number" if _is_amount(column) else "category"
    for group in found:
        set_scale(group, ranks)
    share_scales(found)
    return sorted(found, key=lambda group: group.items[0].place)


def _is_amount(column):
    return column.kind == "codes" and not column.labels and len(column.counts) > 6


def _find_shared_answers(columns):
    """Make items of neighbours that share answers which no list knows."""
    for run in _runs(columns):
        # An answer that nobody else gave is not shown, and is no point.
        own = [{spelled(answer) for answer in column.shown(column.answers)} for column in run]
        answers = set().union(*own)
        given = [column.filled.map(spelled).isin(answers).mean() for column in run]
        if min(given) < NEARLY_ALL:
            continue
        grid = run[0].family.way == "grid"
        if len(run) < (2 if grid else SEVERAL):
            continue
        if not FEWEST_SHARED <= len(answers) <= MOST_SHARED:
            continue
        # Every item has most of the answers, and each answer is given by several people.
        if all(2 * len(part) >= len(answers) for part in own):
            for column in run:
                column.kind = "labels"
                column.answers = [a for a in column.answers if spelled(a) in answers]


def _runs(columns):
    """Part columns into runs of neighbours of one family that share most of their answers."""
    run, common = [], set()
    for column in columns:
        own = {spelled(answer) for answer in column.answers}
        fits = column.kind == "category" and not is_about_respondent(column)
        same = run and fits and run[-1].family[:2] == column.family[:2]
        overlap = len(own & common) * 2 > min(len(own), len(common)) if same else False
        if same and overlap and column.place == run[-1].place + 1:
            run.append(column)
            common |= own
            continue
        if run:
            yield run
        run, common = ([column], own) if fits else ([], set())
    if run:
        yield run


def _join_lone_answers(columns):
    """Make an item of a column beside items in which everybody chose one of their answers."""
    for before, column in pairwise(columns):
        if column.kind == "category" and before.kind == "labels" and not column.labels:
            scale = known_scale(before.answers)
            alone = {spelled(answer) for answer in column.answers}
            fits = scale and alone <= set(map(spelled, scale)) and len(scale) > 2
            if fits and not is_about_respondent(column):
                column.kind = "labels"


def _by_variable(items, ranks):
    """Part items by what their names tell, or else by neighbourhood."""
    named, groups, previous = {}, [], None
    for item in items:
        telling = is_telling(item.family)
        key = (item.family[:2] if item.family.key else (), item.section, _scale_key(item))
        group = named.get(key) if telling else groups[-1] if key == previous else None
        if group is None or not _fits(group, item, ranks):
            group = []
            groups.append(group)
        group.append(item)
        if telling:
            named[key] = group
        previous = key
    return [Group(group) for group in groups]


def _scale_key(item):
    if item.kind == "labels":
        return "labels"
    if item.told:
        return tuple(item.told.items())
    if item.shared:
        return tuple(sorted(item.labels.items()))
    two = len(item.texts) >= MANY and set(item.counts) in ({0, 1}, {1, 2})
    return "two codes" if two and not item.family.key else "codes"


def _fits(group, item, ranks):
    """Say whether the answers of an item are on the scale of a group."""
    if item.kind != "labels":
        return True
    own, common = set(item.answers), {answer for other in group for answer in other.answers}
    if known_scale(own | common):
        return True
    if known_scale(common) or known_scale(own):
        return False
    own, common = set(map(spelled, own)), set(map(spelled, common))
    return bool(own & common) or any((own | common) <= key.keys() for key in ranks)


def _by_scale(group):
    """Take items out that go far beyond the scale of the others."""
    if group.kind != "codes" or group.items[0].shared or group.items[0].told:
        return [group]
    counts = [item.counts for item in group.items]
    *_, beyond = ends_of(counts)
    if not beyond and not is_telling(group.family) and (place := change_of_scale(counts)):
        return [*_by_scale(Group(group.items[:place])), *_by_scale(Group(group.items[place:]))]
    if not beyond:
        return [group]
    others = [item for place, item in enumerate(group.items) if place not in beyond]
    return [Group(others), *_by_scale(Group([group.items[place] for place in beyond]))]


def _are_items(group, largest):
    """Say whether columns of one scale are enough to be the items of a variable."""
    first, count = group.items[0], len(group.items)
    if first.told:
        return True
    answers = {spelled(answer) for item in group.items for answer in item.answers}
    numbered = first.family.key and largest < SEVERAL
    named = is_telling(first.family) or numbered
    sure = (group.kind == "labels" and len(answers) > 2) or first.shared or named
    return count >= (2 if sure or first.family.way in ("grid", "name") else SEVERAL)
