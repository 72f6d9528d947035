"""Sets of answers and columns of platforms that are known by name, from the files beside this."""

import functools
import re
from pathlib import Path

import yaml

from angket.answers.spelling import plain

# The number of points that most scales have.
_CUSTOM = 5
_FOLDER = Path(__file__).parent
_DASHES = re.compile("\\s*[-\u2010-\u2015\u2212]\\s*")
_QUOTES = str.maketrans("\u2018\u2019\u02bc\u00b4`", "'''''")


def spelled(text):
    """Fold what does not tell answers apart: case, blanks, dashes, quotation marks.

    >>> spelled("Ragu \u2013 Ragu")
    'ragu-ragu'
    """
    return _DASHES.sub("-", plain(text).translate(_QUOTES))


def known_scale(answers):
    """Return the labels of a known scale that has all of these answers, or None.

    The scale with no other answers, if there is one; else one of five points, because that is
    the custom; else the smallest.

    Parameters
    ----------
    answers : iterable of str

    Returns
    -------
    list of str or None
        In rising order, as the vocabulary spells them. Of a long list only those that occur.

    Examples
    --------
    >>> known_scale(["Setuju", "tidak  setuju", "N/A", "Netral"])
    ['sangat tidak setuju', 'tidak setuju', 'netral', 'setuju', 'sangat setuju']
    >>> known_scale(["merah", "biru"])
    """
    labels = {spelled(answer) for answer in answers if not is_no_point(answer)}
    if len(labels) < 2:
        return None
    known = _answers()
    fitting = [scale for scale in known["sets"] if labels <= scale.keys()]
    if fitting:
        ranks = [
            (len(scale) != len(labels), len(scale) != _CUSTOM, len(scale)) for scale in fitting
        ]
        return list(fitting[ranks.index(min(ranks))].values())
    for ladder in known["ladders"]:
        if labels <= ladder.keys():
            return [label for key, label in ladder.items() if key in labels]
    return None


def known_points():
    """Return every answer of every known scale, as `spelled` spells it."""
    known = _answers()
    return {label for part in ("sets", "ladders") for scale in known[part] for label in scale}


def is_no_point(answer):
    """Say whether an answer stands beside a scale.

    >>> is_no_point("Not applicable"), is_no_point("Setuju")
    (True, False)
    """
    return spelled(answer).startswith(_answers()["no_points"])


def known_order(answers):
    """Return answers in rising order if they are labels of a known scale, else None.

    Examples
    --------
    >>> known_order(["SETUJU", "Tidak setuju", "netral"])[1:4]
    ['Tidak setuju', 'Netral', 'Setuju']
    >>> known_order(["S", "STS", "SS", "TS"])
    ['STS', 'TS', 'S', 'SS']
    """
    scale = known_scale(answers)
    if scale is None:
        return None
    short = max(map(len, scale)) <= 4 and not {"no", "tidak", "ja", "oui"} & set(scale)
    return [label.upper() if short else label[:1].upper() + label[1:] for label in scale]


def category_order(categories):
    """Return categories of respondents in the order they are known to have, or None.

    >>> category_order(["S1", "SMA", "D3"])
    ['SMA', 'D3', 'S1']
    """
    for ladder in _answers()["categories"]:
        if all(spelled(text) in ladder for text in categories):
            places = list(ladder)
            return sorted(categories, key=lambda text: places.index(spelled(text)))
    return None


def platforms():
    """Return what is known of platforms: signs, id, and patterns of personal and dropped."""
    return _platforms()


@functools.cache
def _answers():
    with open(_FOLDER / "answers.yaml", encoding="utf-8") as stream:
        known = yaml.load(stream, Loader=yaml.CSafeLoader)
    for part in ("sets", "ladders", "categories"):
        known[part] = [{spelled(label): label for label in scale} for scale in known[part]]
    known["no_points"] = tuple(map(spelled, known["no_points"]))
    return known


@functools.cache
def _platforms():
    with open(_FOLDER / "platforms.yaml", encoding="utf-8") as stream:
        known = yaml.load(stream, Loader=yaml.CSafeLoader)
    for platform in known.values():
        platform["signs"] = set(platform["signs"])
        platform.setdefault("id", [])
        for part in ("personal", "dropped"):
            platform[part] = re.compile(
                "|".join(f"(?:{one})" for one in platform.get(part, ["$^"]))
            )
    return known
