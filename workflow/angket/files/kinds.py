"""What the columns of a grid hold, as far as it tells heads and notes from answers."""

import re
from collections import Counter

from angket.answers.spelling import plain

# Numbers, dates and times, however they are written.
_FIGURES = re.compile(r"(?=.*\d)[\d\s.,:/+%T-]+(am|pm|z|wib|wita|wit)?", re.IGNORECASE)
# Words for no answer: they stand for a respondent, not for a head.
_UNANSWERED = {"na", "n/a", "nan", "null", "none", "kosong", "missing", "tidak tahu", "#n/a"}
# Of so many answers a column must hold to be judged, and of numbers among them such a share.
FEWEST = 3
MOSTLY = 0.9


def is_figure(text):
    """Say whether a text is a number, a date or a time.

    >>> is_figure("2,050"), is_figure("2024-05-03 10:22"), is_figure("X1"), is_figure("")
    (True, True, False, False)
    """
    return bool(_FIGURES.fullmatch(text))


class Kinds:
    """What the columns of some rows hold.

    Parameters
    ----------
    rows : list of list of str
    width : int

    Examples
    --------
    >>> kinds = Kinds([["p", "4"], ["q", "2"], ["r", "5"]], 2)
    >>> kinds.fit(["Total", "11"]), kinds.fit(["Question", "How often?"])
    ((1, 0), (0, 1))
    """

    def __init__(self, rows, width):
        self.width = width
        self.numbers, self.closed, self.texts = set(), {}, set()
        self.length = 0
        lengths = [len(text) for row in rows for text in row if text]
        self.average = sum(lengths) / len(lengths) if lengths else 0
        for place in range(width):
            column = [row[place] for row in rows if place < len(row) and row[place]]
            if len(column) < FEWEST:
                continue
            # Answers repeat, and each need be looked at once.
            counts = Counter(column)
            if sum(n for text, n in counts.items() if is_figure(text)) >= MOSTLY * len(column):
                self.numbers.add(place)
                continue
            answers = {plain(text) for text in counts}
            self.texts |= answers
            if len(answers) * 2 <= len(column):
                self.closed[place] = answers
                self.length = max(self.length, *map(len, answers))

    def fit(self, row):
        """Count the cells of a row that are like the answers below them, and those unlike.

        Cells of columns that hold texts of any kind count as neither.

        Returns
        -------
        like, unlike : int
        """
        fits = [fit for _, fit in self.judge(row)]
        return sum(fits), len(fits) - sum(fits)

    def judge(self, row):
        """Yield the place of each cell that can be judged, and whether it is like the answers."""
        for place, text in enumerate(row[: self.width]):
            if not text:
                continue
            if place in self.numbers:
                folded = plain(text)
                answer = is_figure(text) or len(text) == 1 or folded in _UNANSWERED
                yield place, answer or folded in self.texts
            elif place in self.closed:
                folded = plain(text)
                yield place, folded in self.texts or folded in _UNANSWERED
