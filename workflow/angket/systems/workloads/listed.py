"""Units, positions and tasks of a workload analysis, as its statistics name them."""

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
    """Return what positions are called: by themselves where one unit stands alone.

    Parameters
    ----------
    positions : list of (str, str)

    Returns
    -------
    dict
        From unit and position to name.

    Examples
    --------
    >>> [*names_of([("A", "clerk"), ("A", "driver")]).values()]
    ['clerk', 'driver']
    >>> [*names_of([("A", "clerk"), ("B", "clerk")]).values()]
    ['clerk (A)', 'clerk (B)']
    """
    several = len({unit for unit, _ in positions}) > 1
    return {
        (unit, position): f"{position} ({unit})" if several else position
        for unit, position in positions
    }
