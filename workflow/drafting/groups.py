"""Which columns are the items of one variable, and on which scale they are answered."""

from dataclasses import dataclass, field

from angket.coding import NUMBER
from angket.spelling import plain
from drafting.columns import is_about_respondent
from drafting.families import is_telling
from drafting.scales import ENOUGH, FEW, ends_of, split_codes
from drafting.vocabulary import is_no_point, known_order, known_scale, spelled

# Fewer columns side by side are items only if their names or labels say so.
SEVERAL = 3
# From so many respondents on, a column of two codes hardly has more points.
MANY = 20
# A set of unknown answers that columns share has so many answers.
FEWEST_SHARED, MOST_SHARED = 3, 11


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
        _set_scale(group, ranks)
    _share_scales(found)
    return sorted(found, key=lambda group: group.items[0].place)


def _is_amount(column):
    return column.kind == "codes" and not column.labels and len(column.counts) > 6


def _find_shared_answers(columns):
    """Make items of neighbours that share answers which no list knows."""
    for run in _runs(columns):
        answers = {spelled(answer) for column in run for answer in column.answers}
        grid = run[0].family.way == "grid"
        if len(run) < (2 if grid else SEVERAL):
            continue
        if not FEWEST_SHARED <= len(answers) <= MOST_SHARED:
            continue
        # Every item has most of the answers, and each answer is given by several people.
        if all(2 * len(column.answers) >= len(answers) for column in run):
            for column in run:
                column.kind = "labels"


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
    for before, column in zip(columns, columns[1:], strict=False):
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
        if telling:
            group = named.get(key)
        else:
            group = groups[-1] if key == previous else None
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
    *_, beyond = ends_of([item.counts for item in group.items])
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
    named = is_telling(first.family) and largest < SEVERAL
    sure = (group.kind == "labels" and len(answers) > 2) or first.shared or named
    return count >= (2 if sure or first.family.way in ("grid", "name") else SEVERAL)


def _set_scale(group, ranks):
    if group.kind == "labels":
        _set_scale_of_labels(group, ranks)
    else:
        _set_scale_of_codes(group)
        _label_by_key(group, ranks)
    folded = [plain(label) for label in group.codes.values() if label]
    group.doubled = len(set(folded)) < len(folded)
    for code, label in group.codes.items():
        if label is not None and (not plain(label) or folded.count(plain(label)) > 1):
            group.codes[code] = f"{label.strip()} ({code})".strip()


def _set_scale_of_labels(group, ranks):
    answers = [answer for item in group.items for answer in item.answers]
    points = list(dict.fromkeys(answer for answer in answers if not is_no_point(answer)))
    spellings = {spelled(answer): answer for answer in reversed(points)}
    key = next((key for key in ranks if spellings.keys() <= key.keys()), None)
    if key:
        order = sorted(key, key=lambda answer: key[answer][0])
        group.codes = {key[text][0]: spellings.get(text, key[text][1]) for text in order}
    elif order := known_order(points):
        given = sum(len(item.filled) for item in group.items)
        labels = [_as_in_file(label, spellings) for label in _chosen(order, spellings, given)]
        group.codes = dict(enumerate(labels, start=1))
    else:
        group.codes = dict(enumerate(spellings.values(), start=1))
        group.ordered = False
    known = {spelled(label) for label in group.codes.values()}
    group.not_applicable = sorted({a for a in answers if spelled(a) not in known})


def _chosen(order, spellings, given):
    """Leave out points between the ends that none of many answers has met."""
    if given < ENOUGH or len(order) < 3:
        return order
    inner = [label for label in order[1:-1] if spelled(label) in spellings]
    return [order[0], *inner, order[-1]]


def _as_in_file(label, spellings):
    """Spell a label as the file does where more than its case differs."""
    found = spellings.get(spelled(label), label)
    return label if plain(found) == plain(label) else found


def _set_scale_of_codes(group):
    first = group.items[0]
    if first.told:
        group.codes = dict(first.told)
        return
    labels = {}
    for item in group.items:
        labels |= {int(code): label for code, label in item.labels.items() if _is_whole(code)}
    found = {code for item in group.items for code in item.counts} | set(labels)
    if labels:
        points, group.missing, group.others = split_codes(found)
        low, high = points[0], points[-1]
        low = 0 if low == 0 else min(1, low)
        high = max(high, low + 1)
    else:
        low, high, _ = ends_of([item.counts for item in group.items])
        _, missing, others = split_codes(found)
        beyond = {code for code in found if code > high} - {*missing, *others}
        group.missing, group.others = missing, sorted({*others, *beyond})
    group.codes = {code: labels.get(code) for code in range(low, high + 1)}


def _label_by_key(group, ranks):
    """Take the words of codes from a key on another sheet, the longest it has."""
    if any(group.codes.values()):
        return
    fitting = [
        {code: answer for code, answer in key.values()}
        for key in ranks
        if {code for code, _ in key.values()} == set(group.codes)
    ]
    if fitting:
        words = max(fitting, key=lambda labels: sum(map(len, labels.values())))
        group.codes = {code: words[code] for code in group.codes}


def _is_whole(code):
    return bool(NUMBER.fullmatch(code)) and float(code.replace(",", ".")).is_integer()


def _share_scales(groups):
    """Give groups whose answers are part of the scale of another group that whole scale."""
    scales = [group.codes for group in groups if group.kind == "labels" and group.ordered]
    for group in groups:
        if group.kind != "labels" or not group.ordered:
            continue
        own = set(map(spelled, group.codes.values()))
        ends = spelled(next(iter(group.codes.values()))), spelled([*group.codes.values()][-1])
        larger = [
            scale
            for scale in scales
            if len(scale) > len(own)
            and own < set(map(spelled, scale.values()))
            and (spelled([*scale.values()][0]), spelled([*scale.values()][-1])) == ends
        ]
        if larger:
            group.codes = dict(min(larger, key=len))
    unlabelled = [group for group in groups if group.kind == "codes" and not any(group.codes.values())]
    for group in unlabelled:
        # Few answers of one variable may hide an end that other variables show.
        wider = [g for g in unlabelled if set(group.codes) < set(g.codes)]
        few = len(group.items) < FEW
        if few and wider and min(group.codes) == min(wider[0].codes):
            group.codes = dict(wider[0].codes) if len(wider[0].codes) - len(group.codes) == 1 else group.codes
