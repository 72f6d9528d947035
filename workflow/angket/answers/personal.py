"""Does a column, or a single cell, hold what tells who somebody is?"""

import re

import pandas as pd

from angket.answers.personal_headings import kind_of_heading
from angket.answers.personal_texts import is_date_of_birth, kind_in

# A column in which so many cells, or this share of them, hold something personal is personal.
_CELLS, _SHARE = 3, 0.05
# Names, and dates of birth, look like much else: so many cells of a column must.
_NAMES, _DATES = 0.3, 0.5
# Dates of birth spread over at least this many years; the days of a survey do not.
_YEARS = 3
# The share of filled cells that must differ before their texts count as people's own words.
_DISTINCT, _FILLED = 0.6, 5
# Somebody's own words are at least this long, in letters and in words; shorter where the
# heading asks for them.
_LONG, _WORDS, _ASKED = 25, 4, 2
_OWN_WORDS = re.compile(
    r"\b(komentar|comments?|saran|kritik|masukan|pesan|kesan|feedback|suggestions?|remarks?|"
    r"catatan|alasan|tanggapan|keluhan|harapan|uraikan|jelaskan|ceritakan|sebutkan|describe|"
    r"explain|reasons?)\b"
)
# Numbers of students and staff: of one length, hardly any twice, few of them round.
_NUMBERS = re.compile(r"[A-Za-z]{0,3}\d{8,13}")
_NEARLY_ALL = 0.9
# No number of so few digits tells anything; of more texts than this, not each is looked at.
_SHORT_NUMBER = r"[-+]?\d{1,7}([.,]\d+)?"
_EACH = 20_000


def personal_kind(name, texts, identifier=False):
    """Say what kind of personal data a column seems to hold.

    Parameters
    ----------
    name : str
        Column name as it stands in the file.
    texts : Series of str, shape (n,)
    identifier : bool
        Whether its values are to tell respondents apart, as numbers of any kind may.

    Returns
    -------
    str or None
        In words; None when it seems to hold none.

    Examples
    --------
    >>> import pandas as pd
    >>> personal_kind("Alamat Email", pd.Series(["a@b.id"]))
    'e-mail address'
    >>> personal_kind("umur", pd.Series(["31", "44"]))
    """
    counts = texts.dropna().astype("str").value_counts(sort=False)
    counts = counts[counts.index.str.strip() != ""]
    filled = int(counts.sum())
    kind = kind_of_heading(name, len(counts), filled)
    if kind or not filled:
        return kind
    kinds = kinds_of(counts.index)
    return (
        _most_frequent(kinds, counts, filled)
        or _own_words(name, counts, filled)
        or (None if identifier else _numbers_of_people(counts, filled))
    )


def kinds_of(texts):
    """Say of each of many texts what kind of personal data it holds.

    Parameters
    ----------
    texts : Index of str
        No text twice.

    Returns
    -------
    Series
        Indexed by text; missing where there is nothing personal.

    Examples
    --------
    >>> kinds_of(pd.Index(["12", "a@b.id"])).dropna().to_dict()
    {'a@b.id': 'e-mail address'}
    """
    if not len(texts):
        return pd.Series(dtype="object")
    kinds = pd.Series(None, index=texts, dtype="object")
    left = texts[~texts.str.fullmatch(_SHORT_NUMBER).astype(bool)]
    if len(left) <= _EACH:
        kinds[left] = [kind_in(text) for text in left]
        return kinds
    # Of a million ids, those that differ in their digits alone are judged by one of them.
    shapes = pd.Series(left, index=left).str.replace(r"\d", "0", regex=True)
    judged = {shape: kind_in(text) for text, shape in shapes.drop_duplicates().items()}
    kinds[left] = [judged[shape] for shape in shapes]
    return kinds


def looks_personal(text):
    """Say whether a single cell holds anything personal, wherever in its text.

    Examples
    --------
    >>> looks_personal("a@b.id"), looks_personal("Budi 0812-9977-0001"), looks_personal("44")
    (True, True, False)
    """
    return isinstance(text, str) and kind_in(text) is not None


def _most_frequent(kinds, counts, filled):
    """Return the kind that is meant most where the cells of all kinds together are enough."""
    sums = counts.groupby(kinds).sum()
    total = sums.sum()
    if not total:
        return None
    weak = {"name": _NAMES, "date of birth": _DATES}
    strong = sums.drop(labels=[kind for kind in weak if kind in sums.index])
    enough = strong.sum() >= min(_CELLS, max(1, filled * _SHARE))
    for kind, share in weak.items():
        if sums.get(kind, 0) >= filled * share:
            enough |= kind == "name" or _spread_over_years(counts.index)
    return str(sums.idxmax()) if enough or (total >= filled / 2 and len(sums) > 1) else None


def _spread_over_years(texts):
    years = {
        int(year)
        for text in texts
        if is_date_of_birth(text)
        for year in re.findall(r"(?<!\d)\d{4}(?!\d)", text)
    }
    return bool(years) and max(years) - min(years) >= _YEARS


def _own_words(name, counts, filled):
    """Return "free text" where nearly everybody wrote something else, and not briefly."""
    if filled < _FILLED or len(counts) < filled * _DISTINCT:
        return None
    words = counts.index.str.split().str.len()
    long = counts.index.str.len().to_series().mean() > _LONG and words.to_series().mean() >= _WORDS
    asked = _OWN_WORDS.search(name.casefold()) and words.max() > _ASKED
    return "free text" if long or asked else None


def _numbers_of_people(counts, filled):
    if filled < _FILLED or len(counts) < filled * _NEARLY_ALL:
        return None
    numbers = [text for text in counts.index if _NUMBERS.fullmatch(text)]
    unround = [text for text in numbers if not text.endswith("00")]
    if len(unround) < filled * _NEARLY_ALL or len(set(map(len, numbers))) > 1:
        return None
    return "national or staff number"
