"""An attack on a report: whoever subtracts what is printed tries to count a group not shown.

It reads the printed tables alone, and knows which groups and categories there are. Every printed
count is a linear equation on the cells, group by category; a cell is found out where these
equations, and that nobody is counted less than nought times, leave one number for it.
"""

import re

import numpy as np
import scipy

from angket.formats.blocks import Table, as_cell, text_of

# Who has no group, or no category: counted in totals alone.
NONE = "(none)"
_JOINT = " + "


class Attack:
    """What is known of the cells of a group by a category.

    Parameters
    ----------
    groups, categories : list of str
        Besides those of nobody's.
    """

    def __init__(self, groups, categories):
        self.groups, self.categories = [*groups, NONE], [*categories, NONE]
        self._equations, self._sums = [], []

    def know(self, count, groups=None, categories=None):
        """Add that so many are of some groups, and of some categories; all where left out."""
        self._equations.append(self._cells(groups, categories))
        self._sums.append(count)

    def _cells(self, groups=None, categories=None):
        groups = self.groups if groups is None else groups
        categories = self.categories if categories is None else categories
        chosen = np.zeros((len(self.groups), len(self.categories)))
        for group in groups:
            for category in categories:
                chosen[self.groups.index(group), self.categories.index(category)] = 1
        return chosen.ravel()

    def range_of(self, groups=None, categories=None):
        """Return the least and the most that some cells can add up to.

        Returns
        -------
        tuple of float
        """
        wanted, matrix, sums = self._cells(groups, categories), self._equations, self._sums
        ends = []
        for sign in (1, -1):
            found = scipy.optimize.linprog(sign * wanted, A_eq=matrix, b_eq=sums)
            assert found.status == 0, found.message  # what is printed contradicts itself
            ends.append(sign * found.fun)
        return ends[0], ends[1]

    def follows(self, groups=None, categories=None):
        """Tell whether a sum of cells follows from the equations alone."""
        matrix = np.array(self._equations)
        rank = np.linalg.matrix_rank(matrix)
        return np.linalg.matrix_rank(np.vstack([matrix, self._cells(groups, categories)])) == rank


def counted(blocks, variable, column, labels, groups, categories):
    """Read what is printed of a variable, a column of the profile, and both.

    Parameters
    ----------
    blocks : list of Block
        Of the whole report.
    variable, column : str
        As the settings call them.
    labels : dict
        From both to how they are printed.
    groups, categories : list of str

    Returns
    -------
    Attack
    """
    attack = Attack(groups, categories)
    heads = [labels[column], labels[variable]]
    parts = {NONE: [NONE]} | {group: [group] for group in groups}
    named = []
    for block in blocks:
        if not isinstance(block, Table):
            continue
        lines = [[text_of(as_cell(cell).content).strip() for cell in row] for row in block.body]
        parts |= {
            line[0]: line[0].split(_JOINT) for line in lines if {*line[0].split(_JOINT)} < {*groups}
        }
        if block.label == "profile":
            _profile(attack, lines, labels[column], parts)
        elif block.label == f"categories-{variable}":
            for line in lines:
                if line[0] in categories and (n := _number(line[-2])) is not None:
                    attack.know(n, None, [line[0]])
        elif block.label.startswith("crosstab") and _head(block) == heads:
            _crosstab(attack, block, lines, groups, categories, parts)
        elif block.label.startswith("group-means"):
            named = [line for line in lines if line[0] in parts]
            for line in named:
                attack.know(_number(line[1]), parts[line[0]], categories)
        elif block.label.startswith("group-tests") and named and "ANOVA" in lines[0][0]:
            members = [group for line in named for group in parts[line[0]]]
            attack.know(_number(lines[0][3]) + len(named), members, categories)
    return attack


def _profile(attack, lines, label, parts):
    """Read the lines of a column, and that all respondents are in one of them."""
    inside, total = False, 0
    for line in lines:
        if not any(line[1:]):
            inside = line[0] == label
        elif inside:
            total += _number(line[1])
            attack.know(_number(line[1]), parts.get(line[0], [NONE]))
    attack.know(total)


def _crosstab(attack, block, lines, groups, categories, parts):
    columns = [text_of(as_cell(cell).content) for cell in block.head[1]]
    group = None
    for line in lines:
        if not any(line[1:]):
            group = parts.get(line[0], groups)
        elif line[0] == "Count":
            for column, cell in zip(columns, line[1:], strict=True):
                of = [column] if column in categories else categories
                if (n := _number(cell)) is not None:
                    attack.know(n, group, of)


def _head(block):
    return [text_of(as_cell(cell).content) for cell in block.head[0]]


def _number(text):
    text = text.replace(",", "")
    return float(text) if re.fullmatch(r"\d+(\.\d+)?", text) else None
