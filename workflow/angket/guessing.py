"""Guesses what the columns of a questionnaire file are."""

import re

from angket.coding import NUMBER
from angket.personal import personal_kind
from angket.spelling import plain

# Answer labels in rising order, as forms in Indonesian and English have them.
KNOWN_SCALES = [
    ["sangat tidak setuju", "tidak setuju", "ragu-ragu", "setuju", "sangat setuju"],
    ["sangat tidak setuju", "tidak setuju", "netral", "setuju", "sangat setuju"],
    ["sangat tidak setuju", "tidak setuju", "kurang setuju", "setuju", "sangat setuju"],
    ["sangat tidak setuju", "tidak setuju", "kurang setuju", "netral", "setuju", "sangat setuju"],
    ["sangat tidak sesuai", "tidak sesuai", "netral", "sesuai", "sangat sesuai"],
    ["sangat tidak puas", "tidak puas", "cukup puas", "puas", "sangat puas"],
    ["sangat buruk", "buruk", "cukup", "baik", "sangat baik"],
    ["tidak pernah", "jarang", "kadang-kadang", "sering", "selalu"],
    ["sts", "ts", "ks", "n", "s", "ss"],
    ["sts", "ts", "rr", "s", "ss"],
    ["tidak", "ya"],
    ["strongly disagree", "disagree", "somewhat disagree", "neither agree nor disagree",
     "neutral", "undecided", "somewhat agree", "agree", "strongly agree"],
    ["very dissatisfied", "dissatisfied", "neutral", "satisfied", "very satisfied"],
    ["never", "almost never", "rarely", "seldom", "occasionally", "sometimes", "fairly often",
     "often", "usually", "very often", "almost always", "always", "all the time"],
    ["not at all", "slightly", "a little", "somewhat", "moderately", "very", "very much",
     "extremely", "absolutely"],
    ["not concerned", "slightly concerned", "somewhat concerned", "concerned", "very concerned"],
    ["very poor", "poor", "fair", "good", "very good", "excellent"],
    ["not at all", "several days", "more than half the days", "nearly every day"],
    ["no", "yes"],
]  # fmt: skip
_TIMESTAMP_NAME = re.compile(
    r".*\b(timestamp|cap waktu|waktu|tanggal|date|submitted|start(ed)?)\b.*"
)
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?")
_ID_NAME = re.compile(
    r"(id|no\.?|nomor|number|kode|code|respond[ea]nt?([ _](id|no))?|id[ _]respond[ea]nt?)"
)
_NUMBERED = re.compile(r"([A-Za-z][A-Za-z_]*?)[ _.]?\d+")
_INDONESIAN = re.compile(r"\b(yang|saya|tidak|dengan|untuk|dan|pada|jenis kelamin|usia|setuju)\b")
_NO_POINTS = ("not applicable", "tidak berlaku", "n/a")
_WHOLE = 6
# More points than this are no answer scale, more categories no table.
POINTS, CATEGORIES = 11, 12


def kind_of_column(name, texts):
    """Guess what a column holds.

    Parameters
    ----------
    name : str
        Column name as it stands in the file.
    texts : Series of str, shape (n,)

    Returns
    -------
    str
        personal, timestamp, id, codes (an item answered in numbers), labels (perhaps an
        item answered in words), category, number, text or empty.

    Examples
    --------
    >>> import pandas as pd
    >>> kind_of_column("X1", pd.Series(["1", "5", "4", "4"]))
    'codes'
    >>> kind_of_column("Email", pd.Series(["a@b.id", "c@d.id"]))
    'personal'
    """
    filled = texts.dropna().astype("str")
    if filled.empty:
        return "empty"
    heading = plain(name)
    distinct = filled.nunique()
    dated = filled.head(200).map(lambda text: bool(_DATE.fullmatch(text))).mean() > 0.9
    if dated or (_TIMESTAMP_NAME.fullmatch(heading) and filled.str.contains(r"\d:\d").mean() > 0.9):
        return "timestamp"
    numeric = filled.head(1000).map(lambda text: bool(NUMBER.fullmatch(text))).all()
    if _ID_NAME.fullmatch(heading) and distinct == len(texts):
        return "id"
    if personal_kind(name, filled):
        return "personal"
    if numeric:
        values = filled.str.replace(",", ".").astype(float)
        whole = (values % 1 == 0).all()
        if whole and values.min() >= -5 and values.max() <= 10 and distinct <= POINTS:
            return "codes"
        return "number"
    if known_order(filled.unique()):
        return "labels"
    if filled.str.contains(",", regex=False).mean() > 0.5 and distinct > CATEGORIES:
        return "text"
    return "category" if distinct <= CATEGORIES else "text"


def known_scale(answers):
    """Return the labels of the smallest known scale that has all of these answers, or None.

    Examples
    --------
    >>> known_scale(["Setuju", "tidak  setuju"])[0]
    'sangat tidak setuju'
    """
    labels = {plain(answer) for answer in answers}
    labels = {label for label in labels if not label.startswith(_NO_POINTS)}
    fitting = [scale for scale in KNOWN_SCALES if labels <= set(scale)]
    return min(fitting, key=len) if fitting and len(labels) > 1 else None


def known_order(answers):
    """Return answers in rising order if they are labels of a known scale, else None.

    A scale of up to six points is returned whole, because an end that nobody chose would
    shift all codes; of longer lists of labels, those that occur.

    Examples
    --------
    >>> known_order(["SETUJU", "Tidak setuju", "Setuju"])[:3]
    ['Sangat tidak setuju', 'Tidak setuju', 'Ragu-ragu']
    >>> known_order(["Often", "Never"])
    ['Never', 'Often']
    """
    scale = known_scale(answers)
    if scale is None:
        return None
    occurring = {plain(answer) for answer in answers}
    return [label.capitalize() for label in scale if len(scale) <= _WHOLE or label in occurring]


def group_items(names, scales):
    """Group neighbouring items that share a prefix, or else an answer scale.

    Parameters
    ----------
    names : list of str
        Column names of the items, in the order of the file.
    scales : list of hashable
        The scale that each seems to have.

    Returns
    -------
    list of list of int
        Positions in `names`.

    Examples
    --------
    >>> group_items(["X1", "X2", "Y1", "Are you well?"], [5, 5, 5, 5])
    [[0, 1], [2], [3]]
    """
    groups, previous = [], None
    for position, (name, scale) in enumerate(zip(names, scales, strict=True)):
        numbered = _NUMBERED.fullmatch(name)
        key = ("prefix", numbered[1]) if numbered else ("scale", scale)
        if key != previous:
            groups.append([])
        groups[-1].append(position)
        previous = key
    return groups


def language_of(names):
    """Guess whether a questionnaire is in Indonesian (id) or English (en).

    Examples
    --------
    >>> language_of(["Saya merasa lelah"]), language_of(["I feel tired"])
    ('id', 'en')
    """
    return "id" if any(_INDONESIAN.search(plain(name)) for name in names) else "en"
