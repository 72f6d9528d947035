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
    r"((no|nr|nomor|number|kode|code|id|urut|index|record|case|kasus|resp|responden|respondent|"
    r"participant|partisipan|peserta|subject|subjek|sampel) ?){1,3}"
)
# What a respondent is asked about himself, in the few words of a heading.
_ABOUT_RESPONDENT = re.compile(
    r"\b(jenis kelamin|kelamin|jk|gender|sex|usia|umur|age|agegrp|pendidikan|education|"
    r"(masa|lama) (kerja|bekerja)|tenure|experience|pengalaman kerja|jabatan|position|golongan|"
    r"pangkat|rank|unit kerja|bagian|divisi|division|departemen|department|pekerjaan|occupation|"
    r"job|status (perkawinan|pernikahan|kepegawaian|pegawai|marital)|marital( status)?|agama|"
    r"religion|suku|ethnicity|race|pendapatan|penghasilan|income|prodi|program studi|jurusan|"
    r"fakultas|faculty|semester|angkatan|kelas|country|negara|kota|city|domisili)\b"
)
_MEASURED = re.compile(r"\b(usia|umur|age|masa|lama|tenure|experience|pengalaman|semester)\b")
_FIRST_PERSON = re.compile(r"\b(saya|kami|i|my|me|we|our)\b")
_NUMBERED = re.compile(r"([A-Za-z][A-Za-z_]*?)[ _.]?\d+")
_INDONESIAN = re.compile(r"\b(yang|saya|tidak|dengan|untuk|dan|pada|jenis kelamin|usia|setuju)\b")
# "5 - Sangat setuju", "5. Agree", "5 (agree)"; not "1-5 tahun" nor "25 tahun".
_CODE_AND_LABEL = re.compile(r"(\d)(?:\s+[-=\u2013]\s+|\s*[.:)(=]\s*)([^\W\d].*|[<>].*)")
_NO_POINTS = ("not applicable", "tidak berlaku", "n/a")
_WHOLE = 6
# More points than this are no answer scale, more categories no table.
POINTS, CATEGORIES = 11, 12
# The smallest and largest code of an answer scale, and codes that often stand for no answer.
LOWEST, HIGHEST = -5, 10
YEARS = 1950, 2100
MISSING_CODES = frozenset((-999, -99, -98, -9, -8, -1, 8, 9, 77, 88, 97, 98, 99, 888, 998, 999))
# So much of a column must be as expected; the rest may be slips of whoever typed it.
_MOST = 0.95
# A heading of more words is a question.
_HEADING_WORDS = 5


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
    >>> kind_of_column("Angkatan", pd.Series(["2023", "2024", "2024"]))
    'category'
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
    numeric = filled.str.fullmatch(NUMBER.pattern)
    if _ID_NAME.fullmatch(_words(name)) and distinct == len(texts):
        return "id"
    if personal_kind(name, filled):
        return "personal"
    if numeric.mean() >= _MOST:
        values = filled[numeric].str.replace(",", ".").astype(float)
        points = values[(values % 1 == 0) & values.between(LOWEST, HIGHEST)]
        slips = ~values.isin(MISSING_CODES) & ~values.index.isin(points.index)
        if len(points) and slips.mean() <= 1 - _MOST and points.nunique() <= POINTS:
            return "codes"
        # Years of entry, say, make groups: their mean tells nobody anything.
        years = (values % 1 == 0) & values.between(*YEARS)
        return "category" if years.all() and distinct <= CATEGORIES else "number"
    if coded_labels(filled.unique()):
        return "codes"
    if scale_answers(filled)[0]:
        return "labels"
    if filled.str.contains(",", regex=False).mean() > 0.5 and distinct > CATEGORIES:
        return "text"
    return "category" if distinct <= CATEGORIES else "text"


def describes_respondent(name, labels=(), shared=False, nominal=False):
    """Guess whether a column of few codes is about the respondent rather than an item.

    Parameters
    ----------
    name : str
        Column name, or its wording.
    labels : list of str
        Those that the file gives the codes (SPSS).
    shared : bool
        Whether other columns have the very same labels, as the items of a scale have.
    nominal : bool
        Whether the file calls the codes names without an order (SPSS).

    Examples
    --------
    >>> describes_respondent("Jenis_kelamin"), describes_respondent("Usia membuat saya lelah")
    (True, False)
    >>> describes_respondent("v1", ["Male", "Female"])
    True
    >>> describes_respondent("v7", ["Disagree", "Agree"], shared=True)
    False
    """
    words = _words(name)
    few = len(words.split()) <= _HEADING_WORDS and not words[-1:].isdigit()
    if few and _ABOUT_RESPONDENT.search(words) and not _FIRST_PERSON.search(words):
        return True
    if labels:
        return not shared and known_scale(labels) is None
    return nominal


def is_measured(name):
    """Say whether a column about the respondent holds an amount, such as years.

    Examples
    --------
    >>> is_measured("Usia (tahun)"), is_measured("Jenis kelamin")
    (True, False)
    """
    return bool(_MEASURED.search(_words(name)))


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
    >>> coded_labels(["5", "1-5 tahun", "setuju"])
    {}
    """
    labels = {}
    for answer in answers:
        both = _CODE_AND_LABEL.fullmatch(answer.strip())
        if not both:
            return {}
        code, label = both[1], both[2].rstrip(") ")
        if plain(labels.setdefault(code, label)) != plain(label):
            return {}
    return labels if len(labels) > 1 else {}


def scale_answers(filled):
    """Part the answers of a column into those of a known scale and a few odd ones.

    Parameters
    ----------
    filled : Series of str

    Returns
    -------
    answers, odd : list of str
        Both empty unless nearly all answers belong to one known scale.

    Examples
    --------
    >>> import pandas as pd
    >>> scale_answers(pd.Series(["Setuju"] * 19 + ["Netral"] * 20 + ["Setuju sekali"]))
    (['Setuju', 'Netral'], ['Setuju sekali'])
    """
    answers = filled.unique().tolist()
    if known_scale(answers):
        return answers, []
    points = {label for scale in KNOWN_SCALES for label in scale}
    known = [a for a in answers if plain(a) in points or plain(a).startswith(_NO_POINTS)]
    if known_scale(known) is None or filled.isin(known).mean() < _MOST:
        return [], []
    return known, [answer for answer in answers if answer not in known]


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
    """Group neighbouring items that share a scale and, where they are numbered, a prefix.

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
        key = (prefix_of(name), scale)
        if key != previous:
            groups.append([])
        groups[-1].append(position)
        previous = key
    return groups


def prefix_of(name):
    """Return what stands before the number in the name of a numbered column, or None.

    Examples
    --------
    >>> prefix_of("BK_12"), prefix_of("Are you well?")
    ('BK', None)
    """
    numbered = _NUMBERED.fullmatch(name)
    return numbered[1].rstrip("_") if numbered else None


def _words(name):
    """The words of a heading, whatever stands between them."""
    return " ".join(re.sub(r"[\W_]+", " ", plain(name)).split())


def language_of(names):
    """Guess whether a questionnaire is in Indonesian (id) or English (en).

    Examples
    --------
    >>> language_of(["Saya merasa lelah"]), language_of(["I feel tired"])
    ('id', 'en')
    """
    return "id" if any(_INDONESIAN.search(plain(name)) for name in names) else "en"
