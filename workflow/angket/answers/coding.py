"""From the texts in cells to the codes of an answer scale."""

import re

import numpy as np
import pandas as pd

from angket.answers.no_answer import means_no_answer
from angket.answers.spelling import NUMBER, canonical, canonical_number

__all__ = ["NUMBER", "Coding", "canonical_number", "encode"]
# "5 - Sangat Setuju", "5. Agree", "5 (agree)", "5=agree", "(5) Agree", "5.0 - Agree"
_CODE_AND_LABEL = re.compile(r"[(\[]?([+-]?\d+(?:[.,]0+)?)\]?\s*[-.:)=(]*\s*(\D.*)")
# "Agree (5)", "Agree [5]", "Agree = 5", "Agree: 5", "Agree - 5"
_LABEL_AND_CODE = re.compile(r"(\D*[^\W\d]\D*?)(?:\s*[(\[=:]\s*|\s+[-\u2013]\s+)([+-]?\d+)[)\]]?")


def label_and_code(text):
    """Take apart an answer that ends with its code.

    Examples
    --------
    >>> label_and_code("Setuju (4)"), label_and_code("Tidak setuju - 2"), label_and_code("Setuju")
    (('4', 'Setuju'), ('2', 'Tidak setuju'), None)
    """
    found = _LABEL_AND_CODE.fullmatch(text)
    return (canonical_number(found[2]), found[1].strip()) if found else None


class Coding:
    """What each text means on an answer scale.

    Parameters
    ----------
    scale : dict
        codes (list of int), and where given answers (their labels), synonyms (text to
        code), not_applicable (list of texts) and missing (list of texts).
    labels : dict, optional
        From the codes of a labelled file to its labels. They say what a code means that the
        scale does not have.

    Examples
    --------
    >>> coding = Coding({"codes": [1, 2], "answers": ["No", "Yes"], "missing": ["9"]})
    >>> [coding.meaning(text) for text in ("2", " yes ", "1 - No", "9.0", "maybe", "2 - No")]
    ['2', '2', '1', <NA>, None, None]
    """

    def __init__(self, scale, labels=None):
        self.codes = [str(code) for code in scale["codes"]]
        self._answers = dict(zip(self.codes, scale.get("answers", ()), strict=False))
        self._labels = {canonical(label): code for code, label in self._answers.items()}
        synonyms = list(scale.get("synonyms", {}).items())
        self._texts = self._labels | {canonical(text): str(code) for text, code in synonyms}
        self._labels |= {canonical(text): str(code) for text, code in synonyms}
        self._texts |= {code: code for code in self.codes}
        self._emptied = {canonical(text): "declared_missing" for text in scale.get("missing", ())}
        not_applicable = scale.get("not_applicable", ())
        self._emptied |= {canonical(text): "not_applicable" for text in not_applicable}
        self._of_file = {canonical(code): label for code, label in (labels or {}).items()}
        self._synonyms = {canonical(text): str(text) for text, _ in synonyms}
        without = {key: told for key, told in scale.items() if key != "synonyms"}
        self._without_synonyms = Coding(without, labels) if self._synonyms else None

    def meaning(self, text):
        """Return the code of a text, NA where there is no answer, None for no meaning."""
        if self.why_empty(text):
            return pd.NA
        key = canonical(text)
        return self._code_of(key) or self._code_of(canonical(self._of_file.get(key, "")))

    def why_empty(self, text):
        """Return why a text is no answer: declared_missing, not_applicable, no_answer or None."""
        key = canonical(text)
        reason = self._emptied.get(key)
        if reason or self._code_of(key):
            return reason
        label = self._of_file.get(key)
        if label is not None:
            return self._emptied.get(canonical(label))
        return "no_answer" if means_no_answer(text) else None

    def synonym(self, text):
        """Return the synonym without which a text would be no answer, as the scale writes it.

        Parameters
        ----------
        text : str

        Returns
        -------
        str or None
            None where no synonym is needed.

        Examples
        --------
        >>> scale = {"codes": [1, 2], "answers": ["No", "Yes"], "synonyms": {"Sure": 2, "no": 1}}
        >>> [Coding(scale).synonym(text) for text in ("SURE", "2 - Sure", "No", "2", "maybe")]
        ['Sure', 'Sure', None, None, None]
        """
        if self._without_synonyms is None or not isinstance(self.meaning(text), str):
            return None
        if isinstance(self._without_synonyms.meaning(text), str):
            return None
        key = canonical(text)
        spellings = (key, canonical(self._of_file.get(key, "")))
        spellings += tuple(_apart(spelling)[1] for spelling in spellings)
        return next((self._synonyms[one] for one in spellings if one in self._synonyms), None)

    def contradictions(self):
        """Compare the labels of the file with those of the scale.

        Returns
        -------
        contradictions, differences : list of (code, label of the file, label of the scale)
            A contradiction is a code whose label belongs to another code here, or to no point
            of the scale, also where the file has the initials alone (SS for sangat setuju); a
            difference is one that is merely called otherwise.
        """
        contradictions, differences = [], []
        initials = {}
        for code, label in self._answers.items():
            initials.setdefault(_initials(label), []).append(code)
        for code, label in self._of_file.items():
            known = self._answers.get(code)
            if code not in self.codes or not label:
                continue
            key = canonical(label)
            meant = self._emptied.get(key) or self._code_of(key)
            short = initials.get(key.replace(".", ""), ())
            if meant is None and short:
                meant = code if code in short else short[0]
            if meant not in (None, code):
                contradictions.append((code, label, known or ""))
            elif meant is None and known is not None:
                differences.append((code, label, known))
        return contradictions, differences

    def _code_of(self, key):
        if key in self._texts:
            return self._texts[key]
        code, label = _apart(key)
        return code if code and self._labels.get(label) == code else None


