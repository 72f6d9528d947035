"""The points of answer scales: from codes, from headings, from codes with labels."""

import re
from collections import Counter

from angket.answers.coding import NUMBER, label_and_code
from angket.answers.spelling import plain

# "5 - Sangat setuju", "5. Agree", "5 (agree)"; not "1-5 tahun" nor "25 tahun".
_CODE_AND_LABEL = re.compile(r"[(\[]?(\d)\]?(?:\s+[-=\u2013]\s+|\s*[.:)(=]\s*)([^\W\d].*|[<>].*)")
_TO = r"\s*(?:-|\u2013|\u2014|s\.?/?d\.?|sampai(?: dengan)?|hingga|to|until|a|\.\.+)\s*"
_SCALE = re.compile(rf"\b(?:skala|scale|escala)\s*(?:of|dari|likert|de)?\s*:?\s*(\d+){_TO}(\d+)\b")
_END = re.compile(
    r"(\d+)\s*[=:]\s*([^,;()=\d][^,;()=]*?)"
    r"(?=\s*(?:[,;)]|$)|\s+(?:dan|and|to|sampai|s/d|hingga|y|-|\u2013)\s+\d+\s*[=:])",
    re.IGNORECASE,
)
# The smallest and largest code of an answer scale, and codes that often stand for no answer.
LOWEST, HIGHEST = -5, 10
MISSING_CODES = frozenset((-999, -99, -98, -9, -8, -1, 8, 9, 77, 88, 97, 98, 99, 888, 998, 999))
# So many answers, of which so many the highest code found, and nobody means a higher one.
ENOUGH, _CHOSEN = 100, 0.03
# A column that goes beyond the others in so many of its answers is on another scale.
_BEYOND = 0.05
# Of fewer columns, more of the answers of one must lie beyond the others; and there must be
# so many respondents.
FEW, _FAR_BEYOND, MANY = 4, 0.2, 20


def split_codes(codes):
    """Tell the points of an answer scale from codes that stand apart from them.

    Parameters
    ----------
    codes : set of int

    Returns
    -------
    points : list of int
    missing : list of int
        Apart from an unbroken scale, and such as often stand for no answer.
    others : list of int
        Beyond any scale: slips of typing, perhaps.

    Examples
    --------
    >>> split_codes({1, 2, 3, 4, 5, 9, 44})
    ([1, 2, 3, 4, 5], [9], [44])
    >>> split_codes({5, 6, 7, 8, 9})
    ([5, 6, 7, 8, 9], [], [])
    """
    scale = {code for code in codes if LOWEST <= code <= HIGHEST}
    core = sorted(scale - MISSING_CODES)
    points = scale
    if len(core) > 1:
        low, high = core[0], core[-1]
        while high + 1 in scale:
            high += 1
        while low - 1 in scale:
            low -= 1
        if scale >= set(range(low, high + 1)):
            points = set(range(low, high + 1))
    apart = sorted(codes - points)
    return (
        sorted(points),
        [code for code in apart if code in MISSING_CODES],
        [code for code in apart if code not in MISSING_CODES],
    )


def coded_labels(answers):
    """Return the labels of answers that hold code and label both, or nothing.

    Examples
    --------
    >>> coded_labels(["5 - Sangat setuju", "1 (Tidak)", "5 - Sangat setuju "])
    {'5': 'Sangat setuju', '1': 'Tidak'}
    >>> coded_labels(["Setuju (4)", "Netral (3)"])
    {'4': 'Setuju', '3': 'Netral'}
    >>> coded_labels(["5", "1-5 tahun", "setuju"])
    {}
    """
    labels = {}
    for answer in answers:
        both = _CODE_AND_LABEL.fullmatch(answer.strip())
        both = (both[1], both[2].rstrip(") ")) if both else label_and_code(answer.strip())
        if not both:
            return {}
        code, label = both
        if plain(labels.setdefault(code, label)) != plain(label):
            return {}
    return labels if len(labels) > 1 else {}


