"""Which columns belong together by what their headings say: grids, prefixes, repeated names."""

import re
from typing import NamedTuple

from angket.answers.spelling import plain
from angket.drafting.kinds import words_of

_GRID = re.compile(r"(.*?)\s*\[([^\[\]]+)\]\s*\.?\s*(.*)", re.DOTALL)
_ARROWS = re.compile(r"(.*?)\s*>>\s*(.+)", re.DOTALL)
_PATH = re.compile(r"(.+)/([^/]+)", re.DOTALL)
_BOX = re.compile(r"(.+)___(-?\w+)")
_NUMBERED = re.compile(r"(.*?)[ ._-]*(\d+)", re.DOTALL)
_SECTION = re.compile(r"\s*(\d{1,3})\s*[.)]\s*\D")
# Names that say no more than "question": neighbours alone make a variable of these.
_NO_NAME = (
    "q p v no nr item items question pertanyaan soal butir pernyataan var col kolom column "
    "statement"
)
_NO_NAME = frozenset(_NO_NAME.split())
_PREFIX_LETTERS, _PREFIX_WORDS = 24, 3


class Family(NamedTuple):
    """What a column shares with others of its kind.

    Attributes
    ----------
    way : str
        How that was found: grid, path, box, name, prefix, section or "".
    key : str
        The same for all of one family.
    name : str
        What could name the family.
    member : str
        What could name the column within it.
    """

    way: str
    key: str
    name: str
    member: str


NO_FAMILY = Family("", "", "", "")


def family_of(heading, doubled=False):
    """Return the family that a heading tells of; one without a key if it tells none.

    Parameters
    ----------
    heading : str
    doubled : bool
        Whether other columns have the same heading.

    Examples
    --------
    >>> family_of("How often? [Eat fruit]")
    Family(way='grid', key='how often?', name='How often?', member='Eat fruit')
    >>> family_of("X1.2").name, family_of("BK_12").name, family_of("phq9_3").name
    ('X1', 'BK', 'phq9')
    >>> family_of("Are you well?").key
    ''
    """
    if doubled and heading:
        return Family("name", plain(heading), heading, heading)
    for way, pattern in (("grid", _GRID), ("grid", _ARROWS), ("box", _BOX), ("path", _PATH)):
        found = pattern.fullmatch(heading)
        if found and found[1]:
            return Family(way, plain(found[1]), found[1].strip(), _member(found))
    prefix = prefix_of(heading)
    if prefix:
        return Family("prefix", plain(prefix), prefix, heading)
    return Family("", "", "", heading)


def _member(found):
    rest = found[3].strip() if found.re is _GRID else ""
    return rest or found[2].strip()


def prefix_of(heading):
    """Return what stands before the number in the name of a numbered column, or None.

    Examples
    --------
    >>> prefix_of("BK_12"), prefix_of("X1.1.2"), prefix_of("Are you well?")
    ('BK', 'X1', None)
    """
    numbered = _NUMBERED.fullmatch(heading.strip())
    if not numbered or not re.match(r"[^\W\d_]", numbered[1]):
        return None
    prefix = numbered[1]
    if re.fullmatch(r"[^\W\d_]+\d+[._-]\d+", prefix):
        prefix = re.split(r"[._-]", prefix)[0]
    long = len(prefix) > _PREFIX_LETTERS or len(prefix.split()) > _PREFIX_WORDS
    return None if long or re.search(r"[,;:?!(]", prefix) else prefix


def is_telling(family):
    """Say whether a family names a variable wherever its columns stand.

    >>> is_telling(family_of("X1.2")), is_telling(family_of("Q7"))
    (True, False)
    """
    return bool(family.key) and words_of(family.name) not in _NO_NAME


def sections(headings):
    """Number the sections of headings that count their questions, from 1 again in each.

    Parameters
    ----------
    headings : list of str

    Returns
    -------
    list of int
        0 for a heading without a number.

    Examples
    --------
    >>> sections(["Usia", "1. Saya lelah", "2. Saya lesu", "1. Saya senang"])
    [0, 1, 1, 2]
    """
    numbers, section, previous = [], 0, None
    for heading in headings:
        found = _SECTION.match(heading)
        if not found:
            numbers.append(0)
            continue
        number = int(found[1])
        if previous is None or number <= previous:
            section += 1
        previous = number
        numbers.append(section)
    return numbers
