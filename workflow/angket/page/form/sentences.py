"""Hypotheses by a sentence: a question with blanks, from which the settings of a hypothesis follow.

A kind of hypothesis brings its questions: ``sentences.yaml`` in its folder says for each in which
place it stands, what its blanks take and what it makes, settings in which blanks stand for what is
chosen. How it is asked, how the hypothesis is then stated and what each blank is called stands in
the language's file of the folder, under ``page``.
"""

import functools
import re
from typing import NamedTuple

import yaml

from angket.hypotheses.kind import FOLDER, kinds, settings_of
from angket.page.form.values import ABSENT, meant
from angket.page.words import Words, languages
from angket.settings.words import load_words

# How many drop-downs a blank has that takes several names.
_SEVERAL = 4
_SCALE, _SCALES = "scale", ("raw", "interval")


class Blank(NamedTuple):
    """A gap in a question.

    Attributes
    ----------
    name : str
    label : str
    groups : list of str
        Groups of the settings whose names it takes; none where it takes a text.
    most : int
        How many it takes.
    """

    name: str
    label: str
    groups: list
    most: int


class Question(NamedTuple):
    """A question that makes a hypothesis.

    Attributes
    ----------
    id : str
        Kind and name with a dot between.
    shown : str
        With dots for its blanks.
    blanks : list of Blank
    scaled : bool
        Whether its hypothesis rests on totals, which may be raw or interval ones.
    """

    id: str
    shown: str
    blanks: list
    scaled: bool


def sentences(language):
    """Return the questions of all kinds in their order.

    Parameters
    ----------
    language : str

    Returns
    -------
    list of Question

    Examples
    --------
    >>> sentences("id")[0].shown
    'Apakah … berpengaruh terhadap …?'
    """
    found = []
    for key, told in _declared().items():
        kind, name = key.split(".")
        words = load_words(language, "page")[kind][name]
        blanks = [
            Blank(one, words[one], blank.get("of", []), _SEVERAL if blank.get("several") else 1)
            for one, blank in told["blanks"].items()
        ]
        scaled = _SCALE in settings_of(kind)["properties"]
        found.append(Question(key, re.sub(r"{\w+}", "…", words["asks"]), blanks, scaled))
    return found


def asked(data, pairs, language):
    """Add the hypothesis that a question makes.

    Parameters
    ----------
    data : dict
        Settings; not changed.
    pairs : list of tuple of str
        What the form sends: ``=question``, ``=blank/<question>/<blank>`` for what was chosen, and
        ``=scale/<question>`` for raw or interval totals.
    language : str
        Of the page; the hypothesis is stated in the study's own.

    Returns
    -------
    data : dict
    place : tuple or None
        Of the new hypothesis; None where a blank is empty, and so nothing is added.

    Examples
    --------
    >>> pairs = [("=question", "correlation.related")]
    >>> pairs += [("=blank/correlation.related/x", "a"), ("=blank/correlation.related/y", "b")]
    >>> data, place = asked({"language": "en"}, pairs, "id")
    >>> place, data["hypotheses"]["H1"]["variables"], data["hypotheses"]["H1"]["statement"]
    (('hypotheses', 'H1'), ['a', 'b'], 'A is related to b')
    """
    key = dict(pairs).get("=question", "")
    told = _declared().get(key)
    if told is None:
        return data, None
    chosen = _chosen(told, key, pairs)
    if not all(chosen.values()):
        return data, None
    own = data.get("language")
    spoken = own if own in languages() else language
    words, last = load_words(spoken, "page"), Words(spoken)("settings.and")
    kind, name = key.split(".")
    filling = {one: _named(data, names, last) for one, names in chosen.items()}
    stated = words[kind][name]["states"].format_map(filling)
    made = {"statement": stated[:1].upper() + stated[1:], "kind": kind}
    made |= _filled(told["makes"], chosen, told["blanks"])
    scale = dict(pairs).get(f"=scale/{key}")
    if scale in _SCALES and _SCALE in settings_of(kind)["properties"]:
        made[_SCALE] = scale
    known = data.get("hypotheses")
    known = known if isinstance(known, dict) else {}
    number = next(n for n in range(1, len(known) + 2) if f"H{n}" not in known)
    return data | {"hypotheses": known | {f"H{number}": made}}, ("hypotheses", f"H{number}")


def empty_blanks(pairs, language):
    """List the blanks of the question that was asked in which nothing was chosen, by their labels.

    Parameters
    ----------
    pairs : list of tuple of str
        As `asked` takes them.
    language : str

    Returns
    -------
    list of str

    Examples
    --------
    >>> pairs = [("=question", "association.related"), ("=blank/association.related/x", "a")]
    >>> len(empty_blanks(pairs, "en"))
    1
    """
    key = dict(pairs).get("=question", "")
    told = _declared().get(key)
    chosen = _chosen(told, key, pairs) if told else {}
    labels = {
        blank.name: blank.label
        for one in sentences(language)
        if one.id == key
        for blank in one.blanks
    }
    return [labels[name] for name, texts in chosen.items() if not texts]


def question_sent(pairs):
    """Return what was chosen for a question, so that a form that is shown again still has it.

    Parameters
    ----------
    pairs : list of tuple of str
        As `asked` takes them.

    Returns
    -------
    dict
        From the name of each field to its texts, in order.

    Examples
    --------
    >>> question_sent([("=question", "q"), ("=blank/q/x", "a"), ("=blank/q/x", ""), ("title", "T")])
    {'=question': ['q'], '=blank/q/x': ['a', '']}
    """
    sent = {}
    for name, text in pairs:
        if name.startswith(("=question", "=blank/", "=scale/")):
            sent.setdefault(name, []).append(text)
    return sent


def _chosen(told, key, pairs):
    return {
        name: [text for sent, text in pairs if sent == f"=blank/{key}/{name}" and text.strip()]
        for name in told["blanks"]
    }


@functools.cache
def _declared():
    """Return what all kinds declare, by kind and name, in order."""
    found = {}
    for kind in kinds():
        file = FOLDER / kind / "sentences.yaml"
        told = yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else {}
        found |= {f"{kind}.{name}": one for name, one in told.items()}
    return dict(sorted(found.items(), key=lambda pair: pair[1]["place"]))


def _named(data, names, last):
    """Return chosen names as they are printed, such as "a, b and c"."""
    printed = [_label(data, name) for name in names] or ["…"]
    start = ", ".join(printed[:-1])
    return f"{start} {last} {printed[-1]}" if start else printed[-1]


def _label(data, name):
    for group in ("variables", "profile"):
        entries = data.get(group)
        entry = entries.get(name) if isinstance(entries, dict) else None
        if isinstance(entry, dict) and isinstance(entry.get("label"), str):
            return entry["label"]
    return name


def _filled(template, chosen, blanks):
    """Put what was chosen into the place of blanks; what nothing was chosen for is left out."""
    if isinstance(template, dict):
        pairs = {
            _one(key, chosen, blanks): _filled(part, chosen, blanks)
            for key, part in template.items()
        }
        return {key: part for key, part in pairs.items() if ABSENT not in (key, part)}
    if isinstance(template, list):
        return [name for part in template for name in chosen.get(part, [part])]
    return _one(template, chosen, blanks)


def _one(text, chosen, blanks):
    if text not in chosen:
        return text
    names = chosen[text]
    types = (blanks[text].get("type", "string"),)
    return meant(names[0], types) if names else ABSENT
