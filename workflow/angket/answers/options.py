"""Takes the options apart that stand in one cell."""

import re

from angket.answers.spelling import plain


class OneCell:
    """The options of a question whose answers stand in one cell.

    Parameters
    ----------
    options : list of str
        As they stand in the file.
    separator : str
        What stands between two answers; an option may contain it too.

    Examples
    --------
    >>> sources = OneCell(["Friends, family", "Radio"], ",")
    >>> sources.parse("Radio, Friends, family")
    (['Radio', 'Friends, family'], '')
    >>> sources.parse("Radio, my neighbour")
    (['Radio'], 'my neighbour')
    """

    def __init__(self, options, separator):
        mark = separator.strip(" ")
        self._between = re.compile(rf"\s*{re.escape(mark)}\s*" if mark else r"\s+")
        self._joint = mark or " "
        self._options = {tuple(map(plain, self._pieces(option))): option for option in options}

    def _pieces(self, text):
        return [piece for piece in self._between.split(text.strip()) if piece]

    def parse(self, text):
        """Return the options that a cell names, each once, and what is no option of it.

        Of several ways to read it the one that leaves least over counts, then the one with
        the longest options.
        """
        pieces = self._pieces(text)
        folded = [plain(piece) for piece in pieces]
        # For each piece and those after it: how many are no option, how many are, and which.
        best = [(0, 0, ())]
        for start in range(len(pieces) - 1, -1, -1):
            left_over, count, rest = best[-1]
            ways = [(left_over + 1, count, (None, *rest))]
            for key, option in self._options.items():
                end = start + len(key)
                if tuple(folded[start:end]) == key:
                    left_over, count, rest = best[len(pieces) - end]
                    ways.append((left_over, count + 1, (option, *[""] * (len(key) - 1), *rest)))
            best.append(min(ways, key=lambda way: way[:2]))
        reading = best[-1][2]
        found = list(dict.fromkeys(option for option in reading if option))
        joint = self._joint if self._joint in (" ", "\n") else f"{self._joint} "
        others = [piece for piece, option in zip(pieces, reading, strict=True) if option is None]
        return found, joint.join(others)


def composed_options(options, separator):
    """Find the options that could as well be several of the others in one cell.

    >>> composed_options(["A", "B", "A, B", "C, D"], ",")
    ['A, B']
    """
    found = []
    for option in options:
        others = [other for other in options if other != option]
        parts, rest = OneCell(others, separator).parse(option)
        if len(parts) > 1 and not rest:
            found.append(option)
    return found
