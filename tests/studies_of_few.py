"""Studies with few respondents in a cell, as they are shared, and what follows from equations."""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from angket.archive.smallest_cell import withhold
from angket.tables import read_statistics
from whole_study import EVERYTHING, STUDY, answers, compute

UNITS = {"label": "Unit", "order": ["X", "Y", "Z", "Head office"]}
CASES = [(12, 3), (12, 5), (40, 5), (40, 10), (90, 5), (90, 2)]
NAME = "Sole librarian"
MADE = {}


def respondents(number, seed):
    """Return rows of answers; one typed what tells who he is, two are alone in their unit."""
    rows = [list(row) for row in answers(number, seed)]
    rows[0][2], rows[1][2], rows[2][2] = NAME, "Head office", "Head office"
    rows[5][1] = ""
    return [tuple(row) for row in rows]


def statistics_of_few(tmp_path_factory):
    """From the number of respondents to the settings and statistics of a whole study, made once."""
    for number in (12, 40, 90) if not MADE else ():
        folder = tmp_path_factory.mktemp("small") / str(number)
        study = STUDY | EVERYTHING | {"profile": STUDY["profile"] | {"unit": UNITS}}
        study["sample"] = {"expected": 90}
        settings, inputs = compute(folder, respondents(number, number), study)
        MADE[number] = settings, read_statistics(inputs.statistics)
    return MADE


def shared(studies, number, smallest):
    settings, statistics = studies[number]
    rows = [(*place, value) for place, value in statistics.items()]
    told, withheld = withhold(rows, settings, smallest)
    return settings, statistics, {row[:3]: row[3] for row in told}, withheld


def number_of(found, *place):
    try:
        return float(found[place])
    except (KeyError, ValueError):
        return None


def bounds_of(unknown, equations, inequalities=()):
    """Return the least and the largest whole number that each unknown can be."""
    constraints = [LinearConstraint(np.array(row, float), value, value) for row, value in equations]
    constraints += [LinearConstraint(np.array(row, float), -np.inf, v) for row, v in inequalities]
    found = []
    for place in range(unknown):
        aim = np.eye(unknown)[place]
        ends = []
        for sign in (1, -1):
            solved = milp(
                sign * aim,
                constraints=constraints,
                integrality=np.ones(unknown),
                bounds=Bounds(0, np.inf),
            )
            assert solved.success, solved.message
            ends.append(round(sign * solved.fun))
        found.append(tuple(ends))
    return found
