"""From cells as they stand in a file to codes, categories and numbers, and what that brought up."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from angket.answers.categories import alike, to_categories
from angket.answers.checking import FINDING
from angket.answers.coding import Coding, encode
from angket.answers.no_answer import means_no_answer
from angket.answers.numerals import read_numbers
from angket.answers.scale_use import unused_ends
from angket.answers.spelling import canonical, plain
from angket.files.shown import as_shown
from angket.messages.message import Message

# At most this many numbers of a column that have labels in the file are named.
LABELLED = 5


class Coded(NamedTuple):
    """The answers, and what was found while they were coded.

    Attributes
    ----------
    answers : DataFrame
        Items as codes, categories by name, numbers as typed.
    emptied : dict
        From column to how many answers were emptied, by reason.
    not_applicable : dict of ndarray of bool
        From item to the answers that were given as not applicable, where there are some.
    synonyms : dict of dict
        From item to how many of its answers were read by which synonym, where some were.
    numbers : dict of angket.numerals.Numbers
    faults, notices : list of tuple
        Findings.
    """

    answers: pd.DataFrame
    emptied: dict
    not_applicable: dict
    synonyms: dict
    numbers: dict
    faults: list
    notices: list


class Columns(NamedTuple):
    """What is known of the columns besides their texts, by their names in the study.

    Attributes
    ----------
    labels : dict
        From column to the labels of its codes, where the file has them.
    stored : dict
        From column to its rows whose number is stored as text; None for a file that knows only
        text.
    percents : dict
        From column to its rows whose number a spreadsheet shows as a percentage.
    """

    labels: dict
    stored: dict | None
    percents: dict


def code(texts, items, settings, known):
    """Turn answers into codes, categories and numbers.

    Parameters
    ----------
    texts : DataFrame of str
        Under the study's names; indexed by row.
    items : dict
        From item to what its scale says.
    settings : dict
    known : Columns
    """
    profile, screening = settings.get("profile") or {}, settings["screening"]
    made = Coded({}, {}, {}, {}, {}, [], [])
    codings = {}
    for name in texts:
        labels = known.labels.get(name) or {}
        column = texts[name] if name in items else as_shown(texts[name], known.percents.get(name))
        if name in items:
            key = (id(items[name]["codes"]), tuple(labels.items()))
            if key not in codings:
                codings[key] = Coding(items[name], labels)
            made.answers[name], emptied = encode(texts[name], codings[key])
            _count_synonyms(name, texts[name], codings[key], items[name], made)
            counts = {reason: int(rows.sum()) for reason, rows in emptied.items()}
            if "not_applicable" in emptied:
                made.not_applicable[name] = emptied["not_applicable"]
            if counts.keys() & {"not_applicable", "declared_missing"}:
                counts = {"not_applicable": 0, "declared_missing": 0} | counts
        elif name in number_columns(profile, screening):
            made.answers[name], counts = _code_numbers(name, column, settings, known, made)
        elif name in profile:
            rules = profile[name]
            found = to_categories(column, rules["order"], rules["missing"], labels)
            made.answers[name], counts = found.values, found.emptied
            made.notices.extend(_same_labels(name, found))
            for names in alike(found.values.dropna().unique().tolist()):
                told = Message("values.notices.similar_categories")
                made.notices.append(
                    ("notice", pd.NA, name, ", ".join(names), "similar_categories", told)
                )
        else:
            made.answers[name], counts = texts[name], {}
        if counts:
            made.emptied[name] = counts
    _compare_labels(made, items, settings, known, codings)
    return made._replace(answers=pd.DataFrame(made.answers, index=texts.index))


def _count_synonyms(name, texts, coding, scale, made):
    """Count the answers to an item that were read by a synonym, and tell of them."""
    if not scale.get("synonyms"):
        return
    for text, n in texts.value_counts(sort=False).items():
        synonym = coding.synonym(text) if n else None
        if synonym is not None:
            counts = made.synonyms.setdefault(name, {})
            counts[synonym] = counts.get(synonym, 0) + int(n)
    labels = dict(zip(coding.codes, scale.get("answers", ()), strict=False))
    for synonym, count in sorted(made.synonyms.get(name, {}).items()):
        code_ = coding.meaning(synonym)
        told = Message("values.notices.synonym", label=labels.get(code_, code_), count=count)
        made.notices.append(("notice", pd.NA, name, synonym, "synonym", told))


def number_columns(profile, screening):
    """Name the columns that must hold numbers."""
    numbers = [name for name, column in profile.items() if column["kind"] == "number"]
    return list(dict.fromkeys([*numbers, *filter(None, [screening.get("duration")])]))


def _code_numbers(name, texts, settings, known, made):
    """Empty what is no answer, and read the rest as numbers by what the column shows."""
    column = (settings.get("profile") or {}).get(name, {})
    screening = settings["screening"]
    clock = name == screening.get("duration")
    labels = {canonical(code): label for code, label in (known.labels.get(name) or {}).items()}
    declared = {canonical(value) for value in column.get("missing", ())}
    texts = texts.astype("str")
    counts, emptied = texts.value_counts(), {}
    reasons = {}
    for text in counts.index:
        key = canonical(text)
        if key in declared or canonical(labels.get(key, key)) in declared:
            reasons[text] = "declared_missing"
        elif means_no_answer(text) and plain(text).strip("-"):
            # A dash may stand for 0, as spreadsheets show amounts, so the user is asked.
            reasons[text] = "no_answer"
    for text, reason in reasons.items():
        emptied[reason] = emptied.get(reason, 0) + int(counts[text])
    if reasons:
        texts = texts.where(~texts.isin(list(reasons)))
    distinct = [text for text in counts.index if text not in reasons]
    made.notices.extend(_labelled_numbers(name, {t: counts[t] for t in distinct}, labels))
    typed = set()
    if known.stored is not None:
        typed = set(distinct) - set(texts.loc[known.stored.get(name, [])].dropna())
    mark = column.get("decimal_mark") or (screening.get("decimal_mark") if clock else None)
    found = made.numbers[name] = read_numbers(distinct, typed, mark, clock)
    made.notices.extend(
        ("notice", pd.NA, name, pd.NA, kind, Message(f"values.notices.{kind}", **details))
        for kind, details in found.notes
        if not found.doubt
    )
    return texts, emptied


def _labelled_numbers(name, counts, labels):
    """Tell of numbers that the file calls something: 99 may be an age, or "don't know"."""
    labelled = {text: label for text in counts if (label := labels.get(canonical(text)))}
    for text, label in list(labelled.items())[:LABELLED]:
        if canonical(label) != canonical(text):
            told = {"code": text, "label": label, "count": int(counts[text]), "column": name}
            found = Message("values.notices.labelled_number", **told)
            yield ("notice", pd.NA, name, text, "labelled_number", found)


def _same_labels(name, found):
    """Tell of codes that the file calls the same."""
    names = set(found.values.dropna())
    for label, codes in found.same_label:
        apart = any(f"{label} ({code})" in names for code in codes)
        told = Message(f"values.notices.same_label_{'apart' if apart else 'together'}", codes=codes)
        yield ("notice", pd.NA, name, label, "same_label", told)


def _compare_labels(made, items, settings, known, codings):
    """Hold the labels of the file against those of the study's scales."""
    scales = {
        item: scale
        for variable in settings["variables"].values()
        for item, scale in variable["item_scales"].items()
    }
    differing = {}
    for name in items:
        labels = known.labels.get(name) or {}
        coding = codings.get((id(items[name]["codes"]), tuple(labels.items())))
        if not labels or coding is None:
            continue
        contradictions, differences = coding.contradictions()
        for code_, label, study in contradictions:
            told = {"code": code_, "label": label, "study": study, "scale": scales[name]}
            expected = Message("values.expected.contradicting_label", **told)
            made.faults.append(("fault", pd.NA, name, pd.NA, "contradicting_label", expected))
        if differences:
            differing.setdefault(differences[0], []).append(name)
    for (code_, label, study), (first, *others) in differing.items():
        more = Message("values.notices.differing_items", items=others) if others else None
        told = Message(
            "values.notices.differing_label", code=code_, label=label, study=study, items=more
        )
        made.notices.append(("notice", pd.NA, first, label, "differing_label", told))


