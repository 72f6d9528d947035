"""Small invented exports in the shape of survey platforms, and what a knowing person makes of each.

An expectation names columns by their headings: the items of each variable in the order of the
file, the codes of its scale with their labels (or the codes alone, where the file tells no
labels), the profile with its kinds, the id and the personal columns. What is named nowhere must
not be used. `repeated` headings are named as "heading#2".
"""

import csv
from typing import NamedTuple

import numpy as np

N = 40


class Export(NamedTuple):
    """A file with what its draft should say."""

    file: str
    variables: list
    profile: dict
    id: str | None = None
    personal: tuple = ()
    language: str = "en"
    choices: tuple = ()
    not_ordered: tuple = ()


def answers(seed, items, labels, respondents=N, offset=0.0):
    """Draw answers to items that have something in common; labels in rising order."""
    rng = np.random.default_rng(seed)
    trait = rng.normal(size=(respondents, 1)) + offset
    points = len(labels)
    raw = trait * 0.8 + rng.normal(size=(respondents, items)) * 0.7
    codes = np.clip(np.floor((raw + 2.2) / 4.4 * points), 0, points - 1).astype(int)
    # Every point of the scale is chosen by somebody.
    for point in range(points):
        codes[point % respondents, point % items] = point
    return [[labels[code] for code in row] for row in codes]


def some(seed, values, respondents=N):
    """Draw values of a column, each of which occurs."""
    rng = np.random.default_rng(seed)
    return list(rng.permutation(np.resize(np.array(values, dtype=object), respondents)))


def times(respondents=N):
    return [f"2024/05/{n % 28 + 1:02d} {n % 12 + 1}:{n % 60:02d}:12 AM GMT+7" for n in range(N)]


def iso(respondents=N):
    return [f"2024-05-{n % 28 + 1:02d} {n % 24:02d}:{n % 60:02d}:12" for n in range(respondents)]


def columns(*parts):
    """Put columns side by side: pairs of head and column, or of heads and rows."""
    heads, cells = [], []
    for head, part in parts:
        if isinstance(head, list):
            heads += head
            cells += [list(column) for column in zip(*part, strict=True)]
        else:
            heads.append(head)
            cells.append(list(part))
    return heads, [list(row) for row in zip(*cells, strict=True)]


def write(file, heads, rows, delimiter=",", quoting=csv.QUOTE_MINIMAL, encoding="utf-8"):
    """Write a CSV with one or more rows of heads."""
    heads = heads if isinstance(heads[0], list) else [heads]
    with open(file, "w", newline="", encoding=encoding) as stream:
        csv.writer(stream, delimiter=delimiter, quoting=quoting).writerows([*heads, *rows])


def named(codes):
    return dict(enumerate(codes, 1))


AGREE_ID = ["Sangat Tidak Setuju", "Tidak Setuju", "Netral", "Setuju", "Sangat Setuju"]
AGREE_EN = [
    "Strongly disagree",
    "Disagree",
    "Neither agree nor disagree",
    "Agree",
    "Strongly agree",
]
NAMES = [
    f"{first} {last}"
    for first in ("Siti", "Budi", "Ayu", "Made", "Rina", "Agus", "Dewi", "Joko")
    for last in ("Lestari", "Santoso", "Wijaya", "Putri", "Hidayat")
]
MAIL = [f"{name.lower().replace(' ', '.')}@example.org" for name in NAMES]
COMMENTS = ["", "", "", "", "semoga lancar skripsinya kak", "", "pertanyaannya terlalu banyak", ""]
COMMENTS = (COMMENTS * 5)[: N - 2] + ["ibu Tuti tetangga saya juga begitu", "tidak ada"]
