"""What respondents are asked about themselves, and the order of their categories."""

import re

from angket.answers.spelling import plain
from angket.drafting.kinds import words_of
from angket.drafting.vocabulary import category_order, known_scale

# What a respondent is asked about himself, in the few words of a heading.
_ABOUT_RESPONDENT = re.compile(
    r"\b(jenis kelamin|kelamin|jk|gender|gndr|sex|sexo|usia|umur|age|agea|edad|agegrp|pendidikan|"
    r"education|(masa|lama) (kerja|bekerja)|tenure|experience|pengalaman kerja|jabatan|position|"
    r"golongan|pangkat|rank|unit kerja|bagian|divisi|division|departemen|department|pekerjaan|"
    r"occupation|job|status (perkawinan|pernikahan|kepegawaian|pegawai|marital)|"
    r"marital( status)?|agama|religion|suku|ethnicity|race|pendapatan|penghasilan|income|prodi|"
    r"program studi|jurusan|fakultas|faculty|semester|angkatan|kelas|country|negara|kota|city|"
    r"domisili|uang saku|n?kids|n?children|anak|tanggungan|jumlah|banyaknya|berapa|how many|"
    r"number of)\b"
)
_MEASURED = re.compile(
    r"\b(usia|umur|age|agea|edad|masa|lama|tenure|experience|pengalaman|semester)\b"
)
_FIRST_PERSON = re.compile(r"\b(saya|kami|i|my|me|we|our)\b")
# A heading of more words is a question.
_HEADING_WORDS = 5
_ASKED_WORDS = 9
_QUESTION = re.compile(r"^(what|which|apa|apakah|berapa|berapakah|how (old|many|long))\b")

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_BELOW = re.compile(r"(<=?|\u2264|kurang dari|di ?bawah|maksimal|less than|under|below|up to)\s*")
_ABOVE = re.compile(r"(>=?|\u2265|lebih dari|di ?atas|minimal|more than|over|above|at least)\s*")
_MORE = re.compile(r"(\+|ke atas|atau lebih|or more|and (over|above|older))$")
_UNITS = {
    "hari": 1 / 365, "day": 1 / 365, "days": 1 / 365, "minggu": 7 / 365, "week": 7 / 365,
    "weeks": 7 / 365, "bulan": 1 / 12, "bln": 1 / 12, "month": 1 / 12, "months": 1 / 12,
    "ribu": 1e3, "rb": 1e3, "juta": 1e6, "jt": 1e6, "million": 1e6, "miliar": 1e9,
}  # fmt: skip
_UNIT = re.compile(r"(?<![a-z])[a-z]+\.?")
_PLAIN_UNITS = (
    "tahun thn th yr yrs year years old jam hour hours hrs menit minutes min rp idr usd km kg kali "
    "times orang people semester sks dan to sampai hingga s d sd"
)
_PLAIN_UNITS = frozenset(_PLAIN_UNITS.split())


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
    words = words_of(name)
    count = len(words.split())
    asked = count <= _ASKED_WORDS and _QUESTION.search(words)
    few = (count <= _HEADING_WORDS or asked) and not words[-1:].isdigit()
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
    return bool(_MEASURED.search(words_of(name)))


def natural_order(categories):
    """Return categories of a respondent in their natural order, or nothing.

    Parameters
    ----------
    categories : list of str

    Returns
    -------
    list of str
        Empty where no order is known.

    Examples
    --------
    >>> natural_order(["> 10 tahun", "6-10 tahun", "< 1 tahun", "1-5 tahun"])
    ['< 1 tahun', '1-5 tahun', '6-10 tahun', '> 10 tahun']
    >>> natural_order(["1 - 3 juta", "< 500 ribu", "500 ribu - 1 juta"])
    ['< 500 ribu', '500 ribu - 1 juta', '1 - 3 juta']
    >>> natural_order(["Law", "Arts"])
    []
    """
    starts = {text: range_of(text) for text in categories}
    if len(categories) < 2:
        return []
    if None not in starts.values() and len(set(starts.values())) == len(starts):
        return sorted(categories, key=starts.get)
    return category_order(categories) or []


def range_of(text):
    """Return where a range of numbers begins and ends, or None if a text is no such range.

    >>> range_of("17-20"), range_of("> 25")
    ((17.0, 0, 20.0), (25.0, 1, inf))
    >>> range_of("Kelas 2B")
    """
    text = plain(text).replace("\u2013", "-").replace("\u2014", "-")
    side = 0
    if below := _BELOW.match(text):
        side, text = -1, text[below.end() :]
    elif above := _ABOVE.match(text):
        side, text = 1, text[above.end() :]
    elif more := _MORE.search(text):
        side, text = 1, text[: more.start()]
    words = [word.rstrip(".") for word in _UNIT.findall(text)]
    if any(word not in _UNITS and word not in _PLAIN_UNITS for word in words):
        return None
    if re.sub(_NUMBER, "", re.sub(r"[a-z]+", "", text)).strip(" -./()\u2026") != "":
        return None
    numbers = [
        (_number(number), unit) for number, unit in re.findall(rf"({_NUMBER})\s*([a-z]*)", text)
    ]
    if not 1 <= len(numbers) <= 2:
        return None
    factors = [_UNITS.get(unit) for _, unit in numbers]
    last = next((factor for factor in reversed(factors) if factor), 1)
    values = [
        number * (factor or last) for (number, _), factor in zip(numbers, factors, strict=True)
    ]
    if side < 0:
        return values[-1], -1, values[-1]
    return values[0], side, float("inf") if side > 0 else values[-1]


def _number(text):
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", text):
        text = text.replace(".", "")
    return float(text.replace(",", "."))
