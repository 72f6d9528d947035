"""Answers to the items of tests: which one was chosen, and whether it is the right one."""

import pandas as pd

from angket.answers.no_answer import means_no_answer
from angket.answers.spelling import canonical
from angket.messages.message import Message
from angket.subjects import pair_of

# What stands for the answer itself beside its score.
ANSWER = "answer"
# How an answer that is missing counts.
WRONG = "wrong"


def keys_of(settings):
    """Return the right answer of each item that has one.

    >>> keys_of({"variables": {"x": {"answer_key": {"T1": "B"}}, "y": {}}})
    {'T1': 'B'}
    """
    return {
        item: answer
        for variable in settings["variables"].values()
        for item, answer in (variable.get("answer_key") or {}).items()
    }


def column_of(item):
    """Name the column of the answers to an item.

    >>> column_of("T1")
    'T1|answer'
    """
    return pair_of(item, ANSWER)


def score(texts, settings, labels):
    """Score the items of tests, and keep what was answered.

    Parameters
    ----------
    texts : DataFrame of str
        Under the study's names; indexed by row.
    settings : dict
        With `variables`, `scales` and, where a variable has a key, `instrument`.
    labels : dict
        From column to the labels of its codes, where the file has them.

    Returns
    -------
    texts : DataFrame of str
        With 1 for a right and 0 for a wrong answer to items of tests.
    chosen : DataFrame of str
        A column `item|answer` of each, as the study spells the answer where it names it.
    faults, notices : list of tuple
        Answers that are none of the options; right answers that nobody chose.

    Notes
    -----
    A missing answer is wrong where the study says so, except of who answered no item of the test,
    and so took no part in it.

    Examples
    --------
    >>> texts = pd.DataFrame({"T1": ["b ", "A", None]}, dtype="str")
    >>> variable = {"answer_key": {"T1": "B"}, "item_scales": {"T1": "s"}, "items": ["T1"]}
    >>> settings = {"variables": {"test": variable}, "scales": {"s": {}},
    ...             "instrument": {"item_analysis": {"blank": "wrong"}}}
    >>> scored, chosen, _, _ = score(texts, settings, {})
    >>> scored["T1"].tolist(), chosen["T1|answer"].tolist()
    (['1', '0', nan], ['B', 'A', nan])
    """
    chosen, faults, notices = {}, [], []
    for name, variable in settings["variables"].items():
        if not variable.get("answer_key"):
            continue
        found = {}
        for item, key in variable["answer_key"].items():
            scale = settings["scales"][variable["item_scales"][item]]
            reading = _Options(key, variable.get("answer_options"), scale, labels.get(item) or {})
            found[item], unknown = reading.read(texts[item])
            faults += [
                ("fault", row, item, texts.loc[row, item], "unknown_answer",
                 Message("intake.unknown_answer", options=variable["answer_options"],
                         variable=name))
                for row in unknown
            ]  # fmt: skip
            if not (found[item] == key).any() and not unknown:
                told = Message("values.notices.key_not_chosen", answer=key)
                notices.append(("notice", pd.NA, item, pd.NA, "key_not_chosen", told))
        answers = pd.DataFrame(found, index=texts.index)
        scores = (answers == pd.Series(variable["answer_key"])).astype("int8").astype("str")
        took_part = answers.notna().any(axis=1)
        counts_as_wrong = settings["instrument"]["item_analysis"]["blank"] == WRONG
        for item in answers:
            counted = took_part if counts_as_wrong else answers[item].notna()
            texts = texts.assign(**{item: scores[item].where(counted)})
            chosen[column_of(item)] = answers[item]
    return texts, pd.DataFrame(chosen, index=texts.index, dtype="str"), faults, notices


class _Options:
    """The answers that can be given to an item, under one spelling each."""

    def __init__(self, key, options, scale, labels):
        known = [*(options or ()), key]
        self._known = {canonical(option): option for option in reversed(known)} | {
            canonical(key): key
        }
        self._closed, self._key = options is not None, key
        self._labels = {canonical(code): label for code, label in labels.items()}
        declared = [*scale.get("missing", ()), *scale.get("not_applicable", ())]
        self._blank = {canonical(text) for text in declared} - set(self._known)

    def read(self, texts):
        """Return the answers of a column, and the rows of what cannot be given."""
        meanings, unknown, others = {}, [], {}
        for text in sorted(texts.dropna().unique()):
            option = self._option(text)
            if option is None and not self._is_blank(text):
                if self._closed:
                    unknown.append(text)
                    continue
                told = self._labels.get(canonical(text), text).strip()
                # One letter is written large; of other spellings the first stands for all.
                told = told.upper() if len(told) == 1 else told
                option = others.setdefault(canonical(told), told)
            meanings[text] = option
        rows = texts.index[texts.isin(unknown)].tolist()
        return texts.map(meanings, na_action="ignore").astype("str"), rows

    def _option(self, text):
        label = self._labels.get(canonical(text))
        for told in (text, label):
            if told is not None and canonical(told) in self._known:
                return self._known[canonical(told)]
        return None

    def _is_blank(self, text):
        return canonical(text) in self._blank or means_no_answer(text)
