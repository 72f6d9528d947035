"""Files of ratings: who rated which object how, in a table of objects or one of single ratings."""

from collections import Counter
from typing import NamedTuple

import pandas as pd

from angket.answers.numerals import read_numbers
from angket.answers.spelling import canonical, plain
from angket.files.cells import read_cells
from angket.files.fault import Fault
from angket.files.refused import column_called, refuse
from angket.messages.message import Message

# The heads of a table with a row for each rating.
LONG = ("object", "rater", "rating")


class Rating(NamedTuple):
    """One rating as it stands in the file: who rated what how, and the row and column of it."""

    object: str
    rater: str
    text: str
    row: int
    column: str


def read_ratings(file, objects=None):
    """Read a file of ratings.

    Parameters
    ----------
    file : path
        With a row for each object and a column for each rater; or with the columns object, rater
        and rating, and a row for each rating.
    objects : str, optional
        Heading of the column that names the objects of the first form; without it, `object`,
        and where there is none, the rows go by their numbers.

    Returns
    -------
    list of Rating
        Ratings that were given, by object and rater in the order of the file.
    stored : bool
        Whether the file tells numbers from text.

    Raises
    ------
    Fault
        When the file cannot be read, a column or name is missing or stands there twice, or fewer
        than two raters rated.
    """
    cells = read_cells(file, {})
    heads = [plain(name) for name in cells.names]
    if set(LONG) <= set(heads):
        return _single(file, cells, [heads.index(head) for head in LONG]), cells.stores_numbers
    twice = [name for name, count in Counter(heads).items() if count > 1]
    if twice:
        raise Fault(Message("ratings.heading_twice", file=file, heading=twice[0]))
    wanted = plain(objects or LONG[0])
    if objects and wanted not in heads:
        raise Fault(Message("ratings.no_column", file=file, column=objects, known=cells.names))
    named = heads.index(wanted) if wanted in heads else None
    raters = [place for place in range(len(heads)) if place != named]
    if len(raters) < 2:
        raise Fault(Message("ratings.few_raters", file=file, raters=len(raters)))
    names = [str(row) for row in cells.table.index]
    if named is not None:
        names = cells.table[named]
        _refuse_names(file, names, column_called(cells, named))
    found = [
        Rating(str(name), str(place), text, row, column_called(cells, place))
        for (row, given), name in zip(cells.table.iterrows(), names, strict=True)
        for place, text in given[raters].items()
        if isinstance(text, str)
    ]
    return found, cells.stores_numbers


def _single(file, cells, places):
    """Read a table with a row for each rating."""
    found, faults, seen = [], [], {}
    for row, given in cells.table[places].iterrows():
        texts = [text if isinstance(text, str) else None for text in given]
        for place, text in zip(places[:2], texts[:2], strict=True):
            if text is None:
                faults.append((row, column_called(cells, place), "", Message("ratings.name")))
        if None in texts[:2]:
            continue
        first = seen.setdefault((texts[0], texts[1]), row)
        if first != row:
            told = Message("ratings.once", row=first)
            faults.append((row, column_called(cells, places[1]), texts[1], told))
        elif texts[2] is not None:
            found.append(Rating(*texts, row, column_called(cells, places[2])))
    refuse("ratings", file, faults)
    raters = {rating.rater for rating in found}
    if len(raters) < 2:
        raise Fault(Message("ratings.few_raters", file=file, raters=len(raters)))
    return found


def _refuse_names(file, names, column):
    faults, seen = [], {}
    for row, name in names.items():
        if not isinstance(name, str):
            faults.append((row, column, "", Message("ratings.name")))
        elif seen.setdefault(name, row) != row:
            faults.append((row, column, name, Message("ratings.object_once", row=seen[name])))
    refuse("ratings", file, faults)


def coded(file, ratings, stored, level, categories=()):
    """Turn ratings into numbers: those that they are, or the places of their categories.

    Parameters
    ----------
    file : path
        Named in faults.
    ratings : list of Rating
    stored : bool
        Whether the file tells numbers from text.
    level : {"nominal", "ordinal", "interval", "ratio"}
    categories : list of str
        In their order; without any, nominal ones are those that occur, and others are numbers.

    Returns
    -------
    DataFrame
        object, rater (both numbered from 1 in the order of the file), value (float) and label.

    Raises
    ------
    Fault
        Where a rating is no number or none of the categories.
    """
    texts = list(dict.fromkeys(rating.text for rating in ratings))
    faults = []
    if categories:
        places = {plain(canonical(name)): place for place, name in enumerate(categories)}
        values = {text: places.get(plain(canonical(text))) for text in texts}
        labels = {text: categories[place] for text, place in values.items() if place is not None}
        expected = Message("ratings.category", known=[*categories])
    elif level == "nominal":
        names = {text: canonical(text) for text in texts}
        order = {name: place for place, name in enumerate(sorted(set(names.values())))}
        values = {text: order[name] for text, name in names.items()}
        labels, expected = names, None
    else:
        numbers = read_numbers(texts, texts if stored else ())
        values = {text: float(number) for text, number in numbers.values.items()}
        if numbers.doubt:
            values = {}
        labels = {text: canonical(text) for text in values}
        expected = Message("ratings.number")
        if level == "ratio":
            negative = [text for text, value in values.items() if value < 0]
            values = {text: value for text, value in values.items() if text not in negative}
            expected = Message("ratings.ratio") if negative else expected
    for rating in ratings:
        if values.get(rating.text) is None:
            faults.append((rating.row, rating.column, rating.text, expected))
    refuse("ratings", file, faults)
    objects = {name: n for n, name in enumerate(dict.fromkeys(r.object for r in ratings), 1)}
    raters = {name: n for n, name in enumerate(dict.fromkeys(r.rater for r in ratings), 1)}
    rows = [
        (objects[r.object], raters[r.rater], float(values[r.text]), labels[r.text]) for r in ratings
    ]
    frame = pd.DataFrame(rows, columns=["object", "rater", "value", "label"])
    return frame.sort_values(["object", "rater"], ignore_index=True)


def read_coded(file, hypothesis):
    """Read the ratings that a hypothesis is about, as numbers.

    Parameters
    ----------
    file : path
    hypothesis : dict
        level, and perhaps objects and categories.

    Returns
    -------
    DataFrame
        As `coded` returns it.

    Raises
    ------
    Fault
        As `read_ratings` and `coded` do.
    """
    ratings, stored = read_ratings(file, hypothesis.get("objects"))
    return coded(file, ratings, stored, hypothesis["level"], hypothesis.get("categories", ()))


def write_ratings(file, hypothesis):
    """Write a copy of a file of ratings that tells neither raters nor objects.

    Parameters
    ----------
    file : path
    hypothesis : dict
        As of `read_coded`, which reads the same ratings from the copy.

    Returns
    -------
    bytes
        A row for each object and a column for each rater, both by their numbers.
    """
    frame = read_coded(file, hypothesis)
    table = frame.pivot(index="object", columns="rater", values="label")
    named = hypothesis.get("objects", LONG[0])
    return table.to_csv(index_label=named, lineterminator="\n").encode()
