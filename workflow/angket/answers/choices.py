"""Reads the answers to questions of which a respondent may choose several options."""

import pandas as pd

from angket.answers.exclusion import comparable
from angket.answers.no_answer import means_no_answer
from angket.answers.options import OneCell
from angket.messages.message import Message
from angket.statistics.categorical.multiple_choice import chosen_in_column
from angket.subjects import pair_of


def read_choices(cells, places, questions, kept):
    """Find out who chose which options.

    Parameters
    ----------
    cells : Cells
    places : dict
        From the columns of the questions to their positions.
    questions : dict
        The settings' `multiple_choice`.
    kept : Index
        The rows of respondents who are not left out.

    Returns
    -------
    choices : DataFrame of boolean, shape (n, options)
        A column `question|option` for each; missing for who did not answer.
    faults : list
        Cells that name no option.
    """
    choices, faults = {}, []
    for name, question in questions.items():
        read = _from_columns if "columns" in question else _from_one_cell
        for option, chosen in read(name, question, cells, places, kept, faults).items():
            choices[pair_of(name, option)] = chosen.astype("boolean")
    return pd.DataFrame(choices, index=kept), faults


def option_labels(question):
    """Return from what stands in the file to the printed option, other at the end.

    >>> option_labels({"options": {"a": "Arms", "b": "Boots"}, "other": "Other"})
    {'a': 'Arms', 'b': 'Boots', 'Other': 'Other'}
    """
    options = question["options"]
    labels = dict(options) if isinstance(options, dict) else {text: text for text in options}
    other = question.get("other")
    return labels if other is None or other in labels.values() else labels | {other: other}


def without_free_text(text, question):
    """Return a cell as an archive shows it: what is no option is called other.

    >>> question = {"options": ["Radio", "TV"], "separator": ";", "other": "Other"}
    >>> without_free_text("TV; my aunt Tuti", question)
    'TV;Other'
    """
    if comparable(text) in _missing(question) or "other" not in question:
        return text
    found, rest = OneCell(list(option_labels(question)), question["separator"]).parse(text)
    if not rest or (not found and means_no_answer(text)):
        return text
    return question["separator"].join(dict.fromkeys([*found, question["other"]]))


def without_own_words(text, labels, heading, question):
    """Return a cell of the column for other answers as an archive shows it.

    >>> question = {"columns": {"Radio": "a", "Other": "b"}, "other": "Other"}
    >>> without_own_words("my aunt Tuti", {}, "b", question)
    'Other'
    >>> without_own_words("0", {}, "b", question), without_own_words("NA", {}, "b", question)
    ('0', 'NA')
    """
    other = question["other"]
    known = _meaning(text, labels, other, heading, question | {"other": None}) is not None
    empty = comparable(text) in _missing(question) or means_no_answer(text)
    return text if known or empty else other


def _from_one_cell(name, question, cells, places, kept, faults):
    labels = option_labels(question)
    reader, missing = OneCell(list(labels), question["separator"]), _missing(question)
    texts = cells.table.loc[kept, places[question["column"]]]
    found = {}
    for text in texts.dropna().unique():
        if comparable(text) in missing:
            continue
        options, rest = reader.parse(text)
        if not options and means_no_answer(text):
            continue
        chosen = {labels[option] for option in options}
        if rest and "other" in question:
            chosen.add(question["other"])
        elif rest:
            expected = Message("intake.unknown_option", options=list(labels), question=name)
            faults += [
                ("fault", row, name, rest, "unknown_option", expected)
                for row in texts.index[texts == text]
            ]
        if chosen:
            found[text] = chosen
    answered = texts.isin(list(found))
    return {
        option: texts.isin([text for text, chosen in found.items() if option in chosen]).where(
            answered
        )
        for option in dict.fromkeys(labels.values())
    }


def _from_columns(name, question, cells, places, kept, faults):
    missing, verdicts = _missing(question), {}
    for option, column in question["columns"].items():
        place = places[column]
        texts = cells.table.loc[kept, place]
        labels = cells.labels.get(place, {}).get("answers", {})
        meanings = {}
        for text in texts.dropna().unique():
            if comparable(text) in missing:
                continue
            meanings[text] = _meaning(text, labels, option, cells.names[place], question)
            if meanings[text] is None and means_no_answer(text):
                del meanings[text]
            elif meanings[text] is None:
                expected = Message("intake.no_choice", option=option, question=name)
                faults += [
                    ("fault", row, column, text, "unknown_option", expected)
                    for row in texts.index[texts == text]
                ]
        verdicts[option] = texts.map(meanings, na_action="ignore").astype("boolean")
    answered = pd.DataFrame(verdicts).notna().any(axis=1)
    return {option: chosen.fillna(False).where(answered) for option, chosen in verdicts.items()}


def _meaning(text, labels, option, heading, question):
    own = question.get("chosen", ()), question.get("not_chosen", ())
    # What the file itself says of a code comes first: it may call 1 "no" and 2 "yes".
    for told in (labels.get(text), text):
        for label in (option, heading):
            verdict = None if told is None else chosen_in_column(told, label, *own)
            if verdict is not None:
                return verdict
    # Who wrote something of their own into the column for other answers has chosen it.
    return True if option == question.get("other") and not means_no_answer(text) else None


def _missing(question):
    return {comparable(text) for text in question.get("missing", ())}
