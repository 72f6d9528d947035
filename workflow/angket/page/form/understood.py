"""Ways of writing something that people use and the file does not: they are turned into its own."""

import re
from datetime import date

# What each month is called, in the languages of the page, by its first letters.
_MONTHS = (
    ("jan",),
    ("feb", "peb"),
    ("mar",),
    ("apr",),
    ("mei", "may"),
    ("jun",),
    ("jul",),
    ("agu", "ags", "aug"),
    ("sep",),
    ("okt", "oct"),
    ("nov", "nop"),
    ("des", "dec"),
)
_DAY = re.compile(r"(?:(\d{1,2})\s+)?([a-z]{3,})\.?\s+(\d{4})")
_DIGITS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
# Names of licences without their version: the version that is meant today.
_VERSIONS = {"CC-BY": "4.0", "CC-BY-SA": "4.0", "CC-BY-NC": "4.0", "CC0": "1.0", "Apache": "2.0"}


def understood(pairs):
    """Return what a form sends with licence and date as the file has them.

    Parameters
    ----------
    pairs : list of tuple of str
        Names and texts of fields.

    Returns
    -------
    list of tuple of str

    Examples
    --------
    >>> understood([("archive/licence", "CC BY 4.0"), ("archive/published", "30 November 2026")])
    [('archive/licence', 'CC-BY-4.0'), ('archive/published', '2026-11-30')]
    """
    ways = {"archive/licence": licence, "archive/published": day}
    return [(name, ways[name](text) if name in ways else text) for name, text in pairs]


def licence(text):
    """Return the SPDX name of a licence; what cannot be one stays as it is.

    >>> licence("cc-by-sa 4.0"), licence("CC0"), licence("mit"), licence("all rights reserved")
    ('CC-BY-SA-4.0', 'CC0-1.0', 'MIT', 'all rights reserved')
    """
    name = re.sub(r"[\s_-]+", "-", text.strip())
    upper = name.upper()
    if upper in ("MIT", "ISC"):
        return upper
    if upper.startswith("APACHE"):
        name = "Apache" + name[6:]
    elif upper.startswith("CC"):
        name = re.sub("^CC-?0", "CC0", upper)
    else:
        return text
    return f"{name}-{_VERSIONS[name]}" if name in _VERSIONS else name


def day(text):
    """Return a day, a month or a year as the file has it; what is none stays as it is.

    >>> day("1 Mei 2026"), day("Agustus 2026"), day("30/11/2026"), day("2026"), day("31 Feb 2026")
    ('2026-05-01', '2026-08', '2026-11-30', '2026', '31 Feb 2026')
    """
    told = text.strip().lower()
    if found := _DAY.fullmatch(told):
        number, name, year = found.groups()
        months = [place for place, names in enumerate(_MONTHS, 1) if name.startswith(names)]
        if not months:
            return text
        month = months[0]
    elif found := _DIGITS.fullmatch(told):
        number, month, year = found[1], int(found[2]), found[3]
    else:
        return text
    try:
        written = date(int(year), month, int(number or 1)).isoformat()
    except ValueError:
        return text
    return written if number else written[:7]