def scale_in_heading(heading):
    """Read an answer scale that a heading describes.

    Parameters
    ----------
    heading : str

    Returns
    -------
    dict
        From every code to its label, the code itself where the heading tells none; empty
        where the heading describes no scale.

    Examples
    --------
    >>> scale_in_heading("How tired are you? (1 = not at all, 3 = very)")
    {1: 'not at all', 2: '2', 3: 'very'}
    >>> scale_in_heading("Seberapa puas Anda? (Skala 1-3)")
    {1: '1', 2: '2', 3: '3'}
    >>> scale_in_heading("Usia: 17")
    {}
    """
    ends = {int(code): label.strip() for code, label in _END.findall(heading)}
    codes = list(ends)
    if len(codes) > 1 and codes in (sorted(codes), sorted(codes, reverse=True)):
        low, high = min(codes), max(codes)
    else:
        named = _SCALE.search(plain(heading))
        if not named:
            return {}
        ends, (low, high) = {}, sorted(map(int, named.groups()))
    if not (low < high <= HIGHEST and low >= LOWEST):
        return {}
    labels = {code: ends.get(code, str(code)) for code in range(low, high + 1)}
    return labels if len(set(map(plain, labels.values()))) == len(labels) else {}


def whole_numbers(texts):
    """Count the whole numbers among the answers of a column.

    >>> whole_numbers(["1", "2,0", "1", "x", "2.5"])
    Counter({1: 2, 2: 1})
    """
    counts = Counter()
    for text, count in Counter(texts).items():
        if NUMBER.fullmatch(text):
            number = float(text.replace(",", "."))
            if number.is_integer():
                counts[int(number)] += count
    return counts


def ends_of(counts):
    """Guess the lowest and highest code of a scale from what most of its items show.

    Parameters
    ----------
    counts : list of Counter
        For each item, how often each code was chosen.

    Returns
    -------
    low, high : int
    beyond : list of int
        Positions of the items that are on another scale, as many of their answers show.

    Examples
    --------
    >>> ends_of([Counter({1: 9, 3: 20, 5: 9})] * 4 + [Counter({1: 2, 5: 9, 9: 5, 10: 5})])
    (1, 5, [4])
    """
    tops = [(split_codes(set(count))[0] or [1])[-1] for count in counts]
    few = len(counts) < FEW
    high = min(tops) if few else _reached_by_most(tops)
    beyond = [
        place
        for place, count in enumerate(counts)
        if sum(n for code, n in count.items() if high < code <= HIGHEST)
        > (_FAR_BEYOND if few else _BEYOND) * sum(count.values())
    ]
    certain = min(sum(count.values()) for count in counts) >= MANY
    if few and not (beyond and certain):
        high, beyond = max(tops), []
    within = [count for place, count in enumerate(counts) if place not in beyond]
    chosen = Counter()
    for count in within:
        chosen.update(count)
    points = split_codes({code for code in chosen if code <= high})[0] or [1, 2]
    low = 0 if points[0] == 0 else min(1, points[0])
    return low, _highest(low, points[-1], chosen), beyond


def change_of_scale(counts):
    """Find where neighbours go over to another scale, if their answers show it.

    Parameters
    ----------
    counts : list of Counter
        For each item, in order, how often each code was chosen.

    Returns
    -------
    int or None
        The position of the first item on the other scale.

    Examples
    --------
    >>> five, seven = Counter(dict.fromkeys(range(1, 6), 6)), Counter(dict.fromkeys(range(1, 8), 6))
    >>> change_of_scale([five, five, seven, seven]), change_of_scale([five, five, five])
    (2, None)
    """
    for place in range(2, len(counts) - 1):
        left, right = counts[:place], counts[place:]
        for narrow, wide in ((left, right), (right, left)):
            codes = set().union(*narrow)
            answers = [sum(count.values()) for count in narrow]
            if min(answers) < MANY or sum(answers) < 3 * MANY or max(codes) < 4:
                continue
            above = range(max(codes) + 1, HIGHEST + 1)
            below = range(LOWEST, 1) if min(codes) == 1 else ()
            for further in (above, below):
                shares = [sum(count[code] for code in further) / count.total() for count in wide]
                if min(shares) > _BEYOND:
                    return place
    return None


def _reached_by_most(tops):
    """Find the highest top that several items reach; one step beyond may be rare."""
    high = sorted(tops)[-2]
    return max(tops) if max(tops) == high + 1 and max(tops) in (5, 7, 10) else high


def _highest(low, top, chosen):
    """Add the upper end of a customary scale where hardly enough answers show that it ends."""
    answers = sum(chosen.values())
    sure = answers >= ENOUGH and chosen[top] >= _CHOSEN * answers
    if low == 0 and top in (8, 9):
        return 10
    if low == 1 and top < 5 and top != 2 and not sure:
        return 5
    return max(top, low + 1)
