"""Does a column hold what tells who somebody is?"""

import re

_NAMES = {
    "name": r"(nama|name|nama[ _]?(lengkap|responden)|full[ _]?name|(first|last|sur)[ _]?name)",
    "e-mail address": r".*(e-?mail|surel|alamat email).*",
    "telephone number": (
        r".*(telepon|telp|handphone|whatsapp|phone|mobile number|no\.?[ _]?(hp|wa)|nomor (hp|wa)).*"
    ),
    "national or staff number": (
        r".*\b(nik|nip|npwp|nisn?|nim|ktp|passport|paspor|ssn|nomor induk"
        r"|(staff|student) (number|id))\b.*"
    ),
    "postal address": r"(alamat|address|alamat (rumah|lengkap)|home address)",
}
_VALUES = {
    "e-mail address": re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"),
    "telephone number": re.compile(r"(\+?62|0)8[\d -]{7,12}|\+\d[\d -]{8,14}"),
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
    heading = " ".join(name.casefold().split())
    for kind, pattern in _NAMES.items():
        if re.fullmatch(pattern, heading):
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
