"""The scale on which the items of a variable are answered."""

from angket.answers.coding import NUMBER
from angket.answers.spelling import plain
from angket.drafting.scales import ENOUGH, FEW, ends_of, split_codes
from angket.drafting.vocabulary import is_no_point, known_order, spelled

# An answer beside the scale that is this brief tells nothing of anybody.
BRIEF = 20


def set_scale(group, ranks):
    """Find the codes of a group's answers, with their labels.

    Parameters
    ----------
    group : angket.drafting.groups.Group
        Changed.
    ranks : list of dict
        As `keys.ranks_in` returns them.
    """
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
    spellings = {}
    for answer in points:
        spellings.setdefault(spelled(answer), answer)
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
    shown = {answer for item in group.items for answer in item.shown(item.answers)}
    group.not_applicable = sorted(
        answer
        for answer in set(answers)
        if spelled(answer) not in known
        and is_no_point(answer)
        and (answer in shown or len(answer) <= BRIEF)
    )


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


def _ends(codes):
    labels = [spelled(label) for label in codes.values()]
    return labels[0], labels[-1]


def share_scales(groups):
    """Give groups whose answers are part of the scale of another group that whole scale."""
    scales = [group.codes for group in groups if group.kind == "labels" and group.ordered]
    for group in groups:
        if group.kind != "labels" or not group.ordered:
            continue
        own = set(map(spelled, group.codes.values()))
        larger = [
            scale
            for scale in scales
            if own < set(map(spelled, scale.values())) and _ends(scale) == _ends(group.codes)
        ]
        if larger:
            group.codes = dict(min(larger, key=len))
    numbers = [g for g in groups if g.kind == "codes" and not any(g.codes.values())]
    for group in numbers:
        # Few answers of one variable may hide an end that other variables show.
        wider = [
            other.codes
            for other in numbers
            if min(other.codes) == min(group.codes) and max(other.codes) == max(group.codes) + 1
        ]
        if wider and len(group.items) < FEW:
            group.codes = dict(wider[0])
