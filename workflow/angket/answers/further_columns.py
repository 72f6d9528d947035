"""Columns that are read besides those of items and respondents: of rules, parallel, of choices."""

from functools import partial

import pandas as pd

from angket.answers.choices import without_free_text, without_own_words
from angket.answers.coding import Coding
from angket.answers.exclusion import comparable
from angket.answers.parallel import merge_parallel
from angket.files.columns import locate
from angket.messages.message import Message


def parts_of(column, data):
    """Name the columns of the file that hold a column of the study: several if parallel."""
    return data.get("parallel", {}).get(column, [column])


def further_columns(settings):
    """Name the further columns that a study uses, each with what it is for.

    Returns
    -------
    dict
        From the column, as the study names it, to `parallel`, `rule` or `choice`; a rule that
        a pilot sample may lack the column of is `optional`.
    """
    named = {}
    for parts in settings["data"].get("parallel", {}).values():
        named |= dict.fromkeys(parts, "parallel")
    for question in (settings.get("multiple_choice") or {}).values():
        columns = question.get("columns") or {"": question.get("column")}
        named |= dict.fromkeys(columns.values(), "choice")
    for rule in settings["exclude"].get("where", ()):
        named.setdefault(rule["column"], "optional" if rule.get("optional") else "rule")
    return named


def locate_further(cells, settings):
    """Find the further columns in the file.

    Returns
    -------
    places : dict
        From the column, as the study names it, to its position.
    absent : list
        A fault for each that the file lacks.
    """
    places, absent = {}, []
    for column, use in further_columns(settings).items():
        place, problem, remedy = locate(column, cells.names, settings["data"]["columns"])
        if problem is None:
            places[column] = place
        elif use != "optional":
            expected = f"this column, but it {problem} of the file. {remedy}".strip()
            absent.append(("fault", "", "", column, "", "absent_column", expected))
    return places, absent


def columns_to_share(cells, settings):
    """Say how an archive shows the further columns.

    Returns
    -------
    dict
        From the column, as the study names it, to its position and a function of a cell that
        tells what is shown of it, or None where that is all.
    """
    places, _ = locate_further(cells, settings)
    shown = {column: (place, None) for column, place in places.items()}
    for question in (settings.get("multiple_choice") or {}).values():
        other = question.get("other")
        if other is None:
            continue
        if "column" in question:
            column, show = question["column"], partial(without_free_text, question=question)
        else:
            column = question["columns"][other]
            labels = cells.labels.get(places[column], {}).get("answers", {})
            heading = cells.names[places[column]]
            show = partial(without_own_words, labels=labels, heading=heading, question=question)
        shown[column] = places[column], show
    return shown


def merge_columns(cells, settings, used, items, kept):
    """Make one column of each question that stands in several.

    Parameters
    ----------
    cells : Cells
    settings : dict
    used : iterable of str
        The columns that the study uses.
    items : dict
        From item to its settings.
    kept : Index
        Rows that are not left out; the others raise no faults and are not counted.

    Returns
    -------
    merged : dict
        From column to Series of str.
    faults, notices : list
        Rows with different answers, and how many answers come from which column.
    """
    data, merged, faults, notices = settings["data"], {}, [], []
    for column, parts in data.get("parallel", {}).items():
        if column not in used:
            continue
        places = [locate(part, cells.names, data["columns"])[0] for part in parts]
        coded = column in items or labels_of(cells, column, data) is not None
        columns = [_labelled(cells, place, coded) for place in places]
        meaning = _meaning(column, items, settings.get("profile") or {})
        merged[column], _, contradicting = merge_parallel(columns, meaning)
        counts = merge_parallel([texts.loc[kept] for texts in columns], meaning)[1]
        told = [
            Message("intake.answers_from", count=count, column=part)
            for count, part in zip(counts, parts, strict=True)
        ]
        told = Message("intake.counted", parts=told)
        notices.append(("notice", pd.NA, column, told, "parallel_columns", ""))
        for row, first, second in contradicting:
            if row not in kept:
                continue
            value = " / ".join(columns[place][row] for place in (first, second))
            expected = Message("intake.one_answer", first=parts[first], second=parts[second])
            faults.append(("fault", row, column, value, "parallel_columns", expected))
    return merged, faults, notices


def labels_of(cells, column, data):
    """Return the labels that the file gives the codes of a column: of several, where they agree."""
    places = [locate(part, cells.names, data["columns"])[0] for part in parts_of(column, data)]
    labels = [cells.labels.get(place, {}).get("answers") or {} for place in places]
    return labels[0] if all(other == labels[0] for other in labels) else None


def _labelled(cells, place, coded):
    """Return a column with the labels that its file has for it, unless it keeps its codes."""
    labels = cells.labels.get(place, {}).get("answers")
    return cells.table[place].replace(labels) if labels and not coded else cells.table[place]


def _meaning(column, items, profile):
    if column in items:
        coding = Coding(items[column])
        return lambda text: comparable(text) if (found := coding.meaning(text)) is None else found
    missing = {comparable(text) for text in profile.get(column, {}).get("missing", ())}
    return lambda text: pd.NA if comparable(text) in missing else comparable(text)
