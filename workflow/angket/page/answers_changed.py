"""Which answers are others than before: the answers as the steps read them, then and now."""

from typing import NamedTuple

# Who was analysed, and who was left out; both as the step `validation` leaves them.
FILES = ("validation/responses.parquet", "validation/excluded_answers.parquet")
_RESPONDENT = "respondent"
# Larger tables are not compared cell by cell.
_MOST_CELLS = 3_000_000


class Answer(NamedTuple):
    """An answer that is another one now: whose, to what, and how it was and is."""

    respondent: str
    column: str
    before: str
    now: str


class AnswersChanged(NamedTuple):
    """What is different.

    Attributes
    ----------
    answers : list of Answer
    new, gone : list of str
        Respondents who were not there, or are there no more.
    """

    answers: list
    new: list
    gone: list

    def __bool__(self):
        return any(self)


def answers_changed(before, now, was, settings):
    """Compare the answers in two folders.

    Parameters
    ----------
    before, now : Path
        Folders in which `FILES` lie.
    was, settings : dict
        Of the study, then and now; by them, codes are told as the answers that they stand for.

    Returns
    -------
    AnswersChanged or None
        None where either is not there, or too large.
    """
    old, new = _rows(before), _rows(now)
    if old is None or new is None:
        return None
    words_then, words_now = _Words(was), _Words(settings)
    found = []
    for respondent in new:
        for column, value in new[respondent].items() if respondent in old else ():
            then = old[respondent].get(column)
            if column in old[respondent] and then != value:
                told = words_then.answer(column, then), words_now.answer(column, value)
                found.append(Answer(respondent, words_now.heading(column), *told))
    return AnswersChanged(
        found,
        [respondent for respondent in new if respondent not in old],
        [respondent for respondent in old if respondent not in new],
    )


def _rows(folder):
    """Return the answers by respondent, in the order of the tables."""
    # Heavy, and needed here alone.
    import pyarrow.parquet as parquet

    found = {}
    for name in FILES:
        try:
            size = parquet.read_metadata(folder / name)
            if size.num_rows * size.num_columns > _MOST_CELLS:
                return None
            rows = parquet.read_table(folder / name).to_pylist()
        except (OSError, ValueError):
            return None
        found |= {str(row.pop(_RESPONDENT, number)): row for number, row in enumerate(rows)}
    return found


class _Words:
    """What the codes of answers stand for, and columns are headed, in a study."""

    def __init__(self, settings):
        self._columns = (settings.get("data") or {}).get("columns") or {}
        scales = settings.get("scales") or {}
        self._answers = {}
        for variable in (settings.get("variables") or {}).values():
            for item, scale in (variable.get("item_scales") or {}).items():
                known = scales.get(scale) or {}
                pairs = zip(known.get("codes") or (), known.get("answers") or (), strict=False)
                self._answers[item] = {str(code): answer for code, answer in pairs}

    def heading(self, column):
        told = self._columns.get(column, column)
        return ", ".join(told) if isinstance(told, list) else str(told)

    def answer(self, column, value):
        if value is None:
            return None
        text = f"{value:g}" if isinstance(value, float) else str(value)
        return str(self._answers.get(column, {}).get(text) or text)