def _apart(key):
    """Take apart the canonical form of an answer that holds both its code and its label.

    >>> _apart("5 - agree"), _apart("agree-5"), _apart("agree")
    (('5', 'agree'), ('5', 'agree'), (None, None))
    """
    both = _CODE_AND_LABEL.fullmatch(key)
    if both:
        return canonical_number(both[1]), both[2].rstrip(") ")
    # The blanks beside a dash were taken out before.
    return label_and_code(re.sub(r"-(?=-?\d+$)", " - ", key)) or (None, None)


def _initials(label):
    """Abbreviate a label as people do: sangat tidak setuju is sts.

    >>> _initials("Sangat tidak setuju"), _initials("Ragu-ragu")
    ('sts', 'rr')
    """
    return "".join(word[0] for word in re.findall(r"\w+", canonical(label)))


def encode(texts, coding):
    """Replace the texts of a column by codes, each distinct text once.

    Parameters
    ----------
    texts : Series of str, shape (n,)
    coding : Coding

    Returns
    -------
    codes : Series of category, shape (n,)
        Codes written as text; what has no meaning stays as it is.
    emptied : dict of ndarray of bool, shape (n,)
        From each reason that occurs (not_applicable, declared_missing, no_answer) to the answers
        that were emptied for it.

    Examples
    --------
    >>> coding = Coding({"codes": [1, 2], "answers": ["No", "Yes"]})
    >>> codes, emptied = encode(pd.Series(["yes", "1", "?", "NA"]), coding)
    >>> codes.tolist(), emptied["no_answer"].tolist()
    (['2', '1', '?', nan], [False, False, False, True])
    """
    texts = texts.astype("category")
    spellings, codes = texts.cat.categories, texts.cat.codes.to_numpy()
    places, targets, lookup = {}, {}, []
    for place, text in enumerate(spellings):
        meaning = coding.meaning(text)
        if meaning is pd.NA:
            places.setdefault(coding.why_empty(text), []).append(place)
            lookup.append(-1)
        else:
            lookup.append(targets.setdefault(text if meaning is None else meaning, len(targets)))
    # The last place is that of a missing answer, whose code is -1.
    found = np.array([*lookup, -1], dtype=codes.dtype)[codes]
    answers = pd.Categorical.from_codes(found, pd.Index(list(targets), dtype="str"))
    emptied = {reason: np.isin(codes, found) for reason, found in places.items()}
    emptied = {reason: rows for reason, rows in emptied.items() if rows.any()}
    return pd.Series(answers, index=texts.index), emptied
