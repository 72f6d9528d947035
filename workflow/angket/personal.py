"""Does a column hold what tells who somebody is?"""

import re

from angket.spelling import plain

# Names of these are names of no person.
_NO_PERSON = re.compile(
    r"\b(unit|instansi|kantor|perusahaan|lembaga|sekolah|universitas|fakultas|program|jurusan|"
    r"produk|merek|company|school|university|faculty|department|product|brand|firm)\b"
)
_NAMES = {
    "name": re.compile(r"\b(nama|name|surname|username|inisial)\b"),
    "e-mail address": re.compile(r"e-?mail|\bsurel\b"),
    "telephone number": re.compile(
        r"telepon|\btelp\b|handphone|whatsapp|\bphone|mobile number|\b(no\.?|nomor) ?(hp|wa)\b|^wa$"
    ),
    "national or staff number": re.compile(
        r"\b(nik|nip|npwp|nisn?|nim|npm|nrp|nuptk|ktp|passport|paspor|ssn|nomor induk"
        r"|(staff|student) (number|id))\b"
    ),
    "postal address": re.compile(r"\balamat\b|\b(home|postal|street) address\b|^address$"),
    "account or device": re.compile(r"\b(instagram|facebook|twitter|ip address|alamat ip)\b"),
    "date of birth": re.compile(r"\b(tanggal lahir|date of birth|birth ?date)\b"),
}
_VALUES = {
    "e-mail address": re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"),
    "telephone number": re.compile(r"(\+?62|0)?8\d[\d -]{7,12}|\+\d[\d -]{8,14}"),
    "national or staff number": re.compile(r"\d{16}|\d{18}"),
}
# Of the filled cells, how many must look alike for the column to count as personal.
_SHARE = 0.5
_LONG, _DISTINCT = 40, 0.8


def personal_kind(name, texts):
    """Say what kind of personal data a column seems to hold.

    Parameters
    ----------
    name : str
        Column name as it stands in the file.
    texts : Series of str, shape (n,)

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
    heading = plain(name)
    for kind, pattern in _NAMES.items():
        if pattern.search(heading) and not (kind == "name" and _NO_PERSON.search(heading)):
            return kind
    filled = texts.dropna().head(1000).astype("str")
    if filled.empty:
        return None
    for kind, pattern in _VALUES.items():
        if filled.map(lambda text, pattern=pattern: bool(pattern.fullmatch(text))).mean() > _SHARE:
            return kind
    long = filled.str.len().mean() > _LONG
    if long and len(filled) > 4 and filled.nunique() / len(filled) > _DISTINCT:
        return "free text"
    return None


def looks_personal(text):
    """Say whether a single cell looks like an e-mail address, telephone or staff number.

    Examples
    --------
    >>> looks_personal("a@b.id"), looks_personal("44")
    (True, False)
    """
    return isinstance(text, str) and any(p.fullmatch(text) for p in _VALUES.values())