def typed(answers, items, numbers):
    """Give columns their types: items whole numbers, others numbers or text."""
    columns = {}
    for name in answers:
        if name in items:
            places = answers[name].cat.codes.to_numpy()
            # The last place is that of a missing answer, whose code is -1.
            codes = np.array([*map(int, answers[name].cat.categories), 0], dtype=np.int16)
            columns[name] = pd.arrays.IntegerArray(codes[places], places < 0)
        elif name in numbers:
            texts = answers[name].map(numbers[name].values, na_action="ignore")
            columns[name] = texts.astype("Float64")
        else:
            columns[name] = answers[name]
    return pd.DataFrame(columns, index=answers.index)


def scale_notices(answers, items, settings):
    """Tell of scales whose ends nobody chose, and of variables whose items have several scales."""
    by_scale, notices = {}, []
    for name, variable in settings["variables"].items():
        scales = {}
        for item, scale in variable["item_scales"].items():
            by_scale.setdefault(scale, []).append(item)
            scales.setdefault(tuple(items[item]["codes"]), scale)
        if len(scales) > 1:
            told = Message(
                "values.notices.several_scales", variable=name, scales=list(scales.values())
            )
            notices.append(("notice", pd.NA, name, pd.NA, "several_scales", told))
    for scale, members in by_scale.items():
        codes = unused_ends(answers[members], items[members[0]]["codes"])
        if codes:
            told = Message("values.notices.unused_scale_end", codes=codes, scale=scale)
            notices.append(("notice", pd.NA, pd.NA, pd.NA, "unused_scale_end", told))
    return pd.DataFrame(notices, columns=FINDING)
