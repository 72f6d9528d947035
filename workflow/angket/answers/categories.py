"""Columns about the respondents: which category each belongs to, and in which order they stand."""

import re
from decimal import Decimal
from typing import NamedTuple

import pandas as pd

from angket.answers.no_answer import means_no_answer
from angket.answers.spelling import NUMBER, canonical, plain

# 1.0 and 1.00 are printed as 1; 1.000 may be a thousand, which nobody asked of a category.
_TRAILING = re.compile(r"[.,]0{1,2}$")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


# Marks such as those in "S 1" and "S-1" do not make two categories; signs with a meaning do.
_MARKS = re.compile(r"[^\w+<>\u2264\u2265%&#*-]|-(?=\w)|_")


def alike(names):
    """Group the names of categories that differ in blanks and punctuation alone.

    Parameters
    ----------
    names : sequence of str

    Returns
    -------
    list of list of str
        Those of two and more; names without a letter are no words, and never alike.

    Examples
    --------
    >>> alike(["Laki-laki", "P", "laki laki", "A", "A-", "1-5", "15"])
    [['Laki-laki', 'laki laki']]
    """
    groups = {}
    for name in names:
        if any(letter.isalpha() for letter in name):
            groups.setdefault(_MARKS.sub("", canonical(name)), []).append(name)
    return [group for group in groups.values() if len(group) > 1]


class Categories(NamedTuple):
    """A column of categories.

    Attributes
    ----------
    values : Series, shape (n,)
        Of text; where the file labels its codes, of category, whose order is that of the study
        and then that of the codes.
    emptied : dict of str to int
        How many answers were emptied, by reason: declared_missing, no_answer.
    same_label : list of (str, list of str)
        Labels that the file gives to several codes which occur, with these codes.
    """

    values: pd.Series
    emptied: dict
    same_label: list


def to_categories(texts, order=(), missing=(), labels=None):
    """Give each answer the name of its category, one for all of its spellings.

    Codes come before labels: what the study says of missing answers and of the order may name
    codes or labels, and each code is looked up before its label takes its place.

    Parameters
    ----------
    texts : Series of str, shape (n,)
        As in the file: codes, where it labels them.
    order : list of str
        Categories, in the study's spelling, which they keep.
    missing : list of str
        Codes or texts that stand for no answer.
    labels : dict, optional
        From the codes of a labelled file to its labels.

    Returns
    -------
    Categories

    Examples
    --------
    >>> texts = pd.Series(["1.0", "2", "1", "9.0", "NA"])
    >>> made = to_categories(texts, missing=["9"])
    >>> made.values.dropna().tolist(), made.emptied
    (['1', '2', '1'], {'declared_missing': 1, 'no_answer': 1})
    >>> labelled = to_categories(texts, missing=["9"], labels={"1": "Sedang", "2": "Baik"})
    >>> labelled.values.cat.categories.tolist()
    ['Sedang', 'Baik']
    """
    texts = texts.astype("str")
    counts = texts.value_counts()
    labels = {canonical(code): str(label) for code, label in (labels or {}).items() if label}
    # Who answers with the label itself means its code.
    by_label = {canonical(label): code for code, label in labels.items()}
    listed = {canonical(name): str(name) for name in order}
    declared = {canonical(name) for name in missing}
    lookup, emptied, codes = {}, {}, {}
    for text in counts.index:
        key = canonical(text)
        key = key if key in labels else by_label.get(key, key)
        if _THOUSANDS.fullmatch(text.strip()) and not {key} & (
            declared | listed.keys() | labels.keys()
        ):
            key = plain(text)
        label = labels.get(key)
        keys = {key} if label is None else {key, canonical(label)}
        reason = None
        if keys & declared:
            reason = "declared_missing"
        elif not keys & set(listed) and label is None and means_no_answer(text):
            reason = "no_answer"
        if reason:
            lookup[text] = None
            emptied[reason] = emptied.get(reason, 0) + int(counts[text])
        else:
            lookup[text] = key
            codes[key] = label
    names, same_label = _names(counts, lookup, codes, listed)
    values = texts.map(
        {text: None if key is None else names[key] for text, key in lookup.items()},
        na_action="ignore",
    )
    values = values.astype("str")
    if labels:
        known = [_name_of(entry, labels) for entry in order]
        others = [names[key] for key in sorted(names, key=lambda key: _by_code(key, labels))]
        kept = list(dict.fromkeys([*known, *others]))
        values = values.astype(pd.CategoricalDtype(pd.Index(kept, dtype="str")))
    return Categories(values, emptied, same_label)


def in_order(values, order):
    """List the categories of a column in the order in which tables have them.

    Parameters
    ----------
    values : Series of str or category, shape (n,)
    order : list of str
        As the study gives it.

    Returns
    -------
    list of str
        Those of the study first and then the others, by the codes of a labelled file or else in
        alphabetical order.

    Examples
    --------
    >>> in_order(pd.Series(["b", "a", "c"]), ["c"])
    ['c', 'a', 'b']
    >>> in_order(pd.Series(pd.Categorical(["b", "a"], categories=["b", "a"])), [])
    ['b', 'a']
    """
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.cat.categories.tolist()
    return [*order, *sorted(set(values.dropna()) - set(order))]


def without_unused(values, order):
    """Forget the categories that nobody has any more, but for those of the study's order.

    Parameters
    ----------
    values : Series, shape (n,)
        As `to_categories` makes it.
    order : list of str

    Examples
    --------
    >>> values = to_categories(pd.Series(["1", "2"]), labels={"1": "A", "2": "B"}).values
    >>> without_unused(values[:1], []).cat.categories.tolist()
    ['A']
    """
    if not isinstance(values.dtype, pd.CategoricalDtype):
        return values
    used = set(values.dropna())
    names = values.cat.categories
    kept = [name for place, name in enumerate(names) if place < len(order) or name in used]
    return values.cat.set_categories(pd.Index(kept, dtype="str"))


def _names(counts, lookup, codes, listed):
    """Name each category, by its form; tell the labels that several codes have."""
    names, same_label = {}, []
    by_label = {}
    for key, label in codes.items():
        if label is not None:
            by_label.setdefault(canonical(label), []).append(key)
    for keys in by_label.values():
        if len(keys) > 1:
            same_label.append((codes[keys[0]], sorted(keys, key=_number)))
    spellings = {}
    for text in counts.index:  # the most frequent first
        if lookup[text] is not None:
            spellings.setdefault(lookup[text], text)
    for key, label in codes.items():
        if label is None:
            text = _TRAILING.sub("", spellings[key]) if NUMBER.fullmatch(key) else spellings[key]
            names[key] = listed.get(key, text)
        elif key in listed:
            names[key] = label
        elif canonical(label) in listed:
            names[key] = listed[canonical(label)]
        else:
            shared = len(by_label[canonical(label)]) > 1
            names[key] = f"{label} ({key})" if shared else label
    return names, same_label


def _name_of(entry, labels):
    """Name a category of the study's order: the label of its code, where it is one."""
    return labels.get(canonical(entry), str(entry))


def _by_code(key, labels):
    return (key not in labels, *_number(key))


def _number(key):
    return (0, Decimal(key), "") if NUMBER.fullmatch(key) else (1, Decimal(0), key)
