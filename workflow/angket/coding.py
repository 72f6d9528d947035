"""From the texts in cells to the codes of an answer scale."""

import re
from decimal import Decimal

import numpy as np
import pandas as pd

from angket.spelling import plain

NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)")
# "5 - Sangat Setuju", "5. Agree", "5 (agree)", "5=agree"
_CODE_AND_LABEL = re.compile(r"([+-]?\d+)\s*[-.:)=(\u2013\u2014]*\s*(\D.*)")


class Coding:
    """What each text means on an answer scale.

    Parameters
    ----------
    scale : dict
        codes (list of int), and where given answers (their labels), synonyms (text to
        code), not_applicable (list of texts) and missing (list of texts).

    Examples
    --------
    >>> coding = Coding({"codes": [1, 2], "answers": ["No", "Yes"], "missing": ["9"]})
    >>> [coding.meaning(text) for text in ("2", " yes ", "1 - No", "9", "maybe", "2 - No")]
    ['2', '2', '1', <NA>, None, None]
    """

    def __init__(self, scale):
        self.codes = [str(code) for code in scale["codes"]]
        labels = zip(scale.get("answers", ()), self.codes, strict=False)
        self._texts = {plain(label): code for label, code in labels}
        self._texts |= {plain(text): str(code) for text, code in scale.get("synonyms", {}).items()}
        self._labels = dict(self._texts)
        self._texts |= {code: code for code in self.codes}
        self.not_applicable = {plain(text) for text in scale.get("not_applicable", ())}
        self.declared_missing = {
            canonical_number(text) if NUMBER.fullmatch(text) else plain(text)
            for text in scale.get("missing", ())
        }

    def meaning(self, text):
        """Return the code of a text, NA for a declared missing answer, None for no meaning."""
        text = plain(text)
        if NUMBER.fullmatch(text):
            text = canonical_number(text)
        if text in self.declared_missing or text in self.not_applicable:
            return pd.NA
        if text in self._texts:
            return self._texts[text]
        both = _CODE_AND_LABEL.fullmatch(text)
        if both:
            code, label = canonical_number(both[1]), both[2].rstrip(") ")
            if self._labels.get(label) == code:
                return code
        return None


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
    not_applicable, declared_missing : int
        How many answers were emptied for each reason.

    Examples
    --------
    >>> coding = Coding({"codes": [1, 2], "answers": ["No", "Yes"]})
    >>> encode(pd.Series(["yes", "1", "?"]), coding)[0].tolist()
    ['2', '1', '?']
    """
    texts = texts.astype("category")
    spellings, codes = texts.cat.categories, texts.cat.codes.to_numpy()
    emptied, targets, lookup = [0, 0], {}, []
    for place, text in enumerate(spellings):
        meaning = coding.meaning(text)
        if meaning is pd.NA:
            count = np.count_nonzero(codes == place)
            emptied[plain(text) not in coding.not_applicable] += count
            lookup.append(-1)
        else:
            lookup.append(targets.setdefault(text if meaning is None else meaning, len(targets)))
    # The last place is that of a missing answer, whose code is -1.
    found = np.array([*lookup, -1], dtype=codes.dtype)[codes]
    answers = pd.Categorical.from_codes(found, pd.Index(list(targets), dtype="str"))
    return pd.Series(answers, index=texts.index), *emptied


def canonical_number(text):
    """Write a number in one way: "4", "4.0", "4,0" and "04" all become "4".

    >>> canonical_number("4,50")
    '4.5'
    """
    number = Decimal(text.replace(",", "."))
    return format(number.normalize(), "f") if number else "0"
