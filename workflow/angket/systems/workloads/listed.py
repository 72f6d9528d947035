"""Units, positions and tasks of a workload analysis, as its statistics name them."""

from collections import Counter
from typing import NamedTuple

from angket.systems.workloads.read import MARK


class Listed(NamedTuple):
    """What the subjects of statistics.csv name.

    Attributes
    ----------
    units : list of str
    positions : list of (str, str)
        Unit and position.
    tasks : list of (str, str, str)
        Unit, position and task.
    """

    units: list
    positions: list
    tasks: list


def listed_in(subjects):
    """Sort subjects of the section `workload` by what they are.

    Parameters
    ----------
    subjects : iterable of str

    Returns
    -------
    Listed

    Examples
    --------
    >>> listed_in(["A", "A|Clerk", "A|Clerk|Letters"])
    Listed(units=['A'], positions=[('A', 'Clerk')], tasks=[('A', 'Clerk', 'Letters')])
    """
    found = Listed([], [], [])
    for subject in dict.fromkeys(subjects):
        unit, *others = subject.split(MARK)
        if not others:
            found.units.append(unit)
        else:
            found[len(others)].append((unit, *others))
    return found


def names_of(positions):
    """Return what positions are called: with their unit where several units have one of a name.

    Parameters
    ----------
    positions : list of (str, str)

    Returns
    -------
    dict
        From unit and position to name.

    Examples
    --------
    >>> [*names_of([("A", "clerk"), ("B", "driver"), ("C", "clerk")]).values()]
    ['clerk / A', 'driver', 'clerk / C']
    """
    often = Counter(position for _, position in positions)
    return {
        (unit, position): f"{position} / {unit}" if often[position] > 1 else position
        for unit, position in positions
    }
